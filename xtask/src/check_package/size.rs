//! The .deb against that of a bare Tauri window: what of the download is Guichet's own.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use super::only;
use crate::{bundle::megabytes, programs::tauri, repository, steps::step, symbols};

/// So many times a bare window's at most.
const AT_MOST: f64 = 2.0;

/// Packs a bare window by the same means, and compares: what is wrong, if anything is.
pub fn judge(shell: &Shell, package: &Path) -> Result<Option<String>> {
    step(
        "A bare Tauri window: building and packing it the same way",
        || {
            // Together, so that what both are made of is built with the same features, and once.
            let both = ["--package", "bare-window", "--package", "guichet"];
            cmd!(shell, "cargo build --quiet --release {both...}").run()?;
            let program = repository::target().join("release/bare-window");
            symbols::take_out(shell, &program)?;
            shell.remove_path(repository::target().join("release/bundle"))?;
            let _there = shell.push_dir(repository::root().join("benches/bare"));
            Ok(tauri(shell)
                .args(["bundle", "--ci", "--bundles", "deb"])
                .run()?)
        },
    )?;
    let bare = only(
        shell,
        &repository::target().join("release/bundle/deb"),
        "deb",
    )?;
    let (guichet, bare) = (length(package)?, length(&bare)?);
    #[expect(
        clippy::cast_precision_loss,
        reason = "packages are far smaller than 2^52 bytes"
    )]
    let ratio = guichet as f64 / bare as f64;
    let figures = format!("{} against {}", megabytes(guichet), megabytes(bare));
    println!("    {figures}: {ratio:.2} × a bare window's");
    Ok((ratio > AT_MOST).then(|| {
        format!("the .deb may be {AT_MOST} × a bare window's, and is {ratio:.2} × ({figures})")
    }))
}

fn length(file: &Path) -> Result<u64> {
    let metadata = fs::metadata(file);
    Ok(metadata.with_context(|| file.display().to_string())?.len())
}
