//! SE-15: a row that was edited, moved, put back, removed or rebuilt around, found at the next start and while the
//! app runs.

use super::{found, row};
use crate::evidence::{Finding, Table};
use crate::operations::*;
use crate::tests::venue::{ADMINISTRATOR, PASSWORD, Venue, registered};
use crate::{Refusal, Screen};

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
        // an e-mail that is somebody else's, and one that only compares so
        (
            "update operator set email = 'b@x.ch', email_key = 'b@x.ch'",
            row(Table::Operator, anna),
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
        // a trigger that would act for its author, and one that was in the way
        (
            "create trigger x after insert on audit_entry begin
                 update operator set role = 'administrator';
             end",
            vec![Finding::SchemaChanged],
        ),
        (
            "drop trigger audit_entry_kept",
            vec![Finding::SchemaChanged],
        ),
        // the time turned back, for codes of then
        (
            "update database set highest_time = 0",
            vec![Finding::EvidenceChanged],
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
        venue.tamper(edit).await;
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
        .tamper(
            "create temp table kept as select * from password;
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
        .tamper(
            "delete from registration; insert into registration select * from kept;
             drop table kept",
        )
        .await;
    let exchanged = Finding::RowsExchanged {
        table: Table::Registration,
    };
    assert_eq!(found(&mut venue).await, [exchanged]);
}

#[tokio::test]
async fn an_edit_while_the_app_runs_gains_nothing_and_is_named__SE_15() {
    let anna = Some("Anna Keller");
    for (edit, expected) in [
        // a row that the next sign-in writes itself: it must not get a right MAC by that
        (
            "update operator set two_factor_required = 0",
            row(Table::Operator, anna),
        ),
        // one that it only reads
        (
            "update institution set two_factor_enabled = 0, two_factor_enabled_at = null",
            row(Table::Institution, None),
        ),
        // counters, for more guesses
        (
            "update throttle set in_row = 0, blocked_until = 0",
            row(Table::Throttle, anna),
        ),
    ] {
        let (mut venue, phone) = registered().await;
        let desk = venue.sign_in_window("desk 1");
        desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
        desk.code(&phone.wrong_code(&venue)).await.unwrap_err();
        venue.tamper(edit).await;
        let refused = desk.code(&phone.code(&venue)).await.unwrap_err();
        assert!(
            matches!(refused, Refusal::TryAgainLater { .. }),
            "{edit}: {refused:?}"
        );
        let Screen::Closed { findings, .. } = desk.look().await else {
            panic!("it stayed open: {edit}")
        };
        assert_eq!(findings, expected, "{edit}");
        assert_eq!(
            found(&mut venue).await,
            expected,
            "and at the next start: {edit}"
        );
    }
}

#[tokio::test]
async fn what_another_program_writes_that_decides_nothing_disturbs_nobody_for_long__SE_15() {
    let (venue, phone) = registered().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    venue
        .tamper("update operator set search_words = search_words")
        .await;
    let refused = desk.code(&phone.code(&venue)).await.unwrap_err();
    assert!(
        matches!(refused, Refusal::TryAgainLater { .. }),
        "{refused:?}"
    );
    let screen = desk.code(&phone.code(&venue)).await.unwrap();
    assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
}

#[tokio::test]
async fn the_service_key_opens_nothing_whose_tables_were_rebuilt__SE_15() {
    let (mut venue, _) = registered().await;
    venue
        .tamper(
            "create trigger x after insert on audit_entry begin
                 update operator set role = 'administrator';
             end",
        )
        .await;
    assert_eq!(found(&mut venue).await, [Finding::SchemaChanged]);
    let desk = venue.sign_in_window("desk 1");
    let service_key = venue.service_key.clone();
    let refused = desk.ask(OpenWithServiceKey { service_key }).await;
    assert_eq!(refused.unwrap_err(), Refusal::OutOfOrder);
    venue.tamper("drop trigger x").await;
    assert_eq!(found(&mut venue).await, [], "once the right file is back");
}
