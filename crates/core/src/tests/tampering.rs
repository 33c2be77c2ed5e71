//! SE-15, SE-16, RE-1: what somebody does to the files is found at the next start, and the service
//! key is what opens them again.

use super::venue::{ADMINISTRATOR, PASSWORD, Phone, Venue, registered};
use crate::evidence::{Finding, Table};
use crate::operations::*;
use crate::{ClosedReason, KeyStoreError, Refusal, Screen, Span};

/// What the start finds, where it finds something.
async fn found(venue: &mut Venue) -> Vec<Finding> {
    venue.restart().await;
    match venue.sign_in_window("desk 1").look().await {
        Screen::Closed {
            reason: ClosedReason::Tampered,
            service_key_helps: true,
            findings,
        } => findings,
        Screen::SignIn { .. } => Vec::new(),
        other => panic!("{other:?}"),
    }
}

fn row(table: Table, whose: Option<&str>) -> Vec<Finding> {
    let whose = whose.map(str::to_owned);
    vec![Finding::RowChanged { table, whose }]
}

#[tokio::test]
async fn an_edited_row_is_named_and_sign_in_stays_closed__SE_15() {
    let anna = Some("Anna Keller");
    for (edit, expected) in [
        // the second factor switched off for all
        (
            "update institution set two_factor_enabled = 0, two_factor_enabled_at = null",
            row(Table::Institution, None),
        ),
        // and for one
        (
            "update operator set two_factor_required = 0",
            row(Table::Operator, anna),
        ),
        // a name that says somebody else, and is the one then named
        (
            "update operator set display_name = 'Bruno Frei'",
            row(Table::Operator, Some("Bruno Frei")),
        ),
        // a password that need not be changed
        (
            "update password set must_change = 1",
            row(Table::Password, anna),
        ),
        // a code made fresh again
        (
            "update registration set last_accepted_step = 0",
            row(Table::Registration, anna),
        ),
        // wrong tries forgotten
        (
            "update throttle set in_row = 0 where kind = 'code'",
            row(Table::Throttle, anna),
        ),
        ("update failure set at = 0", row(Table::Failure, None)),
        // a MAC taken away, and one of another row
        ("update operator set mac = null", row(Table::Operator, anna)),
        (
            "update operator set mac = (select mac from institution)",
            row(Table::Operator, anna),
        ),
        // the version alone
        (
            "update password set version = version + 1",
            row(Table::Password, anna),
        ),
        // a value of another type that looks the same
        (
            "update institution set name = cast(name || x'00' || 'x' as text)",
            row(Table::Institution, None),
        ),
        // rows removed
        (
            "delete from failure",
            vec![Finding::RowsExchanged {
                table: Table::Failure,
            }],
        ),
        (
            "delete from registration",
            vec![Finding::RowsExchanged {
                table: Table::Registration,
            }],
        ),
        // the evidence itself
        (
            "update database set evidence = zeroblob(length(evidence))",
            vec![Finding::EvidenceChanged],
        ),
        (
            "update database set evidence = null",
            vec![Finding::OlderFile],
        ),
        // what decides nothing may be repaired by hand
        ("update operator set search_words = ' x'", vec![]),
    ] {
        let (mut venue, phone) = registered().await;
        let desk = venue.sign_in_window("desk 1");
        desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
        desk.code(&phone.wrong_code(&venue)).await.unwrap_err();
        assert_eq!(found(&mut venue).await, [], "before: {edit}");
        venue.write(edit).await;
        assert_eq!(found(&mut venue).await, expected, "{edit}");
        let desk = venue.sign_in_window("desk 1");
        let signed_in = desk.sign_in(ADMINISTRATOR, PASSWORD).await;
        let closed = matches!(signed_in, Err(Refusal::OutOfOrder));
        assert_eq!(closed, !expected.is_empty(), "sign-in stays closed: {edit}");
        // Once more: looking changes nothing.
        assert_eq!(found(&mut venue).await, expected, "again: {edit}");
    }
}

