//! A disk that does not keep what it is given: nothing is accepted that could not be counted.

use crate::{
    support::{Desk, Failing, Moments, Window, rounds, span_of, wait_for},
    ways::{self, ANNA, BRUNO, TwoFactor},
};

const NOT_SAVED: &str = "That could not be saved, and nothing was changed.";
const WRONG: &str = "Operator name or password is not right.";
const TOO_MANY: &str = "Too many attempts.";

/// What the window answers to a press.
#[track_caller]
fn answer(window: &Window) -> String {
    wait_for("an answer", || {
        if window.screen() == "signed_in" {
            return Some("signed in".to_owned());
        }
        let alerts = window.texts("[role=alert]").join(" ");
        (!alerts.is_empty()).then_some(alerts)
    })
}

#[test]
fn on_a_disk_that_fails_right_and_wrong_get_the_same_answer_and_nothing_is_done__SE_5_SE_4_EC_3() {
    let desk = Desk::new();
    let window = desk.start_app_on_failing_disk();
    ways::set_up(&window, TwoFactor::On);
    let phone = ways::register(&desk, &window);
    window.click("sign-out");
    window.wait_for_screen("sign_in");
    for failing in [Failing::Syncs(100), Failing::Writes(100)] {
        desk.let_disk_fail(failing);
        for password in [ANNA.password, "not the password"] {
            ways::enter_password(&window, ANNA.username, password);
            window.wait_for_alert(NOT_SAVED);
            window.wait_for_screen("sign_in");
        }
    }
    desk.let_disk_fail(Failing::Nothing);
    ways::enter_password(&window, ANNA.username, ANNA.password);
    window.wait_for_screen("enter_code");

    let code = phone.unused_code();
    desk.let_disk_fail(Failing::Writes(100));
    ways::enter_code(&window, &code);
    window.wait_for_alert(NOT_SAVED);
    ways::enter_code_again(&window, &phone.wrong_code());
    window.wait_for_alert(NOT_SAVED);
    window.wait_for_screen("enter_code");
    window.picture("not-saved");
    desk.let_disk_fail(Failing::Nothing);
    // It was not looked at, so it was not used up.
    ways::enter_code_again(&window, &code);
    window.wait_for_screen("signed_in");

    ways::manage(&window);
    window.click("new-operator");
    window.fill("display-name", BRUNO.display_name);
    window.fill("username", BRUNO.username);
    window.click_on("#new-role-operator");
    desk.let_disk_fail(Failing::Writes(100));
    window.click("primary");
    window.wait_for_alert(NOT_SAVED);
    desk.let_disk_fail(Failing::Nothing);
    window.click("primary");
    window.text("[data-generated-password]");
    window.click("close");
    window.wait_for_count("[data-username]", 2);
    ways::assert_whole(&desk, "on a disk that is well again");

    // Killed while the disk fails: what was not kept is no finding.
    window.to_sign_in();
    window.click("sign-out");
    window.wait_for_screen("sign_in");
    desk.let_disk_fail(Failing::Syncs(100));
    ways::enter_password(&window, ANNA.username, ANNA.password);
    window.wait_for_alert(NOT_SAVED);
    desk.kill(window);
    ways::assert_whole(&desk, "killed while the disk fails");
    let window = desk.start_app();
    ways::enter_password(&window, ANNA.username, ANNA.password);
    window.wait_for_screen("enter_code");
}

#[test]
fn on_a_disk_that_fails_now_and_then_no_wrong_password_goes_uncounted__SE_5_SE_6() {
    let desk = Desk::new();
    let mut moments = Moments::of(9);
    let window = desk.start_app_on_failing_disk();
    ways::set_up(&window, TwoFactor::Off);
    // So many guesses, and then a wait: a disk that fails gives none more.
    const GUESSES: u32 = 5;
    // Of a disk that fails every fourth time, nobody meets as many failures.
    const FAR_TOO_MANY: u32 = 200;
    // Always, until it has failed once; from then on every fourth time.
    desk.let_disk_fail(Failing::Syncs(100));
    let mut looked_at = 0;
    let mut not_saved = 0;
    loop {
        ways::enter_password(&window, ANNA.username, "not the password");
        let answer = answer(&window);
        if answer.contains(WRONG) {
            looked_at += 1;
        } else if answer.contains(NOT_SAVED) {
            not_saved += 1;
            desk.let_disk_fail(Failing::Syncs(25));
        } else {
            assert!(answer.contains(TOO_MANY), "{answer}");
            break;
        }
        assert!(looked_at <= GUESSES, "{looked_at} guesses were looked at");
        assert!(not_saved < FAR_TOO_MANY, "the disk always fails");
    }
    assert!(looked_at > 0, "no guess was looked at");
    assert!(not_saved > 0, "the disk never failed");
    eprintln!("{looked_at} looked at, {not_saved} not saved");
    desk.let_disk_fail(Failing::Nothing);
    ways::assert_whole(&desk, "after the guesses");

    // Killed on such a disk, at any moment of a sign-in in a name that nobody has: nothing is half.
    let begin_to_sign_in = |window: &Window| {
        window.fill("username", BRUNO.username);
        window.fill("password", BRUNO.password);
    };
    let sign_in = |window: &Window| window.click_soon("[data-action=primary]");
    begin_to_sign_in(&window);
    sign_in(&window);
    let (span, ()) = span_of(|| window.wait_for_alert(WRONG));
    let mut window = window;
    for round in 1..=rounds(2) {
        desk.let_disk_fail(Failing::Writes(2));
        begin_to_sign_in(&window);
        let moment = moments.within(span);
        desk.kill_after(moment, window, sign_in);
        ways::assert_whole(&desk, &format!("round {round}, {moment:?}"));
        window = desk.start_app_on_failing_disk();
        window.wait_for_screen("sign_in");
    }
    // The guesses still count.
    ways::enter_password(&window, ANNA.username, ANNA.password);
    window.wait_for_alert(TOO_MANY);
}
