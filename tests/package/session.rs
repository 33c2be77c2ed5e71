//! The session of the person who uses the computer on which Guichet was installed: their own home, a screen, a
//! password store. What `support::Desk` is to the built app.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use crate::support::{Bus, Display, Keyring, Pictures, Program, ScreenReader, display, wait_for};

/// Where the package puts the program.
const GUICHET: &str = "/usr/bin/guichet";

/// The sign-in window, as it opens.
const WIDTH: u64 = 480;

/// Someone is logged in, and their password store is open.
pub struct Session {
    // Dropped in this order: first what needs the others.
    keyring: Keyring,
    bus: Bus,
    display: Display,
    pictures: Pictures,
    runtime: TempDir,
}

impl Session {
    /// Logs in.
    pub fn begin() -> Self {
        let runtime = tempfile::Builder::new()
            .prefix("session-")
            .tempdir()
            .expect("a folder for the session");
        let path = runtime.path().to_owned();
        let environment = |program: &str| command(program, &path);
        let display = Display::start(environment, &path);
        let bus = Bus::start(environment, &path);
        let keyring = Keyring::start(environment, &bus.address, &path, &path);
        Self {
            keyring,
            bus,
            display,
            pictures: Pictures::of_this_journey(),
            runtime,
        }
    }

    /// The password store.
    pub fn keyring(&self) -> &Keyring {
        &self.keyring
    }

    /// A command as it is typed in this session's terminal.
    pub fn command(&self, program: &str) -> Command {
        let mut command = command(program, self.runtime.path());
        command
            .env("DISPLAY", &self.display.name)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus.address);
        command
    }

    /// Starts the installed program, as its menu entry does. It ends when this is dropped.
    pub fn start_guichet(&self) -> (Program, ScreenReader) {
        let program = Program::start(self.command(GUICHET), self.runtime.path());
        let reader = ScreenReader::start(&self.bus.address);
        (program, reader)
    }

    /// Closes the sign-in window, which ends the program.
    pub fn close(&self, mut guichet: Program) {
        display::close(&self.display.name, WIDTH);
        wait_for("Guichet's end", || guichet.ended());
    }

    /// Gives the keyboard to the sign-in window.
    pub fn take_the_keyboard(&self) {
        display::activate(&self.display.name, WIDTH);
    }

    /// Presses keys.
    pub fn press(&self, keys: &str) {
        display::press(&self.display.name, keys);
    }

    /// Types a text, and a key that no barcode scanner has, so that an Enter after it is a person's.
    pub fn type_text(&self, text: &str) {
        display::type_text(&self.display.name, text);
        self.press("End");
    }

    /// Presses Tab until that has the focus whose name begins so: some have their hint in it.
    #[track_caller]
    pub fn tab_to(&self, reader: &ScreenReader, name: &str) {
        // More than any screen has.
        const STOPS: usize = 40;
        let mut stops = Vec::new();
        while stops.len() < STOPS {
            let before = reader.focused();
            if before.as_ref().is_some_and(|at| at.starts_with(name)) {
                return;
            }
            self.press("Tab");
            wait_for("the focus to move", || {
                (reader.focused() != before).then_some(())
            });
            stops.extend(before);
        }
        panic!("Tab does not lead to {name:?}, but to {stops:?}");
    }

    /// The QR codes on the screen.
    pub fn qr_codes(&self) -> Vec<String> {
        display::qr_codes(&self.display.name, &self.runtime.path().join("codes.png"))
    }

    /// Keeps a picture of the screen where the pictures go.
    pub fn picture(&self, name: &str) {
        self.display.photograph(&self.pictures.next(name));
    }
}

/// The data folder, where a person's program keeps its data when nobody says otherwise.
pub fn data() -> PathBuf {
    home().join(".local/share/app.guichet.desk")
}

/// The person's home.
pub fn home() -> PathBuf {
    PathBuf::from(env::var_os("HOME").expect("a home"))
}

fn command(program: &str, runtime: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .env_clear()
        .env("PATH", env::var_os("PATH").unwrap_or_default())
        .env("HOME", home())
        .env("LANG", "C.UTF-8")
        .env("XDG_RUNTIME_DIR", runtime)
        .current_dir(home());
    command
}
