//! Time, as the core knows it: one clock, handed in (SE-8).

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use ts_rs::TS;

/// A moment: whole milliseconds since 1970-01-01T00:00:00 UTC. Never negative.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    TS,
    sqlx::Type,
)]
#[serde(transparent)]
#[sqlx(transparent)]
#[ts(type = "number")]
pub struct Timestamp(i64);

impl Timestamp {
    /// The last millisecond of the year 9999. Clocks beyond are held there (SE-8).
    pub const LATEST: Self = Self(253_402_300_799_999);

    /// A moment from milliseconds since 1970, held between 1970 and 9999.
    pub fn from_millis(millis: i64) -> Self {
        Self(millis.clamp(0, Self::LATEST.0))
    }

    /// Milliseconds since 1970, for the database and the page.
    pub fn as_millis(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970, as RFC 6238 counts them.
    pub fn as_seconds(self) -> u64 {
        (self.0 / 1000).unsigned_abs()
    }

    /// Its date in UTC, as 2026-11-24.
    pub fn date(self) -> String {
        let (date, _) = self.in_utc();
        date
    }

    /// As RFC 3339 writes it, to the second: 2026-11-24T08:00:00Z.
    pub fn to_rfc_3339(self) -> String {
        let (date, time) = self.in_utc();
        format!("{date}T{time}Z")
    }

    fn in_utc(self) -> (String, String) {
        // It holds every second from 1970 to 9999, the only error there is.
        let at = OffsetDateTime::from_unix_timestamp(self.0 / 1000);
        let at = at.unwrap_or(OffsetDateTime::UNIX_EPOCH);
        let (year, month, day) = (at.year(), u8::from(at.month()), at.day());
        let (hour, minute, second) = at.to_hms();
        (
            format!("{year:04}-{month:02}-{day:02}"),
            format!("{hour:02}:{minute:02}:{second:02}"),
        )
    }

    /// This moment and `span` more, at most [`Timestamp::LATEST`].
    pub fn plus(self, span: Span) -> Self {
        Self::from_millis(self.0.saturating_add(span.0))
    }

    /// This moment and `span` less, at least 1970.
    pub fn minus(self, span: Span) -> Self {
        Self::from_millis(self.0.saturating_sub(span.0))
    }

    /// Whole seconds from this moment until `later`, a started one counted whole; 0 where it has passed.
    pub fn seconds_until(self, later: Self) -> u32 {
        later.since(self).whole_seconds()
    }

    /// How long after `earlier` this is; zero where it is before it.
    pub fn since(self, earlier: Self) -> Span {
        Span((self.0 - earlier.0).max(0))
    }
}

/// A length of time in milliseconds, never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span(i64);

impl Span {
    /// So many seconds.
    pub const fn seconds(n: u32) -> Self {
        Self(n as i64 * 1000)
    }

    /// So many minutes.
    pub const fn minutes(n: u32) -> Self {
        Self::seconds(n * 60)
    }

    /// So many hours.
    pub const fn hours(n: u32) -> Self {
        Self::minutes(n * 60)
    }

    /// So many days.
    pub const fn days(n: u32) -> Self {
        Self::hours(n * 24)
    }

    /// Whole seconds, a started one counted whole: a countdown never ends too early.
    pub fn whole_seconds(self) -> u32 {
        u32::try_from((self.0 + 999) / 1000).unwrap_or(u32::MAX)
    }

    /// Whole days, a started one counted whole.
    pub fn started_days(self) -> u32 {
        self.whole_seconds().div_ceil(24 * 60 * 60)
    }

    /// Whole minutes, rounded to the nearest.
    pub fn rounded_minutes(self) -> u32 {
        u32::try_from((self.0 + 30_000) / 60_000).unwrap_or(u32::MAX)
    }
}

/// The one clock of the core. May go backwards: the core never relies on it alone (SE-8).
pub trait Clock: Send + Sync {
    /// Now, as this computer believes.
    fn now(&self) -> Timestamp;
}

/// The one source of randomness of the core: a cryptographically secure one, or a seeded one in
/// tests.
pub trait Randomness: Send + Sync {
    /// Fills `bytes` with random bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// Time as the app knows it (SE-8): it never goes back, and it goes on while this computer's clock
/// is behind what it once said. Else a clock that ran ahead for a moment would stop every wait and
/// every lock until it came by again.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TimeSeen {
    /// The latest that the clock ever said.
    highest: Timestamp,
    /// What it said last.
    last: Timestamp,
    now: Timestamp,
}

impl TimeSeen {
    /// Begins with what the database remembers.
    pub(crate) fn since(highest: Timestamp, wall: Timestamp) -> Self {
        Self {
            highest: highest.max(wall),
            last: wall,
            now: highest.max(wall),
        }
    }

    /// The clock says `wall`; what it is now.
    pub(crate) fn see(&mut self, wall: Timestamp) -> Timestamp {
        if wall >= self.highest {
            self.highest = wall;
            self.now = wall;
        } else {
            self.now = self.now.plus(wall.since(self.last));
        }
        self.last = wall;
        self.now
    }

    /// How far the clock is behind the latest that it ever said.
    pub(crate) fn lag(&self) -> Span {
        self.highest.since(self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_as_rfc_3339_does() {
        for (millis, written) in [
            (0, "1970-01-01T00:00:00Z"),
            (1_795_507_199_999, "2026-11-24T07:59:59Z"),
            (i64::MAX, "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(Timestamp::from_millis(millis).to_rfc_3339(), written);
        }
        assert_eq!(Timestamp::from_millis(951_782_400_000).date(), "2000-02-29");
    }

    #[test]
    fn time_goes_on_while_the_clock_is_behind_and_never_goes_back__SE_8() {
        let at = |seconds: i64| Timestamp::from_millis(seconds * 1000);
        let mut seen = TimeSeen::since(at(1_000), at(1_000));
        // what the clock says, what it is, how far the clock is behind
        for (wall, now, lag) in [
            (1_010, 1_010, 0),
            (5_000, 5_000, 0),     // ahead for a moment
            (1_020, 5_000, 3_980), // and back
            (1_080, 5_060, 3_920), // a minute passes
            (900, 5_060, 4_100),   // turned back by hand: nothing passes
            (960, 5_120, 4_040),   // a minute passes
            (5_001, 5_001, 0),     // caught up: the clock is right again
        ] {
            assert_eq!(seen.see(at(wall)), at(now), "{wall}");
            assert_eq!(seen.lag(), Span::seconds(lag), "{wall}");
        }
    }
}
