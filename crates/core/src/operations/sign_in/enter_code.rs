//! C1: the six-digit code (EC).

use serde::Deserialize;
use ts_rs::TS;

use super::course::refuse_second_phone;
use super::{Factor, complete, refuse_code, standing_sign_in};
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::operations::Operation;
use crate::operations::session::own_phone_changed;
use crate::place::Place;
use crate::screen::Screen;
use crate::second_factor::Code;
use crate::second_factor::verify::{self, Verdict};
use crate::sign_in::{SignIn, Step};
use crate::store::{operators, registration_codes};

/// The code, as typed or pasted.
#[derive(Deserialize, TS)]
pub struct EnterCode {
    /// Six digits; spaces and hyphens inside are allowed.
    pub code: String,
}

impl Operation for EnterCode {
    type Answer = Screen;
    const NAME: &'static str = "enter_code";
    const ALLOWED: Allowed = Allowed::under_way();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let (sign_in, _, operator) = standing_sign_in(desk).await?;
        let Step::EnterCode {
            registration,
            confirming,
            wrong_at,
        } = sign_in.step.clone()
        else {
            return Err(Refusal::OutOfOrder.into());
        };
        let code = Code::parse(&self.code)?;
        let counted = verify::count(desk, &operator).await?;
        // Counted for this sign-in as well, whatever becomes of the code (EC-4).
        let tries_left = sign_in.tries_left.saturating_sub(1);
        let here = SignIn {
            tries_left,
            ..sign_in
        };
        *desk.place = desk.place.with_steps(here.clone());

        // The count is committed, and another desk may have changed what this sign-in stands on.
        let (_, institution, operator) = standing_sign_in(desk).await?;
        if confirming {
            refuse_second_phone(desk, &here).await?;
        }
        let verdict = verify::verify(desk, &institution, registration, code, &wrong_at).await?;
        let (refusal, wrong_at) = match verdict {
            Verdict::Accepted => {
                let now = desk.now;
                if confirming {
                    let db = desk.db().await?;
                    operators::set_registered_at(db, operator.id, Some(now)).await?;
                    // Another sign-in at this draft has nothing left to confirm, or to show (RG-4).
                    operators::raise_epoch(db, operator.id).await?;
                    // RG-7: it was for one registration.
                    registration_codes::remove(db, operator.id).await?;
                    desk.record_by(operator.id, AuditEvent::PhoneRegistered, None);
                }
                let place = match &*desk.place {
                    Place::InSession(session) => {
                        let session = session.clone();
                        own_phone_changed(desk, session, &operator).await?
                    }
                    _ => complete(desk, &operator, Factor::Code(counted)).await?,
                };
                return desk.go_to(place).await;
            }
            Verdict::Used => (Refusal::UsedCode { tries_left }, Vec::new()),
            Verdict::Wrong {
                right_at,
                clock_off: None,
            } => (Refusal::WrongCode { tries_left }, right_at),
            Verdict::Wrong {
                right_at,
                clock_off: Some(minutes),
            } => (
                Refusal::ClockOff {
                    minutes,
                    tries_left,
                },
                right_at,
            ),
        };
        let step = Step::EnterCode {
            registration,
            confirming,
            wrong_at,
        };
        Err(refuse_code(desk, SignIn { step, ..here }, refusal).await?)
    }
}
