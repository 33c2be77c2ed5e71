//! The file that a backup is written to: under another name until it is whole, and never in place of
//! a file that is there.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::rooms::private_file;
use crate::clock::Randomness;
use crate::error::{Disk, Refusal};
use crate::keys::CROCKFORD;

/// A backup that is being written. Dropped before its end, it leaves nothing behind.
pub(super) struct Target {
    to: PathBuf,
    unfinished: PathBuf,
    pub(super) file: File,
    finished: bool,
}

impl Target {
    /// Begins a file that will be `to`.
    pub(super) fn begin(to: &Path, randomness: &dyn Randomness) -> Result<Self, Refusal> {
        if fs::symlink_metadata(to).is_ok() {
            return Err(Refusal::FileExists);
        }
        // A name that nobody has: what a power cut leaves here stands in nobody's way.
        let mut mark = [0; 5];
        randomness.fill(&mut mark);
        let mut name = OsString::from(to.file_name().ok_or(Refusal::PlaceNotWritable)?);
        name.push(format!(".{}.part", CROCKFORD.encode(&mark)));
        let unfinished = to.with_file_name(name);
        let file = private_file(&unfinished).map_err(|error| not_written(&error))?;
        Ok(Self {
            to: to.to_owned(),
            unfinished,
            file,
            finished: false,
        })
    }

    /// All is written: the file gets its name, once it is on the disk.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.file.sync_all()?;
        // Made by us or not at all: a rename alone would replace a file that came meanwhile.
        File::create_new(&self.to)?;
        let renamed = fs::rename(&self.unfinished, &self.to);
        if renamed.is_err() {
            fs::remove_file(&self.to)?;
        }
        renamed?;
        self.finished = true;
        // Where folders can't be synced, the system does it in its own time.
        let _ = super::rooms::sync_folder(self.to.parent().unwrap_or(Path::new(".")));
        Ok(())
    }
}

impl Drop for Target {
    fn drop(&mut self) {
        if !self.finished
            && let Err(error) = fs::remove_file(&self.unfinished)
        {
            tracing::warn!(%error, "an unfinished backup is left behind");
        }
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
    use crate::testing::SeededRandomness;

    fn begin(to: &Path) -> Result<Target, Refusal> {
        Target::begin(to, &SeededRandomness::new(1))
    }

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
        let mut target = begin(&to).unwrap();
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
        drop(begin(&folder.path().join("a")).unwrap());
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }

    #[test]
    fn no_file_is_ever_replaced__RE_2() {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("a");
        fs::write(&to, "somebody's").unwrap();
        assert_eq!(begin(&to).err(), Some(Refusal::FileExists));
        // Nor one that comes while the backup is written.
        let other = folder.path().join("b");
        let target = begin(&other).unwrap();
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
            let refused = begin(&to).err();
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
