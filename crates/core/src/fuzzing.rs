//! What the targets in `fuzz/` throw their input at: each takes whatever it gets, and panics where a rule
//! does not hold. The properties beside the code say the same of input that was thought of; these
//! take input that a fuzzer finds.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a fuzzer looks for the panics"
)]

use serde_json::Value;

use crate::audit::{AuditEvent, ExportFormat, ExportedEntry, Exporting};
use crate::backup::header::Header;
use crate::clock::{Randomness, Timestamp};
use crate::keys::{Keys, RootKey, SealedPlace, ServiceKey, open, seal};
use crate::second_factor::{Code, KeyUri, SecretKey};
use crate::testing::SeededRandomness;

/// The code field (EC-1, SE-2).
pub fn code_field(typed: &str) {
    let kept = |c: &char| !matches!(c, ' ' | '-' | '\t');
    let kept: String = typed.chars().filter(kept).collect();
    let code = Code::parse(typed).ok();
    assert_eq!(
        code.is_some(),
        kept.len() == 6 && kept.bytes().all(|byte| byte.is_ascii_digit())
    );
    assert!(code.is_none_or(|code| code.0 == kept.as_bytes()));
}

/// The key URI, and reading it back (SE-21): every part is there once, encoded, in its order.
pub fn key_uri(issuer: &str, account: &str, key: [u8; 20]) {
    let secret = SecretKey::from_bytes(&key).expect("20 bytes");
    let Ok(uri) = KeyUri::new(&secret, issuer, account) else {
        return;
    };
    let encoded = |part: &str| {
        let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let mut text = String::new();
        for byte in part.bytes() {
            if unreserved(byte) {
                text.push(char::from(byte));
            } else {
                text += &format!("%{byte:02X}");
            }
        }
        text
    };
    let (issuer, account) = (encoded(issuer), encoded(account));
    let key = data_encoding::BASE32_NOPAD.encode(&key);
    let expected = format!("otpauth://totp/{issuer}:{account}?secret={key}&issuer={issuer}");
    assert_eq!(uri.expose(), expected);
}

/// A sealed value (SE-12): `found` opens as nothing, and `value` only as it was sealed.
pub fn sealed(found: &[u8], value: &[u8], flip: u8, at: usize) {
    let keys = Keys::derive(&RootKey::generate(&SeededRandomness::new(1)), 1);
    let place = SealedPlace {
        table: "registration",
        column: "sealed_key",
        owners: &[b"venue", b"anna"],
        version: 1,
    };
    let wrapping = &keys.wrapping;
    assert!(open(wrapping, &place, found).is_err());
    let mut sealed = seal(wrapping, &place, value, &SeededRandomness::new(2)).expect("it seals");
    let opened = open(wrapping, &place, &sealed).unwrap();
    assert_eq!(opened.as_slice(), value);
    let at = at % sealed.len();
    assert!(open(wrapping, &place, &sealed[..at]).is_err());
    sealed[at] ^= flip;
    assert_eq!(open(wrapping, &place, &sealed).is_ok(), flip == 0);
}

