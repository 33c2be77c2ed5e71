//! Every screen once, for the gallery: `cargo xtask gallery` plays these in each look.

use crate::{
    import,
    support::Desk,
    ways::{self, ANNA, BRUNO, CLARA, TwoFactor},
};

#[test]
fn every_screen_of_the_set_up_is_accessible() {
    let desk = Desk::new();
    let window = desk.start_app();
    window.wait_for_screen("welcome");
    window.picture_in_each_language("F1-welcome");
    window.click("primary");
    window.wait_for_screen("institution");
    window.picture_in_each_language("F2-institution");
    window.click("primary");
    window.text("[role=alert]");
    window.picture_in_each_language("F2-missing");
    window.fill("institution-name", ways::VENUE);
    window.fill("short-name", "A short name that is too long for phones");
    window.picture_in_each_language("F2-long-name");
    window.click("primary");
    window.wait_for_screen("first_administrator");
    window.picture_in_each_language("F3-first-administrator");
    window.fill("display-name", ANNA.display_name);
    window.fill("username", ANNA.username);
    window.fill("password", "short");
    window.click("primary");
    window.text("[role=alert]");
    window.picture_in_each_language("F3-password-too-short");
    window.fill("password", ANNA.password);
    window.click("primary");
    window.wait_for_screen("two_factor_choice");
    window.picture_in_each_language("F4-two-factor");
    window.click("primary");
    window.wait_for_screen("service_key");
    window.picture_in_each_language("F5-service-key");
    window.fill("service-key-group", "0000");
    window.click("primary");
    window.text("[role=alert]");
    window.picture_in_each_language("F5-wrong-group");
}

#[test]
fn every_screen_of_the_sign_in_is_accessible() {
    let desk = Desk::new();
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::On);
    window.picture_in_each_language("R1-get-the-app");
    window.click("no-smartphone");
    window.picture_in_each_language("R1-no-smartphone");
    window.click("use-temporary-code");
    window.text("dialog");
    window.picture_in_each_language("R1-temporary-code");
    window.click("close");
    window.click("primary");
    window.wait_for_screen("register");
    let phone = ways::scan(&desk, &window);
    window.picture_in_each_language("R2-register");
    window.click("enlarge");
    window.text("dialog");
    window.picture_in_each_language("R2-enlarged");
    window.click("close");
    window.click("cant-scan");
    window.text("[data-key-groups]");
    window.picture_in_each_language("R2-key-to-type");
    window.click("primary");
    window.wait_for_screen("enter_code");
    window.picture_in_each_language("C1-confirming");
    ways::enter_code(&window, &phone.unused_code());
    window.wait_for_screen("signed_in");
    window.picture_in_each_language("H1-administrator");
    window.click("change-my-password");
    window.text("dialog");
    window.picture_in_each_language("H1-change-my-password");
    window.click("cancel");
    window.click("change-my-phone");
    window.text("dialog");
    window.picture_in_each_language("H1-change-my-phone");
    window.fill("current-password", ANNA.password);
    window.fill("code", &phone.unused_code());
    window.wait_for_screen("get_app");
    window.picture_in_each_language("R1-change-my-phone");
    window.click("primary");
    window.wait_for_screen("register");
    window.picture_in_each_language("R2-change-my-phone");
    window.click("primary");
    window.wait_for_screen("enter_code");
    window.picture_in_each_language("C1-change-my-phone");
    for screen in ["register", "get_app", "signed_in"] {
        window.click("back");
        window.wait_for_screen(screen);
    }
    window.click("lock");
    window.wait_for_screen("locked");
    window.picture_in_each_language("K1-locked");
    window.click("problem");
    window.click_on("dialog summary");
    window.picture_in_each_language("K1-problem-answered");
    window.click("close");
    window.fill("password", "not the password");
    window.click("primary");
    window.text("[role=alert]");
    window.picture_in_each_language("K1-wrong-password");
    window.click("switch-operator");

    window.wait_for_screen("sign_in");
    window.picture_in_each_language("L1-sign-in");
    ways::enter_password(&window, ANNA.username, "not the password");
    window.text("[role=alert]");
    window.picture_in_each_language("L1-not-right");
    window.click("problem");
    window.text("dialog");
    window.picture_in_each_language("L1-problem");
    window.click_on("dialog summary");
    window.picture_in_each_language("L1-problem-answered");
    window.click("service-access");
    window.picture_in_each_language("L1-service-key");
    ways::enter_service_key(&window, &service_key);
    window.wait_for_screen("service_access");
    window.picture_in_each_language("service-access");
    window.click_on(&format!("[data-administrator='{}']", ANNA.username));
    window.wait_for_screen("service_administrator");
    window.picture_in_each_language("service-administrator");
    window.click("change-phone");
    window.text("dialog");
    window.picture_in_each_language("service-change-phone");
    window.click("cancel");
    window.click("back");
    window.click("replace-key");
    window.wait_for_screen("new_service_key");
    window.picture_in_each_language("service-new-key");
    window.click("back");
    window.wait_for_screen("service_access");
    window.click("back");

    ways::enter_password(&window, ANNA.username, ANNA.password);
    window.wait_for_screen("enter_code");
    window.picture_in_each_language("C1-enter-the-code");
    ways::enter_code(&window, &phone.wrong_code());
    window.text("[role=alert]");
    window.picture_in_each_language("C1-wrong-code");
    window.click("use-temporary-code");
    window.text("dialog");
    window.picture_in_each_language("C1-temporary-code");
    window.fill("temporary-code", "0000 0000");
    window.click("send-temporary-code");
    window.text("dialog [role=alert]");
    window.picture_in_each_language("C1-wrong-temporary-code");
}

