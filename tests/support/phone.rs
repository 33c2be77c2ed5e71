//! The operator's phone: a camera, an authenticator app, a clock.
//!
//! It is a second, independent program: zbar reads the QR code off a photograph of the screen,
//! and oathtool makes the codes. It never asks the app anything.

use std::{
    cell::Cell,
    process::Command,
    time::{SystemTime, UNIX_EPOCH},
};

use super::{Desk, key_uri::KeyUri, program, wait_for};

/// Seconds that a code is shown for.
const STEP: u64 = 30;

/// A phone with one entry in its app.
pub struct Phone {
    entry: KeyUri,
    /// The step of the last code given out by [`Phone::unused_code`].
    used: Cell<u64>,
}

impl Phone {
    /// Points the camera at the desk's screen until it sees a secret key.
    #[track_caller]
    pub fn scan(desk: &Desk) -> Self {
        Self::see(|| desk.qr_codes())
    }

    /// As [`Phone::scan`], with a camera of another screen.
    #[track_caller]
    pub fn see(codes: impl Fn() -> Vec<String>) -> Self {
        Self::with(wait_for("a secret key's QR code on the screen", || {
            codes().iter().find_map(|text| KeyUri::read(text))
        }))
    }

    /// Types the key instead, in the groups that the screen shows it in.
    pub fn typed(account: &str, groups: &str) -> Self {
        Self::with(KeyUri {
            label: account.to_owned(),
            key: groups.split_whitespace().collect(),
            issuer: String::new(),
            others: Vec::new(),
        })
    }

    fn with(entry: KeyUri) -> Self {
        Self {
            entry,
            used: Cell::new(0),
        }
    }

    /// What was scanned.
    pub fn entry(&self) -> &KeyUri {
        &self.entry
    }

    /// The code that the phone shows now.
    pub fn code(&self) -> String {
        self.code_of(step_now())
    }

    /// The code that it will show next, which is accepted already (one step of drift, EC-2).
    pub fn next_code(&self) -> String {
        self.code_of(step_now() + 1)
    }

    /// A code that was not given out yet: the one shown now, the next one, or, when both are used
    /// up, the first that comes. It waits for the real clock, as an operator has to.
    #[track_caller]
    pub fn unused_code(&self) -> String {
        wait_for("the phone's next code", || self.code_at_hand())
    }

    /// The same where there is one without waiting.
    pub fn code_at_hand(&self) -> Option<String> {
        let now = step_now();
        let step = (self.used.get() + 1).max(now);
        (step <= now + 1).then(|| {
            self.used.set(step);
            self.code_of(step)
        })
    }

    /// Waits until the phone shows another code than now, and gives it.
    #[track_caller]
    pub fn wait_for_new_code(&self) -> String {
        let before = step_now();
        wait_for("the phone's next code", || {
            (step_now() > before).then_some(())
        });
        self.code()
    }

    /// Six digits that are no code of this phone, now or near now.
    pub fn wrong_code(&self) -> String {
        let now = step_now();
        let right: Vec<String> = (now - 3..=now + 3).map(|step| self.code_of(step)).collect();
        (0..)
            .map(|number| format!("{number:06}"))
            .find(|code| !right.contains(code))
            .expect("most numbers are no code")
    }

    /// The code of a moment that is `steps` away: what a phone shows whose clock is wrong.
    pub fn code_with_clock_off_by(&self, steps: i64) -> String {
        self.code_of(
            step_now()
                .checked_add_signed(steps)
                .expect("a time after 1970"),
        )
    }

    fn code_of(&self, step: u64) -> String {
        let mut oathtool = Command::new("oathtool");
        // The key goes in by standard input: arguments can be read by every process.
        oathtool.args(["--totp", "-b", "--now", &format!("@{}", step * STEP), "-"]);
        program::read(&mut oathtool, &self.entry.key).expect("a code from oathtool")
    }
}

fn step_now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a time after 1970")
        .as_secs()
        / STEP
}
