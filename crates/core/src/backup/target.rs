//! The file that a backup is written to: under another name until it is whole, and never in place of
//! a file that is there.

use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::error::{Disk, Refusal};

/// A backup that is being written. Dropped before its end, it leaves nothing behind.
pub(super) struct Target {
    to: PathBuf,
    pub(super) file: NamedTempFile,
}

impl Target {
    /// Begins a file that will be `to`, and that nobody else may read.
    pub(super) fn begin(to: &Path) -> Result<Self, Refusal> {
        if fs::symlink_metadata(to).is_ok() {
            return Err(Refusal::FileExists);
        }
        let (Some(folder), Some(name)) = (to.parent(), to.file_name()) else {
            return Err(Refusal::PlaceNotWritable);
        };
        // A name that nobody has: what a power cut leaves here stands in nobody's way.
        let mut begun = OsString::from(name);
        begun.push(".");
        let file = tempfile::Builder::new()
            .prefix(&begun)
            .suffix(".part")
            .tempfile_in(folder)
            .map_err(|error| not_written(&error))?;
        let to = to.to_owned();
        Ok(Self { to, file })
    }

    /// All is written: the file gets its name, once it is on the disk.
    pub(super) fn finish(self) -> io::Result<()> {
        self.file.as_file().sync_all()?;
        // Not in place of a file that came meanwhile.
        let kept = self.file.persist_noclobber(&self.to);
        kept.map_err(|error| error.error)?;
        // Where folders can't be synced, the system does it in its own time.
        let _ = crate::files::sync_folder(self.to.parent().unwrap_or(Path::new(".")));
        Ok(())
    }
}

/// What an error at the chosen place means to the person who chose it.
pub(super) fn not_written(error: &io::Error) -> Refusal {
    tracing::warn!(%error, "the backup can't be written");
    match error.kind() {
        ErrorKind::AlreadyExists => Refusal::FileExists,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            Refusal::NoRoom {
                disk: Disk::OfTheBackup,
            }
        }
        _ => Refusal::PlaceNotWritable,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_backup_gets_its_name_when_it_is_whole__RE_2() {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("a.guichet-backup");
        let mut target = Target::begin(&to).unwrap();
        target.file.write_all(b"all of it").unwrap();
        let [unfinished] = &names(folder.path())[..] else {
            panic!("one file")
        };
        assert!(unfinished.ends_with(".part"), "{unfinished}");
        target.finish().unwrap();
        assert_eq!(names(folder.path()), ["a.guichet-backup"]);
        assert_eq!(fs::read(&to).unwrap(), b"all of it");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(&to).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "nobody else reads it");
        }
    }

    #[test]
    fn a_backup_that_is_given_up_leaves_nothing_behind__RE_2() {
        let folder = tempfile::tempdir().unwrap();
        drop(Target::begin(&folder.path().join("a")).unwrap());
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }

    #[test]
    fn no_file_is_ever_replaced__RE_2() {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("a");
        fs::write(&to, "somebody's").unwrap();
        assert_eq!(Target::begin(&to).err(), Some(Refusal::FileExists));
        // Nor one that comes while the backup is written.
        let other = folder.path().join("b");
        let target = Target::begin(&other).unwrap();
        fs::write(&other, "somebody's").unwrap();
        let refused = target.finish().map_err(|error| not_written(&error));
        assert_eq!(refused, Err(Refusal::FileExists));
        assert_eq!(names(folder.path()), ["a", "b"]);
        assert_eq!(fs::read(&to).unwrap(), b"somebody's");
        assert_eq!(fs::read(&other).unwrap(), b"somebody's");
    }

    #[test]
    fn a_place_that_is_none_is_refused__RE_2() {
        let folder = tempfile::tempdir().unwrap();
        for to in [folder.path().join("nowhere/a"), PathBuf::from("/")] {
            let refused = Target::begin(&to).err();
            assert!(
                matches!(
                    refused,
                    Some(Refusal::PlaceNotWritable | Refusal::FileExists)
                ),
                "{refused:?}"
            );
        }
    }
}
