//! PH-4: a temporary code in place of one code from a phone.

use super::venue::{Desk, Phone, Venue};
use crate::operations::*;
use crate::{
    Clock as _, InstitutionSettings, OperatorId, Refusal, Screen, Span, StartOverReason, TypedCode,
    UnlockWith, ValidFor,
};

const BRUNO: &str = "nine blue umbrellas";

/// A venue with the feature on, an administrator in the office, and Bruno, asked for a second factor.
async fn with_bruno() -> (Venue, OperatorId) {
    let venue = Venue::with_feature(false).await;
    venue.enable(true).await;
    let office = venue.office().await;
    let bruno = venue.operator(&office, "bruno", BRUNO).await;
    (venue, bruno)
}

/// The same, with Bruno's phone.
async fn with_brunos_phone() -> (Venue, OperatorId, Phone) {
    let (venue, bruno) = with_bruno().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    let phone = desk.register().await;
    desk.ask(SignOut {}).await.unwrap();
    venue.next_step();
    (venue, bruno, phone)
}

async fn given_for(venue: &Venue, operator: OperatorId, valid_for: ValidFor) -> String {
    let give = GiveTemporaryCode {
        operator,
        valid_for,
    };
    let given = venue.management("office").ask(give).await.unwrap();
    assert_eq!(given.details.temporary_code_until, Some(given.code.until));
    given.code.groups.join(" ")
}

async fn given(venue: &Venue, operator: OperatorId) -> String {
    given_for(venue, operator, ValidFor::OneHour).await
}

async fn enter(desk: &Desk<'_>, code: &str) -> Result<Screen, Refusal> {
    let code = TypedCode::from(code);
    desk.ask(EnterTemporaryCode { code }).await
}

/// Another code of eight digits.
fn another(code: &str) -> String {
    let last = if code.ends_with('0') { "1" } else { "0" };
    format!("{}{last}", &code[..code.len() - 1])
}

async fn entries(venue: &Venue) -> String {
    venue
        .sql(
            "select coalesce(group_concat(event || coalesce(' ' || reason, ''), ', '), '') from
                 (select event, reason from audit_entry where event like 'temporary%'
                  order by number)",
        )
        .await
}

#[tokio::test]
async fn a_temporary_code_signs_in_once_in_place_of_a_code__PH_4() {
    let (venue, bruno, phone) = with_brunos_phone().await;
    let code = given(&venue, bruno).await;
    let groups: Vec<_> = code.split(' ').map(str::len).collect();
    assert_eq!(groups, [4, 4], "two groups of four, to be read out");

    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    let screen = enter(&desk, &code.replace(' ', "-")).await.unwrap();
    assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
    let details = venue
        .management("office")
        .ask(GetOperatorDetails { operator: bruno })
        .await
        .unwrap();
    assert_eq!(details.temporary_code_until, None, "none is left");

    // Once; and the phone works as before.
    desk.ask(SignOut {}).await.unwrap();
    desk.sign_in("bruno", BRUNO).await.unwrap();
    let refused = enter(&desk, &code).await.unwrap_err();
    assert_eq!(refused, Refusal::UsedTemporaryCode { tries_left: 4 });
    assert!(desk.code(&phone.code(&venue)).await.is_ok());
    assert_eq!(
        entries(&venue).await,
        "temporary_code_given one_hour, temporary_code_used"
    );
}

