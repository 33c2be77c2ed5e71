//! Signing in: password, then, where it is asked for, the second factor (SI, GA, RG, EC).

mod back;
mod choose_new_password;
mod course;
mod draft;
mod enter_code;
mod enter_registration_code;
mod enter_temporary_code;
mod next;
mod register_later;
mod show_secret_key;
mod start_sign_in;

pub use back::Back;
pub use choose_new_password::ChooseNewPassword;
pub(crate) use course::{
    Factor, basis, begin, begin_with_new_password, complete, count_password, expected_of, gate,
    is_asked, refuse_code, required_length, standing_sign_in,
};
pub use enter_code::EnterCode;
pub use enter_registration_code::EnterRegistrationCode;
pub use enter_temporary_code::EnterTemporaryCode;
pub use next::Next;
pub use register_later::RegisterLater;
pub use show_secret_key::{SecretKeyOnScreen, ShowSecretKey};
pub use start_sign_in::StartSignIn;
