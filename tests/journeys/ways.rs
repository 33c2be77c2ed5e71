//! Ways through the screens that many journeys take.

pub use crate::support::{ANNA, BRUNO, CLARA, Person};

use crate::support::{Desk, Phone, Window};

/// The institution of the journeys: accents, a space and an ampersand are what real names have.
pub const VENUE: &str = "Théâtre de Carouge & Co";
/// What its phones show.
pub const SHORT_NAME: &str = "Carouge Box Office";

/// Where the first of the apps is to be had.
pub const APP_STORE: &str = "https://apps.apple.com/app/id388497605";
pub const GOOGLE_PLAY: &str =
    "https://play.google.com/store/apps/details?id=com.google.android.apps.authenticator2";

/// Whether two-factor sign-in is on from the start.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum TwoFactor {
    Off,
    On,
}

/// F1 to F5, with Anna as the first administrator; gives the service key, as it is printed. It ends
/// at the sign-in, or, with two-factor on, where Anna gets the app.
#[track_caller]
pub fn set_up(window: &Window, two_factor: TwoFactor) -> String {
    let service_key = set_up_to_the_service_key(window, two_factor);
    confirm_service_key(window);
    window.wait_for_screen(match two_factor {
        TwoFactor::Off => "sign_in",
        TwoFactor::On => "get_app",
    });
    service_key
}

/// F1 to F4, up to the service key on F5, which it gives.
#[track_caller]
pub fn set_up_to_the_service_key(window: &Window, two_factor: TwoFactor) -> String {
    window.wait_for_screen("welcome");
    window.click("primary");
    window.wait_for_screen("institution");
    window.fill("institution-name", VENUE);
    window.fill("short-name", SHORT_NAME);
    window.click("primary");
    window.wait_for_screen("first_administrator");
    fill_first_administrator(window, &ANNA);
    window.click("primary");
    window.wait_for_screen("two_factor_choice");
    if two_factor == TwoFactor::On {
        window.click_on("#two-factor-on");
    }
    window.click("primary");
    window.wait_for_screen("service_key");
    window.texts("[data-group]").join("-")
}

/// F3's fields.
#[track_caller]
pub fn fill_first_administrator(window: &Window, person: &Person) {
    window.fill("display-name", person.display_name);
    window.fill("username", person.username);
    window.fill("password", person.password);
}

/// Types back the group that F5 asks for.
#[track_caller]
pub fn confirm_service_key(window: &Window) {
    let asked = asked_group(window);
    window.fill(
        "service-key-group",
        &window.text(&format!("[data-group='{asked}']")),
    );
    window.click("primary");
}

/// The number of the group that F5 asks for.
#[track_caller]
pub fn asked_group(window: &Window) -> usize {
    let label = window.text("label[for=service-key-group]");
    let digits: String = label.chars().filter(char::is_ascii_digit).collect();
    digits
        .parse()
        .unwrap_or_else(|_| panic!("no group is asked for in {label:?}"))
}

/// Change my phone, from H1 to R1, with the password and a code of the phone in use.
#[track_caller]
pub fn begin_to_change_my_phone(window: &Window, person: &Person, old_phone: &Phone) {
    if window.is_zoomed() {
        window.scroll_to("[data-action=change-my-phone]");
    }
    window.click("change-my-phone");
    window.fill("current-password", person.password);
    window.fill("code", &old_phone.unused_code());
    window.wait_for_screen("get_app");
}

/// L1.
#[track_caller]
pub fn enter_password(window: &Window, username: &str, password: &str) {
    window.wait_for_screen("sign_in");
    window.fill("username", username);
    window.fill("password", password);
    window.click("primary");
}

/// L1 to H1, where no code is asked for.
#[track_caller]
pub fn sign_in(window: &Window, person: &Person) {
    enter_password(window, person.username, person.password);
    window.wait_for_screen("signed_in");
}

/// L1, C1 and H1.
#[track_caller]
pub fn sign_in_with_code(window: &Window, person: &Person, phone: &Phone) {
    enter_password(window, person.username, person.password);
    enter_code(window, &phone.unused_code());
    window.wait_for_screen("signed_in");
}

/// Types a first code, which sends itself with its last digit.
#[track_caller]
pub fn enter_code(window: &Window, code: &str) {
    window.wait_for_screen("enter_code");
    window.fill("code", code);
}

