//! Windows: the Credential Manager. It is always there and open while the person is logged in.

use std::{collections::HashMap, error::Error as StdError, sync::Arc};

use guichet_core::KeyStoreError;
use keyring_core::CredentialStore;
use windows_native_keyring_store::Store as CredentialManager;

use super::{Call, without_connection};

/// There is nothing to wait for.
pub(super) fn open(_call: &Call) -> Result<Arc<CredentialStore>, KeyStoreError> {
    let store = CredentialManager::new().map_err(without_connection::why)?;
    Ok(store)
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
