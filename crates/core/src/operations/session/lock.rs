//! Lock (Ctrl/Cmd+L, or together with the computer): the desk is covered, the session stays (SI-6).

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operations::Operation;
use crate::place::Place;
use crate::screen::Screen;

/// Locks the session.
#[derive(Debug, Default, Deserialize, TS)]
pub struct Lock {
    /// Who wants it. A page can only say that its operator does.
    #[serde(skip)]
    #[ts(skip)]
    pub cause: LockCause,
}

/// Who locks a session that has not idled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LockCause {
    /// The operator.
    #[default]
    Hand,
    /// The computer, which locked its own screen or went to sleep.
    Computer,
}

impl LockCause {
    /// As the audit trail has it.
    fn word(self) -> &'static str {
        match self {
            Self::Hand => "by_hand",
            Self::Computer => "with_computer",
        }
    }
}

impl Operation for Lock {
    type Answer = Screen;
    const NAME: &'static str = "lock";
    const ALLOWED: Allowed = Allowed::operator();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let session = desk.session()?.to_locked();
        desk.record(
            AuditEvent::SessionLocked,
            Some(session.operator),
            Some(self.cause.word()),
        );
        desk.go_to(Place::InSession(session)).await
    }
}
