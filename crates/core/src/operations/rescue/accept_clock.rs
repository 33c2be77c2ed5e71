//! The repair after a clock that once ran ahead: today is today (SE-8).

use serde::Deserialize;
use ts_rs::TS;

use super::visit::visit;
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::operations::Operation;
use crate::place::Place;
use crate::screen::Screen;
use crate::second_factor::TimeStep;
use crate::store::{registration_codes, registrations, temporary_codes};
use crate::throttle;

/// Believes this computer's clock, though the app has seen a later time. Waits are cut to what begins
/// now; codes up to now stay used, later ones work again. What was handed over
/// in the future is void.
#[derive(Debug, Deserialize, TS)]
pub struct AcceptClock {}

impl Operation for AcceptClock {
    type Answer = Screen;
    const NAME: &'static str = "accept_clock";
    const ALLOWED: Allowed = Allowed::service_team();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        if desk.clock_lag_minutes().is_none() {
            return Err(Refusal::OutOfOrder.into());
        }
        let wall = desk.wall;
        desk.believe_clock();
        let db = desk.db().await?;
        throttle::begin_waits_at(db, wall).await?;
        // The next step's code is acceptable now already, and may have been used (EC-2).
        registrations::lower_steps_to(db, TimeStep::at(wall).next()).await?;
        registrations::age_drafts_from(db, wall).await?;
        temporary_codes::void_given_after(db, wall).await?;
        registration_codes::void_given_after(db, wall).await?;
        desk.record(AuditEvent::ClockAccepted, None, None);
        desk.settle().await?;
        desk.opened.forget_time_after(wall);
        let next = visit(desk)?.counted_from(wall);
        desk.go_to(Place::ServiceAccess(next)).await
    }
}
