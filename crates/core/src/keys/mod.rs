//! Keys: where the root key lives, what is derived from it, and how values are sealed.
//!
//! ```text
//! root key (32 bytes, only in the OS key store; a copy sealed under the service key in the database)
//!   ├─ wrapping    seals secret keys
//!   ├─ pepper      joins the password hash
//!   ├─ throttle    names a username in the throttle without storing it
//!   ├─ temporary codes, registration codes    what is stored of codes that are handed over
//!   ├─ succession  vouches for the next root key, where an administrator makes it
//!   ├─ identity    tells in the database which root key it belongs to
//!   ├─ rows        the MAC of each row that decides something
//!   ├─ audit       chains the trail's entries
//!   └─ anchor      sums the rows' MACs, and marks the evidence of each commit as ours
//! ```

mod derived;
mod key_store;
mod root_key_copy;
mod sealed;
mod service_key;
mod shown_service_key;

pub use derived::{Keys, RootKey};
pub use key_store::{EntryName, KeyStore, KeyStoreError, StoredSecret};
#[cfg(test)]
pub(crate) use root_key_copy::of_version_1;
pub(crate) use sealed::{Place as SealedPlace, open, seal};
pub use service_key::ServiceKey;
pub(crate) use service_key::{CROCKFORD, check_group};
pub(crate) use shown_service_key::ShownServiceKey;
