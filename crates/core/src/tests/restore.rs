//! RE-2, SE-17: restoring a backup: nothing is lost, nothing works twice, and there is no halfway.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use super::backup::{DATABASE, OWN, Played, check, quiet};
use super::venue::{ADMINISTRATOR, Desk, Left, PASSWORD, Phone, Venue};
use crate::operations::*;
use crate::{ClosedReason, Field, KeyStoreError, Loses, Refusal, Screen, Span};
use sqlx::{AssertSqlSafe, Row as _};

async fn restore(
    desk: &Desk<'_>,
    file: &Path,
    service_key: &str,
    confirmation: &str,
) -> Result<Screen, Refusal> {
    let guichet = &desk.venue.guichet;
    let question = question(service_key, confirmation);
    guichet
        .restore_backup(&desk.caller, file, question, quiet())
        .await
}

fn question(service_key: &str, confirmation: &str) -> RestoreBackup {
    RestoreBackup {
        service_key: service_key.to_owned(),
        confirmation: confirmation.to_owned(),
    }
}

/// Every row of every table, as text, under the table's name.
async fn rows(venue: &Venue) -> BTreeMap<String, Vec<String>> {
    let mut file = venue.file().await;
    let tables: Vec<String> = sqlx::query_scalar(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite%'
         and name not like 'operator_search%' and name not like '\\_sqlx%' escape '\\'",
    )
    .fetch_all(&mut file)
    .await
    .unwrap();
    let mut all = BTreeMap::new();
    for table in tables {
        let columns: Vec<String> =
            sqlx::query_scalar("select name from pragma_table_info(?) order by cid")
                .bind(&table)
                .fetch_all(&mut file)
                .await
                .unwrap();
        let text: Vec<_> = columns
            .iter()
            .map(|c| format!("'{c}=' || quote({c})"))
            .collect();
        let query = format!(
            "select {} from {table} order by 1",
            text.join(" || ' ' || ")
        );
        let rows = sqlx::query(AssertSqlSafe(query))
            .fetch_all(&mut file)
            .await
            .unwrap();
        all.insert(table, rows.iter().map(|row| row.get(0)).collect());
    }
    all
}

/// What the rows say without these columns.
fn without(rows: &[String], columns: &[&str]) -> Vec<String> {
    let kept = |row: &String| {
        let parts = row.split(' ').filter(|part| {
            let column = part.split('=').next().unwrap_or_default();
            !columns.contains(&column)
        });
        parts.collect::<Vec<_>>().join(" ")
    };
    rows.iter().map(kept).collect()
}

async fn signs_in(venue: &Venue, username: &str, own: &str, phone: &Phone) {
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(username, own).await.unwrap();
    let screen = desk.code(&phone.code(venue)).await.unwrap();
    assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
    desk.ask(SignOut {}).await.unwrap();
}

/// Service access.
pub async fn service<'a>(venue: &'a Venue, key: &str) -> Desk<'a> {
    let desk = venue.sign_in_window("service");
    let service_key = key.to_owned();
    desk.ask(OpenServiceAccess { service_key }).await.unwrap();
    desk
}

