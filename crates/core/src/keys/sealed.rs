//! Sealing: authenticated encryption of one value for one place in the database (SE-12).
//!
//! ```text
//! sealed value = header (version 1, algorithm 1, key id) | nonce (24) | ciphertext and tag
//! ```
//!
//! The associated data names the place, length-prefixed, so that a value moved to another row,
//! column, operator or version fails to open like one with a changed byte.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::clock::Randomness;
use crate::error::Fault;

const FORMAT_VERSION: u8 = 1;
const XCHACHA20_POLY1305: u8 = 1;
const NONCE_LENGTH: usize = 24;

/// A key that seals. Its id, which each rotation raises, stands in the header of all that it seals.
#[derive(Zeroize, ZeroizeOnDrop)]
pub(crate) struct WrappingKey {
    pub(super) key: [u8; 32],
    id: u8,
}

impl WrappingKey {
    pub(super) fn new(key: [u8; 32], id: u8) -> Self {
        Self { key, id }
    }

    /// Its generation.
    pub(super) fn id(&self) -> u8 {
        self.id
    }

    fn header(&self) -> [u8; 3] {
        [FORMAT_VERSION, XCHACHA20_POLY1305, self.id]
    }
}

/// Where a sealed value belongs.
pub(crate) struct Place<'a> {
    pub table: &'static str,
    pub column: &'static str,
    /// Institution, operator, registration: the ids that the value belongs to, in this order.
    pub owners: &'a [&'a [u8]],
    /// The version of the row's meaning; raised where an old value must not open again.
    pub version: u32,
}

impl Place<'_> {
    fn associated_data(&self, header: [u8; 3]) -> Vec<u8> {
        let version = self.version.to_be_bytes();
        let mut data = header.to_vec();
        let parts = [self.table.as_bytes(), self.column.as_bytes()].into_iter();
        for part in parts
            .chain(self.owners.iter().copied())
            .chain([version.as_slice()])
        {
            data.extend_from_slice(&(part.len() as u64).to_be_bytes());
            data.extend_from_slice(part);
        }
        data
    }
}

/// Seals `value` for `place` under a fresh random nonce.
pub(crate) fn seal(
    key: &WrappingKey,
    place: &Place<'_>,
    value: &[u8],
    randomness: &dyn Randomness,
) -> Result<Vec<u8>, Fault> {
    let mut nonce = [0; NONCE_LENGTH];
    randomness.fill(&mut nonce);
    let aad = place.associated_data(key.header());
    let sealed = XChaCha20Poly1305::new((&key.key).into())
        .encrypt(
            &XNonce::from(nonce),
            Payload {
                msg: value,
                aad: &aad,
            },
        )
        .map_err(|_| Fault::Unexpected("sealing failed".to_owned()))?;
    Ok([&key.header(), nonce.as_slice(), &sealed].concat())
}

