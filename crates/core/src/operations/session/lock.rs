//! Lock (Ctrl/Cmd+L): the desk is covered, the session stays (SI-6).

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operations::Operation;
use crate::place::Place;
use crate::screen::Screen;
use crate::session::Session;

/// Locks the session.
#[derive(Debug, Deserialize, TS)]
pub struct Lock {}

impl Operation for Lock {
    type Answer = Screen;
    const NAME: &'static str = "lock";
    const ALLOWED: Allowed = Allowed::operator();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let session = Session {
            locked: true,
            ..desk.session()?.clone()
        };
        desk.record(
            AuditEvent::SessionLocked,
            Some(session.operator),
            Some("by_hand"),
        );
        desk.go_to(Place::InSession(session)).await
    }
}
