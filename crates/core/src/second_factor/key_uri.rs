//! The `otpauth://totp/…` text that a phone reads from the QR code (RG-1).
//!
//! `otpauth://totp/{issuer}:{account}?secret={base32}&issuer={issuer}`: what every app takes for
//! its default is left out, for some apps ignore it and would show wrong codes.

use totp_rs::{Builder, Secret};
use zeroize::Zeroizing;

use super::secret_key::SecretKey;
use crate::error::Fault;

/// The text of the QR code. It holds the secret key: wiped on drop, never printed.
pub struct KeyUri(Zeroizing<String>);

impl std::fmt::Debug for KeyUri {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyUri(…)")
    }
}

impl KeyUri {
    /// The text for this key; the issuer stands in it twice, percent-encoded (RFC 3986), and no
    /// part may hold a colon (SE-21).
    pub fn new(key: &SecretKey, issuer: &str, account: &str) -> Result<Self, Fault> {
        let unexpected = |error: totp_rs::TotpError| Fault::Unexpected(error.to_string());
        let secret = Secret::new(key.expose().into());
        Builder::new()
            .with_secret(secret)
            .with_issuer(Some(issuer))
            .with_account_name(account)
            .build()
            .and_then(|totp| totp.to_url())
            .map(|text| Self(Zeroizing::new(text)))
            .map_err(unexpected)
    }

    /// The text, to be drawn.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

/// The name of the entry in the phone, as most apps show it (RG-6).
pub(crate) fn label(issuer: &str, account: &str) -> String {
    format!("{issuer}: {account}")
}

/// The account of the n-th registration: from the second on a visible number (RG-6).
pub(crate) fn account(username: &str, number: u32) -> String {
    if number == 1 {
        username.to_owned()
    } else {
        format!("{username} {number}")
    }
}

#[cfg(test)]
mod tests {
    use data_encoding::BASE32_NOPAD;
    use proptest::prelude::*;

    use super::*;
    use crate::error::Field;
    use crate::names::{checked_name, checked_username};

    fn uri(issuer: &str, account: &str) -> String {
        let key = SecretKey::from_bytes(b"12345678901234567890").unwrap();
        KeyUri::new(&key, issuer, account)
            .unwrap()
            .expose()
            .to_owned()
    }

    #[test]
    fn the_text_is_what_every_app_reads__RG_1() {
        assert_eq!(
            uri("Carouge", "anna"),
            "otpauth://totp/Carouge:anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Carouge"
        );
    }

    #[test]
    fn the_text_prints_nothing__SE_19() {
        let key = SecretKey::from_bytes(&[1; 20]).unwrap();
        let uri = KeyUri::new(&key, "Carouge", "anna").unwrap();
        assert_eq!(format!("{uri:?}"), "KeyUri(…)");
    }

    #[test]
    fn names_are_percent_encoded_without_plus__SE_21() {
        let text = uri("Théâtre + Café & Co", "anna 2");
        assert!(text.starts_with(
            "otpauth://totp/Th%C3%A9%C3%A2tre%20%2B%20Caf%C3%A9%20%26%20Co:anna%202?secret="
        ));
        assert!(text.ends_with("&issuer=Th%C3%A9%C3%A2tre%20%2B%20Caf%C3%A9%20%26%20Co"));
        assert!(!text.contains('+'));
    }

    #[test]
    fn a_colon_inside_a_part_is_refused__SE_21() {
        let key = SecretKey::from_bytes(&[1; 20]).unwrap();
        assert!(KeyUri::new(&key, "a:b", "anna").is_err());
        assert!(KeyUri::new(&key, "a", "an:na").is_err());
    }

    #[test]
    fn from_the_second_registration_on_the_account_has_a_number__RG_6() {
        assert_eq!(account("anna", 1), "anna");
        assert_eq!(account("anna", 2), "anna 2");
    }

    /// RFC 3986's percent-decoding, read by hand: what is not unreserved has to be encoded.
    fn decode(part: &str) -> String {
        let mut bytes = Vec::new();
        let mut rest = part.as_bytes();
        while let [byte, after @ ..] = rest {
            rest = after;
            if *byte != b'%' {
                assert!(
                    byte.is_ascii_alphanumeric() || b"-._~".contains(byte),
                    "{part}"
                );
                bytes.push(*byte);
                continue;
            }
            let (digits, after) = rest.split_at(2);
            let digits = std::str::from_utf8(digits).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
            rest = after;
        }
        String::from_utf8(bytes).unwrap()
    }

    /// Issuer, account and secret as a phone reads them.
    fn read(uri: &str) -> (String, String, Vec<u8>) {
        let path_and_query = uri.strip_prefix("otpauth://totp/").unwrap();
        let (path, query) = path_and_query.split_once('?').unwrap();
        let (issuer, account) = path.split_once(':').unwrap();
        let (secret, issuer_again) = query
            .strip_prefix("secret=")
            .and_then(|query| query.split_once("&issuer="))
            .unwrap();
        assert_eq!(issuer, issuer_again);
        let secret = BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
        (decode(issuer), decode(account), secret)
    }

    proptest! {
        // All names that the institution and its operators can have.
        #[test]
        fn every_name_and_key_reads_back_from_the_text__SE_21_RG_1(
            short_name in ".{1,20}|[A-Za-zäéß&+%?#/ ]{1,20}",
            username in ".{1,20}|[A-Za-zäéß&+%?#/.]{1,20}",
            number in 1_u32..4,
            key: [u8; KEY_BYTES],
        ) {
            let issuer = checked_name(Field::ShortName, &short_name);
            let username = checked_username(&username);
            prop_assume!(issuer.is_ok() && username.is_ok());
            let (issuer, account) = (issuer.unwrap(), account(&username.unwrap(), number));
            let secret = SecretKey::from_bytes(&key).unwrap();
            let uri = KeyUri::new(&secret, &issuer, &account).unwrap();
            prop_assert_eq!(read(uri.expose()), (issuer, account, key.to_vec()));
        }

        // And those that they can't: the text is right, or there is none.
        #[test]
        fn no_name_makes_a_text_that_says_something_else__SE_21(
            issuer in ".{0,30}|[a:%]{0,5}", account in ".{0,30}|[a:%]{0,5}", key: [u8; KEY_BYTES],
        ) {
            let secret = SecretKey::from_bytes(&key).unwrap();
            if let Ok(uri) = KeyUri::new(&secret, &issuer, &account) {
                prop_assert_eq!(read(uri.expose()), (issuer, account, key.to_vec()));
            }
        }
    }

    const KEY_BYTES: usize = 20;
}
