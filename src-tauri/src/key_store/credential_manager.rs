//! Windows: the Credential Manager. It is always there and open while the person is logged in.

use std::{collections::HashMap, error::Error as StdError, sync::Arc};

use guichet_core::KeyStoreError;
use keyring_core::CredentialStore;
use windows_native_keyring_store::Store;

use super::Call;

/// The store.
pub(super) struct Opened {
    pub(super) store: Arc<CredentialStore>,
}

impl Opened {
    /// It keeps no connection, so nothing is gained by keeping it.
    pub(super) fn is_still_open(&self) -> bool {
        false
    }
}

/// The store. There is nothing to wait for.
pub(super) fn open(_call: &Call) -> Result<Opened, KeyStoreError> {
    let store = Store::new().map_err(super::why)?;
    Ok(Opened { store })
}

/// The key belongs to this computer's data: it does not roam with the person's profile.
pub(super) fn modifiers() -> Option<HashMap<&'static str, &'static str>> {
    Some(HashMap::from([("persistence", "Local")]))
}

/// A logon without a credential set of its own, for instance over the network.
pub(super) fn no_access(cause: Box<dyn StdError + Send + Sync>) -> KeyStoreError {
    KeyStoreError::Absent(cause.to_string())
}

/// Any other failure of the Credential Manager.
pub(super) fn failure(cause: Box<dyn StdError + Send + Sync>) -> KeyStoreError {
    KeyStoreError::Absent(cause.to_string())
}
