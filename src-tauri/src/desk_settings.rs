//! What this computer's desk remembers by itself: before any data is open, and whoever signs in.

use std::{
    fs,
    io::{self, Write},
    path::Path,
    sync::Arc,
};

use guichet_core::{Language, Refusal};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tauri::State;
use tempfile::NamedTempFile;

use crate::{commands::read, paths::DeskFolder};

/// In the data folder. Nothing in it decides who may do what.
const FILE: &str = "guichet-desk.json";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct DeskSettings {
    /// Chosen at this desk; none where the computer's is spoken.
    language: Option<Language>,
}

impl DeskSettings {
    /// What can't be read is as good as nothing.
    fn read(folder: &Path) -> Self {
        let text = fs::read(folder.join(FILE)).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// All of it or nothing.
    fn keep(self, folder: &Path) -> io::Result<()> {
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(&serde_json::to_vec(&self)?)?;
        file.as_file().sync_all()?;
        file.persist(folder.join(FILE))?;
        Ok(())
    }
}

/// The language that was chosen at this desk.
#[tauri::command]
pub async fn desk_language(folder: State<'_, Arc<DeskFolder>>) -> Result<Option<Language>, ()> {
    Ok(folder
        .claim()
        .ok()
        .and_then(|folder| DeskSettings::read(folder).language))
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
    };
    let kept = folder
        .claim()
        .map_err(io::Error::other)
        .and_then(|folder| settings.keep(folder));
    if let Err(error) = kept {
        tracing::warn!(%error, "the desk's language could not be kept");
    }
    Ok(())
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
            };
            settings.keep(folder.path()).expect("kept");
            assert_eq!(DeskSettings::read(folder.path()), settings);
        }
        for other in ["", "{", "{\"language\":\"rm\"}", "[]", "\u{0}"] {
            fs::write(folder.path().join(FILE), other).expect("written");
            let read = DeskSettings::read(folder.path());
            assert_eq!(read, DeskSettings::default(), "{other:?}");
        }
    }
}
