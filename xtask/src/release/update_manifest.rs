//! The list that an installed Guichet reads to learn of a newer one: for each system and kind of package an address, and
//! a minisign signature by the key whose other half is in the program.
//!
//! There is no entry for the .deb, the .rpm and the .msi: a package manager or an administrator has installed them and
//! updates them, and a Guichet that came so never looks (src-tauri/src/updates/installed.rs). Nor is there one for
//! a system without a kind of package, which every installation of that system would fall back on.

use std::{ffi::OsStr, path::Path};

use anyhow::{Context as _, Result, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use minisign_verify::Signature;
use serde_json::{Map, Value, json};
use xshell::{Shell, cmd};

use crate::repository::VERSION;

/// What the updater asks for.
const FILE: &str = "latest.json";

/// Writes it for the signed packages in `folder`, and says which systems it has.
pub fn write(shell: &Shell, address: &str, notes: &str, folder: &Path) -> Result<Vec<String>> {
    let mut platforms = Map::new();
    for signature in shell.read_dir(folder)? {
        if signature.extension() != Some(OsStr::new("sig")) {
            continue;
        }
        let package = signature
            .file_stem()
            .context("a file's name")?
            .to_string_lossy()
            .into_owned();
        if let Some(platform) = platform(&package) {
            let signature = shell.read_file(&signature)?;
            signed_for(&signature, VERSION).with_context(|| package.clone())?;
            let url = format!("{}/{package}", address.trim_end_matches('/'));
            platforms.insert(platform, json!({ "signature": signature, "url": url }));
        }
    }
    let systems: Vec<_> = platforms.keys().cloned().collect();
    if !systems.is_empty() {
        let published = cmd!(shell, "git show --no-patch --format=%cI HEAD")
            .quiet()
            .read()?;
        let manifest = json!({
            "version": VERSION,
            "notes": notes,
            "pub_date": published,
            "platforms": Value::Object(platforms),
        });
        shell.write_file(folder.join(FILE), serde_json::to_string_pretty(&manifest)?)?;
    }
    Ok(systems)
}

/// Whether the signature says which version it is for. A desk refuses one that does not, or that is for another version
/// than the manifest has: it could be that of an older package.
fn signed_for(signature: &str, version: &str) -> Result<()> {
    let text = STANDARD.decode(signature.trim());
    let text = String::from_utf8(text.context("its signature is not in base64")?)?;
    let signature = Signature::decode(&text).context("its signature is none of minisign's")?;
    let mut fields = signature.trusted_comment().split('\t');
    let signed = fields.find_map(|field| field.strip_prefix("version:"));
    let signed = signed.context(
        "its signature is for no version, and every desk would refuse it; sign it by `cargo xtask bundle`, or by \
         `tauri signer sign` with --app-version",
    )?;
    ensure!(
        signed == version,
        "its signature is for version {signed}, and every desk would refuse it as version {version}"
    );
    Ok(())
}

/// What the updater calls the system and the kind of this package; none where it is not updated from within.
pub fn platform(package: &str) -> Option<String> {
    const KINDS: &[(&str, &str, &str)] = &[
        (".AppImage", "linux", "appimage"),
        ("-setup.exe", "windows", "nsis"),
        (".app.tar.gz", "darwin", "app"),
    ];
    const PROCESSORS: &[(&str, &str)] = &[
        ("amd64", "x86_64"),
        ("x86_64", "x86_64"),
        ("x64", "x86_64"),
        ("arm64", "aarch64"),
        ("aarch64", "aarch64"),
    ];
    let (_, system, kind) = KINDS
        .iter()
        .find(|(ending, ..)| package.ends_with(ending))?;
    let (_, processor) = PROCESSORS.iter().find(|(name, _)| package.contains(name))?;
    Some(format!("{system}-{processor}-{kind}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By `tauri signer sign`, of a file with one word in it, with `--app-version 0.1.0` and without.
    const FOR_0_1_0: &str = "dW50cnVzdGVkIGNvbW1lbnQ6IHNpZ25hdHVyZSBmcm9tIHRhdXJpIHNlY3JldCBrZXkKUlVSR2ZVMVozRTlhZFNQTjlNaXU1bVpyNzNMeWgrVlRqbHJBOHJUZUExcmhWVVVYRnJ4alNxUWxDMjNza0J0ZjhwTDRYY2E4dHhldTFMTW1Fd21jVm9HS2hQZFN0b3AyU1FvPQp0cnVzdGVkIGNvbW1lbnQ6IHRpbWVzdGFtcDoxNzk1NzA0NDQyCWZpbGU6eC5BcHBJbWFnZQl2ZXJzaW9uOjAuMS4wCmp2MVlLYlEyd1h5V3ZjNW56SVRiOEN6NmlWSUJHQUJDcTR1RVc5cHhhZHA3b3dHbkQ3cGNydXZGYkR1OGFONGFQR3EwNkhtSXZPYTNvZEc2Q1RuV0R3PT0K";
    const FOR_NO_VERSION: &str = "dW50cnVzdGVkIGNvbW1lbnQ6IHNpZ25hdHVyZSBmcm9tIHRhdXJpIHNlY3JldCBrZXkKUlVSR2ZVMVozRTlhZFJpSFo0Qnl1NW04V3dlYU9sN0xNUTFlcHdMbFhCcnRZR2g0RHFHZm1RN0U4cUFVbWtXczROcUpuWlhUbWFibmRpZmpKcTZyQ1lldGlwa2xCdmtCSlFvPQp0cnVzdGVkIGNvbW1lbnQ6IHRpbWVzdGFtcDoxNzk1NzA0NzAwCWZpbGU6eS5BcHBJbWFnZQpXR3l0Y2ZjR1c3eGZJY2JsVlo2Q2FTSENUUnRoU1BGRzZ0YXVHdUpLMDc1d3MvTnQ1Uzc3YmwwSG5CdGM4M2poZzBEazlpVEN1VzBtSnFpMVdGdUtCdz09Cg==";

    #[test]
    fn a_signature_that_every_desk_would_refuse_is_not_published() {
        signed_for(FOR_0_1_0, "0.1.0").expect("it is for this version");
        for (signature, version, why) in [
            (FOR_0_1_0, "0.2.0", "is for version 0.1.0"),
            (FOR_NO_VERSION, "0.1.0", "is for no version"),
            ("not a signature", "0.1.0", "not in base64"),
        ] {
            let refused = signed_for(signature, version).expect_err(why);
            assert!(refused.to_string().contains(why), "{refused}");
        }
    }

    #[test]
    fn a_package_is_called_as_the_updater_calls_it() {
        for (package, called) in [
            (
                "Guichet_0.1.0_amd64.AppImage",
                Some("linux-x86_64-appimage"),
            ),
            ("Guichet_0.1.0_x64-setup.exe", Some("windows-x86_64-nsis")),
            (
                "Guichet_0.1.0_aarch64.app.tar.gz",
                Some("darwin-aarch64-app"),
            ),
            ("Guichet_0.1.0_x64.app.tar.gz", Some("darwin-x86_64-app")),
            // Others update them.
            ("Guichet_0.1.0_amd64.deb", None),
            ("Guichet-0.1.0-1.x86_64.rpm", None),
            ("Guichet_0.1.0_x64_en-US.msi", None),
            ("SHA256SUMS", None),
        ] {
            assert_eq!(platform(package).as_deref(), called, "{package}");
        }
    }
}
