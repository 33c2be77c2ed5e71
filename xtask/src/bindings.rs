//! The page's view of the backend, generated from the core.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::steps::step;

/// `cargo xtask bindings`: the test that finds stale bindings writes them when it is told to.
pub fn write(shell: &Shell) -> Result<()> {
    step("Writing ui/src/backend/bindings.ts from the core", || {
        Ok(
            cmd!(shell, "cargo test --quiet --package guichet-core bindings")
                .env("GUICHET_WRITE_BINDINGS", "1")
                .run()?,
        )
    })
}
