//! A display with a window manager, a D-Bus session, a home and an unlocked keyring for this program, which is started
//! again inside of them.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

/// Set for the program inside; where the two programs to measure are.
pub const INSIDE: &str = "GUICHET_BENCH_PROGRAMS";

/// Starts this program again with its argument, in a session of its own, and ends with it.
pub fn start_inside_one(programs: &Path, what: Option<&str>) {
    let home = tempfile::tempdir().expect("a home");
    let mut display = Display::start();
    let inside = Command::new("dbus-run-session")
        .args(["--", "sh", "-euc"])
        .arg(
            "printf %s secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1\n\
             openbox >/dev/null 2>&1 &\n\
             exec \"$0\" \"$@\"",
        )
        .arg(std::env::current_exe().expect("this program"))
        .args(what)
        .env(INSIDE, programs)
        .env("HOME", home.path())
        .env("XDG_RUNTIME_DIR", home.path())
        .env("XDG_DATA_HOME", home.path().join("data"))
        .env("DISPLAY", &display.name)
        // As Guichet sets it for itself.
        .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("GUICHET_DATA_DIR")
        .stderr(Stdio::null())
        .status()
        .expect("dbus-run-session starts");
    display.end();
    assert!(inside.success(), "the measurement failed: {inside}");
}

struct Display {
    name: String,
    server: Child,
}

impl Display {
    /// The server chooses a free number and says it.
    fn start() -> Self {
        let mut server = Command::new("Xvfb")
            .args([
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
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        let mut number = String::new();
        let said = server.stdout.take().expect("its output");
        BufReader::new(said)
            .read_line(&mut number)
            .expect("the display's number");
        Self {
            name: format!(":{}", number.trim()),
            server,
        }
    }

    fn end(&mut self) {
        self.server.kill().expect("the display ends");
        self.server.wait().expect("the display has ended");
    }
}
