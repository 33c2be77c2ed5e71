//! R1, R2 and C1: the first sign-in of an operator with two factors.

use crate::{
    support::{Desk, Phone, Window},
    ways::{self, ANNA, BRUNO, TwoFactor},
};

/// Anna has set the desk up with two-factor on and registered; Bruno is new, and the desk is his.
fn bruno_is_new(desk: &Desk) -> (Window, String) {
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::On);
    ways::register(desk, &window);
    ways::manage(&window);
    let password = ways::new_operator(&window, &BRUNO, "operator");
    ways::switch_operator(&window);
    (window, password)
}

#[test]
fn the_first_sign_in_registers_a_phone_through_R1_R2_C1__SI_3_GA_1_GA_2_RG_1_RG_5_RG_6_SE_21() {
    let desk = Desk::new();
    let (window, password) = bruno_is_new(&desk);
    ways::choose_password(&window, &BRUNO, &password);

    window.wait_for_screen("get_app");
    window.wait_for_text("main", "Step 1 of 3");
    for (store, address) in [
        ("app-store", ways::APP_STORE),
        ("google-play", ways::GOOGLE_PLAY),
    ] {
        window.scroll_to(&format!("[data-store={store}]"));
        desk.wait_for_qr_code(address);
    }
    window.picture("get-the-app");
    window.click("primary");

    window.wait_for_screen("register");
    window.wait_for_text("main", "Step 2 of 3");
    let phone = Phone::scan(&desk);
    assert_eq!(phone.entry().issuer, ways::SHORT_NAME);
    assert_eq!(
        phone.entry().label,
        format!("{}:{}", ways::SHORT_NAME, BRUNO.username)
    );
    assert_eq!(phone.entry().key.len(), 32, "160 bits in base32");
    assert!(
        phone.entry().others.is_empty(),
        "what is every app's default is left out"
    );
    window.picture("register");
    window.click("primary");

    window.wait_for_screen("enter_code");
    window.wait_for_text("main", "Step 3 of 3");
    window.picture("enter-the-code");
    let confirming = phone.unused_code();
    ways::enter_code(&window, &confirming);
    window.wait_for_screen("signed_in");
    window.wait_for_text("main", "Registered");
    window.picture("signed-in");

    // From now on: the password, then the code. The confirming one is used up.
    window.click("sign-out");
    ways::enter_password(&window, BRUNO.username, BRUNO.password);
    window.wait_for_screen("enter_code");
    assert!(
        !window.text("main").contains("Step"),
        "the code stands alone now"
    );
    ways::enter_code(&window, &confirming);
    window.wait_for_alert("That code was already used. Wait for the next one.");
    window.picture("used-code");
    ways::enter_code_again(&window, &phone.unused_code());
    window.wait_for_screen("signed_in");
}

#[test]
fn a_key_that_is_typed_works_as_a_scanned_one__RG_2() {
    let desk = Desk::new();
    let (window, password) = bruno_is_new(&desk);
    ways::choose_password(&window, &BRUNO, &password);
    window.wait_for_screen("get_app");
    window.click("primary");
    window.wait_for_screen("register");
    window.click("cant-scan");
    window.wait_to_see("[data-key-groups]");
    let groups = window.texts("[data-key-groups] > span");
    assert_eq!(groups.len(), 8);
    assert!(
        groups.iter().all(|group| group.len() == 4),
        "groups of four"
    );
    window.scroll_to("[data-key-groups]");
    window.picture("key-to-type");

    let phone = Phone::typed(BRUNO.username, &groups.join(" "));
    window.click("primary");
    ways::enter_code(&window, &phone.unused_code());
    window.wait_for_screen("signed_in");
}

#[test]
fn an_app_killed_at_the_secret_key_shows_the_same_key_again__RG_3() {
    let desk = Desk::new();
    let (window, password) = bruno_is_new(&desk);
    ways::choose_password(&window, &BRUNO, &password);
    window.wait_for_screen("get_app");
    window.click("primary");
    window.wait_for_screen("register");
    let phone = Phone::scan(&desk);
    desk.kill(window);

    let window = desk.start_app();
    ways::enter_password(&window, BRUNO.username, BRUNO.password);
    window.wait_for_screen("get_app");
    window.click("primary");
    window.wait_for_screen("register");
    assert_eq!(Phone::scan(&desk).entry(), phone.entry());

    // A wrong code and Back show it again too.
    window.click("primary");
    ways::enter_code(&window, &phone.wrong_code());
    window.wait_for_alert("That code is not right.");
    window.click("back");
    window.wait_for_screen("register");
    assert_eq!(Phone::scan(&desk).entry(), phone.entry());

    // And the phone that scanned it before the crash is right.
    window.click("primary");
    ways::enter_code(&window, &phone.unused_code());
    window.wait_for_screen("signed_in");
}

#[test]
fn a_confirmed_key_is_never_shown_again__RG_4_SI_4() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::On);
    let phone = ways::register(&desk, &window);
    assert!(
        !window.source().contains(&phone.entry().key),
        "the key is gone from the page"
    );
    window.click("sign-out");
    ways::enter_password(&window, ANNA.username, ANNA.password);
    window.wait_for_screen("enter_code");
    window.click("back");
    // Back from the code leads to the start, and not to the key.
    window.wait_for_screen("sign_in");
    assert!(desk.qr_codes().is_empty(), "no QR code is on the screen");
}

#[test]
fn the_secret_key_hides_when_the_window_loses_the_focus__SE_22() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::On);
    window.click("primary");
    window.wait_for_screen("register");
    let phone = Phone::scan(&desk);

    let other_window = desk.take_the_focus_away();
    window.wait_until_gone("[data-secret-qr]");
    assert!(
        !window.source().contains(&phone.entry().key),
        "nothing of the key stays in the page"
    );
    drop(other_window);
    window.picture("hidden");
    window.click("show-again");
    assert_eq!(Phone::scan(&desk).entry(), phone.entry(), "the same key");
}
