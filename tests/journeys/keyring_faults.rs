//! The keyring goes away while somebody works: it is locked, or its daemon dies.

use crate::{
    support::{Desk, Moments, Window, rounds, span_of, wait_for},
    ways::{self, ANNA, BRUNO, CLARA, TwoFactor},
};

/// The keyring is locked: so is the desk, in all its windows.
#[track_caller]
fn assert_closed_by_lock(window: &Window) {
    let words = "Unlock it, then choose Try again.";
    ways::assert_closed(window, "key_store_locked", words);
    window.wait_for_windows(1);
}

/// The same where its daemon is gone.
#[track_caller]
fn assert_closed_by_death(window: &Window) {
    let words = "This computer has no password store.";
    ways::assert_closed(window, "key_store_absent", words);
    window.wait_for_windows(1);
}

/// K1: the password once more.
#[track_caller]
fn unlock(window: &Window) {
    window.wait_for_screen("locked");
    window.fill("password", ANNA.password);
    window.click("primary");
    window.wait_for_screen("signed_in");
}

#[test]
fn a_keyring_locked_in_the_middle_closes_the_desk_until_it_is_open__SE_13_SE_15_RE_3() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    desk.keyring().lock();
    // What writes nothing goes on.
    ways::open_institution(&window);
    window.click("nav-operators");
    window.wait_for_screen("operators");
    // What can't be kept is not answered, and from then on nothing is shown.
    window.click("new-operator");
    window.fill("display-name", BRUNO.display_name);
    window.fill("username", BRUNO.username);
    window.click_on("#new-role-operator");
    window.click("primary");
    window.to_sign_in();
    assert_closed_by_lock(&window);
    window.picture("locked-in-the-middle");

    desk.keyring().unlock();
    window.click("try-again");
    unlock(&window);
    // It was written, once, before its answer was held back.
    ways::manage(&window);
    window.wait_for_count("[data-username]", 2);
    ways::new_operator(&window, &CLARA, "operator");
    window.wait_for_count("[data-username]", 3);
    window.to_sign_in();
    window.click("sign-out");
    ways::sign_in(&window, &ANNA);
    ways::assert_whole(&desk, "once it was open again");

    // Somebody who is not signed in reads the same.
    window.click("sign-out");
    window.wait_for_screen("sign_in");
    desk.keyring().lock();
    for password in [ANNA.password, "not the password"] {
        ways::enter_password(&window, ANNA.username, password);
        assert_closed_by_lock(&window);
        desk.keyring().unlock();
        window.click("try-again");
        window.wait_for_screen("sign_in");
        desk.keyring().lock();
    }
    desk.keyring().unlock();
    ways::sign_in(&window, &ANNA);
    ways::assert_whole(&desk, "after a sign-in");
}

#[test]
fn a_keyring_that_dies_is_named_and_nothing_is_half_once_it_is_back__SE_13_SE_15_RE_3() {
    // On this bus nobody starts another one by itself.
    let mut desk = Desk::without_keyring();
    desk.start_keyring();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    desk.kill_keyring();
    window.click("sign-out");
    assert_closed_by_death(&window);
    desk.start_keyring();
    window.click("try-again");
    // Signing out was written, and its answer held back.
    window.wait_for_screen("sign_in");
    ways::assert_whole(&desk, "once it was back");

    // At any moment of a sign-in.
    let mut moments = Moments::of(8);
    let begin_to_sign_in = || {
        window.fill("username", ANNA.username);
        window.fill("password", ANNA.password);
    };
    let sign_in = || window.click_soon("[data-action=primary]");
    begin_to_sign_in();
    sign_in();
    let (span, ()) = span_of(|| window.wait_in_page("[data-screen=signed_in]"));
    window.click("sign-out");
    window.wait_for_screen("sign_in");
    for round in 1..=rounds(2) {
        begin_to_sign_in();
        let moment = moments.within(span);
        let when = format!("round {round}, {moment:?}");
        sign_in();
        std::thread::sleep(moment);
        desk.kill_keyring();
        let shows = wait_for("an answer", || {
            Some(window.screen()).filter(|screen| screen != "sign_in" && !screen.starts_with('('))
        });
        if shows == "signed_in" {
            // It was answered before.
            window.click("lock");
        }
        assert_closed_by_death(&window);
        desk.start_keyring();
        window.click("try-again");
        let shows = wait_for("the desk to be open", || {
            let wanted = |screen: &String| ["locked", "sign_in"].contains(&screen.as_str());
            Some(window.screen()).filter(wanted)
        });
        if shows == "locked" {
            unlock(&window);
            window.click("sign-out");
        }
        window.wait_for_screen("sign_in");
        ways::assert_whole(&desk, &when);
        assert_eq!(desk.keyring().entries(), 2, "{when}");
    }
    ways::sign_in(&window, &ANNA);
}
