//! The second factor: a time-based code (RFC 6238) from a phone that holds the secret key.

mod apps;
mod code;
pub(crate) mod key_uri;
mod registration;
mod secret_key;
pub(crate) mod verify;

pub use apps::{AppId, AppLinks, StoreLink};
pub use code::{Code, TimeStep};
pub use key_uri::KeyUri;
pub(crate) use registration::{Registration, RegistrationId, Standing as RegistrationStanding};
pub use secret_key::SecretKey;