#[test]
fn every_screen_with_a_registration_code_is_accessible() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::On);
    ways::register(&desk, &window);
    ways::manage(&window);
    ways::require_registration_code(&window, true);
    window.picture_in_each_language("A3-registration-code");
    window.click("nav-operators");
    window.wait_for_screen("operators");
    window.click("new-operator");
    window.fill("display-name", BRUNO.display_name);
    window.fill("username", BRUNO.username);
    window.click("primary");
    let password = window.text("[data-generated-password]");
    window.picture_in_each_language("A1-password-and-registration-code");
    window.click("close");
    ways::open_operator(&window, &BRUNO);
    window.picture_in_each_language("A2-waiting");
    window.click("give-registration-code");
    window.text("dialog");
    window.picture_in_each_language("A2-give-registration-code");
    window.click("cancel");
    ways::give_registration_code(&window);

    ways::switch_operator(&window);
    ways::choose_password(&window, &BRUNO, &password);
    window.wait_for_screen("get_app");
    window.click("primary");
    window.wait_for_screen("registration_code");
    window.picture_in_each_language("R2-registration-code");
    for said in ["not right", "3 tries left", "2 tries left", "1 try left"] {
        window.fill("registration-code", "0000 0000");
        window.click("primary");
        window.wait_for_alert(said);
        if said == "3 tries left" {
            window.picture_in_each_language("R2-wrong-registration-code");
        }
    }
    window.fill("registration-code", "0000 0000");
    window.click("primary");
    window.wait_for_alert("Ask an administrator for a new registration code.");
    window.picture_in_each_language("R2-new-registration-code-needed");
}

