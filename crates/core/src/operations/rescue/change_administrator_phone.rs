//! CHANGE PHONE by the service team, for an administrator (RE-1, PH-1, PH-3).

use serde::Deserialize;
use ts_rs::TS;

use super::visit::{administrator, show};
use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::operations::{Operation, PhoneChangeReason, change_phone};
use crate::operator::OperatorId;
use crate::screen::Screen;
use crate::store::registration_codes;

/// Ends an administrator's registration, and with it every sign-in and session of theirs.
#[derive(Debug, Deserialize, TS)]
pub struct ChangeAdministratorPhone {
    /// Whose phone.
    pub operator: OperatorId,
    /// Why.
    pub reason: PhoneChangeReason,
    /// "I have checked that this is …".
    pub identity_checked: bool,
}

impl Operation for ChangeAdministratorPhone {
    type Answer = Screen;
    const NAME: &'static str = "change_administrator_phone";
    const ALLOWED: Allowed = Allowed::service_team();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let administrator = administrator(desk, self.operator).await?;
        if !self.identity_checked {
            return Err(Refusal::IdentityNotChecked.into());
        }
        change_phone(desk, &administrator, None, self.reason).await?;
        // RG-7: nobody may be there who could give them a registration code.
        let now = desk.now;
        registration_codes::waive(desk.db().await?, administrator.id, now).await?;
        show(desk, administrator.id).await
    }
}
