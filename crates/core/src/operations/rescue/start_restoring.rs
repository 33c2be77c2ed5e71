//! Backups, checked and restored (RE-2): whether that may be done here. What follows takes long, and
//! is [`crate::Guichet::check_backup`] and [`crate::Guichet::restore_backup`]; the file is chosen in a
//! window of the system's, never named by the page.

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operations::{Closed, Operation};

/// Asks whether a backup may be checked or restored here.
#[derive(Debug, Deserialize, TS)]
pub struct StartRestoring {}

impl Operation for StartRestoring {
    type Answer = ();
    const NAME: &'static str = "restore_backup";
    const ALLOWED: Allowed = Allowed::restoring();
    const READS_ONLY: bool = true;

    async fn run(self, _desk: &mut Desk<'_>) -> Result<(), Stop> {
        Ok(())
    }

    fn while_closed(&self, closed: Option<&Closed>) -> Option<()> {
        // Not while it is being opened: nobody knows yet whether that is needed.
        closed
            .filter(|closed| closed.reason.restore_helps())
            .map(|_| ())
    }
}

/// "Check this backup".
#[derive(Deserialize, TS)]
pub struct CheckBackup {
    /// The one of the day the backup was made, as typed from the paper.
    pub service_key: String,
}

/// "Restore".
#[derive(Deserialize, TS)]
pub struct RestoreBackup {
    /// The one of the day the backup was made, as typed from the paper.
    pub service_key: String,
    /// The institution's short name, where something would be lost (SE-17).
    pub confirmation: String,
}
