//! Killed at any moment (SIGKILL), with everything real around it: what the app leaves is fully old or
//! fully new, `guichet verify` finds nothing, and whoever signs in goes on from there. Moments are drawn
//! in time and among the numbered steps of the act: a transaction begun, a commit, an entry of the keyring
//! asked for, there and answered.
//!
//! `GUICHET_FAULT_ROUNDS=300` plays more of it than every run has time for, at moments in time;
//! `GUICHET_FAULT_ROUNDS=steps` every step once.

mod backups;
mod keys;
mod phones;
mod set_up;

use crate::{
    support::{Desk, Phone, Window, wait_for},
    ways::{self, ANNA, BRUNO, CLARA, Person},
};

/// What must be 0 whenever the app was cut off.
const DIFFERENCES: &[(&str, &str)] = &[
    (
        "operators with two phones",
        "select count(*) from (select 1 from registration where state = 'confirmed'
             group by operator having count(*) > 1)",
    ),
    (
        "registered, and the tables disagree",
        "select count(*) from operator where (registered_at is not null) <> exists (
             select 1 from registration
             where registration.operator = operator.id and state = 'confirmed')",
    ),
    (
        "phones that the trail does not tell of",
        "select abs((select count(*) from registration where confirmed_at is not null)
             - (select count(*) from audit_entry where event = 'phone_registered'))",
    ),
    (
        "changes of phones that the trail does not tell of",
        "select abs((select count(*) from registration
                     where state = 'ended' and confirmed_at is not null)
             - (select count(*) from audit_entry
                     where event in ('phone_changed', 'own_phone_changed')))",
    ),
    (
        "generations of keys that the trail does not tell of",
        "select abs((select key_generation - 1 from institution)
             - (select count(*) from audit_entry where event = 'keys_rotated'))",
    ),
];

/// Nothing is half, as the kill has left it, before any start of the app could tidy up.
#[track_caller]
fn assert_nothing_is_half(desk: &Desk, when: &str) {
    ways::assert_whole(desk, when);
    for (what, query) in DIFFERENCES {
        assert_eq!(desk.look_into_database(query), "0", "{when}: {what}");
    }
}

/// The app starts, and finds nothing.
#[track_caller]
fn start(desk: &Desk) -> Window {
    let window = desk.start_app();
    window.wait_for_screen("sign_in");
    window
}

/// How often what was cut off had happened, and how often it had not. Each round is held against the
/// rules by itself, whichever of the two it is. A few rounds show no more than that: all their moments may
/// lie on one side.
#[derive(Debug, Default)]
struct Tally {
    old: u32,
    new: u32,
}

impl Tally {
    fn count(&mut self, is_new: bool) {
        *(if is_new { &mut self.new } else { &mut self.old }) += 1;
    }

    /// Says how many there were of each. Of many rounds neither is all, which shows that the moments lie
    /// where they should, on both sides of what counts; of fewer nothing is asserted here.
    #[track_caller]
    fn tell(&self, what: &str) {
        const MANY: u32 = 50;
        eprintln!("{what}: {self:?}");
        if self.old + self.new >= MANY {
            assert!(self.old > 0 && self.new > 0, "{what}: {self:?}");
        }
    }
}

/// L1, and where it leads; whether a code is asked for.
#[track_caller]
fn is_asked_for_a_code(window: &Window, username: &str, password: &str) -> bool {
    ways::enter_password(window, username, password);
    let leads_to = wait_for("C1 or R1", || {
        // While one is replaced by the next there may be none.
        Some(window.screen()).filter(|screen| screen != "sign_in" && !screen.starts_with('('))
    });
    match leads_to.as_str() {
        "enter_code" => true,
        "get_app" => false,
        other => panic!("{other}"),
    }
}

/// A command of the service team's, to its end.
#[track_caller]
fn obey(desk: &Desk, arguments: &[&str], service_key: &str) {
    let ended = desk.run_command(arguments, service_key);
    assert_eq!(ended.code, 0, "{ended:?}");
}

