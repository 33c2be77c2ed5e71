//! RE-2: making a backup, and what is refused on the way; checking one.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::venue::{ADMINISTRATOR, Desk, PASSWORD, Phone, Venue, registered};
use crate::operations::*;
use crate::testing::SeededRandomness;
use crate::{
    BackupContents, BackupMade, ClosedReason, Field, KeyStoreError, Loses, ManagementScreen,
    OperatorId, Progress, Refusal, Screen, ServiceKey, Span, Stage, Tell,
};

pub const OWN: &str = "eleven quiet lamps";

/// Nobody listens.
pub fn quiet() -> Tell {
    Arc::new(|_| {})
}

/// A venue with a phone for Anna and one for Bruno, and a folder for backups.
pub struct Played {
    pub venue: Venue,
    pub anna: Phone,
    pub bruno: (OperatorId, Phone),
    pub elsewhere: tempfile::TempDir,
}

impl Played {
    pub async fn new() -> Self {
        let (venue, anna) = registered().await;
        let office = venue.office_with(&anna).await;
        let bruno = venue.operator_with_phone(&office, "bruno", OWN).await;
        // A wrong code, a wrong password, and a phone that is only half registered.
        let created = office
            .ask(CreateOperator {
                username: "clara".to_owned(),
                display_name: "Clara Rossi".to_owned(),
                role: crate::Role::Operator,
            })
            .await
            .unwrap();
        let training = venue.sign_in_window("training");
        training.sign_in("clara", "wrong").await.unwrap_err();
        training.sign_in("clara", &created.password).await.unwrap();
        let new = ChooseNewPassword {
            password: super::venue::password(OWN),
        };
        training.ask(new).await.unwrap();
        training.scan().await;
        training.back().await;
        training.back().await;
        training.sign_in("bruno", OWN).await.unwrap();
        training
            .code(&bruno.1.wrong_code(&venue))
            .await
            .unwrap_err();
        training.back().await;
        venue
            .sign_in_window("office")
            .ask(SignOut {})
            .await
            .unwrap();
        venue.next_step();
        Self {
            venue,
            anna,
            bruno,
            elsewhere: tempfile::tempdir().unwrap(),
        }
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.elsewhere.path().join(name)
    }

    /// Anna signs in, makes a backup and signs out.
    pub async fn backup(&self, name: &str) -> PathBuf {
        let office = self.venue.office_with(&self.anna).await;
        let file = self.file(name);
        back_up(&office, &file).await.unwrap();
        let desk = self.venue.sign_in_window("office");
        desk.ask(SignOut {}).await.unwrap();
        self.venue.next_step();
        self.venue.next_step();
        file
    }
}

pub async fn back_up(office: &Desk<'_>, to: &Path) -> Result<BackupMade, Refusal> {
    let guichet = &office.venue.guichet;
    guichet.back_up(&office.caller, to, quiet()).await
}

