//! The second factor: a time-based code (RFC 6238) from a phone that holds the secret key.

mod apps;
mod code;
mod handed_over;
pub(crate) mod key_uri;
mod registration;
pub(crate) mod registration_code;
mod secret_key;
pub(crate) mod temporary_code;
pub(crate) mod verify;

pub use apps::{AppId, AppLinks, StoreLink};
pub use code::{Code, TimeStep};
pub use handed_over::{CodeToHandOver, TypedCode};
pub use key_uri::KeyUri;
pub(crate) use registration::{Registration, RegistrationId, Standing as RegistrationStanding};
pub use registration_code::RegistrationCodeStanding;
pub use secret_key::SecretKey;
pub use temporary_code::ValidFor;
