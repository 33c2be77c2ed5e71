//! A double click too many: two starts within 50 ms.

use std::{thread, time::Duration};

use crate::{
    support::{Desk, HasBus, Moments, rounds, wait_for},
    ways::{self, ANNA, TwoFactor},
};

/// Between the two starts, at most.
const A_DOUBLE_CLICK: Duration = Duration::from_millis(50);

#[test]
fn of_two_started_at_once_one_goes_on_alone_and_the_other_ends__SE_18() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    desk.kill(window);
    let mut moments = Moments::of(7);
    for bus in [HasBus::Yes, HasBus::No] {
        for round in 1..=rounds(2) {
            let moment = moments.within(A_DOUBLE_CLICK);
            let mut first = desk.start_watched(bus);
            thread::sleep(moment);
            let mut second = desk.start_watched(bus);
            let (ended, other) = wait_for("one of the two to end", || {
                match (first.ended(), second.ended()) {
                    (None, None) => None,
                    (Some(ended), None) => Some((ended, "second")),
                    (None, Some(ended)) => Some((ended, "first")),
                    (Some(one), Some(other)) => panic!("{bus:?}: both ended: {one}, {other}"),
                }
            });
            assert!(ended.success(), "{bus:?}, {round}, {moment:?}: {ended}");
            wait_for("the window of the one that goes on", || {
                (desk.active_window() == "Guichet").then_some(())
            });
            assert_eq!(desk.app_processes().len(), 1, "the {other} goes on alone");
            drop((first, second));
            desk.wait_for_the_lock();
            ways::assert_whole(&desk, &format!("{bus:?}, {round}, {moment:?}"));
        }
    }
    let window = desk.start_app();
    ways::sign_in(&window, &ANNA);
    assert_eq!(desk.keyring().entries(), 2, "no other key was made");
}
