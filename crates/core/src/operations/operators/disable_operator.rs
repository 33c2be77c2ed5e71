//! Disable and enable (OP-2, OP-3). Nobody is ever deleted: the trail names them.

use serde::Deserialize;
use ts_rs::TS;

use super::change_role::refuse_last_administrator;
use super::details::{OperatorDetails, details};
use super::give_temporary_code::void;
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::operations::Operation;
use crate::operator::{Operator, OperatorId};
use crate::session::EndReason;
use crate::store::{operators, registration_codes, registrations, sessions};

/// Disables an operator: sessions and sign-ins end, a draft is destroyed (RG-3), and a code
/// that was handed over is void (PH-4).
#[derive(Debug, Deserialize, TS)]
pub struct DisableOperator {
    /// Which.
    pub operator: OperatorId,
}

impl Operation for DisableOperator {
    type Answer = OperatorDetails;
    const NAME: &'static str = "disable_operator";
    const ALLOWED: Allowed = Allowed::administrator();

    async fn run(self, desk: &mut Desk<'_>) -> Result<OperatorDetails, Stop> {
        let (own, now) = (desk.actor()?.id, desk.now);
        let operator = operators::get(desk.db().await?, self.operator).await?;
        if !operator.disabled {
            refuse_last_administrator(desk, &operator).await?;
            if operator.id == own {
                return Err(Refusal::OwnAccount.into());
            }
            let db = desk.db().await?;
            operators::set_disabled(db, operator.id, true).await?;
            registrations::end_draft_of(db, operator.id, "disabled", now).await?;
            sessions::end_all_of(db, operator.id, EndReason::Disabled, now).await?;
            // The draft is gone, and with it what could lead to it.
            registration_codes::remove(db, operator.id).await?;
            desk.record(AuditEvent::OperatorDisabled, Some(operator.id), None);
            void(desk, operator.id, "disabled").await?;
        }
        details(desk, operator.id).await
    }
}

/// Enables an operator again, with the password and the phone they had.
#[derive(Debug, Deserialize, TS)]
pub struct EnableOperator {
    /// Which.
    pub operator: OperatorId,
}

impl Operation for EnableOperator {
    type Answer = OperatorDetails;
    const NAME: &'static str = "enable_operator";
    const ALLOWED: Allowed = Allowed::administrator();

    async fn run(self, desk: &mut Desk<'_>) -> Result<OperatorDetails, Stop> {
        let operator = operators::get(desk.db().await?, self.operator).await?;
        enable_operator(desk, &operator).await?;
        details(desk, operator.id).await
    }
}

/// Lets the operator sign in again, unless they may.
pub(crate) async fn enable_operator(desk: &mut Desk<'_>, operator: &Operator) -> Result<(), Stop> {
    if operator.disabled {
        operators::set_disabled(desk.db().await?, operator.id, false).await?;
        desk.record(AuditEvent::OperatorEnabled, Some(operator.id), None);
    }
    Ok(())
}
