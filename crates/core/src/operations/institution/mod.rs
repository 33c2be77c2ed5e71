//! A3: the institution's policy and settings.

mod announce_start;
mod back_up;
mod change_settings;
mod get_institution;
mod hand_out;
mod name_desk;
mod open_hand_out;
mod renew_keys;
mod request_activation;

pub use announce_start::AnnounceStart;
pub use back_up::{BackUp, BackUpStart};
pub use change_settings::ChangeSettings;
pub use get_institution::GetInstitution;
pub use hand_out::{HandOut, HandOutContent};
pub use name_desk::{DeskNamed, NameDesk};
pub use open_hand_out::OpenHandOut;
pub use renew_keys::RenewKeys;
pub use request_activation::RequestActivation;
