//! What stands in a backup in the clear: only what is needed before it can be opened.

use std::io::{ErrorKind, Read};

use uuid::Uuid;

use crate::clock::{Randomness, Timestamp};
use crate::error::Refusal;
use crate::store::backup::Facts;

/// No other file begins so.
const MAGIC: [u8; 8] = *b"GUICHETB";
/// Another number is of another version of the app.
const FORMAT: u8 = 1;
pub(super) const SALT: usize = 32;
/// XChaCha20's 24 bytes without the counter and the mark of the last chunk.
pub(super) const NONCE_PREFIX: usize = 19;

/// The header. The bytes it was read from are associated data of every chunk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    /// In the name of the key and the anchor that the data had.
    pub database: Uuid,
    /// Whose data it is.
    pub institution: Uuid,
    pub made_at: Timestamp,
    /// The number of the newest migration.
    pub schema: i64,
    pub salt: [u8; SALT],
    pub nonce_prefix: [u8; NONCE_PREFIX],
    pub root_key_under_service_key: Vec<u8>,
}

impl Header {
    /// The header of a new backup.
    pub(super) fn new(facts: Facts, made_at: Timestamp, randomness: &dyn Randomness) -> Self {
        let (mut salt, mut nonce_prefix) = ([0; SALT], [0; NONCE_PREFIX]);
        randomness.fill(&mut salt);
        randomness.fill(&mut nonce_prefix);
        Self {
            database: facts.database,
            institution: facts.institution,
            made_at,
            schema: facts.schema,
            salt,
            nonce_prefix,
            root_key_under_service_key: facts.root_key_under_service_key,
        }
    }

    /// As it stands in the file, the magic included. `None` for a sealed root key of 64 KiB.
    pub(crate) fn to_bytes(&self) -> Option<Vec<u8>> {
        let mut fields = Vec::new();
        fields.extend(self.database.as_bytes());
        fields.extend(self.institution.as_bytes());
        fields.extend(self.made_at.as_millis().to_be_bytes());
        fields.extend(self.schema.to_be_bytes());
        fields.extend(self.salt);
        fields.extend(self.nonce_prefix);
        fields.extend(&self.root_key_under_service_key);
        let length = u16::try_from(fields.len()).ok()?;
        let mut bytes = MAGIC.to_vec();
        bytes.push(FORMAT);
        bytes.extend(length.to_be_bytes());
        bytes.extend(fields);
        Some(bytes)
    }

    /// Reads a header, and gives the bytes that it stood in.
    pub(crate) fn read(from: &mut impl Read) -> Result<(Self, Vec<u8>), Refusal> {
        let mut magic = [0; MAGIC.len()];
        read(from, &mut magic, Refusal::NotABackup)?;
        if magic != MAGIC {
            return Err(Refusal::NotABackup);
        }
        let (mut format, mut length) = ([0; 1], [0; 2]);
        read(from, &mut format, Refusal::BackupDamaged)?;
        if format[0] > FORMAT {
            return Err(Refusal::BackupNewer);
        }
        read(from, &mut length, Refusal::BackupDamaged)?;
        let mut fields = vec![0; u16::from_be_bytes(length).into()];
        read(from, &mut fields, Refusal::BackupDamaged)?;
        let header = Self::from_fields(&fields).filter(|_| format[0] == FORMAT);
        let header = header.ok_or(Refusal::BackupDamaged)?;
        Ok((header, [&magic[..], &format, &length, &fields].concat()))
    }

    fn from_fields(fields: &[u8]) -> Option<Self> {
        let (database, fields) = fields.split_first_chunk()?;
        let (institution, fields) = fields.split_first_chunk()?;
        let (made_at, fields) = fields.split_first_chunk()?;
        let (schema, fields) = fields.split_first_chunk()?;
        let (salt, fields) = fields.split_first_chunk()?;
        let (nonce_prefix, root_key) = fields.split_first_chunk()?;
        let millis = i64::from_be_bytes(*made_at);
        let made_at = Timestamp::from_millis(millis);
        if made_at.as_millis() != millis {
            // Before 1970 or after 9999: never written.
            return None;
        }
        Some(Self {
            database: Uuid::from_bytes(*database),
            institution: Uuid::from_bytes(*institution),
            made_at,
            schema: i64::from_be_bytes(*schema),
            salt: *salt,
            nonce_prefix: *nonce_prefix,
            root_key_under_service_key: root_key.to_vec(),
        })
    }
}

