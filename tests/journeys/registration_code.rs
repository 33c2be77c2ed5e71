//! The registration code: whoever has only the password registers no phone.

use serde_json::json;

use crate::{
    support::Desk,
    ways::{self, ANNA, BRUNO, TwoFactor},
};

#[test]
fn a_phone_is_registered_only_with_the_code_that_was_handed_over__RG_7_RG_3_RG_4() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::On);
    let annas_phone = ways::register(&desk, &window);
    ways::manage(&window);
    ways::require_registration_code(&window, true);
    window.picture("setting");

    // A new operator comes with a password and a code.
    window.click("nav-operators");
    window.wait_for_screen("operators");
    window.click("new-operator");
    window.fill("display-name", BRUNO.display_name);
    window.fill("username", BRUNO.username);
    window.click("primary");
    let password = window.text("[data-generated-password]");
    let code = ways::read_slip(&window, "registration");
    ways::switch_operator(&window);
    ways::choose_password(&window, &BRUNO, &password);

    // With the password alone there is no key, whatever is asked for.
    window.wait_for_screen("get_app");
    window.click("primary");
    window.wait_for_screen("registration_code");
    window.picture("asked");
    let refused = window.invoke("show_secret_key", &json!({}));
    assert_eq!(refused, r#"refused {"code":"out_of_order"}"#);
    let refused = window.invoke("next", &json!({}));
    assert_eq!(refused, r#"refused {"code":"out_of_order"}"#);
    assert!(desk.qr_codes().is_empty(), "no QR code is on the screen");
    let wrong = ways::another(&code);
    window.fill("registration-code", &wrong);
    window.click("primary");
    window.wait_for_alert("That registration code is not right.");
    window.picture("wrong");
    window.fill("registration-code", &code.to_lowercase());
    window.click("primary");
    window.wait_for_screen("register");
    let phone = ways::scan(&desk, &window);
    desk.kill(window);

    // After a crash the code is asked for again, and shows the key that the phone has scanned.
    let window = desk.start_app();
    ways::enter_password(&window, BRUNO.username, BRUNO.password);
    window.wait_for_screen("get_app");
    window.click("primary");
    window.wait_for_screen("registration_code");
    window.fill("registration-code", &code);
    window.click("primary");
    window.wait_for_screen("register");
    assert_eq!(ways::scan(&desk, &window).entry(), phone.entry());
    window.click("primary");
    ways::enter_code(&window, &phone.unused_code());
    window.wait_for_screen("signed_in");

    // CHANGE PHONE comes with the next one. Typed wrong five times, it is void.
    window.click("sign-out");
    ways::sign_in_with_code(&window, &ANNA, &annas_phone);
    ways::manage(&window);
    ways::open_operator(&window, &BRUNO);
    ways::change_phone(&window, "lost");
    let code = ways::read_slip(&window, "registration");
    ways::switch_operator(&window);
    ways::enter_password(&window, BRUNO.username, BRUNO.password);
    window.wait_for_screen("get_app");
    window.click("primary");
    window.wait_for_screen("registration_code");
    let wrong = ways::another(&code);
    for said in ["not right", "3 tries left", "2 tries left", "1 try left"] {
        window.fill("registration-code", &wrong);
        window.click("primary");
        window.wait_for_alert(said);
    }
    window.fill("registration-code", &wrong);
    window.click("primary");
    window.wait_for_alert("Ask an administrator for a new registration code.");
    assert!(!window.shows("#registration-code"), "nothing can be typed");
    window.picture("void");

    // An administrator gives a new one on the operator's page.
    window.click("back");
    window.wait_for_screen("get_app");
    window.click("back");
    ways::sign_in_with_code(&window, &ANNA, &annas_phone);
    ways::manage(&window);
    ways::open_operator(&window, &BRUNO);
    window.wait_for_text("[data-fact=registration-code]", "typed wrong five times");
    let code = ways::give_registration_code(&window);
    window.wait_for_text(
        "[data-fact=registration-code]",
        "One was given, valid until",
    );
    ways::switch_operator(&window);
    ways::enter_password(&window, BRUNO.username, BRUNO.password);
    window.wait_for_screen("get_app");
    window.click("primary");
    window.wait_for_screen("registration_code");
    window.fill("registration-code", &code);
    window.click("primary");
    window.wait_for_screen("register");
    let phone = ways::scan(&desk, &window);
    window.click("primary");
    ways::enter_code(&window, &phone.unused_code());
    window.wait_for_screen("signed_in");
}
