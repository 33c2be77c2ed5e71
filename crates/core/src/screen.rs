//! What the windows show. The page draws it and decides nothing (architecture.md, style 14).

use serde::Serialize;
use ts_rs::TS;

use crate::clock::Timestamp;
use crate::evidence::Finding;
use crate::institution::{InstitutionDetails, UnlockWith};
use crate::operations::{Closed, OperatorDetails};
use crate::operator::{OperatorId, Role, TwoFactorStanding};
use crate::second_factor::{AppLinks, RegistrationCodeStanding};
use crate::store::operator_list::OperatorRow;

/// Why the data is closed: the states of SE-13 and SE-18, each with a sentence of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClosedReason {
    /// No key store on this computer.
    KeyStoreAbsent,
    /// The key store is locked.
    KeyStoreLocked,
    /// The key store forgets.
    KeyStoreVolatile,
    /// The key store did not answer within 5 seconds.
    KeyStoreSlow,
    /// The key store is open and has no key for this data.
    KeyMissing,
    /// The key store has a key, but not this data's.
    WrongKey,
    /// A newer version of the app wrote the database.
    DatabaseNewer,
    /// An earlier version of the app wrote the database, and it can't be brought up to date; it is as it was.
    DatabaseNotUpdated,
    /// The database fails its check.
    DatabaseDamaged,
    /// The database can't be written.
    DatabaseReadOnly,
    /// No space is left.
    DiskFull,
    /// The data folder can't be written.
    FolderNotWritable,
    /// The data folder is a link, or somebody else's.
    FolderNotOurs,
    /// The database can't be opened.
    DatabaseUnreadable,
    /// The data was changed outside the app (SE-15).
    Tampered,
}

impl ClosedReason {
    /// Whether a backup may take the place of the data (RE-2). Not where the key store or the disk would
    /// refuse it as well, nor where a newer version of the app opens what is there.
    pub(crate) fn restore_helps(self) -> bool {
        matches!(
            self,
            Self::KeyMissing
                | Self::WrongKey
                | Self::DatabaseDamaged
                | Self::DatabaseUnreadable
                | Self::Tampered
        )
    }

    /// Whether the service key can open the data (RE-1).
    pub(crate) fn service_key_helps(self) -> bool {
        matches!(self, Self::KeyMissing | Self::WrongKey | Self::Tampered)
    }
}

impl Screen {
    /// Whether somebody is signed in who sees it: not where their session is locked.
    pub fn is_of_a_session(&self) -> bool {
        match self {
            Self::SignedIn { .. } => true,
            Self::GetApp { changing_phone, .. }
            | Self::Register { changing_phone, .. }
            | Self::EnterCode { changing_phone, .. } => changing_phone.is_some(),
            _ => false,
        }
    }

    /// What is shown while the data is closed, or being opened.
    pub(crate) fn closed(closed: Option<&Closed>) -> Self {
        match closed {
            None => Self::Opening,
            Some(closed) => Self::Closed {
                reason: closed.reason,
                service_key_helps: closed.reason.service_key_helps()
                    && !closed.findings.contains(&Finding::SchemaChanged),
                restore_helps: closed.reason.restore_helps(),
                findings: closed.findings.clone(),
            },
        }
    }
}