/// Opens what was sealed for `place`; anything else is a fault.
pub(crate) fn open(
    key: &WrappingKey,
    place: &Place<'_>,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let fault = Fault::Sealed(place.table);
    let Some((header, rest)) = sealed.split_first_chunk::<3>() else {
        return Err(fault);
    };
    let Some((nonce, ciphertext)) = rest.split_first_chunk::<NONCE_LENGTH>() else {
        return Err(fault);
    };
    if *header != key.header() {
        return Err(fault);
    }
    let aad = place.associated_data(key.header());
    XChaCha20Poly1305::new((&key.key).into())
        .decrypt(
            &XNonce::from(*nonce),
            Payload {
                msg: ciphertext,
                aad: &aad,
            },
        )
        .map(Zeroizing::new)
        .map_err(|_| fault)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::SeededRandomness;

    const KEY: WrappingKey = WrappingKey {
        key: [3; 32],
        id: 1,
    };

    fn place<'a>(owners: &'a [&'a [u8]]) -> Place<'a> {
        Place {
            table: "registration",
            column: "sealed_key",
            owners,
            version: 1,
        }
    }

    #[test]
    fn a_value_changed_by_one_byte_does_not_open__SE_12() {
        let owners: [&[u8]; 2] = [b"venue", b"anna"];
        let sealed = seal(&KEY, &place(&owners), b"secret", &SeededRandomness::new(1)).unwrap();
        assert_eq!(
            open(&KEY, &place(&owners), &sealed).unwrap().as_slice(),
            b"secret"
        );
        for i in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[i] ^= 1;
            assert!(open(&KEY, &place(&owners), &changed).is_err(), "byte {i}");
        }
        for length in 0..sealed.len() {
            assert!(
                open(&KEY, &place(&owners), &sealed[..length]).is_err(),
                "cut to {length}"
            );
        }
    }

    #[test]
    fn a_value_moved_to_another_place_does_not_open__SE_12() {
        let owners: [&[u8]; 2] = [b"venue", b"anna"];
        let sealed = seal(&KEY, &place(&owners), b"secret", &SeededRandomness::new(1)).unwrap();
        // another operator
        assert!(open(&KEY, &place(&[b"venue", b"bruno"]), &sealed).is_err());
        // the same bytes, cut at another border
        assert!(open(&KEY, &place(&[b"venuea", b"nna"]), &sealed).is_err());
        // another column
        let column = Place {
            column: "other",
            ..place(&owners)
        };
        assert!(open(&KEY, &column, &sealed).is_err());
        // another version
        let version = Place {
            version: 2,
            ..place(&owners)
        };
        assert!(open(&KEY, &version, &sealed).is_err());
        // another key
        assert!(open(&WrappingKey::new([4; 32], 1), &place(&owners), &sealed).is_err());
        // the key of another generation
        assert!(open(&WrappingKey::new([3; 32], 2), &place(&owners), &sealed).is_err());
    }

    proptest! {
        #[test]
        fn what_was_sealed_opens_there_as_it_was_and_nowhere_else__SE_12(
            key: [u8; 32],
            id: u8,
            value: Vec<u8>,
            owners in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..4), 0..4),
            others in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..4), 0..4),
            versions in (0_u32..3, 0_u32..3),
            seed: u64,
        ) {
            let owned: Vec<&[u8]> = owners.iter().map(Vec::as_slice).collect();
            let of_others: Vec<&[u8]> = others.iter().map(Vec::as_slice).collect();
            let here = Place { version: versions.0, ..place(&owned) };
            let there = Place { version: versions.1, ..place(&of_others) };
            let key = WrappingKey::new(key, id);
            let sealed = seal(&key, &here, &value, &SeededRandomness::new(seed)).unwrap();
            prop_assert_eq!(open(&key, &here, &sealed).unwrap().to_vec(), value.clone());
            let same = owners == others && versions.0 == versions.1;
            prop_assert_eq!(open(&key, &there, &sealed).is_ok(), same);
            // Nothing of a value of some length shows in the open.
            if value.len() >= 8 {
                prop_assert!(!sealed.windows(value.len()).any(|window| window == value));
            }
        }

        #[test]
        fn nothing_that_was_changed_opens__SE_12(
            value: Vec<u8>,
            seed: u64,
            at: prop::sample::Index,
            flip in 1_u8..,
            more in prop::collection::vec(any::<u8>(), 1..40),
        ) {
            let owners: [&[u8]; 2] = [b"venue", b"anna"];
            let here = place(&owners);
            let sealed = seal(&KEY, &here, &value, &SeededRandomness::new(seed)).unwrap();
            let at = at.index(sealed.len());
            let mut flipped = sealed.clone();
            flipped[at] ^= flip;
            prop_assert!(open(&KEY, &here, &flipped).is_err(), "byte {} by {}", at, flip);
            prop_assert!(open(&KEY, &here, &sealed[..at]).is_err(), "cut to {}", at);
            let longer = [&sealed[..], &more].concat();
            prop_assert!(open(&KEY, &here, &longer).is_err(), "longer by {:?}", more);
        }

        #[test]
        fn bytes_that_nobody_sealed_do_not_open__SE_12(
            begin in prop::sample::select(vec![&[][..], &[1], &[1, 1], &[1, 1, 1]]),
            bytes: Vec<u8>,
        ) {
            let found = [begin, &bytes].concat();
            prop_assert!(open(&KEY, &place(&[]), &found).is_err());
        }
    }
}
