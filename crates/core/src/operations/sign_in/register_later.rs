//! "Later", until the day on which the second factor starts to count.

use serde::Deserialize;
use ts_rs::TS;

use super::course::may_put_off;
use super::{Factor, complete, standing_sign_in};
use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::{Refusal, StartOverReason, Stop};
use crate::operations::Operation;
use crate::screen::Screen;
use crate::sign_in::Step;

/// Signs in with the password alone: the phone is not needed yet.
#[derive(Debug, Deserialize, TS)]
pub struct RegisterLater {}

impl Operation for RegisterLater {
    type Answer = Screen;
    const NAME: &'static str = "register_later";
    const ALLOWED: Allowed = Allowed::signing_in();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let (sign_in, institution, operator) = standing_sign_in(desk).await?;
        if !matches!(sign_in.step, Step::Announcement { .. }) {
            return Err(Refusal::OutOfOrder.into());
        }
        // The day may have come while this screen was open.
        if may_put_off(&institution, &operator, desk.now).is_none() {
            let refusal = desk.place.steps_ended(StartOverReason::PolicyChanged);
            *desk.place = desk.place.without_steps();
            return Err(refusal.into());
        }
        let place = complete(desk, &operator, Factor::PasswordAlone).await?;
        desk.go_to(place).await
    }
}
