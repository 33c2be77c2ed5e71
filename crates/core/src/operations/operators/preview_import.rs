//! A file of operators, looked at before it is imported (OP-5). It is chosen in a window of the system's,
//! never named by the page: the shell hands its bytes in.

use std::sync::Arc;

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::{Fault, Stop};
use crate::import::{Import, ImportPreview, Rows, plan};
use crate::operations::Operation;

/// Asks whether a file may be chosen.
#[derive(Debug, Deserialize, TS)]
pub struct StartImport {}

impl Operation for StartImport {
    type Answer = ();
    const NAME: &'static str = "start_import";
    const ALLOWED: Allowed = Allowed::administrator();
    const READS_ONLY: bool = true;

    async fn run(self, _desk: &mut Desk<'_>) -> Result<(), Stop> {
        Ok(())
    }
}

/// Asks what importing a file would do. What was read stays with the session until it is imported,
/// another file is looked at, or the session ends or locks.
#[derive(Deserialize, TS)]
pub struct PreviewImport {
    /// The file's name, for the person.
    pub name: String,
    /// What is in it, [`crate::LONGEST_FILE`] at most.
    pub bytes: Vec<u8>,
}

impl Operation for PreviewImport {
    type Answer = ImportPreview;
    const NAME: &'static str = "preview_import";
    const ALLOWED: Allowed = Allowed::administrator();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<ImportPreview, Stop> {
        let Self { name, bytes } = self;
        // Five megabytes are not read on the threads that answer.
        let read = tokio::task::spawn_blocking(move || Rows::read(&bytes)).await;
        let rows = read.map_err(|error| Fault::Unexpected(error.to_string()))??;
        let plan = plan(desk.db().await?, &rows, |_| Ok(())).await?;
        let import = Import {
            name,
            rows: Arc::new(rows),
            plan,
        };
        let preview = import.preview();
        let session = desk.session()?.with_import(Some(Arc::new(import)));
        desk.go_on(session);
        Ok(preview)
    }
}
