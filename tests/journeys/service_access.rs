//! The service team helps an administrator back in: in the window, and on the command line of a
//! computer whose window can't come up.

use std::fs;

use crate::{
    support::{Conversation, Desk, Phone, Secrets, Window},
    ways::{self, ANNA, BRUNO, TwoFactor},
};

/// From L1 to Anna, as the service team sees her.
fn choose_anna(window: &Window, service_key: &str) {
    ways::open_service_access(window, service_key);
    window.click_on(&format!("[data-administrator='{}']", ANNA.username));
    window.wait_for_screen("service_administrator");
}

#[test]
fn the_only_administrator_without_phone_and_password_gets_back_in__RE_1_PH_1_PH_2_OP_2() {
    let desk = Desk::new();
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::On);
    let old_phone = ways::register(&desk, &window);
    ways::manage(&window);
    ways::new_operator(&window, &BRUNO, "operator");
    window.to_sign_in();
    window.click("sign-out");

    ways::open_service_access(&window, &service_key);
    window.wait_for_count("[data-administrator]", 1);
    window.picture("service-access");
    window.click_on(&format!("[data-administrator='{}']", ANNA.username));
    window.wait_for_screen("service_administrator");
    window.wait_for_text("[data-fact=phone]", "Phone registered");
    window.picture("administrator");

    window.click("change-phone");
    window.wait_for_text("dialog", "Change phone for Anna Keller?");
    window.click("confirm-change-phone");
    window.wait_for_alert("First check who is asking, then tick the box.");
    window.click_on("#reason-lost");
    window.click_on("#identity-checked");
    window.picture("change-phone");
    window.click("confirm-change-phone");
    let label = format!("{}: {}", ways::SHORT_NAME, ANNA.username);
    window.wait_for_text("[data-phone-changed]", &label);
    window.wait_for_text("[data-fact=phone]", "Waiting for phone");

    window.click("reset-password");
    window.click("confirm-reset-password");
    let generated = window.text("[data-generated-password]");
    window.picture("generated-password");
    window.click("close");
    window.wait_until_gone("[data-generated-password]");
    assert!(
        !window.source().contains(&generated),
        "no password stays in the page"
    );
    window.click("back");
    window.wait_for_screen("service_access");
    window.click("back");

    // The old password is void, and so is the old phone.
    ways::enter_password(&window, ANNA.username, ANNA.password);
    window.wait_for_alert("Operator name or password is not right.");
    ways::choose_password(&window, &ANNA, &generated);
    window.wait_for_screen("get_app");
    window.click("primary");
    window.wait_for_screen("register");
    window.wait_for_text("[data-old-label]", &label);
    let new_phone = Phone::scan(&desk);
    window.click("primary");
    ways::enter_code(&window, &old_phone.unused_code());
    window.wait_for_alert("That code is not right.");
    ways::enter_code_again(&window, &new_phone.unused_code());
    window.wait_for_screen("signed_in");

    // And the trail says whose acts these were.
    ways::manage(&window);
    ways::open_operator(&window, &ANNA);
    window.wait_for_text(
        "main",
        "The service team changed the phone of Anna Keller (lost)",
    );
    window.wait_for_text("main", "The service team reset the password of Anna Keller");
}

#[test]
fn a_new_service_key_takes_the_place_of_the_old_one_once_it_is_typed_back__RE_1_SU_2() {
    let desk = Desk::new();
    let window = desk.start_app();
    let old = ways::set_up(&window, TwoFactor::Off);
    ways::open_service_access(&window, &old);
    window.click("replace-key");
    window.wait_for_screen("new_service_key");
    let thrown_away = window.texts("[data-group]").join("-");
    window.picture("new-service-key");
    // Cut off: the old one is valid.
    desk.kill(window);
    let window = desk.start_app();
    ways::open_service_access(&window, &old);

    window.click("replace-key");
    window.wait_for_screen("new_service_key");
    let new = window.texts("[data-group]").join("-");
    assert!(new != old && new != thrown_away, "each key is shown once");
    window.fill("service-key-group", "0000");
    window.click("primary");
    window.wait_for_alert("That is not the group that was asked for.");
    ways::confirm_service_key(&window);
    window.wait_for_screen("service_access");
    window.wait_for_text("[data-key-replaced]", "Only the new one is valid");
    window.picture("service-key-replaced");
    window.click("back");

    window.wait_for_screen("sign_in");
    window.click("problem");
    window.click("service-access");
    for void in [&old, &thrown_away] {
        ways::enter_service_key(&window, void);
        window.wait_for_alert("That service key is not the one of this institution.");
    }
    ways::enter_service_key(&window, &new);
    window.wait_for_screen("service_access");
}

