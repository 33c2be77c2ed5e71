//! What this computer's desk remembers by itself: before any data is open, and whoever signs in.

use std::{
    fs,
    io::{self, Write},
    path::Path,
    sync::Arc,
};

use guichet_core::{Language, Refusal, operations::NameDesk};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tauri::{AppHandle, Manager, Runtime, State, WebviewWindow};
use tauri_plugin_autostart::ManagerExt;
use tempfile::NamedTempFile;

use crate::{
    backend::{self, Backend},
    commands::read,
    paths::DeskFolder,
    windows::SIGN_IN,
};

/// In the data folder. Nothing in it decides who may do what.
const FILE: &str = "guichet-desk.json";

/// What is kept in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DeskSettings {
    /// Chosen at this desk; none where the computer's is spoken.
    language: Option<Language>,
    /// What an administrator calls it; none where it goes by the computer's name.
    name: Option<String>,
    /// Whether the sign-in window fills the screen until somebody is signed in.
    full_screen: bool,
}

impl DeskSettings {
    /// What can't be read is as good as nothing.
    fn read(folder: &Path) -> Self {
        let text = fs::read(folder.join(FILE)).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Those of this desk; none yet where there is no folder for them.
    fn of(folder: &DeskFolder) -> Self {
        folder.claim().map(Self::read).unwrap_or_default()
    }

    /// All of it or nothing.
    fn keep(&self, folder: &Path) -> io::Result<()> {
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(&serde_json::to_vec(self)?)?;
        file.as_file().sync_all()?;
        file.persist(folder.join(FILE))?;
        Ok(())
    }
}

/// What this desk is called.
pub fn desk_name(folder: &DeskFolder) -> String {
    DeskSettings::of(folder)
        .name
        .unwrap_or_else(backend::host_name)
}

/// The language that was chosen at this desk.
#[tauri::command]
pub async fn desk_language(folder: State<'_, Arc<DeskFolder>>) -> Result<Option<Language>, ()> {
    Ok(DeskSettings::of(&folder).language)
}

/// What the page has chosen.
#[derive(Deserialize)]
struct KeepDeskLanguage {
    language: Language,
}

/// This desk speaks it from now on. Where that can't be kept it is spoken all the same, until the next start.
#[tauri::command]
pub async fn keep_desk_language(
    folder: State<'_, Arc<DeskFolder>>,
    question: Value,
) -> Result<(), Refusal> {
    let KeepDeskLanguage { language } = read("keep_desk_language", question)?;
    let settings = DeskSettings {
        language: Some(language),
        ..DeskSettings::of(&folder)
    };
    if let Err(error) = keep(&settings, &folder) {
        tracing::warn!(%error, "the desk's language could not be kept");
    }
    Ok(())
}

/// The desk, as an administrator sets it.
#[derive(Debug, Deserialize, Serialize)]
pub struct Desk {
    /// What it is called, in the trail and on H1.
    name: String,
    /// Whether the sign-in window fills the screen until somebody is signed in.
    full_screen: bool,
    /// Whether the app starts with the computer; none in a demo, which leaves the computer as it is.
    starts_with_computer: Option<bool>,
}

/// How this desk is set.
#[tauri::command]
pub async fn desk<R: Runtime>(
    app: AppHandle<R>,
    backend: State<'_, Backend>,
    folder: State<'_, Arc<DeskFolder>>,
) -> Result<Desk, Refusal> {
    let starts_with_computer = match backend.demo() {
        None => Some(app.autolaunch().is_enabled().map_err(failed)?),
        Some(_) => None,
    };
    Ok(Desk {
        name: desk_name(&folder),
        full_screen: DeskSettings::of(&folder).full_screen,
        starts_with_computer,
    })
}

/// Sets this desk, where the core lets whoever asks do so. Its name counts from the next start on.
#[tauri::command]
pub async fn change_desk<R: Runtime>(
    app: AppHandle<R>,
    window: WebviewWindow<R>,
    backend: State<'_, Backend>,
    folder: State<'_, Arc<DeskFolder>>,
    question: Value,
) -> Result<Desk, Refusal> {
    let caller = backend.caller(window.label()).ok_or(Refusal::NotAllowed)?;
    let wanted: Desk = read("change_desk", question)?;
    let name = backend.ask(&caller, NameDesk { name: wanted.name }).await?;
    let settings = DeskSettings {
        name: Some(name.name),
        full_screen: wanted.full_screen,
        ..DeskSettings::of(&folder)
    };
    keep(&settings, &folder).map_err(not_kept)?;
    let starts = app.autolaunch();
    if let Some(wanted) = wanted.starts_with_computer
        && backend.demo().is_none()
        // Taking back what was never there is an error to some systems.
        && starts.is_enabled().map_err(not_kept)? != wanted
    {
        let done = if wanted {
            make_room_for_entry(&app).map_err(not_kept)?;
            starts.enable()
        } else {
            starts.disable()
        };
        done.map_err(not_kept)?;
    }
    desk(app.clone(), backend, folder).await
}

/// Lets the sign-in window fill the screen for as long as nobody is signed in, where this desk is set so.
pub async fn fill_the_screen_until_signed_in<R: Runtime>(app: &AppHandle<R>) {
    let Some(window) = app.get_webview_window(SIGN_IN) else {
        return;
    };
    let wanted = DeskSettings::of(&app.state::<Arc<DeskFolder>>()).full_screen;
    let filled = window.is_fullscreen().unwrap_or(false);
    // Most desks are never set so, and need no look at what they show.
    if !wanted && !filled {
        return;
    }
    let screen = app.state::<Backend>().sign_in_screen().await;
    let signed_in = screen.is_ok_and(|screen| screen.is_of_a_session());
    let fills = wanted && !signed_in;
    if fills != filled
        && let Err(error) = window.set_fullscreen(fills)
    {
        tracing::warn!(%error, "the window does not fill the screen as it should");
    }
}

/// The library makes the last folder of its entry's path and expects the others to be there, which they
/// need not be for somebody who has just got their computer.
fn make_room_for_entry<R: Runtime>(app: &AppHandle<R>) -> io::Result<()> {
    if cfg!(target_os = "linux") {
        let home = app.path().home_dir().map_err(io::Error::other)?;
        fs::create_dir_all(home.join(".config"))?;
    }
    Ok(())
}

fn keep(settings: &DeskSettings, folder: &DeskFolder) -> io::Result<()> {
    let folder = folder.claim().map_err(io::Error::other)?;
    settings.keep(folder)
}

fn failed(error: impl std::fmt::Display) -> Refusal {
    let reference = backend::reference();
    tracing::error!(%error, %reference, "how the desk is set can't be seen");
    Refusal::Failed { reference }
}

/// Some of it may be kept by then.
fn not_kept(error: impl std::fmt::Display) -> Refusal {
    tracing::error!(%error, "the desk's settings can't be kept");
    Refusal::DeskNotKept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_is_read_and_what_is_none_of_it_is_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(DeskSettings::read(folder.path()), DeskSettings::default());
        for language in [Language::Fr, Language::De] {
            let settings = DeskSettings {
                language: Some(language),
                name: Some("Foyer left".to_owned()),
                full_screen: true,
            };
            settings.keep(folder.path()).expect("kept");
            assert_eq!(DeskSettings::read(folder.path()), settings);
        }
        // As an earlier version kept them.
        fs::write(folder.path().join(FILE), "{\"language\":\"it\"}").expect("written");
        let read = DeskSettings::read(folder.path());
        assert_eq!((read.language, read.name), (Some(Language::It), None));
        for other in ["", "{", "{\"language\":\"rm\"}", "[]", "\u{0}"] {
            fs::write(folder.path().join(FILE), other).expect("written");
            let read = DeskSettings::read(folder.path());
            assert_eq!(read, DeskSettings::default(), "{other:?}");
        }
    }
}
