//! SI, GA, RG and SE-6, SE-7, SE-9: from the password to the registration.

use super::venue::{ADMINISTRATOR, PASSWORD, Phone, Venue, password, registered};
use crate::names::LONGEST_NAME;
use crate::operations::*;
use crate::{Clock as _, Field, HashCost, Refusal, Screen, Span, StartOverReason};

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
    let office = venue.office().await;
    let bruno = venue
        .operator(&office, "bruno", "nine blue umbrellas")
        .await;
    // Ninety-nine before: counted as the program counts, without hashing each.
    venue
        .write(
            "insert into throttle (kind, subject, in_row)
             select 'password', username_digest, 99 from operator where username = 'bruno'",
        )
        .await;
    let desk = venue.sign_in_window("desk 1");
    let refused = desk.sign_in("bruno", "not this").await.unwrap_err();
    assert_eq!(refused, Refusal::WrongPassword);
    venue.clock.pass(Span::days(40));
    let office = venue.office().await;
    // Neither time nor an unlock helps.
    let details = office
        .ask(UnlockOperator { operator: bruno })
        .await
        .unwrap();
    assert!(details.password_disabled);
    assert_eq!(details.locked_until, None);
    let refused = desk
        .sign_in("bruno", "nine blue umbrellas")
        .await
        .unwrap_err();
    // It says what is said of the longest wait, and not that there is no end.
    let longest = Refusal::Delayed {
        wait_seconds: 30 * 60,
        until: venue.clock.now().plus(Span::minutes(30)),
    };
    assert_eq!(refused, longest);
    let reset = office.ask(ResetPassword { operator: bruno }).await.unwrap();
    assert!(!reset.details.password_disabled);
    assert!(desk.sign_in("bruno", &reset.password).await.is_ok());
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
async fn beside_a_phone_in_use_none_is_registered_whatever_else_ends_the_sign_in__RG_4() {
    let venue = Venue::with_feature(true).await;
    let [first, at_app, at_code] = ["first", "app", "code"].map(|desk| venue.sign_in_window(desk));
    for desk in [&first, &at_app, &at_code] {
        desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    }
    at_code.scan().await;
    at_code.ask(Next {}).await.unwrap();
    let phone = first.register().await;
    venue.next_step();
    // As if the others' sign-ins still stood.
    venue.write("update operator set epoch = epoch - 1").await;
    let refused = at_app.ask(Next {}).await.unwrap_err();
    assert_eq!(refused, Refusal::OutOfOrder);
    let refused = at_code.code(&phone.code(&venue)).await.unwrap_err();
    assert_eq!(refused, Refusal::OutOfOrder);
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
async fn a_sign_in_says_how_long_it_still_waits_and_afterwards_that_it_has_ended__SI_4() {
    let (venue, _) = registered().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    venue.clock.pass(Span::minutes(9));
    let screen = desk.look().await;
    assert!(
        matches!(
            screen,
            Screen::EnterCode {
                ends_in_seconds: 60,
                ..
            }
        ),
        "{screen:?}"
    );
    // Nobody has to press anything to learn of it.
    venue.clock.pass(Span::minutes(1));
    venue.guichet.tick().await;
    let expired = |screen: Screen| matches!(screen, Screen::SignIn { expired: true, .. });
    assert!(expired(desk.look().await));
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert!(!expired(desk.ask(Back {}).await.unwrap()));
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
async fn a_used_code_stays_used_after_a_restart_with_the_clock_set_back__SE_1_SE_8() {
    let (mut venue, phone) = registered().await;
    let code = phone.code(&venue);
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    desk.code(&code).await.unwrap();
    venue.clock.set(venue.clock.now().minus(Span::seconds(30)));
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    // Still within one step of drift: only what was remembered refuses it.
    assert_eq!(
        desk.code(&code).await.unwrap_err(),
        Refusal::UsedCode { tries_left: 4 }
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
async fn a_name_as_long_as_any_is_looked_for_and_a_longer_one_is_named__SI_1() {
    let venue = Venue::with_feature(false).await;
    let desk = venue.sign_in_window("desk 1");
    let refused = async |letters| desk.sign_in(&"é".repeat(letters), "x").await.unwrap_err();
    assert_eq!(refused(LONGEST_NAME).await, Refusal::WrongPassword);
    let (field, maximum) = (Field::Username, LONGEST_NAME as u32);
    for longer in [LONGEST_NAME + 1, 1_000 * LONGEST_NAME] {
        assert_eq!(refused(longer).await, Refusal::TooLong { field, maximum });
    }
}

#[tokio::test]
async fn a_password_of_just_the_length_that_is_needed_need_not_be_changed__OP_4() {
    let venue = Venue::with_feature(false).await;
    let (office, fifteen) = (venue.office().await, "quilt otter jam");
    venue.operator(&office, "bruno", fifteen).await;
    let desk = venue.sign_in_window("desk 1");
    let screen = desk.sign_in("bruno", fifteen).await.unwrap();
    assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
}

#[tokio::test]
async fn a_password_that_a_second_factor_stood_beside_is_replaced_once_it_stands_alone__OP_4() {
    let venue = Venue::with_feature(false).await;
    venue.enable(true).await;
    let office = venue.office().await;
    venue.operator(&office, "bruno", "quilt otter").await;
    venue.enable(false).await;
    let desk = venue.sign_in_window("desk 1");
    let screen = desk.sign_in("bruno", "quilt otter").await.unwrap();
    let Screen::NewPassword { minimum_length, .. } = screen else {
        panic!("{screen:?}")
    };
    assert_eq!(minimum_length, 15);
}

#[tokio::test]
async fn the_secret_key_on_the_screen_prints_nothing__SE_19_SE_22() {
    let venue = Venue::with_feature(true).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    desk.ask(Next {}).await.unwrap();
    let shown = desk.ask(ShowSecretKey {}).await.unwrap();
    assert_eq!(format!("{shown:?}"), "SecretKeyOnScreen(…)");
}

#[tokio::test]
async fn stronger_parameters_are_taken_over_at_sign_in__SE_9() {
    let mut venue = Venue::with_feature(false).await;
    let passes = async |venue: &Venue| venue.sql::<i64>("select passes from password").await;
    assert_eq!(passes(&venue).await, 2);
    venue
        .restart_with(HashCost::from_stored(19 * 1024, 3, 1).unwrap())
        .await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, "not this").await.unwrap_err();
    assert_eq!(passes(&venue).await, 2, "a wrong password changes nothing");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert_eq!(passes(&venue).await, 3);
    desk.ask(SignOut {}).await.unwrap();
    assert!(desk.sign_in(ADMINISTRATOR, PASSWORD).await.is_ok());
}

#[tokio::test]
async fn stored_parameters_that_were_never_written_are_no_password_check__SE_9() {
    let venue = Venue::with_feature(false).await;
    venue.write("update password set memory_kib = 999999").await;
    let desk = venue.sign_in_window("desk 1");
    let refused = desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap_err();
    assert!(matches!(refused, Refusal::Failed { .. }), "{refused:?}");
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

#[tokio::test]
async fn an_unknown_operator_costs_the_same_hash__SI_1_SE_7() {
    let venue = Venue::with_feature(false).await;
    let desk = venue.sign_in_window("desk 1");
    let before = venue.guichet.hashes();
    desk.sign_in(ADMINISTRATOR, "not this").await.unwrap_err();
    assert_eq!(venue.guichet.hashes(), before + 1, "wrong");
    desk.sign_in("nobody", "not this").await.unwrap_err();
    assert_eq!(venue.guichet.hashes(), before + 2, "unknown");
    for _ in 0..4 {
        desk.sign_in(ADMINISTRATOR, "not this").await.unwrap_err();
    }
    let before = venue.guichet.hashes();
    let refused = desk.sign_in(ADMINISTRATOR, "not this").await.unwrap_err();
    assert!(matches!(refused, Refusal::Delayed { .. }), "{refused:?}");
    assert_eq!(venue.guichet.hashes(), before + 1, "delayed");
}

#[tokio::test]
async fn a_draft_that_made_way_at_another_desk_ends_the_sign_in_that_stood_at_it__RG_3_SE_6() {
    let venue = Venue::with_feature(true).await;
    let (one, other) = (venue.sign_in_window("one"), venue.sign_in_window("other"));
    one.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let old = one.scan().await;
    venue.clock.pass(Span::minutes(24 * 60 - 5));
    one.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert!(one.scan().await == old, "the same key for 24 hours");
    one.ask(Next {}).await.unwrap();
    venue.clock.pass(Span::minutes(5));
    other.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert!(other.scan().await != old);
    let refused = one.code(&old.code(&venue)).await.unwrap_err();
    let why = StartOverReason::PhoneChanged;
    assert_eq!(refused, Refusal::StartOver { why });
    // It says so once, is outside, and nothing was counted against anybody.
    assert!(matches!(one.look().await, Screen::SignIn { .. }));
    let counted: i64 = venue
        .sql("select count(*) from failure where kind = 'code'")
        .await;
    assert_eq!(counted, 0);
}
