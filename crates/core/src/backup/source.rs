//! A backup that is read: its header, its key, and what is in it.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;

use super::chunks::{Chunks, Stuck};
use super::contents::BackupFile;
use super::header::Header;
use crate::error::{Disk, Fault, Refusal, Stop};
use crate::files::private_file;
use crate::keys::{RootKey, ServiceKey};
use crate::progress::{Progress, Stage, Tell};
use crate::store::backup::is_newer;

/// A backup whose header was read.
pub(super) struct Source {
    pub(super) header: Header,
    bytes: Vec<u8>,
    name: String,
    file: File,
    size: u64,
}

impl Source {
    /// Opens a file, if it is a backup of this version or an older one.
    pub(super) fn open(path: &Path) -> Result<Self, Refusal> {
        let unreadable = |error: std::io::Error| {
            tracing::warn!(%error, "the backup can't be read");
            Refusal::BackupUnreadable
        };
        // Before it is opened: what is no file may make whoever opens it wait for ever.
        let found = fs::metadata(path).map_err(unreadable)?;
        if !found.is_file() {
            return Err(Refusal::NotABackup);
        }
        let mut file = File::open(path).map_err(unreadable)?;
        let (header, bytes) = Header::read(&mut file)?;
        if is_newer(header.schema) {
            return Err(Refusal::BackupNewer);
        }
        let name = path.file_name().unwrap_or_default();
        Ok(Self {
            header,
            bytes,
            name: name.to_string_lossy().into_owned(),
            file,
            size: found.len(),
        })
    }

    /// What can be said of it without a key.
    pub(super) fn file(&self) -> BackupFile {
        BackupFile {
            name: self.name.clone(),
            made_at: self.header.made_at,
        }
    }

    /// The root key, if this service key is the one that it was sealed under.
    pub(super) fn unwrap(&self, key: &ServiceKey) -> Option<RootKey> {
        let sealed = &self.header.root_key_under_service_key;
        key.unwrap(sealed, self.header.institution.as_bytes())
    }

    /// Writes the database that is in it into a new file. Only if all of it opens, it counts.
    pub(super) async fn unpack(self, root: &RootKey, into: &Path, tell: &Tell) -> Result<(), Stop> {
        let chunks = Chunks::of(
            &self.header,
            &self.bytes,
            &root.backup_key(&self.header.salt),
        );
        let mut from = self.file;
        let (into, tell) = (into.to_owned(), tell.clone());
        let (header, all) = (self.bytes.len() as u64, self.size);
        let unpacking = move || {
            let to = private_file(&into).map_err(Stuck::Writing)?;
            let mut to = BufWriter::new(to);
            chunks.open(&mut from, &mut to, &mut |moved| {
                tell(Progress {
                    stage: Stage::Reading,
                    done: header + moved,
                    all,
                });
            })?;
            let to = to
                .into_inner()
                .map_err(|error| Stuck::Writing(error.into()))?;
            to.sync_all().map_err(Stuck::Writing)
        };
        let unpacked = tokio::task::spawn_blocking(unpacking).await;
        let unpacked = unpacked.map_err(|error| Fault::Unexpected(error.to_string()))?;
        unpacked.map_err(|stuck| match stuck {
            Stuck::Damaged => Refusal::BackupDamaged.into(),
            Stuck::Reading(error) => {
                tracing::warn!(%error, "the backup can't be read");
                Refusal::BackupUnreadable.into()
            }
            Stuck::Writing(error) => in_data_folder(error),
        })
    }
}

/// What an error in the data folder means.
pub(super) fn in_data_folder(error: std::io::Error) -> Stop {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            tracing::warn!(%error, "no room in the data folder");
            Refusal::NoRoom {
                disk: Disk::OfThisPc,
            }
            .into()
        }
        _ => Fault::File(error).into(),
    }
}
