//! C1: wrong codes, used codes, and what they cost.

use crate::{
    support::{Desk, Phone, Window},
    ways::{self, ANNA, TwoFactor},
};

/// Anna has registered, and is at the code.
fn anna_at_the_code(desk: &Desk) -> (Window, Phone) {
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::On);
    let phone = ways::register(desk, &window);
    window.click("sign-out");
    ways::enter_password(&window, ANNA.username, ANNA.password);
    window.wait_for_screen("enter_code");
    (window, phone)
}

#[test]
fn five_wrong_codes_end_the_sign_in_and_a_restart_shortens_no_wait__EC_4_SE_6() {
    let desk = Desk::new();
    let (window, phone) = anna_at_the_code(&desk);
    ways::enter_code(&window, &phone.wrong_code());
    window.wait_for_alert("That code is not right. Wait for the next one and try again.");
    assert_eq!(window.value("code"), "", "a refused code does not stay");
    window.picture("wrong-code");
    for left in ["3 tries left", "2 tries left", "1 try left"] {
        ways::enter_code_again(&window, &phone.wrong_code());
        window.wait_for_text("main", left);
    }
    window.picture("one-try-left");
    ways::enter_code_again(&window, &phone.wrong_code());
    window.wait_for_screen("sign_in");
    window.wait_for_alert("Too many wrong codes.");
    window.picture("sign-in-ended");

    // The wait is the operator's, not the window's: it is there after a crash, too.
    desk.kill(window);
    let window = desk.start_app();
    ways::enter_password(&window, ANNA.username, ANNA.password);
    window.wait_for_screen("enter_code");
    window.wait_for_text("main", "Too many wrong codes. Try again at");
    assert!(
        !window.is_enabled("#code"),
        "nothing can be typed while it waits"
    );
    window.picture("waiting");
}

#[test]
fn a_code_is_accepted_once__EC_3() {
    let desk = Desk::new();
    let (window, phone) = anna_at_the_code(&desk);
    let code = phone.unused_code();
    ways::enter_code(&window, &code);
    window.wait_for_screen("signed_in");
    window.click("sign-out");
    ways::enter_password(&window, ANNA.username, ANNA.password);
    ways::enter_code(&window, &code);
    window.wait_for_alert("That code was already used. Wait for the next one.");
    ways::enter_code_again(&window, &phone.unused_code());
    window.wait_for_screen("signed_in");
}

#[test]
fn a_code_is_typed_as_people_type_it__EC_1() {
    let desk = Desk::new();
    let (window, phone) = anna_at_the_code(&desk);
    for (typed, why) in [
        ("12345", "five digits"),
        ("1234567", "seven digits"),
        ("12a456", "a letter"),
        ("١٢٣٤٥٦", "Arabic-Indic digits"),
        ("１２３４５６", "full-width digits"),
    ] {
        window.fill("code", typed);
        window.click("primary");
        window.wait_for_alert("The code has six digits, from 0 to 9.");
        assert_eq!(window.screen(), "enter_code", "{why}");
        assert!(!window.text("main").contains("left"), "{why} is no try");
    }
    window.picture("not-six-digits");
    let code = phone.unused_code();
    ways::enter_code_again(&window, &format!("{} {}", &code[..3], &code[3..]));
    window.wait_for_screen("signed_in");
}

#[test]
fn two_codes_of_one_other_moment_name_the_clock__EC_5() {
    let desk = Desk::new();
    let (window, phone) = anna_at_the_code(&desk);
    // A phone that is ten minutes fast, and its next code.
    const TEN_MINUTES: i64 = 20;
    ways::enter_code(&window, &phone.code_with_clock_off_by(TEN_MINUTES));
    window.wait_for_alert("That code is not right.");
    phone.wait_for_new_code();
    ways::enter_code_again(&window, &phone.code_with_clock_off_by(TEN_MINUTES));
    window.wait_for_alert("The clock of this PC or of your phone is about 10 minutes off.");
    assert_eq!(window.screen(), "enter_code", "and it is never accepted");
    window.picture("clock-off");
}
