//! Killed while a phone is registered or changed.

use super::{Tally, assert_nothing_is_half, begin_to_register, is_asked_for_a_code, obey, start};
use crate::{
    support::{Cuts, Desk, Phone, Window, rounds_of},
    ways::{self, ANNA, BRUNO, TwoFactor},
};

#[test]
fn killed_while_a_phone_is_registered_or_changed_by_the_service_team_nothing_is_half__SE_15_RG_3_PH_1()
 {
    let desk = Desk::with_numbered_steps();
    let mut cuts = Cuts::of(1);
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::On);
    let (_, code) = begin_to_register(&desk, &window);
    let (registering, ()) = desk.course_of(|| {
        window.put_soon("code", &code);
        window.wait_in_page("[data-screen=signed_in]");
    });
    desk.kill(window);
    let change = ["service", "change-phone", ANNA.username];
    let (changing, ()) = desk.course_of(|| obey(&desk, &change, &service_key));
    let mut window = start(&desk);
    let (mut registrations, mut changes) = (Tally::default(), Tally::default());
    let mut draft: Option<Phone> = None;
    let mut phone: Option<Phone> = None;
    for round in 1..=rounds_of(4, &[&registering, &changing]) {
        let when = format!("round {round}");
        if is_asked_for_a_code(&window, ANNA.username, ANNA.password) {
            // CHANGE PHONE was cut off: the old phone is the right one.
            let code = phone.as_ref().expect("a phone").unused_code();
            ways::enter_code(&window, &code);
            window.wait_for_screen("signed_in");
            desk.kill(window);
        } else {
            let (scanned, code) = begin_to_register(&desk, &window);
            if let Some(draft) = draft.take() {
                assert_eq!(
                    scanned.entry().key,
                    draft.entry().key,
                    "{when}: the same key"
                );
            }
            let cut = cuts.next(&registering);
            desk.cut_off(cut, window, |window| window.put_soon("code", &code));
            assert_nothing_is_half(&desk, &format!("{when}, registering, {cut:?}"));
            let is_registered = desk
                .look_into_database("select count(*) from registration where state = 'confirmed'")
                == "1";
            registrations.count(is_registered);
            *(if is_registered {
                &mut phone
            } else {
                &mut draft
            }) = Some(scanned);
        }
        let is_registered = draft.is_none();
        if is_registered {
            let cut = cuts.next(&changing);
            desk.cut_off_command(cut, &change, &service_key);
            assert_nothing_is_half(&desk, &format!("{when}, changing, {cut:?}"));
            let living = desk
                .look_into_database("select count(*) from registration where state = 'confirmed'");
            changes.count(living == "0");
        }
        window = start(&desk);
    }
    registrations.tell("registrations");
    changes.tell("changes of phones by the command line");
    // And the work goes on.
    if is_asked_for_a_code(&window, ANNA.username, ANNA.password) {
        let code = phone.expect("a phone").unused_code();
        ways::enter_code(&window, &code);
    } else {
        ways::register(&desk, &window);
    }
    window.wait_for_screen("signed_in");
}

#[test]
fn killed_in_change_phone_the_old_phone_is_right_or_a_new_one_is_registered__PH_1_PH_2_SE_15() {
    let desk = Desk::with_numbered_steps();
    let mut cuts = Cuts::of(2);
    let mut window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::Off);
    ways::enable_two_factor(&window, &service_key);
    ways::sign_in(&window, &ANNA);
    ways::manage(&window);
    let generated = ways::new_operator(&window, &BRUNO, "operator");
    ways::switch_operator(&window);
    ways::choose_password(&window, &BRUNO, &generated);
    ways::register(&desk, &window);
    window.click("sign-out");
    let begin_to_change = |window: &Window| {
        ways::sign_in(window, &ANNA);
        ways::manage(window);
        ways::open_operator(window, &BRUNO);
        ways::fill_in_change_phone(window, "lost");
    };
    let change = |window: &Window| window.click_soon("[data-action=confirm-change-phone]");
    begin_to_change(&window);
    let (changing, ()) = desk.course_of(|| {
        change(&window);
        window.wait_in_page("[data-phone-changed]");
    });
    ways::switch_operator(&window);
    ways::enter_password(&window, BRUNO.username, BRUNO.password);
    let mut phone = ways::register(&desk, &window);
    window.click("sign-out");
    let mut changes = Tally::default();
    for round in 1..=rounds_of(3, &[&changing]) {
        begin_to_change(&window);
        let cut = cuts.next(&changing);
        desk.cut_off(cut, window, change);
        assert_nothing_is_half(&desk, &format!("round {round}, {cut:?}"));
        window = start(&desk);
        let is_old = is_asked_for_a_code(&window, BRUNO.username, BRUNO.password);
        changes.count(!is_old);
        if is_old {
            ways::enter_code(&window, &phone.unused_code());
            window.wait_for_screen("signed_in");
        } else {
            phone = ways::register(&desk, &window);
        }
        window.click("sign-out");
    }
    changes.tell("changes of phones in the window");
}

#[test]
fn killed_in_a_change_of_ones_own_phone_the_old_one_is_right_or_the_new__PH_5_SE_15() {
    let desk = Desk::with_numbered_steps();
    let mut cuts = Cuts::of(9);
    let mut window = desk.start_app();
    ways::set_up(&window, TwoFactor::On);
    let first = ways::register(&desk, &window);
    let begin_to_change = |window: &Window, phone: &Phone| {
        ways::begin_to_change_my_phone(window, &ANNA, phone);
        begin_to_register(&desk, window)
    };
    let (mut phone, code) = begin_to_change(&window, &first);
    let (changing, ()) = desk.course_of(|| {
        window.put_soon("code", &code);
        window.wait_in_page("[data-screen=signed_in]");
    });
    let mut changes = Tally::default();
    let told = || {
        desk.look_into_database(
            "select count(*) from audit_entry where event = 'own_phone_changed'",
        )
    };
    for round in 1..=rounds_of(2, &[&changing]) {
        let before = told();
        let (new, code) = begin_to_change(&window, &phone);
        let cut = cuts.next(&changing);
        desk.cut_off(cut, window, |window| window.put_soon("code", &code));
        assert_nothing_is_half(&desk, &format!("round {round}, {cut:?}"));
        let is_new = told() != before;
        changes.count(is_new);
        if is_new {
            phone = new;
        }
        window = start(&desk);
        ways::sign_in_with_code(&window, &ANNA, &phone);
    }
    changes.tell("changes of one's own phone");
}