#[test]
fn every_screen_of_the_management_window_is_accessible() {
    let desk = Desk::new();
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::On);
    let phone = ways::register(&desk, &window);
    ways::manage(&window);
    window.picture_in_each_language("A1-only-one");
    window.click("new-operator");
    window.text("dialog");
    window.picture_in_each_language("A1-new-operator");
    window.click("primary");
    window.text("[role=alert]");
    window.picture_in_each_language("A1-new-operator-missing");
    window.click("cancel");
    let password = ways::new_operator(&window, &BRUNO, "operator");
    ways::new_operator(&window, &CLARA, "administrator");
    window.wait_for_count("[data-username]", 3);
    window.picture_in_each_language("A1-operators");
    window.click("select-loaded");
    window.picture_in_each_language("A1-selected");
    window.click("clear-selection");
    window.fill("search", "kel%");
    window.wait_for_text("main", "No operator matches");
    window.picture_in_each_language("A1-no-match");
    window.click("clear-filters");
    import::open_import(&window);
    window.picture_in_each_language("A1-import");
    let season = "Name;Username;Role;Two-factor\nBruno F.;bruno.frei;;no\nZoë Müller;zoë;boss\n";
    import::choose(&desk, &window, "season.csv", season.as_bytes());
    window.picture_in_each_language("A1-import-preview");

    ways::open_operator(&window, &BRUNO);
    window.picture_in_each_language("A2-operator");
    window.click("give-temporary-code");
    window.text("dialog");
    window.picture_in_each_language("A2-give-temporary-code");
    window.click("cancel");
    ways::give_temporary_code(&window);
    window.picture_in_each_language("A2-temporary-code-outstanding");
    window.click("reset-password");
    window.text("dialog");
    window.picture_in_each_language("A2-reset-password");
    window.click("confirm-reset-password");
    window.text("[data-generated-password]");
    window.picture_in_each_language("A2-generated-password");
    window.click("close");
    window.click("disable");
    window.text("dialog");
    window.picture_in_each_language("A2-disable");
    window.click("cancel");
    window.click("change-phone");
    window.text("dialog");
    window.picture_in_each_language("A2-change-phone");
    window.click("cancel");
    assert!(
        !window.source().contains(&password),
        "no password stays in the page"
    );
    ways::open_institution(&window);
    window.picture_in_each_language("A3-institution");
    window.click("nav-backup");
    window.wait_for_screen("backup");
    window.picture_in_each_language("A5-backup");
    ways::open_trail(&window);
    window.picture_in_each_language("A4-trail");
    window.fill("trail-person", "rossi");
    window.wait_for_count("[role=option]", 1);
    window.picture_in_each_language("A4-person");
    window.fill("trail-person", "nobody");
    window.wait_to_see("[data-nobody]");
    window.picture_in_each_language("A4-nobody");
    window.choose("trail-kind", "exports");
    window.wait_to_see("[data-empty]");
    window.picture_in_each_language("A4-no-match");
    window.click("show-everything");
    window.click("export-csv");
    window.wait_to_see("[data-saved]");
    window.picture_in_each_language("A4-exported");
    desk.edit_trail("update audit_entry set desk = 'elsewhere' where number in (2, 5);");
    window.click("check-trail");
    window.to_sign_in();
    window.wait_for_screen("closed");
    window.picture_in_each_language("F0-trail-edited");
    ways::open_with_service_key(&window, &service_key);

    ways::enter_password(&window, ANNA.username, ANNA.password);
    // Nobody knows which codes were used meanwhile: neither this one nor the next is accepted.
    phone.wait_for_new_code();
    ways::enter_code(&window, &phone.wait_for_new_code());
    ways::manage(&window);
    ways::open_trail(&window);
    window.picture_in_each_language("A4-problem");

    window.to_sign_in();
    window.click("lock");
    window.to_management();
    window.wait_for_screen("locked");
    // A locked desk goes on in its operator's language, and takes no other.
    window.picture("A-locked");
}

#[test]
fn every_screen_of_a_closed_desk_is_accessible() {
    let mut desk = Desk::without_keyring();
    let window = desk.start_app();
    window.wait_for_screen("closed");
    window.picture_in_each_language("F0-no-password-store");
    desk.start_keyring();
    window.click("try-again");
    ways::set_up(&window, TwoFactor::Off);
    desk.close(window);

    desk.keyring().lock();
    let window = desk.start_app();
    window.wait_for_screen("closed");
    window.picture_in_each_language("F0-locked");
    desk.close(window);

    desk.keyring().unlock();
    desk.keyring().empty();
    let window = desk.start_app();
    window.wait_for_screen("closed");
    window.picture_in_each_language("F0-key-missing");
}
