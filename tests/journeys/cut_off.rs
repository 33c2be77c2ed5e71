//! Killed at any moment (SIGKILL), with everything real around it: what the app leaves is fully old or
//! fully new, `guichet verify` finds nothing, and whoever signs in goes on from there.
//!
//! `GUICHET_FAULT_ROUNDS=300` plays more of it than every run has time for.

use std::fs;

use serde_json::json;

use crate::{
    backup,
    support::{Desk, Moments, Phone, Window, rounds, span_of, wait_for},
    ways::{self, ANNA, BRUNO, TwoFactor},
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
             - (select count(*) from audit_entry where event = 'phone_changed'))",
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

#[test]
fn killed_while_a_phone_is_registered_or_changed_by_the_service_team_nothing_is_half__SE_15_RG_3_PH_1()
 {
    let desk = Desk::new();
    let mut moments = Moments::of(1);
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::On);
    let (_, code) = begin_to_register(&desk, &window);
    window.put_soon("code", &code);
    let (registering, ()) = span_of(|| window.wait_in_page("[data-screen=signed_in]"));
    desk.kill(window);
    let change = ["service", "change-phone", ANNA.username];
    let (changing, ()) = span_of(|| obey(&desk, &change, &service_key));
    let mut window = start(&desk);
    let (mut registrations, mut changes) = (Tally::default(), Tally::default());
    let mut draft: Option<Phone> = None;
    let mut phone: Option<Phone> = None;
    for round in 1..=rounds(4) {
        let when = format!("round {round}");
        if is_asked_for_a_code(&window, ANNA.username, ANNA.password) {
            // CHANGE PHONE was cut off: the old phone is the right one.
            let code = phone.as_ref().expect("a phone").unused_code();
            ways::enter_code(&window, &code);
            window.wait_for_screen("signed_in");
            desk.kill(window);
        } else {
            let (scanned, code) = begin_to_register(&desk, &window);
            if let Some(draft) = draft.take() {
                assert_eq!(
                    scanned.entry().key,
                    draft.entry().key,
                    "{when}: the same key"
                );
            }
            let moment = moments.within(registering);
            desk.kill_after(moment, window, |window| window.put_soon("code", &code));
            assert_nothing_is_half(&desk, &format!("{when}, registering, {moment:?}"));
            let is_registered = desk
                .look_into_database("select count(*) from registration where state = 'confirmed'")
                == "1";
            registrations.count(is_registered);
            *(if is_registered {
                &mut phone
            } else {
                &mut draft
            }) = Some(scanned);
        }
        let is_registered = draft.is_none();
        if is_registered {
            let mut command = desk.start_command(&change);
            command.answer(&service_key);
            let moment = moments.within(changing);
            command.kill_in(moment);
            assert_nothing_is_half(&desk, &format!("{when}, changing, {moment:?}"));
            let living = desk
                .look_into_database("select count(*) from registration where state = 'confirmed'");
            changes.count(living == "0");
        }
        window = start(&desk);
    }
    registrations.tell("registrations");
    changes.tell("changes of phones by the command line");
    // And the work goes on.
    if is_asked_for_a_code(&window, ANNA.username, ANNA.password) {
        let code = phone.expect("a phone").unused_code();
        ways::enter_code(&window, &code);
    } else {
        ways::register(&desk, &window);
    }
    window.wait_for_screen("signed_in");
}

