//! `cargo xtask package-size`: the .deb against that of a bare Tauri window, which says what of the download is Guichet's
//! own.
//!
//! Apart from `cargo xtask check-package`, because it judges a bound and not whether anything works: a release says that
//! it is missed, and is not stopped by it.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::json;
use xshell::{Shell, cmd};

use crate::{
    bundle::{self, megabytes},
    programs::tauri,
    repository, setup,
    steps::step,
    symbols,
};

/// So many times a bare window's at most.
const AT_MOST: f64 = 2.0;

/// Packs both by the same means, and prints a table of their sizes.
///
/// # Errors
///
/// The .deb is larger than it may be, or can't be made.
pub fn compare(shell: &Shell) -> Result<()> {
    ensure!(
        cfg!(target_os = "linux"),
        "a .deb is packed on Linux only, and it is the .deb that has a bound"
    );
    setup::to_bundle(shell)?;
    // First, because Guichet is built beside it and keeps its symbols then: what lies there afterwards is to be what is
    // shipped.
    let bare = length(&bare_window(shell)?)?;
    bundle::build(shell)?;
    let folder = repository::target().join("package-size");
    shell.remove_path(&folder)?;
    shell.create_dir(&folder)?;
    bundle::pack(shell, &["deb"], json!({}), &folder)?;
    let guichet = length(&bundle::only(shell, &folder, "deb")?)?;
    let (table, too_large) = judge(guichet, bare)?;
    println!("\n{table}");
    match too_large {
        Some(figures) => bail!(figures),
        None => Ok(()),
    }
}

/// A window with an empty page, packed the same way.
fn bare_window(shell: &Shell) -> Result<PathBuf> {
    let made = repository::target().join("release/bundle");
    step(
        "A bare Tauri window: building and packing it the same way",
        || {
            // Together, so that what both are made of is built with the same features, and once.
            let both = ["--package", "bare-window", "--package", "guichet"];
            cmd!(shell, "cargo build --quiet --release {both...}").run()?;
            symbols::take_out(shell, &repository::target().join("release/bare-window"))?;
            shell.remove_path(&made)?;
            let _there = shell.push_dir(repository::root().join("benches/bare"));
            Ok(tauri(shell)
                .args(["bundle", "--ci", "--bundles", "deb"])
                .run()?)
        },
    )?;
    bundle::only(shell, &made.join("deb"), "deb")
}

/// The table, as a workflow's summary shows it too; and what is wrong, if anything is.
fn judge(guichet: u64, bare: u64) -> Result<(String, Option<String>)> {
    #[expect(
        clippy::cast_precision_loss,
        reason = "packages are far smaller than 2^52 bytes"
    )]
    let ratio = guichet as f64 / bare as f64;
    let too_large = ratio > AT_MOST;
    let (guichet, bare) = (megabytes(guichet), megabytes(bare));
    let note = if too_large { " (missed)" } else { "" };
    let mut table = String::new();
    writeln!(table, "| .deb | at most | measured |\n|---|---|---|")?;
    writeln!(table, "| a bare Tauri window | | {bare} |")?;
    writeln!(table, "| Guichet | | {guichet} |")?;
    writeln!(
        table,
        "| Guichet, against the bare window | {AT_MOST} × | {ratio:.2} ×{note} |"
    )?;
    let why = format!(
        "the .deb may be {AT_MOST} × a bare window's, and is {ratio:.2} × ({guichet} against {bare})"
    );
    Ok((table, too_large.then_some(why)))
}

fn length(file: &Path) -> Result<u64> {
    let metadata = fs::metadata(file);
    Ok(metadata.with_context(|| file.display().to_string())?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_that_is_larger_than_it_may_be_is_named() {
        let (table, wrong) = judge(4_000_001, 2_000_000).expect("a table");
        assert!(table.contains("| 2 × | 2.00 × (missed) |"), "{table}");
        assert!(wrong.is_some_and(|why| why.contains("4.00 MB against 2.00 MB")));
        let (table, wrong) = judge(4_000_000, 2_000_000).expect("a table");
        assert!(table.contains("| 2 × | 2.00 × |"), "{table}");
        assert!(wrong.is_none());
    }
}
