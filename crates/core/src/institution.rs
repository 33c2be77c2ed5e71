//! The institution: the customer organisation, its policy and its settings (PO).

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::clock::{Span, Timestamp};
use crate::operator::OperatorId;
use crate::second_factor::AppId;
use crate::store::operator_list::Readiness;

/// The management window reminds of a backup that is older.
const BACKUP_LASTS: Span = Span::days(30);

/// What a locked session asks for (SI-6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum UnlockWith {
    /// The password.
    Password,
    /// The six-digit code; the password for those without a phone.
    Code,
}

/// What an administrator may set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InstitutionSettings {
    /// A desk locks after so many minutes without a touch (SI-5); 1 to 240.
    pub idle_minutes: u32,
    /// What unlocks it.
    pub unlock_with: UnlockWith,
    /// The apps that "Get the app" offers (GA-1).
    pub apps: Vec<AppId>,
    /// Whether operators created while the feature is on start at "yes" (PO-3).
    pub new_operators_required: bool,
    /// Whether a registration code is typed before a secret key is shown (RG-7).
    pub registration_code_required: bool,
}

/// Where the feature stands (PO-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ActivationState {
    /// Off, and nobody asked for it.
    NotEnabled,
    /// Off, and an administrator asked for it.
    Requested {
        /// When.
        at: Timestamp,
        /// Who, by display name.
        by: String,
    },
    /// On.
    Enabled {
        /// Since when.
        at: Timestamp,
    },
}

/// The institution, as administrators and the service team see it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct InstitutionDetails {
    /// Its name.
    pub name: String,
    /// The name that phones show.
    pub short_name: String,
    /// Where the feature stands.
    pub activation: ActivationState,
    /// From when on operators who are at "yes" need their phone; nothing where it counts at once, or
    /// where that day has come.
    pub required_from: Option<Timestamp>,
    /// How far the enabled operators are.
    pub readiness: Readiness,
    /// Enabled operators who have never signed in.
    pub never_signed_in: u32,
    /// What an administrator may set.
    pub settings: InstitutionSettings,
}

/// The institution as the database holds it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Institution {
    pub id: Uuid,
    pub name: String,
    pub short_name: String,
    pub two_factor_enabled: bool,
    pub two_factor_enabled_at: Option<Timestamp>,
    pub activation_requested_at: Option<Timestamp>,
    pub activation_requested_by: Option<OperatorId>,
    pub idle_minutes: u32,
    pub unlock_with: UnlockWith,
    pub apps: String,
    pub new_operators_required: bool,
    pub registration_code_required: bool,
    pub policy_version: i64,
    pub service_key_check: Vec<u8>,
    pub last_backup_at: Option<Timestamp>,
    pub required_from: Option<Timestamp>,
}

impl Institution {
    pub(crate) fn settings(&self) -> InstitutionSettings {
        InstitutionSettings {
            idle_minutes: self.idle_minutes,
            unlock_with: self.unlock_with,
            apps: AppId::from_stored(&self.apps),
            new_operators_required: self.new_operators_required,
            registration_code_required: self.registration_code_required,
        }
    }

    /// The day on which the second factor starts to count, where it is still to come (PO-4).
    pub(crate) fn starts(&self, now: Timestamp) -> Option<Timestamp> {
        self.required_from.filter(|from| now < *from)
    }

    /// Whether it is time for another backup (RE-2).
    pub(crate) fn backup_is_due(&self, now: Timestamp) -> bool {
        self.last_backup_at
            .is_none_or(|at| now.since(at) > BACKUP_LASTS)
    }

    pub(crate) fn idle_span(&self) -> Span {
        Span::minutes(self.idle_minutes)
    }
}
