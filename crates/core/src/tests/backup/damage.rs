//! SE-17: a backup that was changed, cut off or made of changed data, and one that is newer.

use super::{DATABASE, Played, back_up, check};
use crate::tests::venue::Venue;
use crate::{Refusal, Span};

/// Where the parts of a backup's header lie.
mod at {
    use std::ops::Range;

    pub const MAGIC: Range<usize> = 0..8;
    pub const FORMAT: usize = 8;
    pub const LENGTH: Range<usize> = 9..FIELDS;
    const FIELDS: usize = 11;
    const ID: usize = 16;
    const NUMBER: usize = 8;
    const DATABASE: Range<usize> = FIELDS..FIELDS + ID;
    pub const INSTITUTION: Range<usize> = DATABASE.end..DATABASE.end + ID;
    const MADE_AT: Range<usize> = INSTITUTION.end..INSTITUTION.end + NUMBER;
    pub const SCHEMA: Range<usize> = MADE_AT.end..MADE_AT.end + NUMBER;
    const SALT: Range<usize> = SCHEMA.end..SCHEMA.end + 32;
    const NONCE_PREFIX: Range<usize> = SALT.end..SALT.end + 19;
    /// To the service key's public key, which opens nothing and ends the header.
    pub const SEALED_ROOT_KEY: usize = NONCE_PREFIX.end;
    pub const PUBLIC_KEY: usize = 32;

    /// The length of the header of this backup.
    pub fn end(backup: &[u8]) -> usize {
        let length = backup[LENGTH].try_into().unwrap();
        FIELDS + usize::from(u16::from_be_bytes(length))
    }
}

/// A chunk and its tag.
const CHUNK: usize = 64 * 1024 + 16;

/// Of the chunks, every so many bytes one is changed: a prime, so that it lies elsewhere in each of them.
const A_STEP: usize = 7_919;

#[tokio::test]
async fn no_byte_of_a_backup_can_be_changed_and_no_end_cut_off__SE_17() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let bytes = std::fs::read(&file).unwrap();
    let fresh = Venue::empty().await;
    let desk = fresh.sign_in_window("desk 1");
    let key = &played.venue.service_key;
    let header = at::end(&bytes);
    assert!(bytes.len() > header + 2 * CHUNK, "{} bytes", bytes.len());
    let changed = played.file("changed");
    let refused = async |content: &[u8]| {
        std::fs::write(&changed, content).unwrap();
        // Else each wrong key would make the next one wait.
        fresh.clock.pass(Span::hours(1));
        check(&desk, &changed, key).await.unwrap_err()
    };
    for byte in 0..header {
        let mut flipped = bytes.clone();
        flipped[byte] ^= 1;
        let refused = refused(&flipped).await;
        let expected = if at::MAGIC.contains(&byte) {
            matches!(refused, Refusal::NotABackup)
        } else if byte == at::FORMAT {
            // It is 0 then, which there never was.
            matches!(refused, Refusal::BackupDamaged)
        } else if at::LENGTH.contains(&byte) {
            // One that is off leaves something else of everything, the sealed root key first.
            matches!(refused, Refusal::BackupDamaged | Refusal::WrongBackupKey)
        } else if at::INSTITUTION.contains(&byte) {
            // It is associated data of the sealed root key.
            matches!(refused, Refusal::WrongBackupKey)
        } else if at::SCHEMA.contains(&byte) {
            matches!(refused, Refusal::BackupNewer | Refusal::BackupDamaged)
        } else if (at::SEALED_ROOT_KEY..header - at::PUBLIC_KEY).contains(&byte) {
            matches!(refused, Refusal::WrongBackupKey)
        } else {
            matches!(refused, Refusal::BackupDamaged)
        };
        assert!(expected, "byte {byte}: {refused:?}");
    }
    for at in (header..bytes.len()).step_by(A_STEP) {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0x80;
        assert_eq!(refused(&flipped).await, Refusal::BackupDamaged, "byte {at}");
    }
    for length in (0..header).chain((header..bytes.len()).step_by(A_STEP)) {
        let refused = refused(&bytes[..length]).await;
        let expected = if length < at::MAGIC.end {
            Refusal::NotABackup
        } else {
            Refusal::BackupDamaged
        };
        assert_eq!(refused, expected, "cut to {length}");
    }
    let first = header..header + CHUNK;
    let second = first.end..first.end + CHUNK;
    let mut swapped = bytes.clone();
    swapped[first.clone()].copy_from_slice(&bytes[second.clone()]);
    swapped[second].copy_from_slice(&bytes[first.clone()]);
    assert_eq!(refused(&swapped).await, Refusal::BackupDamaged);
    let mut removed = bytes.clone();
    removed.drain(first);
    assert_eq!(refused(&removed).await, Refusal::BackupDamaged);
    assert_eq!(
        refused(&[&bytes[..], b"x"].concat()).await,
        Refusal::BackupDamaged
    );
    assert_eq!(fresh.files(), DATABASE, "nothing is left of any of them");
}

#[tokio::test]
async fn a_backup_of_a_newer_version_is_named__RE_2() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let fresh = Venue::empty().await;
    let desk = fresh.sign_in_window("desk 1");
    let bytes = std::fs::read(&file).unwrap();
    // another format; a database with a migration of tomorrow
    for (at, byte) in [(at::FORMAT, 2), (at::SCHEMA.end - 1, 200)] {
        let mut newer = bytes.clone();
        newer[at] = byte;
        std::fs::write(&file, newer).unwrap();
        let refused = check(&desk, &file, &played.venue.service_key).await;
        assert_eq!(refused.unwrap_err(), Refusal::BackupNewer);
        let seen = fresh.guichet.look_at_backup(&desk.caller, &file).await;
        assert_eq!(seen.unwrap_err(), Refusal::BackupNewer);
    }
}

#[tokio::test]
async fn a_backup_of_data_that_was_changed_by_hand_is_found_out__SE_17() {
    for edit in [
        // a row
        "update operator set role = 'administrator'",
        // rows that are gone
        "delete from failure",
        // a secret key at another operator's
        "update registration set sealed_key =
             (select sealed_key from registration where state = 'draft')
         where state = 'confirmed'",
        // the trail in its middle, which no start notices at once
        "drop trigger audit_entry_unchanged;
         update audit_entry set event = 'signed_in' where number = 2",
        // and at its end
        "drop trigger audit_entry_kept; delete from audit_entry where number > 5",
        // a trigger that would act when the data is in use again
        "create trigger eve after insert on session begin delete from failure; end",
        // the time beside the evidence
        "update database set highest_time = 0",
    ] {
        let played = Played::new().await;
        let Played { venue, anna, .. } = &played;
        let office = venue.office_with(anna).await;
        venue.write(edit).await;
        let file = played.file("a");
        back_up(&office, &file).await.unwrap();
        let fresh = Venue::empty().await;
        let desk = fresh.sign_in_window("desk 1");
        let refused = check(&desk, &file, &venue.service_key).await;
        assert_eq!(refused.unwrap_err(), Refusal::BackupDamaged, "{edit}");
        assert_eq!(fresh.files(), DATABASE);
    }
}
