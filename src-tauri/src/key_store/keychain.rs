//! macOS: the person's login keychain.

use std::{collections::HashMap, error::Error as StdError, sync::Arc};

use apple_native_keyring_store::keychain::Store as Keychain;
use guichet_core::KeyStoreError;
use keyring_core::CredentialStore;

use super::{Call, without_connection};

/// The keychain itself asks the person, inside of a later call.
pub(super) fn open(call: &Call) -> Result<Arc<CredentialStore>, KeyStoreError> {
    // macOS answers at once unless it shows its password window; nothing says which beforehand.
    call.waits_for_person();
    let store = Keychain::new().map_err(without_connection::why)?;
    Ok(store)
}

/// Entries go to the login keychain.
pub(super) fn modifiers() -> Option<HashMap<&'static str, &'static str>> {
    None
}

/// The keychain is there, but this app was not let in.
pub(super) fn no_access(_cause: Box<dyn StdError + Send + Sync>) -> KeyStoreError {
    KeyStoreError::Locked
}

/// A refused password window, or a keychain that fails.
pub(super) fn failure(cause: Box<dyn StdError + Send + Sync>) -> KeyStoreError {
    /// errSecAuthFailed, errSecInteractionNotAllowed, errSecUserCanceled.
    const NOT_LET_IN: [i32; 3] = [-25293, -25308, -128];

    match cause.downcast_ref::<security_framework::base::Error>() {
        Some(error) if NOT_LET_IN.contains(&error.code()) => KeyStoreError::Locked,
        _ => KeyStoreError::Absent(cause.to_string()),
    }
}
