//! The growing wait after wrong tries (SE-5, SE-6).
//!
//! A try is counted as wrong, and that is committed, before anybody looks at it. Proven right,
//! it is taken back. A crash in between leaves a wrong try too many, never one too few.

use crate::clock::{Span, Timestamp};
use crate::error::{Refusal, Stop};
use crate::store::throttles;
use sqlx::SqliteConnection;

/// What is tried. Each has a counter of its own (SE-6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub(crate) enum Kind {
    Password,
    Code,
    ServiceKey,
}

/// Whose counter: the digest of a username, the id of an operator, or nothing for the service key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject<'a> {
    pub kind: Kind,
    pub of: &'a [u8],
}

/// Wrong tries in a row before the first wait.
const FREE: u32 = 4;
/// From here on only the longest wait.
const LONGEST_FROM: u32 = 10;
const DOUBLING_UP_TO: Span = Span::minutes(15);
const LONGEST: Span = Span::minutes(30);
/// Wrong passwords in a row that disable the password until it is reset.
pub(crate) const PASSWORDS_IN_A_ROW: u32 = 100;
/// Wrong codes within [`FAILURES_COUNT_FOR`] that disable the registration until CHANGE PHONE.
pub(crate) const CODES_IN_A_MONTH: u32 = 50;
/// Disabled: until the password is reset or the phone changed, whatever the clock says.
pub(crate) const FOR_EVER: Timestamp = Timestamp::LATEST;
/// How long a failure counts.
pub(crate) const FAILURES_COUNT_FOR: Span = Span::days(30);

/// How long nothing is looked at after so many wrong tries in a row.
pub(crate) fn wait_after(in_row: u32) -> Span {
    if in_row <= FREE {
        Span::seconds(0)
    } else if in_row >= LONGEST_FROM {
        LONGEST
    } else {
        Span::minutes(1 << (in_row - FREE - 1)).min(DOUBLING_UP_TO)
    }
}

/// A try that was counted. Whoever proves it right takes it back.
#[must_use = "a counted try must be settled: wrong, forgiven or cleared"]
#[derive(Debug)]
pub(crate) struct CountedTry {
    failure: i64,
    before: u32,
}

impl CountedTry {
    /// How many more may be wrong before there is a wait.
    pub(crate) fn free_left(&self) -> u32 {
        FREE.saturating_sub(self.before + 1)
    }
}

/// What the throttle says of a try before it is looked at.
#[derive(Debug)]
pub(crate) enum Admission {
    /// Counted: now it may be looked at, once this is committed.
    Counted(CountedTry),
    /// Not looked at before this moment.
    Delayed(Timestamp),
    /// Never looked at again until somebody resets what is tried.
    Disabled,
}

/// Counts a try. The caller commits before looking at what was tried (SE-5).
pub(crate) async fn count(
    connection: &mut SqliteConnection,
    subject: Subject<'_>,
    now: Timestamp,
) -> Result<Admission, Stop> {
    let counter = throttles::read(connection, subject).await?;
    if counter.blocked_until == FOR_EVER {
        return Ok(Admission::Disabled);
    }
    if counter.blocked_until > now {
        return Ok(Admission::Delayed(counter.blocked_until));
    }
    let in_row = counter.in_row + 1;
    let failure = throttles::add_failure(connection, subject, now).await?;
    let disables = match subject.kind {
        Kind::Password => in_row >= PASSWORDS_IN_A_ROW,
        Kind::Code => {
            let since = now.minus(FAILURES_COUNT_FOR);
            throttles::failures_since(connection, subject, since).await? >= CODES_IN_A_MONTH
        }
        // The last way in is never disabled.
        Kind::ServiceKey => false,
    };
    let blocked_until = if disables {
        FOR_EVER
    } else {
        now.plus(wait_after(in_row))
    };
    throttles::set(connection, subject, counter.in_row, in_row, blocked_until).await?;
    Ok(Admission::Counted(CountedTry {
        failure,
        before: counter.in_row,
    }))
}

/// Takes back a try that was right, and only it: earlier wrong ones stay counted (SE-6: a right
/// password alone clears nothing).
pub(crate) async fn forgive(
    connection: &mut SqliteConnection,
    subject: Subject<'_>,
    counted: CountedTry,
) -> Result<(), Stop> {
    throttles::remove_failure(connection, counted.failure).await?;
    // Another try may have been counted meanwhile; then its own wait stands.
    throttles::step_back(connection, subject, counted.before).await?;
    Ok(())
}

/// A complete sign-in: the row of wrong tries ends; those of the last 30 days stay (SE-6).
pub(crate) async fn clear(
    connection: &mut SqliteConnection,
    subject: Subject<'_>,
    counted: Option<CountedTry>,
) -> Result<(), Stop> {
    if let Some(counted) = counted {
        throttles::remove_failure(connection, counted.failure).await?;
    }
    throttles::reset(connection, subject).await?;
    Ok(())
}

/// The clock was ahead, and it is `wall` now (SE-8): of a wait that began then, no more is left than as
/// many wrong tries earn from now on; those that are free earn none.
pub(crate) async fn begin_waits_at(
    connection: &mut SqliteConnection,
    wall: Timestamp,
) -> Result<(), Stop> {
    for in_row in 0..=LONGEST_FROM {
        let latest = wall.plus(wait_after(in_row));
        throttles::shorten_to(connection, in_row, in_row == LONGEST_FROM, latest).await?;
    }
    throttles::date_failures_by(connection, wall).await?;
    Ok(())
}

/// The refusal for a try that has to wait.
pub(crate) fn delayed(until: Timestamp, now: Timestamp) -> Refusal {
    Refusal::Delayed {
        wait_seconds: now.seconds_until(until),
        until,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_as_the_table_says__SE_6() {
        let minutes = [
            (1, 0), // four are free
            (4, 0),
            (5, 1), // then one minute, doubling
            (6, 2),
            (7, 4),
            (8, 8),
            (9, 15),  // to fifteen
            (10, 30), // from the tenth thirty
            (99, 30),
            (u32::MAX, 30),
        ];
        for (in_row, expected) in minutes {
            assert_eq!(
                wait_after(in_row),
                Span::minutes(expected),
                "after {in_row}"
            );
        }
    }
}
