//! The first five minutes: from the first launch to an administrator who is signed in with a code, and to the
//! first operator whom they have created.

use crate::{
    support::{Desk, Effort, Hands, Phone, Window},
    ways::{self, ANNA, BRUNO},
};

/// The sheet with the service key is taken from the printer and laid aside.
const LAY_ASIDE: f64 = 15.0;
/// The app is installed: the camera held against its QR code, and a press in the store. Waiting for the
/// download is not the person's work.
const INSTALL: f64 = 15.0;
/// The phone is pointed at the secret key.
const SCAN: f64 = 8.0;
/// Six digits are read off the phone.
const READ_CODE: f64 = 4.0;
/// A password that was made is said to whoever gets it, who is there.
const HAND_OVER: f64 = 5.0;

#[test]
fn two_people_are_signed_in_with_a_code_within_five_minutes_of_each_ones_time() {
    let desk = Desk::new();
    let window = desk.start_app();

    let anna = Hands::at(&window);
    set_up(&anna, &window);
    register(&desk, &window, &anna);
    let signed_in = anna.effort();
    anna.read("signed_in");
    anna.click("manage-operators");
    window.to_management();
    anna.read("operators");
    anna.click("new-operator");
    anna.fill("display-name", BRUNO.display_name);
    anna.fill("username", BRUNO.username);
    anna.click("primary");
    let password = window.text("[data-generated-password]");
    anna.away(HAND_OVER);
    anna.click("close");
    window.to_sign_in();
    anna.click("switch-operator");

    let bruno = Hands::at(&window);
    bruno.read("sign_in");
    bruno.fill("username", BRUNO.username);
    bruno.fill("password", &password);
    bruno.click("primary");
    bruno.read("new_password");
    bruno.fill("password", BRUNO.password);
    bruno.click("primary");
    register(&desk, &window, &bruno);

    let (anna, bruno) = (anna.effort(), bruno.effort());
    eprintln!("The administrator, from the first launch to a session: {signed_in:?}");
    eprintln!("The administrator, with an operator created: {anna:?}");
    eprintln!("That operator, to a session: {bruno:?}");
    // So much and no more: whoever adds a screen, a field or a paragraph hears of it here.
    within(signed_in, (12, 98), 220.0);
    within(anna, (18, 118), 280.0);
    within(bruno, (5, 63), 120.0);
}

/// F1 to F5, with two-factor sign-in on.
fn set_up(hands: &Hands, window: &Window) {
    hands.read("welcome");
    hands.click("primary");
    hands.read("institution");
    hands.fill("institution-name", ways::VENUE);
    hands.fill("short-name", ways::SHORT_NAME);
    hands.click("primary");
    hands.read("first_administrator");
    hands.fill("display-name", ANNA.display_name);
    hands.fill("username", ANNA.username);
    hands.fill("password", ANNA.password);
    hands.click("primary");
    hands.read("two_factor_choice");
    hands.click_on("#two-factor-on");
    hands.click("primary");
    hands.read("service_key");
    hands.away(LAY_ASIDE);
    let asked = ways::asked_group(window);
    let group = window.text(&format!("[data-group='{asked}']"));
    hands.fill("service-key-group", &group);
    hands.click("primary");
}

/// R1, R2 and C1, with a phone that has no app yet. It ends signed in.
fn register(desk: &Desk, window: &Window, hands: &Hands) {
    hands.read("get_app");
    hands.away(INSTALL);
    hands.click("primary");
    hands.read("register");
    let phone = Phone::scan(desk);
    hands.away(SCAN);
    hands.click("primary");
    hands.read("enter_code");
    hands.away(READ_CODE);
    hands.fill("code", &phone.unused_code());
    window.wait_for_screen("signed_in");
}

#[track_caller]
fn within(effort: Effort, (clicks, keys): (u32, u32), seconds: f64) {
    assert!(
        effort.clicks <= clicks,
        "{effort:?}: at most {clicks} clicks"
    );
    assert!(effort.keys <= keys, "{effort:?}: at most {keys} keys");
    assert!(effort.seconds <= seconds, "{effort:?}: at most {seconds} s");
}
