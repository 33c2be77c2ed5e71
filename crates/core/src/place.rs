//! Where a desk stands: the one state of its sign-in window.

use crate::clock::{Span, Timestamp};
use crate::session::Session;
use crate::set_up::SetUp;
use crate::sign_in::SignIn;

/// The service team is let in for so long on one proof of the service key.
pub(crate) const SERVICE_VISIT: Span = Span::minutes(10);

/// Where a desk stands.
pub(crate) enum Place {
    /// Nobody is here: the welcome, or the sign-in form.
    Outside,
    /// Setting up.
    SettingUp(SetUp),
    /// Between a right password and a session.
    SigningIn(SignIn),
    /// The service key was shown at this moment.
    ServiceAccess(Timestamp),
    /// Signed in.
    InSession(Session),
}
