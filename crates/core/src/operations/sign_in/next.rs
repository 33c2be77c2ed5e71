//! NEXT on R1 and on R2 (GA-2, RG-3), and "Register now" before them.

use serde::Deserialize;
use ts_rs::TS;

use super::course::refuse_second_phone;
use super::draft::draft;
use super::standing_sign_in;
use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::operations::Operation;
use crate::screen::Screen;
use crate::sign_in::{Gate, Step};

/// From "Get the app" to the secret key, and from there to the code.
#[derive(Debug, Deserialize, TS)]
pub struct Next {}

impl Operation for Next {
    type Answer = Screen;
    const NAME: &'static str = "next";
    const ALLOWED: Allowed = Allowed::under_way();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let (sign_in, institution, operator) = standing_sign_in(desk).await?;
        let here = sign_in.step.clone();
        let step = match &here {
            // RG-7: there is no draft, and no secret key, before the right code was typed.
            Step::GetApp { gate: Gate::Closed } => here.up_to_gate()?,
            Step::Announcement { gate, .. } => Step::GetApp { gate: *gate },
            Step::GetApp { gate: Gate::Open } => {
                refuse_second_phone(desk, &sign_in).await?;
                here.next(draft(desk, &institution, &operator).await?)?
            }
            Step::Register { draft } => {
                let draft = *draft;
                here.next(draft)?
            }
            Step::NewPassword | Step::RegistrationCode | Step::EnterCode { .. } => {
                return Err(Refusal::OutOfOrder.into());
            }
        };
        let place = desk.place.with_steps(sign_in.at(step, desk.now));
        desk.go_to(place).await
    }
}
