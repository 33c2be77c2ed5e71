//! The system's own window in which a person chooses a file. The page neither names one nor hears where
//! it is: what it gets to know is a name at most.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use guichet_core::{Caller, Progress, Refusal, Tell};
use tauri::{AppHandle, Runtime, WebviewWindow, ipc::Channel};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use tokio::sync::oneshot;

use crate::backend::{self, Backend};

/// Who calls from this window.
pub fn caller<R: Runtime>(backend: &Backend, window: &WebviewWindow<R>) -> Result<Caller, Refusal> {
    backend.caller(window.label()).ok_or(Refusal::NotAllowed)
}

/// A window to choose a file in, in front of ours, that shows files of one `kind`. The page has all
/// words of the app, in the language of the desk.
pub fn file_window<R: Runtime>(
    app: &AppHandle<R>,
    window: &WebviewWindow<R>,
    title: &str,
    kind: (&str, &[&str]),
) -> FileDialogBuilder<R> {
    let dialog = app.dialog().file().set_parent(window);
    let dialog = dialog.set_title(shown(title));
    let (name, endings) = kind;
    dialog.add_filter(shown(name), endings)
}

/// The system's windows are made by libraries to which a zero byte is the end of a text.
fn shown(words: &str) -> String {
    words.chars().filter(|sign| !sign.is_control()).collect()
}

/// What was chosen in it.
pub async fn chosen(
    open: impl FnOnce(Box<dyn FnOnce(Option<FilePath>) + Send>),
) -> Result<Option<PathBuf>, Refusal> {
    let (answer, answered) = oneshot::channel();
    open(Box::new(move |file| {
        // Nobody waits for it where the window has gone meanwhile.
        let _ = answer.send(file);
    }));
    // A window of the system's that goes without an answer was closed.
    let Ok(Some(file)) = answered.await else {
        return Ok(None);
    };
    file.into_path().map(Some).map_err(|error| {
        let reference = backend::reference();
        tracing::error!(%error, %reference, "what was chosen is no file on this computer");
        Refusal::Failed { reference }
    })
}

/// Tells the page how far it has come: each stage, and each hundredth of it.
pub fn tell(progress: Channel<Progress>) -> Tell {
    let told = Mutex::new(None);
    Arc::new(move |now: Progress| {
        let hundredth = now.done.saturating_mul(100) / now.all.max(1);
        let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
        let news = Some((now.stage, hundredth));
        if *told != news {
            *told = news;
            // A page that was closed needs no bar.
            let _ = progress.send(now);
        }
    })
}