/// R1 and R2, up to the first code on C1: the phone that has scanned, and that code.
#[track_caller]
fn begin_to_register(desk: &Desk, window: &Window) -> (Phone, String) {
    window.wait_for_screen("get_app");
    window.click("primary");
    window.wait_for_screen("register");
    let phone = ways::scan(desk, window);
    window.click("primary");
    window.wait_for_screen("enter_code");
    let code = phone.unused_code();
    (phone, code)
}

/// Secret keys that lie sealed: they have to open after whatever happened to the data.
struct Sealed {
    /// Bruno's, with which he signs in.
    phone: Phone,
    /// Clara's, who is asked for a code and has entered none yet.
    draft: Phone,
}

impl Sealed {
    /// From L1 of data where two-factor sign-in is off, and back to it: two operators get their keys.
    #[track_caller]
    fn lay(desk: &Desk, window: &Window, service_key: &str) -> Self {
        ways::enable_two_factor(window, service_key);
        ways::sign_in(window, &ANNA);
        ways::manage(window);
        let [brunos, claras] =
            [&BRUNO, &CLARA].map(|person| ways::new_operator(window, person, "operator"));
        ways::switch_operator(window);
        ways::choose_password(window, &BRUNO, &brunos);
        let phone = ways::register(desk, window);
        window.click("sign-out");
        ways::choose_password(window, &CLARA, &claras);
        let draft = see_draft(desk, window);
        Self { phone, draft }
    }

    /// Both open, from L1 and back to it.
    #[track_caller]
    fn assert_open(&self, desk: &Desk, window: &Window, when: &str) {
        self.assert_phone_opens_at_times(window, when);
        self.assert_draft_opens(desk, window, when);
    }

    /// The phone's opens, where it has a code that it has not given out: every round would wait for one, or
    /// count a used one as wrong.
    #[track_caller]
    fn assert_phone_opens_at_times(&self, window: &Window, when: &str) {
        if let Some(code) = self.phone.code_at_hand() {
            assert_right_code(window, &BRUNO, &code, when);
        }
    }

    #[track_caller]
    fn assert_phone_opens(&self, window: &Window, when: &str) {
        assert_right_code(window, &BRUNO, &self.phone.code(), when);
    }

    /// The other one opens: it is shown again.
    #[track_caller]
    fn assert_draft_opens(&self, desk: &Desk, window: &Window, when: &str) {
        ways::enter_password(window, CLARA.username, CLARA.password);
        let shown = see_draft(desk, window);
        assert_eq!(shown.entry().key, self.draft.entry().key, "{when}");
    }
}

/// From L1 and back to it: this code is let in, or was used. Either is told by the opened secret key alone;
/// which it is depends on what the app can know to be unused.
#[track_caller]
fn assert_right_code(window: &Window, person: &Person, code: &str, when: &str) {
    ways::enter_password(window, person.username, person.password);
    ways::enter_code(window, code);
    let answer = wait_for("an answer", || {
        if window.screen() == "signed_in" {
            return Some("signed in".to_owned());
        }
        let alerts = window.texts("[role=alert]").join(" ");
        (!alerts.is_empty()).then_some(alerts)
    });
    if answer == "signed in" {
        window.click("sign-out");
    } else {
        assert!(
            answer.contains("That code was already used."),
            "{when}: {answer}"
        );
        window.click("back");
    }
    window.wait_for_screen("sign_in");
}

/// R1, R2 and back to L1: the secret key that is shown.
#[track_caller]
fn see_draft(desk: &Desk, window: &Window) -> Phone {
    window.wait_for_screen("get_app");
    window.click("primary");
    window.wait_for_screen("register");
    let shown = ways::scan(desk, window);
    for before in ["get_app", "sign_in"] {
        window.click("back");
        window.wait_for_screen(before);
    }
    shown
}
