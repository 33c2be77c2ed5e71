//! RE-2: a backup is made while everybody works, by whom, and what stands in the way.

use std::sync::{Arc, Mutex};

use super::{DATABASE, OWN, Played, back_up, check, names_in};
use crate::operations::*;
use crate::tests::venue::{Desk, Venue, registered};
use crate::{
    ClosedReason, KeyStoreError, ManagementScreen, Progress, Proof, Refusal, Screen, Span, Stage,
    Tell,
};

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
async fn a_backup_asks_for_a_fresh_code__RE_2_SE_1() {
    let played = Played::new().await;
    let Played { venue, anna, .. } = &played;
    let office = venue.office_with(anna).await;
    venue.clock.pass(Span::minutes(5));
    office.ask(KeepActive {}).await.unwrap();
    venue.clock.pass(Span::minutes(5));
    let refused = back_up(&office, &played.file("a")).await.unwrap_err();
    let with = Proof::Code;
    assert_eq!(refused, Refusal::FreshCodeNeeded { with });
    assert_eq!(names_in(played.elsewhere.path()), Vec::<String>::new());
    let code = anna.code(venue);
    office.ask(ProveCode { code }).await.unwrap();
    back_up(&office, &played.file("a")).await.unwrap();
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
