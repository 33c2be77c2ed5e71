//! Set-up: what was typed so far, and the keys that will be stored if it is finished (SU).
//!
//! It lives in memory only: cut off anywhere, it leaves nothing behind (SU-4).

use std::sync::Arc;

use crate::hashing::PasswordHash;
use crate::keys::{RootKey, ShownServiceKey};

/// F2.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    pub institution: String,
    pub short: String,
}

/// F3. The hash is peppered, so the root key exists from here on.
#[derive(Clone)]
pub(crate) struct FirstAdministrator {
    pub display_name: String,
    pub username: String,
    pub hash: PasswordHash,
    pub root: Arc<RootKey>,
}

/// Where set-up stands, with all that was given before.
pub(crate) enum SetUp {
    Institution(Names),
    FirstAdministrator(Names, PersonTyped),
    TwoFactorChoice(Names, FirstAdministrator, bool),
    ServiceKey(Names, FirstAdministrator, bool, ShownServiceKey),
}

/// What stays in F3's fields on the way back: never the password.
#[derive(Clone, Debug, Default)]
pub(crate) struct PersonTyped {
    pub display_name: String,
    pub username: String,
}

impl From<FirstAdministrator> for PersonTyped {
    fn from(administrator: FirstAdministrator) -> Self {
        Self {
            display_name: administrator.display_name,
            username: administrator.username,
        }
    }
}

impl SetUp {
    /// Back; `None` leads to the welcome. A service key that was shown is thrown away.
    pub(crate) fn back(&self) -> Option<Self> {
        match self {
            Self::Institution(_) => None,
            Self::FirstAdministrator(names, _) => Some(Self::Institution(names.clone())),
            Self::TwoFactorChoice(names, administrator, _) => Some(Self::FirstAdministrator(
                names.clone(),
                administrator.clone().into(),
            )),
            Self::ServiceKey(names, administrator, enabled, _) => Some(Self::TwoFactorChoice(
                names.clone(),
                administrator.clone(),
                *enabled,
            )),
        }
    }
}
