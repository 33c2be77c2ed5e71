//! Disks that fail, for one start of the app: in a mount namespace of its own, which needs no rights
//! on the computer and goes with the app.

use std::{ffi::OsStr, fs, path::PathBuf, process::Command};

use super::Desk;

/// How the disk under the data folder fails.
#[derive(Clone, Copy)]
pub enum Disk {
    /// The data on a disk of 8 MiB, with room left.
    Small,
    /// The same, with not a byte left.
    Full,
    /// The database may be read only.
    ReadOnlyDatabase,
    /// Nothing may be written in the data folder.
    ReadOnlyFolder,
}

impl Disk {
    /// What prepares the disk; `$0` is the data folder.
    fn preparation(self) -> &'static str {
        match self {
            Self::Small => SMALL,
            Self::Full => FULL,
            Self::ReadOnlyDatabase => {
                r#"mount --bind "$0/guichet.db" "$0/guichet.db"
                   mount -o remount,bind,ro "$0/guichet.db""#
            }
            Self::ReadOnlyFolder => {
                r#"mount --bind "$0" "$0"
                   mount -o remount,bind,ro "$0""#
            }
        }
    }

    /// `command` on this disk.
    pub(super) fn under(self, command: &Command, data: &OsStr) -> Command {
        let mut wrapped = Command::new("unshare");
        wrapped
            .args(["--user", "--map-current-user", "--keep-caps", "--mount"])
            .args(["sh", "-euc"])
            .arg(format!("{}\nexec \"$@\"", self.preparation()))
            .arg(data)
            .arg(command.get_program())
            .args(command.get_args());
        wrapped.env_clear();
        wrapped.envs(
            command
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        );
        if let Some(folder) = command.get_current_dir() {
            wrapped.current_dir(folder);
        }
        wrapped
    }
}

const SMALL: &str = r#"cp -a "$0" "$0.before"
    mount -t tmpfs -o size=8m,mode=0700 small "$0"
    cp -a "$0.before/." "$0""#;
// Without the file that SQLite makes at a first start, which may be left from a start before.
const FULL: &str = r#"cp -a "$0" "$0.before"
    mount -t tmpfs -o size=8m,mode=0700 small "$0"
    cp -a "$0.before/." "$0"
    rm -f "$0/guichet.db-shm"
    cat /dev/zero > "$0/filler" || true"#;

impl Desk {
    /// Takes the last byte of the running app's disk.
    #[track_caller]
    pub fn fill_disk(&self) {
        let mut zeros = fs::File::open("/dev/zero").expect("zeros");
        let mut filler = fs::File::create(self.filler()).expect("a file on the disk");
        let full = std::io::copy(&mut zeros, &mut filler).expect_err("a disk of 8 MiB");
        assert_eq!(full.kind(), std::io::ErrorKind::StorageFull);
    }

    /// Gives the running app's disk its room back.
    #[track_caller]
    pub fn free_disk(&self) {
        fs::remove_file(self.filler()).expect("the disk was filled");
    }

    /// As the app sees it.
    fn filler(&self) -> PathBuf {
        let data = self.data();
        let below = data.strip_prefix("/").expect("an absolute path");
        PathBuf::from(format!("/proc/{}/root", self.app_process()))
            .join(below)
            .join("filler")
    }
}
