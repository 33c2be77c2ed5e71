//! CHANGE PHONE: the operator's secret key is destroyed; they register again (PH-1, PH-2).

use serde::Deserialize;
use ts_rs::TS;

use super::details::{OperatorDetails, details};
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::operations::Operation;
use crate::operator::{Operator, OperatorId};
use crate::session::EndReason;
use crate::store::{operators, registrations, sessions, throttles};

/// Why the phone is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the dialog's own")]
pub enum PhoneChangeReason {
    NewPhone,
    Lost,
    Stolen,
    Other,
}

impl PhoneChangeReason {
    fn word(self) -> &'static str {
        match self {
            Self::NewPhone => "new_phone",
            Self::Lost => "lost",
            Self::Stolen => "stolen",
            Self::Other => "other",
        }
    }
}

/// Ends the registration of an operator, and with it every sign-in and session of theirs.
#[derive(Debug, Deserialize, TS)]
pub struct ChangePhone {
    /// Whose phone.
    pub operator: OperatorId,
    /// Why.
    pub reason: PhoneChangeReason,
    /// "I have checked that this is …".
    pub identity_checked: bool,
}

impl Operation for ChangePhone {
    type Answer = OperatorDetails;
    const NAME: &'static str = "change_phone";
    const ALLOWED: Allowed = Allowed::administrator();

    async fn run(self, desk: &mut Desk<'_>) -> Result<OperatorDetails, Stop> {
        let by = desk.actor()?.id;
        // PH-3: they could lock themselves out, or dodge the second factor.
        if self.operator == by {
            return Err(Refusal::OwnPhone.into());
        }
        if !self.identity_checked {
            return Err(Refusal::IdentityNotChecked.into());
        }
        let operator = operators::get(desk.db().await?, self.operator).await?;
        change_phone(desk, &operator, Some(by), self.reason).await?;
        details(desk, operator.id).await
    }
}

/// Destroys the operator's secret key; `by` is the administrator who does it, and nobody where the
/// service team does.
pub(crate) async fn change_phone(
    desk: &mut Desk<'_>,
    operator: &Operator,
    by: Option<OperatorId>,
    reason: PhoneChangeReason,
) -> Result<(), Stop> {
    let (now, word) = (desk.now, reason.word());
    let db = desk.db().await?;
    if registrations::end_all_of(db, operator.id, by, word, now).await? == 0 {
        return Err(Refusal::NotRegistered.into());
    }
    operators::set_registered_at(db, operator.id, None).await?;
    operators::raise_epoch(db, operator.id).await?;
    throttles::forget_codes(db, operator.id.as_bytes()).await?;
    sessions::end_all_of(db, operator.id, EndReason::PhoneChanged, now).await?;
    desk.record(AuditEvent::PhoneChanged, Some(operator.id), Some(word));
    Ok(())
}
