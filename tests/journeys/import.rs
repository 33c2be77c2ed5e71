//! OP-5: the people of a season come out of a file, and the list goes into one.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    support::{Desk, Window},
    ways::{self, ANNA, BRUNO, CLARA, Person, TwoFactor},
};

/// The title of the system's window.
const OPEN: &str = "Choose a file of operators";

/// Somebody who comes out of a file.
const ZOE: Person = Person {
    display_name: "Zoë Müller",
    username: "zoe.mueller",
    password: "eleven paper boats in May",
};

/// A1's button, and the page that it leads to.
#[track_caller]
pub fn open_import(window: &Window) {
    window.click("import-export");
    window.wait_for_screen("import");
}

/// Writes a file into the person's home, and chooses it.
#[track_caller]
pub fn choose(desk: &Desk, window: &Window, name: &str, bytes: &[u8]) {
    let file = desk.folder().join("home").join(name);
    fs::write(&file, bytes).expect("a file to import");
    choose_there(desk, window, &file);
}

#[track_caller]
fn choose_there(desk: &Desk, window: &Window, file: &Path) {
    window.click("choose-import");
    desk.choose_file(OPEN, file);
    let name = file.file_name().expect("a name").to_string_lossy();
    window.wait_for_text("#preview-title", &format!("What {name} would do"));
}

/// New, changed, unchanged and bad rows, as the preview counts them.
#[track_caller]
fn counts(window: &Window) -> [String; 4] {
    ["new", "changed", "unchanged", "bad"]
        .map(|count| window.text(&format!("[data-count={count}] dd")))
}

fn utf_16(text: &str) -> Vec<u8> {
    let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn a_season_s_people_come_out_of_a_file_and_the_list_goes_into_one__OP_5_SE_23() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    ways::new_operator(&window, &BRUNO, "operator");
    window.wait_for_count("[data-username]", 2);
    open_import(&window);
    window.wait_for_text("[data-export-lead]", "Everybody on the list: 2 operators.");
    window.picture("import");

    window.click("save-template");
    window.wait_for_text("[data-saved=template]", "The template is saved in");
    window.picture("template");
    let template = PathBuf::from(window.text("[data-saved=template] [data-path]"));
    let template = fs::read_to_string(template).expect("the template");
    let header = template.lines().next().expect("its header");
    assert_eq!(
        header,
        "\u{feff}Display name,Operator name,E-mail,Role,Two-factor"
    );

    // Somebody chooses nothing, and then the template as it is.
    window.click("choose-import");
    desk.choose_no_file(OPEN);
    window.wait_for_text("[data-action=choose-import]", "Choose a file…");
    choose(&desk, &window, "template.csv", template.as_bytes());
    window.text("[data-bad-row='2'][data-why=example]");

    // As a spreadsheet on Windows in Geneva saves it, with two mistakes in it.
    let bad = b"Nom affich\xe9;Nom d'op\xe9rateur;R\xf4le;Courriel\r\n\
                Zo\xeb M\xfcller;zoe.mueller;;\r\nBruno Frei;bruno.frei;boss;zoe@theatre.example\r\n\
                Clara Rossi;zoe.MUELLER;administrateur;Zoe@theatre.example\r\nDaria;daria;;daria@theatre\r\n";
    choose(&desk, &window, "saison.csv", bad);
    assert_eq!(counts(&window), ["0", "0", "0", "4"]);
    assert_eq!(
        window.texts("[data-bad-row] .found"),
        [
            "zoe.mueller",
            "boss",
            "zoe@theatre.example",
            "zoe.MUELLER",
            "Zoe@theatre.example",
            "daria@theatre"
        ]
    );
    window.wait_for_text(
        "[data-bad-row='4'][data-why=duplicate_email]",
        "Line 3 has the same e-mail. Keep one of the two.",
    );
    window.wait_for_text("[data-bad-row='5']", "This is no e-mail address.");
    window.wait_for_text(
        "[data-bad-row='4']",
        "Line 2 has the same operator name. Keep one of the two.",
    );
    window.wait_to_see("[data-action=import-operators][aria-disabled=true]");
    window.picture("bad-rows");

    // Mended, and saved as "Unicode text".
    let mended = "Nom affiché\tNom d’opérateur\tRôle\tDeux facteurs\tE-mail\r\n\
                  Zoë Müller\tzoe.mueller\t\t\tZoe@theatre.example\r\n\
                  Bruno Frei-Keller\tbruno.frei\t\toui\tbruno@theatre.example\r\n\
                  =SUM(1)\t@sum\t\t\t\r\n\
                  Clara Rossi\tclara.rossi\tadministrateur\tnon\t\r\n";
    choose(&desk, &window, "saison.txt", &utf_16(mended));
    assert_eq!(counts(&window), ["3", "1", "0", "0"]);
    window.wait_for_text(
        "[data-changed-row='3']",
        "Display name: “Bruno Frei” becomes “Bruno Frei-Keller”",
    );
    window.wait_for_text(
        "[data-changed-row='3']",
        "E-mail: “bruno@theatre.example” is added",
    );
    window.wait_for_text("[data-changed-row='3']", "Two-factor is turned on");
    window.wait_for_text("[data-action=import-operators]", "Import 4 operators");
    window.picture("preview");
    // The preview is still there for whoever looks at the list meanwhile.
    window.click("back");
    window.wait_for_screen("operators");
    window.wait_for_count("[data-username]", 2);
    open_import(&window);
    window.click("import-operators");
    window.wait_for_text("[data-imported]", "3 operators added, 1 changed.");
    window.picture("imported");
    assert!(!window.shows("[data-preview]"));

    // What the list shows now is what is exported, and that is imported again without a change.
    window.wait_for_text("[data-export-lead]", "Everybody on the list: 5 operators.");
    window.click("export-operators");
    window.wait_for_text("[data-saved=export]", "5 operators are saved in");
    window.picture("exported");
    let exported = PathBuf::from(window.text("[data-saved=export] [data-path]"));
    let rows = desk.read_csv(&exported);
    let cells = |column: &str| -> Vec<String> {
        let cell = |row: &serde_json::Value| row[column].as_str().expect("a text").to_owned();
        rows.iter().map(cell).collect()
    };
    assert_eq!(
        cells("Operator name"),
        [
            "'@sum",
            ANNA.username,
            BRUNO.username,
            CLARA.username,
            ZOE.username
        ]
    );
    assert_eq!(cells("Display name")[0], "'=SUM(1)", "no cell is a formula");
    assert_eq!(
        cells("E-mail"),
        ["", "", "bruno@theatre.example", "", "Zoe@theatre.example"]
    );
    assert_eq!(cells("Two-factor"), ["no", "no", "yes", "no", "no"]);
    choose_there(&desk, &window, &exported);
    assert_eq!(counts(&window), ["0", "0", "5", "0"]);
    window.wait_for_text("[data-nothing]", "The file changes nothing.");

    // Who was imported has no password before an administrator gives one.
    window.click("back");
    window.wait_for_screen("operators");
    ways::open_operator(&window, &ZOE);
    window.wait_for_text(
        "[data-fact=password]",
        "No password yet: reset the password to give one.",
    );
    window.picture("no-password");
    window.click("reset-password");
    window.click("confirm-reset-password");
    let password = window.text("[data-generated-password]");
    window.click("close");
    ways::open_trail(&window);
    window.wait_for_text("main", "Anna Keller imported operators: 3 added, 1 changed");
    window.wait_for_text("main", "Anna Keller exported the list of operators (CSV)");
    ways::switch_operator(&window);
    ways::enter_password(&window, CLARA.username, "whatever it may be");
    window.wait_for_alert("Operator name or password is not right. Try again.");
    ways::choose_password(&window, &ZOE, &password);
}

