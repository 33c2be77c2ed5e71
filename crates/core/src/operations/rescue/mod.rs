//! Service access: what the service team does with the service key (PO-1, RE-1, SE-8).

mod accept_clock;
mod change_administrator_phone;
mod choose_administrator;
mod enable_administrator;
mod enable_two_factor;
mod end_administrator_sessions;
mod find_administrator;
mod leave_service_access;
mod open_service_access;
mod open_with_service_key;
mod replace_service_key;
mod reset_administrator_password;
mod rotate_keys;
mod start_restoring;
mod unlock_administrator;
mod visit;

pub use accept_clock::AcceptClock;
pub use change_administrator_phone::ChangeAdministratorPhone;
pub use choose_administrator::ChooseAdministrator;
pub use enable_administrator::EnableAdministrator;
pub use enable_two_factor::EnableTwoFactor;
pub use end_administrator_sessions::EndAdministratorSessions;
pub use find_administrator::FindAdministrator;
pub use leave_service_access::LeaveServiceAccess;
pub use open_service_access::OpenServiceAccess;
pub use open_with_service_key::OpenWithServiceKey;
pub use replace_service_key::{ConfirmNewServiceKey, ReplaceServiceKey};
pub use reset_administrator_password::{AdministratorPasswordReset, ResetAdministratorPassword};
pub use rotate_keys::RotateKeys;
pub use start_restoring::{CheckBackup, RestoreBackup, StartRestoring};
pub use unlock_administrator::UnlockAdministrator;
