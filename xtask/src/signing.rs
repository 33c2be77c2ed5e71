//! Who vouches for what is packed: what the environment has of keys and certificates, as Tauri's bundler wants to be told.
//! Keys never pass through here: the bundler reads them from the environment itself.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use xshell::Shell;

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
