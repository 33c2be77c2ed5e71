//! Who vouches for what is packed: what the environment has of keys and certificates, as Tauri's bundler wants to be told.
//!
//! The keys themselves are read by the bundler only. No other command that is started here has them in its environment:
//! not npm and what its packages run, nor Cargo and what its crates build with.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use xshell::{Cmd, Shell};

use crate::{environment::named, feed, repository};

/// The minisign key of updates. Without it no package can be updated to.
pub const UPDATES: &str = "TAURI_SIGNING_PRIVATE_KEY";

/// A certificate in the store of a Windows computer.
const WINDOWS_CERTIFICATE: &str = "WINDOWS_CERTIFICATE_THUMBPRINT";

/// Who confirms when something was signed, so that the signature outlives the certificate.
const TIMESTAMPS: &str = "http://timestamp.digicert.com";

/// A file by which Apple allows the app a Keychain access group, and the team that it was given to.
const APPLE_PROFILE: &str = "APPLE_PROVISIONING_PROFILE";
const APPLE_TEAM: &str = "APPLE_TEAM_ID";

/// What the bundler reads from its environment when it signs.
const BUNDLER_S: &[&str] = &[
    UPDATES,
    "TAURI_SIGNING_PRIVATE_KEY_PASSWORD",
    "TAURI_SIGNING_RPM_KEY",
    "TAURI_SIGNING_RPM_KEY_PASSPHRASE",
    "APPLE_CERTIFICATE",
    "APPLE_CERTIFICATE_PASSWORD",
    "APPLE_SIGNING_IDENTITY",
    APPLE_TEAM,
    "APPLE_API_ISSUER",
    "APPLE_API_KEY",
    "APPLE_API_KEY_PATH",
];

/// Hides them from every command of this shell.
pub fn hide(shell: &Shell) {
    for name in BUNDLER_S {
        shell.set_var(name, "");
    }
}

/// The same command with what there is of them. To the bundler an empty one would be one that is wrong.
pub fn shown_to(command: Cmd<'_>) -> Cmd<'_> {
    BUNDLER_S
        .iter()
        .fold(command, |command, name| match named(name) {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        })
}

/// What changes in tauri.conf.json, part by part.
pub fn changes(shell: &Shell) -> Result<Vec<Value>> {
    let mut changes = Vec::new();
    if let Some(feed) = feed::changes()? {
        changes.push(feed);
        if named(UPDATES).is_some() {
            changes.push(json!({ "bundle": { "createUpdaterArtifacts": true } }));
        }
    }
    if let Some(thumbprint) = named(WINDOWS_CERTIFICATE) {
        changes.push(json!({ "bundle": { "windows": {
            "certificateThumbprint": thumbprint,
            "timestampUrl": TIMESTAMPS,
        } } }));
    }
    if cfg!(target_os = "macos")
        && let Some(profile) = named(APPLE_PROFILE)
    {
        let team = named(APPLE_TEAM)
            .with_context(|| format!("{APPLE_PROFILE} is set, and {APPLE_TEAM} is not"))?;
        let template = repository::root().join("packaging/macos/entitlements.plist");
        let entitlements = repository::target().join("entitlements.plist");
        let rights = shell.read_file(template)?;
        shell.write_file(&entitlements, rights.replace("TEAM", &team))?;
        changes.push(json!({ "bundle": { "macOS": {
            "entitlements": entitlements,
            "files": { "embedded.provisionprofile": profile },
        } } }));
    }
    Ok(changes)
}

/// Why nobody's Guichet could be updated to what is packed here, if so.
pub fn no_updates() -> Result<Option<String>> {
    let feed = feed::changes()?.is_some();
    Ok(match (feed, named(UPDATES).is_some()) {
        (true, true) => None,
        (true, false) => Some(format!(
            "This app looks for updates, and its packages are not signed as one: {UPDATES} is not set"
        )),
        (false, signed) => Some(format!(
            "This app looks for no updates: neither {} nor {} is set{}",
            feed::ADDRESSES,
            feed::PUBLIC_KEY,
            if signed {
                format!(". {UPDATES} is, and has signed nothing")
            } else {
                String::new()
            }
        )),
    })
}

#[cfg(test)]
mod tests {
    use xshell::cmd;

    use super::*;

    /// One that tells what it was given.
    fn asked(shell: &Shell) -> Cmd<'_> {
        cmd!(shell, "env").quiet()
    }

    #[test]
    #[cfg(unix)]
    fn no_command_is_given_a_key_but_the_one_that_signs() {
        let shell = Shell::new().expect("a shell");
        shell.set_var(UPDATES, "the key");
        hide(&shell);
        let given = asked(&shell).read().expect("env runs");
        assert!(!given.contains("the key"), "{given}");
        // Nor is that one given an empty key, where the environment has none.
        let given = shown_to(asked(&shell)).read().expect("env runs");
        let empty = given.lines().any(|line| line == format!("{UPDATES}="));
        assert!(!empty, "{given}");
    }
}
