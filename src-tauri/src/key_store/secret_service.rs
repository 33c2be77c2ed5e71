//! Linux and the BSDs: the Secret Service on the session's D-Bus (GNOME Keyring, KWallet,
//! KeePassXC).
//!
//! It answers "not found" also where there is no keyring at all that could hold anything. So the
//! default keyring is looked at first: whether it exists, lasts, and is unlocked.
//!
//! A connection, and the exchange of the key under which secrets travel over it, take several times as long as a
//! question, so the connection is kept. An entry that is found over it, unlocked, needs no look at the keyring:
//! that is there. Whatever else is found is decided over a connection that was opened afresh.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use guichet_core::{KeyStoreError, StoredSecret};
use secret_service::{
    EncryptionType, Error,
    blocking::{Item, SecretService},
};

use super::{Call, Place, Question};

/// The name with which the specification calls the keyring that lives in memory only.
const SESSION_KEYRING: &str = "session";

/// Keys are bytes, not text.
const CONTENT_TYPE: &str = "application/octet-stream";

/// The default keyring, and the connection that answered last. A call takes the connection away while it asks:
/// another one at the same time opens its own, and does not wait for one that waits for a person.
#[derive(Default)]
pub(super) struct Store(Mutex<Option<SecretService<'static>>>);

impl Store {
    /// Asks over the connection that is kept, or else over one that is opened afresh and kept from here on.
    pub(super) fn ask(
        &self,
        call: &Call,
        place: &Place,
        question: &Question,
    ) -> Result<Option<StoredSecret>, KeyStoreError> {
        // Where it fails, for instance because the keyring was started anew, this says nothing of the keyring.
        if let Some(connection) = self.take()
            && let Ok(answer) = ask_only_entry(&connection, call, place, question)
        {
            self.keep(connection);
            return Ok(answer);
        }
        let connection = open(call)?;
        call.is_waited_for()?;
        let answer = ask_keyring(&connection, call, place, question)?;
        self.keep(connection);
        Ok(answer)
    }

    /// The next question opens a connection of its own.
    ///
    /// To close one, the bus is asked something and its answer waited for. A thread of the runtime must not wait,
    /// so this is left to another one.
    pub(super) fn close(&self) {
        if let Some(connection) = self.take() {
            std::thread::spawn(move || drop(connection));
        }
    }

    pub(super) fn take(&self) -> Option<SecretService<'static>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    pub(super) fn keep(&self, connection: SecretService<'static>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = kept.replace(connection);
        // Closed without the lock.
        drop(kept);
        drop(before);
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.close();
    }
}

/// A connection, once the default keyring is known to be there, lasting and unlocked.
fn open(call: &Call) -> Result<SecretService<'static>, Found> {
    let connection = SecretService::connect(EncryptionType::Dh)?;
    let keyring = connection.get_default_collection()?;
    let session_keyring = connection.get_collection_by_alias(SESSION_KEYRING);
    if session_keyring.is_ok_and(|session| session.collection_path == keyring.collection_path) {
        let session = "the default keyring is the session's".to_owned();
        return Err(KeyStoreError::Volatile(session).into());
    }
    if keyring.is_locked()? {
        call.waits_for_person();
        keyring.unlock()?;
        // The keyring may say that it is done when the person has pressed Cancel.
        if keyring.is_locked()? {
            return Err(KeyStoreError::Locked.into());
        }
    }
    drop(keyring);
    Ok(connection)
}

/// Asks a keyring that is known to be open.
fn ask_keyring(
    connection: &SecretService<'_>,
    call: &Call,
    place: &Place,
    question: &Question,
) -> Result<Option<StoredSecret>, Found> {
    let mut found = connection.search_items(attributes(place))?;
    // It may stand in a keyring that was the default before.
    if !found.locked.is_empty() {
        call.waits_for_person();
        connection.unlock_all(&found.locked.iter().collect::<Vec<_>>())?;
        call.is_waited_for()?;
    }
    found.unlocked.append(&mut found.locked);
    match (found.unlocked.as_slice(), question) {
        ([entry], _) => Ok(ask_entry(entry, question)?),
        ([], Question::Read | Question::Remove) => Ok(None),
        ([], Question::Write(value)) => {
            let keyring = connection.get_default_collection()?;
            let label = format!("keyring:{}@{}", place.name, place.service);
            keyring.create_item(
                &label,
                attributes(place),
                value.expose(),
                true,
                CONTENT_TYPE,
            )?;
            Ok(None)
        }
        _ => Err(KeyStoreError::Ambiguous.into()),
    }
}

/// Asks the entry, where there is one alone and it is unlocked. Asks no person.
fn ask_only_entry(
    connection: &SecretService<'_>,
    call: &Call,
    place: &Place,
    question: &Question,
) -> Result<Option<StoredSecret>, Found> {
    let found = connection.search_items(attributes(place))?;
    let ([entry], []) = (found.unlocked.as_slice(), found.locked.as_slice()) else {
        return Err(Error::NoResult.into());
    };
    call.is_waited_for()?;
    Ok(ask_entry(entry, question)?)
}

fn ask_entry(entry: &Item<'_>, question: &Question) -> Result<Option<StoredSecret>, Error> {
    match question {
        Question::Read => Ok(Some(StoredSecret::new(entry.get_secret()?))),
        Question::Write(value) => entry
            .set_secret(value.expose(), CONTENT_TYPE)
            .map(|()| None),
        Question::Remove => entry.delete().map(|()| None),
    }
}

/// As every program that uses the keyring crate names its entries, so that an administrator finds them.
fn attributes(place: &Place) -> HashMap<&str, &str> {
    HashMap::from([("service", place.service), ("username", &place.name)])
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

impl From<KeyStoreError> for Found {
    fn from(state: KeyStoreError) -> Self {
        Self::State(state)
    }
}

impl From<Found> for KeyStoreError {
    fn from(found: Found) -> Self {
        match found {
            Found::State(state) => state,
            Found::Error(Error::Locked | Error::Prompt | Error::PromptDisconnected) => Self::Locked,
            Found::Error(Error::NoResult) => Self::Absent("there is no default keyring".to_owned()),
            Found::Error(other) => Self::Absent(other.to_string()),
        }
    }
}
