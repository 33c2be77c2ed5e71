//! SI, GA, RG, EC and SE-1 to SE-8: signing in.

use futures_util::future::join_all;

use super::venue::{ADMINISTRATOR, PASSWORD, Phone, Venue, password};
use crate::operations::*;
use crate::{
    ActivationState, Clock as _, Field, Refusal, Screen, Span, StartOverReason, Timestamp,
};

/// A venue with the feature on whose administrator has a phone and has signed out.
async fn registered() -> (Venue, Phone) {
    let venue = Venue::with_feature(true).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let phone = desk.register().await;
    desk.ask(SignOut {}).await.unwrap();
    venue.next_step();
    (venue, phone)
}

#[tokio::test]
async fn without_the_feature_a_right_password_signs_in__SI_2_PO_4() {
    let venue = Venue::with_feature(false).await;
    let screen = venue
        .sign_in_window("desk 1")
        .sign_in(ADMINISTRATOR, PASSWORD)
        .await
        .unwrap();
    let Screen::SignedIn { session, .. } = screen else {
        panic!("{screen:?}")
    };
    assert_eq!(session.display_name, "Anna Keller");
    assert_eq!(session.last_sign_in, None);
}

#[tokio::test]
async fn unknown_wrong_and_disabled_get_the_same_answer__SI_1_SE_7() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let bruno = venue
        .operator(&office, "bruno", "nine blue umbrellas")
        .await;
    office
        .ask(DisableOperator { operator: bruno })
        .await
        .unwrap();
    let desk = venue.sign_in_window("desk 1");
    for (username, with) in [
        ("nobody", PASSWORD),             // unknown
        (ADMINISTRATOR, "not this"),      // wrong
        ("bruno", "nine blue umbrellas"), // disabled, and right
        ("bruno", "not this"),            // disabled, and wrong
    ] {
        assert_eq!(
            desk.sign_in(username, with).await.unwrap_err(),
            Refusal::WrongPassword
        );
    }
}

#[tokio::test]
async fn a_delayed_unknown_name_hears_what_a_delayed_operator_hears__SE_6_SE_7() {
    let venue = Venue::with_feature(false).await;
    let desk = venue.sign_in_window("desk 1");
    let mut answers = Vec::new();
    for username in ["nobody", ADMINISTRATOR] {
        let mut heard = Vec::new();
        for _ in 0..7 {
            heard.push(desk.sign_in(username, "not this").await.unwrap_err());
        }
        answers.push(heard);
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0][4], Refusal::WrongPassword);
    assert!(matches!(
        answers[0][5],
        Refusal::Delayed {
            wait_seconds: 60,
            ..
        }
    ));
}

#[tokio::test]
async fn all_spellings_of_a_name_share_one_counter__SE_6_OP_4() {
    let venue = Venue::with_feature(false).await;
    let desk = venue.sign_in_window("desk 1");
    for spelling in [
        "Anna.Keller",
        "ANNA.KELLER",
        "ａnna.keller",
        " anna.keller ",
        "anna.Keller",
    ] {
        assert_eq!(
            desk.sign_in(spelling, "not this").await.unwrap_err(),
            Refusal::WrongPassword
        );
    }
    let refused = desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap_err();
    assert!(matches!(refused, Refusal::Delayed { .. }), "{refused:?}");
    venue.clock.pass(Span::seconds(61));
    assert!(desk.sign_in(ADMINISTRATOR, PASSWORD).await.is_ok());
}

#[tokio::test]
async fn a_hundred_wrong_passwords_disable_the_password_until_it_is_reset__SE_6() {
    let venue = Venue::with_feature(false).await;
    let desk = venue.sign_in_window("desk 1");
    // Ninety-nine before: counted as the program counts, without hashing each.
    venue
        .write(
            "insert into throttle (kind, subject, in_row)
             select 'password', username_digest, 99 from operator",
        )
        .await;
    assert_eq!(
        desk.sign_in(ADMINISTRATOR, "not this").await.unwrap_err(),
        Refusal::WrongPassword
    );
    venue.clock.pass(Span::days(2));
    let refused = desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap_err();
    assert!(matches!(refused, Refusal::Delayed { .. }), "{refused:?}");
}

