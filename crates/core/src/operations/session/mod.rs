//! In a session (SI-5, SI-6).

mod change_my_password;
mod keep_active;
mod leave;
mod lock;
mod open_management;
mod unlock;

pub use change_my_password::ChangeMyPassword;
pub use keep_active::KeepActive;
pub use leave::{SignOut, SwitchOperator};
pub use lock::{Lock, LockCause};
pub use open_management::OpenManagement;
pub use unlock::{Unlock, UnlockWithCode};
