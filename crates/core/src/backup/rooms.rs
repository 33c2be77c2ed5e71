//! Where backups are worked on: files and folders inside the data folder, private like all of it, and
//! gone when the work is done. What a crash leaves of them is swept away at the next start.

use std::io;
use std::path::{Path, PathBuf};

use crate::files::{private_file, private_folder, remove_database, remove_folder};

/// The database as it was at one moment, while it is written into a backup. Its name begins like those
/// of the app's other files, so that it is kept as private as they are.
pub(super) const SNAPSHOT: &str = "guichet-snapshot.db";
/// A backup that is being checked.
pub(super) const CHECKING: &str = "checking";
/// A backup that will take the place of the data.
pub(super) const RESTORING: &str = "restoring";
/// The same from the moment on that it counts.
pub(super) const RESTORED: &str = "restored";

/// A folder for one piece of work; it goes with it.
pub(super) struct Room(PathBuf);

impl Room {
    /// Makes it, empty.
    pub(super) fn make(data_folder: &Path, name: &str) -> io::Result<Self> {
        let room = Self(data_folder.join(name));
        remove_folder(&room.0)?;
        private_folder(&room.0)?;
        Ok(room)
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// It stays: whoever removes it has more to remove than the folder.
    pub(super) fn stay(self) {
        std::mem::forget(self);
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        if let Err(error) = remove_folder(&self.0) {
            tracing::warn!(%error, "a folder is left behind until the next start");
        }
    }
}

/// The file for a copy of the database; it goes with the work.
pub(super) struct Snapshot(PathBuf);

impl Snapshot {
    /// Makes it, empty.
    pub(super) fn make(data_folder: &Path) -> io::Result<Self> {
        let snapshot = Self(data_folder.join(SNAPSHOT));
        remove_database(&snapshot.0)?;
        private_file(&snapshot.0)?;
        Ok(snapshot)
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Snapshot {
    fn drop(&mut self) {
        if let Err(error) = remove_database(&self.0) {
            tracing::warn!(%error, "a copy of the database is left behind until the next start");
        }
    }
}

/// Removes what a crash left of backups that were being made or checked.
pub(super) fn sweep(data_folder: &Path) -> io::Result<()> {
    remove_database(&data_folder.join(SNAPSHOT))?;
    remove_folder(&data_folder.join(CHECKING))
}
