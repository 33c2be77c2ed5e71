//! What is played on a computer on which Guichet's package was installed, and nothing else of ours:
//! `cargo xtask check-package` makes that computer, puts this program on it, and runs one of these after each thing
//! that an administrator of the computer does.
//!
//! The installed program is the one that is shipped, which can't be steered from outside (SE-20). So it is used as a
//! person uses it: by keys, by a screen reader's ears, and by a phone's camera.
#![cfg(target_os = "linux")]
#![allow(
    non_snake_case,
    reason = "a journey's name is a sentence that ends with the ids of its rules"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "the core's clock and environment are handed in; a journey has the real ones"
)]
#![allow(
    clippy::print_stderr,
    reason = "a journey that fails says where its picture is"
)]

#[path = "../support/mod.rs"]
mod support;

mod session;

use std::{fs, path::PathBuf};

use session::Session;
use support::{ANNA, Phone, Role, ScreenReader};

const VENUE: &str = "Theatre de Carouge";
const SHORT_NAME: &str = "Carouge Box Office";

/// After the package was installed.
#[test]
fn anna_sets_up_registers_her_phone_and_signs_in__SU_1_SU_2_SI_3_RG_5() {
    let session = Session::begin();
    let (guichet, reader) = session.start_guichet();

    reader.find(Role::Heading, "Welcome to Guichet");
    session.take_the_keyboard();
    session.picture("welcome");
    session.press("Return");

    reader.find(Role::Heading, "Your institution");
    session.tab_to(&reader, "Name");
    session.type_text(VENUE);
    session.tab_to(&reader, "Short name");
    session.type_text(SHORT_NAME);
    session.press("Return");

    reader.find(Role::Heading, "First administrator");
    for (field, text) in [
        ("Display name", ANNA.display_name),
        ("Operator name", ANNA.username),
        ("Password", ANNA.password),
    ] {
        session.tab_to(&reader, field);
        session.type_text(text);
    }
    session.press("Return");

    reader.find(Role::Heading, "Two-factor sign-in");
    session.tab_to(&reader, "Off for now");
    session.press("Down");
    session.press("Return");

    reader.find(Role::Heading, "Service key");
    type_service_key_back(&session, &reader);

    reader.find(Role::Heading, "Get an authenticator app");
    session.press("Return");
    let phone = Phone::see(|| session.qr_codes());
    session.picture("secret-key");
    session.press("Return");
    reader.find(Role::Field, "Code");
    session.type_text(&phone.code());
    reader.find(Role::Button, "Sign out");
    session.picture("signed-in");

    fs::write(in_annas_pocket(), &phone.entry().key).expect("the phone is kept");
    session.close(guichet);
    assert!(session.keyring().entries() > 0, "the key is in the keyring");
    assert!(session::data().join("guichet.db").is_file(), "the data");
}

/// After a newer package was installed over it, and after it was removed and installed again.
#[test]
fn anna_signs_in_with_the_same_phone() {
    let session = Session::begin();
    let key = fs::read_to_string(in_annas_pocket()).expect("the phone was kept");
    let phone = Phone::typed(ANNA.username, &key);
    let (guichet, reader) = session.start_guichet();

    reader.find(Role::PasswordField, "Password");
    session.take_the_keyboard();
    session.tab_to(&reader, "Operator name");
    session.type_text(ANNA.username);
    session.tab_to(&reader, "Password");
    session.type_text(ANNA.password);
    session.press("Return");
    reader.find(Role::Field, "Code");
    // The last one may be used up.
    session.type_text(&phone.wait_for_new_code());
    reader.find(Role::Button, "Sign out");
    session.picture("signed-in");
    session.close(guichet);
}

/// After the package was purged.
#[test]
fn what_a_purge_leaves_is_in_the_password_store_and_goes_by_the_command_that_it_names() {
    assert!(!session::data().exists(), "no data is left");
    let left = leftovers();
    assert!(left.is_empty(), "these are left: {left:?}");

    let session = Session::begin();
    assert!(
        session.keyring().entries() > 0,
        "the entries that root can't reach"
    );
    let cleared = session
        .command("secret-tool")
        .args(["clear", "service", "app.guichet.desk"])
        .status()
        .expect("secret-tool starts (package libsecret-tools)");
    assert!(cleared.success(), "the entries can be removed");
    assert_eq!(session.keyring().entries(), 0);
}

/// Types the group that is asked for, as it is read.
fn type_service_key_back(session: &Session, reader: &ScreenReader) {
    let asked = support::wait_for("a group that is asked for", || {
        let fields = reader.names(Role::Field);
        fields
            .into_iter()
            .find(|name| name.starts_with("Type group"))
    });
    let number: String = asked.chars().filter(char::is_ascii_digit).collect();
    // Each is read with its number: "6 29JT".
    let groups = reader.names(Role::ListItem);
    let start = format!("{number} ");
    let group = groups.iter().find_map(|group| group.strip_prefix(&start));
    session.tab_to(reader, &asked);
    session.type_text(group.expect("the group that is asked for"));
    session.press("Return");
}

/// What of Guichet lies in Anna's home, besides her phone.
fn leftovers() -> Vec<PathBuf> {
    let mut left = Vec::new();
    let mut ahead = vec![session::home()];
    while let Some(folder) = ahead.pop() {
        for entry in fs::read_dir(folder).expect("a folder of Anna's").flatten() {
            if entry
                .file_name()
                .to_string_lossy()
                .to_lowercase()
                .contains("guichet")
            {
                left.push(entry.path());
            } else if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                ahead.push(entry.path());
            }
        }
    }
    left
}

/// Where the phone's key is between the journeys.
fn in_annas_pocket() -> PathBuf {
    session::home().join("phone")
}
