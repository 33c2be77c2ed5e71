//! In a session (SI-5, SI-6).

mod change_my_password;
mod change_my_phone;
mod keep_active;
mod language;
mod leave;
mod lock;
mod open_management;
mod prove;
mod unlock;

pub use change_my_password::ChangeMyPassword;
pub use change_my_phone::ChangeMyPhone;
pub(super) use change_my_phone::own_phone_changed;
pub use keep_active::KeepActive;
pub use language::{ChooseMyLanguage, OperatorLanguage};
pub use leave::{SignOut, SwitchOperator};
pub use lock::{Lock, LockCause};
pub use open_management::OpenManagement;
pub use prove::{ProveCode, ProvePassword};
pub use unlock::{Unlock, UnlockWithCode};
