//! CHANGE PHONE: a phone is lost or replaced.

use crate::{
    support::{Desk, Phone},
    ways::{self, ANNA, BRUNO, TwoFactor},
};

#[test]
fn after_change_phone_the_old_phone_is_refused_and_the_new_one_registers__PH_1_PH_2_RG_6() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::On);
    let annas_phone = ways::register(&desk, &window);
    ways::manage(&window);
    let password = ways::new_operator(&window, &BRUNO, "operator");
    ways::switch_operator(&window);
    ways::choose_password(&window, &BRUNO, &password);
    let old_phone = ways::register(&desk, &window);

    // Bruno stands at the code, without a phone. One desk: he lets Anna in.
    window.click("sign-out");
    ways::enter_password(&window, BRUNO.username, BRUNO.password);
    window.wait_for_screen("enter_code");
    window.click("back");
    ways::sign_in_with_code(&window, &ANNA, &annas_phone);
    ways::manage(&window);
    ways::open_operator(&window, &BRUNO);
    window.wait_for_text("main", "Phone registered");
    window.picture("operator");
    window.click("change-phone");
    window.wait_for_text("dialog", "Change phone for Bruno Frei?");
    window.picture("change-phone");
    // Without having checked who asks, nothing happens.
    window.click("confirm-change-phone");
    window.wait_for_alert("First check who is asking, then tick the box.");
    window.click_on("#reason-lost");
    window.click_on("#identity-checked");
    window.click("confirm-change-phone");
    let label = format!("{}: {}", ways::SHORT_NAME, BRUNO.username);
    window.wait_for_text("[data-phone-changed]", &label);
    window.wait_for_text("main", "Anna Keller changed the phone of Bruno Frei (lost)");
    window.picture("phone-changed");

    // Bruno again: the password leads to registration, and the old phone does not confirm it.
    ways::switch_operator(&window);
    ways::enter_password(&window, BRUNO.username, BRUNO.password);
    window.wait_for_screen("get_app");
    window.click("primary");
    window.wait_for_screen("register");
    window.wait_for_text("[data-old-label]", &label);
    let new_phone = Phone::scan(&desk);
    assert_ne!(new_phone.entry().key, old_phone.entry().key);
    assert_eq!(
        new_phone.entry().label,
        format!("{}:{} 2", ways::SHORT_NAME, BRUNO.username)
    );
    window.picture("register-again");
    window.click("primary");
    ways::enter_code(&window, &old_phone.unused_code());
    window.wait_for_alert("That code is not right.");
    ways::enter_code_again(&window, &new_phone.unused_code());
    window.wait_for_screen("signed_in");
    window.wait_for_text("main", "Anna Keller");
    window.picture("signed-in");

    // And the next day only the new one is right.
    window.click("sign-out");
    ways::enter_password(&window, BRUNO.username, BRUNO.password);
    ways::enter_code(&window, &old_phone.unused_code());
    window.wait_for_alert("That code is not right.");
    ways::enter_code_again(&window, &new_phone.unused_code());
    window.wait_for_screen("signed_in");
}

#[test]
fn an_administrator_cannot_change_their_own_phone__PH_3() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::On);
    ways::register(&desk, &window);
    ways::manage(&window);
    ways::open_operator(&window, &ANNA);
    window.click("change-phone");
    window.wait_for_text("dialog", "Another administrator must do this.");
    assert!(
        !window.shows("[data-action=confirm-change-phone]"),
        "there is nothing to press"
    );
    window.picture("own-phone");
    window.click("cancel");
    window.wait_for_text("main", "Phone registered");
}
