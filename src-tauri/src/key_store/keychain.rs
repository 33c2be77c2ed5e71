//! macOS: the person's login keychain.

use std::error::Error as StdError;

use apple_native_keyring_store::keychain::Store as Keychain;
use guichet_core::{KeyStoreError, StoredSecret};

use super::{Call, Place, Question, without_connection};

/// The login keychain.
#[derive(Default)]
pub(super) struct Store;

impl Store {
    /// The keychain itself asks the person, inside of the question.
    pub(super) fn ask(
        &self,
        call: &Call,
        place: &Place,
        question: &Question,
    ) -> Result<Option<StoredSecret>, KeyStoreError> {
        // macOS answers at once unless it shows its password window; nothing says which beforehand.
        call.waits_for_person();
        let store = Keychain::new().map_err(without_connection::why)?;
        without_connection::ask(&(store as _), call, place, None, question)
    }

    /// No connection is kept.
    pub(super) fn close(&self) {}
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
