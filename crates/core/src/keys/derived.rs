//! The root key and its sub-keys (SE-11): HKDF-SHA256 (RFC 5869), one purpose and version in
//! each label. The root key itself seals and signs nothing.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::StoredSecret;
use super::sealed::{Place, WrappingKey, open, seal};
use crate::clock::Randomness;
use crate::error::Fault;

/// The 32 bytes in the key store, from which everything else is derived.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct RootKey([u8; 32]);

impl RootKey {
    /// A new root key, for an empty database only (SE-13).
    pub fn generate(randomness: &dyn Randomness) -> Self {
        let mut bytes = [0; 32];
        randomness.fill(&mut bytes);
        let key = Self(bytes);
        bytes.zeroize();
        key
    }

    /// The root key as the key store returned it; `None` where it is not 32 bytes long.
    pub fn from_stored(stored: &StoredSecret) -> Option<Self> {
        stored.expose().try_into().ok().map(Self)
    }

    /// The bytes for the key store.
    pub fn to_stored(&self) -> StoredSecret {
        StoredSecret::new(self.0.to_vec())
    }

    /// The key of one backup file, by the file's own salt (RE-2).
    pub(crate) fn backup_key(&self, salt: &[u8; 32]) -> Zeroizing<[u8; 32]> {
        one_backup(&Zeroizing::new(all_backups(self)), salt)
    }

