//! The desk: a computer with a screen, a password store and the app, and nothing that is shared
//! with another desk or with the person who runs the journeys.

use std::{
    env,
    fs::{self, DirBuilder},
    os::unix::fs::{DirBuilderExt, PermissionsExt},
    path::{Path, PathBuf},
    process::{Child, Command},
    rc::Rc,
};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use super::{
    bus::Bus,
    disk::Disk,
    display::{self, Display},
    keyring::Keyring,
    look::Look,
    numbered_steps::NumberedSteps,
    pictures::Pictures,
    program::{self, Program},
    wait_for,
    window::Window,
};

/// The built app, which Cargo builds before the journeys.
pub(super) const APP: &str = env!("CARGO_BIN_EXE_guichet");

/// Whether the app finds a D-Bus session where the desk says it is.
#[derive(Clone, Copy, Debug)]
pub enum HasBus {
    Yes,
    No,
}

/// One workstation.
pub struct Desk {
    // Dropped in this order: first what needs the others.
    keyring: Option<Keyring>,
    bus: Option<Bus>,
    display: Display,
    pictures: Rc<Pictures>,
    look: Look,
    folder: TempDir,
    starts: std::cell::Cell<u16>,
    steps: Option<NumberedSteps>,
}

impl Desk {
    /// A computer as it comes: someone is logged in, and their keyring is open.
    pub fn new() -> Self {
        Self::without_bus().logged_in()
    }

    /// The same, where the app can be killed at a step by its number.
    pub fn with_numbered_steps() -> Self {
        let mut desk = Self::without_bus();
        let folder = desk.folder.path().join("run");
        let steps = NumberedSteps::none(desk.command("cc"), &folder);
        desk.steps = Some(steps);
        desk.logged_in()
    }

    fn logged_in(mut self) -> Self {
        let bus = Bus::start(|program| self.command(program), &self.logs());
        self.bus = Some(bus);
        self.start_keyring();
        self
    }

    /// A computer without a password store: nobody offers one on its bus.
    pub fn without_keyring() -> Self {
        let mut desk = Self::without_bus();
        let bus = Bus::start_without_services(|program| desk.command(program), &desk.logs());
        desk.bus = Some(bus);
        desk
    }

    /// A computer on which nothing that a desktop session starts was started, but a screen.
    pub fn without_bus() -> Self {
        let folder = tempfile::Builder::new()
            .prefix("guichet-desk-")
            .tempdir()
            .expect("a folder for the desk");
        for inside in ["home", "run", "data", "logs"] {
            DirBuilder::new()
                .mode(0o700)
                .create(folder.path().join(inside))
                .expect("the desk's folders");
        }
        let logs = folder.path().join("logs");
        let display = Display::start(|program| command(folder.path(), program), &logs);
        Self {
            keyring: None,
            bus: None,
            display,
            pictures: Rc::new(Pictures::of_this_journey()),
            look: Look::wanted(),
            folder,
            starts: std::cell::Cell::new(0),
            steps: None,
        }
    }

    /// Sets the system to move nothing on the screen, as its accessibility settings do.
    pub fn keep_still(&self) {
        let settings = self.folder.path().join("home/.config/gtk-3.0");
        fs::create_dir_all(&settings).expect("a folder for the system's settings");
        fs::write(
            settings.join("settings.ini"),
            "[Settings]\ngtk-enable-animations=0\n",
        )
        .expect("the system's settings");
    }

    /// Starts the keyring, open, as installing it or logging in does.
    pub fn start_keyring(&mut self) {
        let bus = &self.bus.as_ref().expect("a keyring needs a bus").address;
        let keyring = Keyring::start(
            |program| self.command(program),
            bus,
            &self.folder.path().join("run"),
            &self.logs(),
        );
        self.keyring = Some(keyring);
    }

    /// Kills the keyring's daemon, as the system does where memory runs out.
    pub fn kill_keyring(&mut self) {
        drop(self.keyring.take());
    }

    /// The keyring.
    pub fn keyring(&self) -> &Keyring {
        self.keyring.as_ref().expect("this desk has a keyring")
    }

    /// Starts the app, and waits until its sign-in window shows a screen.
    #[track_caller]
    pub fn start_app(&self) -> Window {
        self.start_app_with(|driver| driver)
    }

