//! A session: what a finished sign-in gives (SI-5). It is held here, never by the page.

use std::sync::Arc;

use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::clock::{Span, Timestamp};
use crate::import::Import;
use crate::operations::OpenHandOut;
use crate::operator::OperatorId;
use crate::sign_in::SignIn;

/// However busy: after so long the day is over (SI-5).
pub(crate) const LONGEST_SESSION: Span = Span::hours(12);
/// An administrator's code is fresh for so long; then the weighty acts ask for another.
pub(crate) const FRESH_FOR: Span = Span::minutes(10);

/// With what operators prove that it is them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// A six-digit code from their phone.
    Code,
    /// Their password, where no code is asked of them.
    Password,
}

/// When a session's operator last proved that it is them; in memory only.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Proven {
    code: Option<Timestamp>,
    password: Option<Timestamp>,
}

impl Proven {
    /// The same after one more proof.
    pub(crate) fn and(self, proof: Proof, now: Timestamp) -> Self {
        match proof {
            Proof::Code => Self {
                code: Some(now),
                ..self
            },
            Proof::Password => Self {
                password: Some(now),
                ..self
            },
        }
    }

    /// Whether that is enough where this is asked for. A code is enough for a password, never the
    /// reverse.
    pub(crate) fn is_fresh(&self, asked: Proof, now: Timestamp) -> bool {
        // A moment that is yet to come was named by a clock that ran ahead (SE-8).
        let fresh = |at: Timestamp| at <= now && now.since(at) < FRESH_FOR;
        let code = self.code.is_some_and(fresh);
        match asked {
            Proof::Code => code,
            Proof::Password => code || self.password.is_some_and(fresh),
        }
    }
}

/// Where in a session its operator stands.
#[derive(Clone, Debug)]
pub(crate) enum At {
    /// H1.
    Home,
    /// At the steps that register another phone; the one in use goes on working (PH-5).
    ChangingPhone(SignIn),
}

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
    DataRestored,
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
            Self::DataRestored => "data_restored",
        }
    }
}

/// What was proven beside the password at the sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SignedInWith {
    /// No second factor was asked for (PO-4).
    PasswordAlone,
    /// A six-digit code from the registered phone.
    Code,
    /// A temporary code: the phone is not at hand (PH-4).
    TemporaryCode,
}

/// The session of a desk.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    pub id: Uuid,
    pub operator: OperatorId,
    pub with: SignedInWith,
    pub started: Timestamp,
    /// The last thing that the operator did.
    pub touched: Timestamp,
    pub locked: bool,
    /// The sign-in before this one, and the failures between the two (AU-4).
    pub previous_sign_in: Option<Timestamp>,
    pub failures_since: u32,
    pub proven: Proven,
    pub at: At,
    /// A file of operators that was looked at and may be imported (OP-5).
    pub import: Option<Arc<Import>>,
    /// The hand-out that is to be printed.
    pub hand_out: Option<OpenHandOut>,
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

    /// The same session, locked. What came out of a file, and what was to be printed, stays behind no lock.
    pub(crate) fn to_locked(&self) -> Self {
        Self {
            locked: true,
            import: None,
            hand_out: None,
            ..self.clone()
        }
    }

    /// The same session with another file to import, or with none.
    pub(crate) fn with_import(&self, import: Option<Arc<Import>>) -> Self {
        Self {
            import,
            ..self.clone()
        }
    }

    /// The same session at H1.
    pub(crate) fn at_home(&self) -> Self {
        Self {
            at: At::Home,
            ..self.clone()
        }
    }

    /// The same session after its operator proved once more that it is them.
    pub(crate) fn proven_by(&self, proof: Proof, now: Timestamp) -> Self {
        Self {
            proven: self.proven.and(proof, now),
            ..self.clone()
        }
    }

    /// Seconds until twelve hours have passed (SI-5).
    pub(crate) fn ends_in(&self, now: Timestamp) -> u32 {
        now.seconds_until(self.started.plus(LONGEST_SESSION))
    }

    /// Seconds until the idle lock.
    pub(crate) fn locks_in(&self, now: Timestamp, idle: Span) -> u32 {
        now.seconds_until(self.touched.plus(idle))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_is_fresh_for_ten_minutes__SE_1_SE_8() {
        let at = Timestamp::from_millis(1_000_000);
        let never = Proven::default();
        let code = never.and(Proof::Code, at);
        let password = never.and(Proof::Password, at);
        // what was proven, what is asked for, how long after, whether that is enough
        for (proven, asked, after, fresh) in [
            (never, Proof::Code, Span::seconds(0), false),
            (never, Proof::Password, Span::seconds(0), false),
            (code, Proof::Code, Span::seconds(0), true),
            (code, Proof::Code, Span::seconds(599), true),
            (code, Proof::Code, Span::minutes(10), false),
            (code, Proof::Password, Span::seconds(599), true),
            (code, Proof::Password, Span::minutes(10), false),
            (password, Proof::Password, Span::seconds(599), true),
            (password, Proof::Password, Span::minutes(10), false),
            // whoever knows the password has not got the phone
            (password, Proof::Code, Span::seconds(0), false),
            // a password after a code takes nothing from it
            (
                code.and(Proof::Password, at.plus(Span::minutes(9))),
                Proof::Code,
                Span::seconds(599),
                true,
            ),
        ] {
            let now = at.plus(after);
            assert_eq!(
                proven.is_fresh(asked, now),
                fresh,
                "{proven:?} {asked:?} {after:?}"
            );
        }
        let before = at.minus(Span::days(1));
        assert!(!code.is_fresh(Proof::Code, before), "a clock ran ahead");
    }
}