#[test]
fn killed_in_change_phone_the_old_phone_is_right_or_a_new_one_is_registered__PH_1_PH_2_SE_15() {
    let desk = Desk::new();
    let mut moments = Moments::of(2);
    let mut window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::Off);
    ways::enable_two_factor(&window, &service_key);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    let generated = ways::new_operator(&window, &BRUNO, "operator");
    ways::switch_operator(&window);
    ways::choose_password(&window, &BRUNO, &generated);
    ways::register(&desk, &window);
    window.click("sign-out");
    let begin_to_change = |window: &Window| {
        ways::sign_in(window, &ANNA);
        ways::manage(window);
        ways::open_operator(window, &BRUNO);
        ways::fill_in_change_phone(window, "lost");
    };
    let change = |window: &Window| window.click_soon("[data-action=confirm-change-phone]");
    begin_to_change(&window);
    change(&window);
    let (span, ()) = span_of(|| window.wait_in_page("[data-phone-changed]"));
    ways::switch_operator(&window);
    ways::enter_password(&window, BRUNO.username, BRUNO.password);
    let mut phone = ways::register(&desk, &window);
    window.click("sign-out");
    let mut changes = Tally::default();
    for round in 1..=rounds(3) {
        begin_to_change(&window);
        let moment = moments.within(span);
        desk.kill_after(moment, window, change);
        assert_nothing_is_half(&desk, &format!("round {round}, {moment:?}"));
        window = start(&desk);
        let is_old = is_asked_for_a_code(&window, BRUNO.username, BRUNO.password);
        changes.count(!is_old);
        if is_old {
            ways::enter_code(&window, &phone.unused_code());
            window.wait_for_screen("signed_in");
        } else {
            phone = ways::register(&desk, &window);
        }
        window.click("sign-out");
    }
    changes.tell("changes of phones in the window");
}

#[test]
fn killed_while_a_backup_is_made_it_is_whole_or_not_there__RE_2_SE_17() {
    let desk = Desk::new();
    let mut moments = Moments::of(3);
    let mut window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::Off);
    let begin_to_back_up = |window: &Window, name: &str| {
        ways::sign_in(window, &ANNA);
        ways::manage(window);
        backup::name_backup(&desk, window, name)
    };
    begin_to_back_up(&window, "uncut");
    desk.press("Return");
    let (span, ()) = span_of(|| window.wait_in_page("[data-made]"));
    window.to_sign_in();
    window.click("sign-out");
    let mut backups = Tally::default();
    for round in 1..=rounds(3) {
        let file = begin_to_back_up(&window, &round.to_string());
        let moment = moments.within(span);
        desk.kill_after(moment, window, |_| desk.press("Return"));
        assert_nothing_is_half(&desk, &format!("round {round}, {moment:?}"));
        backups.count(file.exists());
        if file.exists() {
            let file = file.to_str().expect("a path");
            let checked = desk.run_command(&["check-backup", file], &service_key);
            assert_eq!(checked.code, 0, "round {round}, {moment:?}: {checked:?}");
        }
        window = start(&desk);
        let left: Vec<_> = fs::read_dir(desk.data())
            .expect("the data folder")
            .map(|entry| entry.expect("a file").file_name())
            .filter(|name| name.to_string_lossy().contains("snapshot"))
            .collect();
        assert!(left.is_empty(), "no copy of the database stays: {left:?}");
    }
    backups.tell("backups");
    ways::sign_in(&window, &ANNA);
}

