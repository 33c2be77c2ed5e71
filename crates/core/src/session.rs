//! A session: what a finished sign-in gives (SI-5). It is held here, never by the page.

use uuid::Uuid;

use crate::clock::{Span, Timestamp};
use crate::operator::OperatorId;

/// However busy: after so long the day is over (SI-5).
pub(crate) const LONGEST_SESSION: Span = Span::hours(12);

/// Why a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub(crate) enum EndReason {
    SignedOut,
    SwitchedOperator,
    TooLong,
    AppClosed,
    Disabled,
    PasswordReset,
    PhoneChanged,
    EndedByAdministrator,
    EndedByServiceTeam,
}

impl EndReason {
    /// The word in the trail.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::SignedOut => "signed_out",
            Self::SwitchedOperator => "switched_operator",
            Self::TooLong => "too_long",
            Self::AppClosed => "app_closed",
            Self::Disabled => "disabled",
            Self::PasswordReset => "password_reset",
            Self::PhoneChanged => "phone_changed",
            Self::EndedByAdministrator => "ended_by_administrator",
            Self::EndedByServiceTeam => "ended_by_service_team",
        }
    }
}

/// The session of a desk.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    pub id: Uuid,
    pub operator: OperatorId,
    pub started: Timestamp,
    /// The last thing that the operator did.
    pub touched: Timestamp,
    pub locked: bool,
    /// The sign-in before this one, and the failures between the two (AU-4).
    pub previous_sign_in: Option<Timestamp>,
    pub failures_since: u32,
}

/// What time has made of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ripeness {
    Alive,
    /// Nothing was done for the institution's idle minutes.
    Idle,
    /// Twelve hours have passed.
    TooLong,
}

impl Session {
    pub(crate) fn ripeness(&self, now: Timestamp, idle: Span) -> Ripeness {
        if now.since(self.started) >= LONGEST_SESSION {
            Ripeness::TooLong
        } else if now.since(self.touched) >= idle {
            Ripeness::Idle
        } else {
            Ripeness::Alive
        }
    }

    /// Seconds until the idle lock.
    pub(crate) fn locks_in(&self, now: Timestamp, idle: Span) -> u32 {
        self.touched.plus(idle).since(now).whole_seconds()
    }
}
