//! One entry of the trail.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Timestamp;
use crate::operator::OperatorId;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say what happened")]
pub enum AuditEvent {
    InstitutionSetUp,
    SignedIn,
    SignedOut,
    SessionEnded,
    SessionLocked,
    SessionUnlocked,
    PasswordRefused,
    CodeRefused,
    RegistrationStarted,
    PhoneRegistered,
    PhoneChanged,
    OwnPhoneChanged,
    IdentityProven,
    TemporaryCodeGiven,
    TemporaryCodeUsed,
    TemporaryCodeVoided,
    RegistrationCodeGiven,
    RegistrationCodeAccepted,
    RegistrationCodeRefused,
    OperatorCreated,
    OperatorRenamed,
    RoleChanged,
    PasswordReset,
    PasswordChanged,
    OperatorDisabled,
    OperatorEnabled,
    OperatorUnlocked,
    TwoFactorRequired,
    TwoFactorNotRequired,
    TwoFactorEnabled,
    TwoFactorDisabled,
    ActivationRequested,
    SettingsChanged,
    ServiceAccessOpened,
    ServiceKeyRefused,
    ServiceKeyReplaced,
    ClockAccepted,
    FindingAccepted,
    KeysRotated,
    BackupMade,
    BackupRestored,
    NotAllowed,
}

/// An entry before it is numbered. Time and desk are the runner's.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'a> {
    pub event: AuditEvent,
    pub actor: Option<OperatorId>,
    pub subject: Option<OperatorId>,
    /// A stable word, as `lost` for CHANGE PHONE, or a moment; never free text.
    pub reason: Option<&'a str>,
}

/// An entry as the management window shows it.
#[derive(Clone, Debug, Serialize, TS, sqlx::FromRow)]
pub struct HistoryEntry {
    /// Its place in the trail.
    pub number: u32,
    /// When.
    pub at: Timestamp,
    /// What.
    pub event: AuditEvent,
    /// Who did it, by display name.
    pub actor: Option<String>,
    /// To whom, by display name.
    pub subject: Option<String>,
    /// At which desk.
    pub desk: String,
    /// A stable word, as `lost`.
    pub reason: Option<String>,
}
