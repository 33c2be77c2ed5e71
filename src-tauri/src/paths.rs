//! The data folder: where it is, and that it is this person's alone (SE-18).
//!
//! It is the operating system's folder for a program's data of one person on one computer, or
//! the one that `GUICHET_DATA_DIR` names. It holds the database, the log, the lock of
//! [`crate::single_instance`] and the web view's own files, and nothing of it may be a link, belong
//! to somebody else, or be readable by others.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use guichet_core::{ClosedReason, DataFolder};
use tokio::sync::Notify;

use crate::{
    logging,
    single_instance::{self, Claim, Place},
};

/// The app's identifier, as in tauri.conf.json: the folder's name, and the keyring's service.
pub const IDENTIFIER: &str = "app.guichet.desk";

/// Names another data folder.
const DATA_FOLDER: &str = "GUICHET_DATA_DIR";

/// Where the web view keeps its own files.
const WEB_VIEW: &str = "webview";

/// With what the names of the app's own files begin: the database and its companions, the lock.
const OWN_FILES: &str = "guichet";

/// Why there is no data folder.
#[derive(Debug, thiserror::Error)]
pub enum FolderProblem {
    /// The operating system names none, for instance because `HOME` is not set.
    #[error("the operating system names no folder for a person's data")]
    NoneNamed,
    /// It is, or holds, a link or something of somebody else.
    #[error("{0} is a link, or belongs to somebody else")]
    NotOurs(PathBuf),
    /// It can't be made, or nothing can be written in it.
    #[error("{0} can't be written: {1}")]
    NotWritable(PathBuf, #[source] io::Error),
    /// Another instance has it.
    #[error("another instance of the app uses {0}")]
    InUse(PathBuf),
}

impl From<FolderProblem> for ClosedReason {
    fn from(problem: FolderProblem) -> Self {
        match problem {
            FolderProblem::NotOurs(_) => Self::FolderNotOurs,
            FolderProblem::NotWritable(_, error) if error.kind() == io::ErrorKind::StorageFull => {
                Self::DiskFull
            }
            FolderProblem::NoneNamed | FolderProblem::NotWritable(..) | FolderProblem::InUse(_) => {
                Self::FolderNotWritable
            }
        }
    }
}

/// The data folder of this desk, and this instance's place in it.
pub struct DeskFolder {
    path: Option<PathBuf>,
    place: Mutex<Option<Place>>,
    /// None where there is no window to raise.
    raised: Option<Arc<Notify>>,
}

impl DeskFolder {
    /// The folder, not yet looked at. `raised` is told when another instance gives way to this one.
    pub fn new(path: Option<PathBuf>, raised: Arc<Notify>) -> Self {
        Self {
            path,
            place: Mutex::new(None),
            raised: Some(raised),
        }
    }

    /// The same for the command line, which has no window.
    pub fn without_window(path: Option<PathBuf>) -> Self {
        Self {
            path,
            place: Mutex::new(None),
            raised: None,
        }
    }

    /// Makes and checks the folder and takes this instance's place in it, unless that is done.
    pub fn claim(&self) -> Result<&Path, FolderProblem> {
        let path = self.path.as_deref().ok_or(FolderProblem::NoneNamed)?;
        make_private(path)?;
        let mut place = self.place.lock().unwrap_or_else(PoisonError::into_inner);
        if place.is_none() {
            let claim = match &self.raised {
                Some(raised) => single_instance::claim(path, Arc::clone(raised)),
                None => single_instance::claim_without_window(path),
            };
            match claim.map_err(|error| FolderProblem::NotWritable(path.to_owned(), error))? {
                Claim::First(first) => *place = Some(first),
                Claim::Taken => return Err(FolderProblem::InUse(path.to_owned())),
            }
        }
        Ok(path)
    }

