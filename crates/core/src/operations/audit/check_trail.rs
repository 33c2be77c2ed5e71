//! "Check now": the whole trail is followed once more (AU-2).

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::audit::TrailStanding;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operations::Operation;

/// Asks how the trail stands now. What is found closes the data, as it does at the start.
#[derive(Debug, Deserialize, TS)]
pub struct CheckTrail {}

impl Operation for CheckTrail {
    type Answer = TrailStanding;
    const NAME: &'static str = "check_trail";
    const ALLOWED: Allowed = Allowed::administrator();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<TrailStanding, Stop> {
        let keys = desk.keys()?;
        Ok(desk.guichet.follow_trail(desk.opened, keys).await?)
    }
}
