//! A backup, made at one computer and restored at another.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    support::{Desk, Window},
    ways::{self, ANNA, BRUNO, TwoFactor},
};

const SAVE: &str = "Back up Guichet";
const OPEN: &str = "Choose a Guichet backup";
const ENDING: &str = "guichet-backup";

/// The page of backups, from anywhere in the management window, and a file's name in the person's home, up
/// to the key that makes the backup there.
#[track_caller]
pub fn name_backup(desk: &Desk, window: &Window, name: &str) -> PathBuf {
    window.click("nav-backup");
    window.wait_for_screen("backup");
    window.click("back-up");
    let file = desk.folder().join("home").join(format!("{name}.{ENDING}"));
    desk.name_new_file(SAVE, &file);
    file
}

/// The same, to the end.
#[track_caller]
pub fn back_up(desk: &Desk, window: &Window, name: &str) -> PathBuf {
    let file = name_backup(desk, window, name);
    desk.choose_named_file(SAVE);
    window.wait_for_text("[data-made]", &format!("{name}.{ENDING} is written"));
    file
}

/// The only backup in the person's home.
#[track_caller]
fn backup_in_home(desk: &Desk) -> PathBuf {
    let home = fs::read_dir(desk.folder().join("home")).expect("the home");
    let files = home.map(|entry| entry.expect("a file").path());
    let is_backup = |file: &PathBuf| file.extension().is_some_and(|ending| ending == ENDING);
    let backups: Vec<_> = files.filter(is_backup).collect();
    assert_eq!(backups.len(), 1, "{backups:?}");
    backups[0].clone()
}

/// The dialog that checks a backup, up to what is in it.
#[track_caller]
pub fn check(desk: &Desk, window: &Window, file: &Path, service_key: &str) {
    window.click("open-restore");
    window.click("choose-backup");
    desk.choose_file(OPEN, file);
    let name = file.file_name().expect("a name").to_string_lossy();
    window.wait_for_text("[data-backup-file]", &name);
    window.fill("service-key", service_key);
    window.click("check-backup");
    window.wait_to_see("[data-contents]");
}

#[test]
fn a_backup_is_restored_at_another_computer_and_the_same_phone_signs_in__RE_2_SE_17() {
    let old = Desk::new();
    let window = old.start_app();
    let service_key = ways::set_up(&window, TwoFactor::On);
    let phone = ways::register(&old, &window);
    ways::manage(&window);
    window.wait_for_text("[data-backup-reminder]", "There is no backup");
    window.picture("reminder");
    window.click("go-to-backup");
    window.wait_for_screen("backup");
    window.wait_until_gone("[data-backup-reminder]");
    window.picture("backup");
    window.click("back-up");
    old.choose_no_file(SAVE);
    window.wait_for_text("[data-action=back-up]", "Back up now");
    // Under the name that is proposed.
    window.click("back-up");
    old.choose_proposed_file(SAVE);
    window.wait_for_text("[data-made]", "is written");
    let file = backup_in_home(&old);
    window.wait_for_text("[data-last-backup]", "today at");
    window.picture("backed-up");
    // Never in place of a file that is there: the system asks, the person says yes, and Guichet refuses.
    let before = fs::read(&file).expect("the backup");
    assert!(!before.is_empty());
    window.click("back-up");
    old.replace_proposed_file(SAVE);
    window.wait_for_alert("a backup never replaces one. Choose another name.");
    window.picture("file-exists");
    let after = fs::read(&file).expect("the backup");
    assert!(after == before, "not a byte of it has changed");
    assert_eq!(backup_in_home(&old), file, "and there is no other");
    assert_eq!(
        fs::read_dir(old.data())
            .expect("the data folder")
            .filter(|entry| {
                let name = entry.as_ref().expect("a file").file_name();
                name.to_string_lossy().contains("snapshot")
            })
            .count(),
        0,
        "no copy of the database stays"
    );
    window.click("nav-operators");
    window.wait_for_screen("operators");
    assert!(!window.shows("[data-backup-reminder]"));
    window.to_sign_in();
    old.close(window);

    // Another computer, with an empty keyring.
    let new = Desk::new();
    let file = {
        let brought = new.folder().join("home/brought").with_extension(ENDING);
        fs::copy(&file, &brought).expect("the backup is brought along");
        brought
    };
    let window = new.start_app();
    window.wait_for_screen("welcome");
    assert_eq!(new.keyring().entries(), 0);
    window.click("open-restore");
    window.picture("restore");
    window.click("close");
    check(&new, &window, &file, &service_key);
    window.wait_for_text("[data-operators]", "1, 1 of them an administrator");
    window.wait_for_text("[data-loses=nothing]", "Nothing is lost.");
    window.picture("checked");
    assert_eq!(new.keyring().entries(), 0, "checking changes nothing");
    window.click("restore-backup");
    window.wait_for_screen("sign_in");
    window.wait_for_text("h1", ways::VENUE);
    window.picture("restored");
    assert_eq!(new.keyring().entries(), 2, "the key, and the anchor");

    // The same phone signs in, with the first code that nobody can have used before.
    ways::enter_password(&window, ANNA.username, ANNA.password);
    ways::enter_code(&window, &phone.code());
    window.wait_for_alert("That code was already used. Wait for the next one.");
    phone.wait_for_new_code();
    ways::enter_code_again(&window, &phone.wait_for_new_code());
    window.wait_for_screen("signed_in");
    ways::manage(&window);
    ways::open_operator(&window, &ANNA);
    window.to_sign_in();

    // And after the next start.
    new.close(window);
    let window = new.start_app();
    window.wait_for_screen("sign_in");
    ways::enter_password(&window, ANNA.username, ANNA.password);
    window.wait_for_screen("enter_code");
}

