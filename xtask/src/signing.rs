//! Who vouches for what is packed: what the environment has of keys and certificates, as Tauri's bundler wants to be told.
//! Keys never pass through here: the bundler reads them from the environment itself.

use std::env;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use xshell::Shell;

use crate::repository;

/// The minisign key of updates. Without it no package can be updated to.
pub const UPDATES: &str = "TAURI_SIGNING_PRIVATE_KEY";

/// A certificate in the store of a Windows computer.
const WINDOWS_CERTIFICATE: &str = "WINDOWS_CERTIFICATE_THUMBPRINT";
/// Who confirms when something was signed, so that the signature outlives the certificate.
const TIMESTAMPS: &str = "http://timestamp.digicert.com";

/// A file by which Apple allows the app a Keychain access group, and the team that it was given to.
const APPLE_PROFILE: &str = "APPLE_PROVISIONING_PROFILE";
const APPLE_TEAM: &str = "APPLE_TEAM_ID";

/// Whether updates are signed here.
pub fn updates() -> bool {
    env::var_os(UPDATES).is_some()
}

/// What changes in tauri.conf.json, part by part.
pub fn changes(shell: &Shell) -> Result<Vec<Value>> {
    let mut changes = Vec::new();
    if updates() {
        changes.push(json!({ "bundle": { "createUpdaterArtifacts": true } }));
    }
    if let Ok(thumbprint) = env::var(WINDOWS_CERTIFICATE) {
        changes.push(json!({ "bundle": { "windows": {
            "certificateThumbprint": thumbprint,
            "timestampUrl": TIMESTAMPS,
        } } }));
    }
    if cfg!(target_os = "macos")
        && let Ok(profile) = env::var(APPLE_PROFILE)
    {
        let team = env::var(APPLE_TEAM)
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
