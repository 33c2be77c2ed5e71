//! Linux and the BSDs: the Secret Service on the session's D-Bus (GNOME Keyring, KWallet,
//! KeePassXC).
//!
//! The store's client answers "not found" also where there is no keyring at all that could hold
//! anything. So the default keyring is looked at first, over a connection on which no secret
//! travels: whether it exists, lasts, and is unlocked.

use std::{collections::HashMap, error::Error as StdError, sync::Arc};

use guichet_core::KeyStoreError;
use keyring_core::CredentialStore;
use secret_service::{EncryptionType, Error, blocking::SecretService};
use zbus_secret_service_keyring_store::Store;

use super::Call;

/// The name with which the specification calls the keyring that lives in memory only.
const SESSION_KEYRING: &str = "session";

/// The store, once its default keyring is known to be there, lasting and unlocked.
pub(super) fn open(call: &Call) -> Result<Arc<CredentialStore>, KeyStoreError> {
    default_keyring_is_open(call).map_err(|found| match found {
        Found::State(state) => state,
        Found::Error(error) => meaning(&error),
    })?;
    let store = Store::new().map_err(super::why)?;
    Ok(store)
}

/// Entries go to the default keyring, under the label that the store's client gives them.
pub(super) fn modifiers() -> Option<HashMap<&'static str, &'static str>> {
    None
}

/// Access was refused: locked, a dismissed prompt, or no keyring to put the value into.
pub(super) fn no_access(cause: Box<dyn StdError + Send + Sync>) -> KeyStoreError {
    failure(cause)
}

/// The client wraps the Secret Service's own error; that one tells the states apart.
pub(super) fn failure(cause: Box<dyn StdError + Send + Sync>) -> KeyStoreError {
    match cause.downcast_ref::<Error>() {
        Some(error) => meaning(error),
        None => KeyStoreError::Absent(cause.to_string()),
    }
}

enum Found {
    State(KeyStoreError),
    Error(Error),
}

impl From<Error> for Found {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

fn default_keyring_is_open(call: &Call) -> Result<(), Found> {
    let service = SecretService::connect(EncryptionType::Plain)?;
    let keyring = service.get_default_collection()?;
    let session_keyring = service.get_collection_by_alias(SESSION_KEYRING);
    if session_keyring.is_ok_and(|session| session.collection_path == keyring.collection_path) {
        return Err(Found::State(KeyStoreError::Volatile(
            "the default keyring is the session's".to_owned(),
        )));
    }
    if keyring.is_locked()? {
        call.waits_for_person();
        keyring.unlock()?;
        // The keyring may say that it is done when the person has pressed Cancel.
        if keyring.is_locked()? {
            return Err(Found::State(KeyStoreError::Locked));
        }
    }
    Ok(())
}

fn meaning(error: &Error) -> KeyStoreError {
    match error {
        Error::Locked | Error::Prompt | Error::PromptDisconnected => KeyStoreError::Locked,
        Error::NoResult => KeyStoreError::Absent("there is no default keyring".to_owned()),
        other => KeyStoreError::Absent(other.to_string()),
    }
}
