//! The institution's feature: requested by an administrator, enabled by the service team.

use crate::{
    support::Desk,
    ways::{self, ANNA, BRUNO, CLARA, TwoFactor},
};

#[test]
fn an_administrator_requests_and_the_service_team_enables__PO_1_PO_3_PO_4() {
    let desk = Desk::new();
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    // Created before: not required.
    let bruno = ways::new_operator(&window, &BRUNO, "operator");
    ways::open_institution(&window);
    window.text("[data-activation=not_enabled]");
    window.picture("not-enabled");
    window.click("request-activation");
    window.text("[data-activation=requested]");
    window.wait_for_text("main", "by Anna Keller");
    assert!(
        !window.shows("[data-action=request-activation]"),
        "it is requested once"
    );
    assert!(
        !window.shows("[data-action=turn-on]"),
        "and an administrator can't enable it"
    );
    window.picture("requested");

    ways::switch_operator(&window);
    ways::open_service_access(&window, &service_key);
    window.wait_for_text("[data-activation=requested]", "by Anna Keller");
    window.picture("service-access");
    window.click("turn-on");
    window.text("[data-activation=enabled]");
    window.picture("enabled");
    window.click("back");

    ways::choose_password(&window, &BRUNO, &bruno);
    window.wait_for_screen("signed_in");
    window.click("switch-operator");
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    ways::open_institution(&window);
    window.text("[data-activation=enabled]");
    // Created after: required.
    window.click("nav-operators");
    window.wait_for_screen("operators");
    let clara = ways::new_operator(&window, &CLARA, "operator");
    ways::switch_operator(&window);
    ways::choose_password(&window, &CLARA, &clara);
    ways::register(&desk, &window);

    // Off again for everyone: the registration survives (PO-4).
    window.click("switch-operator");
    ways::open_service_access(&window, &service_key);
    window.click("turn-off");
    window.text("[data-activation=not_enabled]");
    window.click("back");
    ways::sign_in(&window, &CLARA);
    window.click("switch-operator");
    ways::enable_two_factor(&window, &service_key);
    ways::enter_password(&window, CLARA.username, CLARA.password);
    window.wait_for_screen("enter_code");
}

#[test]
fn service_access_opens_to_the_service_key_only__PO_1() {
    let desk = Desk::new();
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::Off);
    window.click("problem");
    window.picture("problem-signing-in");
    window.click("service-access");
    ways::enter_service_key(&window, "not a service key");
    window.wait_for_alert("That is not a whole service key.");
    assert_eq!(
        window.value("service-key"),
        "not a service key",
        "what was typed stays"
    );
    window.picture("malformed-service-key");

    // As people type it: small letters, spaces for hyphens.
    ways::enter_service_key(&window, &service_key.to_lowercase().replace('-', " "));
    window.wait_for_screen("service_access");
    window.click("back");
    window.wait_for_screen("sign_in");
    assert!(
        !window.source().contains(&service_key),
        "the key is gone from the page"
    );
}
