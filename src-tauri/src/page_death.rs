//! A page whose process has died comes back: somebody with a queue in front of the window is not to find
//! out that a white window has to be closed and the app started again.
//!
//! The backend stands where it stood, and the page asks it again. What was typed is gone, and so is a password
//! or a code that was shown once: it is given anew.

use std::{
    cell::Cell,
    time::{Duration, Instant},
};

use tauri::{Runtime, WebviewWindow};
use webkit2gtk::WebViewExt as _;

/// A page that dies again within this time would do so for ever.
const AT_ONCE: Duration = Duration::from_secs(10);

/// Loads the window's page again whenever its process has died.
#[expect(
    clippy::disallowed_methods,
    reason = "the shell's own pause; no rule depends on it"
)]
pub fn outlive<R: Runtime>(window: &WebviewWindow<R>) {
    let label = window.label().to_owned();
    let listening = window.with_webview(move |view| {
        let died = Cell::new(None::<Instant>);
        view.inner()
            .connect_web_process_terminated(move |view, reason| {
                let again = died.replace(Some(Instant::now()));
                if again.is_some_and(|before| before.elapsed() < AT_ONCE) {
                    tracing::error!(?reason, label, "the page has died again, and is left");
                } else {
                    tracing::warn!(?reason, label, "the page has died, and is loaded again");
                    view.reload();
                }
            });
    });
    if let Err(error) = listening {
        tracing::error!(%error, "nobody would notice that a page has died");
    }
}
