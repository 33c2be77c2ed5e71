//! A Rust toolchain that can compile for Windows: the one that is here, where it has Windows' standard library or can
//! fetch it; else a copy of it, whose standard library is built from its sources.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};
use xshell::{Cmd, Shell, cmd};

use crate::{
    repository,
    steps::{self, step},
};

/// Names a folder with the sources of the standard library (`library` in Rust's own), of exactly this toolchain's version.
/// With it nothing is fetched.
const SOURCES: &str = "GUICHET_RUST_SOURCES";

/// Where the programs of the copy are; none where the toolchain that is here will do.
pub struct Toolchain(Option<PathBuf>);

impl Toolchain {
    /// Finds or makes one.
    pub fn find(shell: &Shell, target: &str) -> Result<Self> {
        let copy = copies().join(version(shell)?);
        let kept = Self(Some(copy.join("bin")));
        if has(shell, &Self(None), target)? {
            return Ok(Self(None));
        }
        if has(shell, &kept, target).unwrap_or(false) {
            steps::skip(&format!(
                "Windows' standard library: built before, in {}",
                copy.display()
            ));
            return Ok(kept);
        }
        let named = env::var_os(SOURCES).map(PathBuf::from);
        if named.is_none() && fetch(shell, target)? {
            return Ok(Self(None));
        }
        // rustup puts them there, as the component rust-src.
        let own = sysroot(shell)?.join("lib/rustlib/src/rust/library");
        let sources = named.unwrap_or(own);
        if !sources.join("std/Cargo.toml").is_file() {
            bail!(
                "nothing is known of the Windows code: this toolchain has no standard library for {target}, it was not \
                 fetched, and its sources are not in {}. {SOURCES} may name another folder; what is there is built",
                sources.display()
            );
        }
        step(
            "Building Windows' standard library from its sources, in a copy of the toolchain",
            || {
                // Whoever breaks this off finds no toolchain the next time, and not half of one.
                let unfinished = copies().join("unfinished");
                build(shell, &sources, &unfinished, target)?;
                shell.remove_path(&copy)?;
                Ok(fs::rename(unfinished, &copy)?)
            },
        )?;
        Ok(kept)
    }

    /// The same command, done by this toolchain.
    pub fn used_by<'a>(&self, command: Cmd<'a>) -> Cmd<'a> {
        match &self.0 {
            // Cargo would ask rustup's variable for the compiler, before the path; and the compiler believes that it
            // is where the library is that it was loaded from.
            Some(programs) => command
                .env("PATH", first_of_all(programs))
                .env("RUSTC", programs.join("rustc"))
                .env_remove("RUSTUP_TOOLCHAIN")
                .env_remove("LD_LIBRARY_PATH"),
            None => command,
        }
    }
}

/// Where the copies are, each under the version of the compiler that it is of: no other can read its library.
fn copies() -> PathBuf {
    repository::target().join("windows-toolchain")
}

/// "1.95.0-59807616e", of a compiler that calls itself "rustc 1.95.0 (59807616e 2026-04-14)".
fn version(shell: &Shell) -> Result<String> {
    let said = cmd!(shell, "rustc --version").quiet().read()?;
    let words = said.split_whitespace().skip(1).take(2);
    let words: Vec<_> = words.map(|word| word.trim_start_matches('(')).collect();
    Ok(words.join("-"))
}

fn has(shell: &Shell, toolchain: &Toolchain, target: &str) -> Result<bool> {
    if toolchain
        .0
        .as_ref()
        .is_some_and(|programs| !programs.is_dir())
    {
        return Ok(false);
    }
    let libraries = cmd!(shell, "rustc --print target-libdir --target {target}");
    let libraries = toolchain.used_by(libraries).quiet().read()?;
    let libraries = shell.read_dir(libraries).unwrap_or_default();
    let is_std = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("libstd-")
    };
    Ok(libraries.iter().any(is_std))
}

/// Adds it to the toolchain that is here; false where that can't be.
fn fetch(shell: &Shell, target: &str) -> Result<bool> {
    step("Fetching Windows' standard library", || {
        Ok(cmd!(shell, "rustup target add {target}").run().is_ok())
    })
}

fn sysroot(shell: &Shell) -> Result<PathBuf> {
    Ok(cmd!(shell, "rustc --print sysroot").quiet().read()?.into())
}

fn build(shell: &Shell, sources: &Path, copy: &Path, target: &str) -> Result<()> {
    // A real copy: what is written into it must not reach the toolchain that everything else is built with.
    shell.remove_path(copy)?;
    shell.create_dir(copy)?;
    let here = sysroot(shell)?;
    cmd!(shell, "cp -a {here}/bin {here}/lib {copy}")
        .quiet()
        .run()?;
    let rust = copy.join("lib/rustlib/src/rust");
    shell.create_dir(&rust)?;
    cmd!(shell, "cp -aTL {sources} {rust}/library")
        .quiet()
        .run()?;

    // Cargo builds the standard library for a crate; this one has nothing in it.
    let nothing = copy.join("nothing");
    shell.write_file(
        nothing.join("Cargo.toml"),
        "[workspace]\n[package]\nname = \"nothing\"\nversion = \"0.0.0\"\nedition = \"2024\"\n",
    )?;
    shell.write_file(nothing.join("src/lib.rs"), "")?;
    let toolchain = Toolchain(Some(copy.join("bin")));
    let parts = "-Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test";
    let manifest = nothing.join("Cargo.toml");
    let made_in = nothing.join("target");
    // The flag is for those who build the standard library, which is what is done here.
    let build = cmd!(
        shell,
        "cargo build --quiet --release {parts} --target {target} --manifest-path {manifest} --target-dir {made_in}"
    )
    .env("RUSTC_BOOTSTRAP", "1");
    toolchain.used_by(build).run()?;

    let libraries = copy.join("lib/rustlib").join(target).join("lib");
    shell.create_dir(&libraries)?;
    for file in shell.read_dir(made_in.join(target).join("release/deps"))? {
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libnothing-") {
            shell.copy_file(&file, &libraries)?;
        }
    }
    // What a program begins and ends with.
    for part in ["rsbegin", "rsend"] {
        let (source, object) = (
            rust.join("library/rtstartup")
                .join(part)
                .with_extension("rs"),
            libraries.join(part).with_extension("o"),
        );
        let compile = cmd!(
            shell,
            "rustc --edition 2024 --target {target} --emit=obj -o {object} {source}"
        )
        .env("RUSTC_BOOTSTRAP", "1");
        toolchain.used_by(compile).run()?;
    }
    Ok(shell.remove_path(nothing)?)
}

fn first_of_all(programs: &Path) -> OsString {
    let others = env::var_os("PATH").unwrap_or_default();
    let paths = std::iter::once(programs.to_owned()).chain(env::split_paths(&others));
    env::join_paths(paths).unwrap_or(others)
}