    /// As [`Desk::start_app`], on a computer that was installed in this language ("de_CH").
    #[track_caller]
    pub fn start_app_in(&self, language: &str) -> Window {
        let installed = self.folder.path().join("locales");
        fs::create_dir_all(&installed).expect("a folder for languages");
        let name = format!("{language}.UTF-8");
        if !installed.join(&name).exists() {
            let mut install = self.command("localedef");
            install.args(["-i", language, "-f", "UTF-8"]);
            install.arg(installed.join(&name));
            program::read(&mut install, "").expect("the language (package locales)");
        }
        self.start_app_with(|mut driver| {
            driver.env("LOCPATH", &installed).env("LANG", &name);
            driver
        })
    }

    /// As [`Desk::start_app`], on a disk that fails.
    #[track_caller]
    pub fn start_app_on(&self, disk: Disk) -> Window {
        self.start_app_with(|driver| disk.under(&driver, self.data().as_os_str()))
    }

    #[track_caller]
    fn start_app_with(&self, wrap: impl FnOnce(Command) -> Command) -> Window {
        self.start_under_driver(wrap, Path::new(APP))
    }

    /// As [`Desk::start_app`], with `before` put before the app's name, as in a shell.
    #[track_caller]
    pub(super) fn start_app_through(&self, before: &str) -> Window {
        self.start_app_through_with(before, "")
    }

    /// The same with something behind the app's name too.
    #[track_caller]
    pub(super) fn start_app_through_with(&self, before: &str, behind: &str) -> Window {
        let script = self.folder.path().join("run/app.sh");
        let exec = format!("#!/bin/sh\nexec {before} '{APP}' {behind} \"$@\"\n");
        fs::write(&script, exec).expect("the script");
        fs::set_permissions(&script, fs::Permissions::from_mode(0o700)).expect("the script runs");
        self.start_under_driver(|driver| driver, &script)
    }

    #[track_caller]
    fn start_under_driver(&self, wrap: impl FnOnce(Command) -> Command, app: &Path) -> Window {
        let driver = driver();
        let mut command = self.command(&driver.to_string_lossy());
        self.look.dress(&mut command);
        self.starts.set(self.starts.get() + 1);
        Window::start(wrap(command), app, self)
    }

    /// Closes the sign-in window, as its user does, which ends the app.
    #[track_caller]
    pub fn close(&self, window: Window) {
        let app = self.app_process();
        window.close_sign_in();
        self.wait_for_the_end(app, window);
    }

    /// Kills the app, as a crash or a power cut does; the data and the keyring stay as they are.
    #[track_caller]
    pub fn kill(&self, window: Window) {
        let app = self.app_process();
        let process = Pid::from_raw(app).expect("a process id");
        kill_process(process, Signal::KILL).expect("the app can be killed");
        self.wait_for_the_end(app, window);
    }

    /// Waits until the app has let go of everything. A process that ends gives back its memory
    /// first and its files last, and its first thread may be gone before the others.
    #[track_caller]
    pub(super) fn wait_for_the_end(&self, app: i32, window: Window) {
        wait_for("the app's end", || has_ended(app).then_some(()));
        drop(window);
        self.wait_for_the_lock();
    }

    #[track_caller]
    pub(super) fn app_process(&self) -> i32 {
        let processes = self.app_processes();
        assert_eq!(processes.len(), 1, "one app runs");
        processes[0]
    }

    /// Starts the app once more beside the one that runs, as a second double click does.
    pub fn start_second_app(&self) -> Child {
        self.command(APP).spawn().expect("the app starts")
    }

    /// Starts the app without a driver, to be watched; it is killed when this is dropped.
    pub fn start_watched(&self, bus: HasBus) -> Program {
        let mut app = self.command(APP);
        if let HasBus::No = bus {
            let nowhere = self.folder.path().join("run/no-bus");
            let nowhere = format!("unix:path={}", nowhere.display());
            app.env("DBUS_SESSION_BUS_ADDRESS", &nowhere)
                .env("DBUS_SYSTEM_BUS_ADDRESS", &nowhere);
        }
        Program::start(app, &self.logs())
    }

    /// Waits until nobody holds the data folder.
    #[track_caller]
    pub fn wait_for_the_lock(&self) {
        wait_for("the data folder's lock to be free", || {
            let lock = fs::File::open(self.data().join("guichet.lock")).ok()?;
            lock.try_lock().ok()
        });
    }