#[test]
fn an_import_that_is_cancelled_leaves_everything_as_it_was__OP_5() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    open_import(&window);
    // As many as a file may have: they take seconds, and Cancel a click. (In the core, where it comes
    // between two rows is fixed.)
    let row = |n| format!("Person {n},person.{n}\n");
    let many: String = (0..10_000).map(row).collect();
    let many = format!("Name,Username\n{many}");
    choose(&desk, &window, "many.csv", many.as_bytes());
    assert_eq!(counts(&window), ["10,000", "0", "0", "0"]);
    window.click("import-operators");
    window.wait_to_see("progress");
    window.click("cancel-import");
    window.wait_for_text("[data-cancelled]", "The import was cancelled.");
    window.picture("cancelled");
    window.click("back");
    window.wait_for_screen("operators");
    window.wait_for_count("[data-username]", 1);
    // And after a restart.
    window.to_sign_in();
    desk.close(window);
    let window = desk.start_app();
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    window.wait_for_count("[data-username]", 1);
}

#[test]
fn whoever_was_imported_gets_a_password_on_a_slip__OP_5_OP_2() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    open_import(&window);
    let season = "Name;Username\nBruno Frei;bruno.frei\nZoë Müller;zoe.mueller\n";
    choose(&desk, &window, "season.csv", season.as_bytes());
    window.click("import-operators");
    window.wait_for_text("[data-imported]", "New passwords");
    window.click("nav-operators");
    window.wait_for_count("[data-username]", 3);
    window.click("select-loaded");
    window.click("new-passwords");
    window.wait_for_text("dialog", "New passwords for 2 operators?");
    window.picture_in_each_language("new-passwords");
    window.click("confirm-new-passwords");
    window.wait_for_text("dialog", "2 operators have a new password");
    window.picture_in_each_language("new-passwords-given");
    let names = window.texts("[data-slip] [data-slip-username]");
    let passwords = window.texts("[data-slip] [data-slip-password]");
    assert_eq!(passwords.len(), 2, "all but one's own");
    window.click("close");
    window.wait_until_gone("[data-slip]");
    let page = window.source();
    assert!(passwords.iter().all(|password| !page.contains(password)));

    let zoe = names.iter().position(|name| name == ZOE.username);
    ways::switch_operator(&window);
    ways::choose_password(&window, &ZOE, &passwords[zoe.expect("Zoë's slip")]);
    window.wait_for_screen("signed_in");
}
