//! A1: the list as it is filtered, as a file that the import reads again (OP-5).

use std::io;
use std::sync::Arc;

use serde::Deserialize;
use ts_rs::TS;

use super::list_operators::checked_query;
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::downloads::{SavedFile, ended, not_saved};
use crate::error::Stop;
use crate::import::{EXTENSION, Table};
use crate::language::Language;
use crate::operations::Operation;
use crate::store::operator_list::{self, OperatorQuery, OperatorSort, PageOrder};

/// Rows that are in memory at once.
const PIECE: u32 = 1_000;

/// Saves every operator who matches in the person's folder for downloads.
#[derive(Debug, Deserialize, TS)]
pub struct ExportOperators {
    /// Which operators.
    pub query: OperatorQuery,
    /// What the columns are called in.
    pub language: Language,
}

impl Operation for ExportOperators {
    type Answer = SavedFile;
    const NAME: &'static str = "export_operators";
    const ALLOWED: Allowed = Allowed::administrator().with_fresh_code();

    async fn run(self, desk: &mut Desk<'_>) -> Result<SavedFile, Stop> {
        checked_query(&self.query)?;
        let downloads = Arc::clone(&desk.guichet.downloads);
        let refused = |error: io::Error| Stop::from(not_saved(&*downloads, &error));
        let file = downloads.begin().map_err(refused)?;
        let mut table = Table::begin(self.language, file).map_err(refused)?;
        let mut entries = 0;
        // A reader of its own, not the transaction that will write: nobody waits for the end of this.
        let mut read = desk.opened.store.read().await?;
        let mut after = None;
        loop {
            let order = PageOrder {
                sort: OperatorSort::DisplayName,
                descending: false,
                after: after.as_deref(),
                limit: PIECE,
            };
            let page = operator_list::page(&mut read, &self.query, order, desk.now).await?;
            for row in &page.rows {
                table.write(row).map_err(refused)?;
                entries += 1;
            }
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        read.commit().await?;
        let file = ended(&*downloads, move || table.end()).await?;
        // Nobody has the file before the trail says so.
        desk.record(AuditEvent::OperatorsExported, None, Some(EXTENSION));
        desk.settle().await?;
        // No system takes a colon in a name.
        let now = desk.now.to_rfc_3339().replace(':', "-");
        let name = format!("guichet-operators-{now}");
        let path = file.keep(&name, EXTENSION).map_err(refused)?;
        Ok(SavedFile {
            path: path.display().to_string(),
            entries,
        })
    }
}
