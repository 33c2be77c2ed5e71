//! RE-2: everything is there again, wherever it is restored.

use std::collections::BTreeMap;

use rstest::rstest;
use sqlx::{AssertSqlSafe, Row as _};

use super::{restore, service, signs_in};
use crate::operations::*;
use crate::tests::backup::{DATABASE, OWN, Played, check};
use crate::tests::venue::{ADMINISTRATOR, PASSWORD, Venue};
use crate::{ClosedReason, Loses, Refusal, Screen, Span};

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
    assert!(
        matches!(screen.unwrap(), Screen::SignIn { venue, .. } if venue == "Carouge Box Office")
    );
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

#[rstest]
#[case::by_the_service_team(false)]
#[case::by_an_administrator(true)]
#[tokio::test]
async fn a_backup_from_before_the_keys_were_made_anew_is_restored__RE_2_SE_14(
    #[case] by_an_administrator: bool,
) {
    let played = Played::new().await;
    let before = played.backup("before").await;
    let Played { venue, anna, .. } = &played;
    let key = &venue.service_key;
    if by_an_administrator {
        venue.next_step();
        let office = venue.office_with(anna).await;
        office.ask(RenewKeys {}).await.unwrap();
        let desk = venue.sign_in_window("office");
        desk.ask(SignOut {}).await.unwrap();
    } else {
        let desk = service(venue, key).await;
        let service_key = key.clone();
        desk.ask(RotateKeys { service_key }).await.unwrap();
        desk.back().await;
    }
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
