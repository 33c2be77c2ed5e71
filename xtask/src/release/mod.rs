//! `cargo xtask release`: what is published beside the packages, from a folder that has those of all systems.

mod sbom;
mod update_manifest;

pub use update_manifest::platform as updates_to;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use sha2::{Digest as _, Sha256};
use xshell::{Shell, cmd};

use crate::{
    bundle,
    repository::{self, VERSION},
    setup,
    steps::{self, step},
};

/// What the sums of all published files are called.
const SUMS: &str = "SHA256SUMS";

/// `cargo xtask release`: for the packages in `packages`, which will be found below `address`.
pub fn release(shell: &Shell, tag: &str, address: &str, packages: Option<PathBuf>) -> Result<()> {
    let folder = packages.unwrap_or_else(bundle::folder);
    agree(shell, tag)?;
    setup::to_release(shell)?;

    step(
        "The components of the program and of its pages (CycloneDX)",
        || sbom::write(shell, &folder),
    )?;
    let notes = step("The notes: what has changed since the last release", || {
        notes(shell, tag, &folder)
    })?;
    let systems = step("What installed versions may update themselves to", || {
        update_manifest::write(shell, address, &notes, &folder)
    })?;
    if systems.is_empty() {
        steps::skip("No package here is signed for updates, so there is no manifest of them");
    } else {
        println!("    {}", systems.join(", "));
    }
    step("Checksums", || sums(shell, &folder))?;
    println!("\nReady to be published: {}", folder.display());
    Ok(())
}

/// The tag, the program and its description in software centres name one version.
fn agree(shell: &Shell, tag: &str) -> Result<()> {
    ensure!(
        tag == format!("v{VERSION}"),
        "the tag is {tag}, and Cargo.toml has the version {VERSION}"
    );
    let metainfo = repository::root().join("packaging/linux/app.guichet.desk.metainfo.xml");
    let metainfo = shell.read_file(metainfo)?;
    let released = format!("<release version=\"{VERSION}\"");
    ensure!(
        metainfo.contains(&released),
        "packaging/linux/app.guichet.desk.metainfo.xml names no release {VERSION}"
    );
    Ok(())
}

/// Writes one line a commit since the last release, or since the beginning, into `folder`.
fn notes(shell: &Shell, tag: &str, folder: &Path) -> Result<String> {
    let cliff = repository::root().join("packaging/node_modules/git-cliff/lib/cli/cli.js");
    // This release's own tag may stand there already: the workflow is started by it.
    let last = cmd!(
        shell,
        "git describe --tags --abbrev=0 --match v[0-9]* --exclude {tag} HEAD"
    );
    let last = last.quiet().ignore_stderr().read().ok();
    let since = last.map(|last| format!("{last}..HEAD"));
    let notes = cmd!(
        shell,
        "node {cliff} --config packaging/cliff.toml --tag {tag} {since...}"
    );
    let notes = notes.quiet().read()?;
    let notes = notes.trim();
    ensure!(
        notes.starts_with("- "),
        "nothing has changed since the last release"
    );
    shell.write_file(folder.join("notes.md"), format!("{notes}\n"))?;
    Ok(notes.to_owned())
}

/// One line a file, as `sha256sum --check` reads it.
fn sums(shell: &Shell, folder: &Path) -> Result<()> {
    let mut lines = String::new();
    for file in shell.read_dir(folder)? {
        let name = file
            .file_name()
            .context("a file's name")?
            .to_string_lossy()
            .into_owned();
        if name == SUMS {
            continue;
        }
        let sum = Sha256::digest(shell.read_binary_file(&file)?);
        let sum: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
        lines += &format!("{sum}  {name}\n");
    }
    Ok(shell.write_file(folder.join(SUMS), lines)?)
}