#[tokio::test]
async fn a_fresh_install_has_everything_again__RE_2() {
    let played = Played::new().await;
    let before = rows(&played.venue).await;
    let file = played.backup("a").await;
    let fresh = Venue::empty().await;
    let id_before: Vec<u8> = fresh.sql("select id from database").await;
    fresh.clock.pass(Span::minutes(10));
    let desk = fresh.sign_in_window("desk 1");
    // Somebody had begun to set up; what is typed there goes with the empty data.
    let other = fresh.sign_in_window("desk 2");
    other.ask(BeginSetUp {}).await.unwrap();
    let screen = restore(&desk, &file, &played.venue.service_key, "").await;
    assert!(matches!(screen.unwrap(), Screen::SignIn { venue } if venue == "Carouge Box Office"));
    assert!(matches!(other.look().await, Screen::SignIn { .. }));

    let after = rows(&fresh).await;
    assert_eq!(
        after.keys().collect::<Vec<_>>(),
        before.keys().collect::<Vec<_>>()
    );
    // What a restore changes, and what the sign-in for the backup has written.
    let changed: &[(&str, &[&str])] = &[
        ("database", &["id", "highest_time", "evidence"]),
        ("institution", &["last_backup_at", "version", "mac"]),
        ("operator", &["last_sign_in_at", "version", "mac"]),
        ("registration", &["last_accepted_step", "version", "mac"]),
        ("throttle", &["in_row", "blocked_until", "version", "mac"]),
    ];
    for (table, rows) in &after {
        if table == "session" || table == "audit_entry" {
            continue;
        }
        let columns = changed.iter().find(|(name, _)| name == table);
        let columns = columns.map_or(&[][..], |(_, columns)| *columns);
        assert_eq!(
            without(rows, columns),
            without(&before[table], columns),
            "{table}"
        );
    }
    let trail = &after["audit_entry"];
    for entry in &before["audit_entry"] {
        assert!(trail.contains(entry), "{entry}");
    }
    let last: String = fresh
        .sql("select event || ' ' || reason from audit_entry order by number desc limit 1")
        .await;
    assert_eq!(last, "backup_restored 2026-11-24T08:01:00Z");
    let open: i64 = fresh
        .sql("select count(*) from session where ended_at is null")
        .await;
    assert_eq!(open, 0, "sessions ended");

    // One key and one anchor, under a new id; nothing else lies about.
    assert_ne!(
        fresh.sql::<Vec<u8>>("select id from database").await,
        id_before
    );
    assert_eq!(fresh.key_store.names().len(), 2);
    assert_eq!(fresh.files(), DATABASE);

    // Phones and passwords work; no code from before the restore does.
    let early = played.anna.code(&fresh);
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let refused = desk.code(&early).await.unwrap_err();
    assert!(matches!(refused, Refusal::UsedCode { .. }), "{refused:?}");
    desk.back().await;
    fresh.clock.pass(Span::seconds(60));
    signs_in(&fresh, ADMINISTRATOR, PASSWORD, &played.anna).await;
    signs_in(&fresh, "bruno", OWN, &played.bruno.1).await;
    let office = fresh.office_with(&played.anna);
    fresh.next_step();
    office.await;

    // And the next start finds nothing wrong.
    let mut fresh = fresh;
    fresh.restart().await;
    fresh.guichet.verify_trail().await;
    let screen = fresh.sign_in_window("desk 1").look().await;
    assert!(matches!(screen, Screen::SignIn { .. }), "{screen:?}");
}

#[tokio::test]
async fn a_damaged_desk_without_its_key_is_restored_from_the_closed_screen__RE_2() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let key = played.venue.service_key.clone();
    let mut venue = played.venue;
    venue.guichet.shut().await;
    venue.key_store.clear();
    let database = venue.folder.path().join(crate::DATABASE_FILE);
    let mut bytes = std::fs::read(&database).unwrap();
    bytes[100..].fill(0xa5);
    std::fs::write(&database, bytes).unwrap();
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    let screen = desk.look().await;
    assert!(
        matches!(
            screen,
            Screen::Closed {
                reason: ClosedReason::DatabaseDamaged,
                restore_helps: true,
                ..
            }
        ),
        "{screen:?}"
    );
    // Nobody can say what was in there: no phone is believed.
    let contents = check(&desk, &file, &key).await.unwrap();
    assert_eq!(contents.loses, Loses::Changes { phones: 2 });
    let screen = restore(&desk, &file, &key, "carouge").await.unwrap();
    assert!(matches!(screen, Screen::SignIn { .. }), "{screen:?}");
    desk.sign_in("bruno", OWN).await.unwrap();
    assert!(matches!(desk.look().await, Screen::GetApp { .. }));
    assert_eq!(venue.files(), DATABASE);
}

#[tokio::test]
async fn a_lost_keyring_alone_is_made_good_by_a_backup__RE_2_RE_3() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let key = played.venue.service_key.clone();
    let mut venue = played.venue;
    venue.key_store.clear();
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    let screen = desk.look().await;
    assert!(
        matches!(
            screen,
            Screen::Closed {
                reason: ClosedReason::KeyMissing,
                restore_helps: true,
                ..
            }
        ),
        "{screen:?}"
    );
    // The anchor is gone with the keyring: whether this file is the latest, nobody knows.
    let contents = check(&desk, &file, &key).await.unwrap();
    assert_eq!(contents.loses, Loses::Changes { phones: 2 });
    restore(&desk, &file, &key, "Carouge").await.unwrap();
    assert_eq!(venue.key_store.names().len(), 2);
}

