//! The search for secrets in what lies on the disk. Leaks are seldom in plain text only, so each is searched
//! for in every clothing.
//!
//! The journeys have a search of their own (`tests/support/searching.rs`): it shares no code with the app, and its
//! encodings are another program's, which is not on every system that the core's tests run on.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;
use data_encoding::{BASE32_NOPAD, BASE64_NOPAD, BASE64URL_NOPAD, Encoding, HEXLOWER, HEXUPPER};

/// What is searched for: what it is and its clothing, and the bytes of that.
#[derive(Default)]
pub struct Secrets(Vec<(String, Vec<u8>)>);

impl Secrets {
    /// A text that was shown or typed.
    pub fn text(&mut self, what: &str, secret: &str) {
        self.bytes(what, secret.as_bytes());
        let utf_16 = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
        self.add(what, "in UTF-16", utf_16);
    }

    /// Bytes that only programs see.
    pub fn bytes(&mut self, what: &str, secret: &[u8]) {
        self.add(what, "as it is", secret.to_vec());
        let numbers: Vec<_> = secret.iter().map(u8::to_string).collect();
        for (clothing, text) in [
            ("in hexadecimal", HEXLOWER.encode(secret)),
            ("in capital hexadecimal", HEXUPPER.encode(secret)),
            ("as numbers", numbers.join(",")),
            ("as numbers and spaces", numbers.join(", ")),
        ] {
            self.add(what, clothing, text.into_bytes());
        }
        for (clothing, encoding) in [
            ("in base32", BASE32_NOPAD),
            ("in base64", BASE64_NOPAD),
            ("in base64 for addresses", BASE64URL_NOPAD),
        ] {
            // As many places as there are to begin at within a group of letters.
            for before in 0..if encoding.bit_width() == 5 { 5 } else { 3 } {
                self.add(what, clothing, encoded(&encoding, before, secret));
            }
        }
    }

    fn add(&mut self, what: &str, clothing: &str, needle: Vec<u8>) {
        self.0.push((format!("{what} ({clothing})"), needle));
    }

    /// Which of them stand in this.
    pub fn found_in(&self, content: &[u8]) -> BTreeSet<&str> {
        let search = AhoCorasick::new(self.0.iter().map(|(_, needle)| needle)).unwrap();
        let found = search.find_overlapping_iter(content);
        found
            .map(|found| self.0[found.pattern().as_usize()].0.as_str())
            .collect()
    }
}

/// The letters that depend on the secret alone where it is encoded behind so many bytes, and before others.
fn encoded(encoding: &Encoding, before: usize, secret: &[u8]) -> Vec<u8> {
    let bits = encoding.bit_width();
    let all = [&vec![0; before], secret].concat();
    let letters = encoding.encode(&all).into_bytes();
    letters[(before * 8).div_ceil(bits)..all.len() * 8 / bits].to_vec()
}

#[test]
fn a_secret_in_the_middle_of_anything_is_found_in_every_clothing__SE_19() {
    let secret = "seven geese";
    let mut secrets = Secrets::default();
    secrets.text("a secret", secret);
    for before in 0..6 {
        let all = [&vec![b'x'; before], secret.as_bytes(), b"yyyyy"].concat();
        let numbers: Vec<_> = all.iter().map(u8::to_string).collect();
        let wide = format!("xx{secret}yy");
        for (content, clothing) in [
            (all.clone(), "as it is"),
            (HEXLOWER.encode(&all).into_bytes(), "in hexadecimal"),
            (HEXUPPER.encode(&all).into_bytes(), "in capital hexadecimal"),
            (format!("{all:?}").into_bytes(), "as numbers and spaces"),
            (numbers.join(",").into_bytes(), "as numbers"),
            (BASE32_NOPAD.encode(&all).into_bytes(), "in base32"),
            (BASE64_NOPAD.encode(&all).into_bytes(), "in base64"),
            (
                BASE64URL_NOPAD.encode(&all).into_bytes(),
                "in base64 for addresses",
            ),
            (
                wide.encode_utf16().flat_map(u16::to_le_bytes).collect(),
                "in UTF-16",
            ),
        ] {
            let found = secrets.found_in(&content);
            let expected = format!("a secret ({clothing})");
            assert!(found.contains(&*expected), "{expected} behind {before}");
        }
    }
    assert!(secrets.found_in(b"seven ducks").is_empty());
}
