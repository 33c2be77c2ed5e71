//! K1: the password, or the code where the institution chose so, returns to where one was (SI-6).

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Fault, Field, Refusal, Stop};
use crate::institution::UnlockWith;
use crate::operations::Operation;
use crate::operations::sign_in::count_password;
use crate::password::PlainPassword;
use crate::place::Place;
use crate::screen::Screen;
use crate::screens::unlock_with;
use crate::second_factor::Code;
use crate::second_factor::verify::{self, Verdict};
use crate::session::Session;
use crate::store::{institution, passwords, registrations};
use crate::throttle::{self, Admission, Kind, Subject, delayed, wait_after};

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
        unlocked(desk).await
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
        let code = Code::parse(&self.code)?;
        let operator = desk.actor()?.clone();
        let counted = verify::count(desk, &operator).await?;
        let tries_left = counted.free_left();
        let db = desk.db().await?;
        let institution = institution::get(db).await?;
        let registration =
            registrations::confirmed(db, operator.id)
                .await?
                .ok_or(Fault::Tampered(
                    "a registered operator without a registration",
                ))?;
        let refusal = match verify::verify(desk, &institution, registration.id, code, &[]).await? {
            Verdict::Accepted => {
                let subject = Subject {
                    kind: Kind::Code,
                    of: operator.id.as_bytes(),
                };
                throttle::clear(desk.db().await?, subject, Some(counted)).await?;
                return unlocked(desk).await;
            }
            Verdict::Used => Refusal::UsedCode { tries_left },
            Verdict::Wrong { .. } => Refusal::WrongCode { tries_left },
        };
        desk.record(
            AuditEvent::CodeRefused,
            Some(operator.id),
            verify::word(&refusal),
        );
        desk.settle().await?;
        Err(refusal.into())
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

async fn unlocked(desk: &mut Desk<'_>) -> Result<Screen, Stop> {
    let session = Session {
        locked: false,
        touched: desk.now,
        ..desk.session()?.clone()
    };
    desk.record(AuditEvent::SessionUnlocked, Some(session.operator), None);
    desk.go_to(Place::InSession(session)).await
}

/// The signed-in operator's own password, counted and throttled like at sign-in.
pub(super) async fn prove_password(
    desk: &mut Desk<'_>,
    password: PlainPassword,
    field: Field,
) -> Result<PlainPassword, Stop> {
    let password = password.prepare(field)?;
    let operator = desk.actor()?.clone();
    // "Busy" is said before the try is counted (SE-10).
    let reserved = desk.guichet.hasher.reserve()?;
    let counted = match count_password(desk, &operator.username_digest).await? {
        Admission::Counted(counted) => counted,
        refused @ (Admission::Delayed(_) | Admission::Disabled) => {
            let (until, reason) = match refused {
                Admission::Delayed(until) => (until, "delayed"),
                _ => (desk.now.plus(wait_after(u32::MAX)), "password_disabled"),
            };
            desk.record(AuditEvent::PasswordRefused, Some(operator.id), Some(reason));
            desk.settle().await?;
            return Err(delayed(until, desk.now).into());
        }
    };
    let stored = passwords::get(desk.db().await?, operator.id).await?;
    // Counted for good, and nobody else waits for the database while this hashes (SE-5).
    desk.settle().await?;
    let right = desk
        .guichet
        .hasher
        .matches(reserved, desk.keys()?, &password, &stored.hash)
        .await?;
    if !right {
        desk.record(AuditEvent::PasswordRefused, Some(operator.id), None);
        desk.settle().await?;
        return Err(Refusal::WrongCurrentPassword.into());
    }
    desk.still_signed_in().await?;
    let subject = Subject {
        kind: Kind::Password,
        of: &operator.username_digest,
    };
    throttle::clear(desk.db().await?, subject, Some(counted)).await?;
    Ok(password)
}
