//! The manual's page, written from what the command line says of itself.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{setup, steps::step};

/// `cargo xtask man-page`: the test that finds a stale page writes it when it is told to.
pub fn write(shell: &Shell) -> Result<()> {
    setup::to_run(shell)?;
    step(
        "Writing packaging/linux/guichet.1 from the command line",
        || {
            Ok(
                cmd!(shell, "cargo test --quiet --package guichet --lib man_page")
                    .env("GUICHET_WRITE_MAN_PAGE", "1")
                    .run()?,
            )
        },
    )
}
