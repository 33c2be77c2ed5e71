//! Backups, in files that a person chooses (RE-2).
//!
//! The file is chosen in a window of the system's own, which the shell opens; the page neither names
//! one nor hears where it is. Whether a backup may be made, checked or restored, the core says before
//! that window opens, and once more when it is done.

use std::{
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use guichet_core::{
    BackupContents, BackupFile, BackupMade, Progress, Refusal, Screen,
    operations::{BackUp, CheckBackup, RestoreBackup, StartRestoring},
};
use serde::Deserialize;
use serde_json::Value;
use tauri::{AppHandle, Runtime, State, WebviewWindow, ipc::Channel};
use tauri_plugin_dialog::FileDialogBuilder;

use crate::{
    backend::Backend,
    commands::read,
    file_window::{caller, chosen, file_window, tell},
};

/// How the names of backups end.
const ENDING: &str = "guichet-backup";

/// The backup that a person has chosen to check or to restore.
#[derive(Default)]
pub struct Chosen(Mutex<Option<PathBuf>>);

impl Chosen {
    fn set(&self, file: Option<PathBuf>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = file;
    }

    fn get(&self) -> Result<PathBuf, Refusal> {
        let chosen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        chosen.clone().ok_or(Refusal::OutOfOrder)
    }
}

/// What the system's window says. The page has all words of the app, in the language of the desk.
#[derive(Deserialize)]
struct Words {
    title: String,
    /// The kind of files that it shows.
    backups: String,
}

/// Lets the person choose a place and makes a backup there; nothing where they chose none.
#[tauri::command]
pub async fn back_up<R: Runtime>(
    app: AppHandle<R>,
    window: WebviewWindow<R>,
    backend: State<'_, Backend>,
    question: Value,
    progress: Channel<Progress>,
) -> Result<Option<BackupMade>, Refusal> {
    let caller = caller(&backend, &window)?;
    let words: Words = read("back_up", question)?;
    let start = backend.ask(&caller, BackUp {}).await?;
    let dialog = file_dialog(&app, &window, &words).set_file_name(start.name);
    let Some(to) = chosen(|answer| dialog.save_file(answer)).await? else {
        return Ok(None);
    };
    let made = backend.guichet().back_up(&caller, &to, tell(progress));
    made.await.map(Some)
}

/// Lets the person choose a backup; nothing where they chose none.
#[tauri::command]
pub async fn choose_backup<R: Runtime>(
    app: AppHandle<R>,
    window: WebviewWindow<R>,
    backend: State<'_, Backend>,
    question: Value,
) -> Result<Option<BackupFile>, Refusal> {
    let caller = caller(&backend, &window)?;
    let words: Words = read("choose_backup", question)?;
    backend.ask(&caller, StartRestoring {}).await?;
    let dialog = file_dialog(&app, &window, &words);
    let Some(file) = chosen(|answer| dialog.pick_file(answer)).await? else {
        return Ok(None);
    };
    // One that is none is not kept: what stands beside a refusal must not be restored.
    backend.chosen_backup().set(None);
    let seen = backend.guichet().look_at_backup(&caller, &file).await?;
    backend.chosen_backup().set(Some(file));
    Ok(Some(seen))
}

/// Reads all of the chosen backup and says what is in it.
#[tauri::command]
pub async fn check_backup<R: Runtime>(
    window: WebviewWindow<R>,
    backend: State<'_, Backend>,
    question: Value,
    progress: Channel<Progress>,
) -> Result<BackupContents, Refusal> {
    let caller = caller(&backend, &window)?;
    let question: CheckBackup = read("check_backup", question)?;
    let file = backend.chosen_backup().get()?;
    let guichet = backend.guichet();
    guichet
        .check_backup(&caller, &file, question, tell(progress))
        .await
}

/// Puts the data of the chosen backup in the place of what is here.
#[tauri::command]
pub async fn restore_backup<R: Runtime>(
    window: WebviewWindow<R>,
    backend: State<'_, Backend>,
    question: Value,
    progress: Channel<Progress>,
) -> Result<Screen, Refusal> {
    let caller = caller(&backend, &window)?;
    let question: RestoreBackup = read("restore_backup", question)?;
    let file = backend.chosen_backup().get()?;
    let guichet = backend.guichet();
    guichet
        .restore_backup(&caller, &file, question, tell(progress))
        .await
}

/// A window to choose a backup in.
fn file_dialog<R: Runtime>(
    app: &AppHandle<R>,
    window: &WebviewWindow<R>,
    words: &Words,
) -> FileDialogBuilder<R> {
    file_window(app, window, &words.title, (&words.backups, &[ENDING]))
}
