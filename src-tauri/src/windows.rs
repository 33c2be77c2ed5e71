//! The three windows: made from tauri.conf.json, shown or raised, and kept on their own page.
//!
//! What each may ask for stands in its capability file and is enforced by Tauri. What this file
//! adds is that a window is shown once its page is in it, and never leaves that page: a link, a
//! script or a dropped file that would navigate it, open another window or save a download is
//! refused (SE-20).

use std::time::Duration;

use guichet_core::Window;
use tauri::{
    AppHandle, Manager, Runtime, Url, WebviewWindow, WebviewWindowBuilder, async_runtime,
    utils::config::WindowConfig,
    webview::{DownloadEvent, NewWindowResponse, PageLoadEvent},
};

use crate::{backend::Backend, paths::DeskFolder};

/// How long a window waits for its page before it is shown without. Pages load in a fraction of it.
const HIDDEN_AT_MOST: Duration = Duration::from_secs(2);

/// Tells a demo's page that it is one. The real app's has nothing to ask before it draws.
const IS_DEMO: &str = "window.guichetDemo = true";

/// Asks the sign-in page's first two questions when it begins: reading the page takes longer than the answers
/// do, and it can show them at once. (`ui/src/backend/ask.ts` takes them.)
const ASKED_AHEAD: &str = "window.guichetAhead = {
  look: window.__TAURI_INTERNALS__.invoke('look', { question: {} }),
  desk_language: window.__TAURI_INTERNALS__.invoke('desk_language'),
}";

/// The label of the sign-in window, in tauri.conf.json and in its capability file.
pub const SIGN_IN: &str = "sign-in";

/// The label of the management window.
pub const MANAGEMENT: &str = "management";

/// The label of the window in which the hand-out is printed.
pub const PRINT: &str = "print";

/// Which window of the core's this label is.
pub fn window_labelled(label: &str) -> Option<Window> {
    match label {
        SIGN_IN => Some(Window::SignIn),
        MANAGEMENT => Some(Window::Management),
        PRINT => Some(Window::Print),
        _ => None,
    }
}

/// The label of this window of the core's.
pub fn label_of(window: Window) -> &'static str {
    match window {
        Window::SignIn => SIGN_IN,
        Window::Management => MANAGEMENT,
        Window::Print => PRINT,
    }
}

/// Shows a window, or raises it where it is there already.
pub fn open_or_raise<R: Runtime>(app: &AppHandle<R>, label: &str) -> tauri::Result<()> {
    match app.get_webview_window(label) {
        Some(window) => raise(&window),
        None => open(app, label).map(|_| ()),
    }
}

/// The same, with what is to be shown now: the page of a window that is there asks once more.
pub fn open_or_show_anew<R: Runtime>(app: &AppHandle<R>, label: &str) -> tauri::Result<()> {
    if let Some(window) = app.get_webview_window(label) {
        window.reload()?;
    }
    open_or_raise(app, label)
}

fn raise<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    window.show()?;
    window.unminimize()?;
    window.set_focus()
}

fn open<R: Runtime>(app: &AppHandle<R>, label: &str) -> tauri::Result<WebviewWindow<R>> {
    let config = config_of(app, label).ok_or(tauri::Error::WindowNotFound)?;
    let page = Page::of(app, config);
    let mut window = WebviewWindowBuilder::from_config(app, config)?
        .on_navigation(move |url| page.is(url))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, event| !matches!(event, DownloadEvent::Requested { .. }))
        // What is typed into these windows is not for the web view to remember and suggest.
        .general_autofill_enabled(false)
        // A window that is drawn while its page is being started makes WebKitGTK wait, in one start of
        // three for half a second; and it would be white until then.
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                show(&window);
            }
        });
    if let Some(own_files) = app.state::<std::sync::Arc<DeskFolder>>().web_view() {
        window = window.data_directory(own_files);
    }
    if app.state::<Backend>().demo().is_some() {
        window = window.initialization_script(IS_DEMO);
    }
    if label == SIGN_IN {
        window = window.initialization_script(ASKED_AHEAD);
    }
    let window = window.build()?;
    #[cfg(all(unix, not(target_os = "macos")))]
    crate::page_death::outlive(&window);
    async_runtime::spawn(show_at_the_latest(window.clone()));
    Ok(window)
}

