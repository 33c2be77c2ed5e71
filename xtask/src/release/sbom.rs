//! The list of components (SBOM): the crates that are in the program, and the packages that its pages are built from.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::{
    programs::npm,
    repository::{self, VERSION},
    setup,
};

/// Writes both as CycloneDX.
pub fn write(shell: &Shell, folder: &Path) -> Result<()> {
    let cyclonedx = setup::tools().join("bin/cargo-cyclonedx");
    // It writes beside the manifest of each member of the workspace, and can't be told to write elsewhere.
    let name = format!("guichet-{VERSION}.cdx");
    cmd!(
        shell,
        "{cyclonedx} cyclonedx --format json --spec-version 1.5 --target all --override-filename {name}"
    )
    .quiet()
    .run()?;
    let written = format!("{name}.json");
    shell.copy_file(repository::root().join(&written), folder.join(&written))?;
    for member in members(shell)? {
        shell.remove_path(member.join(&written))?;
    }

    // With those that only build: some of them, like Svelte, leave code of theirs in the pages.
    let pages = npm(shell)
        .args(["--prefix", "ui", "sbom", "--sbom-format", "cyclonedx"])
        .quiet()
        .read()?;
    Ok(shell.write_file(
        folder.join(format!("guichet-pages-{VERSION}.cdx.json")),
        pages,
    )?)
}

/// The folder of each member of the workspace.
fn members(shell: &Shell) -> Result<Vec<PathBuf>> {
    let metadata = cmd!(shell, "cargo metadata --format-version 1 --no-deps")
        .quiet()
        .read()?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let packages = metadata["packages"].as_array().context("packages")?;
    let manifests = packages
        .iter()
        .map(|package| package["manifest_path"].as_str());
    let folders = manifests.map(|manifest| Path::new(manifest?).parent().map(Path::to_owned));
    folders
        .collect::<Option<_>>()
        .context("a package's manifest")
}
