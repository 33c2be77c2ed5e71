//! CHANGE PHONE: the operator's secret key is destroyed; they register again (PH-1, PH-2).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::details::{OperatorDetails, details};
use super::give_registration_code::give_where_asked;
use super::give_temporary_code::void;
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::operations::Operation;
use crate::operator::{Operator, OperatorId};
use crate::second_factor::CodeToHandOver;
use crate::session::EndReason;
use crate::store::{
    institution, operators, registration_codes, registrations, sessions, throttles,
};
use crate::throttle::{FOR_EVER, Kind, Subject};

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

/// The operator, and what to hand over for the next registration.
#[derive(Debug, Serialize, TS)]
pub struct ChangedPhone {
    /// The operator.
    pub details: OperatorDetails,
    /// Shown this once, where the institution has registration codes (RG-7).
    pub registration_code: Option<CodeToHandOver>,
}

impl Operation for ChangePhone {
    type Answer = ChangedPhone;
    const NAME: &'static str = "change_phone";
    const ALLOWED: Allowed = Allowed::administrator().with_fresh_code();

    async fn run(self, desk: &mut Desk<'_>) -> Result<ChangedPhone, Stop> {
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
        let institution = institution::get(desk.db().await?).await?;
        let registration_code = give_where_asked(desk, &institution, &operator).await?;
        Ok(ChangedPhone {
            details: details(desk, operator.id).await?,
            registration_code,
        })
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
    let codes = Subject {
        kind: Kind::Code,
        of: operator.id.as_bytes(),
    };
    // Wrong temporary codes count like wrong codes: who has no phone may have to be freed too.
    let disabled = throttles::read(db, codes).await?.blocked_until == FOR_EVER;
    let ended = registrations::end_all_of(db, operator.id, by, word, now).await?;
    if ended == 0 && !disabled {
        return Err(Refusal::NotRegistered.into());
    }
    operators::set_registered_at(db, operator.id, None).await?;
    operators::raise_epoch(db, operator.id).await?;
    throttles::forget_codes(db, operator.id.as_bytes()).await?;
    sessions::end_all_of(db, operator.id, EndReason::PhoneChanged, now).await?;
    registration_codes::remove(db, operator.id).await?;
    desk.record(AuditEvent::PhoneChanged, Some(operator.id), Some(word));
    void(desk, operator.id, "phone_changed").await
}
