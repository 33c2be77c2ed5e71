//! Set-up: the first launch, and only it (SU).

mod begin_set_up;
mod choose_two_factor;
mod confirm_service_key;
mod name_first_administrator;
mod name_institution;

pub use begin_set_up::BeginSetUp;
pub use choose_two_factor::ChooseTwoFactor;
pub use confirm_service_key::ConfirmServiceKey;
pub use name_first_administrator::NameFirstAdministrator;
pub(crate) use name_first_administrator::expected_of_the_first;
pub use name_institution::NameInstitution;
