//! `cargo xtask check-windows`: what can be known of the Windows code without Windows.
//!
//! It is compiled and linted for Windows, and the core and the key store run under Wine, with its Credential Manager. What
//! can't be known so: the windows themselves (WebView2 is not there), the program as Microsoft's linker makes it,
//! installers, and how Windows locks files.

mod toolchain;

use std::path::PathBuf;

use anyhow::{Result, bail};
use xshell::{Cmd, Shell, cmd};

use crate::{
    programs::runs,
    repository, setup,
    steps::{self, step},
};
use toolchain::Toolchain;

/// The Windows for which a program can be linked without Microsoft's linker.
const TARGET: &str = "x86_64-pc-windows-gnu";

/// What compiles for it and runs it.
const LINKER: &str = "x86_64-w64-mingw32-gcc";
const WINE: &str = "wine";

/// What Windows has and older versions of Wine lack.
const MISSING_IN_WINE: &str = "bcryptprimitives";

/// `cargo xtask check-windows`.
pub fn check(shell: &Shell) -> Result<()> {
    if cfg!(windows) {
        bail!("this is Windows itself: `cargo xtask test` runs everything here");
    }
    setup::to_check_windows(shell)?;
    if !runs(shell, LINKER) {
        bail!(
            "{LINKER} is missing, without which nothing can be linked for Windows; install mingw-w64"
        );
    }
    let toolchain = Toolchain::find(shell, TARGET)?;
    step("The Windows code: lints", || {
        // `--all-targets` leaves the journeys out, which are Linux's.
        Ok(cargo(shell, &toolchain, &["clippy", "--quiet"])
            .args([
                "--package",
                "guichet",
                "--package",
                "guichet-core",
                "--all-targets",
            ])
            .args(["--", "-D", "warnings"])
            .run()?)
    })?;
    if !runs(shell, WINE) {
        steps::skip(&format!(
            "Nothing of it was run: {WINE} is missing. The Windows code compiles, and that is all that is known"
        ));
        return Ok(());
    }
    let wine = Wine::set_up(shell)?;
    step("The core, under Wine", || {
        wine.test(
            &toolchain,
            &["--package", "guichet-core", "--lib"],
            NOT_UNDER_WINE,
        )
    })?;
    step("The key store, with Wine's Credential Manager", || {
        wine.test(
            &toolchain,
            &["--package", "guichet", "--lib", "key_store"],
            &[],
        )
    })?;
    println!(
        "\nThe Windows code compiles without a warning, and the tests of the core and its key store pass under Wine,\n\
         without those that kill a process and one that needs a program of Linux's.\n\
         Not seen: its windows, its installers, and a program that Microsoft's linker made."
    );
    Ok(())
}

/// What can't be played there: one asks a program of Linux's for its codes; the others kill a process of theirs, and
/// know it by having no exit code, which is Unix's way.
const NOT_UNDER_WINE: &[&str] = &["codes_equal_oathtool_s", "cut_off::killed"];

/// Where Cargo puts what it builds for Windows.
fn built() -> PathBuf {
    repository::target().join(TARGET).join("debug")
}

fn cargo<'a>(shell: &'a Shell, toolchain: &Toolchain, arguments: &[&str]) -> Cmd<'a> {
    let command = cmd!(shell, "cargo {arguments...} --target {TARGET}")
        .env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER", LINKER);
    toolchain.used_by(command)
}

/// A Windows of this check's own.
struct Wine<'a> {
    shell: &'a Shell,
}

impl<'a> Wine<'a> {
    /// Makes it, and puts beside the tests what it lacks.
    fn set_up(shell: &'a Shell) -> Result<Self> {
        let wine = Self { shell };
        step("A Windows of its own (Wine)", || {
            wine.with(cmd!(shell, "{WINE} wineboot --init"))
                .ignore_stdout()
                .ignore_stderr()
                .run()?;
            let deps = built().join("deps");
            shell.create_dir(&deps)?;
            let (source, library) = (
                repository::root()
                    .join("packaging/windows")
                    .join(MISSING_IN_WINE)
                    .with_extension("c"),
                deps.join(MISSING_IN_WINE).with_extension("dll"),
            );
            Ok(cmd!(shell, "{LINKER} -shared -o {library} {source} -ladvapi32").run()?)
        })?;
        Ok(wine)
    }

    fn with(&self, command: Cmd<'a>) -> Cmd<'a> {
        command
            .env("WINEPREFIX", repository::target().join("wine"))
            .env("WINEARCH", "win64")
            // WebView2's loader, without which no program of the shell's starts, lies beside the program and not beside
            // its tests. Z: is this computer's disk.
            .env("WINEPATH", format!("Z:{}", built().display()))
            .env("WINEDEBUG", "-all")
            // Neither a desktop nor fetching parts of Windows.
            .env("WINEDLLOVERRIDES", "mscoree,mshtml,winemenubuilder.exe=")
            .env_remove("DISPLAY")
    }

    fn test(&self, toolchain: &Toolchain, what: &[&str], without: &[&str]) -> Result<()> {
        let skipped: Vec<_> = without.iter().flat_map(|name| ["--skip", name]).collect();
        let test = cargo(self.shell, toolchain, &["test", "--quiet"])
            .args(what)
            .arg("--")
            .args(skipped)
            .env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", WINE);
        Ok(self.with(test).run()?)
    }
}
