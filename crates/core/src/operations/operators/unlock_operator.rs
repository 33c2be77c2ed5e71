//! Unlock: an administrator ends an operator's waits (SE-6).

use serde::Deserialize;
use ts_rs::TS;

use super::details::{OperatorDetails, details};
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operations::Operation;
use crate::operator::{Operator, OperatorId};
use crate::store::{operators, throttles};
use crate::throttle::{Kind, Subject};

/// Ends the waits after wrong passwords and codes. What counts over 30 days stays counted, and a
/// password or phone that is disabled stays so until it is reset or changed (SE-6).
#[derive(Debug, Deserialize, TS)]
pub struct UnlockOperator {
    /// Which.
    pub operator: OperatorId,
}

impl Operation for UnlockOperator {
    type Answer = OperatorDetails;
    const NAME: &'static str = "unlock_operator";
    const ALLOWED: Allowed = Allowed::administrator();

    async fn run(self, desk: &mut Desk<'_>) -> Result<OperatorDetails, Stop> {
        let operator = operators::get(desk.db().await?, self.operator).await?;
        unlock_operator(desk, &operator).await?;
        details(desk, operator.id).await
    }
}

/// Ends the operator's waits.
pub(crate) async fn unlock_operator(desk: &mut Desk<'_>, operator: &Operator) -> Result<(), Stop> {
    let db = desk.db().await?;
    let password = Subject {
        kind: Kind::Password,
        of: &operator.username_digest,
    };
    let code = Subject {
        kind: Kind::Code,
        of: operator.id.as_bytes(),
    };
    throttles::unlock(db, password).await?;
    throttles::unlock(db, code).await?;
    desk.record(AuditEvent::OperatorUnlocked, Some(operator.id), None);
    Ok(())
}
