//! PH-5 and AU-4: an operator changes their own phone, and sees what was done in their name.

use super::venue::{
    ADMINISTRATOR, BRUNOS_PASSWORD, Desk, PASSWORD, Phone, Venue, password, two_with_phones,
};
use crate::operations::*;
use crate::{PhoneChangedBy, Refusal, Screen, SessionDetails, Span, StartOverReason};

/// Bruno signs in at this desk with his phone.
async fn bruno_signs_in(venue: &Venue, desk: &Desk<'_>, phone: &Phone) -> SessionDetails {
    desk.sign_in("bruno", BRUNOS_PASSWORD).await.unwrap();
    match desk.code(&phone.code(venue)).await.unwrap() {
        Screen::SignedIn { session, .. } => {
            venue.next_step();
            session
        }
        other => panic!("{other:?}"),
    }
}

/// Bruno has signed in and stands at R1, to change his phone.
async fn changing(venue: &Venue, desk: &Desk<'_>, old: &Phone) {
    bruno_signs_in(venue, desk, old).await;
    let code = old.code(venue);
    let screen = desk.change_my_phone(BRUNOS_PASSWORD, &code).await.unwrap();
    assert!(
        matches!(
            screen,
            Screen::GetApp {
                changing_phone: Some(_),
                ..
            }
        ),
        "{screen:?}"
    );
    venue.next_step();
}

#[tokio::test]
async fn a_step_on_the_way_to_another_phone_ends_with_its_session__SI_5_PH_5() {
    let (venue, _, _, phone) = two_with_phones().await;
    let desk = venue.sign_in_window("desk 1");
    bruno_signs_in(&venue, &desk, &phone).await;
    venue.clock.pass(Span::minutes(12 * 60 - 5));
    let unlock = Unlock {
        password: password(BRUNOS_PASSWORD),
    };
    desk.ask(unlock).await.unwrap();
    let code = phone.code(&venue);
    let screen = desk.change_my_phone(BRUNOS_PASSWORD, &code).await.unwrap();
    match screen {
        Screen::GetApp {
            ends_in_seconds, ..
        } => assert!((1..=300).contains(&ends_in_seconds), "{ends_in_seconds}"),
        other => panic!("{other:?}"),
    }
}

fn not_changed(why: StartOverReason) -> Refusal {
    Refusal::PhoneNotChanged { why }
}

async fn keys(venue: &Venue) -> i64 {
    venue
        .sql(
            "select count(*) from registration join operator on operator.id = registration.operator
             where sealed_key is not null and username = 'bruno'",
        )
        .await
}

#[tokio::test]
async fn the_old_phone_works_until_the_new_one_is_confirmed_and_then_no_more__PH_5() {
    let (venue, _, _, old) = two_with_phones().await;
    let desk = venue.sign_in_window("desk 1");
    changing(&venue, &desk, &old).await;
    let new = desk.scan().await;
    assert_ne!(new, old);
    assert_eq!(new.label, "Carouge: bruno 2", "RG-6");
    let Screen::Register { old_label, .. } = desk.look().await else {
        panic!()
    };
    assert_eq!(old_label, None, "the old entry is still needed");
    desk.ask(Next {}).await.unwrap();
    // Not confirmed by the old phone's code, which is right elsewhere.
    assert!(matches!(
        desk.code(&old.code(&venue)).await.unwrap_err(),
        Refusal::WrongCode { tries_left: 4 }
    ));
    let elsewhere = venue.sign_in_window("desk 2");
    bruno_signs_in(&venue, &elsewhere, &old).await;
    assert_eq!(keys(&venue).await, 2);

    let screen = desk.code(&new.code(&venue)).await.unwrap();
    let Screen::SignedIn { session, .. } = screen else {
        panic!("{screen:?}")
    };
    let changed = session.phone_changed.unwrap();
    assert_eq!(changed.by, PhoneChangedBy::Themselves);
    assert!(changed.at >= session.since, "H1 says what to delete");
    assert_eq!(changed.old_label, "Carouge: bruno");
    assert_eq!(keys(&venue).await, 1, "the old secret is destroyed");
    assert!(
        matches!(elsewhere.look().await, Screen::SignIn { .. }),
        "the session elsewhere ended"
    );
    assert!(matches!(desk.look().await, Screen::SignedIn { .. }));
    let events: String = venue
        .sql(
            "select group_concat(event, ' ') from (
                 select event from audit_entry join operator on operator.id = subject
                 where username = 'bruno' and actor = subject order by number desc limit 2)",
        )
        .await;
    assert_eq!(events, "own_phone_changed phone_registered");

    venue.next_step();
    desk.ask(SignOut {}).await.unwrap();
    desk.sign_in("bruno", BRUNOS_PASSWORD).await.unwrap();
    assert!(desk.code(&old.code(&venue)).await.is_err());
    assert!(desk.code(&new.code(&venue)).await.is_ok());
}