#[tokio::test]
async fn an_older_state_is_confirmed_and_phones_changed_since_are_void__SE_17_PH_1() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let Played { venue, anna, .. } = &played;
    // Since then Bruno's phone was stolen; he has another one. Dora is new.
    let office = venue.office_with(anna).await;
    office
        .ask(ChangePhone {
            operator: played.bruno.0,
            reason: PhoneChangeReason::Stolen,
            identity_checked: true,
        })
        .await
        .unwrap();
    let training = venue.sign_in_window("training");
    training.sign_in("bruno", OWN).await.unwrap();
    let new_phone = training.register().await;
    training.ask(SignOut {}).await.unwrap();
    venue.operator_with_phone(&office, "dora", OWN).await;

    let key = &venue.service_key;
    let desk = service(venue, key).await;
    let contents = check(&desk, &file, key).await.unwrap();
    assert_eq!(contents.loses, Loses::Changes { phones: 1 });
    // Nothing happens before it is confirmed, and everybody can go on.
    let field = Field::Confirmation;
    for (typed, expected) in [
        ("", Refusal::Missing { field }),
        ("Geneva", Refusal::WrongConfirmation),
    ] {
        let refused = restore(&desk, &file, key, typed).await.unwrap_err();
        assert_eq!(refused, expected);
        office.ask(GetInstitution {}).await.unwrap();
    }
    let old_names = venue.key_store.names();
    venue.next_step();
    restore(&desk, &file, key, " CAROUGE ").await.unwrap();
    assert!(
        venue
            .key_store
            .names()
            .iter()
            .all(|name| !old_names.contains(name)),
        "the old key and the old anchor are gone"
    );
    assert_eq!(venue.key_store.names().len(), 2);

    // Who stood anywhere stands outside; nobody's session goes on.
    assert!(office.ask(GetInstitution {}).await.is_err());
    assert!(matches!(desk.look().await, Screen::SignIn { .. }));
    // The stolen phone is void, and so is the one that the backup does not know.
    desk.sign_in("bruno", OWN).await.unwrap();
    assert!(matches!(desk.look().await, Screen::GetApp { .. }));
    for phone in [&played.bruno.1, &new_phone] {
        venue.next_step();
        let refused = desk.code(&phone.code(venue)).await.unwrap_err();
        assert_eq!(refused, Refusal::OutOfOrder);
    }
    desk.back().await;
    // Anna's was never changed.
    venue.clock.pass(Span::seconds(60));
    signs_in(venue, ADMINISTRATOR, PASSWORD, anna).await;
    assert_eq!(
        desk.sign_in("dora", OWN).await.unwrap_err(),
        Refusal::WrongPassword
    );
    let history: i64 = venue
        .sql(
            "select count(*) from audit_entry join operator on operator.id = subject
             where event = 'phone_changed' and reason = 'restored' and username = 'bruno'",
        )
        .await;
    assert_eq!(history, 1);
    // Bruno's draft, and everybody else's, is nobody's any more.
    let drafts: i64 = venue
        .sql("select count(*) from registration where state = 'draft'")
        .await;
    assert_eq!(drafts, 0);
}

#[tokio::test]
async fn phones_can_not_be_saved_by_editing_the_data_that_is_there__SE_17() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let key = played.venue.service_key.clone();
    let office = played.venue.office_with(&played.anna).await;
    office
        .ask(ChangePhone {
            operator: played.bruno.0,
            reason: PhoneChangeReason::Stolen,
            identity_checked: true,
        })
        .await
        .unwrap();
    let mut venue = played.venue;
    // The thief puts the row of the stolen phone back, as far as the file goes.
    venue
        .tamper(
            "update registration set state = 'confirmed', sealed_key = x'00', ended_at = null,
                 last_accepted_step = coalesce(last_accepted_step, 0)
             where state = 'ended' and confirmed_at is not null",
        )
        .await;
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    let contents = check(&desk, &file, &key).await.unwrap();
    assert_eq!(
        contents.loses,
        Loses::Changes { phones: 2 },
        "no phone is believed"
    );
}

