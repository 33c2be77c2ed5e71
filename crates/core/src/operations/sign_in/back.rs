//! Back, in set-up, sign-in and service access, and from a change of one's own phone.

use serde::Deserialize;
use ts_rs::TS;

use super::course::may_put_off;
use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::operations::Operation;
use crate::place::Place;
use crate::screen::Screen;
use crate::sign_in::{SignIn, Step};
use crate::store::{institution, operators};

/// One screen back; from the first to where it began.
#[derive(Debug, Deserialize, TS)]
pub struct Back {}

impl Operation for Back {
    type Answer = Screen;
    const NAME: &'static str = "back";
    const ALLOWED: Allowed = Allowed::anyone();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        if let Some(steps) = desk.place.steps().cloned() {
            let place = match back(desk, &steps).await? {
                Some(step) => desk.place.with_steps(steps.at(step, desk.now)),
                None => desk.place.without_steps(),
            };
            return desk.go_to(place).await;
        }
        let place = match &*desk.place {
            Place::SettingUp(set_up) => set_up.back().map_or(Place::Outside, Place::SettingUp),
            Place::ServiceAccess(visit) => {
                visit.back().map_or(Place::Outside, Place::ServiceAccess)
            }
            Place::Outside | Place::Expired => Place::Outside,
            Place::SigningIn(_) | Place::InSession(_) => return Err(Refusal::OutOfOrder.into()),
        };
        desk.go_to(place).await
    }
}

/// One step back; to the announcement, where registering may still be put off.
async fn back(desk: &mut Desk<'_>, steps: &SignIn) -> Result<Option<Step>, Stop> {
    let Step::GetApp { gate } = steps.step else {
        return Ok(steps.step.clone().back());
    };
    let now = desk.now;
    let db = desk.db().await?;
    let institution = institution::get(db).await?;
    let operator = operators::get(db, steps.operator).await?;
    let starts = may_put_off(&institution, &operator, now);
    Ok(starts.map(|starts| Step::Announcement { starts, gate }))
}