/// A page that does not load must not leave the person without any window.
async fn show_at_the_latest<R: Runtime>(window: WebviewWindow<R>) {
    tokio::time::sleep(HIDDEN_AT_MOST).await;
    if !window.is_visible().unwrap_or(true) {
        show(&window);
    }
}

fn show<R: Runtime>(window: &WebviewWindow<R>) {
    if let Err(error) = window.show() {
        tracing::error!(%error, label = window.label(), "the window does not show itself");
    }
}

fn config_of<'a, R: Runtime>(app: &'a AppHandle<R>, label: &str) -> Option<&'a WindowConfig> {
    app.config()
        .app
        .windows
        .iter()
        .find(|window| window.label == label)
}

/// The one page of a window.
struct Page {
    path: String,
    /// Where a developer's server serves the pages; `None` in every build but theirs.
    served_from: Option<Url>,
}

impl Page {
    fn of<R: Runtime>(app: &AppHandle<R>, config: &WindowConfig) -> Self {
        Self {
            path: format!("/{}", config.url),
            served_from: app.config().build.dev_url.clone().filter(|_| cfg!(dev)),
        }
    }

    fn is(&self, url: &Url) -> bool {
        let is_ours = match &self.served_from {
            Some(server) => url.origin() == server.origin(),
            // The address under which Tauri serves the bundled pages, on each system.
            None if cfg!(windows) => {
                matches!(url.scheme(), "http" | "https")
                    && url.host_str() == Some("tauri.localhost")
            }
            None => url.scheme() == "tauri" && url.host_str() == Some("localhost"),
        };
        is_ours && url.path() == self.path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Page {
        Page {
            path: "/sign-in.html".to_owned(),
            served_from: None,
        }
    }

    fn allowed(url: &str) -> bool {
        page().is(&url.parse().expect("a URL"))
    }

    #[test]
    fn a_window_stays_on_its_own_page__SE_20() {
        let ours = if cfg!(windows) {
            "http://tauri.localhost"
        } else {
            "tauri://localhost"
        };
        assert!(allowed(&format!("{ours}/sign-in.html")));
        assert!(allowed(&format!("{ours}/sign-in.html#top")));

        for elsewhere in [
            // the other windows' pages, and a file that is none of the pages
            &format!("{ours}/management.html"),
            &format!("{ours}/print.html"),
            &format!("{ours}/assets/sign-in.js"),
            // the network, also where it looks like us
            "https://example.com/sign-in.html",
            "https://tauri.localhost.example.com/sign-in.html",
            "http://localhost/sign-in.html",
            "tauri://example.com/sign-in.html",
            // what a dropped file, a script or a link may try
            "file:///sign-in.html",
            "data:text/html,<h1>Sign in</h1>",
            "javascript:alert(1)",
            "about:blank",
            "blob:tauri://localhost/sign-in.html",
        ] {
            assert!(!allowed(elsewhere), "{elsewhere}");
        }
    }

    #[test]
    fn only_the_three_windows_are_windows_of_the_core() {
        assert_eq!(window_labelled(SIGN_IN), Some(Window::SignIn));
        assert_eq!(window_labelled(MANAGEMENT), Some(Window::Management));
        assert_eq!(window_labelled(PRINT), Some(Window::Print));
        for window in [Window::SignIn, Window::Management, Window::Print] {
            assert_eq!(window_labelled(label_of(window)), Some(window));
        }
        for label in ["", "main", "sign_in", "Sign-In", "management ", "Print"] {
            assert_eq!(window_labelled(label), None, "{label:?}");
        }
    }
}
