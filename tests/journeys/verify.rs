//! `guichet verify`: whether the data is what the app has left, asked from a terminal or a script.

use std::{collections::BTreeMap, fs, path::PathBuf, time::SystemTime};

use crate::{
    support::Desk,
    ways::{self, ANNA, TwoFactor},
};

/// All files of the app, what is in them, and when they were written.
fn left_behind(desk: &Desk) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let files = desk
        .paths_of_data()
        .into_iter()
        .filter(|path| path.is_file());
    files
        .map(|file| {
            let written = fs::metadata(&file).and_then(|file| file.modified());
            let content = fs::read(&file).expect("a file");
            (file, (content, written.expect("a time")))
        })
        .collect()
}

#[test]
fn verify_says_whether_the_data_was_changed_and_changes_nothing__SE_16() {
    let mut desk = Desk::without_keyring();
    let verify = |desk: &Desk, code: i32, words: &[&str]| {
        let (ended, printed) = desk.run_app(&["verify"]);
        assert_eq!(ended, Some(code), "{printed}");
        for words in words {
            assert!(printed.contains(words), "{words:?} in {printed}");
        }
    };
    verify(&desk, 2, &["Nothing was checked. There is no data in"]);
    desk.start_keyring();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    let whole = ["is as Guichet left it", "2 entries is complete"];
    verify(&desk, 0, &whole);
    // The app that runs goes on.
    window.click("sign-out");
    ways::sign_in(&window, &ANNA);
    desk.close(window);

    let before = left_behind(&desk);
    verify(&desk, 0, &["4 entries is complete"]);
    assert_eq!(left_behind(&desk), before, "not a byte, nor a file more");

    desk.edit_trail(
        "update audit_entry set desk = 'elsewhere' where number = 3;
         update operator set display_name = 'Eve';",
    );
    let before = left_behind(&desk);
    let findings = [
        "was changed outside Guichet:",
        "- The name, role or policy of Eve was edited.",
        "- The audit trail was edited at entry 3.",
    ];
    verify(&desk, 1, &findings);
    assert_eq!(left_behind(&desk), before, "not a byte, nor a file more");

    desk.keyring().lock();
    verify(
        &desk,
        2,
        &["Nothing was checked. The password store is locked."],
    );
}

#[test]
fn what_is_no_command_is_named_and_opens_nothing__SE_16() {
    let desk = Desk::without_bus();
    let (ended, printed) = desk.run_app(&["verfy"]);
    assert_eq!(ended, Some(2), "{printed}");
    assert!(printed.contains("verfy"), "{printed}");
    let (ended, printed) = desk.run_app(&["verify", "--help"]);
    assert_eq!(ended, Some(0), "{printed}");
    assert!(printed.contains("2 it could not be checked"), "{printed}");
    assert!(desk.paths_of_data().iter().all(|path| path.is_dir()));
}
