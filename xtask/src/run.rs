//! `cargo xtask run`: the app on this screen, or its main job in a virtual one.

use anyhow::{Result, bail};
use xshell::{Shell, cmd};

use crate::{repository, setup, steps::step, test};

/// The journey that plays the main job: set up with two-factor on, register, sign in again.
const MAIN_JOB: &str = "set_up_with_two_factor_on_leads_through_registration_and_signs_in_again";

/// `cargo xtask run`.
pub fn run(shell: &Shell) -> Result<()> {
    if !setup::has_display() {
        bail!(
            "there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be shown.\n\
             `cargo xtask run --headless` plays the main job in a virtual display and leaves pictures of it."
        );
    }
    setup::to_run(shell)?;
    step("Building the app", || {
        Ok(cmd!(shell, "cargo build --quiet").run()?)
    })?;
    println!(
        "\n==> Starting the app; close its windows to end it. No phone at hand? `cargo xtask phone`"
    );
    Ok(cmd!(shell, "cargo run --quiet").quiet().run()?)
}

/// `cargo xtask run --headless`.
pub fn headless(shell: &Shell) -> Result<()> {
    setup::to_test(shell)?;
    let pictures = repository::target().join("headless");
    shell.remove_path(&pictures)?;
    step("Building the app and the journeys", || {
        Ok(cmd!(shell, "cargo test --quiet --test journeys --no-run").run()?)
    })?;
    step(
        "Playing the main job in a virtual display: set up with two-factor on, register a phone, sign in again",
        || Ok(test::journeys(shell, &pictures, &[MAIN_JOB]).run()?),
    )?;
    println!("\nIts pictures are in {}:", pictures.display());
    for folder in shell.read_dir(&pictures)? {
        for picture in shell.read_dir(folder)? {
            println!("    {}", picture.display());
        }
    }
    Ok(())
}
