//! The file to start an import from (OP-5).

use std::io;
use std::sync::Arc;

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::downloads::{SavedFile, ended, not_saved};
use crate::error::Stop;
use crate::import::{EXTENSION, template};
use crate::language::Language;
use crate::operations::Operation;

/// Saves a file with the columns that an import reads, and a row that shows how, in the person's folder
/// for downloads. There is nothing of the institution in it.
#[derive(Debug, Deserialize, TS)]
pub struct SaveImportTemplate {
    /// What the columns are called in.
    pub language: Language,
}

impl Operation for SaveImportTemplate {
    type Answer = SavedFile;
    const NAME: &'static str = "save_import_template";
    const ALLOWED: Allowed = Allowed::administrator();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<SavedFile, Stop> {
        let downloads = Arc::clone(&desk.guichet.downloads);
        let refused = |error: io::Error| Stop::from(not_saved(&*downloads, &error));
        let file = downloads.begin().map_err(refused)?;
        let language = self.language;
        let file = ended(&*downloads, move || template(language, file)).await?;
        let path = file.keep("guichet-operators", EXTENSION).map_err(refused)?;
        Ok(SavedFile {
            path: path.display().to_string(),
            entries: 1,
        })
    }
}
