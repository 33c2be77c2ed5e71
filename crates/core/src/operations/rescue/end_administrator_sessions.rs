//! End sessions by the service team, of an administrator (RE-1).

use serde::Deserialize;
use ts_rs::TS;

use super::visit::{administrator, show};
use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operations::{Operation, end_sessions};
use crate::operator::OperatorId;
use crate::screen::Screen;
use crate::session::EndReason;

/// Ends all sessions of an administrator.
#[derive(Debug, Deserialize, TS)]
pub struct EndAdministratorSessions {
    /// Whose.
    pub operator: OperatorId,
}

impl Operation for EndAdministratorSessions {
    type Answer = Screen;
    const NAME: &'static str = "end_administrator_sessions";
    const ALLOWED: Allowed = Allowed::service_team();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let administrator = administrator(desk, self.operator).await?;
        end_sessions(desk, administrator.id, EndReason::EndedByServiceTeam).await?;
        show(desk, administrator.id).await
    }
}
