//! Bad input: each with its clear sentence, what was typed kept, and nothing changed.

use serde_json::json;

use crate::{
    support::{Desk, wait_for},
    ways::{self, ANNA, TwoFactor},
};

#[test]
fn names_and_passwords_that_cannot_be_are_refused_in_set_up__OP_4_SE_21() {
    let desk = Desk::new();
    let window = desk.start_app();
    window.click("primary");
    window.wait_for_screen("institution");
    window.click("primary");
    window.wait_for_alert("Enter the name of your institution.");
    window.picture("no-name");
    for (name, why) in [
        (
            "a".repeat(65).as_str(),
            "is too long. Use at most 64 characters.",
        ),
        (
            "Caro\u{202e}uge",
            "contains a character that is not allowed.",
        ),
        ("Caro\u{7}uge", "contains a character that is not allowed."),
    ] {
        window.put("institution-name", name);
        window.fill("short-name", "Carouge");
        window.click("primary");
        window.wait_for_alert(why);
        assert_eq!(
            window.value("institution-name"),
            name,
            "what was typed stays"
        );
    }
    // A colon would split the phone's label in the wrong place (SE-21).
    window.fill("institution-name", ways::VENUE);
    window.fill("short-name", "Carouge: Box Office");
    window.click("primary");
    window.wait_for_alert("The short name contains a character that is not allowed.");
    window.picture("colon");
    window.fill("short-name", ways::SHORT_NAME);
    window.click("primary");

    window.wait_for_screen("first_administrator");
    for (password, why) in [
        (String::new(), "Enter a password."),
        (
            "fourteen chars".into(),
            "This password is too short. Use at least 15 characters.",
        ),
        ("passwordpassword".into(), "too easy to guess"),
        ("Carouge Box Office".into(), "it contains the venue's name"),
        ("x".repeat(1_000_000), "The password is too long."),
    ] {
        window.fill("display-name", ANNA.display_name);
        window.fill("username", ANNA.username);
        window.put("password", &password);
        window.click("primary");
        window.wait_for_alert(why);
        assert_eq!(
            window.value("password"),
            "",
            "a refused password does not stay"
        );
        assert_eq!(window.value("username"), ANNA.username, "a name does");
    }
    window.picture("refused-password");
}

#[test]
fn a_wrong_password_and_an_unknown_name_get_the_same_words__SI_1() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    window.picture("sign-in");
    window.click("primary");
    window.wait_for_alert("Enter your operator name.");
    window.picture("no-name");
    for (username, password) in [
        (ANNA.username, "not the password"),
        ("nobody", ANNA.password),
        ("ANNA.KELLER", "not the password either"),
    ] {
        ways::enter_password(&window, username, password);
        window.wait_for_alert("Operator name or password is not right. Try again.");
        assert_eq!(window.value("username"), username, "the name stays");
        assert_eq!(window.value("password"), "", "the password does not");
    }
    window.picture("not-right");
    // One operator in all spellings, and a barcode scanner's burst is nobody's password.
    ways::enter_password(&window, "Anna.Keller", ANNA.password);
    window.wait_for_screen("signed_in");
}

#[test]
fn a_barcode_scanner_signs_nobody_in() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    window.fill("username", ANNA.username);
    window.focus();
    desk.scan_barcode("7612345678900");
    wait_for("the field to be as before the scan", || {
        (window.value("username") == ANNA.username).then_some(())
    });
    assert_eq!(window.screen(), "sign_in");
    assert!(!window.shows("[role=alert]"), "nothing was sent");
}

#[test]
fn operations_out_of_order_or_from_the_wrong_window_are_refused__SI_4_SE_20_OP_6() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::On);
    window.wait_for_screen("get_app");
    // What an attacker's script in the page might try: past the steps, from the side, from the
    // wrong window. The page has no handle on Tauri but the one that every page has.
    for (command, question) in [
        ("enter_code", json!({ "code": "123456" })),
        ("show_secret_key", json!({})),
        ("open_management", json!({})),
        ("list_operators", json!({})),
        ("change_phone", json!({})),
        ("enable_two_factor", json!({ "enabled": false })),
        ("sign_out", json!({})),
    ] {
        let answer = window.invoke(command, &question);
        assert!(answer.starts_with("refused"), "{command}: {answer}");
    }
    window.wait_for_screen("get_app");
    ways::register(&desk, &window);
}
