//! A computer whose clock is wrong: libfaketime between the app and the real one. Only the app is under
//! it; the phone, the keyring and the journey go by the real clock.

use std::{env::consts::ARCH, fs, path::PathBuf};

use super::{Desk, Window};

/// Where Debian has the library for this machine's architecture.
fn library() -> String {
    format!("/usr/lib/{ARCH}-linux-gnu/faketime/libfaketimeMT.so.1")
}

impl Desk {
    /// Starts the app on a clock that is so many seconds ahead of the real one.
    #[track_caller]
    pub fn start_app_at(&self, ahead: i64) -> Window {
        let library = library();
        assert!(
            fs::exists(&library).unwrap_or_default(),
            "{library} is missing (is libfaketime installed?)"
        );
        self.turn_clock(ahead);
        // Read at every question for the time, so that the clock can be turned at once. The monotonic
        // clock goes on as it does when a person sets the time.
        self.start_app_through(&format!(
            "env LD_PRELOAD={library} FAKETIME_TIMESTAMP_FILE='{}' FAKETIME_NO_CACHE=1 \
             FAKETIME_DONT_FAKE_MONOTONIC=1 DONT_FAKE_MONOTONIC=1",
            self.clock().display()
        ))
    }

    /// Sets that clock while the app runs.
    #[track_caller]
    pub fn turn_clock(&self, ahead: i64) {
        // In one step: the app may be reading.
        let new = self.clock().with_extension("new");
        fs::write(&new, format!("{ahead:+}\n")).expect("the clock's file");
        fs::rename(new, self.clock()).expect("the clock is set");
    }

    fn clock(&self) -> PathBuf {
        self.folder().join("run/clock")
    }
}
