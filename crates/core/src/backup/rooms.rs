//! Where backups are worked on: files and folders inside the data folder, private like all of it, and
//! gone when the work is done. What a crash leaves of them is swept away at the next start.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The database as it was at one moment, while it is written into a backup. Its name begins like those
/// of the app's other files, so that it is kept as private as they are.
pub(super) const SNAPSHOT: &str = "guichet-snapshot.db";
/// A backup that is being checked.
pub(super) const CHECKING: &str = "checking";
/// A backup that will take the place of the data.
pub(super) const RESTORING: &str = "restoring";
/// The same from the moment on that it counts.
pub(super) const RESTORED: &str = "restored";

/// What SQLite may put beside a database.
const COMPANIONS: [&str; 3] = ["-journal", "-wal", "-shm"];

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

/// Removes a database with its companions, these first: alone they are nothing.
pub(crate) fn remove_database(file: &Path) -> io::Result<()> {
    for companion in COMPANIONS {
        let mut name = file.as_os_str().to_owned();
        name.push(companion);
        there(fs::remove_file(name))?;
    }
    there(fs::remove_file(file))
}

pub(super) fn remove_folder(folder: &Path) -> io::Result<()> {
    there(fs::remove_dir_all(folder))
}

/// What is gone already need not be removed.
fn there(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// A new file that nobody else may read, whatever the umask.
pub(crate) fn private_file(file: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

fn private_folder(folder: &Path) -> io::Result<()> {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has a mode to set"))]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// What was made, renamed or removed in a folder is on the disk from here on.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    // Windows knows no such thing: a rename is on the disk with its file system's own journal.
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
