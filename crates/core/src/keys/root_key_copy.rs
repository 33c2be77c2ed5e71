//! The copy of the root key that lies in the database, for the day the key store is lost (RE-1).
//!
//! ```text
//! 2 | root key, succession key    sealed under the service key (XChaCha20-Poly1305)
//!   | public key                  the service key's (X25519)
//!   | root key of today           once an administrator has made new keys (SE-14): sealed for the public
//!                                 key (HPKE, RFC 9180, with the succession key as its pre-shared key)
//! ```
//!
//! An administrator has no service key, so new keys that they make can't be sealed under it. They are sealed
//! for its public key: the root key of before, which is perhaps why there are new ones, opens nothing of
//! that. A public key is known to everybody, though. The succession key is what keeps whoever can only write
//! in the file from passing a root key of their own off as this data's; that the public key is the service
//! key's, only the MAC of the institution's row says (W-18).
//!
//! A copy of version 1 is the first part alone, without a succession key. No administrator can make new keys
//! over it; the service key, which makes a new copy whenever it is used to, can.

use std::convert::Infallible;

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{
    Deserializable as _, Kem as _, OpModeR, OpModeS, PskBundle, Serializable as _,
    single_shot_open, single_shot_seal_with_rng,
};
use zeroize::Zeroizing;

use super::StoredSecret;
use super::derived::{Keys, RootKey};
use super::sealed::{Place, open, seal};
use super::service_key::ServiceKey;
use crate::clock::Randomness;
use crate::error::Fault;

type Kem = X25519HkdfSha256;
type PrivateKey = <Kem as hpke::Kem>::PrivateKey;
type PublicKey = <Kem as hpke::Kem>::PublicKey;
type EncappedKey = <Kem as hpke::Kem>::EncappedKey;

const VERSION: u8 = 2;
/// Header and nonce, two keys, and the tag.
const SEALED: usize = 3 + 24 + 2 * 32 + 16;
const PUBLIC_KEY: usize = 32;
const ENCAPPED_KEY: usize = 32;

const INFO: &[u8] = b"guichet root key under service key 1";
const PSK_ID: &[u8] = b"guichet succession 1";

impl ServiceKey {
    /// The root key of `keys` as a copy that this key opens.
    pub(crate) fn wrap(
        &self,
        root: &RootKey,
        keys: &Keys,
        institution: &[u8],
        randomness: &dyn Randomness,
    ) -> Result<Vec<u8>, Fault> {
        let owners = [institution];
        let mut both = Zeroizing::new(Vec::with_capacity(2 * 32));
        both.extend_from_slice(root.expose());
        both.extend_from_slice(keys.succession());
        let sealed = seal(&self.wrapping(), &place(&owners, 2), &both, randomness)?;
        let (_, public) = self.agreement();
        Ok([&[VERSION], &sealed[..], &public.to_bytes()].concat())
    }

    /// The root key of today in a copy; `None` for a copy that is another key's, or none (RE-1).
    pub(crate) fn unwrap(&self, copy: &[u8], institution: &[u8]) -> Option<RootKey> {
        let owners = [institution];
        let Some(parts) = Parts::of(copy) else {
            let root = open(&self.wrapping(), &place(&owners, 1), copy).ok()?;
            return root_key(&root);
        };
        let both = open(&self.wrapping(), &place(&owners, 2), parts.sealed).ok()?;
        let (root, succession) = both.split_first_chunk::<32>()?;
        if parts.of_today.is_empty() {
            return root_key(root);
        }
        let (encapped, sealed) = parts.of_today.split_at_checked(ENCAPPED_KEY)?;
        let encapped = EncappedKey::from_bytes(encapped).ok()?;
        let (private, _) = self.agreement();
        let mode = OpModeR::Psk(PskBundle::new(succession, PSK_ID).ok()?);
        let opened = single_shot_open::<ChaCha20Poly1305, HkdfSha256, Kem>(
            &mode,
            &private,
            &encapped,
            INFO,
            sealed,
            institution,
        );
        root_key(&Zeroizing::new(opened.ok()?))
    }

    fn agreement(&self) -> (PrivateKey, PublicKey) {
        Kem::derive_keypair(&*self.agreement_material())
    }
}