#[tokio::test]
async fn it_takes_the_password_and_a_fresh_code__PH_5_SE_1_SE_6() {
    let (venue, annas, _, old) = two_with_phones().await;
    let desk = venue.sign_in_window("desk 1");
    bruno_signs_in(&venue, &desk, &old).await;
    let code = old.code(&venue);
    let wrong = old.wrong_code(&venue);
    // password, code, what is said
    for (with, code, refusal) in [
        (BRUNOS_PASSWORD, "12345", Refusal::NotSixDigits),
        ("not this", code.as_str(), Refusal::WrongCurrentPassword),
        (
            BRUNOS_PASSWORD,
            wrong.as_str(),
            Refusal::WrongCode { tries_left: 3 },
        ),
        (
            BRUNOS_PASSWORD,
            annas.code(&venue).as_str(),
            Refusal::WrongCode { tries_left: 2 },
        ),
    ] {
        let refused = desk.change_my_phone(with, code).await.unwrap_err();
        assert_eq!(refused, refusal);
        assert!(matches!(desk.look().await, Screen::SignedIn { .. }));
    }
    // The code that signed in is used, however short ago that was.
    desk.change_my_phone(BRUNOS_PASSWORD, &code).await.unwrap();
    desk.back().await;
    assert!(matches!(
        desk.change_my_phone(BRUNOS_PASSWORD, &code)
            .await
            .unwrap_err(),
        Refusal::UsedCode { .. }
    ));
    // From no other window, and not without a session.
    let question = || ChangeMyPhone {
        password: password(BRUNOS_PASSWORD),
        code: code.clone(),
    };
    let management = venue.management("desk 1");
    assert_eq!(
        management.ask(question()).await.unwrap_err(),
        Refusal::NotAllowed
    );
    let outside = venue.sign_in_window("desk 2");
    assert_eq!(
        outside.ask(question()).await.unwrap_err(),
        Refusal::SessionEnded
    );
}

#[tokio::test]
async fn there_is_nothing_to_change_without_a_phone_that_is_asked_for__PH_5_PO_4() {
    let venue = Venue::with_feature(false).await;
    let desk = venue.sign_in_window("desk 1");
    let screen = desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let Screen::SignedIn { session, .. } = screen else {
        panic!("{screen:?}")
    };
    assert!(!session.can_change_phone);
    assert_eq!(
        desk.change_my_phone(PASSWORD, "123456").await.unwrap_err(),
        Refusal::NotRegistered
    );
}

