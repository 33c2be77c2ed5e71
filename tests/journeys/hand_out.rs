//! P1: the hand-out, in its own window, and the slip for one operator.

use serde_json::json;

use crate::{
    support::{Desk, Window},
    ways::{self, TwoFactor, VENUE},
};

/// Eighty characters.
const WHOM: &str =
    "Bruno Frei, internal number 412, or Clara Rossi at the main entrance, number 431";

/// The codes of five apps, each in two stores but Aegis, which is in one.
const STORE_CODES: usize = 9;

/// A4 on the screen, in pixels: 297 mm at 96 an inch.
const PAPER_HEIGHT: u64 = 1123;

/// The page that WebKitGTK prints on A4, between margins of its own, in pixels of 0.88 pt.
const PRINTED_WIDTH: u64 = 637;
const PRINTED_HEIGHT: u64 = 919;

/// The sign-in window, the management window and this one.
const ALL_WINDOWS: usize = 3;

/// What each language's page begins with, where no day is announced.
const HEADINGS: [(&str, &str); 4] = [
    ("fr", "Dès votre prochaine connexion"),
    ("de", "Ab der nächsten Anmeldung"),
    ("it", "Dal prossimo accesso"),
    ("en", "From your next sign-in"),
];

#[test]
fn the_hand_out_is_printed_from_its_own_window_in_four_languages__GA_1_SE_20() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::On);
    ways::register(&desk, &window);
    ways::manage(&window);
    ways::open_institution(&window);
    window.fill("whom-to-ask", "Bruno Frei, 412");
    window.scroll_to("[data-action=open-hand-out]");
    window.picture("institution");
    window.click("open-hand-out");
    window.to_print_window();
    assert_eq!(window.text(".venue"), VENUE);
    window.wait_for_text("[data-ask]", "Ask Bruno Frei, 412.");
    // A camera that is another program reads where the app is.
    desk.wait_for_qr_code(ways::APP_STORE);
    desk.wait_for_qr_code(ways::GOOGLE_PLAY);
    for (language, heading) in HEADINGS {
        window.choose("paper-language", language);
        window.wait_for_text("h1", heading);
        window.picture(&format!("hand-out-{language}"));
        window.scroll_to("footer");
        window.picture(&format!("hand-out-{language}-end"));
        is_one_page(&window);
    }
    // The window gets the hand-out, and nothing else of anybody.
    for command in ["list_operators", "look_management", "desk_language"] {
        let refused = window.invoke(command, &json!({}));
        assert!(refused.contains("not allowed"), "{command}: {refused}");
    }

    // Asked for once more, it shows what is so by now.
    window.to_management();
    let from = day_after_tomorrow();
    let answered = window.invoke("announce_start", &json!({ "from": from }));
    assert!(answered.starts_with("answered"), "{answered}");
    for app in ["microsoft_authenticator", "two_fas", "ente_auth", "aegis"] {
        window.scroll_to(&format!("[data-app={app}]"));
        window.click_on(&format!("[data-app={app}]"));
    }
    window.scroll_to("[data-action=save-settings]");
    window.click("save-settings");
    window.wait_for_text("[role=status]", "Settings saved.");
    window.choose("hand-out-language", "de");
    // As much as fits into the field: a line more.
    window.fill("whom-to-ask", WHOM);
    window.scroll_to("[data-action=open-hand-out]");
    window.click("open-hand-out");
    window.to_print_window();
    window.wait_for_text("h1", "Ab dem ");
    window.wait_for_count("[data-paper] svg", STORE_CODES);
    assert_eq!(window.windows(), ALL_WINDOWS, "it is the same window");
    window.picture("five-apps-de");
    for (language, _) in HEADINGS {
        window.choose("paper-language", language);
        window.wait_to_see(&format!("[data-paper][lang={language}]"));
        is_one_page(&window);
    }

    window.click_to_close("close");
    window.wait_for_windows(2);
}

#[test]
fn the_print_window_goes_when_the_session_is_locked_or_ends__SI_5_SI_6() {
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    ways::sign_in(&window, &ways::ANNA);
    ways::manage(&window);
    ways::open_institution(&window);
    window.scroll_to("[data-action=open-hand-out]");
    window.click("open-hand-out");
    window.to_print_window();
    window.wait_for_text("h1", "You will soon need your phone");
    window.to_sign_in();
    window.click("lock");
    window.wait_for_windows(2);
    window.to_management();
    window.wait_for_screen("locked");

    window.to_sign_in();
    window.fill("password", ways::ANNA.password);
    window.click("primary");
    window.wait_for_screen("signed_in");
    window.to_management();
    window.wait_for_screen("institution");
    window.scroll_to("[data-action=open-hand-out]");
    window.click("open-hand-out");
    window.to_print_window();
    window.to_sign_in();
    window.click("sign-out");
    window.wait_for_windows(1);
}

/// Nothing is cut off: what stands on the page makes it no longer than A4, on the screen and as this web
/// view prints it. (The driver lets no page open the system's window for printing.)
#[track_caller]
fn is_one_page(window: &Window) {
    if window.is_zoomed() {
        // The page is then as narrow as the window, and no picture of the paper.
        return;
    }
    let heights = window.script(
        "const [width] = arguments;
         const paper = document.querySelector('[data-paper]');
         const shown = paper.offsetHeight;
         paper.style = `width: ${width}px; min-height: 0; padding: 0`;
         const printed = paper.offsetHeight;
         paper.style = '';
         return [shown, printed]",
        vec![json!(PRINTED_WIDTH)],
    );
    let height = |at: usize| heights[at].as_u64().expect("a height in pixels");
    assert!(height(0) <= PAPER_HEIGHT, "on the screen: {heights}");
    assert!(height(1) <= PRINTED_HEIGHT, "a printed page: {heights}");
}

/// Its first moment, where this desk is.
fn day_after_tomorrow() -> u64 {
    const DAY_MS: u64 = 24 * 60 * 60 * 1000;
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .expect("a time after 1970")
        .as_millis() as u64;
    (now / DAY_MS + 2) * DAY_MS
}
