//! The app's windows, driven by WebDriver: what an operator sees, clicks and types.

use std::{
    fmt::{Debug, Display},
    fs,
    future::Future,
    net::TcpStream,
    path::{Path, PathBuf},
    process::Command,
    rc::Rc,
    thread,
    time::Instant,
};

use fantoccini::{
    Client, ClientBuilder, Locator, elements::Element, error::CmdError, wd::WindowHandle,
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use super::{
    Desk, GLANCE, PATIENCE, accessibility, display, look::Look, pictures::Pictures,
    program::Program, wait_for,
};

/// One run of the app, from start to end. Clicks and keys go to the window that was chosen last;
/// at first, the sign-in window.
pub struct Window {
    pub(super) client: Client,
    runtime: Runtime,
    sign_in: WindowHandle,
    // What a picture needs.
    display: String,
    pictures: Rc<Pictures>,
    look: Look,
    // Where the driver, the web view and the app complain.
    logs: PathBuf,
    // Ends the driver, the app and all that they started.
    _driver: Program,
}

impl Window {
    pub(super) fn start(mut driver: Command, app: &Path, desk: &Desk) -> Self {
        let (port, native_port) = desk.ports();
        driver.args([
            "--port",
            &port.to_string(),
            "--native-port",
            &native_port.to_string(),
        ]);
        let driver = Program::start(driver, &desk.logs());
        for port in [port, native_port] {
            wait_for("the driver", || {
                TcpStream::connect(("127.0.0.1", port)).ok()
            });
        }
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let capabilities = json!({ "tauri:options": { "application": app } });
        let mut client = ClientBuilder::new(HttpConnector::new());
        client.capabilities(capabilities.as_object().expect("an object").clone());
        let address = format!("http://127.0.0.1:{port}");
        let client = runtime
            .block_on(async { tokio::time::timeout(PATIENCE, client.connect(&address)).await })
            .unwrap_or_else(|_| {
                panic!("the app did not start under the driver within {PATIENCE:?}")
            })
            .expect("the app starts under the driver");
        let sign_in = runtime
            .block_on(client.window())
            .expect("the app has a window");
        let window = Self {
            client,
            runtime,
            sign_in,
            display: desk.display().name.clone(),
            pictures: desk.pictures(),
            look: desk.look(),
            logs: desk.logs(),
            _driver: driver,
        };
        window.wait_until("a first screen", async |client| {
            let screen = screen(client).await.ok()?;
            (screen != "opening").then_some(())
        });
        window.zoom();
        window
    }

    // ------------------------------------------------------------ several windows

    /// Chooses the sign-in window.
    #[track_caller]
    pub fn to_sign_in(&self) {
        self.run(self.client.switch_to_window(self.sign_in.clone()))
            .expect("the sign-in window is there");
    }

    /// Chooses the management window, as soon as it is there.
    #[track_caller]
    pub fn to_management(&self) {
        self.to_window_of("management.html");
    }

    /// Chooses the print window, as soon as it shows the hand-out.
    #[track_caller]
    pub fn to_print_window(&self) {
        self.to_window_of("print.html");
        self.wait_for_screen("hand_out");
    }

    #[track_caller]
    fn to_window_of(&self, page: &str) {
        self.wait_until(&format!("the window of {page}"), async |client| {
            for window in client.windows().await.ok()? {
                if window == self.sign_in {
                    continue;
                }
                client.switch_to_window(window).await.ok()?;
                if client.current_url().await.ok()?.path().ends_with(page) {
                    screen(client).await.ok()?;
                    return Some(());
                }
            }
            None
        });
        self.zoom();
    }

    /// How many windows the app has.
    #[track_caller]
    pub fn windows(&self) -> usize {
        self.run(self.client.windows())
            .expect("the app's windows")
            .len()
    }

    /// Gives the chosen window the keyboard, as a click on its title does.
    #[track_caller]
    pub fn focus(&self) {
        self.wait_until("the window to have the keyboard", async |client| {
            let focused = client
                .execute("return document.hasFocus()", vec![])
                .await
                .ok()?;
            if focused == json!(true) {
                return Some(());
            }
            let (_, _, width, _) = client.get_window_rect().await.ok()?;
            display::activate(&self.display, width);
            None
        });
    }

    /// Zooms the chosen window as this look wants it, by the keys that a person presses.
    fn zoom(&self) {
        const A_PRESS: f64 = 0.2;
        let Some(zoomed) = self.zoomed() else { return };
        if (zoomed - self.look.zoom()).abs() < A_PRESS / 2.0 {
            return;
        }
        self.focus();
        let presses = ((self.look.zoom() - zoomed) / A_PRESS).round() as usize;
        for _ in 0..presses {
            display::press(&self.display, "ctrl+equal");
        }
        wait_for("the zoom", || {
            let zoomed = self.zoomed()?;
            ((zoomed - self.look.zoom()).abs() < A_PRESS / 2.0).then_some(())
        });
    }

    /// Whether this look zooms at all.
    pub fn is_zoomed(&self) -> bool {
        self.look.zoom() > 1.0
    }

    /// How much larger than usual the chosen window's page is.
    fn zoomed(&self) -> Option<f64> {
        self.run(
            self.client
                .execute("return window.outerWidth / window.innerWidth", vec![]),
        )
        .ok()?
        .as_f64()
    }

    /// Asks the window manager to close the sign-in window, as a click on its cross does. (The driver would
    /// kill the app with its last window, and close no window but that in the web view's eyes.)
    #[track_caller]
    pub(super) fn close_sign_in(&self) {
        self.to_sign_in();
        let (_, _, width, _) = self
            .run(self.client.get_window_rect())
            .expect("the window's size");
        display::close(&self.display, width);
    }

    /// Waits until the app has so many windows.
    #[track_caller]
    pub fn wait_for_windows(&self, count: usize) {
        self.wait_until(&format!("{count} windows"), async |client| {
            (client.windows().await.ok()?.len() == count).then_some(())
        });
    }

    // ------------------------------------------------------------ pictures

    /// Takes the picture of the screen under this name, and looks whether the page is accessible
    /// (WCAG 2.2 AA) and fits its window: in whatever state a journey shows, both must hold.
    #[track_caller]
    pub fn picture(&self, name: &str) {
        self.take_picture(name, None);
    }

    /// The same; where there was a picture `before`, this one shows something else.
    #[track_caller]
    fn take_picture(&self, name: &str, before: Option<&Path>) -> PathBuf {
        self.run(accessibility::settle(&self.client))
            .expect("the page comes to rest");
        let picture = self.pictures.next(name);
        match before {
            Some(before) => display::photograph_other_than(before, &self.display, &picture),
            None => display::photograph(&self.display, &picture),
        }
        let problems = self
            .run(accessibility::problems(&self.client))
            .expect("the page can be examined");
        assert!(
            problems.is_empty(),
            "{name} ({}) is not accessible:\n{}",
            self.screen(),
            problems.join("\n")
        );
        picture
    }

    /// The same in each language that the windows speak; English is spoken again afterwards.
    #[track_caller]
    pub fn picture_in_each_language(&self, name: &str) {
        let mut before = self.take_picture(name, None);
        for language in ["fr", "de", "it"] {
            self.speak(language);
            before = self.take_picture(&format!("{name}-{language}"), Some(&before));
        }
        self.speak("en");
    }

    /// Chooses a language: in the window's menu, or, where it has none, as the other window's would.
    #[track_caller]
    pub fn speak(&self, language: &str) {
        const CHOOSE: &str = r#"
            const language = arguments[0];
            const menu = document.getElementById("language");
            if (menu) {
                menu.value = language;
                menu.dispatchEvent(new Event("change", { bubbles: true }));
            } else {
                const question = { language };
                window.__TAURI_INTERNALS__
                    .invoke("choose_my_language", { question })
                    .then(() => window.dispatchEvent(new Event("focus")));
            }
        "#;
        self.run(self.client.execute(CHOOSE, vec![json!(language)]))
            .expect("a language can be chosen");
        self.wait_until(language, async |client| {
            let spoken = client
                .execute("return document.documentElement.lang", vec![])
                .await;
            (spoken.ok()? == json!(language)).then_some(())
        });
    }

    // ------------------------------------------------------------ waiting

    /// Looks until `look` finds something; when it doesn't in time, says what is shown instead.
    #[track_caller]
    pub fn wait_until<T>(&self, what: &str, mut look: impl AsyncFnMut(&Client) -> Option<T>) -> T {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if let Some(found) = self
                .run(async { Ok::<_, CmdError>(look(&self.client).await) })
                .ok()
                .flatten()
            {
                return found;
            }
            thread::sleep(GLANCE);
        }
        panic!(
            "waited {PATIENCE:?} in vain for {what}; {}",
            self.shown_instead()
        );
    }

    /// The current screen and its errors, for a failure's message.
    fn shown_instead(&self) -> String {
        let alerts = self.run(self.client.execute(
            "return [...document.querySelectorAll('[role=alert]')].map((alert) => alert.innerText).join(' | ')",
            vec![],
        ));
        format!(
            "the screen is {}, its errors: {:?}",
            self.screen(),
            alerts
                .ok()
                .as_ref()
                .and_then(Value::as_str)
                .unwrap_or("unknown")
        )
    }

    /// Runs a question to its answer. A window that hangs is a failure too, not a journey that
    /// never ends.
    pub(super) fn run<T, E: Display + Debug>(
        &self,
        question: impl Future<Output = Result<T, E>>,
    ) -> Result<T, String> {
        self.runtime.block_on(async {
            match tokio::time::timeout(PATIENCE, question).await {
                // Some of WebDriver's errors say nothing but their name, which is in the second.
                Ok(answer) => answer.map_err(|problem| format!("{problem} {problem:?}")),
                Err(_) => Err(format!("the window did not answer within {PATIENCE:?}")),
            }
        })
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if thread::panicking() {
            let picture = self.pictures.folder().join("FAILED.png");
            display::photograph(&self.display, &picture);
            eprintln!(
                "At the failure, {}. Its windows: {:?}. Picture: {}\nThe last of what was complained of:\n{}",
                self.shown_instead(),
                self.run(self.client.windows()).map(|all| all.len()),
                picture.display(),
                complaints(&self.logs)
            );
        }
    }
}

/// The end of everything in these logs.
fn complaints(logs: &Path) -> String {
    const LINES: usize = 20;
    let files = fs::read_dir(logs).into_iter().flatten().flatten();
    let ends = files.map(|file| {
        let text = fs::read(file.path()).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let lines: Vec<_> = text.lines().collect();
        let end = &lines[lines.len().saturating_sub(LINES)..];
        format!("{}:\n{}", file.file_name().display(), end.join("\n"))
    });
    ends.collect::<Vec<_>>().join("\n")
}

/// The tag of the screen that the chosen window shows.
pub(super) async fn screen(client: &Client) -> Result<String, CmdError> {
    let main = client.find(Locator::Css("main[data-screen]")).await?;
    Ok(main.attr("data-screen").await?.unwrap_or_default())
}

/// The first of what `selector` finds that is shown: a dialog's button may share its action with
/// one behind it.
pub(super) async fn shown(client: &Client, selector: &str) -> Option<Element> {
    for found in client.find_all(Locator::Css(selector)).await.ok()? {
        if found.is_displayed().await.ok()? {
            return Some(found);
        }
    }
    None
}
