//! The desk's language, and each operator's.

use crate::{
    support::Desk,
    ways::{self, ANNA, BRUNO, TwoFactor},
};

#[test]
fn the_desk_speaks_its_computers_language_then_the_chosen_one_and_operators_their_own() {
    let desk = Desk::new();
    let window = desk.start_app_in("de_CH");
    window.wait_for_screen("welcome");
    window.wait_for_text("h1", "Willkommen bei Guichet");
    window.picture("welcome-in-german");
    window.speak("en");
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    ways::new_operator(&window, &BRUNO, "operator");
    window.to_sign_in();
    window.click("sign-out");
    window.wait_for_screen("sign_in");

    // Chosen at the desk: it stays so after a start, whatever the computer speaks.
    window.fill("username", BRUNO.username);
    window.speak("fr");
    assert_eq!(
        window.value("username"),
        BRUNO.username,
        "what was typed stays"
    );
    window.wait_for_text("h1", "Connexion");
    window.picture("sign-in-in-french");
    desk.close(window);
    let window = desk.start_app_in("de_CH");
    window.wait_for_text("h1", "Connexion");

    // Anna reads Italian, at every desk and in both windows; the desk goes on in French after her.
    ways::sign_in(&window, &ANNA);
    window.speak("it");
    ways::manage(&window);
    window.wait_for_text("nav", "Operatori");
    window.picture("management-in-italian");
    window.to_sign_in();
    window.click("sign-out");
    window.wait_for_text("h1", "Connexion");
    ways::sign_in(&window, &ANNA);
    window.wait_for_text("[data-action=sign-out]", "Uscire");
}
