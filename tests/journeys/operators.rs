//! A1 and A2: what an administrator does for the operators.

use crate::{
    support::Desk,
    ways::{self, ANNA, BRUNO, CLARA, TwoFactor},
};

#[test]
fn an_operator_is_created_renamed_disabled_and_enabled__OP_1_OP_2_OP_4() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    window.picture("only-one-operator");
    window.click("new-operator");
    window.fill("display-name", BRUNO.display_name);
    // The same name in another spelling is taken.
    window.fill("username", "ANNA.Keller");
    window.click("primary");
    window.wait_for_alert("The operator name is already taken. Choose another one.");
    assert_eq!(
        window.value("display-name"),
        BRUNO.display_name,
        "what was typed stays"
    );
    window.picture("name-taken");
    window.fill("username", BRUNO.username);
    window.fill("email", "bruno.frei@theatre");
    window.click("primary");
    window.wait_for_alert("This is no e-mail address.");
    window.picture_in_each_language("no-email");
    window.fill("email", "Bruno.Frei@theatre.example");
    window.click("primary");
    let password = window.text("[data-generated-password]");
    window.picture("generated-password");
    window.click("close");
    window.wait_until_gone("[data-generated-password]");
    assert!(
        !window.source().contains(&password),
        "it is not shown again"
    );

    window.fill("search", "frei");
    window.wait_for_count("[data-username]", 1);
    window.click("save-filter");
    window.fill("filter-name", "The Freis");
    window.picture_in_each_language("save-filter");
    window.click("primary");
    window.wait_to_see("[data-action=remove-filter]");
    window.fill("search", "nobody");
    window.wait_for_text("main", "No operator matches");
    window.picture("no-match");
    window.choose("saved-filter", "The Freis");
    window.wait_for_count("[data-username]", 1);
    window.picture("saved-filter");
    window.click("remove-filter");
    window.click("clear-search");
    window.wait_for_count("[data-username]", 2);
    window.fill("search", "bruno.frei@théâtre");
    window.wait_for_count("[data-username]", 1);
    window.picture("found-by-email");
    window.put("search", "");
    window.wait_for_count("[data-username]", 2);
    window.picture("operators");

    ways::open_operator(&window, &BRUNO);
    window.fill("display-name", "Bruno Frei-Rossi");
    window.click("save");
    window.wait_for_text("h1", "Bruno Frei-Rossi");
    window.picture("renamed");
    window.fill("email", "frei@theatre.example");
    window.click("save");
    window.wait_for_text("main", "Anna Keller changed the e-mail of Bruno Frei-Rossi");
    window.picture("other-email");
    window.click("disable");
    window.picture("disable");
    window.click("confirm-disable");
    window.wait_for_text("main", "Disabled: may not sign in");
    window.picture("disabled");
    ways::switch_operator(&window);
    ways::enter_password(&window, BRUNO.username, &password);
    // Word for word what a wrong password gets (SI-1).
    window.wait_for_alert("Operator name or password is not right. Try again.");

    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    ways::open_operator(&window, &BRUNO);
    window.click("enable");
    window.wait_for_text("main", "May sign in");
    ways::switch_operator(&window);
    ways::choose_password(&window, &BRUNO, &password);
    window.wait_for_screen("signed_in");
}

#[test]
fn a_reset_password_is_changed_at_the_next_sign_in__OP_2_OP_4() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    let first = ways::new_operator(&window, &BRUNO, "operator");
    ways::open_operator(&window, &BRUNO);
    window.click("reset-password");
    window.picture("reset-password");
    window.click("confirm-reset-password");
    let second = window.text("[data-generated-password]");
    assert_ne!(first, second);
    window.click("close");
    ways::switch_operator(&window);

    ways::enter_password(&window, BRUNO.username, &first);
    window.wait_for_alert("Operator name or password is not right. Try again.");
    ways::enter_password(&window, BRUNO.username, &second);
    window.wait_for_screen("new_password");
    window.picture("new-password");
    for (password, why) in [
        ("short", "This password is too short"),
        ("passwordpassword", "too easy to guess"),
        (second.as_str(), "This is the password from before."),
    ] {
        window.fill("password", password);
        // Before it is sent, what will be said then; that it is the one from before only then.
        let said = if password == second {
            "This password is hard to guess."
        } else {
            why
        };
        window.wait_for_text("#password-hint", said);
        window.click("primary");
        window.wait_for_alert(why);
        assert_eq!(window.value("password"), "");
    }
    window.picture("refused-password");
    window.fill("password", BRUNO.password);
    window.click("primary");
    window.wait_for_screen("signed_in");
}

#[test]
fn the_last_administrator_stays__OP_3() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    ways::open_operator(&window, &ANNA);
    window.choose("role", "operator");
    window.wait_for_text("[role=alert]", "administrator");
    assert_eq!(window.value("role"), "administrator", "nothing has changed");
    window.picture("last-administrator");

    // A second administrator may be demoted by the first.
    window.click("nav-operators");
    window.wait_for_screen("operators");
    ways::new_operator(&window, &CLARA, "administrator");
    ways::open_operator(&window, &CLARA);
    window.choose("role", "operator");
    window.wait_for_text("main", "changed the role of Clara Rossi");
}

#[test]
fn an_administrator_unlocks_an_operator_who_has_to_wait__OP_2_SE_6() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    let password = ways::new_operator(&window, &BRUNO, "operator");
    ways::switch_operator(&window);
    for _ in 0..4 {
        ways::enter_password(&window, BRUNO.username, "not the password");
        window.wait_for_alert("Operator name or password is not right. Try again.");
    }
    ways::enter_password(&window, BRUNO.username, "not the password");
    window.wait_for_text("main", "Operator name or password is not right. Try again.");
    ways::enter_password(&window, BRUNO.username, &password);
    window.wait_for_text("main", "Too many attempts. Try again at");
    window.picture("too-many-attempts");

    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    ways::open_operator(&window, &BRUNO);
    window.wait_for_text("main", "After too many attempts");
    window.picture("locked-operator");
    window.click("unlock");
    window.wait_until_gone("[data-action=unlock]");
    ways::switch_operator(&window);
    ways::choose_password(&window, &BRUNO, &password);
    window.wait_for_screen("signed_in");
}

#[test]
fn an_operator_changes_their_own_password__OP_4() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ANNA);
    window.click("change-my-password");
    window.fill("current-password", "not the password");
    window.fill("password", BRUNO.password);
    window.click("save-password");
    window.wait_for_alert("That password is not right. Try again.");
    window.picture("wrong-current-password");
    window.fill("current-password", ANNA.password);
    window.fill("password", BRUNO.password);
    window.wait_for_text("#password-hint", "This password is hard to guess.");
    window.picture("strong-password");
    window.click("save-password");
    window.wait_for_text("main", "Your password is changed.");
    window.picture("password-changed");
    window.click("sign-out");
    ways::enter_password(&window, ANNA.username, ANNA.password);
    window.wait_for_alert("Operator name or password is not right. Try again.");
    ways::enter_password(&window, ANNA.username, BRUNO.password);
    window.wait_for_screen("signed_in");
}