#[test]
fn an_older_state_over_newer_data_is_typed_for__RE_2_SE_17() {
    let desk = Desk::new();
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    let file = back_up(&desk, &window, "carouge");
    window.click("nav-operators");
    window.wait_for_screen("operators");
    ways::new_operator(&window, &BRUNO, "operator");
    window.wait_for_count("[data-username]", 2);
    window.to_sign_in();
    window.click("sign-out");

    ways::open_service_access(&window, &service_key);
    check(&desk, &window, &file, &service_key);
    window.wait_for_text("[data-loses=changes]", "something changed here");
    window.picture("older-state");
    window.click("restore-backup");
    window.wait_for_alert("Type the short name to restore the backup all the same.");
    window.fill("confirmation", "Geneva");
    window.click("restore-backup");
    window.wait_for_alert("That is not the institution's short name.");
    window.picture("older-state-wrong-name");
    window.fill("confirmation", ways::SHORT_NAME);
    window.click("restore-backup");
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    window.wait_for_count("[data-username]", 1);
    assert_eq!(desk.keyring().entries(), 2, "the old key is gone");
}

#[test]
fn a_damaged_desk_is_restored_from_the_command_line__RE_2() {
    let desk = Desk::new();
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    let file = back_up(&desk, &window, "carouge");
    let file = file.to_str().expect("a path");
    window.to_sign_in();
    let running = desk.run_command(&["check-backup", file], &service_key);
    assert_eq!(running.code, 3, "{running:?}");
    desk.close(window);

    // Open data is replaced by nobody who does not have its key.
    let other = "0000-0000-0000-0000-0000-0000-0000-0000-0000";
    let refused = desk.run_command(&["restore", file], other);
    assert_eq!(refused.code, 5, "{refused:?}");

    desk.damage_database();
    let before = desk.database();
    let checked = desk.run_command(&["check-backup", file], &service_key);
    assert_eq!(checked.code, 0, "{checked:?}");
    assert!(
        checked.said.contains("This backup is whole."),
        "{checked:?}"
    );
    assert!(checked.said.contains(ways::VENUE), "{checked:?}");
    assert_eq!(desk.database(), before, "not a byte has changed");

    // Nobody can say what was in there: the short name is typed.
    let called_off = desk.run_command(&["restore", file], &service_key);
    assert_eq!(called_off.code, 6, "{called_off:?}");
    assert_eq!(desk.database(), before, "not a byte has changed");
    let lines = format!("{service_key}\n{}", ways::SHORT_NAME);
    let restored = desk.run_command(&["restore", file], &lines);
    assert_eq!(restored.code, 0, "{restored:?}");
    assert!(restored.said.contains("is restored"), "{restored:?}");

    let window = desk.start_app();
    ways::sign_in(&window, &ANNA);
}
