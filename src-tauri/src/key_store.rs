//! The operating system's keyring behind the core's [`KeyStore`]: Secret Service, Windows
//! Credential Manager, macOS Keychain (SE-13).
//!
//! Three habits of keyrings shape this file:
//!
//! - They block. A locked keyring asks the person for its password and answers when they have
//!   typed it, perhaps never. So every call runs on a thread of its own and is waited for at most
//!   [`PATIENCE`]; a call that was given up on changes nothing once it wakes up.
//! - They are repaired while the app runs. So a store is kept from one call to the next only while it
//!   answers; else it is opened afresh, and "Try again" sees what is there now.
//! - They say "not found" for very different things. So each platform's part first establishes
//!   that the store is there, open and lasting; only then does an absent entry mean `None`.
//!
//! Errors are told apart by their variants, never by their text.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use guichet_core::{EntryName, KeyStore, KeyStoreError, StoredSecret};
use keyring_core::{CredentialPersistence, CredentialStore, Entry, Error};
use tokio::sync::oneshot;

#[cfg_attr(target_os = "macos", path = "key_store/keychain.rs")]
#[cfg_attr(windows, path = "key_store/credential_manager.rs")]
#[cfg_attr(
    all(unix, not(target_os = "macos")),
    path = "key_store/secret_service.rs"
)]
mod platform;

/// How long a keyring may take to answer. It takes milliseconds unless it waits for a person.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// The keyring of the person who runs the app.
pub struct OsKeyStore {
    /// Under which name the entries stand there: the app's identifier.
    service: &'static str,
    patience: Duration,
    kept: Arc<Kept>,
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
            kept: Arc::default(),
        }
    }

    /// Asks the store one thing, on a thread of its own. Asked once more over a store that was opened
    /// afresh, the question is to come to the same.
    async fn ask<T, Q>(&self, name: &EntryName, question: Q) -> Result<T, KeyStoreError>
    where
        T: Send + 'static,
        Q: Fn(&Entry) -> Result<T, Error> + Send + 'static,
    {
        let (service, name) = (self.service, name.as_str().to_owned());
        let kept = Arc::clone(&self.kept);
        let call = Arc::new(Call::default());
        let (answer, answered) = oneshot::channel();

        let of_thread = Arc::clone(&call);
        std::thread::Builder::new()
            .name("key store".to_owned())
            .spawn(move || {
                let asked = |store: &CredentialStore| {
                    let entry = store.build(service, &name, platform::modifiers().as_ref())?;
                    question(&entry)
                };
                let result = of_thread.ask(&kept, asked);
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
        self.ask(name, |entry| match entry.get_secret() {
            Ok(bytes) => Ok(Some(StoredSecret::new(bytes))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(error),
        })
        .await
    }

    async fn write(&self, name: &EntryName, value: &StoredSecret) -> Result<(), KeyStoreError> {
        // The thread may outlive this call, so it gets its own bytes, wiped when it is done.
        let value = StoredSecret::new(value.expose().to_vec());
        self.ask(name, move |entry| entry.set_secret(value.expose()))
            .await
    }

    async fn remove(&self, name: &EntryName) -> Result<(), KeyStoreError> {
        self.ask(name, |entry| match entry.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(error),
        })
        .await
    }

    fn close(&self) {
        drop(self.kept.take());
    }
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

    /// Asks the store that is kept, or else one that is opened afresh and kept from here on.
    fn ask<T>(
        &self,
        kept: &Kept,
        question: impl Fn(&CredentialStore) -> Result<T, Error>,
    ) -> Result<T, KeyStoreError> {
        if let Some(opened) = kept.take()
            && opened.is_still_open()
        {
            self.is_waited_for()?;
            // Where the keyring was started anew this fails, which says nothing of the keyring.
            if let Ok(answer) = question(&*opened.store) {
                kept.put(opened);
                return Ok(answer);
            }
        }
        let opened = platform::open(self)?;
        lasts(&opened.store)?;
        self.is_waited_for()?;
        let answer = question(&*opened.store).map_err(why)?;
        kept.put(opened);
        Ok(answer)
    }

    /// Opening may have taken minutes, if a person was asked. The one who wanted to know has moved on then,
    /// and a value written now would be one that nobody knows of.
    fn is_waited_for(&self) -> Result<(), KeyStoreError> {
        if self.given_up.load(Ordering::SeqCst) {
            return Err(KeyStoreError::Slow);
        }
        Ok(())
    }
}

/// The store that answered last. A call takes it away while it asks: another one at the same time opens its
/// own, and does not wait for one that waits for a person.
#[derive(Default)]
pub(crate) struct Kept(Mutex<Option<platform::Opened>>);

impl Kept {
    fn take(&self) -> Option<platform::Opened> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn put(&self, opened: platform::Opened) {
        let before = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .replace(opened);
        // Closed without the lock.
        drop(before);
    }
}

/// Refuses a store that says itself that it forgets.
fn lasts(store: &Arc<CredentialStore>) -> Result<(), KeyStoreError> {
    match store.persistence() {
        CredentialPersistence::UntilDelete | CredentialPersistence::Unspecified => Ok(()),
        // Until the entry is dropped, the process ends, the person logs out, or what a later
        // version of the library may add: a key is not put where it is not known to stay.
        _ => Err(KeyStoreError::Volatile(store.vendor())),
    }
}

/// Which state of SE-13 an error of the store stands for.
fn why(error: Error) -> KeyStoreError {
    match error {
        Error::Ambiguous(_) => KeyStoreError::Ambiguous,
        Error::NoStorageAccess(cause) => platform::no_access(cause),
        Error::PlatformFailure(cause) => platform::failure(cause),
        // The rest says that this is no store to rely on. Their texts hold names and limits,
        // no values; their debug output would hold values.
        other => KeyStoreError::Absent(other.to_string()),
    }
}

#[cfg(test)]
mod tests;
