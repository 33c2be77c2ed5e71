//! The visit ends, wherever it stands.

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operations::Operation;
use crate::place::Place;
use crate::screen::Screen;

/// Ends service access. The shell asks for it when the computer locks: the service key opened it,
/// and no password would open it again. A page goes back instead, so this is no command of theirs.
#[derive(Debug, Deserialize, TS)]
pub struct LeaveServiceAccess {}

impl Operation for LeaveServiceAccess {
    type Answer = Screen;
    const NAME: &'static str = "leave_service_access";
    const ALLOWED: Allowed = Allowed::service_team();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        desk.go_to(Place::Outside).await
    }
}