#[tokio::test]
async fn back_a_lock_a_crash_and_ten_minutes_leave_the_old_phone_and_the_same_new_key__PH_5_RG_3() {
    let (mut venue, _, _, old) = two_with_phones().await;
    let desk = venue.sign_in_window("desk 1");
    changing(&venue, &desk, &old).await;
    let first = desk.scan().await;

    // Back, and back again, to H1.
    desk.back().await;
    assert!(matches!(desk.look().await, Screen::GetApp { .. }));
    desk.back().await;
    assert!(matches!(desk.look().await, Screen::SignedIn { .. }));
    assert_eq!(
        desk.ask(Back {}).await.unwrap_err(),
        Refusal::OutOfOrder,
        "there is nothing behind H1"
    );
    assert_eq!(
        desk.ask(ShowSecretKey {}).await.err(),
        Some(Refusal::OutOfOrder)
    );

    // A lock covers the key; the password returns to it (SI-6).
    let code = old.code(&venue);
    desk.change_my_phone(BRUNOS_PASSWORD, &code).await.unwrap();
    assert_eq!(desk.scan().await, first);
    desk.ask(Lock::default()).await.unwrap();
    assert_eq!(
        desk.ask(ShowSecretKey {}).await.err(),
        Some(Refusal::SessionLocked)
    );
    assert_eq!(desk.ask(Back {}).await.err(), Some(Refusal::OutOfOrder));
    let unlock = Unlock {
        password: password(BRUNOS_PASSWORD),
    };
    let screen = desk.ask(unlock).await.unwrap();
    assert!(matches!(screen, Screen::Register { .. }), "{screen:?}");

    // Ten minutes on one screen.
    desk.ask(Next {}).await.unwrap();
    venue.clock.pass(Span::minutes(10));
    assert_eq!(
        desk.code(&first.code(&venue)).await.unwrap_err(),
        not_changed(StartOverReason::Expired)
    );
    assert!(matches!(desk.look().await, Screen::SignedIn { .. }));
    assert_eq!(
        desk.ask(Next {}).await.unwrap_err(),
        Refusal::OutOfOrder,
        "and the step is over for good"
    );

    // Whether or not anybody asks: the key does not stay on an empty desk's screen.
    let code = old.code(&venue);
    desk.change_my_phone(BRUNOS_PASSWORD, &code).await.unwrap();
    assert_eq!(desk.scan().await, first);
    venue.clock.pass(Span::minutes(10));
    assert!(matches!(desk.look().await, Screen::SignedIn { .. }));

    // A crash: the session is gone, the old phone is not.
    let code = old.code(&venue);
    desk.change_my_phone(BRUNOS_PASSWORD, &code).await.unwrap();
    assert_eq!(desk.scan().await, first);
    venue.next_step();
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    changing(&venue, &desk, &old).await;
    assert_eq!(desk.scan().await, first);

    // A day later it is another key.
    desk.ask(SignOut {}).await.unwrap();
    venue.clock.pass(Span::hours(24));
    changing(&venue, &desk, &old).await;
    let second = desk.scan().await;
    assert_ne!(second, first);
    assert_eq!(second.label, "Carouge: bruno 3");
}

#[tokio::test]
async fn five_wrong_codes_end_the_change_and_not_the_session__PH_5_EC_4_SE_6() {
    let (venue, _, _, old) = two_with_phones().await;
    let desk = venue.sign_in_window("desk 1");
    changing(&venue, &desk, &old).await;
    let new = desk.scan().await;
    desk.ask(Next {}).await.unwrap();
    let wrong = new.wrong_code(&venue);
    for tries_left in (1..5).rev() {
        let refused = Refusal::WrongCode { tries_left };
        assert_eq!(desk.code(&wrong).await.unwrap_err(), refused);
    }
    assert_eq!(
        desk.code(&wrong).await.unwrap_err(),
        not_changed(StartOverReason::TooManyCodes)
    );
    assert!(matches!(desk.look().await, Screen::SignedIn { .. }));
    // They count for every code of this operator.
    let refused = desk
        .change_my_phone(BRUNOS_PASSWORD, &old.code(&venue))
        .await
        .unwrap_err();
    assert!(matches!(refused, Refusal::Delayed { .. }), "{refused:?}");
    venue.clock.pass(Span::seconds(61));
    let code = old.code(&venue);
    desk.change_my_phone(BRUNOS_PASSWORD, &code).await.unwrap();
}

#[tokio::test]
async fn a_policy_or_a_password_that_changes_meanwhile_ends_the_change__PH_5_PO_5() {
    let (venue, _, bruno, old) = two_with_phones().await;
    let office = venue.management("office");
    let desk = venue.sign_in_window("desk 1");
    changing(&venue, &desk, &old).await;
    let require = |required| RequireTwoFactor {
        operators: Selection::Operators {
            operators: vec![bruno],
        },
        required,
    };
    office.ask(require(false)).await.unwrap();
    assert_eq!(
        desk.ask(Next {}).await.unwrap_err(),
        not_changed(StartOverReason::PolicyChanged)
    );
    let Screen::SignedIn { session, .. } = desk.look().await else {
        panic!()
    };
    assert!(!session.can_change_phone);
    office.ask(require(true)).await.unwrap();

    let code = old.code(&venue);
    desk.change_my_phone(BRUNOS_PASSWORD, &code).await.unwrap();
    let change = ChangeMyPassword {
        current_password: password(BRUNOS_PASSWORD),
        password: password("eleven quiet lamps"),
    };
    desk.ask(change).await.unwrap();
    assert_eq!(
        desk.ask(Next {}).await.unwrap_err(),
        not_changed(StartOverReason::AccountChanged)
    );
    assert_eq!(keys(&venue).await, 1, "the old phone's");
}

