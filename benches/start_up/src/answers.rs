//! How soon the windows answer: from a key or a notch of the wheel to the first pixel that changed, on the
//! screen of the built app, with 100,000 operators.

use std::{path::Path, thread, time::Duration};

use serde_json::json;

use crate::{
    desk,
    measure::{Program, end},
    screen::{BACKSPACE, Part, RETURN, Screen, TAB},
};

/// The end of every search: a number that operator names have. Each digit leads to other rows.
const DIGITS: &str = "4190";

/// Notches of the wheel.
const NOTCHES: usize = 120;

/// A frame at 60 Hz, and a bit: as a wheel that is turned on and on.
const BETWEEN_NOTCHES: Duration = Duration::from_millis(18);

/// Languages in the menu of the sign-in window, by the letter that finds them.
const LANGUAGES: &str = "dfiedfiedfie";

/// The rows of the list, in the window as it opens. What stands above them changes at once, at each key.
const ROWS: Part = Part {
    x: 300,
    y: 330,
    width: 860,
    height: 400,
};

/// The middle of the sign-in window.
const FORM: Part = Part {
    x: 40,
    y: 200,
    width: 400,
    height: 300,
};

/// Measures the program that was built there, with its data in `data`.
pub fn run(programs: &Path, home: &Path, data: &Path) {
    let screen = Screen::connect();
    let guichet = Program::new(programs.join("guichet"), home, Some(data.to_owned()));
    let mut app = guichet.launch();
    let sign_in = screen.wait_for_windows(1);
    screen.wait_until_at_rest(sign_in);

    // The menu stands before the field that has the focus.
    screen.press_with_shift(TAB);
    screen.press_with_shift(TAB);
    let mut languages: Vec<f64> = LANGUAGES
        .chars()
        .map(|letter| {
            // Letters in quick succession are one word to a menu.
            thread::sleep(Duration::from_millis(1200));
            screen.until_it_looks_different(sign_in, FORM, |screen| {
                screen.press(u32::from(letter));
            })
        })
        .collect();
    screen.press(TAB);
    screen.press(TAB);

    screen.type_text(desk::USERNAME);
    screen.press(TAB);
    screen.type_text(desk::PASSWORD);
    screen.wait_until_at_rest(sign_in);
    screen.until_it_looks_different(sign_in, FORM, |screen| screen.press(RETURN));
    screen.wait_until_at_rest(sign_in);
    // From the heading, which has the focus, to "Manage operators".
    screen.press(TAB);
    screen.press(RETURN);
    let management = screen.wait_for_windows(2);
    screen.wait_until_at_rest(management);

    let mut keys = Vec::new();
    to_the_search(&screen);
    // The first of them stands on top without any search.
    for name in &desk::GIVEN_NAMES[1..] {
        let name = name.to_lowercase();
        let (first, others) = name.split_at(1);
        let mut type_and_look = |letters: &str| {
            for letter in letters.chars() {
                let key = u32::from(letter);
                let press = |screen: &Screen| screen.press(key);
                keys.push(screen.until_it_looks_different(management, ROWS, press));
                screen.wait_until_at_rest(management);
            }
        };
        type_and_look(first);
        // Not each of these leads to other rows.
        screen.type_text(&format!("{others} "));
        screen.wait_until_at_rest(management);
        type_and_look(DIGITS);
        for _ in 0..name.len() + 1 + DIGITS.len() {
            screen.press(BACKSPACE);
        }
        screen.wait_until_at_rest(management);
    }

    screen.point(management, ROWS.x + 200, ROWS.y + 100);
    let mut notches: Vec<f64> = (0..NOTCHES)
        .map(|_| {
            thread::sleep(BETWEEN_NOTCHES);
            screen.until_it_looks_different(management, ROWS, Screen::turn_wheel)
        })
        .collect();
    end(&mut app);

    let figures = json!({
        "operators": desk::OPERATORS,
        "key_p50_ms": percentile(&mut keys, 50),
        "key_p99_ms": percentile(&mut keys, 99),
        "keys": keys.len(),
        "wheel_p50_ms": percentile(&mut notches, 50),
        "wheel_p99_ms": percentile(&mut notches, 99),
        "language_p50_ms": percentile(&mut languages, 50),
        "language_most_ms": percentile(&mut languages, 100),
    });
    let text = serde_json::to_string_pretty(&figures).expect("JSON");
    std::fs::write(crate::measure::folder().join("answers.json"), &text).expect("answers.json");
    println!("{text}");
}

/// From the heading, which has the focus when the window opens, to the field.
fn to_the_search(screen: &Screen) {
    for _ in 0..3 {
        screen.press(TAB);
    }
}

fn percentile(times: &mut [f64], percent: usize) -> f64 {
    times.sort_by(f64::total_cmp);
    times[(times.len() - 1) * percent / 100]
}
