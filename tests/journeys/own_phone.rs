//! Change my phone, and what H1 tells an operator to look at.

use crate::{
    support::{Desk, Phone, wait_for},
    ways::{self, ANNA, BRUNO, TwoFactor},
};

#[test]
fn an_operator_who_has_the_old_phone_changes_it_alone__PH_5_RG_3_RG_6() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::On);
    let old_phone = ways::register(&desk, &window);
    window.click("change-my-phone");
    window.wait_for_text("dialog", "Change my phone");
    window.picture("change-my-phone");
    window.fill("current-password", "not the password");
    window.fill("code", &old_phone.wrong_code());
    window.wait_for_alert("That password is not right. Try again.");
    window.click("cancel");

    ways::begin_to_change_my_phone(&window, &ANNA, &old_phone);
    window.wait_for_text("[data-old-phone-works]", "Your old phone goes on working");
    window.picture("get-the-app");
    window.click("primary");
    window.wait_for_screen("register");
    let seen_first = Phone::scan(&desk);
    assert_ne!(seen_first.entry().key, old_phone.entry().key);
    window.picture("register");
    // Thought better of it: back in the session, and the old phone still proves who it is.
    window.click("back");
    window.wait_for_screen("get_app");
    window.click("back");
    window.wait_for_screen("signed_in");

    ways::begin_to_change_my_phone(&window, &ANNA, &old_phone);
    window.click("primary");
    window.wait_for_screen("register");
    let new_phone = Phone::scan(&desk);
    assert_eq!(new_phone.entry().key, seen_first.entry().key);
    assert_eq!(
        new_phone.entry().label,
        format!("{}:{} 2", ways::SHORT_NAME, ANNA.username)
    );
    window.click("primary");
    ways::enter_code(&window, &old_phone.code());
    window.wait_for_alert("That code is not right.");
    window.picture("enter-the-code");
    ways::enter_code_again(&window, &new_phone.unused_code());
    window.wait_for_screen("signed_in");
    let label = format!("{}: {}", ways::SHORT_NAME, ANNA.username);
    window.wait_for_text("[data-old-label]", &label);
    window.picture("new-phone");

    // From now on only the new one is right.
    window.click("sign-out");
    ways::enter_password(&window, ANNA.username, ANNA.password);
    ways::enter_code(&window, &old_phone.code());
    window.wait_for_alert("That code is not right.");
    ways::enter_code_again(&window, &new_phone.unused_code());
    window.wait_for_screen("signed_in");
    window.wait_for_text("[data-phone]", "You changed it on");
    ways::manage(&window);
    ways::open_operator(&window, &ANNA);
    window.wait_for_text("main", "Anna Keller changed their own phone");
}

#[test]
fn a_lock_covers_the_new_key_and_a_crash_leaves_the_old_phone__PH_5_SI_6() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::On);
    let old_phone = ways::register(&desk, &window);
    ways::begin_to_change_my_phone(&window, &ANNA, &old_phone);
    window.click("primary");
    window.wait_for_screen("register");
    let new_phone = Phone::scan(&desk);
    // The computer locks its screen in the middle of it.
    desk.signal("org.gnome.ScreenSaver.ActiveChanged", "true");
    window.wait_for_screen("locked");
    assert!(
        !window.source().contains(&new_phone.entry().key[..4]),
        "the key is gone from the page"
    );
    wait_for("the QR code to be off the screen", || {
        desk.qr_codes().is_empty().then_some(())
    });
    window.fill("password", ANNA.password);
    window.click("primary");
    window.wait_for_screen("register");
    Phone::scan(&desk);

    desk.kill(window);
    let window = desk.start_app();
    ways::sign_in_with_code(&window, &ANNA, &old_phone);
}

#[test]
fn what_was_tried_in_ones_name_is_told_at_sign_in__AU_4() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    window.wait_for_text("main", "This is your first");
    assert!(!window.shows("[data-not-you]"), "there is nothing to doubt");
    window.click("sign-out");
    for _ in 0..2 {
        ways::enter_password(&window, ANNA.username, BRUNO.password);
        window.wait_for_alert("Operator name or password is not right. Try again.");
    }
    ways::sign_in(&window, &ANNA);
    window.wait_for_text("main", "2 attempts");
    window.wait_for_text("[data-not-you]", "Not you? Tell an administrator.");
    window.wait_for_text("main", "today at");
    window.picture("two-attempts");
    // Told once.
    window.click("sign-out");
    ways::sign_in(&window, &ANNA);
    window.wait_for_text("main", "None");
}

#[test]
fn all_that_h1_can_tell_at_once_is_in_sight__AU_4_RG_6() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::On);
    let old_phone = ways::register(&desk, &window);
    window.click("sign-out");
    for _ in 0..2 {
        ways::enter_password(&window, ANNA.username, BRUNO.password);
        window.wait_for_alert("Operator name or password is not right. Try again.");
    }
    ways::sign_in_with_code(&window, &ANNA, &old_phone);
    ways::begin_to_change_my_phone(&window, &ANNA, &old_phone);
    window.click("primary");
    window.wait_for_screen("register");
    let new_phone = ways::scan(&desk, &window);
    window.click("primary");
    ways::enter_code(&window, &new_phone.unused_code());
    window.wait_for_text("[data-old-label]", "Delete the old entry");
    window.click("change-my-password");
    window.fill("current-password", ANNA.password);
    window.fill("password", "three quiet lighthouses");
    window.click("save-password");
    window.wait_for_text("main", "Your password is changed.");
    window.wait_for_text("main", "2 attempts");
    // A picture whose screen is longer than its window is a failure.
    window.picture_in_each_language("H1-everything");
}