#[tokio::test]
async fn data_deleted_by_hand_does_not_make_an_older_backup_the_newest__SE_17() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let key = played.venue.service_key.clone();
    let office = played.venue.office_with(&played.anna).await;
    office
        .ask(ChangePhone {
            operator: played.bruno.0,
            reason: PhoneChangeReason::Stolen,
            identity_checked: true,
        })
        .await
        .unwrap();
    let mut venue = played.venue;
    venue.guichet.shut().await;
    for name in venue.files() {
        std::fs::remove_file(venue.folder.path().join(name)).unwrap();
    }
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    assert!(matches!(desk.look().await, Screen::Welcome));
    let contents = check(&desk, &file, &key).await.unwrap();
    assert_eq!(contents.loses, Loses::Changes { phones: 2 });
}

#[tokio::test]
async fn a_backup_of_a_restored_desk_and_one_from_before_are_told_apart__SE_17() {
    let played = Played::new().await;
    let old = played.backup("old").await;
    let key = &played.venue.service_key;
    let fresh = Venue::empty().await;
    fresh.clock.pass(Span::hours(1));
    restore(&fresh.sign_in_window("desk 1"), &old, key, "")
        .await
        .unwrap();
    fresh.clock.pass(Span::minutes(2));
    // The new desk goes on for longer than the old one ever did.
    for _ in 0..20 {
        signs_in(&fresh, ADMINISTRATOR, PASSWORD, &played.anna).await;
        fresh.next_step();
    }
    let office = fresh.office_with(&played.anna).await;
    let new = played.file("new");
    super::backup::back_up(&office, &new).await.unwrap();
    // On the old desk it counts more commits, but its trail is another one from the fork on.
    let desk = service(&played.venue, key).await;
    played.venue.clock.set(crate::Clock::now(&*fresh.clock));
    let desk_key = OpenServiceAccess {
        service_key: key.clone(),
    };
    desk.ask(desk_key).await.unwrap();
    let contents = check(&desk, &new, key).await.unwrap();
    assert_eq!(contents.loses, Loses::Changes { phones: 0 });
    // On the new one the old backup is an older state.
    let desk = service(&fresh, key).await;
    let contents = check(&desk, &old, key).await.unwrap();
    assert_eq!(contents.loses, Loses::Changes { phones: 0 });
}

#[tokio::test]
async fn another_institutions_data_is_only_replaced_when_that_is_confirmed__SE_17() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let key = &played.venue.service_key;
    let other = Venue::with_feature(false).await;
    let desk = service(&other, &other.service_key).await;
    let contents = check(&desk, &file, key).await.unwrap();
    assert_eq!(
        contents.loses,
        Loses::OtherInstitution {
            name: "Carouge Box Office".to_owned()
        }
    );
    let refused = restore(&desk, &file, key, "").await.unwrap_err();
    let field = Field::Confirmation;
    assert_eq!(refused, Refusal::Missing { field });
    other.clock.pass(Span::minutes(5));
    restore(&desk, &file, key, "Carouge").await.unwrap();
    other.clock.pass(Span::minutes(1));
    // None of these phones was ever changed here.
    signs_in(&other, "bruno", OWN, &played.bruno.1).await;
    assert_eq!(other.key_store.names().len(), 2);
}

#[tokio::test]
async fn a_clock_turned_back_revives_no_code__SE_17_EC_3() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let Played { venue, anna, .. } = &played;
    let then = crate::Clock::now(&*venue.clock);
    venue.clock.pass(Span::hours(3));
    let code = anna.code(venue);
    signs_in(venue, ADMINISTRATOR, PASSWORD, anna).await;
    // Back to the moment of the backup, and then to the moment of that code once more.
    venue.clock.set(then);
    let key = &venue.service_key;
    let desk = service(venue, key).await;
    restore(&desk, &file, key, "Carouge").await.unwrap();
    venue.clock.pass(Span::hours(3));
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert_eq!(
        desk.code(&code).await.unwrap_err(),
        Refusal::UsedCode { tries_left: 4 }
    );
}