/// Types a code after a refused one: that is sent by the button only (EC-1).
#[track_caller]
pub fn enter_code_again(window: &Window, code: &str) {
    window.fill("code", code);
    window.click("primary");
}

/// R1, R2 and C1: registers a new phone by scanning. It ends signed in.
#[track_caller]
pub fn register(desk: &Desk, window: &Window) -> Phone {
    window.wait_for_screen("get_app");
    window.click("primary");
    window.wait_for_screen("register");
    let phone = scan(desk, window);
    window.click("primary");
    enter_code(window, &phone.unused_code());
    window.wait_for_screen("signed_in");
    phone
}

/// R2: points a phone's camera at the secret key. Only on a zoomed page may it have to be looked
/// for; in a window as it opens, the whole QR code is in sight.
#[track_caller]
pub fn scan(desk: &Desk, window: &Window) -> Phone {
    if window.is_zoomed() {
        window.scroll_to("[data-secret-qr]");
    }
    Phone::scan(desk)
}

/// Opens the management window, from H1, and chooses it.
#[track_caller]
pub fn manage(window: &Window) {
    window.wait_for_screen("signed_in");
    window.click("manage-operators");
    window.to_management();
    window.wait_for_screen("operators");
}

/// Back in the sign-in window: the next one signs in.
#[track_caller]
pub fn switch_operator(window: &Window) {
    window.to_sign_in();
    window.click("switch-operator");
    window.wait_for_screen("sign_in");
}

/// A new operator, from A1; gives the password that was made for them.
#[track_caller]
pub fn new_operator(window: &Window, person: &Person, role: &str) -> String {
    window.click("new-operator");
    window.fill("display-name", person.display_name);
    window.fill("username", person.username);
    window.click_on(&format!("#new-role-{role}"));
    window.click("primary");
    let password = window.text("[data-generated-password]");
    window.click("close");
    window.wait_until_gone("[data-generated-password]");
    password
}

/// L1 and L2: signs in with the password that was made, and chooses one.
#[track_caller]
pub fn choose_password(window: &Window, person: &Person, generated: &str) {
    enter_password(window, person.username, generated);
    window.wait_for_screen("new_password");
    window.fill("password", person.password);
    window.click("primary");
}

/// A2 of this operator, from anywhere in the management window.
#[track_caller]
pub fn open_operator(window: &Window, person: &Person) {
    window.to_management();
    window.click("nav-operators");
    window.wait_for_screen("operators");
    window.click_on(&format!("[data-username='{}']", person.username));
    window.wait_for_screen("operator");
    window.text(&format!("main[data-operator='{}'] h1", person.username));
}

/// A3, from anywhere in the management window.
#[track_caller]
pub fn open_institution(window: &Window) {
    window.to_management();
    window.click("nav-institution");
    window.wait_for_screen("institution");
    window.text("[data-activation]");
}

/// New keys for the data, by an administrator, up to the press that makes them.
#[track_caller]
pub fn begin_to_make_new_keys(window: &Window) {
    open_institution(window);
    window.click("open-new-keys");
    window.wait_to_see("dialog [data-action=renew-keys]");
}

/// The same, to the end.
#[track_caller]
pub fn make_new_keys(window: &Window) {
    begin_to_make_new_keys(window);
    window.click("renew-keys");
    window.wait_for_text("[data-keys-renewed]", "The data has new keys.");
}

/// A4, from anywhere in the management window, once the trail has been followed.
#[track_caller]
pub fn open_trail(window: &Window) {
    window.to_management();
    window.click("nav-trail");
    window.wait_for_screen("trail");
    window.wait_to_see("[data-entry]");
    window.wait_to_see("[data-standing=complete], [data-standing=problem]");
}

/// Sets the switch of A2 to this position, and waits until it stands there.
#[track_caller]
pub fn require_two_factor(window: &Window, required: bool) {
    window.click_on(&format!(
        "[data-action=two-factor-switch][aria-checked={}]",
        !required
    ));
    window.wait_to_see(&format!(
        "[data-action=two-factor-switch][aria-checked={required}]"
    ));
}

/// A temporary code for the operator of A2, for an hour; ends on A2.
#[track_caller]
pub fn give_temporary_code(window: &Window) -> String {
    window.click("give-temporary-code");
    window.click("confirm-give-code");
    read_slip(window, "temporary")
}

