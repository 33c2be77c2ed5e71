//! The page (ui/): its packages and its build, each only when what it is made from has changed.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

use anyhow::Result;
use xshell::Shell;

use crate::{npm, programs::page_script, repository, steps};

/// Folders of ui/ that hold what is made, not what it is made from.
const MADE: &[&str] = &["node_modules", "dist", "paraglide", ".svelte-kit"];

/// Installs exactly what package-lock.json says.
pub fn install(shell: &Shell) -> Result<()> {
    npm::install(shell, "ui", "The page's packages")
}

/// Builds ui/dist, which cargo puts into the app.
pub fn build(shell: &Shell) -> Result<()> {
    let ui = repository::root().join("ui");
    let mark = repository::target().join("page-built-from");
    let inputs = inputs(&ui)?;
    if ui.join("dist").is_dir() && fs::read_to_string(&mark).is_ok_and(|built| built == inputs) {
        steps::skip("The page: unchanged");
        return Ok(());
    }
    steps::step("Building the page (ui/dist)", || {
        page_script(shell, "build").run()?;
        fs::create_dir_all(repository::target())?;
        fs::write(&mark, &inputs)?;
        Ok(())
    })
}

/// One number for all that the page is built from: paths and contents, not times, because a fresh
/// checkout gives every file a new time.
fn inputs(folder: &Path) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    read_inputs(folder, &mut hasher)?;
    Ok(format!("{:016x}", hasher.finish()))
}

fn read_inputs(folder: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name();
        if MADE.iter().any(|made| name == *made) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            read_inputs(&entry.path(), hasher)?;
        } else {
            entry.path().hash(hasher);
            fs::read(entry.path())?.hash(hasher);
        }
    }
    Ok(())
}
