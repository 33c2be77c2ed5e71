//! A computer with a clean Debian on it: a folder that programs take for the whole disk.

use std::path::{Path, PathBuf};

use anyhow::Result;
use xshell::{Cmd, Shell, cmd};

use super::folder;
use crate::steps::{self, step};

/// Runs a command inside: with the kernel's own folders, which go with the command.
const INSIDE: &str = r#"
root=$1; shift
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --rbind /sys "$root/sys"
exec chroot "$root" "$@"
"#;

/// The computer.
pub struct CleanRoot<'a> {
    shell: &'a Shell,
    path: PathBuf,
}

impl<'a> CleanRoot<'a> {
    /// As the installer leaves the smallest system. Fetched once and kept, and unpacked anew each time.
    pub fn unpack(shell: &'a Shell, suite: &str) -> Result<Self> {
        let (archive, path) = (
            folder().join(suite).with_extension("tar"),
            folder().join("root"),
        );
        if archive.is_file() {
            steps::skip(&format!("A clean {suite}: fetched before"));
        } else {
            step(&format!("Fetching a clean {suite}"), || {
                let unfinished = archive.with_extension("unfinished.tar");
                let components = components(shell, suite)?;
                cmd!(
                    shell,
                    "mmdebstrap --quiet --variant=minbase --components={components} {suite} {unfinished}"
                )
                .run()?;
                Ok(std::fs::rename(unfinished, &archive)?)
            })?;
        }
        shell.remove_path(&path)?;
        shell.create_dir(&path)?;
        cmd!(shell, "tar -xf {archive} -C {path}").quiet().run()?;
        let root = Self { shell, path };
        root.run(&["apt-get", "-qq", "update"]).run()?;
        Ok(root)
    }

    /// Where a path of the computer's is for us.
    pub fn path(&self, inside: &str) -> PathBuf {
        self.path.join(inside.trim_start_matches('/'))
    }

    /// Puts a file into a folder of the computer's.
    pub fn bring(&self, file: &Path, folder: &str) -> Result<()> {
        self.shell.create_dir(self.path(folder))?;
        Ok(self.shell.copy_file(file, self.path(folder))?)
    }

    /// A command of its administrator's.
    pub fn run(&self, command: &[&str]) -> Cmd<'a> {
        let (shell, path) = (self.shell, &self.path);
        cmd!(
            shell,
            "unshare --mount --propagation private -- sh -euc {INSIDE} sh {path} {command...}"
        )
        .env("DEBIAN_FRONTEND", "noninteractive")
        .env("LANG", "C.UTF-8")
        .quiet()
    }

    /// Installs packages of Debian's, or files at absolute paths.
    pub fn install(&self, packages: &[&str]) -> Result<()> {
        let apt_get = ["apt-get", "-qq", "-y", "-o", "Dpkg::Use-Pty=0"];
        let install = [
            &apt_get[..],
            &["install", "--no-install-recommends"],
            packages,
        ]
        .concat();
        Ok(self.run(&install).ignore_stdout().run()?)
    }

    /// A command of a person's who uses it, and who has an account.
    pub fn run_as(&self, person: &str, command: &[&str]) -> Cmd<'a> {
        let home = format!("HOME=/home/{person}");
        let as_person = [
            "setpriv",
            "--reuid",
            person,
            "--regid",
            person,
            "--init-groups",
        ];
        let with_home = ["env", "--ignore-environment", &home, "PATH=/usr/bin:/bin"];
        self.run(&[&as_person[..], &with_home[..], command].concat())
    }
}

/// The parts of the archive with what a desktop is made of. Ubuntu keeps most of Debian's packages in another one, which
/// its installer switches on.
fn components(shell: &Shell, suite: &str) -> Result<&'static str> {
    let ubuntu = cmd!(shell, "ubuntu-distro-info --all").quiet().read()?;
    Ok(if ubuntu.lines().any(|release| release == suite) {
        "main,universe"
    } else {
        "main"
    })
}
