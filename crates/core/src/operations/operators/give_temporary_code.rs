//! "Give a temporary code": for a phone left at home (PH-4).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::details::{OperatorDetails, details};
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::operations::{Operation, is_asked};
use crate::operator::OperatorId;
use crate::second_factor::temporary_code::TemporaryCode;
use crate::second_factor::{CodeToHandOver, ValidFor};
use crate::store::{institution, operators, temporary_codes};

/// Gives an operator a code for one sign-in without the phone. An older one is void.
#[derive(Debug, Deserialize, TS)]
pub struct GiveTemporaryCode {
    /// To whom.
    pub operator: OperatorId,
    /// How long it can be used.
    pub valid_for: ValidFor,
}

/// The operator, and the code to hand over.
#[derive(Debug, Serialize, TS)]
pub struct TemporaryCodeGiven {
    /// The operator.
    pub details: OperatorDetails,
    /// Shown this once.
    pub code: CodeToHandOver,
}

impl Operation for GiveTemporaryCode {
    type Answer = TemporaryCodeGiven;
    const NAME: &'static str = "give_temporary_code";
    const ALLOWED: Allowed = Allowed::administrator().with_fresh_code();

    async fn run(self, desk: &mut Desk<'_>) -> Result<TemporaryCodeGiven, Stop> {
        // Like PH-3: with one of their own they could dodge the second factor.
        if self.operator == desk.actor()?.id {
            return Err(Refusal::OwnAccount.into());
        }
        let (now, keys) = (desk.now, desk.keys()?);
        let db = desk.db().await?;
        let institution = institution::get(db).await?;
        let operator = operators::get(db, self.operator).await?;
        if operator.disabled {
            return Err(Refusal::OperatorIsDisabled.into());
        }
        if !is_asked(&institution, &operator) {
            return Err(Refusal::NoCodeAsked.into());
        }
        void(desk, operator.id, "newer").await?;
        let code = TemporaryCode::generate(&*desk.guichet.randomness);
        let until = now.plus(self.valid_for.span());
        let hash = code.hash(keys, operator.id);
        temporary_codes::give(desk.db().await?, operator.id, &hash, now, until).await?;
        let word = self.valid_for.word();
        desk.record(
            AuditEvent::TemporaryCodeGiven,
            Some(operator.id),
            Some(word),
        );
        Ok(TemporaryCodeGiven {
            details: details(desk, operator.id).await?,
            code: code.to_hand_over(until),
        })
    }
}

/// Voids an operator's temporary code; that is an entry where it could still have been used.
pub(super) async fn void(
    desk: &mut Desk<'_>,
    operator: OperatorId,
    why: &'static str,
) -> Result<(), Stop> {
    let now = desk.now;
    if temporary_codes::void(desk.db().await?, operator, now).await? {
        desk.record(AuditEvent::TemporaryCodeVoided, Some(operator), Some(why));
    }
    Ok(())
}
