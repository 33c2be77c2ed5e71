//! "Manage operators": whether the management window may be opened. The shell opens it.

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operations::Operation;

/// Asks for the management window.
#[derive(Debug, Deserialize, TS)]
pub struct OpenManagement {}

impl Operation for OpenManagement {
    type Answer = ();
    const NAME: &'static str = "open_management";
    const ALLOWED: Allowed = Allowed::administrator().from(true, false);
    const READS_ONLY: bool = true;

    async fn run(self, _desk: &mut Desk<'_>) -> Result<(), Stop> {
        Ok(())
    }
}