#[tokio::test]
async fn change_phone_in_the_middle_destroys_the_old_key_and_the_new_one__PH_1_PH_5_RG_3() {
    let (venue, _, bruno, old) = two_with_phones().await;
    let office = venue.management("office");
    let desk = venue.sign_in_window("desk 1");
    changing(&venue, &desk, &old).await;
    let new = desk.scan().await;
    desk.ask(Next {}).await.unwrap();
    let change = ChangePhone {
        operator: bruno,
        reason: PhoneChangeReason::Stolen,
        identity_checked: true,
    };
    let details = office.ask(change).await.unwrap().details;
    assert_eq!(details.label.as_deref(), Some("Carouge: bruno"), "RG-6");
    assert_eq!(keys(&venue).await, 0);
    assert!(desk.code(&new.code(&venue)).await.is_err());
    assert!(matches!(desk.look().await, Screen::SignIn { .. }));
    let screen = desk.sign_in("bruno", BRUNOS_PASSWORD).await.unwrap();
    assert!(matches!(screen, Screen::GetApp { .. }), "{screen:?}");
}

#[tokio::test]
async fn what_cannot_be_recorded_leaves_the_old_phone__PH_5_SE_4() {
    let (venue, _, _, old) = two_with_phones().await;
    let desk = venue.sign_in_window("desk 1");
    changing(&venue, &desk, &old).await;
    let new = desk.scan().await;
    desk.ask(Next {}).await.unwrap();
    venue
        .write(
            "create trigger no_entry before insert on audit_entry
             when new.event = 'own_phone_changed' begin select raise(abort, 'no'); end",
        )
        .await;
    assert!(desk.code(&new.code(&venue)).await.is_err());
    assert_eq!(keys(&venue).await, 2);
    let elsewhere = venue.sign_in_window("desk 2");
    bruno_signs_in(&venue, &elsewhere, &old).await;
    venue.write("drop trigger no_entry").await;
    assert!(desk.code(&new.code(&venue)).await.is_ok());
    assert_eq!(keys(&venue).await, 1);
}

#[tokio::test]
async fn a_sign_in_under_way_at_the_old_phone_starts_over__PH_5_SI_4() {
    let (venue, _, _, old) = two_with_phones().await;
    let desk = venue.sign_in_window("desk 1");
    changing(&venue, &desk, &old).await;
    let new = desk.scan().await;
    desk.ask(Next {}).await.unwrap();
    let waiting = venue.sign_in_window("desk 2");
    waiting.sign_in("bruno", BRUNOS_PASSWORD).await.unwrap();
    desk.code(&new.code(&venue)).await.unwrap();
    let why = StartOverReason::PhoneChanged;
    assert_eq!(
        waiting.code(&old.code(&venue)).await.unwrap_err(),
        Refusal::StartOver { why }
    );
}

#[tokio::test]
async fn a_second_change_of_the_same_operator_elsewhere_cannot_replace_the_new_phone__PH_5_RG_4() {
    let (venue, _, _, old) = two_with_phones().await;
    let (one, other) = (
        venue.sign_in_window("desk 1"),
        venue.sign_in_window("desk 2"),
    );
    changing(&venue, &one, &old).await;
    changing(&venue, &other, &old).await;
    let new = one.scan().await;
    assert_eq!(other.scan().await, new, "one draft at a time");
    one.ask(Next {}).await.unwrap();
    other.ask(Next {}).await.unwrap();
    one.code(&new.code(&venue)).await.unwrap();
    venue.next_step();
    assert!(other.code(&new.code(&venue)).await.is_err());
    assert!(matches!(other.look().await, Screen::SignIn { .. }));
    assert_eq!(keys(&venue).await, 1);
}