pub async fn check(
    desk: &Desk<'_>,
    file: &Path,
    service_key: &str,
) -> Result<BackupContents, Refusal> {
    let question = CheckBackup {
        service_key: service_key.to_owned(),
    };
    let guichet = &desk.venue.guichet;
    guichet
        .check_backup(&desk.caller, file, question, quiet())
        .await
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The files that an open database may consist of.
pub const DATABASE: [&str; 3] = ["guichet.db", "guichet.db-shm", "guichet.db-wal"];

#[tokio::test]
async fn an_administrator_makes_a_backup_while_the_app_runs__RE_2() {
    let played = Played::new().await;
    let Played { venue, anna, .. } = &played;
    let office = venue.office_with(anna).await;
    let suggested = office.ask(BackUp {}).await.unwrap().name;
    assert_eq!(suggested, "guichet-Carouge-2026-11-24.guichet-backup");
    let file = played.file(&suggested);
    let heard = Arc::new(Mutex::new(Vec::new()));
    let hears = heard.clone();
    let tell: Tell = Arc::new(move |progress| hears.lock().unwrap().push(progress));
    let made = venue.guichet.back_up(&office.caller, &file, tell).await;
    let made = made.unwrap();
    assert_eq!(made.name, suggested);
    assert_eq!(made.size, std::fs::metadata(&file).unwrap().len());
    assert_eq!(names_in(played.elsewhere.path()), [suggested]);
    assert_eq!(venue.files(), DATABASE, "the copy is gone");

    let heard = std::mem::take(&mut *heard.lock().unwrap());
    let last = heard.last().unwrap();
    assert_eq!(
        (last.stage, last.done),
        (Stage::Writing, last.all),
        "{last:?}"
    );
    assert!(
        heard.is_sorted_by_key(|progress| progress.done),
        "{heard:?}"
    );

    let bytes = std::fs::read(&file).unwrap();
    for known in ["Carouge", "bruno", "SQLite format 3", "CREATE TABLE"] {
        let found = bytes.windows(known.len()).any(|at| at == known.as_bytes());
        assert!(!found, "{known} can be read in it");
    }
    let entry: String = venue
        .sql(
            "select event || ' by ' || operator.display_name from audit_entry
             join operator on operator.id = actor order by number desc limit 1",
        )
        .await;
    assert_eq!(entry, "backup_made by Anna Keller");
}

#[tokio::test]
async fn the_window_reminds_of_a_backup_after_thirty_days__RE_2() {
    let (mut venue, anna) = registered().await;
    let elsewhere = tempfile::tempdir().unwrap();
    let due = async |venue: &Venue| {
        let office = venue.office_with(&anna).await;
        let frame = office.ask(LookManagement {}).await.unwrap();
        let ManagementScreen::Manage {
            last_backup,
            backup_is_due,
            ..
        } = frame
        else {
            panic!("{frame:?}")
        };
        let desk = venue.sign_in_window("office");
        desk.ask(SignOut {}).await.unwrap();
        venue.next_step();
        (last_backup, backup_is_due)
    };
    assert_eq!(due(&venue).await, (None, true), "there was never any");
    let office = venue.office_with(&anna).await;
    let file = elsewhere.path().join("a");
    let at = back_up(&office, &file).await.unwrap().at;
    let desk = venue.sign_in_window("office");
    desk.ask(SignOut {}).await.unwrap();
    venue.next_step();
    assert_eq!(due(&venue).await, (Some(at), false));
    venue.clock.set(at.plus(Span::days(30)));
    assert_eq!(due(&venue).await, (Some(at), false));
    venue
        .clock
        .set(at.plus(Span::days(30)).plus(Span::minutes(1)));
    venue.restart().await;
    assert_eq!(due(&venue).await, (Some(at), true));
    // What reminds is protected like everything in that row.
    venue
        .tamper("update institution set last_backup_at = last_backup_at + 1")
        .await;
    venue.restart().await;
    let screen = venue.sign_in_window("desk 1").look().await;
    let tampered = ClosedReason::Tampered;
    assert!(
        matches!(screen, Screen::Closed { reason, .. } if reason == tampered),
        "{screen:?}"
    );
}

#[tokio::test]
async fn everybody_works_on_while_a_backup_is_made__RE_2() {
    let played = Played::new().await;
    let Played { venue, anna, .. } = &played;
    let office = venue.office_with(anna).await;
    // The backup stands still in the middle until the test has seen enough.
    let (arrived, mut arrives) = tokio::sync::mpsc::unbounded_channel();
    let (go_on, goes_on) = std::sync::mpsc::channel::<()>();
    let goes_on = Mutex::new(goes_on);
    let tell: Tell = Arc::new(move |progress: Progress| {
        if progress.stage == Stage::Writing && arrived.send(()).is_ok() {
            let _ = goes_on.lock().unwrap().recv();
        }
    });
    let file = played.file("a");
    let making = venue.guichet.back_up(&office.caller, &file, tell);
    let working = async {
        arrives.recv().await.unwrap();
        // At the same desk, and at another one.
        office.ask(GetInstitution {}).await.unwrap();
        venue.guichet.tick().await;
        venue.operator(&office, "dora", OWN).await;
        let other = venue.sign_in_window("desk 2");
        other.sign_in("bruno", OWN).await.unwrap();
        assert_eq!(
            back_up(&office, &played.file("b")).await,
            Err(Refusal::BackupUnderWay)
        );
        drop((go_on, arrives));
    };
    let (made, ()) = tokio::join!(making, working);
    made.unwrap();
    assert_eq!(names_in(played.elsewhere.path()), ["a"]);
}

#[tokio::test]
async fn a_backup_is_an_administrators_to_make__RE_2_OP_6() {
    let played = Played::new().await;
    let Played { venue, bruno, .. } = &played;
    let refused = async |desk: Desk<'_>| back_up(&desk, &played.file("a")).await.unwrap_err();
    assert_eq!(
        refused(venue.management("desk 1")).await,
        Refusal::SessionEnded
    );
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", OWN).await.unwrap();
    desk.code(&bruno.1.code(venue)).await.unwrap();
    assert_eq!(
        refused(venue.management("desk 1")).await,
        Refusal::NotAllowed
    );
    let office = venue.office_with(&played.anna).await;
    assert_eq!(
        refused(venue.sign_in_window("office")).await,
        Refusal::NotAllowed
    );
    let cause = LockCause::Hand;
    let window = venue.sign_in_window("office");
    window.ask(Lock { cause }).await.unwrap();
    assert_eq!(refused(office).await, Refusal::SessionLocked);
    assert_eq!(names_in(played.elsewhere.path()), Vec::<String>::new());
}

#[tokio::test]
async fn a_backup_that_can_not_be_written_leaves_nothing_behind__RE_2() {
    let played = Played::new().await;
    let Played { venue, anna, .. } = &played;
    let office = venue.office_with(anna).await;
    let file = played.file("a");
    std::fs::write(&file, "somebody's").unwrap();
    let refused = back_up(&office, &file).await.unwrap_err();
    assert_eq!(refused, Refusal::FileExists);
    assert_eq!(std::fs::read(&file).unwrap(), b"somebody's");
    let refused = back_up(&office, &played.file("no/a")).await.unwrap_err();
    assert_eq!(refused, Refusal::PlaceNotWritable);
    // What can't be recorded is not made.
    venue
        .write(
            "create temp trigger no_entry before insert on audit_entry
             begin select raise(abort, 'no entry'); end",
        )
        .await;
    let refused = back_up(&office, &played.file("b")).await.unwrap_err();
    assert!(matches!(refused, Refusal::Failed { .. }), "{refused:?}");
    venue.write("drop trigger no_entry").await;
    assert_eq!(names_in(played.elsewhere.path()), ["a"]);
    assert_eq!(venue.files(), DATABASE);
    // And the next one is made.
    back_up(&office, &played.file("b")).await.unwrap();
}

#[tokio::test]
async fn a_backup_that_is_in_the_trail_stays_though_the_key_store_is_gone__RE_2_SE_15() {
    let played = Played::new().await;
    let Played { venue, anna, .. } = &played;
    let office = venue.office_with(anna).await;
    let file = played.file("a");
    venue.key_store.set_trouble(Some(|| KeyStoreError::Locked));
    let refused = back_up(&office, &file).await.unwrap_err();
    assert!(
        matches!(refused, Refusal::KeyStoreUnavailable { .. }),
        "{refused:?}"
    );
    let desk = venue.sign_in_window("office");
    assert!(matches!(desk.look().await, Screen::Closed { .. }));
    venue.key_store.set_trouble(None);
    desk.ask(TryAgain {}).await.unwrap();
    let kept: i64 = venue
        .sql("select count(*) from audit_entry where event = 'backup_made'")
        .await;
    assert_eq!(kept, 1);
    let fresh = Venue::empty().await;
    let key = &venue.service_key;
    check(&fresh.sign_in_window("desk 1"), &file, key)
        .await
        .unwrap();
}

#[tokio::test]
async fn what_a_crash_leaves_of_backups_is_gone_at_the_next_start__RE_2() {
    let mut venue = Venue::with_feature(false).await;
    let inside = |name: &str| venue.folder.path().join(name);
    for name in ["guichet-snapshot.db", "guichet-snapshot.db-journal"] {
        std::fs::write(inside(name), "half a copy").unwrap();
    }
    for name in ["checking", "restoring"] {
        std::fs::create_dir(inside(name)).unwrap();
        std::fs::write(inside(name).join("guichet.db"), "half a copy").unwrap();
    }
    venue.restart().await;
    assert_eq!(venue.files(), DATABASE);
    venue.office().await;
}

#[tokio::test]
async fn a_backup_is_checked_and_nothing_is_changed__RE_2() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let played_key = &played.venue.service_key;
    let fresh = Venue::empty().await;
    let desk = fresh.sign_in_window("desk 1");
    fresh.guichet.shut().await;
    desk.ask(TryAgain {}).await.unwrap();
    let seen = fresh
        .guichet
        .look_at_backup(&desk.caller, &file)
        .await
        .unwrap();
    assert_eq!(seen.name, "a");
    let before = (std::fs::read(&file).unwrap(), fresh.key_store.names());
    let contents = check(&desk, &file, played_key).await.unwrap();
    let expected = BackupContents {
        institution: "Carouge Box Office".to_owned(),
        short_name: "Carouge".to_owned(),
        made_at: seen.made_at,
        operators: 3,
        administrators: 1,
        phones: 2,
        loses: Loses::Nothing,
    };
    assert_eq!(contents, expected);
    let after = (std::fs::read(&file).unwrap(), fresh.key_store.names());
    assert!(before == after, "a byte was changed");
    assert_eq!(fresh.files(), DATABASE);
    assert!(matches!(desk.look().await, Screen::Welcome));

    // The same where the data lives: at service access, and it stays open.
    let venue = &played.venue;
    let desk = venue.sign_in_window("desk 1");
    assert_eq!(
        check(&desk, &file, played_key).await.unwrap_err(),
        Refusal::OutOfOrder,
        "at the sign-in"
    );
    let key = played_key.clone();
    desk.ask(OpenServiceAccess { service_key: key })
        .await
        .unwrap();
    let evidence = "select evidence from database";
    let (commits, keys) = (
        venue.sql::<Vec<u8>>(evidence).await,
        venue.key_store.names(),
    );
    let contents = check(&desk, &file, played_key).await.unwrap();
    let loses = Loses::Changes { phones: 0 };
    assert_eq!(contents, BackupContents { loses, ..expected });
    assert_eq!(venue.sql::<Vec<u8>>(evidence).await, commits);
    assert_eq!(venue.key_store.names(), keys);
    assert_eq!(venue.files(), DATABASE);
    assert!(matches!(desk.look().await, Screen::ServiceAccess { .. }));
    desk.back().await;
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
}

