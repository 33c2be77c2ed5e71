//! `cargo xtask test`: everything that must hold, on a computer that had only Rust and Node.

use std::{path::Path, time::Instant};

use anyhow::Result;
use xshell::{Cmd, Shell, cmd};

use crate::{
    check,
    programs::page_script,
    repository, room, setup,
    steps::{self, step},
};

/// How many journeys run at once. Each has a display, a keyring and a WebKit of its own, and waits
/// for the next code half of its time.
const JOURNEYS_AT_ONCE: &str = "3";

/// `cargo xtask test`.
pub fn test(shell: &Shell) -> Result<()> {
    let started = Instant::now();
    room::for_a_test(shell)?;
    let has_journeys = cfg!(target_os = "linux");
    if has_journeys {
        setup::to_test(shell)?;
    } else {
        setup::to_test_without_journeys(shell)?;
    }
    check::rust(shell)?;
    check::workflows(shell)?;
    check::page_checks(shell)?;
    step("The page: tests", || Ok(page_script(shell, "test").run()?))?;
    step("Rust: tests", || {
        Ok(cmd!(shell, "cargo test --workspace --no-fail-fast").run()?)
    })?;
    if !has_journeys {
        steps::skip(
            "The journeys: left out, because they drive the real window under a virtual display, which only Linux has",
        );
        return Ok(());
    }
    let pictures = repository::target().join("journeys");
    shell.remove_path(&pictures)?;
    step("Building the app and the journeys", || {
        Ok(cmd!(shell, "cargo test --quiet --test journeys --no-run").run()?)
    })?;
    step("The journeys, through the real window", || {
        Ok(journeys(shell, &pictures, &[]).run()?)
    })?;
    println!(
        "\nAll of it took {}. The journeys' pictures are in {}",
        steps::spoken(started.elapsed()),
        pictures.display()
    );
    Ok(())
}

/// The command that plays the journeys that `filter` names (all, if none), leaving their pictures in `pictures`.
pub fn journeys<'a>(shell: &'a Shell, pictures: &Path, filter: &[&str]) -> Cmd<'a> {
    cmd!(
        shell,
        "cargo test --test journeys -- --test-threads {JOURNEYS_AT_ONCE} {filter...}"
    )
    .env("GUICHET_PICTURES", pictures)
    .env(
        "GUICHET_TAURI_DRIVER",
        setup::tools().join("bin/tauri-driver"),
    )
}
