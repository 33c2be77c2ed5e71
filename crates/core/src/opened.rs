//! The open data, and what is remembered of it between operations: its keys, the time seen, the evidence of
//! the last commit and whether the key store knows of it, how the trail stood.

use std::sync::{Mutex, OnceLock, PoisonError};

use uuid::Uuid;

use crate::audit::TrailStanding;
use crate::clock::{Span, TimeSeen, Timestamp};
use crate::error::Fault;
use crate::evidence::Evidence;
use crate::keys::{EntryName, KeyStore, KeyStoreError, Keys, StoredSecret};
use crate::store::Store;

/// The open data.
pub(crate) struct Opened {
    pub(crate) store: Store,
    pub(crate) database_id: Uuid,
    pub(crate) keys: OnceLock<Keys>,
    pub(crate) time: Mutex<TimeSeen>,
    /// What the last commit left behind.
    evidence: tokio::sync::Mutex<Evidence>,
    /// How many commits the key store knows of.
    anchored: tokio::sync::Mutex<u64>,
    /// What following the trail last showed; nothing before that.
    trail: Mutex<Option<TrailStanding>>,
}

impl Opened {
    pub(crate) fn new(
        store: Store,
        database_id: Uuid,
        keys: OnceLock<Keys>,
        time: TimeSeen,
    ) -> Self {
        Self {
            store,
            database_id,
            keys,
            time: Mutex::new(time),
            evidence: tokio::sync::Mutex::default(),
            anchored: tokio::sync::Mutex::default(),
            trail: Mutex::default(),
        }
    }

    /// How the trail stood when it was last followed.
    pub(crate) fn trail(&self) -> Option<TrailStanding> {
        let trail = self.trail.lock().unwrap_or_else(PoisonError::into_inner);
        trail.clone()
    }

    /// It was followed.
    pub(crate) fn remember(&self, standing: TrailStanding) {
        let mut trail = self.trail.lock().unwrap_or_else(PoisonError::into_inner);
        *trail = Some(standing);
    }

    /// What the last commit left behind.
    pub(crate) async fn evidence(&self) -> Evidence {
        self.evidence.lock().await.clone()
    }

    /// The same, to be replaced by what the next commit leaves.
    pub(crate) async fn publish(&self) -> tokio::sync::MutexGuard<'_, Evidence> {
        self.evidence.lock().await
    }

    /// Begins with what was found, and with what the key store knows.
    pub(crate) async fn know(&self, evidence: Evidence, anchored: u64) {
        *self.evidence.lock().await = evidence;
        *self.anchored.lock().await = anchored;
    }

    /// Lets the key store know of the last commit, unless it does. Nobody hears an answer before.
    pub(crate) async fn anchor(&self, key_store: &dyn KeyStore) -> Result<(), KeyStoreError> {
        let mut anchored = self.anchored.lock().await;
        let evidence = self.evidence().await;
        if evidence.commits > *anchored {
            let name = EntryName::anchor(self.database_id);
            let bytes = StoredSecret::new(evidence.to_bytes());
            key_store.write(&name, &bytes).await?;
            *anchored = evidence.commits;
        }
        Ok(())
    }

    /// The keys, once there is an institution.
    pub(crate) fn keys(&self) -> Option<&Keys> {
        self.keys.get()
    }

    /// Set-up is done: from here on the desks sign in.
    pub(crate) fn set_keys(&self, keys: Keys) -> Result<(), Fault> {
        self.keys
            .set(keys)
            .map_err(|_| Fault::Unexpected("set up twice".to_owned()))
    }

    /// The clock says `wall`: what it is now, and how far the clock is behind (SE-8).
    pub(crate) fn see(&self, wall: Timestamp) -> (Timestamp, Span) {
        let mut time = self.time.lock().unwrap_or_else(PoisonError::into_inner);
        (time.see(wall), time.lag())
    }

    /// The audited repair after a clock that ran ahead (SE-8).
    pub(crate) fn forget_time_after(&self, wall: Timestamp) {
        let mut time = self.time.lock().unwrap_or_else(PoisonError::into_inner);
        *time = TimeSeen::since(wall, wall);
    }
}
