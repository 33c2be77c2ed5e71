//! Files that a person takes along: in their own folder for downloads, or else in their home. Each is
//! there whole or not at all, is theirs alone to read, and replaces nothing.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::PathBuf,
};

use guichet_core::{Downloads, NewFile};
use tempfile::NamedTempFile;

/// What a file is called while it is being written. A crash leaves it so.
const UNFINISHED: (&str, &str) = (".guichet-", ".part");

/// The folder of the person who runs the app.
pub struct PersonsDownloads;

impl Downloads for PersonsDownloads {
    fn folder(&self) -> io::Result<PathBuf> {
        [dirs::download_dir(), dirs::home_dir()]
            .into_iter()
            .flatten()
            .find(|folder| folder.is_dir())
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn begin(&self) -> io::Result<Box<dyn NewFile>> {
        Ok(Box::new(Unfinished::in_folder(self.folder()?)?))
    }
}

/// A file that is being written, under a name of its own; dropped, it is gone.
struct Unfinished {
    folder: PathBuf,
    file: BufWriter<NamedTempFile>,
}

impl Unfinished {
    fn in_folder(folder: PathBuf) -> io::Result<Self> {
        let (before, after) = UNFINISHED;
        let file = tempfile::Builder::new()
            .prefix(before)
            .suffix(after)
            .tempfile_in(&folder)?;
        let file = BufWriter::new(file);
        Ok(Self { folder, file })
    }
}

impl Write for Unfinished {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()?;
        self.file.get_ref().as_file().sync_all()
    }
}

impl NewFile for Unfinished {
    fn keep(mut self: Box<Self>, name: &str, ending: &str) -> io::Result<PathBuf> {
        self.flush()?;
        let Self { folder, file } = *self;
        let mut file = file.into_inner().map_err(|error| error.into_error())?;
        for number in 1_u32.. {
            let name = match number {
                1 => format!("{name}.{ending}"),
                again => format!("{name} ({again}).{ending}"),
            };
            let path = folder.join(name);
            match file.persist_noclobber(&path) {
                Ok(_) => {
                    // That the folder knows its new name is safe too, where a folder can be asked.
                    let _ = File::open(&folder).and_then(|folder| folder.sync_all());
                    return Ok(path);
                }
                Err(taken) if taken.error.kind() == io::ErrorKind::AlreadyExists => {
                    file = taken.file;
                }
                Err(other) => return Err(other.error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt};

    use super::*;

    fn names(folder: &tempfile::TempDir) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder.path())
            .expect("the folder")
            .map(|entry| entry.expect("a file").file_name().into_string())
            .map(|name| name.expect("a name"))
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_replaces_none_and_is_its_owners_alone__AU_3() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("trail.csv"), "an older one").expect("a file");
        std::os::unix::fs::symlink("elsewhere", folder.path().join("trail (2).csv"))
            .expect("a link that leads nowhere");
        let mut file = Unfinished::in_folder(folder.path().to_owned()).expect("a file");
        file.write_all(b"whole").expect("written");
        let unfinished = names(&folder);
        assert!(unfinished[0].starts_with(".guichet-"), "{unfinished:?}");

        let path = Box::new(file).keep("trail", "csv").expect("kept");
        assert_eq!(path, folder.path().join("trail (3).csv"));
        assert_eq!(fs::read(&path).expect("the file"), b"whole");
        let mode = fs::metadata(&path).expect("the file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let older = fs::read(folder.path().join("trail.csv"));
        assert_eq!(older.expect("the older one"), b"an older one");
        assert_eq!(
            names(&folder),
            ["trail (2).csv", "trail (3).csv", "trail.csv"]
        );
    }

    #[test]
    fn a_file_that_is_broken_off_leaves_nothing__AU_3() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut file = Unfinished::in_folder(folder.path().to_owned()).expect("a file");
        file.write_all(&[0; 100_000]).expect("written");
        drop(file);
        assert!(names(&folder).is_empty());
    }
}
