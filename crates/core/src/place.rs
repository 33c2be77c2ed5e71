//! Where a desk stands: the one state of its sign-in window.

use crate::service_visit::ServiceVisit;
use crate::session::Session;
use crate::set_up::SetUp;
use crate::sign_in::SignIn;

/// Where a desk stands.
pub(crate) enum Place {
    /// Nobody is here: the welcome, or the sign-in form.
    Outside,
    /// Setting up.
    SettingUp(SetUp),
    /// Between a right password and a session.
    SigningIn(SignIn),
    /// The service team is here.
    ServiceAccess(ServiceVisit),
    /// Signed in.
    InSession(Session),
}
