//! Who may ask: checked once, by the runner, before an operation runs (OP-6).

use serde::{Deserialize, Serialize};

/// One workstation with the app.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DeskId(String);

impl DeskId {
    /// A desk by its name, as the trail will show it; at most 64 characters of it.
    pub fn new(name: &str) -> Self {
        let name: String = name.chars().filter(|c| !c.is_control()).take(64).collect();
        Self(if name.is_empty() {
            "desk".to_owned()
        } else {
            name
        })
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// From which window a question comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// The window for everybody.
    SignIn,
    /// The administrators' window.
    Management,
    /// The hand-out as it is printed, opened from the administrators' window.
    Print,
}

/// Who asks: a window of a desk. Who sits there, the core knows itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Which desk.
    pub desk: DeskId,
    /// Which of its windows.
    pub window: Window,
}

/// What must hold at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// Nothing: the windows ask what to show, even while the data is closed.
    Anyone,
    /// There is no institution yet (SU-1).
    SettingUp,
    /// Nobody is signed in.
    AtSignIn,
    /// A password is chosen here: the first administrator's, one after a reset, or one's own in a session
    /// that is not locked.
    ChoosingPassword,
    /// A sign-in is under way here.
    SigningIn,
    /// The steps of a sign-in are under way here, or the same ones in a session that is not locked,
    /// to change one's own phone (PH-5).
    UnderWay,
    /// The service key was shown here.
    ServiceTeam,
    /// The same, or there is no institution yet, or its data is closed: then the backup's own
    /// service key is asked for, and no other one (W-15).
    Restoring,
    /// An operator is signed in; the session may be locked.
    Session,
    /// An operator is signed in, and the session is not locked.
    Operator,
    /// The same, and the operator is an administrator.
    Administrator,
}

/// Who may ask for an operation, and from which window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowed {
    pub(crate) who: Who,
    pub(crate) sign_in_window: bool,
    pub(crate) management_window: bool,
    pub(crate) print_window: bool,
    pub(crate) fresh_code: bool,
}

impl Allowed {
    const fn in_sign_in_window(who: Who) -> Self {
        Self {
            who,
            sign_in_window: true,
            management_window: false,
            print_window: false,
            fresh_code: false,
        }
    }

    /// Anyone, from the sign-in window.
    pub(crate) const fn anyone() -> Self {
        Self::in_sign_in_window(Who::Anyone)
    }

    /// Before there is an institution.
    pub(crate) const fn setting_up() -> Self {
        Self::in_sign_in_window(Who::SettingUp)
    }

    /// Before somebody is signed in.
    pub(crate) const fn at_sign_in() -> Self {
        Self::in_sign_in_window(Who::AtSignIn)
    }

    /// After a right password, before a session.
    pub(crate) const fn signing_in() -> Self {
        Self::in_sign_in_window(Who::SigningIn)
    }

    /// Where a password is chosen.
    pub(crate) const fn choosing_password() -> Self {
        Self::in_sign_in_window(Who::ChoosingPassword)
    }

    /// At the steps that lead to a confirmed phone, in a sign-in or in a session.
    pub(crate) const fn under_way() -> Self {
        Self::in_sign_in_window(Who::UnderWay)
    }

    /// With the service key.
    pub(crate) const fn service_team() -> Self {
        Self::in_sign_in_window(Who::ServiceTeam)
    }

    /// Where a backup may be checked and restored.
    pub(crate) const fn restoring() -> Self {
        Self::in_sign_in_window(Who::Restoring)
    }

    /// In a session, locked or not.
    pub(crate) const fn session() -> Self {
        Self::in_sign_in_window(Who::Session)
    }

    /// In a session that is not locked.
    pub(crate) const fn operator() -> Self {
        Self::in_sign_in_window(Who::Operator)
    }

    /// An administrator, from the management window.
    pub(crate) const fn administrator() -> Self {
        Self {
            who: Who::Administrator,
            sign_in_window: false,
            management_window: true,
            print_window: false,
            fresh_code: false,
        }
    }

    /// An administrator, from the print window.
    pub(crate) const fn administrator_printing() -> Self {
        Self {
            management_window: false,
            print_window: true,
            ..Self::administrator()
        }
    }

    /// Only with a code that is not older than ten minutes; of those who have none, with their
    /// password: somebody who finds the desk open has neither.
    pub(crate) const fn with_fresh_code(self) -> Self {
        Self {
            fresh_code: true,
            ..self
        }
    }

    /// The same from the sign-in window as well, or only from it.
    pub(crate) const fn from(self, sign_in_window: bool, management_window: bool) -> Self {
        Self {
            sign_in_window,
            management_window,
            ..self
        }
    }

    /// Whether this window may ask at all.
    pub const fn from_window(&self, window: Window) -> bool {
        match window {
            Window::SignIn => self.sign_in_window,
            Window::Management => self.management_window,
            Window::Print => self.print_window,
        }
    }
}

impl Allowed {
    /// Whether asking for it is a sign that somebody is at the desk.
    pub(crate) const fn touches(&self) -> bool {
        matches!(
            self.who,
            Who::Session | Who::Operator | Who::Administrator | Who::UnderWay
        )
    }
}
