//! A key store that forgets everything when the app ends: what a demo has in the place of the keyring.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use async_trait::async_trait;
use guichet_core::{EntryName, KeyStore, KeyStoreError, StoredSecret};

/// The entries, in memory only.
#[derive(Default)]
pub struct InMemory(Mutex<HashMap<EntryName, StoredSecret>>);

impl InMemory {
    fn entries(&self) -> MutexGuard<'_, HashMap<EntryName, StoredSecret>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn copy(secret: &StoredSecret) -> StoredSecret {
    StoredSecret::new(secret.expose().to_vec())
}

#[async_trait]
impl KeyStore for InMemory {
    async fn read(&self, name: &EntryName) -> Result<Option<StoredSecret>, KeyStoreError> {
        Ok(self.entries().get(name).map(copy))
    }

    async fn write(&self, name: &EntryName, value: &StoredSecret) -> Result<(), KeyStoreError> {
        self.entries().insert(name.clone(), copy(value));
        Ok(())
    }

    async fn remove(&self, name: &EntryName) -> Result<(), KeyStoreError> {
        self.entries().remove(name);
        Ok(())
    }
}
