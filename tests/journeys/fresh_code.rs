//! Confirm it's you: what an administrator who finds an open desk can't do there.

use crate::{
    support::Desk,
    ways::{self, ANNA, BRUNO, TwoFactor},
};

#[test]
fn who_signed_in_without_a_code_is_asked_for_one_before_change_phone__SE_1_PH_1_PO_4() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::On);
    let annas_phone = ways::register(&desk, &window);
    ways::manage(&window);
    let password = ways::new_operator(&window, &BRUNO, "operator");
    // Anna's code is minutes old: she is switched off without being asked, and signs in without one.
    ways::open_operator(&window, &ANNA);
    ways::require_two_factor(&window, false);
    ways::switch_operator(&window);
    ways::choose_password(&window, &BRUNO, &password);
    ways::register(&desk, &window);
    window.click("switch-operator");
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    ways::open_operator(&window, &ANNA);
    ways::require_two_factor(&window, true);

    ways::open_operator(&window, &BRUNO);
    window.wait_for_text("main", "Phone registered");
    ways::change_phone(&window, "stolen");
    window.wait_for_text("[data-confirm-its-you]", "not older than ten minutes");
    window.picture("confirm-its-you");
    // Left with Esc: nothing was done, and what was chosen is still there.
    window.focus();
    desk.press("Escape");
    window.wait_until_gone("[data-confirm-its-you]");
    assert!(window.is_ticked("#reason-stolen"));
    assert!(window.is_ticked("#identity-checked"));
    window.wait_for_text("main", "Phone registered");

    window.click("confirm-change-phone");
    window.fill("code", &annas_phone.wrong_code());
    window.wait_for_alert("That code is not right.");
    window.picture("confirm-its-you-refused");
    window.fill("code", &annas_phone.unused_code());
    window.click("confirm-its-you");
    window.wait_for_text("[data-phone-changed]", "The old phone no longer works.");
    window.wait_for_text(
        "main",
        "Anna Keller changed the phone of Bruno Frei (stolen)",
    );

    // For ten minutes nothing else asks again.
    window.click("reset-password");
    window.click("confirm-reset-password");
    window.text("[data-generated-password]");
    window.click("close");
    ways::open_operator(&window, &ANNA);
    window.wait_for_text("main", "Anna Keller confirmed again that it is them");
    window.picture("in-the-trail");
}
