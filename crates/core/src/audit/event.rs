//! One entry of the trail.

use std::borrow::Cow;

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
    EmailChanged,
    RoleChanged,
    PasswordReset,
    PasswordChanged,
    OperatorDisabled,
    OperatorEnabled,
    OperatorUnlocked,
    OperatorsImported,
    TwoFactorRequired,
    TwoFactorNotRequired,
    TwoFactorEnabled,
    TwoFactorDisabled,
    ActivationRequested,
    StartAnnounced,
    StartWithdrawn,
    SettingsChanged,
    DeskChanged,
    ServiceAccessOpened,
    ServiceKeyRefused,
    ServiceKeyReplaced,
    DataOpened,
    ClockAccepted,
    FindingAccepted,
    KeysRotated,
    BackupMade,
    BackupRestored,
    NotAllowed,
    TrailExported,
    OperatorsExported,
}

/// What an event is about, as the trail is filtered by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// Who came and went.
    SignIn,
    /// Locked, unlocked, confirmed, ended by something else than going.
    Session,
    /// What was tried and refused.
    Refused,
    /// Phones, their registrations, and the codes in their place.
    Phones,
    /// Operators, their roles and passwords.
    Operators,
    /// Who must use the second factor, and the institution's settings.
    Policy,
    /// What the service team did.
    ServiceTeam,
    /// What left the app.
    Exports,
}

impl AuditEvent {
    /// All of them.
    pub(crate) const ALL: [Self; 50] = [
        Self::InstitutionSetUp,
        Self::SignedIn,
        Self::SignedOut,
        Self::SessionEnded,
        Self::SessionLocked,
        Self::SessionUnlocked,
        Self::PasswordRefused,
        Self::CodeRefused,
        Self::RegistrationStarted,
        Self::PhoneRegistered,
        Self::PhoneChanged,
        Self::OwnPhoneChanged,
        Self::IdentityProven,
        Self::TemporaryCodeGiven,
        Self::TemporaryCodeUsed,
        Self::TemporaryCodeVoided,
        Self::RegistrationCodeGiven,
        Self::RegistrationCodeAccepted,
        Self::RegistrationCodeRefused,
        Self::OperatorCreated,
        Self::OperatorRenamed,
        Self::EmailChanged,
        Self::RoleChanged,
        Self::PasswordReset,
        Self::PasswordChanged,
        Self::OperatorDisabled,
        Self::OperatorEnabled,
        Self::OperatorUnlocked,
        Self::OperatorsImported,
        Self::TwoFactorRequired,
        Self::TwoFactorNotRequired,
        Self::TwoFactorEnabled,
        Self::TwoFactorDisabled,
        Self::ActivationRequested,
        Self::StartAnnounced,
        Self::StartWithdrawn,
        Self::SettingsChanged,
        Self::DeskChanged,
        Self::ServiceAccessOpened,
        Self::ServiceKeyRefused,
        Self::ServiceKeyReplaced,
        Self::DataOpened,
        Self::ClockAccepted,
        Self::FindingAccepted,
        Self::KeysRotated,
        Self::BackupMade,
        Self::BackupRestored,
        Self::NotAllowed,
        Self::TrailExported,
        Self::OperatorsExported,
    ];

    /// What it is about.
    pub(crate) const fn kind(self) -> EventKind {
        match self {
            Self::SignedIn | Self::SignedOut => EventKind::SignIn,
            Self::SessionEnded
            | Self::SessionLocked
            | Self::SessionUnlocked
            | Self::IdentityProven => EventKind::Session,
            Self::PasswordRefused
            | Self::CodeRefused
            | Self::RegistrationCodeRefused
            | Self::ServiceKeyRefused
            | Self::NotAllowed => EventKind::Refused,
            Self::RegistrationStarted
            | Self::PhoneRegistered
            | Self::PhoneChanged
            | Self::OwnPhoneChanged
            | Self::TemporaryCodeGiven
            | Self::TemporaryCodeUsed
            | Self::TemporaryCodeVoided
            | Self::RegistrationCodeGiven
            | Self::RegistrationCodeAccepted => EventKind::Phones,
            Self::OperatorCreated
            | Self::OperatorRenamed
            | Self::EmailChanged
            | Self::RoleChanged
            | Self::PasswordReset
            | Self::PasswordChanged
            | Self::OperatorDisabled
            | Self::OperatorEnabled
            | Self::OperatorUnlocked
            | Self::OperatorsImported => EventKind::Operators,
            Self::TwoFactorRequired
            | Self::TwoFactorNotRequired
            | Self::TwoFactorEnabled
            | Self::TwoFactorDisabled
            | Self::ActivationRequested
            | Self::StartAnnounced
            | Self::StartWithdrawn
            | Self::SettingsChanged
            | Self::DeskChanged => EventKind::Policy,
            Self::InstitutionSetUp
            | Self::ServiceAccessOpened
            | Self::ServiceKeyReplaced
            | Self::DataOpened
            | Self::ClockAccepted
            | Self::FindingAccepted
            | Self::KeysRotated
            | Self::BackupRestored => EventKind::ServiceTeam,
            Self::TrailExported | Self::OperatorsExported | Self::BackupMade => EventKind::Exports,
        }
    }
}

/// An entry before it is numbered. Time and desk are the runner's.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'a> {
    pub event: AuditEvent,
    pub actor: Option<OperatorId>,
    pub subject: Option<OperatorId>,
    /// A stable word, as `lost` for CHANGE PHONE, a moment, or counts; never free text.
    pub reason: Option<Cow<'a, str>>,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_is_found_by_its_kind__AU_3() {
        let declared = AuditEvent::decl(&ts_rs::Config::default());
        assert_eq!(declared.matches('|').count() + 1, AuditEvent::ALL.len());
        for (at, event) in AuditEvent::ALL.iter().enumerate() {
            let name = serde_json::to_string(event).unwrap();
            assert!(declared.contains(&name), "{name}");
            assert!(!AuditEvent::ALL[..at].contains(event), "{name} twice");
        }
    }
}
