//! The main job without a mouse: what WCAG calls keyboard, focus order and focus visible.

use crate::{
    support::{Desk, Phone, Window},
    ways::{self, ANNA, BRUNO, Person},
};

/// No accents: those are not on every keyboard.
const VENUE: &str = "Theatre de Carouge";

#[test]
fn the_whole_job_is_done_by_keyboard_alone_and_the_focus_is_seen_all_along__SI_3_GA_2_PH_1() {
    let desk = Desk::new();
    let window = desk.start_app();
    window.focus();
    set_up(&desk, &window);
    let annas_phone = register(&desk, &window);
    open_management(&desk, &window);
    let generated = create_bruno(&desk, &window);

    leave(&desk, &window);
    first_sign_in(&desk, &window, &generated);
    leave(&desk, &window);

    enter_password(&desk, &window, &ANNA, ANNA.password);
    enter_code(&desk, &window, &annas_phone);
    open_management(&desk, &window);
    change_brunos_phone(&desk, &window);
}

/// F1 to F5, with two-factor on.
fn set_up(desk: &Desk, window: &Window) {
    window.wait_for_screen("welcome");
    window.wait_for_focus("h1");
    desk.press("Return");
    window.wait_for_screen("institution");
    window.wait_for_focus("#institution-name");
    desk.type_text(VENUE);
    window.tab_to(desk, "#short-name");
    desk.type_text(ways::SHORT_NAME);
    window.tab_to(desk, "primary");
    desk.press("Return");

    window.wait_for_screen("first_administrator");
    window.wait_for_focus("#display-name");
    desk.type_text(ANNA.display_name);
    window.tab_to(desk, "#username");
    desk.type_text(ANNA.username);
    window.tab_to(desk, "#password");
    desk.type_text(ANNA.password);
    desk.press("Return");

    window.wait_for_screen("two_factor_choice");
    window.wait_for_focus("h1");
    window.tab_to(desk, "#two-factor-off");
    desk.press("Down");
    window.wait_for_focus("#two-factor-on");
    desk.press("Return");

    window.wait_for_screen("service_key");
    window.wait_for_focus("h1");
    window.tab_to(desk, "#service-key-group");
    let asked = ways::asked_group(window);
    desk.type_text(&window.text(&format!("[data-group='{asked}']")));
    desk.press("Return");
}

/// R1, R2, C1, with what opens and closes there.
fn register(desk: &Desk, window: &Window) -> Phone {
    window.wait_for_screen("get_app");
    window.wait_for_focus("h1");
    window.tab_to(desk, "problem");
    desk.press("Return");
    window.wait_for_focus("h2");
    desk.press("Escape");
    window.wait_for_focus("problem");
    window.tab_to(desk, "primary");
    desk.press("Return");

    window.wait_for_screen("register");
    window.wait_for_focus("h1");
    let phone = Phone::scan(desk);
    window.tab_to(desk, "enlarge");
    desk.press("space");
    window.wait_for_focus("h2");
    window.tab_to(desk, "close");
    desk.press("space");
    window.wait_for_focus("enlarge");
    // Back and on again: Escape and Enter, wherever one stands.
    desk.press("Escape");
    window.wait_for_screen("get_app");
    window.wait_for_focus("h1");
    desk.press("Return");
    window.wait_for_screen("register");
    window.wait_for_focus("h1");
    desk.press("Return");
    enter_code(desk, window, &phone);
    phone
}

fn enter_code(desk: &Desk, window: &Window, phone: &Phone) {
    window.wait_for_screen("enter_code");
    window.wait_for_focus("#code");
    desk.type_text(&phone.unused_code());
    window.wait_for_screen("signed_in");
    window.wait_for_focus("h1");
}

fn enter_password(desk: &Desk, window: &Window, person: &Person, password: &str) {
    window.wait_for_screen("sign_in");
    window.wait_for_focus("#username");
    desk.type_text(person.username);
    window.tab_to(desk, "#password");
    desk.type_text(password);
    desk.press("Return");
}

fn open_management(desk: &Desk, window: &Window) {
    window.tab_to(desk, "manage-operators");
    desk.press("Return");
    window.to_management();
    window.wait_for_screen("operators");
    window.wait_for_focus("h1");
}

/// A1: *New operator*, left twice and then used.
fn create_bruno(desk: &Desk, window: &Window) -> String {
    window.tab_to(desk, "new-operator");
    desk.press("Return");
    window.wait_for_focus("#display-name");
    desk.press("Escape");
    window.wait_for_focus("new-operator");
    desk.press("Return");
    window.wait_for_focus("#display-name");
    window.tab_to(desk, "cancel");
    desk.press("Return");
    window.wait_for_focus("new-operator");

    desk.press("Return");
    window.wait_for_focus("#display-name");
    desk.type_text(BRUNO.display_name);
    window.tab_to(desk, "#username");
    desk.type_text(BRUNO.username);
    desk.press("Return");
    let generated = window.text("[data-generated-password]");
    window.picture("generated-password");
    window.tab_to(desk, "close");
    desk.press("Return");
    window.wait_until_gone("dialog");
    window.wait_for_focus("new-operator");
    generated
}

/// L1 and L2, R1, R2 and C1.
fn first_sign_in(desk: &Desk, window: &Window, generated: &str) {
    enter_password(desk, window, &BRUNO, generated);
    window.wait_for_screen("new_password");
    window.wait_for_focus("#password");
    desk.type_text(BRUNO.password);
    desk.press("Return");
    register(desk, window);
}

/// From either window to L1.
fn leave(desk: &Desk, window: &Window) {
    if window.windows() > 1 {
        desk.press("alt+F4");
        window.to_sign_in();
        window.wait_for_windows(1);
    }
    window.tab_to(desk, "sign-out");
    desk.press("Return");
}

/// A1, A2 and CHANGE PHONE.
fn change_brunos_phone(desk: &Desk, window: &Window) {
    window.tab_to(desk, ANNA.username);
    desk.press("Down");
    window.wait_for_focus(BRUNO.username);
    window.picture("row");
    desk.press("Return");
    window.wait_for_screen("operator");
    window.wait_for_focus("h1");

    for close in ["Escape", "Return"] {
        window.tab_to(desk, "change-phone");
        desk.press("Return");
        window.wait_for_focus("cancel");
        desk.press(close);
        window.wait_until_gone("dialog");
        window.wait_for_focus("change-phone");
    }
    desk.press("Return");
    window.wait_for_focus("cancel");
    window.tab_back_to(desk, "#identity-checked");
    desk.press("space");
    window.tab_back_to(desk, "#reason-new-phone");
    desk.press("Down");
    window.wait_for_focus("#reason-lost");
    window.picture("change-phone");
    window.tab_to(desk, "confirm-change-phone");
    desk.press("Return");
    window.wait_for_text("[data-phone-changed]", BRUNO.username);
    window.wait_for_focus("change-phone");

    desk.press("Escape");
    window.wait_for_screen("operators");
    window.wait_for_focus(BRUNO.username);
}
