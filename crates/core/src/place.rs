//! Where a desk stands: the one state of its sign-in window.

use crate::error::{Refusal, StartOverReason};
use crate::service_visit::ServiceVisit;
use crate::session::{At, Session};
use crate::set_up::SetUp;
use crate::sign_in::SignIn;

/// Where a desk stands.
pub(crate) enum Place {
    /// Nobody is here: the welcome, or the sign-in form.
    Outside,
    /// Nobody is here any more: whoever was on the way somewhere took too long on a screen (SI-4).
    Expired,
    /// Setting up.
    SettingUp(SetUp),
    /// Between a right password and a session.
    SigningIn(SignIn),
    /// The service team is here.
    ServiceAccess(ServiceVisit),
    /// Signed in.
    InSession(Session),
}

impl Place {
    /// The steps that somebody stands at: of a sign-in, or, in a session that is not locked, of
    /// changing their own phone (PH-5).
    pub(crate) fn steps(&self) -> Option<&SignIn> {
        match self {
            Self::SigningIn(steps) => Some(steps),
            Self::InSession(Session {
                locked: false,
                at: At::ChangingPhone(steps),
                ..
            }) => Some(steps),
            _ => None,
        }
    }

    /// The same place, further on or further back in its steps.
    pub(crate) fn with_steps(&self, steps: SignIn) -> Self {
        match self {
            Self::InSession(session) => Self::InSession(Session {
                at: At::ChangingPhone(steps),
                ..session.clone()
            }),
            _ => Self::SigningIn(steps),
        }
    }

    /// Where steps lead that end without having led anywhere: outside, or back into the session.
    pub(crate) fn without_steps(&self) -> Self {
        match self {
            Self::InSession(session) => Self::InSession(session.at_home()),
            _ => Self::Outside,
        }
    }

    /// What whoever stood at the steps hears when they ended.
    pub(crate) fn steps_ended(&self, why: StartOverReason) -> Refusal {
        match self {
            Self::InSession(_) => Refusal::PhoneNotChanged { why },
            _ => Refusal::StartOver { why },
        }
    }
}
