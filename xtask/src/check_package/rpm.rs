//! The .rpm: its files, what it requires, its scripts. It is installed nowhere here: that needs Fedora or openSUSE.

use std::path::Path;

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

use crate::{repository, steps::step};

const FILES: &[&str] = &[
    "/usr/bin/guichet",
    "/usr/share/applications/Guichet.desktop",
    "/usr/share/metainfo/app.guichet.desk.metainfo.xml",
    "/usr/share/man/man1/guichet.1.gz",
    "/usr/share/icons/hicolor/scalable/apps/guichet.svg",
    "/usr/share/licenses/guichet/LICENSE-MIT",
    "/usr/share/licenses/guichet/LICENSE-APACHE",
];

/// By the names of libraries and not of packages, which Fedora and openSUSE call differently.
const REQUIRES: &[&str] = &["libwebkit2gtk-4.1.so.0()(64bit)", "libgtk-3.so.0()(64bit)"];

/// Looks at all that can be seen without installing it.
pub fn check(shell: &Shell, package: &Path) -> Result<()> {
    step("The .rpm: files, requirements, scripts", || {
        let files = cmd!(shell, "rpm -qpl {package}").quiet().read()?;
        for file in FILES {
            ensure!(
                files.lines().any(|line| line == *file),
                "the package has no {file}"
            );
        }
        let requires = cmd!(shell, "rpm -qp --requires {package}").quiet().read()?;
        println!("    {}", requires.lines().collect::<Vec<_>>().join(", "));
        for required in REQUIRES {
            ensure!(
                requires.lines().any(|line| line.trim() == *required),
                "the package does not require {required}"
            );
        }
        let scripts = cmd!(shell, "rpm -qp --scripts {package}").quiet().read()?;
        ensure!(scripts.is_empty(), "the package runs scripts: {scripts}");
        Ok(())
    })?;
    step("The .rpm: rpmlint", || {
        let config = repository::root().join("packaging/linux/rpmlint.toml");
        Ok(cmd!(shell, "rpmlint --strict --config {config} {package}").run()?)
    })
}