/// A registration code for the operator of A2; ends on A2.
#[track_caller]
pub fn give_registration_code(window: &Window) -> String {
    window.click("give-registration-code");
    window.click("confirm-give-code");
    read_slip(window, "registration")
}

/// Reads the code that is shown once, as its groups are read out, and closes it.
#[track_caller]
pub fn read_slip(window: &Window, handle: &str) -> String {
    let slip = format!("[data-code-on-slip={handle}]");
    window.wait_to_see(&slip);
    let groups = window.texts(&format!("{slip} > span"));
    assert!(
        groups.len() == 2 && groups.iter().all(|group| group.len() == 4),
        "two groups of four: {groups:?}"
    );
    // As a screen reader spells it: four digits alone could be a year.
    let spelled = groups
        .iter()
        .map(|group| {
            group
                .split("")
                .collect::<Vec<_>>()
                .join(" ")
                .trim()
                .to_owned()
        })
        .collect::<Vec<_>>()
        .join(", ");
    assert!(window.source().contains(&spelled), "{spelled} is shown");
    window.picture(&format!("{handle}-code"));
    window.click("close");
    window.wait_until_gone(&slip);
    assert!(!window.source().contains(&spelled), "it is not shown again");
    groups.join(" ")
}

/// A code that differs from this one in its last letter.
pub fn another(code: &str) -> String {
    let last = if code.ends_with('0') { "1" } else { "0" };
    format!("{}{last}", &code[..code.len() - 1])
}

/// C1 or R1, where "No smartphone?" is open: types a temporary code and sends it.
#[track_caller]
pub fn enter_temporary_code(window: &Window, code: &str) {
    window.click("use-temporary-code");
    window.fill("temporary-code", code);
    window.click("send-temporary-code");
}

/// A3's registration codes, on or off; ends on A3.
#[track_caller]
pub fn require_registration_code(window: &Window, required: bool) {
    open_institution(window);
    window.wait_to_see("#registration-code-required");
    if window.is_ticked("#registration-code-required") != required {
        window.click_on("#registration-code-required");
    }
    window.click("save-settings");
    window.wait_for_text("[role=status]", "Settings saved.");
}

/// CHANGE PHONE of whom A2 or the service team's screen shows, up to the press that does it.
#[track_caller]
pub fn fill_in_change_phone(window: &Window, reason: &str) {
    window.click("change-phone");
    window.click_on(&format!("#reason-{reason}"));
    window.click_on("#identity-checked");
}

/// CHANGE PHONE, to that press: it is done, or something more is asked for first.
#[track_caller]
pub fn change_phone(window: &Window, reason: &str) {
    fill_in_change_phone(window, reason);
    window.click("confirm-change-phone");
}

/// Service access, from L1 to the service team's screen.
#[track_caller]
pub fn open_service_access(window: &Window, service_key: &str) {
    window.wait_for_screen("sign_in");
    window.click("problem");
    window.click("service-access");
    enter_service_key(window, service_key);
    window.wait_for_screen("service_access");
}

/// Types the service key where it opens something: service access, or data that is closed.
#[track_caller]
pub fn enter_service_key(window: &Window, service_key: &str) {
    window.fill("service-key", service_key);
    window.click("open-service-access");
}

/// F0, where the service key helps: opens the data with it.
#[track_caller]
pub fn open_with_service_key(window: &Window, service_key: &str) {
    window.click("use-service-key");
    enter_service_key(window, service_key);
}

/// F0: the desk is closed for this reason, and says these words.
#[track_caller]
pub fn assert_closed(window: &Window, reason: &str, words: &str) {
    window.wait_for_screen("closed");
    window.text(&format!("[data-reason={reason}]"));
    window.wait_for_text("main", words);
}

/// `guichet verify` finds nothing: the data is as the app has left it.
#[track_caller]
pub fn assert_whole(desk: &Desk, when: &str) {
    let (code, said) = desk.run_app(&["verify"]);
    assert_eq!(code, Some(0), "{when}: {said}");
}

/// The service team enables the feature, from L1 and back to it.
#[track_caller]
pub fn enable_two_factor(window: &Window, service_key: &str) {
    open_service_access(window, service_key);
    window.click("turn-on");
    window.text("[data-activation=enabled]");
    window.click("back");
    window.wait_for_screen("sign_in");
}
