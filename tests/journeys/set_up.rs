//! F1 to F5: the first launch.

use serde_json::json;

use crate::{
    support::Desk,
    ways::{self, ANNA, TwoFactor},
};

#[test]
fn set_up_with_two_factor_off_ends_signed_in_with_the_password_alone__SU_1_SU_2_SU_3_SI_2_PO_1() {
    let desk = Desk::new();
    let window = desk.start_app();
    assert_eq!(
        desk.keyring().entries(),
        0,
        "looking at the screen makes no key"
    );
    window.wait_for_screen("welcome");
    window.picture("welcome");
    window.click("primary");

    window.wait_for_screen("institution");
    window.fill("institution-name", ways::VENUE);
    window.fill("short-name", ways::SHORT_NAME);
    window.wait_for_text("main", "Carouge Box Office: anna.keller");
    window.picture("institution");
    window.click("primary");

    window.wait_for_screen("first_administrator");
    ways::fill_first_administrator(&window, &ANNA);
    // Judged while it is typed, against the names beside it and the venue's.
    for (password, said) in [
        (
            "short",
            "This password is too short: it needs at least 15 characters.",
        ),
        ("Carouge Box Office", "it contains the venue's name"),
        ("Anna Keller 2026", "it contains the operator's name"),
    ] {
        window.fill("password", password);
        window.wait_for_text("#password-hint", said);
    }
    window.picture_in_each_language("password-with-a-name");
    window.fill("password", ANNA.password);
    window.wait_for_text("#password-hint", "This password is hard to guess.");
    window.picture("first-administrator");
    window.click("primary");

    window.wait_for_screen("two_factor_choice");
    assert!(
        window.is_ticked("#two-factor-off"),
        "off is what is preselected"
    );
    window.picture("two-factor-choice");
    window.click("primary");

    window.wait_for_screen("service_key");
    let key = window.texts("[data-group]");
    assert!(
        key.len() > 4 && key.iter().all(|group| !group.is_empty()),
        "a key in groups: {}",
        key.len()
    );
    window.picture("service-key");
    window.fill("service-key-group", "0000");
    window.click("primary");
    window.wait_for_alert("That is not the group that was asked for.");
    window.wait_for_screen("service_key");
    window.picture("service-key-wrong-group");
    ways::confirm_service_key(&window);

    ways::enter_password(&window, ANNA.username, ANNA.password);
    window.wait_for_screen("signed_in");
    window.wait_for_text("main", ways::VENUE);
    window.wait_for_text("main", "Not needed");
    window.picture("signed-in");

    // The next launch does not show the set-up again.
    desk.close(window);
    let window = desk.start_app();
    window.wait_for_screen("sign_in");
    window.picture("next-launch");
}

#[test]
fn set_up_with_two_factor_on_leads_through_registration_and_signs_in_again__SU_3_SI_3_RG_5_EC_3() {
    let desk = Desk::new();
    let window = desk.start_app();
    window.picture("welcome");
    ways::set_up_to_the_service_key(&window, TwoFactor::On);
    window.picture("service-key");
    ways::confirm_service_key(&window);

    window.wait_for_screen("get_app");
    window.picture("get-the-app");
    window.click("primary");
    window.wait_for_screen("register");
    let phone = crate::support::Phone::scan(&desk);
    window.picture("register");
    window.click("primary");
    window.wait_for_screen("enter_code");
    window.picture("enter-the-code");
    // The confirming code also signs in: it is not asked for twice (RG-5).
    ways::enter_code(&window, &phone.unused_code());
    window.wait_for_screen("signed_in");
    window.picture("signed-in");

    desk.close(window);
    let window = desk.start_app();
    ways::enter_password(&window, ANNA.username, ANNA.password);
    window.wait_for_screen("enter_code");
    window.picture("the-next-day");
    ways::enter_code(&window, &phone.unused_code());
    window.wait_for_screen("signed_in");
    window.picture("signed-in-again");
}

#[test]
fn a_set_up_that_is_cut_off_starts_afresh_and_leaves_no_key__SU_4() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up_to_the_service_key(&window, TwoFactor::Off);
    desk.kill(window);

    let window = desk.start_app();
    window.wait_for_screen("welcome");
    assert_eq!(
        desk.keyring().entries(),
        0,
        "no orphan key lies in the keyring"
    );
    // And it can be finished.
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
}

#[test]
fn back_keeps_what_was_typed_except_the_password__SU_2() {
    let desk = Desk::new();
    let window = desk.start_app();
    let first = ways::set_up_to_the_service_key(&window, TwoFactor::On);
    window.click("back");
    window.wait_for_screen("two_factor_choice");
    assert!(window.is_ticked("#two-factor-on"));
    window.click("back");
    window.wait_for_screen("first_administrator");
    assert_eq!(window.value("username"), ANNA.username);
    assert_eq!(window.value("display-name"), ANNA.display_name);
    assert_eq!(window.value("password"), "");
    window.click("back");
    window.wait_for_screen("institution");
    assert_eq!(window.value("institution-name"), ways::VENUE);
    assert_eq!(window.value("short-name"), ways::SHORT_NAME);

    // Whoever photographed the first key has nothing: forward again, there is another one.
    window.click("primary");
    window.wait_for_screen("first_administrator");
    ways::fill_first_administrator(&window, &ANNA);
    window.click("primary");
    window.wait_for_screen("two_factor_choice");
    window.click("primary");
    window.wait_for_screen("service_key");
    assert_ne!(window.texts("[data-group]").join("-"), first);
}

#[test]
fn the_first_screen_is_the_answer_to_what_was_asked_before_its_page_was_read() {
    let desk = Desk::new();
    let window = desk.start_app();
    window.wait_for_screen("welcome");
    let left = window.script("return Object.keys(window.guichetAhead)", vec![]);
    assert_eq!(
        left,
        json!([]),
        "the page has taken each answer that the shell got for it"
    );
}
