//! One desk, several people: lock, unlock, switch operator, a second start.

use std::fs;

use serde_json::json;

use crate::{
    support::{Desk, Window, wait_for},
    ways::{self, ANNA, BRUNO, TwoFactor},
};

#[test]
fn a_locked_desk_shows_nothing_and_opens_to_the_password__SI_6_SI_5() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);

    window.to_sign_in();
    window.focus();
    desk.press("ctrl+l");
    window.wait_for_screen("locked");
    window.wait_for_text("main", "Locked: Anna Keller");
    assert!(
        !window.source().contains(ways::VENUE),
        "the content is gone from the page"
    );
    window.picture("locked");
    window.to_management();
    window.wait_for_screen("locked");
    assert!(
        !window.source().contains(ANNA.username),
        "from both windows"
    );
    window.picture("management-locked");

    window.to_sign_in();
    window.fill("password", "not the password");
    window.click("primary");
    window.wait_for_alert("not right. Try again.");
    assert_eq!(
        window.value("password"),
        "",
        "a refused password does not stay"
    );
    window.picture("wrong-password");
    window.fill("password", ANNA.password);
    window.click("primary");
    window.wait_for_screen("signed_in");
    // The management window is where it was.
    window.to_management();
    window.wait_for_screen("operators");
}

#[test]
fn the_desk_locks_with_the_computers_screen__SI_6() {
    let desk = Desk::new();
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::Off);

    // What the service key opened is not left standing open.
    ways::open_service_access(&window, &service_key);
    desk.signal("org.gnome.ScreenSaver.ActiveChanged", "true");
    window.wait_for_screen("sign_in");

    ways::sign_in(&window, &ANNA);
    desk.signal("org.freedesktop.ScreenSaver.ActiveChanged", "true");
    window.wait_for_screen("locked");
    window.wait_for_text("main", "Locked: Anna Keller");
    window.fill("password", ANNA.password);
    window.click("primary");
    window.wait_for_screen("signed_in");

    desk.signal("org.gnome.ScreenSaver.ActiveChanged", "true");
    window.wait_for_screen("locked");
    window.fill("password", ANNA.password);
    window.click("primary");
    window.wait_for_screen("signed_in");

    // On this desk's bus logind's signals arrive too: it is the system's bus as well.
    desk.signal("org.freedesktop.login1.Manager.PrepareForSleep", "true");
    window.wait_for_screen("locked");
}

#[test]
fn switch_operator_ends_the_session_in_both_windows__SI_6_OP_6() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    let password = ways::new_operator(&window, &BRUNO, "operator");
    ways::switch_operator(&window);
    // The management window goes with the session that it was opened in.
    window.wait_for_windows(1);
    ways::choose_password(&window, &BRUNO, &password);
    window.wait_for_screen("signed_in");
    assert!(
        !window.shows("[data-action=manage-operators]"),
        "an operator manages nobody"
    );
    // And asking past the page opens nothing (OP-6).
    let answer = window.invoke("open_management", &json!({}));
    assert!(answer.contains("not_allowed"), "{answer}");
    assert_eq!(window.windows(), 1);

    // From a locked desk, too, the next one can sign in.
    window.click("lock");
    window.wait_for_screen("locked");
    window.click("switch-operator");
    ways::sign_in(&window, &ANNA);
}

#[test]
fn a_second_start_raises_the_first_window_and_ends__SE_18() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    let other_window = desk.take_the_focus_away();
    assert_ne!(desk.active_window(), "Guichet");

    let mut second = desk.start_second_app();
    let started = std::time::Instant::now();
    let status = wait_for("the second start to end", || {
        second.try_wait().expect("a process of ours")
    });
    assert!(
        started.elapsed() < std::time::Duration::from_secs(2),
        "within two seconds"
    );
    assert!(status.success(), "and it is no failure: {status}");
    wait_for("the first window to be raised", || {
        (desk.active_window() == "Guichet").then_some(())
    });
    assert_eq!(desk.app_processes().len(), 1);
    drop(other_window);
    window.wait_for_screen("sign_in");
}

#[test]
fn a_session_dies_with_the_app__SI_5_SI_4() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    desk.kill(window);
    let window = desk.start_app();
    window.wait_for_screen("sign_in");
}

#[test]
fn a_desk_has_a_name_fills_the_screen_until_somebody_signed_in_and_starts_with_the_computer__SI_6_AU_1()
 {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    assert!(!fills_the_screen(&window));
    ways::manage(&window);
    ways::open_institution(&window);
    window.scroll_to("#desk-name");
    window.put("desk-name", "");
    window.click("save-desk");
    window.wait_for_alert("Enter a name for this desk.");
    window.fill("desk-name", "Foyer left");
    window.click_on("#full-screen");
    window.click_on("#starts-with-computer");
    window.click("save-desk");
    window.wait_for_text("[data-desk-saved]", "Desk saved.");
    window.picture_in_each_language("A3-this-desk");
    let starts = desk.folder().join("home/.config/autostart");
    let entries = || fs::read_dir(&starts).map_or(0, Iterator::count);
    assert_eq!(entries(), 1, "the system starts it");
    desk.close(window);

    let window = desk.start_app();
    window.wait_for_screen("sign_in");
    wait_for("a full screen", || fills_the_screen(&window).then_some(()));
    window.picture("full-screen");
    ways::sign_in(&window, &ANNA);
    wait_for("a window", || (!fills_the_screen(&window)).then_some(()));
    window.wait_for_text("main", "Foyer left");
    window.click("lock");
    window.wait_for_screen("locked");
    wait_for("a full screen", || fills_the_screen(&window).then_some(()));
    window.fill("password", ANNA.password);
    window.click("primary");
    ways::manage(&window);
    ways::open_institution(&window);
    window.scroll_to("#desk-name");
    window.click_on("#full-screen");
    window.click_on("#starts-with-computer");
    window.click("save-desk");
    window.wait_for_text("[data-desk-saved]", "Desk saved.");
    assert_eq!(entries(), 0);
    ways::open_trail(&window);
    window.wait_for_text("[data-entry]", "Foyer left");
}

fn fills_the_screen(window: &Window) -> bool {
    let fills = "return window.innerWidth === screen.width && window.innerHeight === screen.height";
    window.script(fills, Vec::new()) == json!(true)
}

#[test]
fn a_page_that_dies_is_there_again_and_the_desk_stands_where_it_stood() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::On);
    window.wait_for_screen("get_app");
    desk.kill(window);
    let window = desk.start_app();
    window.wait_for_screen("sign_in");
    window.focus();
    window.picture("before");
    let untouched = desk.photograph("untouched");
    let typed = "what somebody is typing at that moment";
    desk.type_text(typed);
    window.wait_until("the text", async |client| {
        let script = "return document.activeElement.value";
        (client.execute(script, vec![]).await.ok()? == json!(typed)).then_some(())
    });
    // The driver knows the page no longer: from here on there are keys, and what is on the screen.
    desk.kill_pages();
    desk.wait_to_look_like(&untouched);
    desk.type_text(ANNA.username);
    desk.press("Tab");
    desk.type_text(ANNA.password);
    desk.press("Return");
    desk.wait_for_qr_code(ways::APP_STORE);
}
