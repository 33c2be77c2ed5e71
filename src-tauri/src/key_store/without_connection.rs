//! Stores that keyring-core opens and that keep no connection: nothing is gained by keeping them from one call to
//! the next.

use std::sync::Arc;

use guichet_core::{KeyStoreError, StoredSecret};
use keyring_core::{CredentialPersistence, CredentialStore, Entry, Error};

use super::{Call, Place, Question, platform};

/// The store, opened for each question.
#[derive(Default)]
pub(super) struct Store;

impl Store {
    pub(super) fn ask(
        &self,
        call: &Call,
        place: &Place,
        question: &Question,
    ) -> Result<Option<StoredSecret>, KeyStoreError> {
        let store = platform::open(call)?;
        lasts(&store)?;
        call.is_waited_for()?;
        let modifiers = platform::modifiers();
        let entry = store
            .build(place.service, &place.name, modifiers.as_ref())
            .map_err(why)?;
        ask_entry(&entry, question)
    }

    /// Nothing is open.
    pub(super) fn close(&self) {}
}

fn ask_entry(entry: &Entry, question: &Question) -> Result<Option<StoredSecret>, KeyStoreError> {
    let answer = match question {
        Question::Read => entry
            .get_secret()
            .map(|bytes| Some(StoredSecret::new(bytes))),
        Question::Write(value) => entry.set_secret(value.expose()).map(|()| None),
        Question::Remove => entry.delete_credential().map(|()| None),
    };
    match (answer, question) {
        (Err(Error::NoEntry), Question::Read | Question::Remove) => Ok(None),
        (answer, _) => answer.map_err(why),
    }
}

/// Refuses a store that says itself that it forgets.
pub(super) fn lasts(store: &Arc<CredentialStore>) -> Result<(), KeyStoreError> {
    match store.persistence() {
        CredentialPersistence::UntilDelete | CredentialPersistence::Unspecified => Ok(()),
        // Until the entry is dropped, the process ends, the person logs out, or what a later
        // version of the library may add: a key is not put where it is not known to stay.
        _ => Err(KeyStoreError::Volatile(store.vendor())),
    }
}

/// Which state of SE-13 an error of the store stands for.
pub(super) fn why(error: Error) -> KeyStoreError {
    match error {
        Error::Ambiguous(_) => KeyStoreError::Ambiguous,
        Error::NoStorageAccess(cause) => platform::no_access(cause),
        Error::PlatformFailure(cause) => platform::failure(cause),
        // The rest says that this is no store to rely on. Their texts hold names and limits,
        // no values; their debug output would hold values.
        other => KeyStoreError::Absent(other.to_string()),
    }
}
