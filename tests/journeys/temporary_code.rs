//! The temporary code: a phone is left at home, or there is none.

use crate::{
    support::Desk,
    ways::{self, ANNA, BRUNO, TwoFactor},
};

#[test]
fn a_phone_left_at_home_is_replaced_once_by_a_temporary_code__PH_4() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::On);
    let annas_phone = ways::register(&desk, &window);
    ways::manage(&window);
    let password = ways::new_operator(&window, &BRUNO, "operator");

    // Bruno has no phone yet: he is at the first screen, and signs in without registering one.
    ways::open_operator(&window, &BRUNO);
    let code = ways::give_temporary_code(&window);
    window.wait_for_text("[data-fact=temporary-code]", "One was given, valid until");
    window.wait_for_text("main", "Anna Keller gave Bruno Frei a temporary code");
    window.picture("outstanding");
    ways::switch_operator(&window);
    ways::choose_password(&window, &BRUNO, &password);
    window.wait_for_screen("get_app");
    window.click("no-smartphone");
    ways::enter_temporary_code(&window, &code);
    window.wait_for_screen("signed_in");
    window.wait_for_text("main", "Not registered yet");
    window.picture("signed-in-without-a-phone");

    // He buys one, registers it, and leaves it at home the day after.
    window.click("sign-out");
    ways::enter_password(&window, BRUNO.username, BRUNO.password);
    let phone = ways::register(&desk, &window);
    ways::switch_operator(&window);
    ways::sign_in_with_code(&window, &ANNA, &annas_phone);
    ways::manage(&window);
    ways::open_operator(&window, &BRUNO);
    let code = ways::give_temporary_code(&window);
    ways::switch_operator(&window);
    ways::enter_password(&window, BRUNO.username, BRUNO.password);
    window.wait_for_screen("enter_code");
    ways::enter_temporary_code(&window, &ways::another(&code));
    window.wait_for_alert("That temporary code is not right.");
    window.picture("wrong");
    window.fill("temporary-code", &code);
    window.click("send-temporary-code");
    window.wait_for_screen("signed_in");

    // Once. And the phone works as before.
    window.click("sign-out");
    ways::enter_password(&window, BRUNO.username, BRUNO.password);
    window.wait_for_screen("enter_code");
    ways::enter_temporary_code(&window, &code);
    window.wait_for_alert("That temporary code was already used.");
    window.picture("used");
    window.click("close");
    ways::enter_code(&window, &phone.unused_code());
    window.wait_for_screen("signed_in");
}

#[test]
fn an_administrator_gives_themselves_no_temporary_code__PH_4_PH_3() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::On);
    ways::register(&desk, &window);
    ways::manage(&window);
    ways::open_operator(&window, &ANNA);
    window.click("give-temporary-code");
    window.wait_for_text("dialog", "Another administrator must do this.");
    assert!(
        !window.shows("[data-action=confirm-give-code]"),
        "there is nothing to press"
    );
    window.click("cancel");
    window.wait_for_text("main", "Temporary code");
}