impl Keys {
    /// The copy for the next root key, made of the copy for the one of these keys without the service key
    /// (SE-14); `None` of a copy of version 1.
    pub(crate) fn wrap_next(
        &self,
        next: &RootKey,
        copy: &[u8],
        institution: &[u8],
        randomness: &dyn Randomness,
    ) -> Result<Option<Vec<u8>>, Fault> {
        let Some(parts) = Parts::of(copy) else {
            return Ok(None);
        };
        let seal = || {
            let public = PublicKey::from_bytes(parts.public)?;
            let mode = OpModeS::Psk(PskBundle::new(self.succession(), PSK_ID)?);
            single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, Kem>(
                &mode,
                &public,
                INFO,
                next.expose(),
                institution,
                &mut Handed(randomness),
            )
        };
        let (encapped, sealed) =
            seal().map_err(|error| Fault::Unexpected(format!("no copy of a root key: {error}")))?;
        let lasts = [&[VERSION], parts.sealed, parts.public].concat();
        Ok(Some([lasts, encapped.to_bytes().to_vec(), sealed].concat()))
    }
}

/// A copy of version 2.
struct Parts<'a> {
    sealed: &'a [u8],
    public: &'a [u8],
    of_today: &'a [u8],
}

impl<'a> Parts<'a> {
    fn of(copy: &'a [u8]) -> Option<Self> {
        let rest = copy.strip_prefix(&[VERSION])?;
        let (sealed, rest) = rest.split_at_checked(SEALED)?;
        let (public, of_today) = rest.split_at_checked(PUBLIC_KEY)?;
        Some(Self {
            sealed,
            public,
            of_today,
        })
    }
}

fn root_key(bytes: &[u8]) -> Option<RootKey> {
    RootKey::from_stored(&StoredSecret::new(bytes.to_vec()))
}

/// Where the copy lies.
fn place<'a>(owners: &'a [&'a [u8]], version: u32) -> Place<'a> {
    Place {
        table: "institution",
        column: "root_key_under_service_key",
        owners,
        version,
    }
}

/// The randomness that was handed in, for the library.
struct Handed<'a>(&'a dyn Randomness);

impl TryRng for Handed<'_> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.0.fill(&mut bytes);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.0.fill(bytes);
        Ok(())
    }
}

impl TryCryptoRng for Handed<'_> {}

