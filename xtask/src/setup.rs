//! All that a computer with only Rust and Node lacks, fetched before the first build.

use std::{env, path::PathBuf};

use anyhow::{Result, bail};
use xshell::{Shell, cmd};

use crate::{
    npm, packages, page,
    programs::runs,
    repository,
    steps::{self, step},
};

/// The oldest Node that the page's tools run on.
const OLDEST_NODE: u32 = 20;

/// What `cargo xtask run` needs.
pub fn to_run(shell: &Shell) -> Result<()> {
    system(shell, packages::BUILD)?;
    node(shell)?;
    page::install(shell)?;
    page::build(shell)
}

/// What `cargo xtask test` needs where there are no journeys.
pub fn to_test_without_journeys(shell: &Shell) -> Result<()> {
    components(shell)?;
    to_run(shell)
}

/// What `cargo xtask bundle` needs: the tools that pack, besides.
pub fn to_bundle(shell: &Shell) -> Result<()> {
    to_run(shell)?;
    packing_tools(shell)
}

/// What `cargo xtask check-package` needs.
pub fn to_check_package(shell: &Shell) -> Result<()> {
    system(shell, packages::PACKAGE_CHECKS)?;
    to_bundle(shell)
}

/// What `cargo xtask check-windows` needs.
pub fn to_check_windows(shell: &Shell) -> Result<()> {
    if cfg!(target_os = "linux") {
        system(shell, packages::WINDOWS)?;
    }
    node(shell)?;
    page::install(shell)?;
    page::build(shell)
}

/// What `cargo xtask release` needs.
pub fn to_release(shell: &Shell) -> Result<()> {
    node(shell)?;
    page::install(shell)?;
    packing_tools(shell)?;
    tool(shell, "cargo-cyclonedx", "=0.5.9")
}

/// What packs, and what writes and checks what is published.
fn packing_tools(shell: &Shell) -> Result<()> {
    npm::install(shell, "packaging", "The packing tools")
}

/// What `cargo xtask test`, and whatever else plays journeys, needs: a display, a keyring and a driver for the journeys besides.
pub fn to_test(shell: &Shell) -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!(
            "this plays the real window under a virtual display, which only Linux has; \
             here, `cargo xtask test` runs everything else that must hold"
        );
    }
    components(shell)?;
    system(shell, &[packages::BUILD, packages::JOURNEYS].concat())?;
    node(shell)?;
    page::install(shell)?;
    page::build(shell)?;
    driver(shell)
}

fn system(shell: &Shell, packages: &[&str]) -> Result<()> {
    if cfg!(target_os = "macos") {
        if cmd!(shell, "xcode-select -p")
            .quiet()
            .ignore_stdout()
            .run()
            .is_err()
        {
            bail!(
                "Apple's command line tools are missing; install them with\n    xcode-select --install"
            );
        }
        return Ok(());
    }
    if cfg!(windows) {
        steps::skip(
            "On Windows the app needs Microsoft's C++ build tools and the WebView2 Runtime \
             (part of Windows 11); both are taken as given",
        );
        return Ok(());
    }
    if !runs(shell, "dpkg") {
        steps::skip(&format!(
            "This is neither Debian nor Ubuntu: packages are not installed for you. \
             Under your system's names, these are needed: {}",
            packages.join(" ")
        ));
        return Ok(());
    }
    packages::install(shell, packages)
}

fn components(shell: &Shell) -> Result<()> {
    // rustup puts the commands there in any case, and they start where the component is there.
    for (component, command) in [("rustfmt", "cargo-fmt"), ("clippy", "cargo-clippy")] {
        if !runs(shell, command) {
            step(&format!("Adding {component} to the Rust toolchain"), || {
                Ok(cmd!(shell, "rustup component add {component}").run()?)
            })?;
        }
    }
    Ok(())
}

fn node(shell: &Shell) -> Result<()> {
    let version = cmd!(shell, "node --version")
        .quiet()
        .ignore_stderr()
        .read()
        .unwrap_or_default();
    let major = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse().ok());
    match major {
        Some(OLDEST_NODE..) => Ok(()),
        Some(_) => {
            bail!("Node {version} is too old for the page's tools; install {OLDEST_NODE} or newer")
        }
        None => bail!("Node is missing; install {OLDEST_NODE} or newer from https://nodejs.org"),
    }
}

/// The WebDriver that drives the app's window.
fn driver(shell: &Shell) -> Result<()> {
    tool(shell, "tauri-driver", "^2")
}

/// A program that Cargo builds, in target/ and not among the user's own tools.
fn tool(shell: &Shell, name: &str, version: &str) -> Result<()> {
    let tools = tools();
    if tools
        .join("bin")
        .join(name)
        .with_extension(env::consts::EXE_EXTENSION)
        .is_file()
    {
        return Ok(());
    }
    step(&format!("Building {name} into target/tools"), || {
        Ok(cmd!(
            shell,
            "cargo install --quiet {name}@{version} --locked --root {tools}"
        )
        .run()?)
    })
}

/// Where the tools lie that only this project uses.
pub fn tools() -> PathBuf {
    repository::target().join("tools")
}

/// Whether there is a screen to show a window on.
pub fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}
