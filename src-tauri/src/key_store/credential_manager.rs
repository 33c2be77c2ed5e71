//! Windows: the Credential Manager. It is always there and open while the person is logged in.

use std::{collections::HashMap, error::Error as StdError};

use guichet_core::{KeyStoreError, StoredSecret};
use windows_native_keyring_store::Store as CredentialManager;

use super::{Call, Place, Question, without_connection};

/// The Credential Manager.
#[derive(Default)]
pub(super) struct Store;

impl Store {
    /// There is nothing to wait for.
    pub(super) fn ask(
        &self,
        call: &Call,
        place: &Place,
        question: &Question,
    ) -> Result<Option<StoredSecret>, KeyStoreError> {
        // The key belongs to this computer's data: it does not roam with the person's profile.
        let stays_here = HashMap::from([("persistence", "Local")]);
        let store = CredentialManager::new().map_err(without_connection::why)?;
        without_connection::ask(&(store as _), call, place, Some(&stays_here), question)
    }

    /// No connection is kept.
    pub(super) fn close(&self) {}
}

/// A logon without a credential set of its own, for instance over the network.
pub(super) fn no_access(cause: Box<dyn StdError + Send + Sync>) -> KeyStoreError {
    KeyStoreError::Absent(cause.to_string())
}

/// Any other failure of the Credential Manager.
pub(super) fn failure(cause: Box<dyn StdError + Send + Sync>) -> KeyStoreError {
    KeyStoreError::Absent(cause.to_string())
}
