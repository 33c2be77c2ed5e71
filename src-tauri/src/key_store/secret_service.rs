//! Linux and the BSDs: the Secret Service on the session's D-Bus (GNOME Keyring, KWallet,
//! KeePassXC).
//!
//! It answers "not found" also where there is no keyring at all that could hold anything. So the
//! default keyring is looked at first: whether it exists, lasts, and is unlocked.
//!
//! A connection, and the exchange of the key under which secrets travel over it, take several times as long as a
//! question, so the connection is kept. An entry that is found over it, alone and unlocked, needs no look at the
//! keyring: that is there. Whatever fails over it is asked again over a connection that was opened afresh.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use guichet_core::{KeyStoreError, StoredSecret};
use secret_service::{Collection, EncryptionType, Error, Item, SecretService};
use tokio::runtime::{Builder, Runtime};

use super::{Call, Place, Question};

/// The name with which the specification calls the keyring that lives in memory only.
const SESSION_KEYRING: &str = "session";

/// Keys are bytes, not text.
const CONTENT_TYPE: &str = "application/octet-stream";

/// The default keyring, and the connection that answered last. A call takes the connection away while it asks:
/// another one at the same time opens its own, and does not wait for one that waits for a person.
#[derive(Default)]
pub(super) struct Store(Mutex<Option<Connection>>);

impl Store {
    /// Asks over the connection that is kept, or else over one that is opened afresh and kept from here on.
    pub(super) fn ask(
        &self,
        call: &Call,
        place: &Place,
        question: &Question,
    ) -> Result<Option<StoredSecret>, KeyStoreError> {
        if let Some(connection) = self.take() {
            let asked = ask_again(&connection.service, call, place, question);
            match connection.runtime.block_on(asked) {
                Ok(answer) => {
                    self.keep(connection);
                    return Ok(answer);
                }
                // Whoever said no is not asked once more.
                Err(Found::Error(
                    no @ (Error::Locked | Error::Prompt | Error::PromptDisconnected),
                )) => {
                    return Err(Found::Error(no).into());
                }
                // For instance because the keyring was started anew, which says nothing of the keyring.
                Err(_) => {}
            }
        }
        call.is_waited_for()?;
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| KeyStoreError::Absent(error.to_string()))?;
        let (service, answer) = runtime.block_on(async {
            let service = SecretService::connect(EncryptionType::Dh).await?;
            let keyring = default_keyring(&service, call).await?;
            let answer = ask_keyring(&service, &keyring, call, place, question).await?;
            drop(keyring);
            Ok::<_, Found>((service, answer))
        })?;
        self.keep(Connection { service, runtime });
        Ok(answer)
    }

    /// The next question opens a connection of its own.
    pub(super) fn close(&self) {
        if let Some(connection) = self.take() {
            connection.close();
        }
    }

    pub(super) fn take(&self) -> Option<Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    pub(super) fn keep(&self, connection: Connection) {
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

/// A connection, and what it runs on: on the thread of whoever asks, and between two questions nowhere.
pub(super) struct Connection {
    service: SecretService<'static>,
    runtime: Runtime,
}

impl Connection {
    /// Without waiting for anything, because a store may be closed on a thread of the app's own runtime.
    fn close(self) {
        drop(self.service);
        self.runtime.shutdown_background();
    }
}

/// The default keyring, once it is known to be there, lasting and unlocked.
async fn default_keyring<'a>(
    service: &'a SecretService<'_>,
    call: &Call,
) -> Result<Collection<'a>, Found> {
    let keyring = service.get_default_collection().await?;
    let session_keyring = service.get_collection_by_alias(SESSION_KEYRING).await;
    if session_keyring.is_ok_and(|session| session.collection_path == keyring.collection_path) {
        let session = "the default keyring is the session's".to_owned();
        return Err(KeyStoreError::Volatile(session).into());
    }
    if keyring.is_locked().await? {
        call.is_waited_for()?;
        call.waits_for_person();
        keyring.unlock().await?;
        // The keyring may say that it is done when the person has pressed Cancel.
        keyring.ensure_unlocked().await?;
    }
    Ok(keyring)
}

/// Asks a keyring that is known to be open.
async fn ask_keyring(
    service: &SecretService<'_>,
    keyring: &Collection<'_>,
    call: &Call,
    place: &Place,
    question: &Question,
) -> Result<Option<StoredSecret>, Found> {
    let mut found = service.search_items(attributes(place)).await?;
    // It may stand in a keyring that was the default before.
    if !found.locked.is_empty() {
        call.is_waited_for()?;
        call.waits_for_person();
        let locked: Vec<_> = found.locked.iter().collect();
        service.unlock_all(&locked).await?;
    }
    found.unlocked.append(&mut found.locked);
    match (found.unlocked.as_slice(), question) {
        ([entry], _) => {
            entry.ensure_unlocked().await?;
            call.is_waited_for()?;
            Ok(ask_entry(entry, question).await?)
        }
        ([], Question::Read | Question::Remove) => Ok(None),
        ([], Question::Write(value)) => {
            let label = format!("keyring:{}@{}", place.name, place.service);
            keyring.ensure_unlocked().await?;
            call.is_waited_for()?;
            let (named, value) = (attributes(place), value.expose());
            keyring
                .create_item(&label, named, value, true, CONTENT_TYPE)
                .await?;
            Ok(None)
        }
        _ => Err(KeyStoreError::Ambiguous.into()),
    }
}

/// Asks over a connection that answered before.
async fn ask_again(
    service: &SecretService<'_>,
    call: &Call,
    place: &Place,
    question: &Question,
) -> Result<Option<StoredSecret>, Found> {
    let found = service.search_items(attributes(place)).await?;
    if let ([entry], []) = (found.unlocked.as_slice(), found.locked.as_slice()) {
        call.is_waited_for()?;
        return Ok(ask_entry(entry, question).await?);
    }
    let keyring = default_keyring(service, call).await?;
    ask_keyring(service, &keyring, call, place, question).await
}

async fn ask_entry(entry: &Item<'_>, question: &Question) -> Result<Option<StoredSecret>, Error> {
    match question {
        Question::Read => return Ok(Some(StoredSecret::new(entry.get_secret().await?))),
        Question::Write(value) => entry.set_secret(value.expose(), CONTENT_TYPE).await?,
        Question::Remove => entry.delete().await?,
    }
    Ok(None)
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
