//! A desk that can't be opened: what is wrong with its keyring or its data, said in words.

use std::{fs, os::unix::fs::PermissionsExt};

use serde_json::json;

use crate::{
    support::{Desk, Disk, Window},
    ways::{self, ANNA, TwoFactor},
};

/// The app is closed for this reason and says these words. There is a picture of it.
#[track_caller]
fn assert_closed(window: &Window, reason: &str, words: &str) {
    ways::assert_closed(window, reason, words);
    window.picture(reason);
}

#[test]
fn without_a_password_store_the_app_says_so_and_tries_again__SE_13_RE_3() {
    let mut desk = Desk::without_keyring();
    let window = desk.start_app();
    assert_closed(
        &window,
        "key_store_absent",
        "This computer has no password store.",
    );
    desk.start_keyring();
    window.click("try-again");
    window.wait_for_screen("welcome");
}

#[test]
fn without_a_session_bus_the_app_says_so__SE_13() {
    let desk = Desk::without_bus();
    let window = desk.start_app();
    assert_closed(
        &window,
        "key_store_absent",
        "This computer has no password store.",
    );
}

#[test]
fn a_locked_keyring_is_named_and_opens_again__SE_13_RE_3() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    desk.close(window);

    desk.keyring().lock();
    let before = desk.database();
    let window = desk.start_app();
    assert_closed(
        &window,
        "key_store_locked",
        "Unlock it, then choose Try again.",
    );
    assert_eq!(desk.database(), before, "not a byte has changed");

    desk.keyring().unlock();
    window.click("try-again");
    ways::sign_in(&window, &ANNA);
}

#[test]
fn a_key_that_is_gone_is_named_and_no_new_one_is_made__SE_13_RE_3() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    desk.close(window);

    desk.keyring().empty();
    let before = desk.database();
    let window = desk.start_app();
    assert_closed(&window, "key_missing", "no longer holds its key");
    window.click("try-again");
    // The screen is the same before and after: the answer to one more try comes when that one is over, and
    // with it what the keyring has to prove.
    let answer = window.invoke("try_again", &json!({}));
    assert!(answer.contains("key_missing"), "{answer}");
    window.text("[data-reason=key_missing]");
    assert_eq!(desk.keyring().entries(), 0, "no key was made");
    assert_eq!(desk.database(), before, "not a byte has changed");
}

#[test]
fn a_lost_keyring_is_made_good_with_the_service_key__RE_1_RE_3() {
    let desk = Desk::new();
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::On);
    let phone = ways::register(&desk, &window);
    desk.close(window);

    desk.keyring().empty();
    let window = desk.start_app();
    assert_closed(&window, "key_missing", "or use the service key");
    ways::open_with_service_key(&window, "0000-0000");
    window.wait_for_alert("service key");
    window.picture("wrong-service-key");
    ways::enter_service_key(&window, &service_key.to_lowercase());
    // The phone's secret key opens, so its codes are known; but nobody can say which were used
    // while the desk was away, so those up to now count as used.
    ways::enter_password(&window, ANNA.username, ANNA.password);
    ways::enter_code(&window, &phone.code());
    window.wait_for_alert("That code was already used.");
    desk.close(window);

    let window = desk.start_app();
    window.wait_for_screen("sign_in");
}

#[test]
fn data_that_was_edited_is_named_and_opened_with_the_service_key__SE_15_RE_1() {
    let desk = Desk::new();
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::Off);
    desk.close(window);

    desk.edit_database("update operator set two_factor_required = 1, display_name = 'Eve'");
    let window = desk.start_app();
    assert_closed(
        &window,
        "tampered",
        "The name, role or policy of Eve was edited.",
    );
    window.click("try-again");
    window.text("[data-finding=row_changed]");
    window.click("use-service-key");
    window.fill("service-key", &service_key);
    window.picture("service-key");
    window.click("open-service-access");
    ways::sign_in(&window, &ANNA);
    desk.close(window);

    let window = desk.start_app();
    window.wait_for_screen("sign_in");
}

#[test]
fn an_older_copy_of_the_data_is_named__SE_15() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    desk.close(window);
    let before = desk.database();

    let window = desk.start_app();
    ways::enter_password(&window, ANNA.username, "not the password");
    window.wait_for_alert("Operator name or password is not right.");
    desk.close(window);

    desk.put_database_back(&before);
    let window = desk.start_app();
    assert_closed(&window, "tampered", "The whole file is an older one.");
}

#[test]
fn another_key_is_named__SE_13() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    desk.close(window);
    // The same entry with another secret: what a keyring of another computer would hold.
    desk.keyring().exchange_secrets();
    let before = desk.database();
    let window = desk.start_app();
    assert_closed(
        &window,
        "wrong_key",
        "This data belongs to another computer, or its key is gone.",
    );
    assert_eq!(desk.database(), before, "not a byte has changed");
}

#[test]
fn damaged_data_is_left_as_it_is__SE_18() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    desk.close(window);
    desk.damage_database();
    let before = desk.database();
    let window = desk.start_app();
    assert_closed(
        &window,
        "database_damaged",
        "The data of this desk is damaged",
    );
    assert_eq!(desk.database(), before, "not a byte has changed");
}

#[test]
fn on_a_full_disk_nothing_is_accepted_until_there_is_room__SE_5() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    desk.close(window);

    let window = desk.start_app_on(Disk::Small);
    window.wait_for_screen("sign_in");
    desk.fill_disk();
    // Right and wrong get the same answer: neither could be counted, so neither was looked at.
    for password in [ANNA.password, "not the password"] {
        ways::enter_password(&window, ANNA.username, password);
        window.wait_for_alert("this computer's disk may be full");
        window.wait_for_screen("sign_in");
        assert_eq!(window.value("username"), ANNA.username, "a name stays");
    }
    window.picture("no-room");
    desk.free_disk();
    ways::sign_in(&window, &ANNA);
}

#[test]
fn a_disk_that_is_full_at_the_start_is_named_and_opens_once_there_is_room__SE_18() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    desk.close(window);

    let window = desk.start_app_on(Disk::Full);
    assert_closed(&window, "disk_full", "There is no room left");
    desk.free_disk();
    window.click("try-again");
    ways::sign_in(&window, &ANNA);
}

#[test]
fn a_database_that_may_only_be_read_is_named_and_left_as_it_is__SE_18() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    desk.close(window);

    let before = desk.database();
    let window = desk.start_app_on(Disk::ReadOnlyDatabase);
    assert_closed(
        &window,
        "database_read_only",
        "Guichet may read its data but not change it.",
    );
    assert_eq!(desk.database(), before, "not a byte has changed");
}

#[test]
fn a_folder_that_may_not_be_written_is_named__SE_18() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    desk.close(window);

    let before = desk.database();
    let window = desk.start_app_on(Disk::ReadOnlyFolder);
    assert_closed(
        &window,
        "folder_not_writable",
        "Guichet may not write into its own folder.",
    );
    assert_eq!(desk.database(), before, "not a byte has changed");
}

#[test]
fn files_and_folders_are_the_owners_alone_whatever_the_umask__SE_18() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    let paths = desk.paths_of_data();
    assert!(
        paths.iter().any(|path| path.ends_with("guichet.db")),
        "the database is among {paths:?}"
    );
    for path in paths {
        let metadata = fs::symlink_metadata(&path).expect("a file of the app");
        let allowed = if metadata.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(
            metadata.permissions().mode() & 0o777,
            allowed,
            "{}",
            path.display()
        );
    }
}
