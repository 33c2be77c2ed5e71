//! Who is asked for a code: one operator, a selection, all of a role.

use crate::{
    support::Desk,
    ways::{self, ANNA, BRUNO, CLARA, TwoFactor},
};

#[test]
fn one_operator_is_switched_off_and_on_again_and_keeps_the_phone__PO_2_PO_4() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::On);
    let annas_phone = ways::register(&desk, &window);
    ways::manage(&window);
    let password = ways::new_operator(&window, &BRUNO, "operator");
    ways::switch_operator(&window);
    ways::choose_password(&window, &BRUNO, &password);
    let phone = ways::register(&desk, &window);

    window.click("switch-operator");
    ways::sign_in_with_code(&window, &ANNA, &annas_phone);
    ways::manage(&window);
    ways::open_operator(&window, &BRUNO);
    ways::require_two_factor(&window, false);
    window.wait_for_text("main", "Signs in with the password alone");
    window.picture("two-factor-off");
    ways::switch_operator(&window);
    ways::sign_in(&window, &BRUNO);

    window.click("switch-operator");
    ways::sign_in_with_code(&window, &ANNA, &annas_phone);
    ways::manage(&window);
    ways::open_operator(&window, &BRUNO);
    ways::require_two_factor(&window, true);
    window.picture("two-factor-on");
    ways::switch_operator(&window);
    // Straight to the code of the phone that was registered before.
    ways::sign_in_with_code(&window, &BRUNO, &phone);
}

#[test]
fn all_administrators_are_required_at_once__PO_2_PO_3() {
    let desk = Desk::new();
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    let bruno = ways::new_operator(&window, &BRUNO, "operator");
    let clara = ways::new_operator(&window, &CLARA, "administrator");
    ways::switch_operator(&window);
    ways::enable_two_factor(&window, &service_key);

    // Turning the feature on changed nobody (PO-3).
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    window.wait_for_text("[data-readiness]", "0 of 3 ready");
    window.choose("role-filter", "administrator");
    window.wait_for_count("[data-username]", 2);
    window.click("select-loaded");
    window.wait_for_text("main", "2 selected");
    window.picture("administrators-selected");
    window.click("turn-on");
    window.wait_for_text("[data-result]", "Two-factor turned on for 2 operators.");
    window.picture("administrators-required");

    ways::switch_operator(&window);
    ways::enter_password(&window, ANNA.username, ANNA.password);
    ways::register(&desk, &window);
    window.click("switch-operator");
    ways::choose_password(&window, &CLARA, &clara);
    window.wait_for_screen("get_app");
    window.click("back");
    ways::choose_password(&window, &BRUNO, &bruno);
    window.wait_for_screen("signed_in");
}
