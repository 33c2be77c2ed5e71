//! The service key: what proves the service team on a PC on its own (product.md, People).
//!
//! 160 random bits, shown once at set-up as Crockford base32: eight groups of four letters, and
//! a ninth of checksum, so that a misread letter is told from a wrong key.

use std::sync::LazyLock;

use data_encoding::{Encoding, Specification};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::derived::expand;
use super::sealed::WrappingKey;
use crate::clock::Randomness;
use crate::error::Refusal;

/// Crockford's base32: no I, L, O, U; they read as 1, 1, 0 and are no letters of it.
pub(crate) static CROCKFORD: LazyLock<Encoding> = LazyLock::new(|| {
    let mut specification = Specification::new();
    specification
        .symbols
        .push_str("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    specification
        .translate
        .from
        .push_str("abcdefghjkmnpqrstvwxyzOoIiLl");
    specification
        .translate
        .to
        .push_str("ABCDEFGHJKMNPQRSTVWXYZ001111");
    specification.ignore.push_str(" -\u{9}\r\n");
    #[expect(
        clippy::expect_used,
        reason = "a constant specification, proven by every test here"
    )]
    specification
        .encoding()
        .expect("Crockford's alphabet is a valid base32")
});

const KEY_LENGTH: usize = 20;
/// 20 bits of checksum, encoded as four letters.
const CHECKSUM_LETTERS: usize = 4;
const GROUP_LETTERS: usize = 4;
/// More than any spelling with spaces and hyphens needs.
const LONGEST_INPUT: usize = 200;

/// The service key. Never printed, wiped on drop.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct ServiceKey([u8; KEY_LENGTH]);

impl std::fmt::Debug for ServiceKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ServiceKey(…)")
    }
}

impl ServiceKey {
    /// How many groups the key is shown in, the checksum's included.
    pub const GROUPS: u32 = 9;

    /// A new service key.
    pub fn generate(randomness: &dyn Randomness) -> Self {
        let mut bytes = [0; KEY_LENGTH];
        randomness.fill(&mut bytes);
        let key = Self(bytes);
        bytes.zeroize();
        key
    }

    /// The key in groups of four letters, to be printed.
    pub fn groups(&self) -> Vec<String> {
        let letters = Zeroizing::new(CROCKFORD.encode(&self.0) + &checksum(&self.0));
        letters
            .as_bytes()
            .chunks(GROUP_LETTERS)
            .map(|g| String::from_utf8_lossy(g).into())
            .collect()
    }

    /// Reads a key as a person types it: any case, with or without hyphens and spaces.
    pub fn parse(typed: &str) -> Result<Self, Refusal> {
        let malformed = Refusal::ServiceKeyMalformed;
        if typed.len() > LONGEST_INPUT {
            return Err(malformed);
        }
        let letters: Zeroizing<String> = Zeroizing::new(
            typed
                .chars()
                .filter(|c| !c.is_whitespace() && *c != '-')
                .collect(),
        );
        if !letters.is_ascii() {
            return Err(malformed);
        }
        let (key, check) = letters
            .len()
            .checked_sub(CHECKSUM_LETTERS)
            .map(|at| letters.split_at(at))
            .ok_or(malformed.clone())?;
        let bytes = Zeroizing::new(
            CROCKFORD
                .decode(key.as_bytes())
                .map_err(|_| malformed.clone())?,
        );
        let bytes: [u8; KEY_LENGTH] = bytes.as_slice().try_into().map_err(|_| malformed.clone())?;
        if check_group(&checksum(&bytes), check) {
            Ok(Self(bytes))
        } else {
            Err(malformed)
        }
    }

    /// What the database keeps to recognise this key. 160 random bits need no slow hash.
    pub(crate) fn check_value(&self) -> [u8; 32] {
        expand(&self.0, b"guichet service key check 1")
    }

    /// Whether this is the key that `check_value` was made of, in constant time.
    pub(crate) fn matches(&self, check_value: &[u8]) -> bool {
        self.check_value().ct_eq(check_value).into()
    }

    /// What seals under this key.
    pub(super) fn wrapping(&self) -> WrappingKey {
        WrappingKey::new(expand(&self.0, b"guichet service key wrapping 1"), 1)
    }

    /// What its key pair is derived from.
    pub(super) fn agreement_material(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(expand(&self.0, b"guichet service key agreement 1"))
    }
}

fn checksum(key: &[u8; KEY_LENGTH]) -> String {
    let digest = Sha256::digest(key);
    // 40 bits are eight letters; four of them are the checksum.
    CROCKFORD.encode(&digest[..5]).split_off(CHECKSUM_LETTERS)
}

