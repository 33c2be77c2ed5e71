//! EC and SE-1 to SE-8: the six digits.

use super::venue::{ADMINISTRATOR, PASSWORD, Venue, registered};
use crate::operations::*;
use crate::{Clock as _, Refusal, Screen, Span, StartOverReason, Timestamp};

#[tokio::test]
async fn a_code_that_is_no_code_is_not_counted__EC_1() {
    let (venue, phone) = registered().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    for typed in ["", "12345", "1234567", "12345a", "١٢٣٤٥٦"] {
        assert_eq!(desk.code(typed).await.unwrap_err(), Refusal::NotSixDigits);
    }
    let code = phone.code(&venue);
    let spaced = format!("{} {}", &code[..3], &code[3..]);
    assert!(desk.code(&spaced).await.is_ok());
}

#[tokio::test]
async fn codes_of_an_earlier_step_than_the_last_accepted_are_refused__EC_3_SE_1() {
    let (venue, phone) = registered().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    // The phone runs half a minute ahead: one step of drift either way (EC-2).
    assert!(desk.code(&phone.code_after(&venue, 1)).await.is_ok());
    desk.ask(SignOut {}).await.unwrap();
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert_eq!(
        desk.code(&phone.code(&venue)).await.unwrap_err(),
        Refusal::UsedCode { tries_left: 4 }
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_simultaneous_uses_of_a_code_exactly_one_is_accepted__EC_3_SE_1() {
    let (venue, phone) = registered().await;
    let code = phone.code(&venue);
    let windows: Vec<_> = (0..3)
        .map(|n| venue.sign_in_window(&format!("desk {n}")))
        .collect();
    for window in &windows {
        window.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    }
    // Three sign-ins are all that one operator may have under way; each sends it many times.
    let tries = (0..51).map(|n| {
        let code = code.clone();
        (windows[n % 3].caller.clone(), EnterCode { code })
    });
    let accepted = venue
        .ask_at_once(tries)
        .await
        .into_iter()
        .filter(Result::is_ok)
        .count();
    assert_eq!(accepted, 1);
    assert_eq!(
        venue
            .sql::<i64>("select count(*) from session where ended_at is null")
            .await,
        1
    );
}

#[tokio::test]
async fn five_wrong_codes_end_the_sign_in_and_the_wait_outlives_a_restart__EC_4_SE_5_SE_6() {
    let (mut venue, phone) = registered().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let wrong = phone.wrong_code(&venue);
    for tries_left in (1..5).rev() {
        let refused = Refusal::WrongCode { tries_left };
        assert_eq!(desk.code(&wrong).await.unwrap_err(), refused);
    }
    let ended = Refusal::StartOver {
        why: StartOverReason::TooManyCodes,
    };
    assert_eq!(desk.code(&wrong).await.unwrap_err(), ended);
    assert!(matches!(desk.look().await, Screen::SignIn { .. }));
    // Neither a restart nor the clock turned back shortens the wait.
    venue.clock.set(venue.clock.now().minus(Span::seconds(90)));
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    let screen = desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert!(
        matches!(
            screen,
            Screen::EnterCode {
                wait_seconds: 60,
                ..
            }
        ),
        "{screen:?}"
    );
    let refused = desk.code(&phone.code(&venue)).await.unwrap_err();
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
    venue.clock.pass(Span::seconds(90 + 61));
    assert!(desk.code(&phone.code(&venue)).await.is_ok());
    // A complete sign-in clears the row: the next wrong code is the first again.
    desk.ask(SignOut {}).await.unwrap();
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let wrong = phone.wrong_code(&venue);
    assert_eq!(
        desk.code(&wrong).await.unwrap_err(),
        Refusal::WrongCode { tries_left: 4 }
    );
    assert_eq!(
        venue
            .sql::<i64>("select in_row from throttle where kind = 'code'")
            .await,
        1
    );
}

#[tokio::test]
async fn a_right_password_never_clears_the_code_counter__SE_6() {
    let (venue, phone) = registered().await;
    let desk = venue.sign_in_window("desk 1");
    let wrong = phone.wrong_code(&venue);
    for _ in 0..4 {
        desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
        desk.code(&wrong).await.unwrap_err();
        desk.back().await;
    }
    assert_eq!(
        venue
            .sql::<i64>("select in_row from throttle where kind = 'code'")
            .await,
        4
    );
    assert_eq!(
        venue
            .sql::<i64>("select coalesce(sum(in_row), 0) from throttle where kind = 'password'")
            .await,
        0
    );
}

#[tokio::test]
async fn fifty_wrong_codes_in_a_month_disable_the_registration_until_change_phone__SE_6() {
    let (venue, phone) = registered().await;
    // Forty-nine before, over the last weeks.
    venue
        .write(
            "with recursive n (i) as (select 1 union all select i + 1 from n where i < 49)
             insert into failure (kind, subject, at)
             select 'code', operator.id, database.highest_time from n, operator, database",
        )
        .await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let wrong = phone.wrong_code(&venue);
    assert_eq!(
        desk.code(&wrong).await.unwrap_err(),
        Refusal::WrongCode { tries_left: 4 }
    );
    let code = phone.code(&venue);
    assert_eq!(
        desk.code(&code).await.unwrap_err(),
        Refusal::RegistrationDisabled
    );
    // Time does not bring it back, nor does a restart.
    venue.clock.pass(Span::days(40));
    let mut venue = venue;
    venue.forget_evidence().await;
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    let screen = desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert!(matches!(
        screen,
        Screen::EnterCode {
            wait_seconds: 0,
            ..
        }
    ));
    assert_eq!(
        desk.code(&phone.code(&venue)).await.unwrap_err(),
        Refusal::RegistrationDisabled
    );
}

#[tokio::test]
async fn change_phone_ends_what_fifty_wrong_codes_have_disabled__SE_6() {
    let venue = Venue::with_feature(false).await;
    venue.enable(true).await;
    let office = venue.office().await;
    let bruno = venue
        .operator(&office, "bruno", "nine blue umbrellas")
        .await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", "nine blue umbrellas").await.unwrap();
    desk.register().await;
    venue
        .write(
            "insert into throttle (kind, subject, in_row, blocked_until)
             select 'code', id, 50, 253402300799999 from operator where username = 'bruno'",
        )
        .await;
    let details = office
        .ask(UnlockOperator { operator: bruno })
        .await
        .unwrap();
    assert!(details.phone_disabled, "an unlock is not enough");
    let change = ChangePhone {
        operator: bruno,
        reason: PhoneChangeReason::Other,
        identity_checked: true,
    };
    let details = office.ask(change).await.unwrap().details;
    assert!(!details.phone_disabled);
    desk.sign_in("bruno", "nine blue umbrellas").await.unwrap();
    desk.register().await;
}

#[tokio::test]
async fn waits_and_locks_go_on_while_the_clock_is_behind__SE_8() {
    let venue = Venue::with_feature(false).await;
    let today = venue.clock.now();
    // A clock that ran ten years ahead for a moment.
    venue.clock.set(today.plus(Span::days(3650)));
    venue.guichet.tick().await;
    venue.clock.set(today);
    let desk = venue.sign_in_window("desk 1");
    for _ in 0..5 {
        desk.sign_in(ADMINISTRATOR, "not this").await.unwrap_err();
    }
    venue.clock.pass(Span::seconds(61));
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    venue.clock.pass(Span::minutes(15));
    assert!(matches!(desk.look().await, Screen::Locked { .. }));
}

#[tokio::test]
async fn the_same_code_sent_twice_does_not_blame_a_clock__EC_5() {
    let (venue, phone) = registered().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let old = phone.code_after(&venue, -5);
    desk.code(&old).await.unwrap_err();
    venue.next_step();
    assert_eq!(
        desk.code(&old).await.unwrap_err(),
        Refusal::WrongCode { tries_left: 3 }
    );
}

#[tokio::test]
async fn two_codes_of_one_other_moment_say_that_a_clock_is_off__EC_5() {
    let (venue, phone) = registered().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let first = phone.code_after(&venue, 8);
    assert_eq!(
        desk.code(&first).await.unwrap_err(),
        Refusal::WrongCode { tries_left: 4 }
    );
    venue.next_step();
    let second = phone.code_after(&venue, 8);
    assert_eq!(
        desk.code(&second).await.unwrap_err(),
        Refusal::ClockOff {
            minutes: 4,
            tries_left: 3
        }
    );
    // Never accepted: both were counted.
    assert_eq!(
        venue
            .sql::<i64>("select in_row from throttle where kind = 'code'")
            .await,
        2
    );
}

#[tokio::test]
async fn a_clock_behind_the_highest_time_seen_is_named_and_repaired__SE_8_EC_5() {
    let (venue, phone) = registered().await;
    let today = venue.clock.now();
    // One evening the clock ran a year ahead; somebody signed in, somebody failed.
    venue.clock.set(today.plus(Span::days(365)));
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    desk.code(&phone.code(&venue)).await.unwrap();
    desk.ask(SignOut {}).await.unwrap();
    for _ in 0..5 {
        desk.sign_in("bruno", "not this").await.unwrap_err();
    }
    venue.clock.set(today.plus(Span::minutes(5)));
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let refused = desk.code(&phone.code(&venue)).await.unwrap_err();
    assert!(
        matches!(refused, Refusal::ClockBehind { .. }),
        "{refused:?}"
    );
    desk.back().await;

    let service = venue.sign_in_window("service");
    let question = OpenServiceAccess {
        service_key: venue.service_key.clone(),
    };
    let screen = service.ask(question).await.unwrap();
    assert!(matches!(
        screen,
        Screen::ServiceAccess {
            clock_is_behind: true,
            ..
        }
    ));
    let screen = service.ask(AcceptClock {}).await.unwrap();
    assert!(matches!(
        screen,
        Screen::ServiceAccess {
            clock_is_behind: false,
            ..
        }
    ));
    // Everything up to now is used; the next code works, and no wait is left of next year's.
    // The next step's code was acceptable already, and may have been used.
    venue.clock.pass(Span::seconds(60));
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert!(desk.code(&phone.code(&venue)).await.is_ok());
    let latest: i64 = venue.sql("select max(blocked_until) from throttle").await;
    assert!(latest <= today.plus(Span::minutes(36)).as_millis());
    let accepted: i64 = venue
        .sql("select count(*) from audit_entry where event = 'clock_accepted'")
        .await;
    assert_eq!(accepted, 1);
}

#[tokio::test]
async fn what_was_mistyped_while_the_clock_ran_ahead_earns_its_own_wait_and_no_longer_one__SE_8_SE_6()
 {
    for (wrong, waits) in [
        // free, so there is none
        (1, None),
        (4, None),
        // one minute
        (5, Some(60)),
        // two
        (6, Some(120)),
    ] {
        let (venue, phone) = registered().await;
        let today = venue.clock.now();
        venue.clock.set(today.plus(Span::days(1)));
        let desk = venue.sign_in_window("desk 1");
        for _ in 0..wrong {
            desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
            desk.code(&phone.wrong_code(&venue)).await.unwrap_err();
            desk.back().await;
            if wrong > 5 {
                venue.clock.pass(Span::seconds(61));
            }
        }
        venue.clock.set(today);
        let service = venue.sign_in_window("service");
        let question = OpenServiceAccess {
            service_key: venue.service_key.clone(),
        };
        service.ask(question).await.unwrap();
        service.ask(AcceptClock {}).await.unwrap();
        desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
        let refused = desk.code(&phone.wrong_code(&venue)).await.unwrap_err();
        match (refused, waits) {
            (Refusal::WrongCode { .. }, None) => {}
            (Refusal::Delayed { wait_seconds, .. }, Some(waits)) => assert_eq!(wait_seconds, waits),
            (refused, _) => panic!("after {wrong}: {refused:?}"),
        }
    }
}

#[tokio::test]
async fn no_clock_from_1970_to_9999_makes_a_panic__SE_8() {
    let (venue, phone) = registered().await;
    let desk = venue.sign_in_window("desk 1");
    for clock in [Timestamp::from_millis(0), Timestamp::LATEST] {
        venue.clock.set(clock);
        let _ = desk.sign_in(ADMINISTRATOR, PASSWORD).await;
        let _ = desk.code(&phone.code(&venue)).await;
        venue.guichet.tick().await;
        assert!(!matches!(desk.look().await, Screen::Closed { .. }));
    }
}

#[tokio::test]
async fn a_disk_that_refuses_to_count_refuses_to_look__SE_5() {
    for trigger in [
        // the statement fails
        "create trigger full_disk before insert on failure begin
             select raise(abort, 'database or disk is full');
         end",
        // SQLite takes the whole transaction back, as it does where a disk is full
        "create trigger full_disk before insert on failure begin
             select raise(rollback, 'database or disk is full');
         end",
    ] {
        let (venue, phone) = registered().await;
        let desk = venue.sign_in_window("desk 1");
        desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
        venue.write(trigger).await;
        for _ in 0..2 {
            let refused = desk.code(&phone.code(&venue)).await.unwrap_err();
            assert!(matches!(
                refused,
                Refusal::Failed { .. } | Refusal::TryAgainLater { .. }
            ));
        }
        let sessions = "select count(*) from session where ended_at is null";
        assert_eq!(venue.sql::<i64>(sessions).await, 0);
        venue.write("drop trigger full_disk").await;
        assert!(desk.code(&phone.code(&venue)).await.is_ok(), "{trigger}");
    }
}

#[tokio::test]
async fn what_cannot_be_recorded_does_not_happen__SE_4() {
    let (venue, phone) = registered().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    venue
        .write(
            "create trigger no_entry before insert on audit_entry begin
                 select raise(abort, 'no');
             end",
        )
        .await;
    let code = phone.code(&venue);
    assert!(desk.code(&code).await.is_err());
    assert!(matches!(desk.look().await, Screen::EnterCode { .. }));
    venue.write("drop trigger no_entry").await;
    // The code was not used up by the try that failed.
    assert!(desk.code(&code).await.is_ok());
}