    /// The bytes, to be sealed under the service key.
    pub(crate) fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

/// The sub-keys in use. Never printed, wiped on drop.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Keys {
    pub(crate) wrapping: WrappingKey,
    pepper: [u8; 32],
    throttle: [u8; 32],
    temporary_codes: [u8; 32],
    registration_codes: [u8; 32],
    succession: [u8; 32],
    identity: [u8; 32],
    rows: [u8; 32],
    audit: [u8; 32],
    anchor: [u8; 32],
    backup: [u8; 32],
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl Keys {
    /// Derives the sub-keys of a root key, which is so many rotations away from the first: 1 is the
    /// first (SE-14).
    pub fn derive(root: &RootKey, generation: u8) -> Self {
        Self {
            wrapping: WrappingKey::new(expand(&root.0, b"guichet wrapping 1"), generation),
            pepper: expand(&root.0, b"guichet pepper 1"),
            throttle: expand(&root.0, b"guichet throttle 1"),
            temporary_codes: expand(&root.0, b"guichet temporary codes 1"),
            registration_codes: expand(&root.0, b"guichet registration codes 1"),
            succession: expand(&root.0, b"guichet succession 1"),
            identity: expand(&root.0, b"guichet identity 1"),
            rows: expand(&root.0, b"guichet rows 1"),
            audit: expand(&root.0, b"guichet audit 1"),
            anchor: expand(&root.0, b"guichet anchor 1"),
            backup: all_backups(root),
        }
    }

    /// How many rotations away from the first they are: 1 is the first.
    pub(crate) fn generation(&self) -> u8 {
        self.wrapping.id()
    }

    /// The keys of the next root key (SE-14). What was made with the lasting ones can't be made again without
    /// somebody's password, or is a trail that must not be written anew.
    pub(crate) fn next(&self, root: &RootKey) -> Option<Self> {
        let mut next = Self::derive(root, self.generation().checked_add(1)?);
        (next.pepper, next.throttle, next.audit) = (self.pepper, self.throttle, self.audit);
        Some(next)
    }

    /// The same, where they are made without the service key: the copy of the root key that it opens goes on
    /// being vouched for by the same key (RE-1).
    pub(crate) fn next_without_service_key(&self, root: &RootKey) -> Option<Self> {
        let mut next = self.next(root)?;
        next.succession = self.succession;
        Some(next)
    }

    /// Vouches for the next root key, where an administrator makes it.
    pub(super) fn succession(&self) -> &[u8; 32] {
        &self.succession
    }

    /// The sub-keys that may be of a generation before.
    fn lasting(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new([self.pepper, self.throttle, self.audit, self.succession].concat())
    }

    /// These keys with lasting ones.
    fn with_lasting(mut self, lasting: &[u8]) -> Option<Self> {
        let (keys, rest) = lasting.as_chunks::<32>();
        let ([pepper, throttle, audit, succession @ ..], []) = (keys, rest) else {
            return None;
        };
        (self.pepper, self.throttle, self.audit) = (*pepper, *throttle, *audit);
        match succession {
            // From before there were successions.
            [] => {}
            [succession] => self.succession = *succession,
            _ => return None,
        }
        Some(self)
    }

    /// The lasting keys for the database.
    pub(crate) fn seal_lasting(
        &self,
        institution: &[u8],
        randomness: &dyn Randomness,
    ) -> Result<Vec<u8>, Fault> {
        let owners = [institution];
        seal(
            &self.wrapping,
            &lasting_keys(&owners),
            &self.lasting(),
            randomness,
        )
    }

    /// These keys with the lasting ones that the database keeps.
    pub(crate) fn open_lasting(self, institution: &[u8], sealed: &[u8]) -> Option<Self> {
        let owners = [institution];
        let lasting = open(&self.wrapping, &lasting_keys(&owners), sealed).ok()?;
        self.with_lasting(&lasting)
    }

    /// Joins the pepper to an Argon2id output (SE-9).
    pub(crate) fn pepper(&self, hash: &[u8]) -> [u8; 32] {
        mac(&self.pepper, &[hash])
    }

    /// Names a folded username in the throttle and the list of failures. People type their
    /// password into the wrong field: what was typed is not kept.
    pub(crate) fn username_digest(&self, username_key: &str) -> [u8; 32] {
        mac(&self.throttle, &[username_key.as_bytes()])
    }

    /// The MAC of a protected row: of its table and of all that decides something in it (SE-15).
    pub(crate) fn row_mac(&self, table: &str, content: &[u8]) -> [u8; 32] {
        // No table's name holds the separator.
        mac(&self.rows, &[table.as_bytes(), b"|", content])
    }

    /// What a row's MAC adds to its table's sum. The MACs stand in the database for everybody to
    /// read: whoever knew the terms of the sum could look for other rows with the same one.
    pub(crate) fn sum_element(&self, row_mac: &[u8]) -> [u8; 32] {
        mac(&self.anchor, &[b"element|", row_mac])
    }

    /// The MAC of the evidence in the database (SE-15).
    pub(crate) fn evidence_mac(&self, evidence: &[u8]) -> [u8; 32] {
        mac(&self.anchor, &[b"evidence|", evidence])
    }

    /// An entry's place in the trail's chain, after the place of the one before (SE-16).
    pub(crate) fn chain(&self, before: &[u8; 32], entry: &str) -> [u8; 32] {
        mac(&self.audit, &[before, entry.as_bytes()])
    }

    /// What is stored of an operator's temporary code (PH-4). Eight digits are tried out in no time,
    /// however slow the hash: what keeps a thief of the database from it is the key, which is not
    /// there. The operator is part of it, so that a hash in another one's row opens nothing.
    pub(crate) fn temporary_code_hash(&self, operator: &[u8], digits: &[u8]) -> [u8; 32] {
        // An id is always 16 bytes long.
        mac(&self.temporary_codes, &[operator, digits])
    }

    /// What is stored of an operator's registration code (RG-7), in the same way.
    pub(crate) fn registration_code_hash(&self, operator: &[u8], letters: &[u8]) -> [u8; 32] {
        mac(&self.registration_codes, &[operator, letters])
    }

    /// The key of one backup file, by the file's own salt (RE-2).
    pub(crate) fn backup_key(&self, salt: &[u8; 32]) -> Zeroizing<[u8; 32]> {
        one_backup(&self.backup, salt)
    }

    /// What the database keeps to recognise its root key; tells nothing about it.
    pub fn identity(&self) -> [u8; 32] {
        self.identity
    }

    /// Whether this is the root key that they come from, whatever their generation.
    pub(crate) fn are_of(&self, root: &RootKey) -> bool {
        self.identity == expand(&root.0, b"guichet identity 1")
    }
}

fn lasting_keys<'a>(owners: &'a [&'a [u8]]) -> Place<'a> {
    Place {
        table: "institution",
        column: "lasting_keys",
        owners,
        version: 1,
    }
}

/// What seals backups. It is derived alone where a backup is opened: the other keys may depend on what
/// is in there (SE-14).
fn all_backups(root: &RootKey) -> [u8; 32] {
    expand(&root.0, b"guichet backup 1")
}

fn one_backup(backup: &[u8; 32], salt: &[u8; 32]) -> Zeroizing<[u8; 32]> {
    let salt = Some(salt.as_slice());
    Zeroizing::new(expand_salted(salt, backup, b"guichet backup file 1"))
}

/// One 32-byte key for one purpose.
pub(super) fn expand(key: &[u8], label: &[u8]) -> [u8; 32] {
    expand_salted(None, key, label)
}

fn expand_salted(salt: Option<&[u8]>, key: &[u8], label: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    // 32 bytes are far below HKDF's limit of 255 hash lengths, the only error there is.
    let expanded = Hkdf::<Sha256>::new(salt, key).expand(label, &mut out);
    debug_assert!(expanded.is_ok());
    out
}

/// HMAC-SHA256 of the parts of a message, one after the other.
fn mac(key: &[u8; 32], message: &[&[u8]]) -> [u8; 32] {
    // HMAC pads a short key with zeros to its block (RFC 2104).
    let mut block = Zeroizing::new([0; 64]);
    block[..32].copy_from_slice(key);
    let mut mac = Hmac::<Sha256>::new((&*block).into());
    message.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use data_encoding::HEXLOWER;

    use super::*;

    /// Against an independent program: HMAC (RFC 2104) and HKDF (RFC 5869) written in Python. A label
    /// that changed would open nothing of before.
    #[test]
    fn what_is_derived_is_what_it_always_was__SE_11() {
        let root = RootKey([7; 32]);
        let keys = Keys::derive(&root, 1);
        for (purpose, derived, expected) in [
            (
                "wrapping",
                keys.wrapping.key,
                "b0023f5a44abe742cfa2fb8b05b8e077bc867111ee808e4576f0ee10e42b8f51",
            ),
            (
                "pepper",
                keys.pepper(b"hash"),
                "447500f633b8655dfa0e2a9139e0dae3ef6b5f705fe20630049ba31cf0f65508",
            ),
            (
                "throttle",
                keys.username_digest("anna"),
                "f778b60fea17b7d66c8f46b702bfcba64da866e0efb002e1c3343b0cb8d66d04",
            ),
            (
                "temporary codes",
                keys.temporary_code_hash(&[1; 16], b"01234567"),
                "e96f99d6d2b6d8e5c6615db72eb65b17819a9ba0bf8b9dd03b2d783677c9c110",
            ),
            (
                "registration codes",
                keys.registration_code_hash(&[1; 16], b"01234"),
                "e8a03be12d0048d299cb3446b9e6739f2719f3d21c9e5a759e3992193ab6908a",
            ),
            (
                "succession",
                *keys.succession(),
                "a29b5e032c5f46520dc802cc81918ec67ec93b39610ca390b41245885a93b0e9",
            ),
            (
                "identity",
                keys.identity(),
                "35f604b2ac330eb6aec3998e1b1563938947be9fad410f07fae7e43f19f6b519",
            ),
            (
                "rows",
                keys.row_mac("operator", b"anna"),
                "471b2e09d5ee5d6f526f55e0f08cd60a2a1091eb82de47c3276a86c5c82cca27",
            ),
            (
                "audit",
                keys.chain(&[2; 32], "entry"),
                "91b096694ed21a78f02fba8855ebafd02a0ec0b5ddae7cdb92514d1587316dc7",
            ),
            (
                "anchor, of a sum",
                keys.sum_element(&[3; 32]),
                "a27aa059985d1032fcd20ce5b3ed27d73c9d73e38caa663d2840e75fd19f1261",
            ),
            (
                "anchor, of the evidence",
                keys.evidence_mac(b"commits"),
                "660fa74d6e46c2fb690be1e0dbfba7c787dd5c206ef4949d63e05c85b2bc26d4",
            ),
            (
                "backup",
                *keys.backup_key(&[4; 32]),
                "87a7eb4ef4ab069fec7db477000b7f4823b05bcdd1c7ef20cc3a8bf2844a8edb",
            ),
            (
                "backup, from the root key alone",
                *root.backup_key(&[4; 32]),
                "87a7eb4ef4ab069fec7db477000b7f4823b05bcdd1c7ef20cc3a8bf2844a8edb",
            ),
        ] {
            assert_eq!(HEXLOWER.encode(&derived), expected, "{purpose}");
        }
    }

    #[test]
    fn each_purpose_has_a_key_of_its_own_and_none_is_the_root_key__SE_11() {
        let root = RootKey([7; 32]);
        let keys = Keys::derive(&root, 1);
        let all = [
            keys.wrapping.key,
            keys.pepper,
            keys.throttle,
            keys.temporary_codes,
            keys.registration_codes,
            keys.succession,
            keys.identity,
            keys.rows,
            keys.audit,
            keys.anchor,
            keys.backup,
            *keys.backup_key(&[1; 32]),
            *keys.backup_key(&[2; 32]),
            root.0,
        ];
        for (i, a) in all.iter().enumerate() {
            assert!(all.iter().skip(i + 1).all(|b| a != b));
        }
    }

    #[test]
    fn lasting_keys_from_before_there_were_successions_open__SE_14() {
        let before = Keys::derive(&RootKey([7; 32]), 1);
        let derived = || Keys::derive(&RootKey([8; 32]), 2);
        let three = [before.pepper, before.throttle, before.audit].concat();
        let keys = derived().with_lasting(&three).unwrap();
        assert_eq!(
            (keys.pepper, keys.throttle, keys.audit),
            (before.pepper, before.throttle, before.audit)
        );
        assert_eq!(keys.succession, derived().succession, "its own");
        let keys = derived().with_lasting(&before.lasting()).unwrap();
        assert_eq!(keys.succession, before.succession, "the one that lasts");
        // And nothing else passes for lasting keys.
        let five = [before.lasting().as_slice(), &[9; 32]].concat();
        for other in [&five[..], &three[..64], &three[..95], &five[..97], &[]] {
            assert!(derived().with_lasting(other).is_none(), "{}", other.len());
        }
    }

    #[test]
    fn after_255_generations_there_is_no_next__SE_14() {
        let root = RootKey([7; 32]);
        assert!(Keys::derive(&root, 254).next(&root).is_some());
        assert!(Keys::derive(&root, 255).next(&root).is_none());
    }

    #[test]
    fn keys_print_nothing__SE_19() {
        let keys = Keys::derive(&RootKey([7; 32]), 1);
        assert_eq!(format!("{keys:?}"), "Keys(…)");
        assert_eq!(
            format!("{:?}", StoredSecret::new(vec![7])),
            "StoredSecret(…)"
        );
    }
}
