//! SE-17: cut off on the way, by a power cut or by the key store, it is all of the old or all of the new.

use std::path::Path;
use std::sync::{Arc, Mutex};

use super::{question, restore, service, signs_in};
use crate::operations::*;
use crate::store::Store;
use crate::tests::backup::{DATABASE, OWN, Played, quiet};
use crate::tests::venue::{ADMINISTRATOR, Desk, Left, PASSWORD, Venue, registered};
use crate::{ClosedReason, KeyStoreError, NotVerified, Refusal, Screen, Span};

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
            // Started or not, nobody is told that the data is gone.
            let now = crate::Clock::now(&*from.clock);
            let verified = crate::verify(left.folder.path(), &*left.key_store, now).await;
            match step.as_str() {
                "Counts" | "OldDataRemoved" => {
                    assert_eq!(verified.unwrap_err(), NotVerified::RestoreCutOff, "{step}");
                }
                _ if !counts && std::ptr::eq(from, &fresh) => {
                    assert_eq!(verified.unwrap_err(), NotVerified::NothingThere, "{step}");
                }
                _ => assert_eq!(verified.unwrap().findings, [], "{step}"),
            }
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
async fn cut_off_while_the_database_gets_its_write_ahead_log_it_opens_as_it_was__RE_2_SE_18() {
    let (venue, anna) = registered().await;
    venue.guichet.shut().await;
    // As after a restore: without a write-ahead log, until it is opened for the first time.
    Store::into_one_file(&venue.folder.path().join(crate::DATABASE_FILE))
        .await
        .unwrap();
    for verified_first in [true, false] {
        let mut file = venue.file().await;
        // Far more than it may keep in memory: half of it is in the file when the app is cut off.
        for statement in [
            "pragma cache_size = 1",
            "begin immediate",
            "create table half (text text)",
            "insert into half
                 with recursive n(n) as (select 1 union all select n + 1 from n where n < 50)
                 select hex(randomblob(2000)) from n",
        ] {
            sqlx::query(statement).execute(&mut file).await.unwrap();
        }
        let left = Left::of(venue.folder.path(), &venue.key_store);
        sqlx::Connection::close(file).await.unwrap();
        let journal = left.folder.path().join("guichet.db-journal");
        assert!(
            journal.metadata().unwrap().len() > 0,
            "cut off in the middle"
        );
        if verified_first {
            let now = crate::Clock::now(&*venue.clock);
            let verified = crate::verify(left.folder.path(), &*left.key_store, now).await;
            assert_eq!(verified.unwrap().findings, []);
        }
        let started = venue.starts_from(left).await;
        started.clock.pass(Span::minutes(2));
        assert_eq!(started.files(), DATABASE, "nothing lies about");
        signs_in(&started, ADMINISTRATOR, PASSWORD, &anna).await;
        started.guichet.shut().await;
    }
}
