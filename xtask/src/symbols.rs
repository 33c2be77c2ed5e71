//! The program's debug symbols: kept beside what is packed and not inside it.
//!
//! A release is built with the lines of its source (`[profile.release]` in Cargo.toml), so that a crash that somebody
//! reports can be read. They are several times the program's size, and nobody but a developer needs them.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use crate::repository::{self, VERSION};

/// Where a program's symbols are, once they were taken out.
pub fn place(program: &Path) -> PathBuf {
    program.with_extension(match env::consts::OS {
        "windows" => "pdb",
        "macos" => "dSYM",
        _ => "debug",
    })
}

/// Takes the symbols out of a built program.
pub fn take_out(shell: &Shell, program: &Path) -> Result<()> {
    if cfg!(windows) {
        // Microsoft's linker never puts them inside.
        return Ok(());
    }
    let (bare, symbols) = (program.with_extension("bare"), place(program));
    if cfg!(target_os = "macos") {
        cmd!(shell, "dsymutil {program} -o {symbols}").run()?;
        cmd!(shell, "strip -S -x -o {bare} {program}").run()?;
    } else {
        cmd!(
            shell,
            "objcopy --only-keep-debug --compress-debug-sections {program} {symbols}"
        )
        .run()?;
        cmd!(
            shell,
            "objcopy --strip-all --add-gnu-debuglink={symbols} {program} {bare}"
        )
        .run()?;
    }
    // In its place, and not into it: Cargo keeps the same file under another name, and finds it there
    // with its symbols when it is asked to build again.
    Ok(fs::rename(&bare, program)?)
}

/// Packs the symbols for Debian and Ubuntu, where a debugger finds them by the program's build id.
pub fn debian_package(shell: &Shell, symbols: &Path, into: &Path) -> Result<PathBuf> {
    let build_id = build_id(shell, symbols)?;
    let architecture = cmd!(shell, "dpkg --print-architecture").quiet().read()?;
    let folder = repository::target().join("symbols");
    shell.remove_path(&folder)?;
    let (first, rest) = build_id.split_at(2);
    let place = folder.join("usr/lib/debug/.build-id").join(first);
    shell.create_dir(&place)?;
    shell.copy_file(symbols, place.join(format!("{rest}.debug")))?;
    shell.write_file(
        folder.join("DEBIAN/control"),
        format!(
            "Package: guichet-dbgsym\n\
             Version: {VERSION}\n\
             Architecture: {architecture}\n\
             Section: debug\n\
             Priority: optional\n\
             Maintainer: The Guichet authors\n\
             Depends: guichet (= {VERSION})\n\
             Auto-Built-Package: debug-symbols\n\
             Build-Ids: {build_id}\n\
             Description: debug symbols for guichet\n"
        ),
    )?;
    let package = into.join(format!("guichet-dbgsym_{VERSION}_{architecture}.deb"));
    cmd!(
        shell,
        "dpkg-deb --build --root-owner-group {folder} {package}"
    )
    .quiet()
    .ignore_stdout()
    .run()?;
    Ok(package)
}

fn build_id(shell: &Shell, program: &Path) -> Result<String> {
    // It complains of a file that has symbols only and nothing to run.
    let notes = cmd!(shell, "readelf --notes {program}");
    let notes = notes.quiet().ignore_stderr().read()?;
    notes
        .lines()
        .find_map(|line| line.trim().strip_prefix("Build ID: "))
        .map(str::to_owned)
        .context("the program has no build id")
}
