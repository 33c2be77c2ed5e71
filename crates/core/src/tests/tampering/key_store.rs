//! SE-13, SE-15, RE-1, RE-3: the key store fails, is gone or has lost everything.

use super::{copy, found, put_back, signs_in};
use crate::evidence::Finding;
use crate::operations::*;
use crate::tests::venue::{ADMINISTRATOR, PASSWORD, registered};
use crate::{ClosedReason, KeyStoreError, Refusal, Screen, Span};

#[tokio::test]
async fn a_start_between_a_commit_and_its_anchor_is_healed__SE_15() {
    let (mut venue, _) = registered().await;
    let before = copy(&venue).await;
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    // The key store fails after the commit: the answer is held back.
    venue.key_store.set_trouble(Some(|| KeyStoreError::Locked));
    let refused = desk.sign_in(ADMINISTRATOR, "wrong").await.unwrap_err();
    assert!(
        matches!(refused, Refusal::KeyStoreUnavailable { .. }),
        "{refused:?}"
    );
    let counted: i64 = venue.sql("select count(*) from failure").await;
    assert_eq!(counted, 1, "the try was counted all the same");
    venue.key_store.set_trouble(None);
    let after = copy(&venue).await;
    // Healed by the start, before anybody asks anything: from here on that commit can't be taken back.
    venue.restart().await;
    put_back(&venue, &before).await;
    assert_eq!(found(&mut venue).await, [Finding::OlderFile]);
    put_back(&venue, &after).await;
    assert_eq!(found(&mut venue).await, []);
}

#[tokio::test]
async fn a_try_that_could_not_be_anchored_moves_nobody__SE_15() {
    let (venue, phone) = registered().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let code = phone.code(&venue);
    venue.key_store.set_trouble(Some(|| KeyStoreError::Locked));
    let refused = desk.code(&code).await.unwrap_err();
    assert!(
        matches!(refused, Refusal::KeyStoreUnavailable { .. }),
        "{refused:?}"
    );
    venue.key_store.set_trouble(None);
    let screen = desk.ask(TryAgain {}).await.unwrap();
    assert!(matches!(screen, Screen::EnterCode { .. }), "{screen:?}");
    // Used up: it was accepted by the database.
    assert!(matches!(
        desk.code(&code).await.unwrap_err(),
        Refusal::UsedCode { .. }
    ));
    venue.next_step();
    desk.code(&phone.code(&venue)).await.unwrap();
}

#[tokio::test]
async fn without_its_key_store_the_data_closes_and_opens_again_where_it_was__SE_13_SE_15_RE_3() {
    for (trouble, reason) in [
        (
            (|| KeyStoreError::Locked) as fn() -> KeyStoreError,
            ClosedReason::KeyStoreLocked,
        ),
        // its daemon was killed
        (
            || KeyStoreError::Absent("gone".to_owned()),
            ClosedReason::KeyStoreAbsent,
        ),
        (|| KeyStoreError::Slow, ClosedReason::KeyStoreSlow),
    ] {
        let (venue, phone) = registered().await;
        let desk = venue.sign_in_window("desk 1");
        let office = venue.management("desk 1");
        desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
        desk.code(&phone.code(&venue)).await.unwrap();
        venue.key_store.set_trouble(Some(trouble));
        // What writes nothing needs no key store.
        assert!(matches!(desk.look().await, Screen::SignedIn { .. }));
        let bruno = |username: &str| CreateOperator {
            username: username.to_owned(),
            display_name: "Bruno Frei".to_owned(),
            email: String::new(),
            role: crate::Role::Operator,
        };
        let refused = office.ask(bruno("bruno.frei")).await.err().unwrap();
        assert!(
            matches!(refused, Refusal::KeyStoreUnavailable { .. }),
            "{refused:?}"
        );
        // From here on nothing is shown, asked or done, in both windows, before it is back.
        let screen = desk.ask(TryAgain {}).await.unwrap();
        assert!(
            matches!(screen, Screen::Closed { reason: why, .. } if why == reason),
            "{screen:?}"
        );
        let screen = office.ask(LookManagement {}).await.unwrap();
        assert!(matches!(screen, crate::ManagementScreen::SignedOut));
        let refused = office.ask(bruno("another")).await.err().unwrap();
        assert_eq!(refused, Refusal::OutOfOrder);
        venue.guichet.tick().await;

        venue.key_store.set_trouble(None);
        let screen = desk.ask(TryAgain {}).await.unwrap();
        assert!(matches!(screen, Screen::Locked { .. }), "{screen:?}");
        venue.next_step();
        let unlock = Unlock {
            password: crate::tests::venue::password(PASSWORD),
        };
        desk.ask(unlock).await.unwrap();
        // It was written before its answer was held back, once, and stays.
        let operators: i64 = venue.sql("select count(*) from operator").await;
        assert_eq!(operators, 2);
        office.ask(bruno("another")).await.unwrap();
    }
}

#[tokio::test]
async fn a_session_that_ripens_without_a_key_store_is_hidden__SI_6_SE_15() {
    let (venue, phone) = registered().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    desk.code(&phone.code(&venue)).await.unwrap();
    venue.key_store.set_trouble(Some(|| KeyStoreError::Locked));
    venue.clock.pass(Span::minutes(16));
    let mut changes = venue.guichet.changes();
    venue.guichet.tick().await;
    assert!(changes.try_recv().is_ok(), "the window hears of it");
    assert!(matches!(desk.look().await, Screen::Closed { .. }));
    venue.key_store.set_trouble(None);
    let screen = desk.ask(TryAgain {}).await.unwrap();
    assert!(matches!(screen, Screen::Locked { .. }), "{screen:?}");
}

#[tokio::test]
async fn a_lost_keyring_is_made_good_with_the_service_key__RE_1_RE_3() {
    let (mut venue, phone) = registered().await;
    venue.key_store.clear();
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    let screen = desk.look().await;
    assert!(
        matches!(
            screen,
            Screen::Closed {
                reason: ClosedReason::KeyMissing,
                service_key_helps: true,
                ..
            }
        ),
        "{screen:?}"
    );
    let other = crate::ServiceKey::generate(&crate::testing::SeededRandomness::new(99));
    let wrong = || OpenWithServiceKey {
        service_key: other.groups().concat(),
    };
    for _ in 0..5 {
        let refused = desk.ask(wrong()).await.unwrap_err();
        assert_eq!(refused, Refusal::WrongServiceKey);
    }
    assert_eq!(
        venue.key_store.names(),
        Vec::<String>::new(),
        "no key is made"
    );
    let right = || OpenWithServiceKey {
        service_key: venue.service_key.clone(),
    };
    let refused = desk.ask(right()).await.unwrap_err();
    assert!(matches!(refused, Refusal::Delayed { .. }), "{refused:?}");
    venue.clock.pass(Span::minutes(2));
    let screen = desk.ask(right()).await.unwrap();
    assert!(matches!(screen, Screen::SignIn { .. }), "{screen:?}");
    let kept: String = venue
        .sql("select reason from audit_entry where event = 'finding_accepted'")
        .await;
    assert_eq!(kept, "anchor_missing");
    let kept: i64 = venue
        .sql("select count(*) from audit_entry where event = 'service_key_refused' and reason = 'while_closed'")
        .await;
    assert_eq!(kept, 5, "what could not be recorded then (AU-1)");
    let kept: i64 = venue
        .sql("select count(*) from audit_entry where event = 'data_opened'")
        .await;
    assert_eq!(kept, 1);
    venue.next_step();
    signs_in(&venue, &phone).await;
    assert_eq!(found(&mut venue).await, []);
}
