//! K1: the password, or the code where the institution chose so, returns to where one was (SI-6).

use serde::Deserialize;
use ts_rs::TS;

use super::prove::{prove_code, prove_password};
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Field, Refusal, Stop};
use crate::institution::UnlockWith;
use crate::operations::Operation;
use crate::password::PlainPassword;
use crate::place::Place;
use crate::screen::Screen;
use crate::screens::unlock_with;
use crate::session::{Proof, Session};
use crate::store::institution;

/// Unlocks with the operator's password.
#[derive(Debug, Deserialize, TS)]
pub struct Unlock {
    /// As typed.
    #[ts(type = "string")]
    pub password: PlainPassword,
}

impl Operation for Unlock {
    type Answer = Screen;
    const NAME: &'static str = "unlock";
    const ALLOWED: Allowed = Allowed::session();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        refuse_unless_locked(desk, UnlockWith::Password).await?;
        prove_password(desk, self.password, Field::Password).await?;
        unlocked(desk, Proof::Password).await
    }
}

/// Unlocks with a code from the operator's phone.
#[derive(Deserialize, TS)]
pub struct UnlockWithCode {
    /// Six digits; spaces and hyphens inside are allowed.
    pub code: String,
}

impl Operation for UnlockWithCode {
    type Answer = Screen;
    const NAME: &'static str = "unlock_with_code";
    const ALLOWED: Allowed = Allowed::session();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        refuse_unless_locked(desk, UnlockWith::Code).await?;
        prove_code(desk, &self.code).await?;
        unlocked(desk, Proof::Code).await
    }
}

async fn refuse_unless_locked(desk: &mut Desk<'_>, with: UnlockWith) -> Result<(), Stop> {
    let session = desk.session()?.clone();
    let institution = institution::get(desk.db().await?).await?;
    if session.locked && unlock_with(&institution, desk.actor()?, &session) == with {
        Ok(())
    } else {
        Err(Refusal::OutOfOrder.into())
    }
}

async fn unlocked(desk: &mut Desk<'_>, proof: Proof) -> Result<Screen, Stop> {
    let session = Session {
        locked: false,
        touched: desk.now,
        ..desk.session()?.proven_by(proof, desk.now)
    };
    desk.record(AuditEvent::SessionUnlocked, Some(session.operator), None);
    desk.go_to(Place::InSession(session)).await
}
