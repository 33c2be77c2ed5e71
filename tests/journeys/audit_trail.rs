//! A4: what was done is read, filtered, checked and taken along.

use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf};

use serde_json::Value;

use crate::{
    support::{Desk, Window},
    ways::{self, ANNA, BRUNO, CLARA, Person, TwoFactor},
};

/// Somebody whose name a spreadsheet would take for a formula.
const FORMULA: Person = Person {
    display_name: "=SUM(1;2), \"Œ\"",
    username: "@sum",
    password: "",
};

/// The file that was just saved, and that it is this person's alone.
#[track_caller]
fn saved(window: &Window) -> PathBuf {
    let path = PathBuf::from(window.text("[data-saved] [data-path]"));
    let mode = fs::metadata(&path).expect("the file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "{}", path.display());
    path
}

#[track_caller]
fn wait_for_entries(window: &Window, sentences: &[&str]) {
    window.wait_for_count("[data-entry]", sentences.len());
    assert_eq!(window.texts("[data-entry] .what"), sentences);
}

#[test]
fn what_was_done_is_read_filtered_and_taken_along__AU_2_AU_3_SE_23() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    ways::new_operator(&window, &BRUNO, "operator");
    ways::new_operator(&window, &FORMULA, "operator");
    ways::new_operator(&window, &CLARA, "administrator");
    ways::open_operator(&window, &BRUNO);
    window.click("disable");
    window.click("confirm-disable");
    window.wait_for_text("main", "Disabled: may not sign in");

    ways::open_trail(&window);
    window.text("[data-standing=complete]");
    window.wait_for_text("[data-standing]", "Complete and unchanged up to");
    let everything = [
        "Anna Keller disabled Bruno Frei",
        "Anna Keller added Clara Rossi",
        "Anna Keller added =SUM(1;2), \"Œ\"",
        "Anna Keller added Bruno Frei",
        "Anna Keller signed in",
        "Anna Keller set the institution up",
    ];
    wait_for_entries(&window, &everything);
    window.picture("trail");

    // One person, found by typing and chosen with the keyboard.
    window.fill("trail-person", "fre");
    window.wait_for_count("[role=option]", 1);
    window.picture("person");
    desk.press("Return");
    wait_for_entries(&window, &[everything[0], everything[3]]);
    window.choose("trail-kind", "phones");
    window.wait_for_text("[data-empty]", "No entry matches these filters.");
    window.picture("nothing-matches");
    window.click("show-everything");
    wait_for_entries(&window, &everything);
    // A day long ago, and then everything but today.
    window.choose("trail-kind", "operators");
    window.wait_for_count("[data-entry]", 4);
    window.set_day("trail-until", "2020-02-29");
    window.wait_for_text("[data-empty]", "No entry matches these filters.");
    window.set_day("trail-until", "");
    window.wait_for_count("[data-entry]", 4);

    window.click("export-csv");
    window.wait_for_text("[data-saved]", "4 entries are saved in");
    window.picture("exported");
    let rows = desk.read_csv(&saved(&window));
    let cells = |column: &str| -> Vec<String> {
        let cell = |row: &Value| row[column].as_str().expect("a text").to_owned();
        rows.iter().map(cell).collect()
    };
    assert_eq!(cells("number"), ["6", "5", "4", "3"]);
    assert_eq!(cells("event")[0], "operator_disabled");
    assert_eq!(cells("actor_operator_name"), [ANNA.username; 4]);
    assert_eq!(
        cells("subject"),
        [
            "Bruno Frei",
            "Clara Rossi",
            "'=SUM(1;2), \"Œ\"",
            "Bruno Frei"
        ],
        "no cell is a formula"
    );
    assert_eq!(cells("subject_operator_name")[2], "'@sum");
    assert!(
        cells("time").iter().all(|time| time.ends_with('Z')),
        "times are UTC: {:?}",
        cells("time")
    );

    // The export is an entry, and the next one holds it.
    window.click("clear-trail-filters");
    window.wait_for_count("[data-entry]", 7);
    assert_eq!(
        window.texts("[data-entry] .what")[0],
        "Anna Keller exported the audit trail (CSV)"
    );
    window.click("export-json-lines");
    window.wait_for_text("[data-saved]", "7 entries are saved in");
    let lines = fs::read_to_string(saved(&window)).expect("the file");
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("an entry"))
        .collect();
    assert_eq!(lines.len(), 7);
    assert_eq!(lines[0]["event"], "trail_exported");
    assert_eq!(lines[0]["reason"], "csv");
    assert_eq!(lines[3]["subject"], FORMULA.display_name);
    window.wait_for_count("[data-entry]", 8);
    window.wait_for_text("main", "Anna Keller exported the audit trail (JSON Lines)");
    let left: Vec<_> = desk
        .files()
        .into_iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "part"))
        .collect();
    assert!(left.is_empty(), "nothing unfinished is left: {left:?}");
}

#[test]
fn an_edit_is_found_at_once_and_named_for_ever_after__AU_2_SE_16() {
    let desk = Desk::new();
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    ways::open_trail(&window);
    desk.edit_trail("update audit_entry set event = 'signed_out' where number = 2;");
    window.click("check-trail");

    // The management window goes with the session, and the sign-in window says why.
    window.to_sign_in();
    window.wait_for_screen("closed");
    window.text("[data-finding=trail_changed]");
    window.wait_for_text("main", "The audit trail was edited at entry 2.");
    ways::open_with_service_key(&window, &service_key);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    ways::open_trail(&window);
    window.wait_for_text("[data-standing=problem]", "Problem at entry 2");
    window.wait_for_text(
        "[data-problem=changed]",
        "Entry 2 was edited outside Guichet. The service team has opened the data in spite of it",
    );
    window.picture("problem");
    window.wait_for_text(
        "main",
        "The service team opened data that was changed outside Guichet (the trail was edited)",
    );
}
