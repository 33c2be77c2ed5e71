//! The main job by ear: what a screen reader finds on the screens, and what it speaks by itself.

use crate::{
    support::{Desk, Role},
    ways::{self, ANNA, BRUNO, TwoFactor},
};

#[test]
fn a_screen_reader_finds_what_to_do_and_speaks_what_went_wrong__SI_1_GA_1_RG_1_RG_2_EC_5() {
    let desk = Desk::new();
    let window = desk.start_app();
    let reader = desk.start_screen_reader();
    let service_key = ways::set_up_to_the_service_key(&window, TwoFactor::On);
    for group in service_key.split('-') {
        reader.read(group);
    }
    ways::confirm_service_key(&window);

    reader.find(Role::Heading, "Get an authenticator app");
    for store in [
        "in the App Store, for iPhone",
        "on Google Play, for Android",
    ] {
        reader.find(
            Role::Image,
            &format!("QR code: Google Authenticator {store}"),
        );
    }
    reader.find(Role::Button, "NEXT");
    window.click("primary");
    let label = format!("{}: {}", ways::SHORT_NAME, ANNA.username);
    reader.find(
        Role::Image,
        &format!("QR code with the secret key for {label}"),
    );
    let phone = ways::scan(&desk, &window);
    window.click("cant-scan");
    reader.read(&spelled(&phone.entry().key));

    window.click("primary");
    let hint = reader.find(Role::Field, "Code");
    assert_eq!(hint, "The code is sent with its sixth digit.");
    ways::enter_code(&window, &phone.wrong_code());
    reader.hear(
        "assertive",
        "That code is not right. Wait for the next one and try again.",
    );
    ways::enter_code_again(&window, &phone.unused_code());
    window.wait_for_screen("signed_in");

    ways::manage(&window);
    reader.read("1 operator");
    window.fill("search", "nobody");
    reader.hear("polite", "0 operators");
    window.click("new-operator");
    window.fill("display-name", BRUNO.display_name);
    window.fill("username", BRUNO.username);
    window.click("primary");
    reader.read(&window.text("[data-generated-password]"));
    window.click("close");

    ways::switch_operator(&window);
    window.speak("fr");
    reader.find(Role::Field, "Nom d’opérateur");
    reader.find(Role::PasswordField, "Mot de passe");
    ways::enter_password(&window, ANNA.username, "not the password");
    reader.hear(
        "assertive",
        "Le nom d’opérateur ou le mot de passe n’est pas correct. Réessayez.",
    );
    window.wait_for_alert("n’est pas correct");
    let note = reader.find(Role::PasswordField, "Mot de passe");
    assert_eq!(note, window.text("#password-note"), "what is wrong with it");
}

/// A key as it is read out: letter by letter, with a pause after each group of four.
fn spelled(key: &str) -> String {
    let letters: Vec<_> = key.chars().map(String::from).collect();
    let groups: Vec<_> = letters.chunks(4).map(|group| group.join(" ")).collect();
    groups.join(", ")
}
