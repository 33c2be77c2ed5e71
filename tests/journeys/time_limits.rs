//! What ends by itself says so before: a session after twelve hours, the service team's visit after ten
//! minutes.

use crate::{
    support::Desk,
    ways::{self, ANNA, TwoFactor},
};

const A_MINUTE: i64 = 60;
const AN_HOUR: i64 = 60 * A_MINUTE;

#[test]
fn the_last_minute_of_a_session_is_said_over_what_is_open__SI_5() {
    let desk = Desk::new();
    let window = desk.start_app_at(0);
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    // Nobody has done anything for so long.
    desk.turn_clock(12 * AN_HOUR - A_MINUTE);
    window.wait_for_screen("locked");
    window.fill("password", ANNA.password);
    window.click("primary");
    window.wait_for_text("dialog", "Your session ends soon");
    window.picture_in_each_language("H1-session-ends");
    window.click("session-ends");
    window.wait_until_gone("dialog");
    desk.turn_clock(12 * AN_HOUR);
    window.wait_for_screen("sign_in");
}

#[test]
fn the_last_minute_of_the_service_teams_visit_counts_down__RE_1() {
    let desk = Desk::new();
    let window = desk.start_app_at(0);
    let service_key = ways::set_up(&window, TwoFactor::Off);
    ways::open_service_access(&window, &service_key);
    assert!(!window.shows("[data-step-ends]"), "there are ten minutes");
    desk.turn_clock(9 * A_MINUTE);
    window.click_on(&format!("[data-administrator='{}']", ANNA.username));
    window.wait_for_text("[data-step-ends]", "Service access ends soon");
    window.picture_in_each_language("service-ends");
    desk.turn_clock(10 * A_MINUTE);
    window.wait_for_screen("sign_in");
}