#[tokio::test]
async fn a_wrong_service_key_opens_no_backup_and_makes_one_wait__SE_17() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let fresh = Venue::empty().await;
    let desk = fresh.sign_in_window("desk 1");
    let field = Field::ServiceKey;
    assert_eq!(
        check(&desk, &file, " ").await.unwrap_err(),
        Refusal::Missing { field }
    );
    let malformed = check(&desk, &file, "1234-5678").await.unwrap_err();
    assert_eq!(malformed, Refusal::ServiceKeyMalformed);
    let other = ServiceKey::generate(&SeededRandomness::new(99)).groups();
    for _ in 0..5 {
        let refused = check(&desk, &file, &other.concat()).await.unwrap_err();
        assert_eq!(refused, Refusal::WrongBackupKey);
    }
    let key = &played.venue.service_key;
    let refused = check(&desk, &file, key).await.unwrap_err();
    assert!(matches!(refused, Refusal::Delayed { .. }), "{refused:?}");
    fresh.clock.pass(Span::minutes(2));
    check(&desk, &file, key).await.unwrap();
    // The right one ends the waiting.
    let refused = check(&desk, &file, &other.concat()).await.unwrap_err();
    assert_eq!(refused, Refusal::WrongBackupKey);
    check(&desk, &file, key).await.unwrap();
}

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
    /// To the end of the header.
    pub const SEALED_ROOT_KEY: usize = NONCE_PREFIX.end;

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
        } else if byte >= at::SEALED_ROOT_KEY {
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
async fn refused_keys_are_counted_and_recorded_whatever_else_is_typed__SE_17_SE_5_AU_1() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let key = played.venue.service_key.clone();
    let mut venue = played.venue;
    venue.key_store.clear();
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    let other = ServiceKey::generate(&SeededRandomness::new(99));
    let other = other.groups().concat();
    for _ in 0..5 {
        let service_key = other.clone();
        let refused = desk.ask(OpenWithServiceKey { service_key }).await;
        assert_eq!(refused.unwrap_err(), Refusal::WrongServiceKey);
    }
    assert_eq!(
        check(&desk, &file, &other).await.unwrap_err(),
        Refusal::WrongBackupKey
    );
    // Who has the key of a backup has not shown that of the data.
    check(&desk, &file, &key).await.unwrap();
    let service_key = other.clone();
    let delayed = desk.ask(OpenWithServiceKey { service_key }).await;
    assert!(
        matches!(delayed, Err(Refusal::Delayed { .. })),
        "{delayed:?}"
    );
    venue.clock.pass(Span::minutes(2));
    let service_key = key.clone();
    desk.ask(OpenWithServiceKey { service_key }).await.unwrap();
    let kept: String = venue
        .sql("select group_concat(reason order by number) from audit_entry where event = 'service_key_refused'")
        .await;
    let closed = ["while_closed"; 5].join(",");
    assert_eq!(kept, format!("{closed},for_a_backup"));
    // And at once, where the trail is open.
    let desk = super::restore::service(&venue, &key).await;
    check(&desk, &file, &other).await.unwrap_err();
    let kept: i64 = venue
        .sql("select count(*) from audit_entry where reason = 'for_a_backup'")
        .await;
    assert_eq!(kept, 2);
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
async fn what_is_no_backup_is_named__RE_2() {
    let fresh = Venue::empty().await;
    let desk = fresh.sign_in_window("desk 1");
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("letter.odt");
    std::fs::write(&file, "Dear Sir or Madam").unwrap();
    for (path, expected) in [
        (file.as_path(), Refusal::NotABackup),
        (elsewhere.path(), Refusal::NotABackup),
        (Path::new("nowhere"), Refusal::BackupUnreadable),
    ] {
        let seen = fresh.guichet.look_at_backup(&desk.caller, path).await;
        assert_eq!(seen.unwrap_err(), expected, "{}", path.display());
    }
}

#[tokio::test]
async fn data_that_somebody_edits_is_not_backed_up__SE_15_RE_2() {
    let played = Played::new().await;
    let Played { venue, anna, .. } = &played;
    let office = venue.office_with(anna).await;
    venue
        .tamper("update operator set role = 'administrator'")
        .await;
    let refused = back_up(&office, &played.file("a")).await.unwrap_err();
    assert!(
        matches!(refused, Refusal::TryAgainLater { .. }),
        "{refused:?}"
    );
    assert_eq!(names_in(played.elsewhere.path()), Vec::<String>::new());
    let screen = venue.sign_in_window("desk 1").look().await;
    let tampered = ClosedReason::Tampered;
    assert!(
        matches!(screen, Screen::Closed { reason, .. } if reason == tampered),
        "{screen:?}"
    );
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