/// What the sign-in window shows (screens.md).
#[derive(Debug, Serialize, TS)]
#[serde(tag = "screen", rename_all = "snake_case")]
pub enum Screen {
    /// The data is being opened.
    Opening,
    /// The data can't be opened.
    Closed {
        /// Why.
        reason: ClosedReason,
        /// Whether the service key can open it.
        service_key_helps: bool,
        /// Whether a backup can take its place.
        restore_helps: bool,
        /// What was found, where it was changed outside the app.
        findings: Vec<Finding>,
    },
    /// F1.
    Welcome,
    /// F2.
    Institution {
        /// As typed before, or empty.
        name: String,
        /// As typed before, or empty.
        short_name: String,
    },
    /// F3.
    FirstAdministrator {
        /// The institution's name.
        institution: String,
        /// As typed before, or empty.
        display_name: String,
        /// As typed before, or empty.
        username: String,
    },
    /// F4.
    TwoFactorChoice {
        /// The institution's name.
        institution: String,
        /// As chosen before; off at first (SU-3).
        enabled: bool,
    },
    /// F5: the service key, shown this once (SU-2).
    ServiceKey {
        /// The institution's name, to be printed with the key.
        venue: String,
        /// In the order to be read.
        #[ts(as = "Vec<String>")]
        groups: ServiceKeyGroups,
        /// Which has to be typed back; 1 for the first.
        asked_group: u32,
    },
    /// L1.
    SignIn {
        /// The institution's name.
        venue: String,
        /// Whether somebody was on the way and took too long on a screen (SI-4).
        expired: bool,
    },
    /// L2.
    NewPassword {
        /// The institution's name.
        venue: String,
        /// Who chooses.
        display_name: String,
        /// In characters (OP-4).
        minimum_length: u32,
        /// Seconds until it has waited too long (SI-4).
        ends_in_seconds: u32,
    },
    /// Before R1, until the day on which the second factor starts to count.
    Announcement {
        /// The institution's name.
        venue: String,
        /// From when on the phone is needed.
        starts: Timestamp,
        /// Days until then, a started one counted whole.
        days_left: u32,
        /// Seconds until it has waited too long (SI-4).
        ends_in_seconds: u32,
    },
    /// R1.
    GetApp {
        /// The institution's name.
        venue: String,
        /// What it offers.
        apps: Vec<AppLinks>,
        /// Where it is one's own phone that is being changed.
        changing_phone: Option<ChangingPhone>,
        /// Seconds until it has waited too long (SI-4).
        ends_in_seconds: u32,
    },
    /// R2's field that comes first: the registration code (RG-7).
    RegistrationCode {
        /// The institution's name.
        venue: String,
        /// Whether there is one to be typed.
        code: RegistrationCodeStanding,
        /// Seconds until it has waited too long (SI-4).
        ends_in_seconds: u32,
    },
    /// R2, without the secret key: that is asked for on its own.
    Register {
        /// The institution's name.
        venue: String,
        /// The entry to delete in the app, after CHANGE PHONE (RG-6).
        old_label: Option<String>,
        /// Where it is one's own phone that is being changed.
        changing_phone: Option<ChangingPhone>,
        /// Seconds until it has waited too long (SI-4).
        ends_in_seconds: u32,
    },
    /// C1.
    EnterCode {
        /// The institution's name.
        venue: String,
        /// The entry's name in the app.
        label: String,
        /// Whether R1 and R2 came before ("Step 3 of 3").
        confirming: bool,
        /// Codes left in this sign-in, 1 to 5.
        tries_left: u32,
        /// Seconds until a code is looked at again; 0 when at once.
        wait_seconds: u32,
        /// Where it is one's own phone that is being changed.
        changing_phone: Option<ChangingPhone>,
        /// Seconds until it has waited too long (SI-4).
        ends_in_seconds: u32,
    },
    /// H1.
    SignedIn {
        /// The institution's name.
        venue: String,
        /// Who, since when, and what they should know.
        session: SessionDetails,
    },
    /// K1.
    Locked {
        /// The institution's name.
        venue: String,
        /// Whose session.
        display_name: String,
        /// What unlocks it (SI-6).
        unlock_with: UnlockWith,
        /// Seconds until it is looked at again; 0 when at once.
        wait_seconds: u32,
    },
    /// The service team's screen.
    ServiceAccess {
        /// The institution's name.
        venue: String,
        /// Its state.
        institution: InstitutionDetails,
        /// Whether this computer's clock is behind what the app has seen (SE-8).
        clock_is_behind: bool,
        /// The administrators, by name; who is disabled too.
        administrators: Vec<OperatorRow>,
        /// Whether there are more than are listed.
        more_administrators: bool,
        /// Whether the service key was replaced in this visit.
        service_key_replaced: bool,
        /// Seconds until the service team has to show the service key again (RE-1).
        ends_in_seconds: u32,
    },
    /// One of the administrators, before the service team.
    ServiceAdministrator {
        /// The institution's name.
        venue: String,
        /// Who.
        administrator: OperatorDetails,
        /// Seconds until the service team has to show the service key again (RE-1).
        ends_in_seconds: u32,
    },
    /// A new service key, shown this once; the old one is valid until a group was typed back.
    NewServiceKey {
        /// The institution's name, to be printed with the key.
        venue: String,
        /// In the order to be read.
        #[ts(as = "Vec<String>")]
        groups: ServiceKeyGroups,
        /// Which has to be typed back; 1 for the first.
        asked_group: u32,
        /// Seconds until the service team has to show the service key again (RE-1).
        ends_in_seconds: u32,
    },
}

