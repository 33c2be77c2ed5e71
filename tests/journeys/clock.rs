//! A clock that is wrong: turned back, ahead, in 1970, in 2106, in 9999.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::{
    support::{Desk, Phone, Window},
    ways::{self, ANNA, TwoFactor},
};

const A_STEP: i64 = 30;
const A_DAY: i64 = 86_400;

/// Where the year 10,000 begins, in seconds after 1970.
const THE_END_OF_9999: i64 = 253_402_300_800;

/// Seconds from now to so many after 1970.
fn until(seconds: i64) -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.expect("a time after 1970").as_secs();
    // In whole steps, so that the phone's next code comes when it comes on the real clock.
    (seconds - i64::try_from(now).expect("a time before 9999")) / A_STEP * A_STEP
}

/// The code of the moment that the app's clock shows.
fn code_at(phone: &Phone, ahead: i64) -> String {
    phone.code_with_clock_off_by(ahead / A_STEP)
}

/// L1, and on C1 a refused code.
#[track_caller]
fn assert_refused(window: &Window, code: &str, words: &str) {
    ways::enter_password(window, ANNA.username, ANNA.password);
    ways::enter_code(window, code);
    window.wait_for_alert(words);
    window.click("back");
    window.wait_for_screen("sign_in");
}

/// The service team says that the clock is right; what it showed so far stays used.
#[track_caller]
fn accept_clock(desk: &Desk, window: &Window, service_key: &str, phone: &Phone, ahead: i64) {
    ways::open_service_access(window, service_key);
    window.picture("clock-is-behind");
    window.click("accept-clock");
    window.wait_until_gone("[data-action=accept-clock]");
    window.click("back");
    assert_refused(
        window,
        &code_at(phone, ahead),
        "That code was already used.",
    );
    let later = ahead + 3 * A_STEP;
    desk.turn_clock(later);
    ways::enter_password(window, ANNA.username, ANNA.password);
    ways::enter_code(window, &code_at(phone, later));
    window.wait_for_screen("signed_in");
    window.click("sign-out");
}

const BEHIND: &str = "behind. Set it right, or ask the service team.";

#[test]
fn a_clock_turned_back_makes_no_code_valid_again_and_is_accepted_by_the_service_team__SE_8_SE_1_EC_3()
 {
    let desk = Desk::new();
    let window = desk.start_app_at(0);
    let service_key = ways::set_up(&window, TwoFactor::On);
    let phone = ways::register(&desk, &window);
    window.click("sign-out");
    let used = phone.wait_for_new_code();
    ways::enter_password(&window, ANNA.username, ANNA.password);
    ways::enter_code(&window, &used);
    window.wait_for_screen("signed_in");
    window.click("sign-out");
    // By this clock it is valid, and it was used.
    desk.turn_clock(-A_STEP);
    ways::enter_password(&window, ANNA.username, ANNA.password);
    ways::enter_code(&window, &used);
    window.wait_for_alert("That code was already used.");
    window.click("back");

    // A day: no code is looked at, neither the clock's nor the phone's, nor after a restart.
    desk.turn_clock(-A_DAY);
    assert_refused(&window, &phone.code(), BEHIND);
    assert_refused(&window, &code_at(&phone, -A_DAY), BEHIND);
    desk.kill(window);
    let window = desk.start_app_at(-A_DAY);
    window.wait_for_screen("sign_in");
    assert_refused(&window, &code_at(&phone, -A_DAY), BEHIND);
    accept_clock(&desk, &window, &service_key, &phone, -A_DAY);

    // Set right again, it has gone ahead by a day, which nobody has to accept.
    desk.turn_clock(0);
    ways::enter_password(&window, ANNA.username, ANNA.password);
    ways::enter_code(&window, &phone.wait_for_new_code());
    window.wait_for_screen("signed_in");
    ways::assert_whole(&desk, "at the end");
}

#[test]
fn with_a_clock_in_1970_2106_or_9999_the_app_goes_on_and_says_what_is_wrong__SE_8() {
    let desk = Desk::new();
    let window = desk.start_app_at(0);
    let service_key = ways::set_up(&window, TwoFactor::On);
    let phone = ways::register(&desk, &window);
    window.click("sign-out");

    // A day after the epoch; at its very beginning, time zones lead before it.
    let in_1970 = until(A_DAY);
    desk.turn_clock(in_1970);
    assert_refused(&window, &code_at(&phone, in_1970), BEHIND);
    window.picture("in-1970");
    desk.kill(window);
    let window = desk.start_app_at(in_1970);
    assert_refused(&window, &phone.code(), BEHIND);
    // Right again: nothing was taken for the highest time seen.
    desk.turn_clock(0);
    ways::sign_in_with_code(&window, &ANNA, &phone);
    window.click("sign-out");

    for (year, seconds) in [
        // where 32 bits end, without a sign
        (2106, i64::from(u32::MAX) + A_DAY),
        // the last days that can be written down
        (9999, THE_END_OF_9999 - 2 * A_DAY),
    ] {
        let ahead = until(seconds);
        desk.turn_clock(ahead);
        // The phone's codes are of another time. (Not the last one: that was used.)
        let code = phone.code_with_clock_off_by(-20);
        assert_refused(&window, &code, "That code is not right.");
        ways::enter_password(&window, ANNA.username, ANNA.password);
        ways::enter_code(&window, &code_at(&phone, ahead));
        window.wait_for_screen("signed_in");
        window.picture(&format!("in-{year}"));
        ways::manage(&window);
        ways::open_trail(&window);
        window.to_sign_in();
        window.click("sign-out");
        desk.turn_clock(0);
        assert_refused(&window, &phone.code(), BEHIND);
        accept_clock(&desk, &window, &service_key, &phone, 0);
        // The steps that were jumped over to get there come by once more.
        desk.turn_clock(0);
    }
    desk.kill(window);
    // On the last day of all, and after it.
    for end in [THE_END_OF_9999 - A_DAY / 2, THE_END_OF_9999 + A_DAY] {
        let window = desk.start_app_at(until(end));
        window.wait_for_screen("sign_in");
        desk.kill(window);
    }
    ways::assert_whole(&desk, "at the end");
}
