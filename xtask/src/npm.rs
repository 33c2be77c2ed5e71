//! Packages of npm's, in the folders that have a package.json: installed only when their lock has changed.

use std::fs;

use anyhow::{Context, Result};
use xshell::Shell;

use crate::{programs::npm, repository, steps};

/// Installs into `folder` exactly what its package-lock.json says. `what` names it to the person.
pub fn install(shell: &Shell, folder: &str, what: &str) -> Result<()> {
    let folder = repository::root().join(folder);
    let lock = folder.join("package-lock.json");
    // Kept inside node_modules, so that whoever deletes that folder deletes the mark with it.
    let mark = folder.join("node_modules/.installed-package-lock.json");
    let wanted = fs::read(&lock).with_context(|| format!("can't read {}", lock.display()))?;
    if fs::read(&mark).is_ok_and(|installed| installed == wanted) {
        steps::skip(&format!("{what}: unchanged"));
        return Ok(());
    }
    steps::step(&format!("{what}: installing (npm ci)"), || {
        npm(shell)
            .args(["ci", "--no-audit", "--no-fund", "--prefix"])
            .arg(&folder)
            .run()?;
        fs::write(&mark, &wanted)?;
        Ok(())
    })
}