#[tokio::test]
async fn the_first_sign_in_goes_through_app_key_and_code__SI_3_GA_1_RG_1_RG_5() {
    let venue = Venue::with_feature(true).await;
    let desk = venue.sign_in_window("desk 1");
    let screen = desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let Screen::GetApp { apps, .. } = screen else {
        panic!("{screen:?}")
    };
    assert_eq!(apps.len(), 1);
    assert!(apps[0].app_store.is_some());
    let phone = desk.scan().await;
    assert_eq!(phone.label, "Carouge: anna.keller");
    let screen = desk.ask(Next {}).await.unwrap();
    assert!(matches!(
        screen,
        Screen::EnterCode {
            confirming: true,
            tries_left: 5,
            ..
        }
    ));
    // The confirming code signs in, and is used up.
    let code = phone.code(&venue);
    assert!(matches!(
        desk.code(&code).await.unwrap(),
        Screen::SignedIn { .. }
    ));
    desk.ask(SignOut {}).await.unwrap();
    let screen = desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert!(
        matches!(
            screen,
            Screen::EnterCode {
                confirming: false,
                ..
            }
        ),
        "{screen:?}"
    );
    assert_eq!(
        desk.code(&code).await.unwrap_err(),
        Refusal::UsedCode { tries_left: 4 }
    );
}

#[tokio::test]
async fn no_step_can_be_skipped_repeated_or_entered_from_the_side__SI_4_RG_4() {
    let (venue, phone) = registered().await;
    let desk = venue.sign_in_window("desk 1");
    let code = phone.code(&venue);
    let out_of_order = Refusal::OutOfOrder;
    // Before a password.
    assert_eq!(desk.ask(Next {}).await.unwrap_err(), out_of_order);
    assert_eq!(
        desk.ask(ShowSecretKey {}).await.err(),
        Some(out_of_order.clone())
    );
    assert_eq!(desk.code(&code).await.unwrap_err(), out_of_order);
    let new = ChooseNewPassword {
        password: password(PASSWORD),
    };
    assert_eq!(desk.ask(new).await.unwrap_err(), out_of_order);
    // With a confirmed registration there is no way to a secret key.
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert_eq!(desk.ask(Next {}).await.unwrap_err(), out_of_order);
    assert_eq!(
        desk.ask(ShowSecretKey {}).await.err(),
        Some(out_of_order.clone())
    );
    // Another desk has no part in this sign-in.
    let other = venue.sign_in_window("desk 2");
    assert_eq!(other.code(&code).await.unwrap_err(), out_of_order);
    assert!(desk.code(&code).await.is_ok());
    // Nothing of a sign-in is left once it is complete.
    assert_eq!(desk.code(&code).await.unwrap_err(), out_of_order);
    assert_eq!(
        desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap_err(),
        out_of_order
    );
}

#[tokio::test]
async fn a_sign_in_dies_with_the_app_and_after_ten_minutes__SI_4() {
    let (mut venue, phone) = registered().await;
    venue
        .sign_in_window("desk 1")
        .sign_in(ADMINISTRATOR, PASSWORD)
        .await
        .unwrap();
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    assert!(matches!(desk.look().await, Screen::SignIn { .. }));
    assert_eq!(
        desk.code(&phone.code(&venue)).await.unwrap_err(),
        Refusal::OutOfOrder
    );

    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    venue.clock.pass(Span::minutes(10));
    let expired = Refusal::StartOver {
        why: StartOverReason::Expired,
    };
    assert_eq!(desk.code(&phone.code(&venue)).await.unwrap_err(), expired);
    assert!(matches!(desk.look().await, Screen::SignIn { .. }));
}

#[tokio::test]
async fn the_same_key_is_shown_again_for_a_day__RG_3() {
    let mut venue = Venue::with_feature(true).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let first = desk.scan().await;
    // A wrong code, Back, and forward again.
    desk.ask(Next {}).await.unwrap();
    desk.code(&first.wrong_code(&venue)).await.unwrap_err();
    desk.back().await;
    assert_eq!(
        Phone::read(&desk.ask(ShowSecretKey {}).await.unwrap()),
        first
    );
    // A crash.
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert_eq!(desk.scan().await, first);
    // An expired sign-in.
    venue.clock.pass(Span::hours(23));
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert_eq!(desk.scan().await, first);
    // A day later it is another key, under another label (RG-6).
    desk.back().await;
    desk.back().await;
    venue.clock.pass(Span::hours(1));
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let second = desk.scan().await;
    assert_ne!(second, first);
    assert_eq!(second.label, "Carouge: anna.keller 2");
}

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

#[tokio::test]
async fn a_used_code_stays_used_after_a_restart_with_the_clock_set_back__SE_1_SE_8() {
    let (mut venue, phone) = registered().await;
    let code = phone.code(&venue);
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    desk.code(&code).await.unwrap();
    venue.clock.set(venue.clock.now().minus(Span::seconds(60)));
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert!(desk.code(&code).await.is_err());
}

