//! A screen of the desk's own: Xvfb, and a window manager, without which no window has the focus.

use std::{fs, path::Path, process::Command};

use super::{
    program::{self, Program},
    wait_for,
};

/// The virtual screen.
pub struct Display {
    /// As DISPLAY says it.
    pub name: String,
    // Dropped in this order: the window manager would complain about a lost screen.
    _window_manager: Program,
    _screen: Program,
}

impl Display {
    /// Starts a screen of 1280 × 900 on a number that is free.
    pub fn start(environment: impl Fn(&str) -> Command, logs: &Path) -> Self {
        let mut xvfb = environment("Xvfb");
        xvfb.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x900x24",
            "-nolisten",
            "tcp",
            // Without it, the screen begins anew when its last client leaves, and whoever
            // connects at that moment is thrown out.
            "-noreset",
        ]);
        let mut screen = Program::start(xvfb, logs);
        let name = format!(":{}", screen.first_line());

        let mut openbox = environment("openbox");
        openbox.env("DISPLAY", &name);
        let window_manager = Program::start(openbox, logs);
        wait_for("the window manager", || {
            xdotool(&name, &["get_num_desktops"])
        });
        Self {
            name,
            _window_manager: window_manager,
            _screen: screen,
        }
    }

    /// The display's number: no two desks share one.
    pub fn number(&self) -> u16 {
        self.name[1..].parse().expect("a display number")
    }

    /// The titles of all windows on it, as a list of windows shows them.
    pub fn titles(&self) -> String {
        let mut list = Command::new("wmctrl");
        list.arg("-l").env("DISPLAY", &self.name);
        program::read(&mut list, "").expect("the windows are listed (package wmctrl)")
    }

    /// Photographs the whole screen, as a camera in front of it would.
    pub fn photograph(&self, file: &Path) {
        photograph(&self.name, file);
    }
}

/// What a camera in front of the screen reads: the text of every QR code. `picture` is where it keeps the
/// picture meanwhile.
pub fn qr_codes(display: &str, picture: &Path) -> Vec<String> {
    photograph(display, picture);
    let mut zbarimg = Command::new("zbarimg");
    zbarimg.args(["--raw", "-q", "--nodbus"]).arg(picture);
    let read = program::read(&mut zbarimg, "").unwrap_or_default();
    fs::remove_file(picture).expect("the photograph");
    read.lines().map(str::to_owned).collect()
}

/// Photographs the whole screen `display`.
pub fn photograph(display: &str, file: &Path) {
    let mut camera = Command::new("import");
    camera
        .args(["-display", display, "-window", "root"])
        .arg(file);
    program::read(&mut camera, "").expect("a photograph of the screen");
}

/// The same, as soon as the screen shows something else than on the picture `before`, twice: a page that has
/// changed is on the screen a moment later, and a menu may be there before the rest of it.
#[track_caller]
pub fn photograph_other_than(before: &Path, display: &str, file: &Path) {
    let last = file.with_extension("last.png");
    photograph(display, &last);
    wait_for("the screen to show something else", || {
        photograph(display, file);
        let is_other = differing_pixels(before, file) > A_CARET;
        let is_at_rest = differing_pixels(&last, file) <= A_CARET;
        std::fs::copy(file, &last).expect("a copy of the picture");
        (is_other && is_at_rest).then_some(())
    });
    std::fs::remove_file(last).expect("the copy can be removed");
}

/// Waits until the screen shows what it showed on the picture `before`.
#[track_caller]
pub fn wait_to_look_like(before: &Path, display: &str) {
    let now = before.with_extension("now.png");
    wait_for("the screen to look as it did", || {
        photograph(display, &now);
        (differing_pixels(before, &now) <= A_CARET).then_some(())
    });
}

/// A caret that blinks is no other picture. In pixels.
const A_CARET: f64 = 200.0;

fn differing_pixels(one: &Path, other: &Path) -> f64 {
    let mut compare = Command::new("compare");
    compare
        .args(["-metric", "AE"])
        .args([one, other])
        .arg("null:");
    // It prints the number as a complaint, and ends with 1 where there is a difference.
    let compared = compare
        .output()
        .expect("compare starts (package imagemagick)");
    let printed = String::from_utf8_lossy(&compared.stderr).into_owned();
    let number = printed
        .split_whitespace()
        .next()
        .and_then(|number| number.parse().ok());
    number.unwrap_or_else(|| panic!("compare said {printed:?}"))
}

/// Presses keys as a keyboard does ("ctrl+l"), whichever window has the focus.
pub fn press(display: &str, keys: &str) {
    xdotool(display, &["key", "--clearmodifiers", keys]).expect("the keys are pressed");
}

/// Types a text as a keyboard does, whichever window has the focus.
pub fn type_text(display: &str, text: &str) {
    xdotool(display, &["type", "--delay", "20", text]).expect("the text is typed");
}

/// Gives the keyboard to the app's window of this width.
pub fn activate(display: &str, width: u64) {
    for window in windows_of_width(display, width) {
        xdotool(display, &["windowactivate", "--sync", &window]);
    }
}

/// Asks the window manager to close the app's window of this width.
pub fn close(display: &str, width: u64) {
    for window in windows_of_width(display, width) {
        let mut ask = Command::new("wmctrl");
        ask.args(["-i", "-c", &window]).env("DISPLAY", display);
        program::read(&mut ask, "").expect("the window manager is asked (package wmctrl)");
    }
}

/// The app's windows of this width: both windows have one title.
fn windows_of_width(display: &str, width: u64) -> Vec<String> {
    let windows =
        xdotool(display, &["search", "--onlyvisible", "--name", "^Guichet"]).unwrap_or_default();
    let wanted = format!("WIDTH={width}");
    let is_wanted = |window: &&str| {
        let geometry =
            xdotool(display, &["getwindowgeometry", "--shell", window]).unwrap_or_default();
        geometry.lines().any(|line| line == wanted)
    };
    windows
        .lines()
        .filter(is_wanted)
        .map(str::to_owned)
        .collect()
}

/// Asks xdotool; `None` when it finds nothing.
pub fn xdotool(display: &str, arguments: &[&str]) -> Option<String> {
    program::read(
        Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", display),
        "",
    )
}