/// The service key on its way to the page, this once. Never printed.
#[derive(Serialize)]
#[serde(transparent)]
pub struct ServiceKeyGroups(pub Vec<String>);

impl std::fmt::Debug for ServiceKeyGroups {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ServiceKeyGroups(…)")
    }
}

/// Somebody who is signed in changes their own phone; the old one works until the new one is
/// confirmed (PH-5).
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct ChangingPhone {
    /// Seconds until the idle lock, as of this answer.
    pub locks_in_seconds: u32,
}

/// The session that a desk is in.
#[derive(Debug, Serialize, TS)]
pub struct SessionDetails {
    /// Who.
    pub operator: OperatorId,
    /// Their operator name.
    pub username: String,
    /// Their name.
    pub display_name: String,
    /// What they may do.
    pub role: Role,
    /// This desk's name.
    pub desk: String,
    /// When they signed in.
    pub since: Timestamp,
    /// When they signed in before that (AU-4).
    pub last_sign_in: Option<Timestamp>,
    /// Wrong passwords and codes since then (AU-4).
    pub failures_since: u32,
    /// When their phone was registered.
    pub phone_registered: Option<Timestamp>,
    /// When an earlier phone was changed, and by whom.
    pub phone_changed: Option<PhoneChanged>,
    /// Whether there is a phone in use that they can change themselves (PH-5).
    pub can_change_phone: bool,
    /// Where they stand with the second factor.
    pub two_factor: TwoFactorStanding,
    /// Seconds until the idle lock, as of this answer.
    pub locks_in_seconds: u32,
    /// Seconds until the session has lasted twelve hours (SI-5).
    pub ends_in_seconds: u32,
}

/// A phone that was taken out of use, for its operator to see (AU-4).
#[derive(Debug, Serialize, TS)]
pub struct PhoneChanged {
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub by: PhoneChangedBy,
    /// The entry that the old phone holds (RG-6).
    pub old_label: String,
}

/// Who changed an operator's phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "who", rename_all = "snake_case")]
pub enum PhoneChangedBy {
    /// The operator alone (PH-5).
    Themselves,
    /// An administrator (PH-1).
    Administrator {
        /// By display name.
        display_name: String,
    },
    /// The service team (RE-1).
    ServiceTeam,
}

/// What the management window's frame shows.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "screen", rename_all = "snake_case")]
pub enum ManagementScreen {
    /// No administrator is signed in.
    SignedOut,
    /// The desk is locked.
    Locked {
        /// Whose session.
        display_name: String,
    },
    /// At work.
    Manage {
        /// The institution's name.
        venue: String,
        /// Who works here.
        session: Box<SessionDetails>,
        /// Whether the feature is on.
        two_factor_enabled: bool,
        /// When the last backup was made.
        last_backup: Option<Timestamp>,
        /// Whether it is time for another one (RE-2).
        backup_is_due: bool,
    },
}
