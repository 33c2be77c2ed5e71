//! SE-15, SE-16, RE-1: what somebody does to the files is found at the next start, and the service
//! key is what opens them again.

use sqlx::Connection as _;

use super::venue::{ADMINISTRATOR, PASSWORD, Phone, Venue, registered};
use crate::evidence::{Finding, Table};
use crate::operations::*;
use crate::{
    ClosedReason, KeyStoreError, NoRegistrationCode, Refusal, Screen, Span, TypedCode, ValidFor,
};

const BRUNO: &str = "fifteen characters long";

/// What the start finds, where it finds something.
async fn found(venue: &mut Venue) -> Vec<Finding> {
    venue.restart().await;
    match venue.sign_in_window("desk 1").look().await {
        Screen::Closed {
            reason: ClosedReason::Tampered,
            service_key_helps,
            restore_helps: true,
            findings,
        } => {
            let helps = !findings.contains(&Finding::SchemaChanged);
            assert_eq!(service_key_helps, helps, "{findings:?}");
            findings
        }
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

/// Bruno waits for a phone, and was handed a temporary code and a registration code.
async fn with_codes_handed_over() -> (Venue, String, String) {
    let venue = Venue::with_feature(false).await;
    venue.enable(true).await;
    let office = venue.office().await;
    let settings = office.ask(GetInstitution {}).await.unwrap().settings;
    let changed = crate::InstitutionSettings {
        registration_code_required: true,
        ..settings
    };
    office.ask(ChangeSettings(changed)).await.unwrap();
    let operator = venue.operator(&office, "bruno.frei", BRUNO).await;
    let give = GiveRegistrationCode { operator };
    let registration = office.ask(give).await.unwrap().code.groups.concat();
    let valid_for = ValidFor::OneDay;
    let give = GiveTemporaryCode {
        operator,
        valid_for,
    };
    let temporary = office.ask(give).await.unwrap().code.groups.concat();
    (venue, temporary, registration)
}

async fn enter_temporary(venue: &Venue, code: &str) -> Result<Screen, Refusal> {
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno.frei", BRUNO).await.unwrap();
    let code = TypedCode::from(code);
    desk.ask(EnterTemporaryCode { code }).await
}

#[tokio::test]
async fn an_edited_code_that_was_handed_over_is_named__SE_15_PH_4_RG_7() {
    let bruno = Some("Name of bruno.frei");
    for (edit, expected) in [
        // valid for longer
        (
            "update temporary_code set given_at = given_at + 1000, expires_at = expires_at + 1000",
            row(Table::TemporaryCode, bruno),
        ),
        // used, and not used again
        (
            "update temporary_code set used_at = null",
            row(Table::TemporaryCode, bruno),
        ),
        // five more tries
        (
            "update registration_code set tries = 0",
            row(Table::RegistrationCode, bruno),
        ),
        // none asked for: of this operator, or of anybody
        (
            "update registration_code set hash = null",
            row(Table::RegistrationCode, bruno),
        ),
        (
            "update institution set registration_code_required = 0",
            row(Table::Institution, None),
        ),
        // void no more, and void
        (
            "delete from temporary_code",
            vec![Finding::RowsExchanged {
                table: Table::TemporaryCode,
            }],
        ),
    ] {
        let (mut venue, temporary, _) = with_codes_handed_over().await;
        enter_temporary(&venue, &temporary).await.unwrap();
        let desk = venue.sign_in_window("desk 1");
        desk.ask(SignOut {}).await.unwrap();
        desk.sign_in("bruno.frei", BRUNO).await.unwrap();
        desk.ask(Next {}).await.unwrap();
        let code = TypedCode::from("0000 0000");
        desk.ask(EnterRegistrationCode { code }).await.unwrap_err();
        assert_eq!(found(&mut venue).await, [], "before: {edit}");
        venue.tamper(edit).await;
        assert_eq!(found(&mut venue).await, expected, "{edit}");
    }
}

#[tokio::test]
async fn a_code_that_an_older_file_knows_as_unused_is_void__SE_15_PH_4_RG_7() {
    let (mut venue, temporary, registration) = with_codes_handed_over().await;
    let before = copy(&venue).await;
    venue.restart().await;
    enter_temporary(&venue, &temporary).await.unwrap();
    put_back(&venue, &before).await;
    assert_eq!(found(&mut venue).await, [Finding::OlderFile]);
    let desk = venue.sign_in_window("desk 1");
    let service_key = venue.service_key.clone();
    desk.ask(OpenWithServiceKey { service_key }).await.unwrap();
    assert_eq!(
        enter_temporary(&venue, &temporary).await.unwrap_err(),
        Refusal::WrongTemporaryCode { tries_left: 4 }
    );
    desk.ask(Next {}).await.unwrap();
    let code = TypedCode::from(registration.as_str());
    let why = NoRegistrationCode::Missing;
    assert_eq!(
        desk.ask(EnterRegistrationCode { code }).await.unwrap_err(),
        Refusal::NewRegistrationCodeNeeded { why }
    );
    // And what was removed for that is missed by nobody.
    assert_eq!(found(&mut venue).await, []);
}

#[tokio::test]
async fn new_keys_void_what_was_handed_over_under_the_old_ones__SE_14_PH_4_RG_7() {
    let (mut venue, temporary, _) = with_codes_handed_over().await;
    let service_key = venue.service_key.clone();
    let service = venue.sign_in_window("service");
    let open = OpenServiceAccess {
        service_key: service_key.clone(),
    };
    service.ask(open).await.unwrap();
    service.ask(RotateKeys { service_key }).await.unwrap();
    assert_eq!(
        enter_temporary(&venue, &temporary).await.unwrap_err(),
        Refusal::WrongTemporaryCode { tries_left: 4 }
    );
    let left: i64 = venue
        .sql("select (select count(*) from temporary_code) + (select count(*) from registration_code)")
        .await;
    assert_eq!(left, 0);
    assert_eq!(found(&mut venue).await, []);
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

/// The database's file, with everything in it, whoever still has it open.
async fn copy(venue: &Venue) -> Vec<u8> {
    venue.guichet.shut().await;
    let mut file = venue.file().await;
    sqlx::query("pragma wal_checkpoint(truncate)")
        .execute(&mut file)
        .await
        .unwrap();
    file.close().await.unwrap();
    std::fs::read(venue.folder.path().join(crate::DATABASE_FILE)).unwrap()
}

async fn put_back(venue: &Venue, file: &[u8]) {
    venue.guichet.shut().await;
    let path = venue.folder.path().join(crate::DATABASE_FILE);
    for beside in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{beside}", path.display()));
    }
    std::fs::write(path, file).unwrap();
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
            "delete from audit_entry where number > 3",
            vec![Finding::TrailCut { after: 3 }],
            vec![],
        ),
        // all of it
        (
            "delete from audit_entry",
            vec![Finding::TrailCut { after: 0 }],
            vec![],
        ),
        // the last entry edited
        (
            "update audit_entry set chain = zeroblob(32)
             where number = (select max(number) from audit_entry)",
            vec![Finding::TrailChanged { number: 5 }],
            vec![],
        ),
        // one in the middle: only following the whole chain finds it
        (
            "update audit_entry set event = 'signed_in'
             where number = 2",
            vec![],
            vec![Finding::TrailChanged { number: 2 }],
        ),
        // one removed from the middle
        (
            "delete from audit_entry where number = 2",
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
        venue.tamper(venue.behind_the_triggers(edit).await).await;
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
    let edit = "update audit_entry set event = 'signed_in' where number = 2;
                update operator set role = 'administrator', display_name = 'Eve'";
    venue.tamper(venue.behind_the_triggers(edit).await).await;
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
    assert_eq!(found(&mut venue).await, []);
    // Healed: from here on that commit can't be taken back.
    put_back(&venue, &before).await;
    assert_eq!(found(&mut venue).await, [Finding::OlderFile]);
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
            password: super::venue::password(PASSWORD),
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
    venue.tamper("update operator set role = 'operator'").await;
    assert_eq!(
        found(&mut venue).await,
        row(Table::Operator, Some("Anna Keller"))
    );
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

#[tokio::test]
async fn data_that_hides_its_age_behind_a_lost_keyring_is_named__SE_15_RE_1() {
    let (mut venue, _) = registered().await;
    // Another id leads to no key, and without evidence it looks like data from before there was any.
    venue.forget_evidence().await;
    venue
        .tamper(
            "update database set id = zeroblob(16);
             update operator set role = 'administrator', two_factor_required = 0",
        )
        .await;
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    let service_key = venue.service_key.clone();
    desk.ask(OpenWithServiceKey { service_key }).await.unwrap();
    let kept: String = venue
        .sql("select group_concat(reason, ' ') from audit_entry where event = 'finding_accepted'")
        .await;
    assert!(kept.starts_with("anchor_missing row_changed"), "{kept}");
}