#[test]
fn the_data_gets_new_keys_and_everyone_goes_on_with_theirs__SE_14() {
    let desk = Desk::new();
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::On);
    let phone = ways::register(&desk, &window);
    window.click("sign-out");
    let entries = desk.keyring().entries();

    ways::open_service_access(&window, &service_key);
    window.click("open-rotation");
    window.picture("rotation");
    window.fill("service-key", "0000");
    window.click("rotate-keys");
    window.wait_for_alert("That is not a whole service key.");
    window.fill("service-key", &service_key);
    window.click("rotate-keys");
    window.wait_for_text("[data-keys-rotated]", "The data has new keys.");
    window.picture("rotated");
    let after = desk.keyring().entries();
    assert_eq!(after, entries, "the new key took the old one's place");
    window.click("back");
    ways::enter_password(&window, ANNA.username, ANNA.password);
    ways::enter_code(&window, &phone.unused_code());
    window.wait_for_screen("signed_in");
    desk.close(window);

    let rotated = desk.run_command(&["service", "rotate-keys"], &service_key);
    assert_eq!((rotated.code, rotated.complained.as_str()), (0, ""));
    let window = desk.start_app();
    ways::enter_password(&window, ANNA.username, ANNA.password);
    ways::enter_code(&window, &phone.unused_code());
    ways::manage(&window);
    ways::open_trail(&window);
    window.choose("trail-kind", "service_team");
    window.wait_for_count("[data-event=keys_rotated]", 2);
    window.to_sign_in();
    // The keyring lost it: the copy under the service key is one of the newest root key.
    desk.close(window);
    desk.keyring().empty();
    let opened = desk.run_command(&["service", "open"], &service_key);
    assert_eq!((opened.code, opened.complained.as_str()), (0, ""));
}

#[test]
fn an_administrator_makes_new_keys_and_the_service_key_still_opens_the_data__SE_14_RE_1() {
    let desk = Desk::new();
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::On);
    let phone = ways::register(&desk, &window);
    ways::manage(&window);
    ways::begin_to_make_new_keys(&window);
    window.picture("new-keys");
    window.click("renew-keys");
    window.wait_for_text("[data-keys-renewed]", "The data has new keys.");
    window.picture("new-keys-made");
    ways::open_trail(&window);
    window.wait_for_text("[data-event=keys_rotated]", "Anna Keller made new keys");
    window.to_sign_in();
    window.click("sign-out");
    ways::enter_password(&window, ANNA.username, ANNA.password);
    ways::enter_code(&window, &phone.unused_code());
    window.wait_for_screen("signed_in");
    // The keyring lost them; the administrator never had the service key.
    desk.close(window);
    desk.keyring().empty();
    let opened = desk.run_command(&["service", "open"], &service_key);
    assert_eq!((opened.code, opened.complained.as_str()), (0, ""));
    let window = desk.start_app();
    ways::enter_password(&window, ANNA.username, ANNA.password);
    // The codes of this minute count as used: without the keyring, nobody knows which were.
    window.wait_for_screen("enter_code");
}

#[test]
fn a_locked_administrator_is_let_in_by_the_service_team__RE_1_SE_6() {
    let desk = Desk::new();
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::Off);
    for _ in 0..5 {
        ways::enter_password(&window, ANNA.username, "not the password");
        window.wait_for_alert("not right. Try again.");
    }
    ways::enter_password(&window, ANNA.username, ANNA.password);
    window.wait_for_alert("Too many attempts.");

    choose_anna(&window, &service_key);
    window.wait_to_see("[data-fact=wait]");
    window.picture("locked-administrator");
    window.click("unlock");
    window.wait_until_gone("[data-fact=wait]");
    // The computer locks: what the service key opened is not left standing open.
    desk.signal("org.gnome.ScreenSaver.ActiveChanged", "true");
    ways::sign_in(&window, &ANNA);
}

