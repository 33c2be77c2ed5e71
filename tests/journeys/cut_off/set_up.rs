//! Killed while the data is set up.

use super::{Tally, assert_nothing_is_half};
use crate::{
    support::{Desk, Moments, Window, rounds, span_of},
    ways::{self, ANNA, TwoFactor},
};

#[test]
fn killed_while_it_is_set_up_it_starts_afresh_or_is_set_up__SU_4_SU_1() {
    let mut moments = Moments::of(5);
    let begin_to_set_up = |window: &Window| {
        ways::set_up_to_the_service_key(window, TwoFactor::Off);
        let asked = ways::asked_group(window);
        let group = window.text(&format!("[data-group='{asked}']"));
        window.fill("service-key-group", &group);
    };
    let confirm = |window: &Window| window.click_soon("[data-action=primary]");
    let uncut = Desk::new();
    let window = uncut.start_app();
    begin_to_set_up(&window);
    confirm(&window);
    let (span, ()) = span_of(|| window.wait_in_page("[data-screen=sign_in]"));
    uncut.kill(window);
    let mut set_ups = Tally::default();
    for round in 1..=rounds(3) {
        let desk = Desk::new();
        let window = desk.start_app();
        begin_to_set_up(&window);
        let moment = moments.within(span);
        desk.kill_after(moment, window, confirm);
        let is_set_up = desk.look_into_database("select count(*) from institution") == "1";
        set_ups.count(is_set_up);
        if is_set_up {
            assert_nothing_is_half(&desk, &format!("round {round}, {moment:?}"));
        }
        let window = desk.start_app();
        if is_set_up {
            window.wait_for_screen("sign_in");
        } else {
            window.wait_for_screen("welcome");
            assert_eq!(desk.keyring().entries(), 0, "{moment:?}: no orphan key");
            ways::set_up(&window, TwoFactor::Off);
        }
        ways::sign_in(&window, &ANNA);
        assert_eq!(desk.keyring().entries(), 2, "{moment:?}: a key, an anchor");
        assert_eq!(
            desk.look_into_database("select count(*) from operator"),
            "1"
        );
    }
    set_ups.tell("set-ups");
}
