//! The programs that several commands call, and how to ask whether one is there.

use xshell::{Cmd, Shell, cmd};

use crate::repository;

/// Whether this program is there, and starts.
pub fn runs(shell: &Shell, program: &str) -> bool {
    let asked = cmd!(shell, "{program} --version");
    asked.quiet().ignore_stdout().ignore_stderr().run().is_ok()
}

/// Node's package manager, which is a script of another name on Windows.
pub fn npm(shell: &Shell) -> Cmd<'_> {
    shell.cmd(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// One of the page's own scripts (ui/package.json).
pub fn page_script<'a>(shell: &'a Shell, script: &str) -> Cmd<'a> {
    npm(shell).args(["run", "--silent", "--prefix", "ui", script])
}

/// Tauri's command line, which packs.
pub fn tauri(shell: &Shell) -> Cmd<'_> {
    let tauri = repository::root().join("packaging/node_modules/@tauri-apps/cli/tauri.js");
    cmd!(shell, "node {tauri}")
}