#[test]
fn a_computer_without_a_window_is_rescued_from_the_command_line__RE_1_PH_1_SE_18_SE_19() {
    let desk = Desk::new();
    let service = |act: &str, input: &str| {
        let mut arguments = vec!["service"];
        arguments.extend(act.split(' '));
        desk.run_command(&arguments, input)
    };
    let nothing_yet = service("administrators", "");
    assert_eq!(nothing_yet.code, 4, "{nothing_yet:?}");
    assert!(
        !desk.data().join("guichet.db").exists(),
        "a command makes no data"
    );

    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::On);
    ways::register(&desk, &window);
    // While the window is there, the data is the window's.
    let running = service("administrators", &service_key);
    assert_eq!(running.code, 3, "{running:?}");
    assert!(
        running.complained.contains("Close its window"),
        "{running:?}"
    );
    window.wait_for_screen("signed_in");
    desk.close(window);

    let refused = service("disable", "not a service key");
    assert_eq!(refused.code, 5, "{refused:?}");
    let other = service(&format!("change-phone {}", BRUNO.username), &service_key);
    assert_eq!(other.code, 6, "{other:?}");
    let listed = service("administrators", &service_key.to_lowercase());
    assert_eq!((listed.code, listed.complained.as_str()), (0, ""));
    assert!(listed.said.contains(ANNA.username), "{listed:?}");
    let changed = service(
        &format!("change-phone {} --reason lost", ANNA.username),
        &service_key,
    );
    assert_eq!((changed.code, changed.complained.as_str()), (0, ""));
    let reset = service(&format!("reset-password {}", ANNA.username), &service_key);
    assert_eq!((reset.code, reset.complained.as_str()), (0, ""));
    let generated = reset.said.lines().map(str::trim).nth(2);
    let generated = generated.expect("the new password").to_owned();

    // What was done there counts in the window: another password, another phone.
    let window = desk.start_app();
    ways::enter_password(&window, ANNA.username, ANNA.password);
    window.wait_for_alert("Operator name or password is not right.");
    ways::choose_password(&window, &ANNA, &generated);
    ways::register(&desk, &window);
    desk.close(window);

    // Cut off before the group was typed back, the new key is none.
    let mut asked = desk.start_command(&["service", "replace-key"]);
    asked.answer(&service_key);
    let (thrown_away, _) = new_key(&mut asked);
    asked.kill();
    let refused = service("administrators", &thrown_away);
    assert_eq!(refused.code, 5, "{refused:?}");
    let mut asked = desk.start_command(&["service", "replace-key"]);
    asked.answer(&service_key);
    let (new, group) = new_key(&mut asked);
    asked.answer("0000");
    asked.answer(&group);
    let replaced = asked.end();
    assert_eq!(replaced.code, 0, "{}", replaced.complained);
    assert!(
        replaced
            .complained
            .contains("not the group that was asked for")
    );
    assert_eq!(service("administrators", &service_key).code, 5);
    assert_eq!(service("administrators", &new).code, 0);

    // The keyring has lost the key, and the new service key opens the data again.
    desk.keyring().empty();
    assert_eq!(service("administrators", &new).code, 4);
    assert_eq!(service("open", &service_key).code, 5, "the old one is void");
    let opened = service("open", &new);
    assert_eq!((opened.code, opened.complained.as_str()), (0, ""));
    assert_eq!(service("administrators", &new).code, 0);

    // Nothing of it lies about.
    let mut secrets = Secrets::default();
    secrets.text("a service key", &service_key);
    secrets.text("a service key that was thrown away", &thrown_away);
    secrets.text("the new service key", &new);
    secrets.text("a generated password", &generated);
    let files = desk.files().into_iter();
    let files: Vec<_> = files
        .map(|file| {
            (
                file.display().to_string(),
                fs::read(&file).unwrap_or_default(),
            )
        })
        .collect();
    let found = secrets.found_in(&files);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_command_line_enables_disables_unlocks_and_ends_sessions_as_the_window_does__RE_1_PO_1_PO_4_SE_6()
 {
    let desk = Desk::new();
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::On);
    let phone = ways::register(&desk, &window);
    // Killed in her session.
    desk.kill(window);
    let done = |act: &str, says: &str| {
        let mut arguments = vec!["service"];
        arguments.extend(act.split(' '));
        let ended = desk.run_command(&arguments, &service_key);
        assert_eq!((ended.code, ended.complained.as_str()), (0, ""), "{act}");
        assert!(ended.said.contains(says), "{act}: {ended:?}");
    };
    let end_sessions = format!("end-sessions {}", ANNA.username);
    done(&end_sessions, "Anna Keller is signed in nowhere.");

    // No code is asked for while the feature is off; the phone is what it was once it is on again.
    done("disable", "is not enabled.");
    let window = desk.start_app();
    ways::sign_in(&window, &ANNA);
    desk.close(window);
    done("enable", "is enabled.");
    let window = desk.start_app();
    ways::enter_password(&window, ANNA.username, ANNA.password);
    window.wait_for_screen("enter_code");
    window.click("back");
    for _ in 0..5 {
        ways::enter_password(&window, ANNA.username, "not the password");
        window.wait_for_alert("not right. Try again.");
    }
    ways::enter_password(&window, ANNA.username, ANNA.password);
    window.wait_for_alert("Too many attempts.");
    desk.close(window);

    let unlock = format!("unlock {}", ANNA.username);
    done(&unlock, "Anna Keller waits for nothing any more.");
    let window = desk.start_app();
    ways::sign_in_with_code(&window, &ANNA, &phone);
    ways::manage(&window);
    ways::open_trail(&window);
    for event in [
        "two_factor_disabled",
        "two_factor_enabled",
        "operator_unlocked",
    ] {
        window.wait_for_count(&format!("[data-event={event}]"), 1);
    }
    window.wait_for_text("[data-event=operator_unlocked]", "The service team");
}