/// The copy of the root key (RE-1, SE-14): `found` opens as nothing, in whichever part of a copy it stands;
/// what was sealed opens as just that, and not once a byte of it was changed; and what was sealed for a
/// public key opens for the private key of that one alone.
pub fn root_key_copy(
    service_key: [u8; 20],
    root: [u8; 32],
    public: &[u8; 32],
    found: &[u8],
    flip: u8,
    at: usize,
) {
    const VENUE: &[u8] = b"venue";
    let randomness = &SeededRandomness::new(1);
    let key = ServiceKey::generate(&Drawn(&service_key));
    let opened = |copy: &[u8]| key.unwrap(copy, VENUE).map(|root| *root.expose());
    assert_eq!(opened(found), None);

    let root = RootKey::generate(&Drawn(&root));
    let next = RootKey::generate(randomness);
    let keys = Keys::derive(&root, 1);
    let copy = key.wrap(&root, &keys, VENUE, randomness).expect("it seals");
    assert_eq!(opened(&copy), Some(*root.expose()));
    // The service key's public key ends it.
    let (sealed, own_public) = copy.split_at(copy.len() - public.len());
    let of_next = |public: &[u8]| {
        let copy = [sealed, public].concat();
        let of_next = keys.wrap_next(&next, &copy, VENUE, randomness).ok()?;
        Some(of_next.expect("of this version"))
    };
    let whole = of_next(own_public).expect("it seals");
    assert_eq!(opened(&whole), Some(*next.expose()));

    for today in [found, &[public, found].concat()] {
        let expected = today.is_empty().then_some(*root.expose());
        assert_eq!(opened(&[&copy, today].concat()), expected);
    }
    let near = std::iter::zip(own_public, public).map(|(own, byte)| own ^ byte);
    let near: Vec<_> = near.collect();
    for public in [&public[..], &near] {
        let expected = (public == own_public).then_some(*next.expose());
        assert_eq!(of_next(public).and_then(|copy| opened(&copy)), expected);
    }

    let at = at % whole.len();
    let expected = (at == copy.len()).then_some(*root.expose());
    assert_eq!(opened(&whole[..at]), expected, "cut off");
    let mut flipped = whole.clone();
    flipped[at] ^= flip;
    // Nobody needs the public key to open: it is the private one's.
    let still = flip == 0 || (sealed.len()..copy.len()).contains(&at);
    assert_eq!(opened(&flipped), still.then_some(*next.expose()));
}

/// Bytes that somebody chose, in place of random ones.
struct Drawn<'a>(&'a [u8]);

impl Randomness for Drawn<'_> {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.copy_from_slice(self.0);
    }
}

/// A backup's header (RE-2): what is read is what writing it gives.
pub fn backup_header(file: &[u8]) {
    if let Ok((header, read)) = Header::read(&mut &*file) {
        assert!(file.starts_with(&read));
        assert_eq!(header.to_bytes(), Some(read));
    }
}

/// The exported trail (SE-23): no cell begins a formula, whatever a spreadsheet ends cells at.
pub fn exported_trail(desk: String, actor: String, subject: String) {
    let mut exporting = Exporting::begin(ExportFormat::Csv, Vec::new()).unwrap();
    let entry = ExportedEntry {
        number: 1,
        at: Timestamp::LATEST,
        event: AuditEvent::SignedIn,
        reason: None,
        desk,
        actor: Some(actor),
        actor_operator_name: None,
        subject: Some(subject),
        subject_operator_name: None,
    };
    exporting.write(&entry).unwrap();
    let file = exporting.end().unwrap();
    let text = file.strip_prefix("\u{feff}".as_bytes()).unwrap();
    for separator in *b",;\t" {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(text);
        for row in reader.records() {
            for cell in &row.unwrap() {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
            }
        }
    }
}

/// The service key (RE-1): what is read prints as a key that reads the same.
pub fn service_key(typed: &str) {
    if let Ok(key) = ServiceKey::parse(typed) {
        let again = ServiceKey::parse(&key.groups().join("-")).expect("it reads what it prints");
        assert!(again.matches(&key.check_value()));
    }
}

macro_rules! read_all {
    ($($name:ident: $operation:ident),* $(,)?) => {
        /// A page's question, as every operation (SE-24): read, or not.
        pub fn question(question: &Value) {
            $(let _ = serde_json::from_value::<crate::operations::$operation>(question.clone());)*
        }
    };
}

crate::for_each_operation!(read_all);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        // So that the targets hold what they say, also where nobody fuzzes.
        #[test]
        fn what_the_fuzzer_is_pointed_at_holds_for_random_input__SE_2_SE_12_SE_14_SE_21_SE_23(
            a: String, b: String, c: String, bytes: Vec<u8>, more: Vec<u8>, key: [u8; 20],
            root: [u8; 32], public: [u8; 32], flip: u8, at: usize,
        ) {
            code_field(&a);
            key_uri(&a, &b, key);
            sealed(&bytes, &more, flip, at);
            root_key_copy(key, root, &public, &bytes, flip, at);
            backup_header(&bytes);
            service_key(&a);
            question(&Value::String(a.clone()));
            exported_trail(a, b, c);
        }
    }
}
