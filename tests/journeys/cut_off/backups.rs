//! Killed while a backup is made or restored.

use std::fs;

use super::{Sealed, Tally, assert_nothing_is_half, obey, start};
use crate::{
    backup,
    support::{Cuts, Desk, Window, rounds_of},
    ways::{self, ANNA, Person, TwoFactor},
};

/// An operator whom only one of two backups has.
const DORA: Person = Person {
    display_name: "Dora Weiss",
    username: "dora.weiss",
    password: "no password of hers is chosen",
};

#[test]
fn killed_while_a_backup_is_made_it_is_whole_or_not_there__RE_2_SE_17() {
    let desk = Desk::with_numbered_steps();
    let mut cuts = Cuts::of(3);
    let mut window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::Off);
    let sealed = Sealed::lay(&desk, &window, &service_key);
    let begin_to_back_up = |window: &Window, name: &str| {
        ways::sign_in(window, &ANNA);
        ways::manage(window);
        backup::name_backup(&desk, window, name)
    };
    begin_to_back_up(&window, "uncut");
    let (backing_up, ()) = desk.course_of(|| {
        desk.press("Return");
        window.wait_in_page("[data-made]");
    });
    window.to_sign_in();
    window.click("sign-out");
    let mut backups = Tally::default();
    for round in 1..=rounds_of(3, &[&backing_up]) {
        let file = begin_to_back_up(&window, &round.to_string());
        let cut = cuts.next(&backing_up);
        desk.cut_off(cut, window, |_| desk.press("Return"));
        assert_nothing_is_half(&desk, &format!("round {round}, {cut:?}"));
        backups.count(file.exists());
        if file.exists() {
            let file = file.to_str().expect("a path");
            let checked = desk.run_command(&["check-backup", file], &service_key);
            assert_eq!(checked.code, 0, "round {round}, {cut:?}: {checked:?}");
        }
        window = start(&desk);
        let left: Vec<_> = fs::read_dir(desk.data())
            .expect("the data folder")
            .map(|entry| entry.expect("a file").file_name())
            .filter(|name| name.to_string_lossy().contains("snapshot"))
            .collect();
        assert!(left.is_empty(), "no copy of the database stays: {left:?}");
        sealed.assert_open(&desk, &window, &format!("round {round}, {cut:?}"));
    }
    backups.tell("backups");
    ways::sign_in(&window, &ANNA);
}

#[test]
fn killed_while_a_backup_is_restored_the_data_is_the_old_or_the_restored__RE_2_SE_17() {
    let desk = Desk::with_numbered_steps();
    let mut cuts = Cuts::of(4);
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::Off);
    let sealed = Sealed::lay(&desk, &window, &service_key);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    let without = backup::back_up(&desk, &window, "without");
    window.click("nav-operators");
    window.wait_for_screen("operators");
    ways::new_operator(&window, &DORA, "operator");
    window.wait_for_count("[data-username]", 4);
    let with = backup::back_up(&desk, &window, "with");
    window.to_sign_in();
    desk.kill(window);

    let operators = || desk.look_into_database("select count(*) from operator");
    let lines = format!("{service_key}\n{}", ways::SHORT_NAME);
    let file = without.to_str().expect("a path");
    let (restoring, ()) = desk.course_of(|| obey(&desk, &["restore", file], &lines));
    let mut restores = Tally::default();
    for round in 1..=rounds_of(5, &[&restoring]) {
        let before = operators();
        // Always the other one, so that it shows which is there.
        let file = if before == "3" { &with } else { &without };
        let file = file.to_str().expect("a path");
        let cut = cuts.next(&restoring);
        desk.cut_off_command(cut, &["restore", file], &lines);
        finish_restore(&desk);
        assert_nothing_is_half(&desk, &format!("round {round}, {cut:?}"));
        restores.count(operators() != before);
        let window = start(&desk);
        // A restore ends what was being registered: the draft is another.
        sealed.assert_phone_opens_at_times(&window, &format!("round {round}, {cut:?}"));
        desk.kill(window);
    }
    restores.tell("restores");
    // In the window, once.
    let (file, after) = if operators() == "3" {
        (&with, "4")
    } else {
        (&without, "3")
    };
    let window = start(&desk);
    ways::open_service_access(&window, &service_key);
    backup::check(&desk, &window, file, &service_key);
    window.fill("confirmation", ways::SHORT_NAME);
    let cut = cuts.next(&restoring);
    desk.cut_off(cut, window, |window| {
        window.click_soon("[data-action=restore-backup]");
    });
    finish_restore(&desk);
    assert_nothing_is_half(&desk, &format!("in the window, {cut:?}"));

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
    sealed.assert_phone_opens(&window, "in the end");
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    let count = after.parse().expect("a number");
    window.wait_for_count("[data-username]", count);
    assert_eq!(desk.keyring().entries(), 2, "and no other is left");
}

/// Where the backup counts and the old data is gone, there is nothing to look at before the next start.
#[track_caller]
fn finish_restore(desk: &Desk) {
    let (_, said) = desk.run_app(&["verify"]);
    if said.contains("Restoring a backup was cut off.") {
        desk.kill(start(desk));
    }
}