#[tokio::test]
async fn only_the_service_team_may_restore_over_open_data__SE_17_OP_6() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let Played { venue, anna, .. } = &played;
    let key = &venue.service_key;
    let office = venue.office_with(anna).await;
    for (desk, expected) in [
        (venue.sign_in_window("desk 1"), Refusal::OutOfOrder),
        (venue.sign_in_window("office"), Refusal::OutOfOrder),
        (office, Refusal::NotAllowed),
    ] {
        let refused = restore(&desk, &file, key, "Carouge").await.unwrap_err();
        assert_eq!(refused, expected);
        let refused = check(&desk, &file, key).await.unwrap_err();
        assert_eq!(refused, expected);
        let refused = venue.guichet.look_at_backup(&desk.caller, &file).await;
        assert_eq!(refused.unwrap_err(), expected);
    }
}

/// What a power cut leaves after each step of a restore.
async fn photographs(desk: &Desk<'_>, file: &Path, question: RestoreBackup) -> Vec<(String, Left)> {
    let venue = desk.venue;
    let left = Mutex::new(Vec::new());
    let watch = |step: crate::backup::Step| {
        let now = Left::of(venue.folder.path(), &venue.key_store);
        left.lock().unwrap().push((format!("{step:?}"), now));
    };
    let restored = venue
        .guichet
        .restore_watched(&desk.caller, file, question, quiet(), &watch);
    restored.await.unwrap();
    left.into_inner().unwrap()
}

#[tokio::test]
async fn cut_off_at_any_step_it_is_all_of_the_old_or_all_of_the_new__SE_17() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let Played { venue, anna, .. } = &played;
    // Dora tells the old data from the new.
    let office = venue.office_with(anna).await;
    venue.operator_with_phone(&office, "dora", OWN).await;
    let key = &venue.service_key;
    let fresh = Venue::empty().await;
    fresh.clock.set(crate::Clock::now(&*venue.clock));
    let over_data = photographs(&service(venue, key).await, &file, question(key, "Carouge")).await;
    let over_nothing = photographs(&fresh.sign_in_window("desk 1"), &file, question(key, "")).await;
    for clock in [&venue.clock, &fresh.clock] {
        clock.pass(Span::minutes(2));
    }
    let steps: Vec<_> = over_data.iter().map(|(step, _)| step.as_str()).collect();
    assert_eq!(
        steps,
        [
            "FolderMade",
            "Unpacked",
            "Checked",
            "Rewritten",
            "InOneFile",
            "Noted",
            "RootKeyStored",
            "Anchored",
            "Counts",
            "OldDataRemoved",
            "NewDataMoved",
            "OldKeysRemoved",
            "Done"
        ]
    );
    for (from, photographs) in [(venue, over_data), (&fresh, over_nothing)] {
        let mut counts = false;
        for (step, left) in photographs {
            counts |= step == "Counts";
            let venue = from.starts_from(left).await;
            assert_eq!(venue.files(), DATABASE, "{step}: nothing lies about");
            let desk = venue.sign_in_window("desk 1");
            let screen = desk.look().await;
            if matches!(screen, Screen::Welcome) {
                assert!(!counts, "{step}: the old data");
                assert_eq!(venue.key_store.names().len(), 0, "{step}");
                continue;
            }
            assert!(
                matches!(screen, Screen::SignIn { .. }),
                "{step}: {screen:?}"
            );
            assert_eq!(
                venue.key_store.names().len(),
                2,
                "{step}: no key is left over"
            );
            venue.guichet.verify_trail().await;
            let operators: i64 = venue.sql("select count(*) from operator").await;
            let restored: i64 = venue
                .sql("select count(*) from audit_entry where event = 'backup_restored'")
                .await;
            let expected = if counts { (3, 1) } else { (4, 0) };
            assert_eq!((operators, restored), expected, "{step}");
            signs_in(&venue, "bruno", OWN, &played.bruno.1).await;
        }
    }
}