#[tokio::test]
async fn a_row_moved_to_another_operator_is_named__SE_15() {
    let mut venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    venue
        .operator(&office, "bruno.frei", "fifteen characters long")
        .await;
    // Bruno knows his own password: he gives it to Anna.
    venue
        .write(
            "create table kept as select * from password;
             update password set (memory_kib, passes, lanes, salt, hash, must_change, changed_at,
                 version, mac) = (
                 select memory_kib, passes, lanes, salt, hash, must_change, changed_at, version, mac
                 from kept where kept.operator <> password.operator)
             where operator = (select id from operator where username = 'anna.keller')",
        )
        .await;
    assert_eq!(
        found(&mut venue).await,
        row(Table::Password, Some("Anna Keller"))
    );
}

#[tokio::test]
async fn a_row_put_back_as_it_once_was_is_found__SE_15() {
    let (mut venue, phone) = registered().await;
    // The phone as it was before a code was used, with a MAC that was right then.
    venue
        .write("create table kept as select * from registration")
        .await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    desk.code(&phone.code(&venue)).await.unwrap();
    venue
        .write(
            "delete from registration; insert into registration select * from kept;
             drop table kept",
        )
        .await;
    let exchanged = Finding::RowsExchanged {
        table: Table::Registration,
    };
    assert_eq!(found(&mut venue).await, [exchanged]);
}

/// The database's file, with everything in it.
async fn copy(venue: &Venue) -> Vec<u8> {
    venue.guichet.shut().await;
    std::fs::read(venue.folder.path().join(crate::DATABASE_FILE)).unwrap()
}

async fn put_back(venue: &Venue, file: &[u8]) {
    venue.guichet.shut().await;
    std::fs::write(venue.folder.path().join(crate::DATABASE_FILE), file).unwrap();
}

#[tokio::test]
async fn an_older_file_is_named_and_a_code_used_since_stays_used__SE_15_EC_3() {
    let (mut venue, phone) = registered().await;
    let before = copy(&venue).await;
    venue.restart().await;
    let code = phone.code(&venue);
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    desk.code(&code).await.unwrap();
    put_back(&venue, &before).await;
    assert_eq!(found(&mut venue).await, [Finding::OlderFile]);

    let desk = venue.sign_in_window("desk 1");
    desk.ask(OpenWithServiceKey {
        service_key: venue.service_key.clone(),
    })
    .await
    .unwrap();
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert_eq!(
        desk.code(&code).await.unwrap_err(),
        Refusal::UsedCode { tries_left: 4 }
    );
}

#[tokio::test]
async fn a_trail_that_was_cut_or_edited_is_named__SE_16_AU_2() {
    for (edit, at_start, followed) in [
        // the end cut off
        (
            "drop trigger audit_entry_kept; delete from audit_entry where number > 3",
            vec![Finding::TrailCut { after: 3 }],
            vec![],
        ),
        // all of it
        (
            "drop trigger audit_entry_kept; delete from audit_entry",
            vec![Finding::TrailCut { after: 0 }],
            vec![],
        ),
        // the last entry edited
        (
            "drop trigger audit_entry_unchanged; update audit_entry set chain = zeroblob(32)
             where number = (select max(number) from audit_entry)",
            vec![Finding::TrailChanged { number: 5 }],
            vec![],
        ),
        // one in the middle: only following the whole chain finds it
        (
            "drop trigger audit_entry_unchanged; update audit_entry set event = 'signed_in'
             where number = 2",
            vec![],
            vec![Finding::TrailChanged { number: 2 }],
        ),
        // one removed from the middle
        (
            "drop trigger audit_entry_kept; delete from audit_entry where number = 2",
            vec![],
            vec![Finding::TrailRemoved { first: 2, last: 2 }],
        ),
    ] {
        let (mut venue, _) = registered().await;
        venue.guichet.verify_trail().await;
        assert!(matches!(
            venue.sign_in_window("desk 1").look().await,
            Screen::SignIn { .. }
        ));
        venue.write(edit).await;
        assert_eq!(found(&mut venue).await, at_start, "{edit}");
        if at_start.is_empty() {
            venue.guichet.verify_trail().await;
            let Screen::Closed { findings, .. } = venue.sign_in_window("desk 1").look().await
            else {
                panic!("the trail was not followed: {edit}")
            };
            assert_eq!(findings, followed, "{edit}");
        }
    }
}

