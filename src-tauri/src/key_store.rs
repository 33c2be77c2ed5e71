//! The operating system's keyring behind the core's [`KeyStore`]: Secret Service, Windows
//! Credential Manager, macOS Keychain (SE-13).
//!
//! Three habits of keyrings shape this file:
//!
//! - They block. A locked keyring asks the person for its password and answers when they have
//!   typed it, perhaps never. So every call runs on a thread of its own and is waited for at most
//!   [`PATIENCE`]; a call that was given up on changes nothing once it wakes up.
//! - They are repaired while the app runs. So a connection is kept from one call to the next only while it
//!   answers; else it is opened afresh, and "Try again" sees what is there now.
//! - They say "not found" for very different things. So each platform's part first establishes
//!   that the store is there, open and lasting; only then does an absent entry mean `None`.
//!
//! Errors are told apart by their variants, never by their text.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use guichet_core::{EntryName, KeyStore, KeyStoreError, StoredSecret};
use tokio::sync::oneshot;

#[cfg_attr(target_os = "macos", path = "key_store/keychain.rs")]
#[cfg_attr(windows, path = "key_store/credential_manager.rs")]
#[cfg_attr(
    all(unix, not(target_os = "macos")),
    path = "key_store/secret_service.rs"
)]
mod platform;
#[cfg(any(windows, target_os = "macos"))]
mod without_connection;

#[cfg(all(unix, not(target_os = "macos")))]
use platform::Store;
#[cfg(any(windows, target_os = "macos"))]
use without_connection::Store;

/// How long a keyring may take to answer. It takes milliseconds unless it waits for a person.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// The keyring of the person who runs the app.
pub struct OsKeyStore {
    /// Under which name the entries stand there: the app's identifier.
    service: &'static str,
    patience: Duration,
    store: Arc<Store>,
}

impl OsKeyStore {
    /// The keyring, with entries under the app's identifier.
    pub fn new(service: &'static str) -> Self {
        Self::with_patience(service, PATIENCE)
    }

    /// The same, with another time limit.
    pub fn with_patience(service: &'static str, patience: Duration) -> Self {
        Self {
            service,
            patience,
            store: Arc::default(),
        }
    }

    /// Asks the store one thing, on a thread of its own.
    async fn ask(
        &self,
        name: &EntryName,
        question: Question,
    ) -> Result<Option<StoredSecret>, KeyStoreError> {
        let place = Place {
            service: self.service,
            name: name.as_str().to_owned(),
        };
        let store = Arc::clone(&self.store);
        let call = Arc::new(Call::default());
        let (answer, answered) = oneshot::channel();

        let of_thread = Arc::clone(&call);
        std::thread::Builder::new()
            .name("key store".to_owned())
            .spawn(move || {
                let result = store.ask(&of_thread, &place, &question);
                // Nobody listens any more where the call was given up on.
                let _ = answer.send(result);
            })
            .map_err(|error| KeyStoreError::Absent(error.to_string()))?;

        match tokio::time::timeout(self.patience, answered).await {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => Err(KeyStoreError::Absent("the store's client broke off".into())),
            Err(_) => Err(call.give_up()),
        }
    }
}

#[async_trait]
impl KeyStore for OsKeyStore {
    async fn read(&self, name: &EntryName) -> Result<Option<StoredSecret>, KeyStoreError> {
        self.ask(name, Question::Read).await
    }

    async fn write(&self, name: &EntryName, value: &StoredSecret) -> Result<(), KeyStoreError> {
        // The thread may outlive this call, so it gets its own bytes, wiped when it is done.
        let value = StoredSecret::new(value.expose().to_vec());
        self.ask(name, Question::Write(value)).await?;
        Ok(())
    }

    async fn remove(&self, name: &EntryName) -> Result<(), KeyStoreError> {
        self.ask(name, Question::Remove).await?;
        Ok(())
    }

    fn close(&self) {
        self.store.close();
    }
}

/// Where an entry stands in the store.
pub(crate) struct Place {
    pub(crate) service: &'static str,
    pub(crate) name: String,
}

/// What is asked of an entry. Asked twice, it comes to the same.
pub(crate) enum Question {
    /// What the entry holds; nothing, where there is none.
    Read,
    /// Whether or not there was one before.
    Write(StoredSecret),
    /// If there is one.
    Remove,
}

/// What the thread that asks and the one that waits tell each other.
#[derive(Default)]
pub(crate) struct Call {
    person_is_asked: AtomicBool,
    given_up: AtomicBool,
}

impl Call {
    /// The store is locked and now asks the person to unlock it.
    #[cfg_attr(
        windows,
        allow(dead_code, reason = "the Credential Manager asks nobody")
    )]
    pub(crate) fn waits_for_person(&self) {
        self.person_is_asked.store(true, Ordering::SeqCst);
    }

    /// Why there was no answer in time. From here on the thread changes nothing any more.
    fn give_up(&self) -> KeyStoreError {
        self.given_up.store(true, Ordering::SeqCst);
        if self.person_is_asked.load(Ordering::SeqCst) {
            KeyStoreError::Locked
        } else {
            KeyStoreError::Slow
        }
    }

    /// Opening may have taken minutes, if a person was asked. The one who wanted to know has moved on then,
    /// and a value written now would be one that nobody knows of.
    pub(crate) fn is_waited_for(&self) -> Result<(), KeyStoreError> {
        if self.given_up.load(Ordering::SeqCst) {
            return Err(KeyStoreError::Slow);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
