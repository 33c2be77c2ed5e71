//! Files and folders beside the data: as private as it is, on the disk when they are said to be, and gone
//! when they are removed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::Path;

/// What SQLite may put beside a database.
const COMPANIONS: [&str; 3] = ["-journal", "-wal", "-shm"];

/// Removes a database with its companions, these first: alone they are nothing.
pub(crate) fn remove_database(file: &Path) -> io::Result<()> {
    for companion in COMPANIONS {
        let mut name = file.as_os_str().to_owned();
        name.push(companion);
        there(fs::remove_file(name))?;
    }
    there(fs::remove_file(file))
}

/// Removes a folder with all that is in it.
pub(crate) fn remove_folder(folder: &Path) -> io::Result<()> {
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

/// A new folder that nobody else may look into, whatever the umask.
pub(crate) fn private_folder(folder: &Path) -> io::Result<()> {
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
