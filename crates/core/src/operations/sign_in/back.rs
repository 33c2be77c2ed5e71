//! Back, in set-up, sign-in and service access, and from a change of one's own phone.

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::operations::Operation;
use crate::place::Place;
use crate::screen::Screen;

/// One screen back; from the first to where it began.
#[derive(Debug, Deserialize, TS)]
pub struct Back {}

impl Operation for Back {
    type Answer = Screen;
    const NAME: &'static str = "back";
    const ALLOWED: Allowed = Allowed::anyone();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let place = match &*desk.place {
            Place::SettingUp(set_up) => set_up.back().map_or(Place::Outside, Place::SettingUp),
            Place::ServiceAccess(visit) => {
                visit.back().map_or(Place::Outside, Place::ServiceAccess)
            }
            Place::Outside => Place::Outside,
            place @ (Place::SigningIn(_) | Place::InSession(_)) => {
                let steps = place.steps().ok_or(Refusal::OutOfOrder)?;
                match steps.step.clone().back() {
                    Some(step) => place.with_steps(steps.at(step, desk.now)),
                    None => place.without_steps(),
                }
            }
        };
        desk.go_to(place).await
    }
}
