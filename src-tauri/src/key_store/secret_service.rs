//! Linux and the BSDs: the Secret Service on the session's D-Bus (GNOME Keyring, KWallet,
//! KeePassXC).
//!
//! The store's client answers "not found" also where there is no keyring at all that could hold
//! anything. So the default keyring is looked at first, over a connection on which no secret
//! travels: whether it exists, lasts, and is unlocked.
//!
//! Two connections and the exchange of a key for the second take several times as long as a question, so
//! both are kept.

use std::{collections::HashMap, error::Error as StdError, sync::Arc};

use guichet_core::KeyStoreError;
use keyring_core::CredentialStore;
use secret_service::{EncryptionType, Error, blocking::SecretService};
use zbus::zvariant::OwnedObjectPath;
use zbus_secret_service_keyring_store::Store;

use super::Call;

/// The name with which the specification calls the keyring that lives in memory only.
const SESSION_KEYRING: &str = "session";

/// The store, and the connection over which the default keyring is looked at.
pub(super) struct Opened {
    service: SecretService<'static>,
    default_keyring: OwnedObjectPath,
    pub(super) store: Arc<CredentialStore>,
}

impl Opened {
    /// Whether the same keyring is the default, and unlocked. Asks no person.
    pub(super) fn is_still_open(&self) -> bool {
        let keyring = self.service.get_default_collection();
        keyring.is_ok_and(|keyring| {
            keyring.collection_path == self.default_keyring
                && keyring.is_locked().is_ok_and(|is_locked| !is_locked)
        })
    }
}

/// The store, once its default keyring is known to be there, lasting and unlocked.
pub(super) fn open(call: &Call) -> Result<Opened, KeyStoreError> {
    let (service, default_keyring) =
        default_keyring_is_open(call).map_err(|found| match found {
            Found::State(state) => state,
            Found::Error(error) => meaning(&error),
        })?;
    let store = Store::new().map_err(super::why)?;
    Ok(Opened {
        service,
        default_keyring,
        store,
    })
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

fn default_keyring_is_open(
    call: &Call,
) -> Result<(SecretService<'static>, OwnedObjectPath), Found> {
    let service = SecretService::connect(EncryptionType::Plain)?;
    let keyring = service.get_default_collection()?;
    let path = keyring.collection_path.clone();
    let session_keyring = service.get_collection_by_alias(SESSION_KEYRING);
    if session_keyring.is_ok_and(|session| session.collection_path == path) {
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
    drop(keyring);
    Ok((service, path))
}

fn meaning(error: &Error) -> KeyStoreError {
    match error {
        Error::Locked | Error::Prompt | Error::PromptDisconnected => KeyStoreError::Locked,
        Error::NoResult => KeyStoreError::Absent("there is no default keyring".to_owned()),
        other => KeyStoreError::Absent(other.to_string()),
    }
}