#[tokio::test]
async fn a_key_store_that_fails_on_the_way_leaves_the_old__SE_17() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let Played { venue, bruno, .. } = &played;
    let key = &venue.service_key;
    let names = venue.key_store.names();
    for fails_after in ["Noted", "RootKeyStored"] {
        let desk = service(venue, key).await;
        let key_store = Arc::clone(&venue.key_store);
        let watch = move |step: crate::backup::Step| {
            if format!("{step:?}") == fails_after {
                key_store.set_trouble(Some(|| KeyStoreError::Locked));
            }
        };
        let refused = venue
            .guichet
            .restore_watched(
                &desk.caller,
                &file,
                question(key, "Carouge"),
                quiet(),
                &watch,
            )
            .await
            .unwrap_err();
        assert!(
            matches!(refused, Refusal::KeyStoreUnavailable { .. }),
            "{refused:?}"
        );
        // Closed, because the key store is; not lost.
        let screen = desk.look().await;
        let locked = ClosedReason::KeyStoreLocked;
        assert!(
            matches!(screen, Screen::Closed { reason, .. } if reason == locked),
            "{screen:?}"
        );
        venue.key_store.set_trouble(None);
        desk.ask(TryAgain {}).await.unwrap();
        assert_eq!(venue.files(), DATABASE, "{fails_after}");
        let mut now = venue.key_store.names();
        let mut before = names.clone();
        now.sort();
        before.sort();
        assert_eq!(now, before, "{fails_after}");
        venue.clock.pass(Span::minutes(2));
        signs_in(venue, "bruno", OWN, &bruno.1).await;
    }
    // And in the end it goes through.
    let desk = service(venue, key).await;
    restore(&desk, &file, key, "Carouge").await.unwrap();
}

#[tokio::test]
async fn a_key_store_that_fails_after_it_counts_is_caught_up_with__SE_17() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let Played { venue, bruno, .. } = &played;
    let key = &venue.service_key;
    let desk = service(venue, key).await;
    let key_store = Arc::clone(&venue.key_store);
    let watch = move |step: crate::backup::Step| {
        if format!("{step:?}") == "NewDataMoved" {
            key_store.set_trouble(Some(|| KeyStoreError::Locked));
        }
    };
    let screen = venue
        .guichet
        .restore_watched(
            &desk.caller,
            &file,
            question(key, "Carouge"),
            quiet(),
            &watch,
        )
        .await
        .unwrap();
    assert!(matches!(screen, Screen::Closed { .. }), "{screen:?}");
    venue.key_store.set_trouble(None);
    desk.ask(TryAgain {}).await.unwrap();
    assert_eq!(venue.files(), DATABASE);
    assert_eq!(venue.key_store.names().len(), 2);
    venue.clock.pass(Span::minutes(2));
    signs_in(venue, "bruno", OWN, &bruno.1).await;
}

#[tokio::test]
async fn a_backup_from_before_the_keys_were_made_anew_is_restored__RE_2_SE_14() {
    let played = Played::new().await;
    let before = played.backup("before").await;
    let Played { venue, anna, .. } = &played;
    let key = &venue.service_key;
    let desk = service(venue, key).await;
    let service_key = key.clone();
    desk.ask(RotateKeys { service_key }).await.unwrap();
    desk.back().await;
    venue.next_step();
    let after = played.backup("after").await;
    // Of the keys of today, on a fresh install.
    let fresh = Venue::empty().await;
    fresh.clock.set(crate::Clock::now(&*venue.clock));
    let new_desk = fresh.sign_in_window("desk 1");
    restore(&new_desk, &after, key, "").await.unwrap();
    fresh.clock.pass(Span::minutes(2));
    signs_in(&fresh, "bruno", OWN, &played.bruno.1).await;
    // Of the keys of before, over those of today: the phones are still seen to be the same.
    let desk = service(venue, key).await;
    let contents = check(&desk, &before, key).await.unwrap();
    assert_eq!(contents.loses, Loses::Changes { phones: 0 });
    restore(&desk, &before, key, "Carouge").await.unwrap();
    venue.clock.pass(Span::minutes(2));
    signs_in(venue, ADMINISTRATOR, PASSWORD, anna).await;
    assert_eq!(venue.key_store.names().len(), 2);
}

