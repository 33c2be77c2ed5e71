//! Opening closed data with the service key (RE-1, SE-15): after the key store has lost its key, and
//! after somebody changed the data outside the app.

use std::sync::PoisonError;

use uuid::Uuid;

use crate::allowed::Caller;
use crate::clock::Timestamp;
use crate::error::{Refusal, Stop};
use crate::evidence::Finding;
use crate::guichet::Guichet;
use crate::inspection::Keyring;
use crate::keys::{EntryName, Keys, RootKey, ServiceKey};
use crate::screen::ClosedReason;
use crate::store::{Peeked, Store};
use crate::throttle::{delayed, wait_after};

/// Wrong tries of the service key while the data is closed, or on a backup: nothing may be written then, so they are
/// counted as long as the app runs. (160 random bits need no counting; a person who mistypes is told
/// to be careful.)
#[derive(Debug, Default)]
pub(crate) struct Tries {
    in_row: u32,
    blocked_until: Timestamp,
}

impl Guichet {
    /// Opens the data with the service key, where that helps.
    pub(crate) async fn open_with(&self, caller: &Caller, typed: &str) -> Result<(), Stop> {
        let key = ServiceKey::parse(typed)?;
        let _one_at_a_time = self.opening.lock().await;
        let reason = self.closed_for().await.ok_or(Refusal::OutOfOrder)?;
        self.count_try(self.clock.now())?;
        match reason {
            ClosedReason::KeyMissing | ClosedReason::WrongKey => {
                let (database, root) = self.prove(&key).await?;
                let name = EntryName::root_key(database);
                self.key_store.write(&name, &root.to_stored()).await?;
                self.open_now(Keyring::MadeGood).await;
            }
            ClosedReason::Tampered => {}
            _ => return Err(Refusal::OutOfOrder.into()),
        }
        if let Some((opened, findings)) = self.found().await {
            self.prove(&key).await?;
            if findings.contains(&Finding::SchemaChanged) {
                return Err(Refusal::OutOfOrder.into());
            }
            let keys = opened.keys().ok_or(Refusal::OutOfOrder)?;
            let desk = caller.desk.as_str();
            self.accept(&opened, keys, &findings, desk).await?;
            self.go_on_with(opened).await;
        }
        self.forget_tries();
        Ok(())
    }

    /// Whether this is the service key of the data that is there: it opens the root key, which says
    /// more than anything that stands in the file. Which database, and its root key.
    pub(crate) async fn prove(&self, key: &ServiceKey) -> Result<(Uuid, RootKey), Stop> {
        let folder = self.data_folder.prepare();
        let folder = folder.map_err(|_| Refusal::OutOfOrder)?;
        let peeked = Store::peek(&folder).await;
        let peeked = peeked.ok().flatten().ok_or(Refusal::OutOfOrder)?;
        Ok((peeked.database_id, unwrap(key, &peeked)?))
    }

    pub(crate) fn forget_tries(&self) {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        *tries = Tries::default();
    }

    pub(crate) fn count_try(&self, now: Timestamp) -> Result<(), Refusal> {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if tries.blocked_until > now {
            return Err(delayed(tries.blocked_until, now));
        }
        tries.in_row = tries.in_row.saturating_add(1);
        tries.blocked_until = now.plus(wait_after(tries.in_row));
        Ok(())
    }
}

/// The root key that lies in the database, sealed under the service key. It is the right one only
/// where it is this data's: whoever edits the file can't make such a value.
fn unwrap(key: &ServiceKey, peeked: &Peeked) -> Result<RootKey, Refusal> {
    let root = key
        .unwrap(
            &peeked.root_key_under_service_key,
            peeked.institution.as_bytes(),
        )
        .ok_or(Refusal::WrongServiceKey)?;
    if Keys::derive(&root, peeked.key_generation).identity() == peeked.root_key_identity.as_slice()
    {
        Ok(root)
    } else {
        Err(Refusal::WrongServiceKey)
    }
}
