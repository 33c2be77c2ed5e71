//! Service access: what the service team does with the service key (PO-1, RE-1, SE-8).

mod accept_clock;
mod enable_two_factor;
mod open_service_access;
mod open_with_service_key;
mod rotate_keys;

pub use accept_clock::AcceptClock;
pub use enable_two_factor::EnableTwoFactor;
pub use open_service_access::OpenServiceAccess;
pub use open_with_service_key::OpenWithServiceKey;
pub use rotate_keys::RotateKeys;