    /// Runs one of the app's commands to its end, as a script does: without a display. Its exit code, and
    /// what it printed.
    pub fn run_app(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let output = self
            .command(APP)
            .env_remove("DISPLAY")
            .args(arguments)
            .output()
            .expect("the app starts");
        let printed = [output.stdout, output.stderr].concat();
        (
            output.status.code(),
            String::from_utf8_lossy(&printed).into_owned(),
        )
    }

    /// A command with this desk's environment and nothing else of ours.
    pub fn command(&self, program: &str) -> Command {
        let mut command = command(self.folder.path(), program);
        command.env("DISPLAY", &self.display.name);
        match &self.bus {
            // The system's bus as well: this desk has a logind of its own, if any.
            Some(bus) => command
                .env("DBUS_SESSION_BUS_ADDRESS", &bus.address)
                .env("DBUS_SYSTEM_BUS_ADDRESS", &bus.address),
            // An address where nobody listens: without one, libraries go and look for a bus elsewhere.
            None => command.env(
                "DBUS_SESSION_BUS_ADDRESS",
                format!("unix:path={}/run/bus", self.folder.path().display()),
            ),
        };
        if let Some(steps) = &self.steps {
            steps.count_those_of(&mut command);
        }
        command
    }

    /// What counts the app's steps.
    pub(super) fn numbered_steps(&self) -> &NumberedSteps {
        self.steps
            .as_ref()
            .expect("the steps are numbered on this desk")
    }

    /// Where programs find the desk's bus.
    pub(super) fn bus_address(&self) -> &str {
        &self.bus.as_ref().expect("this desk has a bus").address
    }

    /// Sends a signal on the desk's bus, as the desktop and the system do.
    pub fn signal(&self, name: &str, value: &str) {
        let sent = self
            .command("gdbus")
            .args([
                "emit",
                "--session",
                "--object-path",
                "/org/example",
                "--signal",
            ])
            .args([name, value])
            .status()
            .expect("gdbus starts");
        assert!(sent.success(), "{name} is sent");
    }

    /// The app's data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Everything of the desk that lies on a disk: data, home, logs.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where the desk's programs write their messages.
    pub fn logs(&self) -> PathBuf {
        self.folder.path().join("logs")
    }

    /// Kills the processes of the app's pages, as a fault in the web view does.
    pub fn kill_pages(&self) {
        let pages = self.processes(|exe| exe.ends_with("WebKitWebProcess"));
        assert!(!pages.is_empty(), "there are pages");
        for page in pages {
            let page = Pid::from_raw(page).expect("a process id");
            kill_process(page, Signal::KILL).expect("the page can be killed");
        }
    }

    /// The process ids of the app on this desk.
    pub fn app_processes(&self) -> Vec<i32> {
        self.processes(|exe| exe == Path::new(APP))
    }

    /// The process ids of the app and of its web view.
    pub fn processes_of_app(&self) -> Vec<i32> {
        self.processes(|exe| {
            let name = exe.file_name().unwrap_or_default().to_string_lossy();
            exe == Path::new(APP) || (name.starts_with("WebKit") && name.ends_with("Process"))
        })
    }

