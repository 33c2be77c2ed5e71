//! A3: the institution's policy and settings.

mod change_settings;
mod get_institution;
mod request_activation;

pub use change_settings::ChangeSettings;
pub use get_institution::GetInstitution;
pub use request_activation::RequestActivation;