#[test]
fn a_terminal_does_not_show_the_service_key_and_asks_who_is_meant__RE_1_SE_19() {
    let desk = Desk::new();
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::Off);
    desk.close(window);

    // Typed in capitals, as nobody's name is written; called off, and then not.
    for (answer, code) in [("no", 6), ("yes", 0)] {
        let mut terminal = desk.type_command(&["service", "reset-password", "ANNA.KELLER"]);
        terminal.type_unseen(&service_key);
        terminal.wait_for("Anna Keller (anna.keller)");
        terminal.wait_for("Type yes to go on: ");
        terminal.type_line(answer);
        let (ended, shown) = terminal.end();
        assert_eq!(ended, code, "{answer}");
        assert!(
            !shown.contains(&service_key[..9]),
            "the terminal has shown the service key"
        );
        assert_eq!(
            shown.contains("Nothing was changed."),
            code == 6,
            "{answer}"
        );
        assert_eq!(
            shown.contains("It will not be shown again"),
            code == 0,
            "{answer}"
        );
    }
}

/// The new service key that a command shows, and the group of it that it asks for.
fn new_key(asked: &mut Conversation) -> (String, String) {
    let said = asked.wait_for("is valid until you type group");
    let numbered = |line: &&str| {
        line.trim_start()
            .starts_with(|sign: char| sign.is_ascii_digit())
    };
    // " 1  7KQ2     2  X04T     3  9BHW"
    let groups: Vec<String> = said
        .lines()
        .filter(numbered)
        .flat_map(|line| line.split_whitespace().skip(1).step_by(2))
        .map(str::to_owned)
        .collect();
    assert_eq!(groups.len(), 9, "nine groups");
    let last = said.lines().last().unwrap_or_default();
    let number: usize = last
        .split(' ')
        .find_map(|word| word.parse().ok())
        .expect("the number of a group");
    (groups.join("-"), groups[number - 1].clone())
}
