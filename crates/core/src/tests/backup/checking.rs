//! RE-2, SE-17: a backup is checked, with its own service key, and nothing is changed.

use std::path::Path;

use super::{DATABASE, Played, check};
use crate::operations::*;
use crate::testing::SeededRandomness;
use crate::tests::venue::{ADMINISTRATOR, PASSWORD, Venue};
use crate::{BackupContents, Field, Loses, Refusal, Screen, ServiceKey, Span};

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
    let desk = crate::tests::restore::service(&venue, &key).await;
    check(&desk, &file, &other).await.unwrap_err();
    let kept: i64 = venue
        .sql("select count(*) from audit_entry where reason = 'for_a_backup'")
        .await;
    assert_eq!(kept, 2);
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
