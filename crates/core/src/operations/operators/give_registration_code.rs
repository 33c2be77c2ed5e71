//! "Give a registration code": for an operator who waits for a phone without one (RG-7).

use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;
use ts_rs::TS;

use super::details::{OperatorDetails, details};
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::clock::Timestamp;
use crate::desk::Desk;
use crate::error::{Fault, Refusal, Stop};
use crate::institution::Institution;
use crate::operations::{Operation, gate, is_asked};
use crate::operator::{Operator, OperatorId};
use crate::second_factor::registration_code::RegistrationCode;
use crate::second_factor::{CodeToHandOver, RegistrationCodeStanding};
use crate::sign_in::Gate;
use crate::store::{institution, operators, registration_codes, registrations};

/// Gives an operator who registers next a code for that. An older one is void, and so is a secret key
/// that was shown already: whoever saw it has seen nothing.
#[derive(Debug, Deserialize, TS)]
pub struct GiveRegistrationCode {
    /// To whom.
    pub operator: OperatorId,
}

/// The operator, and the code to hand over.
#[derive(Debug, Serialize, TS)]
pub struct RegistrationCodeGiven {
    /// The operator.
    pub details: OperatorDetails,
    /// Shown this once.
    pub code: CodeToHandOver,
}

impl Operation for GiveRegistrationCode {
    type Answer = RegistrationCodeGiven;
    const NAME: &'static str = "give_registration_code";
    const ALLOWED: Allowed = Allowed::administrator().with_fresh_code();

    async fn run(self, desk: &mut Desk<'_>) -> Result<RegistrationCodeGiven, Stop> {
        // Like PH-3: a code for oneself would prove nothing.
        if self.operator == desk.actor()?.id {
            return Err(Refusal::OwnAccount.into());
        }
        let db = desk.db().await?;
        let institution = institution::get(db).await?;
        let operator = operators::get(db, self.operator).await?;
        if operator.disabled {
            return Err(Refusal::OperatorIsDisabled.into());
        }
        if registrations::confirmed(db, operator.id).await?.is_some() {
            return Err(Refusal::AlreadyRegistered.into());
        }
        if !institution.registration_code_required {
            return Err(Refusal::NoRegistrationCodes.into());
        }
        if !is_asked(&institution, &operator) {
            return Err(Refusal::NoCodeAsked.into());
        }
        let code = give(desk, operator.id).await?;
        Ok(RegistrationCodeGiven {
            details: details(desk, operator.id).await?,
            code,
        })
    }
}

/// The code that an operator needs who was just created, or whose phone was just changed; none where
/// the institution asks for none, or nobody asks this operator for a second factor.
pub(super) async fn give_where_asked(
    desk: &mut Desk<'_>,
    institution: &Institution,
    operator: &Operator,
) -> Result<Option<CodeToHandOver>, Stop> {
    Ok(
        if institution.registration_code_required && is_asked(institution, operator) {
            Some(give(desk, operator.id).await?)
        } else {
            None
        },
    )
}

/// The code that goes with a password that was just reset, so that an operator who waits for a phone can
/// sign in and register with one slip. None where a valid one is with them, where they need none, and
/// where they may not sign in.
pub(super) async fn give_where_needed(
    desk: &mut Desk<'_>,
    operator: OperatorId,
) -> Result<Option<CodeToHandOver>, Stop> {
    let now = desk.now;
    let db = desk.db().await?;
    let institution = institution::get(db).await?;
    let operator = operators::get(db, operator).await?;
    match standing(db, &institution, &operator, now).await? {
        Some(RegistrationCodeStanding::Needed { .. }) if !operator.disabled => {
            give_where_asked(desk, &institution, &operator).await
        }
        _ => Ok(None),
    }
}

/// Where the operator stands with their registration code; nothing where they need none to sign in.
pub(super) async fn standing(
    db: &mut SqliteConnection,
    institution: &Institution,
    operator: &Operator,
    now: Timestamp,
) -> Result<Option<RegistrationCodeStanding>, Fault> {
    let registers_next = is_asked(institution, operator)
        && registrations::confirmed(db, operator.id).await?.is_none();
    if !registers_next || gate(db, institution, operator, now).await? == Gate::Open {
        return Ok(None);
    }
    let given = registration_codes::find(db, operator.id).await?;
    Ok(Some(RegistrationCodeStanding::of(given.as_ref(), now)))
}

async fn give(desk: &mut Desk<'_>, operator: OperatorId) -> Result<CodeToHandOver, Stop> {
    let (now, keys) = (desk.now, desk.keys()?);
    let code = RegistrationCode::generate(&*desk.guichet.randomness);
    let hash = code.hash(keys, operator);
    let db = desk.db().await?;
    registrations::end_draft_of(db, operator, "registration_code", now).await?;
    // A sign-in under way starts over: it may stand beyond the older code, or beyond none.
    operators::raise_epoch(db, operator).await?;
    let until = registration_codes::give(db, operator, &hash, now).await?;
    desk.record(AuditEvent::RegistrationCodeGiven, Some(operator), None);
    Ok(code.to_hand_over(until))
}