    /// Where the web view keeps its own files.
    pub fn web_view(&self) -> Option<PathBuf> {
        self.path.as_ref().map(|path| path.join(WEB_VIEW))
    }
}

impl DataFolder for DeskFolder {
    fn prepare(&self) -> Result<PathBuf, ClosedReason> {
        self.claim().map(Path::to_owned).map_err(|problem| {
            tracing::error!(%problem, "the data folder can't be used");
            problem.into()
        })
    }
}

/// Where the data folder is on this computer, for this person.
#[expect(
    clippy::disallowed_methods,
    reason = "where the data lies is the shell's to know; the core is handed the folder"
)]
pub fn data_folder() -> Option<PathBuf> {
    match std::env::var_os(DATA_FOLDER) {
        // An absolute path, so that a later change of the working directory moves nothing.
        Some(named) if !named.is_empty() => std::path::absolute(named).ok(),
        _ => dirs::data_local_dir().map(|folder| folder.join(IDENTIFIER)),
    }
}

/// Makes the folder and the ones inside it, and takes away what others may do with them and with
/// the app's own files, whatever that was.
fn make_private(folder: &Path) -> Result<(), FolderProblem> {
    if let Some(parent) = folder.parent() {
        fs::create_dir_all(parent)
            .map_err(|error| FolderProblem::NotWritable(folder.to_owned(), error))?;
    }
    for inner in [
        folder,
        &folder.join(logging::FOLDER),
        &folder.join(WEB_VIEW),
    ] {
        make_folder(inner)?;
    }
    for file in files_in(folder)?.chain(files_in(&folder.join(logging::FOLDER))?) {
        access::restrict(&file, access::FILE)?;
    }
    Ok(())
}

fn make_folder(folder: &Path) -> Result<(), FolderProblem> {
    match fs::create_dir(folder) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(FolderProblem::NotWritable(folder.to_owned(), error)),
    }
    access::restrict(folder, access::FOLDER)
}

/// The app's own files in `folder`. Others are left as they are: `GUICHET_DATA_DIR` may name a
/// folder that has something else in it too.
fn files_in(folder: &Path) -> Result<impl Iterator<Item = PathBuf>, FolderProblem> {
    let unreadable = |error| FolderProblem::NotWritable(folder.to_owned(), error);
    let mut own = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        if entry.file_name().to_string_lossy().starts_with(OWN_FILES) {
            own.push(entry.path());
        }
    }
    Ok(own.into_iter())
}

/// Owners and modes.
#[cfg(unix)]
mod access {
    use std::{
        fs, io,
        os::unix::fs::{MetadataExt, PermissionsExt},
        path::Path,
    };

    use super::FolderProblem;

    pub(super) const FOLDER: u32 = 0o700;
    pub(super) const FILE: u32 = 0o600;

    /// Refuses a link and a foreign owner; takes away what others may do.
    pub(super) fn restrict(path: &Path, mode: u32) -> Result<(), FolderProblem> {
        let not_writable = |error| FolderProblem::NotWritable(path.to_owned(), error);
        let found = match fs::symlink_metadata(path) {
            Ok(found) => found,
            // SQLite removes its companion files when it closes.
            Err(error) if error.kind() == io::ErrorKind::NotFound && mode == FILE => return Ok(()),
            Err(error) => return Err(not_writable(error)),
        };
        let is_what_it_should_be = found.is_dir() == (mode == FOLDER);
        if found.is_symlink()
            || !is_what_it_should_be
            || found.uid() != rustix::process::geteuid().as_raw()
        {
            return Err(FolderProblem::NotOurs(path.to_owned()));
        }
        if found.permissions().mode() & 0o777 == mode {
            return Ok(());
        }
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(not_writable)
    }
}

/// On Windows the folder for a person's local data is that person's alone already.
#[cfg(not(unix))]
mod access {
    use std::{fs, io, path::Path};

    use super::FolderProblem;

    pub(super) const FOLDER: () = ();
    pub(super) const FILE: () = ();

    /// Refuses a link.
    pub(super) fn restrict(path: &Path, _mode: ()) -> Result<(), FolderProblem> {
        match fs::symlink_metadata(path) {
            Ok(found) if found.is_symlink() => Err(FolderProblem::NotOurs(path.to_owned())),
            Ok(_) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(FolderProblem::NotWritable(path.to_owned(), error)),
        }
    }
}

#[cfg(all(test, unix))]
mod tests;
