//! "Confirm it's you": the proof, within a session, that it is still the one who signed in.
//!
//! The runner asks for it before the weighty acts, where the last is over ten minutes old
//! ([`Allowed::with_fresh_code`]). Of an administrator of whom no code is asked it is the password.

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Field, Refusal, Stop};
use crate::operations::Operation;
use crate::operations::sign_in::count_password;
use crate::password::PlainPassword;
use crate::second_factor::verify::{self, Verdict};
use crate::second_factor::{Code, RegistrationId};
use crate::session::Proof;
use crate::store::{institution, passwords, registrations};
use crate::throttle::{self, Admission, Kind, Subject, delayed, wait_after};

/// Proves it with a code from the operator's phone.
#[derive(Deserialize, TS)]
pub struct ProveCode {
    /// Six digits; spaces and hyphens inside are allowed.
    pub code: String,
}

impl Operation for ProveCode {
    type Answer = ();
    const NAME: &'static str = "prove_code";
    const ALLOWED: Allowed = Allowed::administrator();

    async fn run(self, desk: &mut Desk<'_>) -> Result<(), Stop> {
        prove_code(desk, &self.code).await?;
        proven(desk, Proof::Code)
    }
}

/// Proves it with the operator's password.
#[derive(Debug, Deserialize, TS)]
pub struct ProvePassword {
    /// As typed; counted and throttled like at sign-in.
    #[ts(type = "string")]
    pub password: PlainPassword,
}

impl Operation for ProvePassword {
    type Answer = ();
    const NAME: &'static str = "prove_password";
    const ALLOWED: Allowed = Allowed::administrator();

    async fn run(self, desk: &mut Desk<'_>) -> Result<(), Stop> {
        prove_password(desk, self.password, Field::CurrentPassword).await?;
        proven(desk, Proof::Password)
    }
}

fn proven(desk: &mut Desk<'_>, proof: Proof) -> Result<(), Stop> {
    let session = desk.session()?.proven_by(proof, desk.now);
    record_proven(desk, proof)?;
    desk.go_on(session);
    Ok(())
}

/// The entry of the trail.
pub(super) fn record_proven(desk: &mut Desk<'_>, proof: Proof) -> Result<(), Stop> {
    let operator = desk.actor()?.id;
    let word = match proof {
        Proof::Code => "code",
        Proof::Password => "password",
    };
    desk.record(AuditEvent::IdentityProven, Some(operator), Some(word));
    Ok(())
}

/// A code of the signed-in operator's phone, counted and throttled like at sign-in; says which phone.
pub(super) async fn prove_code(desk: &mut Desk<'_>, typed: &str) -> Result<RegistrationId, Stop> {
    let code = Code::parse(typed)?;
    let operator = desk.actor()?.clone();
    let db = desk.db().await?;
    if registrations::confirmed(db, operator.id).await?.is_none() {
        return Err(Refusal::NotRegistered.into());
    }
    let counted = verify::count(desk, &operator).await?;
    let tries_left = counted.free_left();
    // The count is committed, and another desk may have ended the session meanwhile, or the phone.
    desk.still_signed_in().await?;
    let db = desk.db().await?;
    let institution = institution::get(db).await?;
    let phone = registrations::confirmed(db, operator.id)
        .await?
        .ok_or(Refusal::SessionEnded)?
        .id;
    let refusal = match verify::verify(desk, &institution, phone, code, &[]).await? {
        Verdict::Accepted => {
            let subject = Subject {
                kind: Kind::Code,
                of: operator.id.as_bytes(),
            };
            throttle::clear(desk.db().await?, subject, Some(counted)).await?;
            return Ok(phone);
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
