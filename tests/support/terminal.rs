//! A terminal on the desk, in which a person types a command: it shows what is typed unless the
//! command has asked it not to.

use std::{
    fs::{File, OpenOptions},
    io::{Read, Write},
    os::unix::ffi::OsStrExt,
    path::Path,
    process::Child,
};

use rustix::{
    pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt},
    termios::{LocalModes, tcgetattr},
};

use super::{Desk, desk::APP, wait_for};

/// A terminal in which a command runs.
pub struct Terminal {
    child: Child,
    /// The end that a person sees and types at.
    person: File,
    shown: String,
}

impl Desk {
    /// Types `guichet` with these arguments in a terminal.
    #[track_caller]
    pub fn type_command(&self, arguments: &[&str]) -> Terminal {
        let person = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&person).expect("it is ours");
        unlockpt(&person).expect("it is open");
        let name = ptsname(&person, Vec::new()).expect("it has a name");
        let name = Path::new(std::ffi::OsStr::from_bytes(name.to_bytes()));
        let line = || {
            let options = OpenOptions::new().read(true).write(true).open(name);
            options.expect("the command's end")
        };
        // In a session of its own, whose terminal this is.
        let child = self
            .command("setsid")
            .args(["--ctty", "--wait", APP])
            .args(arguments)
            .env_remove("DISPLAY")
            .stdin(line())
            .stdout(line())
            .stderr(line())
            .spawn()
            .expect("the command starts (is setsid installed?)");
        Terminal {
            child,
            person: person.into(),
            shown: String::new(),
        }
    }
}

impl Terminal {
    /// Waits until what is typed is not shown, and types a line.
    #[track_caller]
    pub fn type_unseen(&mut self, line: &str) {
        wait_for("the terminal to show nothing of what is typed", || {
            let modes = tcgetattr(&self.person).ok()?.local_modes;
            (!modes.contains(LocalModes::ECHO)).then_some(())
        });
        self.type_line(line);
    }

    /// Types a line.
    pub fn type_line(&mut self, line: &str) {
        writeln!(self.person, "{line}").expect("the terminal takes it");
    }

    /// Reads on until the terminal shows `words`.
    #[track_caller]
    pub fn wait_for(&mut self, words: &str) {
        while !self.shown.contains(words) {
            assert!(self.read(), "it ended without {words:?}:\n{}", self.shown);
        }
    }

    /// Waits for the command's end: its exit code, and all that the terminal has shown.
    #[track_caller]
    pub fn end(mut self) -> (i32, String) {
        while self.read() {}
        let status = self.child.wait().expect("the command's end");
        (status.code().expect("it was not killed"), self.shown)
    }

    /// Reads on; whether there was anything.
    fn read(&mut self) -> bool {
        let mut bytes = [0; 1024];
        // The command's end is closed when it has ended, and the terminal says so by an error.
        let length = self.person.read(&mut bytes).unwrap_or(0);
        self.shown
            .push_str(&String::from_utf8_lossy(&bytes[..length]));
        length > 0
    }
}
