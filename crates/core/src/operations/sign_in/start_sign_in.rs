//! L1: operator name and password (SI-1).

use serde::Deserialize;
use ts_rs::TS;

use super::{begin, begin_with_new_password, count_password, required_length};
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::clock::Timestamp;
use crate::desk::Desk;
use crate::error::{Field, Refusal, StartOverReason, Stop};
use crate::hashing::PasswordHash;
use crate::names::{LONGEST_NAME, username_key};
use crate::operations::Operation;
use crate::operator::Operator;
use crate::password::PlainPassword;
use crate::screen::Screen;
use crate::sign_in::AT_ONCE;
use crate::store::{institution, operators, passwords};
use crate::throttle::{self, Admission, Kind, Subject, delayed, wait_after};

/// Begins a sign-in. An unknown, a disabled and a delayed operator cost the same work as a wrong
/// password, and the first two get the same answer (SI-1, SE-7).
#[derive(Debug, Deserialize, TS)]
pub struct StartSignIn {
    /// In any spelling.
    pub username: String,
    /// As typed.
    #[ts(type = "string")]
    pub password: PlainPassword,
}

/// What is known before the password is looked at.
struct Candidate {
    operator: Operator,
    stored: passwords::StoredPassword,
}

impl Operation for StartSignIn {
    type Answer = Screen;
    const NAME: &'static str = "start_sign_in";
    const ALLOWED: Allowed = Allowed::at_sign_in();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let username = self.username.trim();
        if username.is_empty() {
            return Err(Refusal::Missing {
                field: Field::Username,
            }
            .into());
        }
        if username.chars().take(LONGEST_NAME + 1).count() > LONGEST_NAME {
            let (field, maximum) = (Field::Username, LONGEST_NAME as u32);
            return Err(Refusal::TooLong { field, maximum }.into());
        }
        let password = self.password.prepare(Field::Password)?;
        let keys = desk.keys()?;
        let digest = keys.username_digest(&username_key(username));
        // "Busy" is said before the try is counted: it says nothing of the password (SE-10).
        let reserved = desk.guichet.hasher.reserve()?;
        let admission = count_password(desk, &digest).await?;

        let db = desk.db().await?;
        let operator = operators::find_by_username(db, username).await?;
        let whom = operator.as_ref().map(|operator| operator.id);
        let mut candidate = None;
        if let Some(operator) = operator
            && let Some(stored) = passwords::find(db, operator.id).await?
        {
            // Who has no password yet is like nobody (OP-5, SE-7).
            candidate = Some(Candidate { operator, stored });
        }
        // Counted for good, and nobody else waits for the database while this hashes (SE-5).
        desk.settle().await?;
        let guichet = desk.guichet;
        let cost = guichet.settings.hash_cost;
        let stored = match &candidate {
            Some(candidate) => candidate.stored.hash.clone(),
            None => PasswordHash::of_nobody(cost),
        };
        let right = guichet
            .hasher
            .matches(reserved, keys, &password, &stored)
            .await?;

        let counted = match admission {
            Admission::Counted(counted) => counted,
            Admission::Delayed(until) => {
                desk.record(AuditEvent::PasswordRefused, whom, Some("delayed"));
                desk.settle().await?;
                return Err(delayed(until, desk.now).into());
            }
            Admission::Disabled => {
                desk.record(AuditEvent::PasswordRefused, whom, Some("password_disabled"));
                desk.settle().await?;
                return Err(delayed(longest_wait(desk.now), desk.now).into());
            }
        };
        let subject = Subject {
            kind: Kind::Password,
            of: &digest,
        };
        let candidate = match candidate {
            Some(candidate) if right && !candidate.operator.disabled => candidate,
            _ => {
                desk.record(AuditEvent::PasswordRefused, whom, None);
                desk.settle().await?;
                return Err(Refusal::WrongPassword.into());
            }
        };
        let stronger = stronger_hash(desk, &candidate, &password).await?;

        // One transaction from here on: the password was right, whatever became of the operator.
        let (id, now) = (candidate.operator.id, desk.now);
        let db = desk.db().await?;
        throttle::forgive(db, subject, counted).await?;
        let operator = operators::get(db, id).await?;
        let institution = institution::get(db).await?;
        let why = if operator.epoch != candidate.operator.epoch {
            // Reset, disabled or changed while it was hashed.
            Some(StartOverReason::AccountChanged)
        } else if guichet.sign_ins_elsewhere(id, &desk.caller.desk) >= AT_ONCE {
            Some(StartOverReason::TooManySignIns)
        } else {
            None
        };
        if let Some(why) = why {
            desk.record(AuditEvent::PasswordRefused, Some(id), Some("start_over"));
            desk.settle().await?;
            return Err(Refusal::StartOver { why }.into());
        }
        if let Some(stronger) = stronger {
            let must_change = candidate.stored.must_change;
            passwords::set(desk.db().await?, id, &stronger, must_change, now).await?;
        }
        let too_short = password.length() < required_length(&institution, &operator, now);
        let place = if candidate.stored.must_change || too_short {
            begin_with_new_password(desk, &operator).await?
        } else {
            begin(desk, id).await?
        };
        desk.go_to(place).await
    }
}

/// The hash that a right password gets where the stored one is weaker than wanted (SE-9); none
/// where that would make others wait: there is a next time.
async fn stronger_hash(
    desk: &Desk<'_>,
    candidate: &Candidate,
    password: &PlainPassword,
) -> Result<Option<PasswordHash>, Stop> {
    let guichet = desk.guichet;
    let cost = guichet.settings.hash_cost;
    if !candidate.stored.hash.cost.is_weaker_than(cost) {
        return Ok(None);
    }
    let randomness = &*guichet.randomness;
    match guichet
        .hasher
        .hash(desk.keys()?, password, cost, randomness)
        .await
    {
        Ok(hash) => Ok(Some(hash)),
        Err(Stop::Refused(Refusal::Busy)) => Ok(None),
        Err(stop) => Err(stop),
    }
}

/// A password that is disabled is not looked at now either.
fn longest_wait(now: Timestamp) -> Timestamp {
    now.plus(wait_after(u32::MAX))
}
