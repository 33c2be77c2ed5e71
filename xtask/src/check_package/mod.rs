//! `cargo xtask check-package`: what is in the packages, and what becomes of them on a clean Debian.
//!
//! Apart from `cargo xtask test`, because it needs root, the network and minutes.

mod clean_root;
mod deb;
mod journey;
mod rpm;

use std::path::PathBuf;

use anyhow::{Result, bail};
use serde_json::json;
use xshell::{Shell, cmd};

use crate::{bundle, repository, setup};

/// `cargo xtask check-package`, with a clean root of that release of Debian's or Ubuntu's.
pub fn check(shell: &Shell, suite: &str) -> Result<()> {
    if !cfg!(target_os = "linux") || cmd!(shell, "id -u").quiet().read()? != "0" {
        bail!(
            "a clean Debian in a folder needs Linux and root:\n    \
             sudo --preserve-env=HOME env \"PATH=$PATH\" cargo xtask check-package"
        );
    }
    setup::to_check_package(shell)?;
    let packages = Packages::make(shell)?;
    deb::check(shell, &packages.deb)?;
    rpm::check(shell, &packages.rpm)?;
    journey::play(shell, suite, &packages)
}

/// What is checked.
struct Packages {
    deb: PathBuf,
    rpm: PathBuf,
    /// The same program once more, as a later version.
    later: PathBuf,
}

/// The version that an upgrade leads to.
const LATER: &str = "999.0.0";

impl Packages {
    fn make(shell: &Shell) -> Result<Self> {
        bundle::build(shell)?;
        let (now, later) = (folder().join("now"), folder().join("later"));
        for folder in [&now, &later] {
            shell.remove_path(folder)?;
            shell.create_dir(folder)?;
        }
        bundle::pack(shell, &["deb", "rpm"], json!({}), &now)?;
        bundle::pack(shell, &["deb"], json!({ "version": LATER }), &later)?;
        Ok(Self {
            deb: bundle::only(shell, &now, "deb")?,
            rpm: bundle::only(shell, &now, "rpm")?,
            later: bundle::only(shell, &later, "deb")?,
        })
    }
}

/// Where everything of this check is.
fn folder() -> PathBuf {
    repository::target().join("package-check")
}