/// As it was made before there were successions.
#[cfg(test)]
pub(crate) fn of_version_1(
    key: &ServiceKey,
    root: &RootKey,
    institution: &[u8],
    randomness: &dyn Randomness,
) -> Vec<u8> {
    let owners = [institution];
    let sealed = seal(
        &key.wrapping(),
        &place(&owners, 1),
        root.expose(),
        randomness,
    );
    sealed.unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::SeededRandomness;

    const VENUE: &[u8] = b"venue";

    /// Everything of one venue, and a service key that is not its own.
    struct Given {
        randomness: SeededRandomness,
        key: ServiceKey,
        other: ServiceKey,
        root: RootKey,
        keys: Keys,
    }

    fn given() -> Given {
        let randomness = SeededRandomness::new(7);
        let root = RootKey::generate(&randomness);
        Given {
            key: ServiceKey::generate(&randomness),
            other: ServiceKey::generate(&randomness),
            keys: Keys::derive(&root, 1),
            root,
            randomness,
        }
    }

    impl Given {
        fn copy(&self) -> Vec<u8> {
            let copy = self
                .key
                .wrap(&self.root, &self.keys, VENUE, &self.randomness);
            copy.unwrap()
        }

        /// As an administrator makes it, and the root key that it is of.
        fn next(&self) -> (RootKey, Vec<u8>) {
            let next = RootKey::generate(&self.randomness);
            let copy = self
                .keys
                .wrap_next(&next, &self.copy(), VENUE, &self.randomness);
            (next, copy.unwrap().unwrap())
        }

        fn opened(&self, copy: &[u8]) -> Option<[u8; 32]> {
            self.key.unwrap(copy, VENUE).map(|root| *root.expose())
        }
    }

    #[test]
    fn the_service_key_opens_the_root_key_of_today_and_no_other_key_does__RE_1_SE_14() {
        let given = given();
        let copy = given.copy();
        assert_eq!(given.opened(&copy), Some(*given.root.expose()));
        let (next, of_next) = given.next();
        assert_eq!(given.opened(&of_next), Some(*next.expose()));
        for copy in [copy, of_next] {
            assert!(given.other.unwrap(&copy, VENUE).is_none(), "another key");
            assert!(given.key.unwrap(&copy, b"other").is_none(), "another venue");
        }
    }

    #[test]
    fn a_copy_that_was_changed_does_not_open__RE_1_SE_14() {
        let given = given();
        for copy in [given.copy(), given.next().1] {
            let whole = given.opened(&copy);
            let public = 1 + SEALED..1 + SEALED + PUBLIC_KEY;
            for i in 0..copy.len() {
                let mut changed = copy.clone();
                changed[i] ^= 1;
                // Nobody needs the public key to open: it is the private one's.
                let expected = whole.filter(|_| public.contains(&i));
                assert_eq!(given.opened(&changed), expected, "byte {i}");
            }
            for length in (0..copy.len()).filter(|length| *length != public.end) {
                assert_eq!(given.opened(&copy[..length]), None, "cut to {length}");
            }
        }
    }

    #[test]
    fn whoever_only_knows_the_public_key_passes_no_root_key_off_as_ours__SE_14() {
        let given = given();
        let forger = Keys::derive(&RootKey::generate(&given.randomness), 1);
        let forged = RootKey::generate(&given.randomness);
        let copy = forger.wrap_next(&forged, &given.copy(), VENUE, &given.randomness);
        assert_eq!(given.opened(&copy.unwrap().unwrap()), None);
    }

    #[test]
    fn the_root_key_of_before_does_not_open_the_next_one__SE_14() {
        let given = given();
        let (next, copy) = given.next();
        // All that it gives: the keys, and with them the succession key. Neither they nor it are a key
        // that the last part opens with.
        let holds = |part: &[u8; 32]| copy.windows(32).any(|window| window == part);
        assert!(!holds(next.expose()) && !holds(given.root.expose()));
        assert!(!holds(given.keys.succession()));
        let mode = OpModeR::Psk(PskBundle::new(given.keys.succession(), PSK_ID).unwrap());
        let parts = Parts::of(&copy).unwrap();
        let (encapped, sealed) = parts.of_today.split_at(ENCAPPED_KEY);
        let encapped = EncappedKey::from_bytes(encapped).unwrap();
        for guess in [given.root.expose(), given.keys.succession()] {
            let (private, _) = Kem::derive_keypair(guess);
            let opened = single_shot_open::<ChaCha20Poly1305, HkdfSha256, Kem>(
                &mode, &private, &encapped, INFO, sealed, VENUE,
            );
            assert!(opened.is_err());
        }
    }

    #[test]
    fn what_the_library_draws_is_the_randomness_that_was_handed_in__SE_14() {
        let (ours, theirs) = (SeededRandomness::new(8), SeededRandomness::new(8));
        let mut handed = Handed(&theirs);
        let (mut four, mut eight, mut many) = ([0; 4], [0; 8], [0; 40]);
        ours.fill(&mut four);
        ours.fill(&mut eight);
        ours.fill(&mut many);
        assert_eq!(handed.try_next_u32(), Ok(u32::from_le_bytes(four)));
        assert_eq!(handed.try_next_u64(), Ok(u64::from_le_bytes(eight)));
        let mut drawn = [0; 40];
        assert_eq!(handed.try_fill_bytes(&mut drawn), Ok(()));
        assert_eq!(drawn, many);
    }

    #[test]
    fn no_two_copies_are_sealed_alike__SE_14() {
        let given = given();
        let lasting = given.copy();
        let sealed = || {
            let copy = given
                .keys
                .wrap_next(&given.root, &lasting, VENUE, &given.randomness);
            let copy = copy.unwrap().unwrap();
            Parts::of(&copy).unwrap().of_today.to_vec()
        };
        let (one, other) = (sealed(), sealed());
        assert_ne!(one[..ENCAPPED_KEY], other[..ENCAPPED_KEY]);
        assert_ne!(one[ENCAPPED_KEY..], other[ENCAPPED_KEY..]);
    }

    #[test]
    fn a_copy_of_version_1_opens_and_has_no_next__RE_1_SE_14() {
        let given = given();
        let copy = of_version_1(&given.key, &given.root, VENUE, &given.randomness);
        assert_eq!(given.opened(&copy), Some(*given.root.expose()));
        let next = RootKey::generate(&given.randomness);
        let made = given.keys.wrap_next(&next, &copy, VENUE, &given.randomness);
        assert!(made.unwrap().is_none());
    }
}