#[tokio::test]
async fn without_a_phone_it_signs_in_from_the_first_screen_and_registers_nothing__PH_4() {
    let (venue, bruno) = with_bruno().await;
    let desk = venue.sign_in_window("desk 1");
    let screen = desk.sign_in("bruno", BRUNO).await.unwrap();
    assert!(matches!(screen, Screen::GetApp { .. }), "{screen:?}");
    let code = given(&venue, bruno).await;
    let screen = enter(&desk, &code).await.unwrap();
    assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
    desk.ask(SignOut {}).await.unwrap();

    // Nor does it confirm the draft of somebody who has come as far as the code.
    let screen = desk.sign_in("bruno", BRUNO).await.unwrap();
    assert!(matches!(screen, Screen::GetApp { .. }), "{screen:?}");
    let phone = desk.scan().await;
    let refused = enter(&desk, &code).await.unwrap_err();
    assert_eq!(refused, Refusal::OutOfOrder, "R2 has no field for it");
    desk.ask(Next {}).await.unwrap();
    let code = given(&venue, bruno).await;
    enter(&desk, &code).await.unwrap();
    let states: String = venue
        .sql("select group_concat(state) from registration")
        .await;
    assert_eq!(states, "draft");
    desk.ask(SignOut {}).await.unwrap();
    desk.sign_in("bruno", BRUNO).await.unwrap();
    assert_eq!(desk.scan().await, phone, "the same key is shown again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_simultaneous_uses_exactly_one_is_accepted__PH_4_SE_1() {
    let (venue, bruno, _) = with_brunos_phone().await;
    let code = given(&venue, bruno).await;
    let windows: Vec<_> = (0..3)
        .map(|n| venue.sign_in_window(&format!("desk {n}")))
        .collect();
    for window in &windows {
        window.sign_in("bruno", BRUNO).await.unwrap();
    }
    let tries = (0..51).map(|n| {
        let code = TypedCode::from(code.as_str());
        (windows[n % 3].caller.clone(), EnterTemporaryCode { code })
    });
    let answers = venue.ask_at_once(tries).await;
    let accepted = answers.into_iter().filter(Result::is_ok);
    assert_eq!(accepted.count(), 1);
    let used: i64 = venue
        .sql("select count(*) from audit_entry where event = 'temporary_code_used'")
        .await;
    assert_eq!(used, 1);
}

/// The administrator comes back to the office, however long they were away.
async fn back_in_the_office(venue: &Venue) {
    let _ = venue.sign_in_window("office").ask(SwitchOperator {}).await;
    venue.office().await;
}

#[tokio::test]
async fn it_is_valid_as_long_as_was_chosen_and_no_longer__PH_4() {
    let (venue, bruno, _) = with_brunos_phone().await;
    let desk = venue.sign_in_window("desk 1");
    const HOUR: u32 = 3600;
    for (valid_for, seconds) in [
        (ValidFor::OneHour, HOUR),
        (ValidFor::FourHours, 4 * HOUR),
        (ValidFor::OneDay, 24 * HOUR),
    ] {
        back_in_the_office(&venue).await;
        let code = given_for(&venue, bruno, valid_for).await;
        venue.clock.pass(Span::seconds(seconds - 1));
        desk.sign_in("bruno", BRUNO).await.unwrap();
        assert!(enter(&desk, &code).await.is_ok(), "{valid_for:?}");
        desk.ask(SignOut {}).await.unwrap();

        back_in_the_office(&venue).await;
        let code = given_for(&venue, bruno, valid_for).await;
        venue.clock.pass(Span::seconds(seconds));
        desk.sign_in("bruno", BRUNO).await.unwrap();
        let refused = enter(&desk, &code).await.unwrap_err();
        let expired = Refusal::ExpiredTemporaryCode { tries_left: 4 };
        assert_eq!(refused, expired, "{valid_for:?}");
        desk.back().await;
    }
}

#[tokio::test]
async fn a_clock_turned_back_revives_no_temporary_code__PH_4_SE_8() {
    let (mut venue, bruno, _) = with_brunos_phone().await;
    let code = given(&venue, bruno).await;
    let before = venue.clock.now();
    venue.clock.pass(Span::hours(1));
    venue
        .sign_in_window("desk 1")
        .sign_in("bruno", BRUNO)
        .await
        .unwrap();
    // By two minutes, which codes are still looked at with, and by an hour; with the app running and
    // after a restart.
    let expired = Refusal::ExpiredTemporaryCode { tries_left: 4 };
    for restarted in [false, true] {
        if restarted {
            venue.restart().await;
        }
        let desk = venue.sign_in_window("desk 2");
        venue
            .clock
            .set(before.plus(Span::hours(1)).minus(Span::seconds(119)));
        desk.sign_in("bruno", BRUNO).await.unwrap();
        assert_eq!(enter(&desk, &code).await.unwrap_err(), expired);
        desk.back().await;
        venue.clock.set(before);
        desk.sign_in("bruno", BRUNO).await.unwrap();
        let refused = enter(&desk, &code).await.unwrap_err();
        assert!(
            matches!(refused, Refusal::ClockBehind { minutes: 60 }),
            "{refused:?}"
        );
    }
}

#[tokio::test]
async fn a_code_given_while_the_clock_ran_ahead_is_void_once_it_is_right__PH_4_SE_8() {
    let (venue, bruno, _) = with_brunos_phone().await;
    let today = venue.clock.now();
    venue.clock.set(today.plus(Span::days(365)));
    back_in_the_office(&venue).await;
    let code = given_for(&venue, bruno, ValidFor::OneDay).await;
    venue.clock.set(today);
    let service = venue.sign_in_window("service");
    let question = OpenServiceAccess {
        service_key: venue.service_key.clone(),
    };
    service.ask(question).await.unwrap();
    service.ask(AcceptClock {}).await.unwrap();
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    let refused = enter(&desk, &code).await.unwrap_err();
    assert_eq!(refused, Refusal::WrongTemporaryCode { tries_left: 4 });
}

#[tokio::test]
async fn change_phone_disabling_and_a_newer_one_void_it__PH_4() {
    let (venue, bruno, _) = with_brunos_phone().await;
    let office = venue.management("office");
    let desk = venue.sign_in_window("desk 1");
    let wrong = Refusal::WrongTemporaryCode { tries_left: 4 };

    let older = given(&venue, bruno).await;
    let newer = given(&venue, bruno).await;
    desk.sign_in("bruno", BRUNO).await.unwrap();
    assert_eq!(enter(&desk, &older).await.unwrap_err(), wrong);
    desk.back().await;

    let change = ChangePhone {
        operator: bruno,
        reason: PhoneChangeReason::Lost,
        identity_checked: true,
    };
    let changed = office.ask(change).await.unwrap();
    assert_eq!(changed.details.temporary_code_until, None);
    desk.sign_in("bruno", BRUNO).await.unwrap();
    assert_eq!(enter(&desk, &newer).await.unwrap_err(), wrong);
    desk.back().await;

    let last = given(&venue, bruno).await;
    office
        .ask(DisableOperator { operator: bruno })
        .await
        .unwrap();
    office
        .ask(EnableOperator { operator: bruno })
        .await
        .unwrap();
    desk.sign_in("bruno", BRUNO).await.unwrap();
    let refused = enter(&desk, &last).await.unwrap_err();
    assert!(
        matches!(refused, Refusal::WrongTemporaryCode { .. }),
        "{refused:?}"
    );
    // A reset of the password does not: the rule names the three above.
    assert_eq!(
        entries(&venue).await,
        "temporary_code_given one_hour, temporary_code_voided newer, \
         temporary_code_given one_hour, temporary_code_voided phone_changed, \
         temporary_code_given one_hour, temporary_code_voided disabled"
    );
}

#[tokio::test]
async fn a_voided_code_is_refused_where_its_operator_stands_already__PH_4_PH_1() {
    let (venue, bruno, _) = with_brunos_phone().await;
    let code = given(&venue, bruno).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    let change = ChangePhone {
        operator: bruno,
        reason: PhoneChangeReason::Stolen,
        identity_checked: true,
    };
    venue.management("office").ask(change).await.unwrap();
    let refused = enter(&desk, &code).await.unwrap_err();
    let why = StartOverReason::PhoneChanged;
    assert_eq!(refused, Refusal::StartOver { why });
}

#[tokio::test]
async fn wrong_temporary_codes_and_wrong_codes_share_one_budget__PH_4_SE_6_EC_4() {
    let (mut venue, bruno, phone) = with_brunos_phone().await;
    let code = given(&venue, bruno).await;
    let wrong = another(&code);
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    // What is no temporary code is no try.
    for typed in ["", "123456", "1234567a", "١٢٣٤٥٦٧٨"] {
        let refused = enter(&desk, typed).await.unwrap_err();
        assert!(
            matches!(refused, Refusal::NotEightDigits | Refusal::Missing { .. }),
            "{refused:?}"
        );
    }
    for tries_left in [4, 2] {
        let refused = enter(&desk, &wrong).await.unwrap_err();
        assert_eq!(refused, Refusal::WrongTemporaryCode { tries_left });
        let refused = desk.code(&phone.wrong_code(&venue)).await.unwrap_err();
        let tries_left = tries_left - 1;
        assert_eq!(refused, Refusal::WrongCode { tries_left });
    }
    let refused = enter(&desk, &wrong).await.unwrap_err();
    let why = StartOverReason::TooManyCodes;
    assert_eq!(refused, Refusal::StartOver { why });
    assert!(matches!(desk.look().await, Screen::SignIn { .. }));

    // The fifth in a row costs a minute: for both, and after a restart too.
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    for refused in [
        enter(&desk, &code).await.unwrap_err(),
        desk.code(&phone.code(&venue)).await.unwrap_err(),
    ] {
        assert!(
            matches!(
                refused,
                Refusal::Delayed {
                    wait_seconds: 60,
                    ..
                }
            ),
            "{refused:?}"
        );
    }
    venue.clock.pass(Span::seconds(61));
    assert!(
        enter(&desk, &code).await.is_ok(),
        "a right one was not lost"
    );
    let left: i64 = venue
        .sql("select count(*) from throttle where kind = 'code'")
        .await;
    assert_eq!(left, 0, "a complete sign-in ends the row of wrong ones");
}

#[tokio::test]
async fn a_disk_that_refuses_to_count_refuses_to_look__PH_4_SE_5() {
    let (venue, bruno, _) = with_brunos_phone().await;
    let code = given(&venue, bruno).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    venue
        .write(
            "create trigger full_disk before insert on failure begin
                 select raise(abort, 'database or disk is full');
             end",
        )
        .await;
    for code in [&code, &another(&code)] {
        let refused = enter(&desk, code).await.unwrap_err();
        assert!(
            matches!(
                refused,
                Refusal::Failed { .. } | Refusal::TryAgainLater { .. }
            ),
            "{refused:?}"
        );
    }
    venue.write("drop trigger full_disk").await;
    assert!(enter(&desk, &code).await.is_ok());
}

#[tokio::test]
async fn what_cannot_be_recorded_does_not_use_it_up__PH_4_SE_4() {
    let (venue, bruno, _) = with_brunos_phone().await;
    let code = given(&venue, bruno).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    venue
        .write(
            "create trigger no_entry before insert on audit_entry begin
                 select raise(abort, 'no');
             end",
        )
        .await;
    assert!(enter(&desk, &code).await.is_err());
    venue.write("drop trigger no_entry").await;
    assert!(enter(&desk, &code).await.is_ok());
}

#[tokio::test]
async fn fifty_wrong_ones_without_a_phone_are_ended_by_change_phone__PH_4_SE_6() {
    let (venue, bruno) = with_bruno().await;
    let code = given(&venue, bruno).await;
    venue
        .write(
            "with recursive n (i) as (select 1 union all select i + 1 from n where i < 49)
             insert into failure (kind, subject, at)
             select 'code', operator.id, database.highest_time from n, operator, database
             where username = 'bruno'",
        )
        .await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    enter(&desk, &another(&code)).await.unwrap_err();
    assert_eq!(
        enter(&desk, &code).await.unwrap_err(),
        Refusal::RegistrationDisabled
    );
    let change = || ChangePhone {
        operator: bruno,
        reason: PhoneChangeReason::Other,
        identity_checked: true,
    };
    let office = venue.management("office");
    let changed = office.ask(change()).await.unwrap();
    assert!(!changed.details.phone_disabled);
    assert_eq!(
        office.ask(change()).await.unwrap_err(),
        Refusal::NotRegistered,
        "now there is nothing to change"
    );
    desk.sign_in("bruno", BRUNO).await.unwrap();
    desk.register().await;
}

#[tokio::test]
async fn it_is_given_to_others_who_are_asked_for_a_code_and_to_nobody_else__PH_4_PH_3() {
    let (venue, bruno) = with_bruno().await;
    let office = venue.management("office");
    let Screen::SignedIn { session, .. } = venue.sign_in_window("office").look().await else {
        panic!()
    };
    let give = |operator| GiveTemporaryCode {
        operator,
        valid_for: ValidFor::OneHour,
    };
    assert_eq!(
        office.ask(give(session.operator)).await.unwrap_err(),
        Refusal::OwnAccount
    );
    venue.enable(false).await;
    assert_eq!(
        office.ask(give(bruno)).await.unwrap_err(),
        Refusal::NoCodeAsked
    );
    venue.enable(true).await;
    office
        .ask(DisableOperator { operator: bruno })
        .await
        .unwrap();
    assert_eq!(
        office.ask(give(bruno)).await.unwrap_err(),
        Refusal::OperatorIsDisabled
    );
    assert_eq!(
        venue
            .sql::<i64>("select count(*) from temporary_code")
            .await,
        0
    );
}

#[tokio::test]
async fn it_opens_nothing_for_another_operator_or_without_a_password__PH_4_SI_4() {
    let (venue, bruno) = with_bruno().await;
    let office = venue.management("office");
    venue.operator(&office, "clara", "eleven quiet lamps").await;
    let code = given(&venue, bruno).await;
    // As if somebody with a database tool had moved it to Clara's row.
    venue
        .write(
            "insert into temporary_code (operator, hash, given_at, expires_at)
             select operator.id, hash, given_at, expires_at from temporary_code, operator
             where username = 'clara'",
        )
        .await;
    let desk = venue.sign_in_window("desk 1");
    assert_eq!(
        enter(&desk, &code).await.unwrap_err(),
        Refusal::OutOfOrder,
        "before the password"
    );
    desk.sign_in("clara", "eleven quiet lamps").await.unwrap();
    assert_eq!(
        enter(&desk, &code).await.unwrap_err(),
        Refusal::WrongTemporaryCode { tries_left: 4 }
    );
}

#[tokio::test]
async fn a_session_begun_with_it_unlocks_with_the_password__PH_4_SI_6() {
    let (venue, bruno, phone) = with_brunos_phone().await;
    let office = venue.management("office");
    let settings = office.ask(GetInstitution {}).await.unwrap().settings;
    let changed = InstitutionSettings {
        unlock_with: UnlockWith::Code,
        ..settings
    };
    office.ask(ChangeSettings(changed)).await.unwrap();
    let code = given(&venue, bruno).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    enter(&desk, &code).await.unwrap();
    let unlock_with = async || match desk.ask(Lock::default()).await.unwrap() {
        Screen::Locked { unlock_with, .. } => unlock_with,
        other => panic!("{other:?}"),
    };
    // The phone is at home.
    assert_eq!(unlock_with().await, UnlockWith::Password);
    let question = Unlock {
        password: super::venue::password(BRUNO),
    };
    let screen = desk.ask(question).await.unwrap();
    assert!(matches!(screen, Screen::SignedIn { .. }));
    desk.ask(SignOut {}).await.unwrap();
    desk.sign_in("bruno", BRUNO).await.unwrap();
    desk.code(&phone.code(&venue)).await.unwrap();
    assert_eq!(unlock_with().await, UnlockWith::Code);
}

#[tokio::test]
async fn no_file_holds_the_code__PH_4_SE_19() {
    let (venue, bruno) = with_bruno().await;
    let digits = given(&venue, bruno).await.replace(' ', "");
    let file = std::fs::read(venue.folder.path().join(crate::DATABASE_FILE)).unwrap();
    let log = venue
        .folder
        .path()
        .join(format!("{}-wal", crate::DATABASE_FILE));
    for bytes in [file, std::fs::read(log).unwrap()] {
        assert!(!bytes.windows(8).any(|window| window == digits.as_bytes()));
    }
}
