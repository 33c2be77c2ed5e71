//! End sessions: signs an operator out wherever they are signed in.

use serde::Deserialize;
use ts_rs::TS;

use super::details::{OperatorDetails, details};
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::operations::Operation;
use crate::operator::OperatorId;
use crate::session::EndReason;
use crate::store::{operators, sessions};

/// Ends all sessions of an operator.
#[derive(Debug, Deserialize, TS)]
pub struct EndSessions {
    /// Which.
    pub operator: OperatorId,
}

impl Operation for EndSessions {
    type Answer = OperatorDetails;
    const NAME: &'static str = "end_sessions";
    const ALLOWED: Allowed = Allowed::administrator();

    async fn run(self, desk: &mut Desk<'_>) -> Result<OperatorDetails, Stop> {
        // One's own ends with "Sign out".
        if self.operator == desk.actor()?.id {
            return Err(Refusal::OwnAccount.into());
        }
        let operator = operators::get(desk.db().await?, self.operator).await?;
        end_sessions(desk, operator.id, EndReason::EndedByAdministrator).await?;
        details(desk, operator.id).await
    }
}

/// Ends all sessions of the operator; where there was one, the trail says so.
pub(crate) async fn end_sessions(
    desk: &mut Desk<'_>,
    operator: OperatorId,
    reason: EndReason,
) -> Result<(), Stop> {
    let now = desk.now;
    if sessions::end_all_of(desk.db().await?, operator, reason, now).await? > 0 {
        desk.record(
            AuditEvent::SessionEnded,
            Some(operator),
            Some(reason.word()),
        );
    }
    Ok(())
}
