//! Operator or administrator (OP-2, OP-3).

use serde::Deserialize;
use ts_rs::TS;

use super::details::{OperatorDetails, details};
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::Refusal;
use crate::error::Stop;
use crate::operations::Operation;
use crate::operator::{Operator, OperatorId, Role};
use crate::store::operators;

/// Changes what an operator may do, from the next click on.
#[derive(Debug, Deserialize, TS)]
pub struct ChangeRole {
    /// Which.
    pub operator: OperatorId,
    /// What they may do.
    pub role: Role,
}

impl Operation for ChangeRole {
    type Answer = OperatorDetails;
    const NAME: &'static str = "change_role";
    const ALLOWED: Allowed = Allowed::administrator();

    async fn run(self, desk: &mut Desk<'_>) -> Result<OperatorDetails, Stop> {
        let operator = operators::get(desk.db().await?, self.operator).await?;
        if operator.role != self.role {
            if self.role == Role::Operator {
                refuse_last_administrator(desk, &operator).await?;
            }
            set_role(desk, operator.id, self.role).await?;
        }
        details(desk, operator.id).await
    }
}

/// Gives an operator another role.
pub(super) async fn set_role(
    desk: &mut Desk<'_>,
    operator: OperatorId,
    role: Role,
) -> Result<(), Stop> {
    operators::set_role(desk.db().await?, operator, role).await?;
    let reason = match role {
        Role::Administrator => "administrator",
        Role::Operator => "operator",
    };
    desk.record(AuditEvent::RoleChanged, Some(operator), Some(reason));
    Ok(())
}

/// OP-3: somebody must be left who can manage.
pub(super) async fn refuse_last_administrator(
    desk: &mut Desk<'_>,
    operator: &Operator,
) -> Result<(), Stop> {
    let is_one = operator.role == Role::Administrator && !operator.disabled;
    if is_one && operators::other_enabled_administrators(desk.db().await?, operator.id).await? == 0
    {
        return Err(Refusal::LastAdministrator.into());
    }
    Ok(())
}
