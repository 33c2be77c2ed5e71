//! Where the app that is built looks for updates, and whose signature it believes: nowhere and nobody's, unless the
//! environment names both. It is built in, because an installed app must not be told by anybody else.

use anyhow::{Context as _, Result, bail, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use minisign_verify::PublicKey;
use serde_json::{Value, json};

use crate::environment::named;

/// Where the update manifest is found: one address or several, with spaces between them, asked in this order.
pub const ADDRESSES: &str = "GUICHET_UPDATE_FEED";

/// The public half of the key that signs updates, as `tauri signer generate` writes it.
pub const PUBLIC_KEY: &str = "GUICHET_UPDATE_PUBLIC_KEY";

/// What a build with a feed has in its tauri.conf.json besides; nothing for a build without one.
///
/// # Errors
///
/// One variable without the other, an address that is not https, or a key that is none: the app would be built, and
/// never find an update.
pub fn changes() -> Result<Option<Value>> {
    match (named(ADDRESSES), named(PUBLIC_KEY)) {
        (None, None) => Ok(None),
        (Some(_), None) => bail!("{ADDRESSES} is set, and {PUBLIC_KEY} is not"),
        (None, Some(_)) => bail!("{PUBLIC_KEY} is set, and {ADDRESSES} is not"),
        (Some(addresses), Some(key)) => feed(&addresses, &key).map(Some),
    }
}

fn feed(addresses: &str, key: &str) -> Result<Value> {
    let addresses: Vec<_> = addresses.split_whitespace().collect();
    for address in &addresses {
        ensure!(
            address.starts_with("https://"),
            "{ADDRESSES} has {address:?}, which is no address with https"
        );
    }
    let key = key.trim();
    let decoded = STANDARD.decode(key).ok();
    decoded
        .and_then(|text| String::from_utf8(text).ok())
        .and_then(|text| PublicKey::decode(&text).ok())
        .with_context(|| {
            format!("{PUBLIC_KEY} is no public key as `tauri signer generate` writes it")
        })?;
    Ok(json!({ "plugins": { "updater": {
        "endpoints": addresses,
        "pubkey": key,
        // The app takes no feed without it (src-tauri/src/updates.rs).
        "requireSignedVersion": true,
    } } }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The public half of a key that was made for this test and thrown away.
    const KEY: &str = "dW50cnVzdGVkIGNvbW1lbnQ6IG1pbmlzaWduIHB1YmxpYyBrZXk6IDc1NUE0RkRDNTk0RDdENDYKUldSR2ZVMVozRTlhZGNDQUJENWNWQXFtMmRWYkNvS2VCYlVmQlo0MkpHV1Uwc1FSUzhYUk12WFEK";

    #[test]
    fn a_feed_is_built_in_as_the_app_asks_for_it() {
        let feed = feed(
            "https://one.example/latest.json  https://two.example/latest.json",
            KEY,
        );
        let updater = &feed.expect("a feed")["plugins"]["updater"];
        assert_eq!(
            updater["endpoints"],
            json!([
                "https://one.example/latest.json",
                "https://two.example/latest.json"
            ])
        );
        assert_eq!(updater["pubkey"], KEY);
        assert_eq!(updater["requireSignedVersion"], true);
    }

    #[test]
    fn a_feed_that_could_never_lead_to_an_update_is_refused() {
        for (addresses, key) in [
            ("http://one.example/latest.json", KEY),
            ("https://one.example/latest.json latest.json", KEY),
            ("https://one.example/latest.json", "RWQ"),
            ("https://one.example/latest.json", "dW50cnVzdGVk"),
        ] {
            assert!(feed(addresses, key).is_err(), "{addresses} {key}");
        }
    }
}
