//! Killed while the data is set up.

use super::{Tally, assert_nothing_is_half};
use crate::{
    support::{Cuts, Desk, Window, rounds_of},
    ways::{self, ANNA, TwoFactor},
};

#[test]
fn killed_while_it_is_set_up_it_starts_afresh_or_is_set_up__SU_4_SU_1() {
    let mut cuts = Cuts::of(5);
    let begin_to_set_up = |window: &Window| {
        ways::set_up_to_the_service_key(window, TwoFactor::Off);
        let asked = ways::asked_group(window);
        let group = window.text(&format!("[data-group='{asked}']"));
        window.fill("service-key-group", &group);
    };
    let confirm = |window: &Window| window.click_soon("[data-action=primary]");
    let uncut = Desk::with_numbered_steps();
    let window = uncut.start_app();
    begin_to_set_up(&window);
    let (setting_up, ()) = uncut.course_of(|| {
        confirm(&window);
        window.wait_in_page("[data-screen=sign_in]");
    });
    uncut.kill(window);
    let mut set_ups = Tally::default();
    for round in 1..=rounds_of(3, &[&setting_up]) {
        let desk = Desk::with_numbered_steps();
        let window = desk.start_app();
        begin_to_set_up(&window);
        let cut = cuts.next(&setting_up);
        desk.cut_off(cut, window, confirm);
        let is_set_up = desk.look_into_database("select count(*) from institution") == "1";
        set_ups.count(is_set_up);
        if is_set_up {
            assert_nothing_is_half(&desk, &format!("round {round}, {cut:?}"));
        }
        let window = desk.start_app();
        if is_set_up {
            window.wait_for_screen("sign_in");
        } else {
            window.wait_for_screen("welcome");
            assert_eq!(desk.keyring().entries(), 0, "{cut:?}: no orphan key");
            ways::set_up(&window, TwoFactor::Off);
        }
        ways::sign_in(&window, &ANNA);
        assert_eq!(desk.keyring().entries(), 2, "{cut:?}: a key, an anchor");
        assert_eq!(
            desk.look_into_database("select count(*) from operator"),
            "1"
        );
    }
    set_ups.tell("set-ups");
}
