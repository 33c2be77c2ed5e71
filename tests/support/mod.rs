//! What the journeys stand on: a **desk** with everything real on it (a display, a keyring, the
//! app in its window), and a **phone** that is an independent program and knows only what a
//! camera sees.
//!
//! Nothing here knows the app's code. A journey sees what an operator sees, and a failure leaves
//! a picture of it.
#![allow(
    dead_code,
    unused_imports,
    reason = "each journey uses what it needs of the desk, and the desk offers what an operator has; so do those of \
              an installed app"
)]

mod accessibility;
mod acting;
mod bus;
mod choosing;
mod clothing;
mod command_line;
mod cut_off;
mod demo;
mod desk;
mod disk;
pub mod display;
mod false_clock;
mod faults;
mod files;
mod hands;
mod key_uri;
mod keyboard;
mod keyring;
mod look;
mod numbered_steps;
mod people;
mod phone;
mod pictures;
mod program;
mod screen_reader;
mod searching;
mod seeing;
mod terminal;
mod window;

pub use bus::Bus;
pub use clothing::{unclothed, unclothed_crockford};
pub use command_line::Conversation;
pub use cut_off::{Cuts, Moments, rounds, rounds_of, span_of};
pub use desk::{Desk, HasBus};
pub use disk::Disk;
pub use display::Display;
pub use faults::Failing;
pub use hands::{Effort, Hands};
pub use keyring::Keyring;
pub use people::{ANNA, BRUNO, CLARA, Person};
pub use phone::Phone;
pub use pictures::Pictures;
pub use program::Program;
pub use screen_reader::{Role, ScreenReader};
pub use searching::Secrets;
pub use window::Window;

use std::{
    thread,
    time::{Duration, Instant},
};

/// How long anything may take before a journey fails. A busy computer with two cores does the
/// slowest step, a password's hash while two other journeys start their windows, in a few seconds.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// How often a condition is looked at again.
const GLANCE: Duration = Duration::from_millis(50);

/// Looks until `look` finds something, and fails in words when it doesn't in time.
#[track_caller]
pub fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(
            Instant::now() < deadline,
            "waited {PATIENCE:?} in vain for {what}"
        );
        thread::sleep(GLANCE);
    }
}