#[tokio::test]
async fn the_service_key_opens_again_and_the_finding_stays_in_the_trail__SE_15_RE_1() {
    let (mut venue, phone) = registered().await;
    venue
        .write(
            "drop trigger audit_entry_unchanged; update audit_entry set event = 'signed_in'
             where number = 2;
             update operator set role = 'administrator', display_name = 'Eve'",
        )
        .await;
    let eve = row(Table::Operator, Some("Eve"));
    assert_eq!(found(&mut venue).await, eve);
    let desk = venue.sign_in_window("desk 1");
    let other = crate::ServiceKey::generate(&crate::testing::SeededRandomness::new(99));
    let wrong = OpenWithServiceKey {
        service_key: other.groups().concat(),
    };
    assert_eq!(desk.ask(wrong).await.unwrap_err(), Refusal::WrongServiceKey);
    let right = || OpenWithServiceKey {
        service_key: venue.service_key.clone(),
    };
    let screen = desk.ask(right()).await.unwrap();
    assert!(matches!(screen, Screen::SignIn { .. }), "{screen:?}");
    let kept: i64 = venue
        .sql("select count(*) from audit_entry where event = 'finding_accepted' and reason = 'row_changed'")
        .await;
    assert_eq!(kept, 1);
    // The broken entry was there when the data was accepted: it closes nothing any more.
    venue.guichet.verify_trail().await;
    venue.next_step();
    signs_in(&venue, &phone).await;
    assert_eq!(
        found(&mut venue).await,
        [],
        "and the next start finds nothing"
    );
}

#[tokio::test]
async fn a_start_between_a_commit_and_its_anchor_is_healed__SE_15() {
    let (mut venue, _) = registered().await;
    let desk = venue.sign_in_window("desk 1");
    // The key store fails after the commit: the answer is held back.
    venue.key_store.set_trouble(Some(|| KeyStoreError::Locked));
    let refused = desk.sign_in(ADMINISTRATOR, "wrong").await.unwrap_err();
    assert!(
        matches!(refused, Refusal::TryAgainLater { .. }),
        "{refused:?}"
    );
    let counted: i64 = venue.sql("select count(*) from failure").await;
    assert_eq!(counted, 1, "the try was counted all the same");
    venue.key_store.set_trouble(None);
    assert_eq!(found(&mut venue).await, []);
    // Healed: from here on that commit can't be taken back.
    let file = copy(&venue).await;
    venue.restart().await;
    put_back(&venue, &file).await;
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
        matches!(refused, Refusal::TryAgainLater { .. }),
        "{refused:?}"
    );
    venue.key_store.set_trouble(None);
    assert!(matches!(desk.look().await, Screen::EnterCode { .. }));
    // Used up: it was accepted by the database.
    assert!(matches!(
        desk.code(&code).await.unwrap_err(),
        Refusal::UsedCode { .. }
    ));
    venue.next_step();
    desk.code(&phone.code(&venue)).await.unwrap();
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
    venue.next_step();
    signs_in(&venue, &phone).await;
    assert_eq!(found(&mut venue).await, []);
}

async fn signs_in(venue: &Venue, phone: &Phone) {
    venue.next_step();
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let screen = desk.code(&phone.code(venue)).await.unwrap();
    assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
    desk.ask(SignOut {}).await.unwrap();
}

#[tokio::test]
async fn data_from_before_there_was_evidence_gets_it__SE_15() {
    let (mut venue, phone) = registered().await;
    venue.forget_evidence().await;
    assert_eq!(found(&mut venue).await, []);
    venue.guichet.verify_trail().await;
    signs_in(&venue, &phone).await;
    // From here on it is like any other.
    venue.write("update operator set role = 'operator'").await;
    assert_eq!(
        found(&mut venue).await,
        row(Table::Operator, Some("Anna Keller"))
    );
}
