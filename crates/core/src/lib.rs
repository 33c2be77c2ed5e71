//! Guichet's rules and data: sign-in with two factors, operators, policy, audit.
//!
//! This crate knows no window, no HTTP and no operating system: the clock, the randomness, the
//! key store and the data folder are handed in. Everything that can be asked of it is an
//! [`Operation`]; [`Guichet::ask`] runs it.

#![forbid(unsafe_code)]
#![cfg_attr(
    test,
    allow(non_snake_case, reason = "test names end with the ids of their rules")
)]
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods)
)]

mod allowed;
mod audit;
mod backup;
#[cfg(test)]
mod bindings;
mod clock;
mod data_folder;
mod desk;
mod downloads;
mod email;
mod error;
mod evidence;
mod files;
#[cfg(any(test, feature = "fuzzing"))]
pub mod fuzzing;
mod guichet;
mod hashing;
mod ids;
mod import;
mod inspection;
mod institution;
mod keys;
mod language;
mod names;
mod opened;
mod opening;
pub mod operations;
mod operator;
mod password;
mod place;
mod progress;
mod qr;
mod rescue;
mod rotation;
mod screen;
mod screens;
mod second_factor;
mod service_visit;
mod session;
mod set_up;
mod sign_in;
mod spreadsheet;
mod store;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
mod throttle;
mod updating;
mod verification;
mod writing;

pub use allowed::{Allowed, Caller, DeskId, Window};
pub use audit::{
    AuditEvent, EventKind, ExportFormat, HistoryEntry, TrailBreak, TrailProblem, TrailStanding,
};
pub use backup::{BackupContents, BackupFile, BackupMade, Loses};
pub use clock::{Clock, Randomness, Span, Timestamp};
pub use data_folder::DataFolder;
pub use desk::Desk;
pub use downloads::{Downloads, NewFile, SavedFile};
pub use error::{
    Disk, EasyBecause, Fault, Field, NoRegistrationCode, NotSavedBecause, NumberField, Refusal,
    StartOverReason, Stop,
};
pub use evidence::{Finding, Table};
pub use guichet::{Change, Guichet, Settings};
pub use hashing::HashCost;
pub use import::{
    BadRow, ChangedRow, ImportChange, ImportColumn, ImportPreview, LONGEST_FILE, Problem, WhyBad,
};
pub use institution::{ActivationState, InstitutionDetails, InstitutionSettings, UnlockWith};
pub use keys::{EntryName, KeyStore, KeyStoreError, ServiceKey, StoredSecret};
pub use language::Language;
pub use operations::Operation;
pub use operator::{OperatorId, Role, TwoFactorStanding};
pub use password::{PlainPassword, Strength};
pub use progress::{Cancel, Progress, Stage, Tell, Watch};
pub use qr::QrCode;
pub use screen::{
    ChangingPhone, ClosedReason, ManagementScreen, PhoneChanged, PhoneChangedBy, Screen,
    ServiceKeyGroups, SessionDetails,
};
pub use second_factor::{
    AppId, AppLinks, Code, CodeToHandOver, KeyUri, RegistrationCodeStanding, SecretKey, StoreLink,
    TimeStep, TypedCode, ValidFor,
};
pub use session::Proof;
pub use store::DATABASE_FILE;
pub use store::operator_list::{
    OperatorFilter, OperatorPage, OperatorQuery, OperatorRow, OperatorSort, Readiness,
};
pub use store::trail::{TrailPage, TrailQuery};
pub use verification::{NotVerified, Verified, verify};