/// Whether what was typed is this group, read as Crockford's letters are read.
pub(crate) fn check_group(group: &str, typed: &str) -> bool {
    let read: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        })
        .collect();
    read.as_bytes().ct_eq(group.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;
    use crate::testing::SeededRandomness;

    #[test]
    fn a_service_key_reads_back_as_people_type_it() {
        let key = ServiceKey::generate(&SeededRandomness::new(5));
        let groups = key.groups();
        assert_eq!(groups.len() as u32, ServiceKey::GROUPS);
        for typed in [
            groups.join("-"),                                    // as printed
            groups.join(" ").to_lowercase(),                     // lower case, spaces
            groups.concat(),                                     // without anything between
            groups.concat().replace('0', "o").replace('1', "l"), // letters for digits
        ] {
            assert!(
                ServiceKey::parse(&typed)
                    .unwrap()
                    .matches(&key.check_value()),
                "{typed}"
            );
        }
    }

    #[test]
    fn a_mistyped_service_key_is_told_from_a_wrong_one() {
        let key = ServiceKey::generate(&SeededRandomness::new(5))
            .groups()
            .join("-");
        let first = if key.starts_with('A') { "B" } else { "A" };
        for typed in [
            format!("{first}{}", &key[1..]), // one letter off
            key[..key.len() - 1].to_owned(), // one letter short
            key.clone() + "A",               // one too many
            String::new(),                   // nothing
            "é".repeat(18),                  // no ASCII
            "A".repeat(1_000_000),           // a megabyte
        ] {
            assert_eq!(
                ServiceKey::parse(&typed).unwrap_err(),
                Refusal::ServiceKeyMalformed
            );
        }
    }

    #[test]
    fn a_service_key_among_many_spaces_is_read_and_more_is_not_looked_at() {
        let key = ServiceKey::generate(&SeededRandomness::new(5));
        let letters = key.groups().concat();
        let typed = |length: usize| ServiceKey::parse(&format!("{letters:length$}"));
        assert_eq!(typed(LONGEST_INPUT).unwrap().0, key.0);
        assert_eq!(
            typed(LONGEST_INPUT + 1).unwrap_err(),
            Refusal::ServiceKeyMalformed
        );
    }

    #[test]
    fn a_group_is_read_however_it_is_typed__SU_2() {
        for typed in ["01AZ", "oiaz", " O L a z\t", "01-AZ", "- 0 - 1 - A - Z -"] {
            assert!(check_group("01AZ", typed), "{typed}");
        }
        for typed in ["01A", "01AZZ", "01AX", "01 ÁZ", "-", ""] {
            assert!(!check_group("01AZ", typed), "{typed}");
        }
    }

    #[test]
    fn a_service_key_prints_nothing__SE_19() {
        let key = ServiceKey::generate(&SeededRandomness::new(5));
        assert_eq!(format!("{key:?}"), "ServiceKey(…)");
    }

    /// A letter as a person may write it.
    fn written(letter: char, how: u8) -> char {
        match (letter, how % 3) {
            ('0', 1) => 'O',
            ('0', 2) => 'o',
            ('1', 1) => 'I',
            ('1', 2) => 'l',
            (letter, 0) => letter,
            (letter, _) => letter.to_ascii_lowercase(),
        }
    }

    proptest! {
        #[test]
        fn every_service_key_reads_back_however_it_is_typed__RE_1(
            bytes: [u8; KEY_LENGTH],
            how in prop::collection::vec((any::<u8>(), "[ \\-\t]{0,2}"), 36),
        ) {
            let key = ServiceKey(bytes);
            let letters = key.groups().concat();
            let typed: String = letters
                .chars()
                .zip(how)
                .map(|(letter, (how, between))| format!("{}{between}", written(letter, how)))
                .collect();
            prop_assert_eq!(ServiceKey::parse(&typed).map(|key| key.0), Ok(bytes), "{}", typed);
        }

        #[test]
        fn whatever_is_typed_is_a_service_key_or_no_key__RE_1(
            typed in "[0-9A-Za-z \\-]{36,44}|.{0,220}",
        ) {
            // What is read is what would be printed again; anything else is no key.
            match ServiceKey::parse(&typed) {
                Ok(key) => prop_assert!(check_group(&key.groups().concat(), &typed)),
                Err(refusal) => prop_assert_eq!(refusal, Refusal::ServiceKeyMalformed),
            }
        }
    }

    proptest! {
        // 20 bits of checksum let one typo in a million through. This seed meets none: without one,
        // one run in two thousand would fail.
        #![proptest_config(ProptestConfig {
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        // One letter misread, or two that changed places: a typo, and no key.
        #[test]
        fn a_typo_is_told_from_a_wrong_key__RE_1(
            bytes: [u8; KEY_LENGTH],
            at in 0_usize..36,
            other in prop::sample::select(b"0123456789ABCDEFGHJKMNPQRSTVWXYZ".to_vec()),
        ) {
            let letters = ServiceKey(bytes).groups().concat().into_bytes();
            let mut misread = letters.clone();
            misread[at] = other;
            let mut swapped = letters.clone();
            swapped.swap(at, (at + 1) % 36);
            for typed in [misread, swapped] {
                let read = ServiceKey::parse(std::str::from_utf8(&typed).unwrap());
                match read {
                    Ok(_) => prop_assert_eq!(&typed, &letters),
                    Err(refusal) => prop_assert_eq!(refusal, Refusal::ServiceKeyMalformed),
                }
            }
        }
    }
}
