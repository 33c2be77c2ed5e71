//! C1 and R1: a temporary code in place of the code from a phone (PH-4).

use serde::Deserialize;
use ts_rs::TS;

use super::{Factor, complete, refuse_code, standing_sign_in};
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::operations::Operation;
use crate::place::Place;
use crate::screen::Screen;
use crate::second_factor::TypedCode;
use crate::second_factor::temporary_code::{TemporaryCode, Verdict, verify};
use crate::second_factor::verify::count;
use crate::sign_in::SignIn;

/// Signs in with a temporary code. It registers nothing: who waited for a phone still does, and a draft
/// stays a draft.
#[derive(Debug, Deserialize, TS)]
pub struct EnterTemporaryCode {
    /// Eight digits; spaces and hyphens inside are allowed.
    #[ts(type = "string")]
    pub code: TypedCode,
}

impl Operation for EnterTemporaryCode {
    type Answer = Screen;
    const NAME: &'static str = "enter_temporary_code";
    const ALLOWED: Allowed = Allowed::signing_in();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let (sign_in, _, operator) = standing_sign_in(desk).await?;
        if !sign_in.step.takes_temporary_code() {
            return Err(Refusal::OutOfOrder.into());
        }
        let code = TemporaryCode::parse(&self.code)?;
        // By the counter of the six-digit codes: there is one budget of guesses, not two (SE-6).
        let counted = count(desk, &operator).await?;
        let tries_left = sign_in.tries_left.saturating_sub(1);
        let here = SignIn {
            tries_left,
            ..sign_in
        };
        *desk.place = Place::SigningIn(here.clone());

        // The count is committed, and another desk may have changed what this sign-in stands on.
        let (_, _, operator) = standing_sign_in(desk).await?;
        let refusal = match verify(desk, operator.id, &code).await? {
            Verdict::Accepted => {
                desk.record_by(operator.id, AuditEvent::TemporaryCodeUsed, None);
                let place = complete(desk, &operator, Factor::TemporaryCode(counted)).await?;
                return desk.go_to(place).await;
            }
            Verdict::Used => Refusal::UsedTemporaryCode { tries_left },
            Verdict::Expired => Refusal::ExpiredTemporaryCode { tries_left },
            Verdict::Wrong => Refusal::WrongTemporaryCode { tries_left },
        };
        Err(refuse_code(desk, here, refusal).await?)
    }
}
