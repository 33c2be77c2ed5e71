//! A4: the list as it is filtered, as a file (AU-3).

use std::io;
use std::sync::Arc;

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::audit::{AuditEvent, ExportFormat, Exporting};
use crate::desk::Desk;
use crate::downloads::{SavedFile, ended, not_saved};
use crate::error::Stop;
use crate::operations::Operation;
use crate::store::trail::{Matching, TrailQuery};

/// Entries that are in memory at once.
const PIECE: u32 = 1_000;

/// Saves every entry that matches in the person's folder for downloads.
#[derive(Debug, Deserialize, TS)]
pub struct ExportTrail {
    /// Which entries.
    pub query: TrailQuery,
    /// How.
    pub format: ExportFormat,
}

impl Operation for ExportTrail {
    type Answer = SavedFile;
    const NAME: &'static str = "export_trail";
    const ALLOWED: Allowed = Allowed::administrator().with_fresh_code();

    async fn run(self, desk: &mut Desk<'_>) -> Result<SavedFile, Stop> {
        let downloads = Arc::clone(&desk.guichet.downloads);
        let refused = |error: io::Error| Stop::from(not_saved(&*downloads, &error));
        let file = downloads.begin().map_err(refused)?;
        let mut exporting = Exporting::begin(self.format, file).map_err(refused)?;
        let mut entries = 0;
        // A reader of its own, not the transaction that will write: nobody waits for the end of this.
        let mut read = desk.opened.store.read().await?;
        if let Some(matching) = Matching::of(&mut read, &self.query).await? {
            let mut after = None;
            loop {
                let piece = matching.exported(&mut read, after, PIECE).await?;
                let Some(last) = piece.last() else { break };
                after = Some(last.number);
                for entry in &piece {
                    exporting.write(entry).map_err(refused)?;
                    entries += 1;
                }
            }
        }
        read.commit().await?;
        let file = ended(&*downloads, move || exporting.end()).await?;
        // Nobody has the file before the trail says so.
        desk.record(AuditEvent::TrailExported, None, Some(self.format.word()));
        desk.settle().await?;
        // No system takes a colon in a name.
        let now = desk.now.to_rfc_3339().replace(':', "-");
        let name = format!("guichet-audit-trail-{now}");
        let path = file.keep(&name, self.format.ending()).map_err(refused)?;
        Ok(SavedFile {
            path: path.display().to_string(),
            entries,
        })
    }
}