    /// The process ids of what runs for the app on this desk.
    fn processes(&self, wanted: impl Fn(&Path) -> bool) -> Vec<i32> {
        let ours = format!("GUICHET_DATA_DIR={}", self.data().display());
        let is_ours = |process: &Path| {
            fs::read_link(process.join("exe")).is_ok_and(|exe| wanted(&exe))
                && fs::read(process.join("environ")).is_ok_and(|environ| {
                    environ
                        .split(|byte| *byte == 0)
                        .any(|entry| entry == ours.as_bytes())
                })
        };
        fs::read_dir("/proc")
            .expect("the list of processes")
            .flatten()
            .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path())))
            .filter(|(_, process)| is_ours(process))
            .map(|(id, _)| id)
            .collect()
    }

    /// A picture of the screen, to be compared with another one.
    pub fn photograph(&self, name: &str) -> PathBuf {
        let file = self.folder.path().join(name).with_extension("png");
        self.display.photograph(&file);
        file
    }

    /// Waits until the screen shows what it showed on this picture.
    #[track_caller]
    pub fn wait_to_look_like(&self, photograph: &Path) {
        display::wait_to_look_like(photograph, &self.display.name);
    }

    /// What a camera in front of the screen reads: the text of every QR code.
    pub fn qr_codes(&self) -> Vec<String> {
        display::qr_codes(&self.display.name, &self.folder.path().join("codes.png"))
    }

    /// Waits until a camera in front of the screen reads a QR code with this text.
    #[track_caller]
    pub fn wait_for_qr_code(&self, text: &str) {
        wait_for(&format!("a QR code that says {text}"), || {
            self.qr_codes()
                .iter()
                .any(|code| code == text)
                .then_some(())
        });
    }

    /// Opens another program's window, which takes the keyboard away from the app; it goes with
    /// what is returned.
    #[must_use]
    pub fn take_the_focus_away(&self) -> Program {
        let mut picture = self.command("display");
        picture.args(["-title", "Another program", "xc:gray[200x100]"]);
        let other = Program::start(picture, &self.logs());
        wait_for("another window to have the keyboard", || {
            (self.active_window() == "Another program").then_some(())
        });
        other
    }

    /// Types as a barcode scanner does: far faster than a person, with Enter at the end.
    pub fn scan_barcode(&self, digits: &str) {
        // One call, digit by digit: starting the tool anew for Enter takes longer than a person.
        let mut keys = vec!["key", "--delay", "2"];
        keys.extend(digits.split("").filter(|digit| !digit.is_empty()));
        keys.push("Return");
        display::xdotool(&self.display.name, &keys).expect("the scanner types");
    }

    /// The titles of all windows.
    pub fn window_titles(&self) -> String {
        self.display.titles()
    }

    /// The title of the window that has the keyboard.
    pub fn active_window(&self) -> String {
        display::xdotool(&self.display.name, &["getactivewindow", "getwindowname"])
            .unwrap_or_default()
    }

    /// Presses keys as a keyboard does, whichever window has the focus ("ctrl+l").
    pub fn press(&self, keys: &str) {
        display::press(&self.display.name, keys);
    }

    pub(super) fn display(&self) -> &Display {
        &self.display
    }

    pub(super) fn pictures(&self) -> Rc<Pictures> {
        Rc::clone(&self.pictures)
    }

    pub(super) fn look(&self) -> Look {
        self.look
    }

    /// Two ports for the driver. Derived from the display's number, which no two desks share, and
    /// below the range that the system gives away to others; every start has its own, because the
    /// system keeps the last ones busy for a while.
    pub(super) fn ports(&self) -> (u16, u16) {
        let first = 20_000 + (self.display.number() % 600) * 20 + (self.starts.get() % 10) * 2;
        (first, first + 1)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let kept = self.pictures.folder().join("logs");
            fs::create_dir_all(&kept).ok();
            for log in fs::read_dir(self.logs()).into_iter().flatten().flatten() {
                fs::copy(log.path(), kept.join(log.file_name())).ok();
            }
        }
    }
}

/// The driver that `cargo xtask test` built, or the one that the person has installed.
fn driver() -> PathBuf {
    env::var_os("GUICHET_TAURI_DRIVER").map_or_else(|| "tauri-driver".into(), PathBuf::from)
}

/// Whether this process has come to its end.
pub(super) fn has_ended(process: i32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // "123 (guichet) Z 1 …"; nothing, once its parent has seen it go.
    let state = stat
        .rsplit(") ")
        .next()
        .and_then(|rest| rest.chars().next());
    matches!(state, None | Some('Z' | 'X'))
}

/// A command that knows this desk's folders only. Anything of the person's own session (their
/// keyring, their bus, their data) would make the journeys depend on who runs them.
fn command(folder: &Path, program: &str) -> Command {
    let mut command = Command::new(program);
    command.env_clear();
    for kept in ["PATH", "RUST_BACKTRACE", "RUST_LOG", "LLVM_PROFILE_FILE"] {
        if let Some(value) = env::var_os(kept) {
            command.env(kept, value);
        }
    }
    let home = folder.join("home");
    command
        .env("LANG", "C.UTF-8")
        .env("HOME", &home)
        .env("XDG_DATA_HOME", home.join(".local/share"))
        .env("XDG_CONFIG_HOME", home.join(".config"))
        .env("XDG_CACHE_HOME", home.join(".cache"))
        .env("XDG_STATE_HOME", home.join(".local/state"))
        .env("XDG_RUNTIME_DIR", folder.join("run"))
        .env("GUICHET_DATA_DIR", folder.join("data"))
        .current_dir(home);
    command
}
