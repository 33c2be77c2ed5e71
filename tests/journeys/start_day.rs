//! Rolling two-factor sign-in out: a day is announced, counted down, put off, and comes.

use crate::{
    support::Desk,
    ways::{self, ANNA, BRUNO, CLARA, TwoFactor},
};

const A_DAY: i64 = 86_400;

#[test]
fn a_day_is_announced_and_from_then_on_everybody_needs_their_phone__PO_4_SI_3() {
    let desk = Desk::new();
    let window = desk.start_app_at(0);
    let service_key = ways::set_up(&window, TwoFactor::Off);
    ways::enable_two_factor(&window, &service_key);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    let bruno = ways::new_operator(&window, &BRUNO, "operator");
    let clara = ways::new_operator(&window, &CLARA, "operator");
    ways::open_institution(&window);
    window.wait_for_text("[data-starts]", "at their next sign-in");
    // A slip in typing changes nothing, and keeps what was typed.
    window.set_day_in("start-day", 400);
    window.click("announce-start");
    window.wait_for_alert("within a year");
    window.picture("not-within-a-year");
    window.set_day_in("start-day", 3);
    window.click("announce-start");
    window.wait_for_text("[data-starts]", "Until then they may choose Later");
    window.picture_in_each_language("A3-day-announced");

    ways::switch_operator(&window);
    ways::choose_password(&window, &BRUNO, &bruno);
    window.wait_for_screen("announcement");
    window.wait_for_text("main", "That is in 3 days.");
    window.picture_in_each_language("R0-announcement");
    window.click("register-later");
    window.wait_for_screen("signed_in");
    window.click("switch-operator");
    ways::choose_password(&window, &CLARA, &clara);
    window.wait_for_screen("announcement");
    window.click("primary");
    let claras_phone = ways::register(&desk, &window);
    window.click("switch-operator");
    // Who registered early is asked for a code already.
    ways::sign_in_with_code(&window, &CLARA, &claras_phone);
    window.click("switch-operator");

    desk.turn_clock(4 * A_DAY);
    ways::enter_password(&window, BRUNO.username, BRUNO.password);
    window.wait_for_screen("get_app");
    // And the PC's clock, put back, brings no other answer.
    window.click("back");
    desk.turn_clock(0);
    ways::enter_password(&window, BRUNO.username, BRUNO.password);
    window.wait_for_screen("get_app");
}
