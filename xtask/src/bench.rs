//! `cargo xtask bench`: the figures of the README.

use anyhow::{Result, bail};
use xshell::Shell;

/// `cargo xtask bench`.
pub fn bench(_shell: &Shell) -> Result<()> {
    bail!("nothing is measured yet: the benchmarks (benches/) are not written")
}