#[tokio::test]
async fn of_fifty_simultaneous_uses_of_a_code_exactly_one_is_accepted__EC_3_SE_1() {
    let (venue, phone) = registered().await;
    let code = phone.code(&venue);
    let windows: Vec<_> = (0..3)
        .map(|n| venue.sign_in_window(&format!("desk {n}")))
        .collect();
    for window in &windows {
        window.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    }
    // Three sign-ins are all that one operator may have under way; each sends it many times.
    let tries = (0..51).map(|n| windows[n % 3].code(&code));
    let accepted = join_all(tries)
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
async fn at_most_three_sign_ins_of_an_operator_are_under_way__SE_6() {
    let (venue, _) = registered().await;
    for n in 0..3 {
        let desk = venue.sign_in_window(&format!("desk {n}"));
        desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    }
    let fourth = venue
        .sign_in_window("desk 3")
        .sign_in(ADMINISTRATOR, PASSWORD)
        .await;
    let why = StartOverReason::TooManySignIns;
    assert_eq!(fourth.unwrap_err(), Refusal::StartOver { why });
    venue.sign_in_window("desk 0").back().await;
    assert!(
        venue
            .sign_in_window("desk 3")
            .sign_in(ADMINISTRATOR, PASSWORD)
            .await
            .is_ok()
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
    venue
        .write(
            "with recursive n (i) as (select 1 union all select i + 1 from n where i < 50)
             insert into failure (kind, subject, at)
             select 'code', operator.id, database.highest_time from n, operator, database",
        )
        .await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let code = phone.code(&venue);
    assert_eq!(
        desk.code(&code).await.unwrap_err(),
        Refusal::RegistrationDisabled
    );
    // Thirty days later they no longer count.
    venue.clock.pass(Span::days(31));
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert!(desk.code(&phone.code(&venue)).await.is_ok());
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
    venue.next_step();
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
    let (venue, phone) = registered().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    venue
        .write(
            "create trigger full_disk before insert on failure begin
                 select raise(abort, 'database or disk is full');
             end",
        )
        .await;
    let refused = desk.code(&phone.code(&venue)).await.unwrap_err();
    assert!(matches!(
        refused,
        Refusal::Failed { .. } | Refusal::TryAgainLater { .. }
    ));
    assert_eq!(
        venue
            .sql::<i64>("select count(*) from session where ended_at is null")
            .await,
        0
    );
    venue.write("drop trigger full_disk").await;
    assert!(desk.code(&phone.code(&venue)).await.is_ok());
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

#[tokio::test]
async fn a_session_locks_when_idle_and_ends_after_twelve_hours__SI_5_SI_6() {
    let venue = Venue::with_feature(false).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    venue.clock.pass(Span::minutes(14));
    desk.ask(KeepActive {}).await.unwrap();
    venue.clock.pass(Span::minutes(14));
    assert!(matches!(desk.look().await, Screen::SignedIn { .. }));
    venue.clock.pass(Span::minutes(1));
    venue.guichet.tick().await;
    assert!(matches!(desk.look().await, Screen::Locked { .. }));
    assert_eq!(
        desk.ask(KeepActive {}).await.unwrap_err(),
        Refusal::SessionLocked
    );
    // The password returns to where it was; a wrong one is counted.
    let wrong = Unlock {
        password: password("not this"),
    };
    assert_eq!(
        desk.ask(wrong).await.unwrap_err(),
        Refusal::WrongCurrentPassword
    );
    let screen = desk
        .ask(Unlock {
            password: password(PASSWORD),
        })
        .await
        .unwrap();
    assert!(matches!(screen, Screen::SignedIn { .. }));
    venue.clock.pass(Span::hours(12));
    assert!(matches!(desk.look().await, Screen::SignIn { .. }));
    let why: String = venue.sql("select end_reason from session").await;
    assert_eq!(why, "too_long");
}

#[tokio::test]
async fn lock_unlock_and_switch_operator__SI_6() {
    let venue = Venue::with_feature(false).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let screen = desk.ask(Lock {}).await.unwrap();
    let Screen::Locked { display_name, .. } = screen else {
        panic!("{screen:?}")
    };
    assert_eq!(display_name, "Anna Keller");
    for _ in 0..5 {
        desk.ask(Unlock {
            password: password("not this"),
        })
        .await
        .unwrap_err();
    }
    let refused = desk
        .ask(Unlock {
            password: password(PASSWORD),
        })
        .await
        .unwrap_err();
    assert!(matches!(refused, Refusal::Delayed { .. }), "{refused:?}");
    assert!(matches!(
        desk.ask(SwitchOperator {}).await.unwrap(),
        Screen::SignIn { .. }
    ));
}

#[tokio::test]
async fn an_institution_can_choose_to_unlock_with_the_code__SI_6() {
    let (venue, phone) = registered().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    desk.code(&phone.code(&venue)).await.unwrap();
    venue
        .write("update institution set unlock_with = 'code'")
        .await;
    desk.ask(Lock {}).await.unwrap();
    let refused = desk
        .ask(Unlock {
            password: password(PASSWORD),
        })
        .await
        .unwrap_err();
    assert_eq!(refused, Refusal::OutOfOrder);
    let used = UnlockWithCode {
        code: phone.code(&venue),
    };
    assert!(matches!(
        desk.ask(used).await.unwrap_err(),
        Refusal::UsedCode { .. }
    ));
    venue.next_step();
    let code = UnlockWithCode {
        code: phone.code(&venue),
    };
    assert!(matches!(
        desk.ask(code).await.unwrap(),
        Screen::SignedIn { .. }
    ));
}

#[tokio::test]
async fn a_session_dies_with_the_app__SI_5() {
    let mut venue = Venue::with_feature(false).await;
    venue
        .sign_in_window("desk 1")
        .sign_in(ADMINISTRATOR, PASSWORD)
        .await
        .unwrap();
    venue.restart().await;
    assert!(matches!(
        venue.sign_in_window("desk 1").look().await,
        Screen::SignIn { .. }
    ));
    assert_eq!(
        venue.sql::<String>("select end_reason from session").await,
        "app_closed"
    );
}

#[tokio::test]
async fn stronger_parameters_are_taken_over_at_sign_in__SE_9() {
    let venue = Venue::with_feature(false).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    desk.ask(SignOut {}).await.unwrap();
    venue.write("update password set memory_kib = 999999").await;
    // Beyond what is ever written: tampering, not a password check.
    let refused = desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap_err();
    assert!(matches!(refused, Refusal::Failed { .. }), "{refused:?}");
}

#[tokio::test]
async fn every_try_is_in_the_trail_and_no_secret_is__AU_1_SE_19() {
    let (venue, phone) = registered().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("a password typed into the wrong field", "x")
        .await
        .unwrap_err();
    desk.sign_in(ADMINISTRATOR, "not this").await.unwrap_err();
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let wrong = phone.wrong_code(&venue);
    desk.code(&wrong).await.unwrap_err();
    desk.code(&phone.code(&venue)).await.unwrap();
    let events: String = venue
        .sql("select group_concat(event, ' ') from (select event from audit_entry order by number)")
        .await;
    assert_eq!(
        events,
        "institution_set_up registration_started phone_registered signed_in signed_out \
         password_refused password_refused code_refused signed_in"
    );
    let gaps: i64 = venue
        .sql("select max(number) - count(*) from audit_entry")
        .await;
    assert_eq!(gaps, 0);
    let typed: i64 = venue
        .sql("select count(*) from audit_entry where reason like '%wrong field%'")
        .await;
    assert_eq!(typed, 0);
}

#[tokio::test]
async fn the_service_key_alone_opens_service_access_and_is_throttled__PO_1() {
    let venue = Venue::with_feature(false).await;
    let desk = venue.sign_in_window("desk 1");
    let other = crate::ServiceKey::generate(&crate::testing::SeededRandomness::new(99));
    let wrong = || OpenServiceAccess {
        service_key: other.groups().join(" "),
    };
    let malformed = OpenServiceAccess {
        service_key: "1234".to_owned(),
    };
    assert_eq!(
        desk.ask(malformed).await.unwrap_err(),
        Refusal::ServiceKeyMalformed
    );
    let empty = OpenServiceAccess {
        service_key: " ".to_owned(),
    };
    let missing = Refusal::Missing {
        field: Field::ServiceKey,
    };
    assert_eq!(desk.ask(empty).await.unwrap_err(), missing);
    for _ in 0..5 {
        assert_eq!(
            desk.ask(wrong()).await.unwrap_err(),
            Refusal::WrongServiceKey
        );
    }
    let right = || OpenServiceAccess {
        service_key: venue.service_key.to_lowercase(),
    };
    assert!(matches!(
        desk.ask(right()).await.unwrap_err(),
        Refusal::Delayed { .. }
    ));
    venue.clock.pass(Span::seconds(61));
    let screen = desk.ask(right()).await.unwrap();
    let Screen::ServiceAccess { institution, .. } = screen else {
        panic!("{screen:?}")
    };
    assert_eq!(institution.activation, ActivationState::NotEnabled);
    // Ten minutes later the door is closed again.
    venue.clock.pass(Span::minutes(10));
    let refused = desk
        .ask(EnableTwoFactor { enabled: true })
        .await
        .unwrap_err();
    assert_eq!(refused, Refusal::OutOfOrder);
}

#[tokio::test]
async fn the_key_can_be_typed_instead_of_scanned__RG_2() {
    let venue = Venue::with_feature(true).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    desk.ask(Next {}).await.unwrap();
    let shown = desk.ask(ShowSecretKey {}).await.unwrap();
    assert_eq!(shown.key_groups.len(), 8);
    assert!(shown.key_groups.iter().all(|group| group.len() == 4));
    assert_eq!(
        (shown.issuer.as_str(), shown.account.as_str()),
        ("Carouge", ADMINISTRATOR)
    );
}
