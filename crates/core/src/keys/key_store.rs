//! Where the root key lives: the operating system's key store, behind a trait.
//!
//! The core never asks which store it is. The desktop hands in the OS keyring; tests hand in
//! one in memory. Every answer that is not a value is one of the states of SE-13, because
//! "not found", "locked" and "not there at all" ask different things of the person at the desk.

use async_trait::async_trait;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The name of one value in the key store. Not secret.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EntryName(String);

impl EntryName {
    /// The root key of the database with this id. The id in the name keeps the keys of two
    /// databases apart, so that a new, empty database can never replace an older one's key.
    pub fn root_key(database: uuid::Uuid) -> Self {
        Self(format!("root-key {database}"))
    }

    /// The root key that is about to take the other one's place (SE-14).
    pub fn next_root_key(database: uuid::Uuid) -> Self {
        Self(format!("next-root-key {database}"))
    }

    /// What the last commit on the database with this id left behind (SE-15). Not secret, but only
    /// this app may write it.
    pub fn anchor(database: uuid::Uuid) -> Self {
        Self(format!("anchor {database}"))
    }

    /// The canary with which the store proves itself at start (SE-13).
    pub fn canary() -> Self {
        Self("canary".to_owned())
    }

    /// The name as the key store wants it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Secret bytes on their way into or out of the key store. Wiped on drop, never printed.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct StoredSecret(Vec<u8>);

impl StoredSecret {
    /// Takes the bytes over.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes, for the one who writes them to the store or derives keys from them.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for StoredSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StoredSecret(…)")
    }
}

/// Why the key store gave no answer (SE-13).
#[derive(Debug, thiserror::Error)]
pub enum KeyStoreError {
    /// There is no key store on this computer, or nothing in it can be written.
    #[error("this computer has no key store: {0}")]
    Absent(String),
    /// The key store is there, but locked, and was not unlocked.
    #[error("the key store is locked")]
    Locked,
    /// The key store forgets what it is given when the person logs out or the computer restarts.
    #[error("the key store forgets: {0}")]
    Volatile(String),
    /// No answer within the time limit (5 s).
    #[error("the key store did not answer in time")]
    Slow,
    /// More than one value under one name: nobody can say which is right.
    #[error("the key store holds two values under one name")]
    Ambiguous,
}

/// The operating system's key store. Implementations open it afresh where it does not answer, so that
/// "Try again" sees what the person has just repaired.
#[async_trait]
pub trait KeyStore: Send + Sync {
    /// The value under `name`; `None` where the store is open and holds none.
    async fn read(&self, name: &EntryName) -> Result<Option<StoredSecret>, KeyStoreError>;

    /// Creates or replaces the value under `name`.
    async fn write(&self, name: &EntryName, value: &StoredSecret) -> Result<(), KeyStoreError>;

    /// Removes the value under `name`; nothing to remove is no error.
    async fn remove(&self, name: &EntryName) -> Result<(), KeyStoreError>;

    /// Closes what is kept open from one call to the next, if anything: the next call opens it afresh.
    fn close(&self) {}
}
