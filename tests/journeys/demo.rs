//! `guichet --demo`: to be tried at once, and without touching anything.

use std::fs;

use crate::{
    support::{Desk, HasBus, Phone, Window, wait_for},
    ways::{self, ANNA, TwoFactor},
};

/// In a demo: signs in as one of those whom its sign-in screen names.
#[track_caller]
fn try_as(window: &Window, username: &str) {
    window.wait_for_screen("sign_in");
    window.click(&format!("demo-{username}"));
    window.click("primary");
}

#[test]
fn a_demo_can_be_tried_at_once_with_and_without_a_phone_and_says_everywhere_that_it_is_one() {
    let desk = Desk::new();
    let window = desk.start_demo();
    window.wait_for_screen("sign_in");
    window.wait_for_text("[data-demo]", "made-up");
    window.picture_in_each_language("demo-sign-in");

    try_as(&window, "anna");
    window.wait_for_screen("signed_in");
    window.wait_for_text("[data-demo]", "made-up");
    window.picture("demo-signed-in");
    ways::manage(&window);
    window.wait_for_text("[data-demo]", "made-up");
    window.wait_to_see("[data-username=bruno]");
    window.picture("demo-operators");
    ways::open_institution(&window);
    window.wait_to_see("#full-screen");
    assert!(
        !window.shows("#starts-with-computer"),
        "a demo does not start with the computer"
    );
    ways::switch_operator(&window);

    try_as(&window, "bruno");
    let phone = ways::register(&desk, &window);
    window.wait_for_text("[data-demo]", "made-up");
    assert_eq!(phone.entry().issuer, "Guichet Demo");
    desk.close_demo(window);
}

#[test]
fn a_demo_beside_the_real_app_touches_neither_its_data_nor_its_keyring() {
    let desk = Desk::new();
    let real = desk.start_app();
    ways::set_up(&real, TwoFactor::Off);
    desk.close(real);
    let (data, entries) = (everything(&desk), desk.keyring().entries());

    // Nothing of a demo's is in this person's folders, while it runs and afterwards.
    let demo = desk.start_demo();
    try_as(&demo, "anna");
    demo.wait_for_screen("signed_in");
    assert!(everything(&desk) == data, "the data is as it was");
    assert_eq!(desk.keyring().entries(), entries, "so is the keyring");
    desk.close_demo(demo);
    assert!(everything(&desk) == data, "the data is as it was");
    assert_eq!(desk.keyring().entries(), entries, "so is the keyring");

    // The real app runs meanwhile, and neither takes the other for itself.
    let beside = desk.start_watched(HasBus::Yes);
    wait_for("the real app", || {
        let lock = fs::File::open(desk.data().join("guichet.lock")).ok()?;
        lock.try_lock().is_err().then_some(())
    });
    let demo = desk.start_demo();
    try_as(&demo, "anna");
    demo.wait_for_screen("signed_in");
    desk.close_demo(demo);
    drop(beside);
    desk.wait_for_the_lock();
    let real = desk.start_app();
    assert!(!real.shows("[data-demo]"), "the real app is no demo");
    ways::sign_in(&real, &ANNA);
    desk.close(real);
}

#[test]
fn a_demo_is_no_desk_without_a_keyring_either() {
    let desk = Desk::without_keyring();
    let demo = desk.start_demo();
    try_as(&demo, "clara");
    demo.wait_for_screen("get_app");
    demo.click("primary");
    demo.wait_for_screen("register");
    let phone = Phone::scan(&desk);
    demo.click("primary");
    ways::enter_code(&demo, &phone.unused_code());
    demo.wait_for_screen("signed_in");
    desk.close_demo(demo);
}

/// Every file of the app's data, byte for byte, its web view's own left out.
fn everything(desk: &Desk) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let paths = desk.paths_of_data().into_iter();
    let mut files: Vec<_> = paths
        .filter_map(|path| Some((path.clone(), fs::read(&path).ok()?)))
        .collect();
    files.sort();
    files
}