#[tokio::test]
async fn data_that_only_waits_for_its_key_store_is_replaced_by_nobody__OP_6_SE_17() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let key = played.venue.service_key.clone();
    let mut venue = played.venue;
    for trouble in [(|| KeyStoreError::Locked) as fn() -> KeyStoreError, || {
        KeyStoreError::Slow
    }] {
        venue.key_store.set_trouble(Some(trouble));
        venue.restart().await;
        let desk = venue.sign_in_window("desk 1");
        assert_eq!(
            check(&desk, &file, &key).await.unwrap_err(),
            Refusal::OutOfOrder
        );
    }
    // Where it helps, it is asked for in the sign-in window.
    venue.key_store.set_trouble(None);
    venue.key_store.clear();
    venue.restart().await;
    let other_window = venue.management("desk 1");
    assert_eq!(
        check(&other_window, &file, &key).await.unwrap_err(),
        Refusal::OutOfOrder
    );
    check(&venue.sign_in_window("desk 1"), &file, &key)
        .await
        .unwrap();
}

#[tokio::test]
async fn data_whose_own_keys_are_lost_may_be_newer_than_any_backup__SE_17_SE_14() {
    let played = Played::new().await;
    let before = played.backup("before").await;
    let key = played.venue.service_key.clone();
    let office = played.venue.office_with(&played.anna).await;
    let question = ChangePhone {
        operator: played.bruno.0,
        reason: PhoneChangeReason::Stolen,
        identity_checked: true,
    };
    office.ask(question).await.unwrap();
    let desk = service(&played.venue, &key).await;
    let service_key = key.clone();
    desk.ask(RotateKeys { service_key }).await.unwrap();
    let mut venue = played.venue;
    venue.key_store.clear();
    venue.restart().await;
    // The backup's keys are not this data's any more, and nobody else knows its own.
    let desk = venue.sign_in_window("desk 1");
    let contents = check(&desk, &before, &key).await.unwrap();
    assert_eq!(contents.loses, Loses::Changes { phones: 2 });
}

#[tokio::test]
async fn codes_that_were_handed_over_before_are_void_and_administrators_need_none__SE_17_PH_4_RG_7()
{
    let played = Played::new().await;
    let Played { venue, anna, .. } = &played;
    let office = venue.office_with(anna).await;
    let before = office.ask(GetInstitution {}).await.unwrap().settings;
    let settings = crate::InstitutionSettings {
        registration_code_required: true,
        ..before
    };
    office.ask(ChangeSettings(settings)).await.unwrap();
    let given = office
        .ask(GiveTemporaryCode {
            operator: played.bruno.0,
            valid_for: crate::ValidFor::OneDay,
        })
        .await
        .unwrap();
    let file = played.file("a");
    super::backup::back_up(&office, &file).await.unwrap();
    let key = &venue.service_key;
    // On a fresh install nobody can say whether it was used since.
    let fresh = Venue::empty().await;
    fresh.clock.set(crate::Clock::now(&*venue.clock));
    let desk = fresh.sign_in_window("desk 1");
    restore(&desk, &file, key, "").await.unwrap();
    desk.sign_in("bruno", OWN).await.unwrap();
    let refused = desk
        .ask(EnterTemporaryCode {
            code: crate::TypedCode::from(given.code.groups.concat().as_str()),
        })
        .await
        .unwrap_err();
    assert!(
        matches!(refused, Refusal::WrongTemporaryCode { .. }),
        "{refused:?}"
    );
    desk.back().await;
    // Where every phone is void, the only administrator must not need somebody else's code.
    venue.guichet.shut().await;
    let database = venue.folder.path().join(crate::DATABASE_FILE);
    std::fs::write(&database, "not a database at all").unwrap();
    let desk = venue.sign_in_window("desk 1");
    desk.ask(TryAgain {}).await.unwrap();
    restore(&desk, &file, key, "Carouge").await.unwrap();
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    desk.register().await;
    desk.ask(SignOut {}).await.unwrap();
    desk.sign_in("bruno", OWN).await.unwrap();
    let screen = desk.look().await;
    assert!(matches!(screen, Screen::GetApp { .. }), "{screen:?}");
}
