//! Opening the data (SE-13, SE-18): the key store proves itself, the key is found, and only then is
//! the database opened for writing. Whatever is wrong before that changes not a byte, and no key is
//! ever made here.

use std::io::ErrorKind;
use std::sync::OnceLock;

use crate::clock::TimeSeen;
use crate::error::Fault;
use crate::evidence::Finding;
use crate::guichet::Guichet;
use crate::ids::new_id;
use crate::inspection::{Keyring, Unfinished};
use crate::keys::{EntryName, KeyStore, KeyStoreError, Keys, RootKey, StoredSecret};
use crate::opened::Opened;
use crate::screen::ClosedReason;
use crate::store::{Peeked, Store, database, sessions};
use crate::updating;

impl Guichet {
    /// Opens the data, or says why it stays closed.
    pub(crate) async fn try_open(
        &self,
        keyring: Keyring,
    ) -> Result<(Opened, Vec<Finding>), ClosedReason> {
        let folder = self.data_folder.prepare()?;
        self.prove_key_store().await.map_err(closed_by_key_store)?;
        self.settle_backups(&folder).await.map_err(closed_by)?;
        let keys = OnceLock::new();
        if let Some(peeked) = Store::peek(&folder).await? {
            let found = find_keys(&*self.key_store, &peeked).await?;
            if let Some(root) = found.to_promote {
                let promoted = self.promote(peeked.database_id, &root).await;
                promoted.map_err(closed_by_key_store)?;
            }
            // Nobody else has this cell yet.
            let _ = keys.set(found.keys);
            if !peeked.is_up_to_date {
                updating::bring_up_to_date(&folder).await?;
            }
        }
        let store = Store::open(&folder).await?;
        let opened = self.get_to_know(store.clone(), keys, keyring).await;
        match &opened {
            Err(_) => store.close().await,
            Ok((_, findings)) if findings.is_empty() => updating::let_go(&folder),
            Ok(_) => {}
        }
        opened.map_err(closed_by)
    }

    /// Finds out what was opened. Whoever asks closes it where that can't be done.
    async fn get_to_know(
        &self,
        store: Store,
        keys: OnceLock<Keys>,
        keyring: Keyring,
    ) -> Result<(Opened, Vec<Finding>), Unfinished> {
        let now = self.clock.now();
        let alive = self.sessions().await;
        let mut db = store.write().await?;
        let (database_id, highest) =
            database::know(&mut db, new_id(now, &*self.randomness)).await?;
        sessions::end_left_over(&mut db, &alive, now).await?;
        db.commit().await?;
        if keys.get().is_none() {
            // SU-4: the key of a set-up that was cut off. Its name holds this empty database's
            // id, so no data is sealed under it.
            let orphan = EntryName::root_key(database_id);
            let removed = self.key_store.remove(&orphan).await;
            removed.map_err(Unfinished::KeyStore)?;
        }
        let time = TimeSeen::since(highest, now);
        let opened = Opened::new(store, database_id, keys, time);
        let findings = match opened.keys() {
            None => Vec::new(),
            Some(keys) => self.inspect(&opened, keys, keyring).await?,
        };
        Ok((opened, findings))
    }

    /// The key store proves itself: a canary written, read by opening it again, removed (SE-13).
    async fn prove_key_store(&self) -> Result<(), KeyStoreError> {
        let mut bytes = [0; 16];
        self.randomness.fill(&mut bytes);
        let name = EntryName::canary();
        let canary = StoredSecret::new(bytes.to_vec());
        self.key_store.write(&name, &canary).await?;
        self.key_store.close();
        let read = self.key_store.read(&name).await?;
        if read.is_none_or(|read| read.expose() != bytes) {
            return Err(KeyStoreError::Volatile(
                "the canary was not found again".to_owned(),
            ));
        }
        self.key_store.remove(&name).await
    }
}

/// The keys of the data that is there.
pub(crate) struct Found {
    pub keys: Keys,
    /// A rotation was cut off after its commit: this root key still lies beside the old one (SE-14).
    pub to_promote: Option<RootKey>,
}

/// Finds them in the key store; missing and wrong are different answers.
pub(crate) async fn find_keys(
    key_store: &dyn KeyStore,
    peeked: &Peeked,
) -> Result<Found, ClosedReason> {
    let name = EntryName::root_key(peeked.database_id);
    let stored = key_store.read(&name).await;
    let stored = stored.map_err(closed_by_key_store)?;
    if let Some((_, keys)) = stored.as_ref().and_then(|stored| keys_of(peeked, stored)) {
        let to_promote = None;
        return Ok(Found { keys, to_promote });
    }
    let next = EntryName::next_root_key(peeked.database_id);
    let next = key_store.read(&next).await;
    let next = next.map_err(closed_by_key_store)?;
    if let Some((root, keys)) = next.and_then(|next| keys_of(peeked, &next)) {
        let to_promote = Some(root);
        return Ok(Found { keys, to_promote });
    }
    Err(match stored {
        None => ClosedReason::KeyMissing,
        Some(_) => ClosedReason::WrongKey,
    })
}

/// The root key, and its keys, where it is this data's.
pub(crate) fn keys_of(peeked: &Peeked, stored: &StoredSecret) -> Option<(RootKey, Keys)> {
    let root = RootKey::from_stored(stored)?;
    let keys = keys_under(peeked, &root)?;
    Some((root, keys))
}

/// The keys that this root key gives, where it is this data's.
pub(crate) fn keys_under(peeked: &Peeked, root: &RootKey) -> Option<Keys> {
    let keys = Keys::derive(root, peeked.key_generation);
    if keys.identity() != peeked.root_key_identity.as_slice() {
        return None;
    }
    match &peeked.lasting_keys {
        None => Some(keys),
        Some(sealed) => keys.open_lasting(peeked.institution.as_bytes(), sealed),
    }
}

fn closed_by(unfinished: Unfinished) -> ClosedReason {
    match unfinished {
        Unfinished::KeyStore(error) => closed_by_key_store(error),
        Unfinished::Fault(fault) => unreadable(&fault),
    }
}

/// The database can be opened, but not worked with.
pub(crate) fn unreadable(fault: &Fault) -> ClosedReason {
    tracing::error!(%fault, "the database can't be read");
    match fault {
        Fault::Database(error) => crate::store::reason(error),
        Fault::File(error) => match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ClosedReason::DiskFull,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                ClosedReason::FolderNotWritable
            }
            _ => ClosedReason::DatabaseUnreadable,
        },
        _ => ClosedReason::DatabaseUnreadable,
    }
}

/// The screen for each thing a key store can answer (SE-13).
pub(crate) fn closed_by_key_store(error: KeyStoreError) -> ClosedReason {
    tracing::warn!(%error, "the key store does not answer as it should");
    reason_of(&error)
}

pub(crate) const fn reason_of(error: &KeyStoreError) -> ClosedReason {
    match error {
        KeyStoreError::Absent(_) => ClosedReason::KeyStoreAbsent,
        KeyStoreError::Locked => ClosedReason::KeyStoreLocked,
        KeyStoreError::Volatile(_) => ClosedReason::KeyStoreVolatile,
        KeyStoreError::Slow => ClosedReason::KeyStoreSlow,
        KeyStoreError::Ambiguous => ClosedReason::WrongKey,
    }
}