/// Fills `bytes`, or says what it means that the file ends before.
fn read(from: &mut impl Read, bytes: &mut [u8], cut_off: Refusal) -> Result<(), Refusal> {
    from.read_exact(bytes).map_err(|error| {
        if error.kind() == ErrorKind::UnexpectedEof {
            return cut_off;
        }
        tracing::warn!(%error, "the backup can't be read");
        Refusal::BackupUnreadable
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn header() -> Header {
        Header {
            database: Uuid::from_bytes([1; 16]),
            institution: Uuid::from_bytes([2; 16]),
            made_at: Timestamp::from_millis(1_795_507_200_000),
            schema: 8,
            salt: [3; SALT],
            nonce_prefix: [4; NONCE_PREFIX],
            root_key_under_service_key: vec![5; 75],
        }
    }

    #[test]
    fn a_header_reads_back_and_leaves_what_follows__RE_2() {
        let bytes = header().to_bytes().unwrap();
        let file = [&bytes[..], b"chunks"].concat();
        let mut rest = file.as_slice();
        assert_eq!(Header::read(&mut rest), Ok((header(), bytes)));
        assert_eq!(rest, b"chunks");
    }

    #[test]
    fn what_is_no_backup_is_told_from_one_that_was_cut_or_is_newer__RE_2() {
        let bytes = header().to_bytes().unwrap();
        for (file, expected) in [
            // nothing, a few bytes, another file
            (vec![], Refusal::NotABackup),
            (bytes[..7].to_vec(), Refusal::NotABackup),
            (b"SQLite format 3\0".to_vec(), Refusal::NotABackup),
            // cut off inside
            (bytes[..8].to_vec(), Refusal::BackupDamaged),
            (bytes[..10].to_vec(), Refusal::BackupDamaged),
            (bytes[..bytes.len() - 1].to_vec(), Refusal::BackupDamaged),
            // of a version to come, and of none
            ([&MAGIC[..], &[2]].concat(), Refusal::BackupNewer),
            ([&MAGIC[..], &[0, 0, 0]].concat(), Refusal::BackupDamaged),
            // fields that don't fit
            (
                [&MAGIC[..], &[1, 0, 3, 1, 2, 3]].concat(),
                Refusal::BackupDamaged,
            ),
        ] {
            assert_eq!(
                Header::read(&mut file.as_slice()),
                Err(expected),
                "{file:?}"
            );
        }
    }

    prop_compose! {
        fn headers()(
            database: u128,
            institution: u128,
            made_at in 0..=Timestamp::LATEST.as_millis(),
            schema: i64,
            salt: [u8; SALT],
            nonce_prefix: [u8; NONCE_PREFIX],
            root_key_under_service_key: Vec<u8>,
        ) -> Header {
            Header {
                database: Uuid::from_u128(database),
                institution: Uuid::from_u128(institution),
                made_at: Timestamp::from_millis(made_at),
                schema,
                salt,
                nonce_prefix,
                root_key_under_service_key,
            }
        }
    }

    proptest! {
        #[test]
        fn every_header_reads_back_and_none_that_was_cut__RE_2(
            header in headers(), cut: prop::sample::Index,
        ) {
            let bytes = header.to_bytes().unwrap();
            prop_assert_eq!(Header::read(&mut bytes.as_slice()), Ok((header, bytes.clone())));
            prop_assert!(Header::read(&mut &bytes[..cut.index(bytes.len())]).is_err());
        }

        #[test]
        fn what_is_read_as_a_header_is_what_writing_it_gives__RE_2(
            header in headers(), at: prop::sample::Index, flip: u8,
        ) {
            let mut bytes = header.to_bytes().unwrap();
            let at = at.index(bytes.len());
            bytes[at] ^= flip;
            if let Ok((header, read)) = Header::read(&mut bytes.as_slice()) {
                prop_assert_eq!(header.to_bytes(), Some(read.clone()));
                prop_assert!(bytes.starts_with(&read));
            }
        }

        #[test]
        fn no_bytes_make_reading_panic__RE_2(
            tail: Vec<u8>, format in 0_u8..3, length: u16, magic: bool,
        ) {
            let mut file = if magic { MAGIC.to_vec() } else { Vec::new() };
            file.push(format);
            file.extend(length.to_be_bytes());
            file.extend(tail);
            let _ = Header::read(&mut file.as_slice());
        }
    }
}