#[tokio::test]
async fn the_new_phone_begins_without_the_old_ones_failures__PH_5_SE_6() {
    let (venue, _, _, old) = two_with_phones().await;
    let desk = venue.sign_in_window("desk 1");
    changing(&venue, &desk, &old).await;
    // Forty-eight before, over the last weeks.
    venue
        .write(
            "with recursive n (i) as (select 1 union all select i + 1 from n where i < 48)
             insert into failure (kind, subject, at)
             select 'code', operator.id, database.highest_time from n, operator, database
             where username = 'bruno'",
        )
        .await;
    let new = desk.scan().await;
    desk.ask(Next {}).await.unwrap();
    desk.code(&new.code(&venue)).await.unwrap();
    let left: i64 = venue
        .sql("select count(*) from failure where kind = 'code'")
        .await;
    assert_eq!(left, 0);
}

#[tokio::test]
async fn one_sees_when_one_last_signed_in_and_what_was_refused_since__AU_4() {
    let (venue, _, _, phone) = two_with_phones().await;
    let desk = venue.sign_in_window("desk 1");
    let first = bruno_signs_in(&venue, &desk, &phone).await;
    desk.ask(SignOut {}).await.unwrap();
    venue.clock.pass(Span::hours(1));
    // Somebody tries, password and code, at two desks.
    let other = venue.sign_in_window("desk 2");
    other.sign_in("BRUNO", "not this").await.unwrap_err();
    other.sign_in("bruno", BRUNOS_PASSWORD).await.unwrap();
    let wrong = phone.wrong_code(&venue);
    other.code(&wrong).await.unwrap_err();
    desk.sign_in("bruno", "nor that").await.unwrap_err();
    let second = bruno_signs_in(&venue, &desk, &phone).await;
    assert_eq!(second.last_sign_in, Some(first.since));
    assert_eq!(second.failures_since, 3);
    desk.ask(SignOut {}).await.unwrap();
    let third = bruno_signs_in(&venue, &desk, &phone).await;
    assert_eq!(third.last_sign_in, Some(second.since));
    assert_eq!(third.failures_since, 0, "each is told once");
}

#[tokio::test]
async fn one_sees_who_changed_ones_phone__AU_4_RG_6() {
    let (venue, _, bruno, old) = two_with_phones().await;
    let office = venue.management("office");
    let desk = venue.sign_in_window("desk 1");
    let before = bruno_signs_in(&venue, &desk, &old).await;
    assert!(before.phone_changed.is_none());
    desk.ask(SignOut {}).await.unwrap();
    desk.sign_in("bruno", BRUNOS_PASSWORD).await.unwrap();
    let wrong = old.wrong_code(&venue);
    desk.code(&wrong).await.unwrap_err();
    let change = ChangePhone {
        operator: bruno,
        reason: PhoneChangeReason::Lost,
        identity_checked: true,
    };
    office.ask(change).await.unwrap();
    desk.sign_in("bruno", BRUNOS_PASSWORD).await.unwrap();
    desk.register().await;
    let Screen::SignedIn { session, .. } = desk.look().await else {
        panic!()
    };
    let changed = session.phone_changed.unwrap();
    let display_name = "Anna Keller".to_owned();
    assert_eq!(changed.by, PhoneChangedBy::Administrator { display_name });
    assert!(Some(changed.at) > session.last_sign_in, "since then");
    // CHANGE PHONE forgets what counted against the old phone, not what was tried with it.
    assert_eq!(session.failures_since, 1);
}

#[tokio::test]
async fn the_steps_to_another_phone_are_of_a_session_until_it_locks__PH_5_SI_6() {
    let (venue, _, _, old) = two_with_phones().await;
    let desk = venue.sign_in_window("desk 1");
    assert!(!desk.look().await.is_of_a_session());
    changing(&venue, &desk, &old).await;
    assert!(desk.look().await.is_of_a_session());
    desk.ask(Lock::default()).await.unwrap();
    assert!(!desk.look().await.is_of_a_session());
}