#[test]
fn killed_while_a_backup_is_restored_the_data_is_the_old_or_the_restored__RE_2_SE_17() {
    let desk = Desk::new();
    let mut moments = Moments::of(4);
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    let alone = backup::back_up(&desk, &window, "alone");
    window.click("nav-operators");
    window.wait_for_screen("operators");
    ways::new_operator(&window, &BRUNO, "operator");
    window.wait_for_count("[data-username]", 2);
    let both = backup::back_up(&desk, &window, "both");
    window.to_sign_in();
    desk.kill(window);

    let operators = || desk.look_into_database("select count(*) from operator");
    let lines = format!("{service_key}\n{}", ways::SHORT_NAME);
    let file = alone.to_str().expect("a path");
    let (span, ()) = span_of(|| obey(&desk, &["restore", file], &lines));
    let mut restores = Tally::default();
    for round in 1..=rounds(5) {
        let before = operators();
        // Always the other one, so that it shows which is there.
        let file = if before == "1" { &both } else { &alone };
        let file = file.to_str().expect("a path");
        let mut command = desk.start_command(&["restore", file]);
        command.answer(&lines);
        let moment = moments.within(span);
        command.kill_in(moment);
        assert_nothing_is_half(&desk, &format!("round {round}, {moment:?}"));
        restores.count(operators() != before);
    }
    restores.tell("restores");
    // In the window, once.
    let (file, after) = if operators() == "1" {
        (&both, "2")
    } else {
        (&alone, "1")
    };
    let window = start(&desk);
    ways::open_service_access(&window, &service_key);
    backup::check(&desk, &window, file, &service_key);
    window.fill("confirmation", ways::SHORT_NAME);
    let moment = moments.within(span);
    desk.kill_after(moment, window, |window| {
        window.click_soon("[data-action=restore-backup]");
    });
    assert_nothing_is_half(&desk, &format!("in the window, {moment:?}"));

    // And another one to its end.
    let window = start(&desk);
    ways::open_service_access(&window, &service_key);
    assert_eq!(desk.keyring().entries(), 2, "of one data: a key, an anchor");
    if operators() != after {
        backup::check(&desk, &window, file, &service_key);
        window.fill("confirmation", ways::SHORT_NAME);
        window.click("restore-backup");
        window.wait_for_screen("sign_in");
    } else {
        window.click("back");
    }
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    let count = after.parse().expect("a number");
    window.wait_for_count("[data-username]", count);
    assert_eq!(desk.keyring().entries(), 2, "and no other is left");
}

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

#[test]
fn killed_while_keys_are_made_the_old_or_the_new_open_everything__SE_14_RE_1() {
    let desk = Desk::new();
    let mut moments = Moments::of(6);
    let mut window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::On);
    let phone = ways::register(&desk, &window);
    window.click("sign-out");
    let question = json!({ "service_key": service_key });
    ways::open_service_access(&window, &service_key);
    let (span, answer) = span_of(|| window.invoke("rotate_keys", &question));
    assert!(answer.starts_with("answered"), "{answer}");
    window.click("back");
    let mut rotations = Tally::default();
    let generation = || desk.look_into_database("select key_generation from institution");
    for round in 1..=rounds(3) {
        let before = generation();
        ways::open_service_access(&window, &service_key);
        let moment = moments.within(span);
        desk.kill_after(moment, window, |window| {
            window.invoke_soon("rotate_keys", &question);
        });
        assert_nothing_is_half(&desk, &format!("round {round}, {moment:?}"));
        rotations.count(generation() != before);
        window = start(&desk);
    }
    rotations.tell("rotations");
    // The phone's secret key opens under whichever it is.
    ways::sign_in_with_code(&window, &ANNA, &phone);
    desk.kill(window);
    // A key that was to be the next one may lie beside the old one; it goes with the next rotation.
    obey(&desk, &["service", "rotate-keys"], &service_key);
    assert_eq!(
        desk.keyring().entries(),
        2,
        "a key, an anchor, and none besides"
    );

    // A lost keyring is made good by a command, cut off.
    desk.keyring().empty();
    let open = ["service", "open"];
    let (span, ()) = span_of(|| obey(&desk, &open, &service_key));
    desk.keyring().empty();
    let mut openings = Tally::default();
    for round in 1..=rounds(3) {
        let mut command = desk.start_command(&open);
        command.answer(&service_key);
        let moment = moments.within(span);
        command.kill_in(moment);
        let (code, said) = desk.run_app(&["verify"]);
        let is_open = code == Some(0);
        openings.count(is_open);
        if is_open {
            desk.keyring().empty();
            continue;
        }
        // The key is not there yet, or is, and the anchor is not: it is said, and the command helps.
        assert!(
            said.contains("does not hold this data's key")
                || said.contains("does not know of this data"),
            "round {round}, {moment:?}: {said}"
        );
    }
    openings.tell("openings with the service key");
    obey(&desk, &open, &service_key);
    assert_nothing_is_half(&desk, "opened");
    let window = start(&desk);
    ways::enter_password(&window, ANNA.username, ANNA.password);
    window.wait_for_screen("enter_code");
}
