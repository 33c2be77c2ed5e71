//! Importing operators from a file that a person chooses (OP-5).
//!
//! The shell reads the file and hands its bytes to the core, which keeps what it read with the session.
//! To call an import off is no operation: the desk answers one question at a time, and that one is the
//! import. The wish reaches whoever works by another way; it can only stop what this desk has begun.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
    sync::{Mutex, PoisonError},
};

use guichet_core::{
    Cancel, ImportPreview, LONGEST_FILE, Progress, Refusal, Watch,
    operations::{ImportOperators, ImportOutcome, PreviewImport, StartImport},
};
use serde::Deserialize;
use serde_json::Value;
use tauri::{AppHandle, Runtime, State, WebviewWindow, ipc::Channel};

use crate::{
    backend::{self, Backend},
    commands::read,
    file_window::{caller, chosen, file_window, tell},
};

/// How the names of tables end that spreadsheets save as text.
const ENDINGS: &[&str] = &["csv", "txt", "tsv"];

/// The import that is under way at this desk.
#[derive(Default)]
pub struct UnderWay(Mutex<Cancel>);

impl UnderWay {
    /// Another one begins, which nobody has called off yet.
    fn begin(&self) -> Cancel {
        let mut under_way = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *under_way = Cancel::default();
        under_way.clone()
    }

    fn cancel(&self) {
        let under_way = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        under_way.cancel();
    }
}

/// What the system's window says.
#[derive(Deserialize)]
struct Words {
    title: String,
    /// The kind of files that it shows.
    tables: String,
}

/// Lets the person choose a file and says what importing it would do; nothing where they chose none.
#[tauri::command]
pub async fn choose_import<R: Runtime>(
    app: AppHandle<R>,
    window: WebviewWindow<R>,
    backend: State<'_, Backend>,
    question: Value,
) -> Result<Option<ImportPreview>, Refusal> {
    let caller = caller(&backend, &window)?;
    let words: Words = read("choose_import", question)?;
    backend.ask(&caller, StartImport {}).await?;
    let dialog = file_window(&app, &window, &words.title, (&words.tables, ENDINGS));
    let Some(file) = chosen(|answer| dialog.pick_file(answer)).await? else {
        return Ok(None);
    };
    let name = file.file_name().unwrap_or_default();
    let name = name.to_string_lossy().into_owned();
    // A disk that sleeps, or one on the network, is waited for elsewhere.
    let reading = tokio::task::spawn_blocking(move || bytes_of(&file)).await;
    let bytes = match reading {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(error)) => {
            tracing::warn!(%error, "a file to import can't be read");
            return Err(Refusal::FileUnreadable);
        }
        Err(error) => {
            let reference = backend::reference();
            tracing::error!(%error, %reference, "reading a file to import broke off");
            return Err(Refusal::Failed { reference });
        }
    };
    let preview = PreviewImport { name, bytes };
    backend.ask(&caller, preview).await.map(Some)
}

/// Imports the file that was looked at.
#[tauri::command]
pub async fn import_operators<R: Runtime>(
    window: WebviewWindow<R>,
    backend: State<'_, Backend>,
    progress: Channel<Progress>,
) -> Result<ImportOutcome, Refusal> {
    let caller = caller(&backend, &window)?;
    let watch = Watch {
        tell: tell(progress),
        cancel: backend.import_under_way().begin(),
    };
    backend.ask(&caller, ImportOperators { watch }).await
}

/// Calls off the import that is under way. Where none is, nothing happens.
#[tauri::command]
pub fn cancel_import(backend: State<'_, Backend>) {
    backend.import_under_way().cancel();
}

/// All of a file, or one byte more than any that is imported: the core says that it is too large.
fn bytes_of(file: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(file)?;
    if !file.metadata()?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    file.take(LONGEST_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_no_further_than_it_may_be_long__OP_5() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("operators.csv");
        for (long, read) in [(0, 0), (10, 10), (LONGEST_FILE * 2, LONGEST_FILE + 1)] {
            std::fs::write(&path, vec![b'a'; long]).expect("a file");
            assert_eq!(bytes_of(&path).expect("read").len(), read);
        }
        assert!(bytes_of(folder.path()).is_err(), "a folder is no file");
    }

    #[test]
    fn what_was_called_off_does_not_call_off_the_next_one__OP_5() {
        let under_way = UnderWay::default();
        under_way.cancel();
        let first = format!("{:?}", under_way.begin());
        under_way.cancel();
        let second = format!("{:?}", under_way.begin());
        assert_eq!(first, second);
    }
}
