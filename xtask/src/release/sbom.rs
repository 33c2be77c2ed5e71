//! The list of components (SBOM): the crates that are in the program, and the packages that its pages are built from.

use std::path::Path;

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{programs::npm, repository, setup};

/// Writes both as CycloneDX.
pub fn write(shell: &Shell, version: &str, folder: &Path) -> Result<()> {
    let cyclonedx = setup::tools().join("bin/cargo-cyclonedx");
    // It writes beside the manifest of each member of the workspace, and can't be told to write elsewhere.
    let name = format!("guichet-{version}.cdx");
    cmd!(
        shell,
        "{cyclonedx} cyclonedx --format json --spec-version 1.5 --target all --override-filename {name}"
    )
    .quiet()
    .run()?;
    let written = format!("{name}.json");
    shell.copy_file(repository::root().join(&written), folder.join(&written))?;
    for member in [
        "",
        "benches/bare",
        "benches/start_up",
        "crates/core",
        "xtask",
    ] {
        shell.remove_path(repository::root().join(member).join(&written))?;
    }

    // With those that only build: some of them, like Svelte, leave code of theirs in the pages.
    let pages = npm(shell)
        .args(["--prefix", "ui", "sbom", "--sbom-format", "cyclonedx"])
        .quiet()
        .read()?;
    Ok(shell.write_file(
        folder.join(format!("guichet-pages-{version}.cdx.json")),
        pages,
    )?)
}
