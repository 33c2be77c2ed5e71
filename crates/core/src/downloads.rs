//! Files that a person takes along, as the desktop hands them in: written into their folder for
//! downloads, there whole or not at all.

use std::io::{self, Write};
use std::path::PathBuf;

use serde::Serialize;
use ts_rs::TS;

use crate::error::{Fault, NotSavedBecause, Refusal, Stop};

/// The person's folder for downloads.
pub trait Downloads: Send + Sync {
    /// Which folder it is.
    fn folder(&self) -> io::Result<PathBuf>;

    /// Begins a file in it, which nobody else may read. Dropped before it is kept, it leaves nothing
    /// behind.
    fn begin(&self) -> io::Result<Box<dyn NewFile>>;
}

/// A file that is being written. To flush it is to have it safe on the disk.
pub trait NewFile: Write + Send {
    /// The file appears under this name; where one is there already, under one like it. Where it is.
    fn keep(self: Box<Self>, name: &str, ending: &str) -> io::Result<PathBuf>;
}

/// A file that the person has now.
#[derive(Debug, Serialize, TS)]
pub struct SavedFile {
    /// Where it is.
    pub path: String,
    /// How many entries or operators are in it.
    pub entries: u32,
}

/// Ends a file and has it safe on the disk. That takes a while: not on the threads that answer.
pub(crate) async fn ended(
    downloads: &dyn Downloads,
    end: impl FnOnce() -> io::Result<Box<dyn NewFile>> + Send + 'static,
) -> Result<Box<dyn NewFile>, Stop> {
    let ended = tokio::task::spawn_blocking(move || {
        let mut file = end()?;
        file.flush()?;
        Ok(file)
    });
    let ended = ended.await;
    let file = ended.map_err(|error| Fault::Unexpected(error.to_string()))?;
    file.map_err(|error: io::Error| not_saved(downloads, &error).into())
}

/// Why a file could not be saved, for the person.
pub(crate) fn not_saved(downloads: &dyn Downloads, error: &io::Error) -> Refusal {
    tracing::warn!(%error, "a file was not saved");
    let (folder, why) = match (downloads.folder(), error.kind()) {
        (Err(_), _) => (PathBuf::new(), NotSavedBecause::NoFolder),
        (Ok(folder), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) => {
            (folder, NotSavedBecause::DiskFull)
        }
        (Ok(folder), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem) => {
            (folder, NotSavedBecause::NotAllowed)
        }
        (Ok(folder), _) => (folder, NotSavedBecause::Other),
    };
    let folder = folder.display().to_string();
    Refusal::FileNotSaved { folder, why }
}
