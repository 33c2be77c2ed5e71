//! The one verifying function for every use of a code: sign-in, confirmation, unlocking (SE-1).

use super::code::{Code, TimeStep};
use super::registration::{RegistrationId, Standing};
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Fault, Refusal, StartOverReason, Stop};
use crate::institution::Institution;
use crate::operator::Operator;
use crate::store::registrations;
use crate::throttle::{self, Admission, CountedTry, Kind, Subject, delayed};

/// A moment at which a wrong code would have been right (EC-5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RightAt {
    step: TimeStep,
    /// From the moment at which it was entered, in steps.
    offset: i64,
}

/// What a code turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Right, and used up from now on.
    Accepted,
    /// Right, but not later than the last accepted one (EC-3).
    Used,
    /// Not right.
    Wrong {
        /// Where it would have been right.
        right_at: Vec<RightAt>,
        /// How many minutes a clock is off, where the wrong code before says the same (EC-5).
        clock_off: Option<u32>,
    },
}

/// Counts the try and commits that, before the code is looked at (SE-5).
pub(crate) async fn count(desk: &mut Desk<'_>, operator: &Operator) -> Result<CountedTry, Stop> {
    let (now, id) = (desk.now, Some(operator.id));
    // SE-8: not counted, for nobody can be right.
    if let Some(minutes) = desk.clock_lag_minutes() {
        desk.record(AuditEvent::CodeRefused, id, Some("clock_behind"));
        desk.settle().await?;
        return Err(Refusal::ClockBehind { minutes }.into());
    }
    let subject = Subject {
        kind: Kind::Code,
        of: operator.id.as_bytes(),
    };
    let (refusal, reason) = match throttle::count(desk.db().await?, subject, now).await? {
        Admission::Counted(counted) => {
            desk.settle().await?;
            return Ok(counted);
        }
        Admission::Delayed(until) => (delayed(until, now), "delayed"),
        Admission::Disabled => (Refusal::RegistrationDisabled, "registration_disabled"),
    };
    desk.record(AuditEvent::CodeRefused, id, Some(reason));
    desk.settle().await?;
    Err(refusal.into())
}

/// Looks at a counted code. Accepting it is one conditional UPDATE in the transaction that also
/// makes the session (SE-4): of the same code at the same moment exactly one is accepted.
pub(crate) async fn verify(
    desk: &mut Desk<'_>,
    institution: &Institution,
    registration: RegistrationId,
    code: Code,
    wrong_before: &[RightAt],
) -> Result<Verdict, Stop> {
    let (now, wall, keys) = (desk.now, TimeStep::at(desk.wall), desk.keys()?);
    let db = desk.db().await?;
    let Some(registration) = registrations::living(db, registration).await? else {
        // CHANGE PHONE came between the last screen and this code (PH-1).
        return Err(Refusal::StartOver {
            why: StartOverReason::PhoneChanged,
        }
        .into());
    };
    let key = registration.secret_key(institution.id, keys)?;
    if let Some(step) = key.step_of(code, wall) {
        let draft = registration.standing == Standing::Draft;
        if draft {
            registrations::make_way_for(db, &registration, now).await?;
        }
        return match registrations::accept_step(db, registration.id, step, now).await? {
            true => Ok(Verdict::Accepted),
            false if draft => Err(Fault::NotTheRows("registration").into()),
            false => Ok(Verdict::Used),
        };
    }
    if let Standing::Confirmed { last_accepted_step } = registration.standing
        && key.step_of(code, last_accepted_step) == Some(last_accepted_step)
    {
        // The last code, entered once more after its time.
        return Ok(Verdict::Used);
    }
    let right_at: Vec<_> = key
        .offsets_of(code, wall)
        .into_iter()
        .filter_map(|offset| {
            let step = wall.offset(offset)?;
            Some(RightAt { step, offset })
        })
        .collect();
    // Two codes of two steps, as far off: the same code sent twice says nothing. The smaller
    // offset is said, for the two steps may follow each other.
    let clock_off = right_at
        .iter()
        .flat_map(|now| wrong_before.iter().map(move |before| (now, before)))
        .find(|(now, before)| now.step != before.step && now.offset.abs_diff(before.offset) <= 1)
        .map(|(now, before)| now.offset.unsigned_abs().min(before.offset.unsigned_abs()))
        .map(|steps| TimeStep::span(steps as u32).rounded_minutes());
    Ok(Verdict::Wrong {
        right_at,
        clock_off,
    })
}

/// The word in the trail for a refused code.
pub(crate) fn word(refusal: &Refusal) -> Option<&'static str> {
    match refusal {
        Refusal::UsedCode { .. } => Some("used"),
        Refusal::ClockOff { .. } => Some("clock_off"),
        Refusal::WrongTemporaryCode { .. } => Some("temporary_wrong"),
        Refusal::UsedTemporaryCode { .. } => Some("temporary_used"),
        Refusal::ExpiredTemporaryCode { .. } => Some("temporary_expired"),
        _ => Some("wrong"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trail_says_why_a_code_was_refused__AU_1() {
        let (tries_left, minutes) = (4, 60);
        for (refusal, expected) in [
            (Refusal::WrongCode { tries_left }, "wrong"),
            (Refusal::UsedCode { tries_left }, "used"),
            (
                Refusal::ClockOff {
                    minutes,
                    tries_left,
                },
                "clock_off",
            ),
            (
                Refusal::WrongTemporaryCode { tries_left },
                "temporary_wrong",
            ),
            (Refusal::UsedTemporaryCode { tries_left }, "temporary_used"),
            (
                Refusal::ExpiredTemporaryCode { tries_left },
                "temporary_expired",
            ),
        ] {
            assert_eq!(word(&refusal), Some(expected), "{refusal:?}");
        }
    }
}
