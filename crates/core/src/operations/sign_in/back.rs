//! Back, in set-up, sign-in and service access.

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
            Place::SigningIn(sign_in) => match sign_in.step.clone().back() {
                Some(step) => Place::SigningIn(sign_in.at(step, desk.now)),
                None => Place::Outside,
            },
            Place::ServiceAccess(visit) => {
                visit.back().map_or(Place::Outside, Place::ServiceAccess)
            }
            Place::Outside => Place::Outside,
            Place::InSession(_) => return Err(Refusal::OutOfOrder.into()),
        };
        desk.go_to(place).await
    }
}
