//! The list that an installed Guichet reads to learn of a newer one: for each system and kind of package an address, and
//! a minisign signature by the key whose other half is in the program.
//!
//! There is no entry for the .msi: who installs for a whole computer updates it by the same means. Nor is there one for
//! a system without a kind of package, which every installation of that system would fall back on.

use std::{ffi::OsStr, path::Path};

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};
use xshell::{Shell, cmd};

/// What the updater asks for.
const FILE: &str = "latest.json";

/// Writes it for the signed packages in `folder`, and says which systems it has.
pub fn write(
    shell: &Shell,
    version: &str,
    address: &str,
    notes: &str,
    folder: &Path,
) -> Result<Vec<String>> {
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
            "version": version,
            "notes": notes,
            "pub_date": published,
            "platforms": Value::Object(platforms),
        });
        shell.write_file(folder.join(FILE), serde_json::to_string_pretty(&manifest)?)?;
    }
    Ok(systems)
}

/// What the updater calls the system and the kind of this package; none where it is not updated from within.
fn platform(package: &str) -> Option<String> {
    const KINDS: &[(&str, &str, &str)] = &[
        (".deb", "linux", "deb"),
        (".rpm", "linux", "rpm"),
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

    #[test]
    fn a_package_is_called_as_the_updater_calls_it() {
        for (package, called) in [
            ("Guichet_0.1.0_amd64.deb", Some("linux-x86_64-deb")),
            ("Guichet-0.1.0-1.x86_64.rpm", Some("linux-x86_64-rpm")),
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
            // Managed computers.
            ("Guichet_0.1.0_x64_en-US.msi", None),
            ("SHA256SUMS", None),
        ] {
            assert_eq!(platform(package).as_deref(), called, "{package}");
        }
    }
}
