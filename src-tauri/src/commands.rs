//! The page's questions on their way to the core and the answers on their way back: one command an
//! operation, made from the core's own list, so that neither side can have one that the other lacks.
//!
//! Nothing is decided here. Whether the window may call the command at all, Tauri has checked
//! against its capability file; whether this desk may do this now, the core checks.

use guichet_core::{
    Operation, Refusal, for_each_operation,
    operations::{self, OpenHandOut, OpenManagement},
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tauri::{AppHandle, Runtime, State, WebviewWindow, ipc::Invoke};

use crate::{
    backend::{self, Backend},
    backups, demo, desk_settings, imports, updates, windows,
};

macro_rules! commands {
    ($($name:ident: $operation:ident),* $(,)?) => {
        $(
            #[tauri::command]
            async fn $name<R: Runtime>(
                window: WebviewWindow<R>,
                backend: State<'_, Backend>,
                question: Value,
            ) -> Result<<operations::$operation as Operation>::Answer, Refusal> {
                ask::<operations::$operation, R>(&backend, &window, question).await
            }
        )*

        /// Answers everything that the windows may ask for.
        pub fn answers<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![
                $($name,)*
                open_management,
                open_hand_out,
                close_hand_out,
                ready,
                demo::demo,
                updates::update,
                updates::update_when_closed,
                backups::back_up,
                backups::choose_backup,
                backups::check_backup,
                backups::restore_backup,
                desk_settings::change_desk,
                desk_settings::desk,
                imports::choose_import,
                imports::import_operators,
                imports::cancel_import,
                desk_settings::desk_language,
                desk_settings::keep_desk_language
            ]
        }

        /// The commands that only pass an operation on, and whom the core lets ask for each.
        #[cfg(test)]
        pub(crate) const PASSED_ON: &[(&str, guichet_core::Allowed)] = &[
            $((stringify!($name), <operations::$operation as Operation>::ALLOWED)),*
        ];
    };
}

for_each_operation!(commands);

/// Opens or raises the management window, if the core allows it to whoever is signed in here.
#[tauri::command]
async fn open_management<R: Runtime>(
    app: AppHandle<R>,
    window: WebviewWindow<R>,
    backend: State<'_, Backend>,
    question: Value,
) -> Result<(), Refusal> {
    ask::<OpenManagement, R>(&backend, &window, question).await?;
    windows::open_or_raise(&app, windows::MANAGEMENT).map_err(|error| {
        let reference = backend::reference();
        tracing::error!(%error, %reference, "the management window does not open");
        Refusal::Failed { reference }
    })
}

/// Opens the print window, or shows in it what is to be printed now.
#[tauri::command]
async fn open_hand_out<R: Runtime>(
    app: AppHandle<R>,
    window: WebviewWindow<R>,
    backend: State<'_, Backend>,
    question: Value,
) -> Result<(), Refusal> {
    ask::<OpenHandOut, R>(&backend, &window, question).await?;
    windows::open_or_show_anew(&app, windows::PRINT).map_err(|error| {
        let reference = backend::reference();
        tracing::error!(%error, %reference, "the print window does not open");
        Refusal::Failed { reference }
    })
}

/// The print window has done. A page can't close its own window: only the print window may ask for this.
#[tauri::command]
async fn close_hand_out<R: Runtime>(window: WebviewWindow<R>) {
    if let Err(error) = window.destroy() {
        tracing::error!(%error, "the print window stays open");
    }
}

/// The sign-in screen has been drawn. The start-up is timed by it.
#[tauri::command]
fn ready(backend: State<'_, Backend>) {
    backend.note_ready();
}

async fn ask<O: Operation, R: Runtime>(
    backend: &Backend,
    window: &WebviewWindow<R>,
    question: Value,
) -> Result<O::Answer, Refusal> {
    let Some(caller) = backend.caller(window.label()) else {
        return Err(Refusal::NotAllowed);
    };
    backend.ask(&caller, read::<O>(O::NAME, question)?).await
}

/// Reads a question. Not by Tauri, whose refusal is a text that quotes what it stumbled over. The
/// question may hold a password, so the log too hears only which operation it was (SE-24).
pub(crate) fn read<Q: DeserializeOwned>(
    operation: &'static str,
    question: Value,
) -> Result<Q, Refusal> {
    serde_json::from_value(question).map_err(|_| {
        let reference = backend::reference();
        tracing::error!(operation, %reference, "the page asks in a form that is none");
        Refusal::Failed { reference }
    })
}
