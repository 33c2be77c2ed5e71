//! Sign out, and switch operator: both end the session (SI-5, SI-6).

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operations::Operation;
use crate::place::Place;
use crate::screen::Screen;
use crate::session::EndReason;
use crate::store::sessions;

/// Ends the session.
#[derive(Debug, Deserialize, TS)]
pub struct SignOut {}

impl Operation for SignOut {
    type Answer = Screen;
    const NAME: &'static str = "sign_out";
    const ALLOWED: Allowed = Allowed::session();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        leave(desk, EndReason::SignedOut).await
    }
}

/// Ends the session for the next operator, from the lock screen too.
#[derive(Debug, Deserialize, TS)]
pub struct SwitchOperator {}

impl Operation for SwitchOperator {
    type Answer = Screen;
    const NAME: &'static str = "switch_operator";
    const ALLOWED: Allowed = Allowed::session();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        leave(desk, EndReason::SwitchedOperator).await
    }
}

async fn leave(desk: &mut Desk<'_>, reason: EndReason) -> Result<Screen, Stop> {
    let (session, now) = (desk.session()?.clone(), desk.now);
    sessions::end(desk.db().await?, session.id, reason, now).await?;
    desk.record(
        AuditEvent::SignedOut,
        Some(session.operator),
        Some(reason.word()),
    );
    desk.go_to(Place::Outside).await
}
