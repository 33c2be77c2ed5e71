//! Opening closed data with the service key (RE-1, SE-15): after the key store has lost its key, and
//! after somebody changed the data outside the app.

use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

use crate::allowed::Caller;
use crate::audit::{AuditEvent, Entry};
use crate::clock::Timestamp;
use crate::error::{Fault, Refusal, Stop};
use crate::evidence::Finding;
use crate::guichet::Guichet;
use crate::inspection::Keyring;
use crate::keys::{EntryName, Keys, RootKey, ServiceKey};
use crate::opened::Opened;
use crate::screen::ClosedReason;
use crate::store::{Peeked, Store};
use crate::throttle::{delayed, wait_after};
use crate::updating;
use crate::writing::Writing;

/// Wrong tries of the service key while the data is closed, or on a backup: nothing may be written then,
/// so they are counted as long as the app runs. (160 random bits need no counting; a person who mistypes is told
/// to be careful.)
#[derive(Debug, Default)]
pub(crate) struct Tries {
    in_row: u32,
    blocked_until: Timestamp,
}

impl Tries {
    /// Counts one before it is looked at, or says how long to wait (SE-5).
    pub(crate) fn count(&mut self, now: Timestamp) -> Result<(), Refusal> {
        if self.blocked_until > now {
            return Err(delayed(self.blocked_until, now));
        }
        self.in_row = self.in_row.saturating_add(1);
        self.blocked_until = now.plus(wait_after(self.in_row));
        Ok(())
    }
}

/// Counts a try, of the key of the data or of a backup.
pub(crate) fn count(tries: &Mutex<Tries>, now: Timestamp) -> Result<(), Refusal> {
    let mut tries = tries.lock().unwrap_or_else(PoisonError::into_inner);
    tries.count(now)
}

/// The right key was typed.
pub(crate) fn forget(tries: &Mutex<Tries>) {
    *tries.lock().unwrap_or_else(PoisonError::into_inner) = Tries::default();
}

impl Guichet {
    /// Opens the data with the service key, where that helps.
    pub(crate) async fn open_with(&self, caller: &Caller, typed: &str) -> Result<(), Stop> {
        let key = ServiceKey::parse(typed)?;
        let _one_at_a_time = self.opening.lock().await;
        let reason = self.closed_for().await.ok_or(Refusal::OutOfOrder)?;
        if !reason.service_key_helps() {
            return Err(Refusal::OutOfOrder.into());
        }
        count(&self.tries, self.clock.now())?;
        let (database, root) = self
            .prove(&key)
            .await
            .inspect_err(|_| self.owe_refused_key("while_closed"))?;
        forget(&self.tries);
        // Nobody uses the data before all that was found is accepted.
        let _in_use = self.in_use.write().await;
        // What no opening looks for: it is found by following the whole chain.
        let mut in_the_trail = self.found().await.map_or_else(Vec::new, |(_, found)| found);
        in_the_trail.retain(Finding::is_in_the_trail);
        let mut entries = Vec::new();
        if reason == ClosedReason::Tampered {
            // It may have been found while the app ran, and more may have been done since.
            self.reopen().await;
        } else {
            let name = EntryName::root_key(database);
            self.key_store.write(&name, &root.to_stored()).await?;
            self.open_now(Keyring::MadeGood).await;
            entries.push((AuditEvent::DataOpened, None));
        }
        let (opened, mut findings) = match (self.found().await, self.opened().await) {
            (Some(found), _) => found,
            (None, Some(opened)) => (opened, Vec::new()),
            // It stays closed for another reason, which the screen says.
            (None, None) => return Ok(()),
        };
        in_the_trail.retain(|known| !findings.contains(known));
        findings.append(&mut in_the_trail);
        if findings.contains(&Finding::SchemaChanged) {
            return Err(Refusal::OutOfOrder.into());
        }
        if !findings.is_empty() {
            let keys = opened.keys().ok_or(Refusal::OutOfOrder)?;
            let desk = caller.desk.as_str();
            self.accept(&opened, keys, &findings, desk, (&key, &root))
                .await?;
            self.go_on_with(Arc::clone(&opened)).await;
            if let Ok(folder) = self.data_folder.prepare() {
                updating::let_go(&folder);
            }
        }
        entries.splice(0..0, self.take_refused_keys());
        self.record_apart(&opened, caller, &entries).await?;
        Ok(())
    }

    /// A service key was refused, and the trail can't say it now.
    pub(crate) fn owe_refused_key(&self, why: &'static str) {
        let mut refused = self
            .refused_keys
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        refused.push(why);
    }

    /// Those of which the trail has said nothing yet, as its entries. Whoever asks writes them.
    pub(crate) fn take_refused_keys(&self) -> Vec<(AuditEvent, Option<&'static str>)> {
        let mut refused = self
            .refused_keys
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let entry = |why| (AuditEvent::ServiceKeyRefused, Some(why));
        refused.drain(..).map(entry).collect()
    }

    /// Entries that belong to no operation's transaction, about nobody.
    pub(crate) async fn record_apart(
        &self,
        opened: &Opened,
        caller: &Caller,
        entries: &[(AuditEvent, Option<&str>)],
    ) -> Result<(), Fault> {
        if entries.is_empty() {
            return Ok(());
        }
        let wall = self.clock.now();
        let (now, _) = opened.see(wall);
        let entries: Vec<_> = entries
            .iter()
            .map(|&(event, reason)| Entry {
                event,
                actor: None,
                subject: None,
                reason: reason.map(std::borrow::Cow::Borrowed),
            })
            .collect();
        let writing = Writing::begin(opened).await?;
        writing
            .commit_with(&entries, caller.desk.as_str(), (now, wall))
            .await?;
        opened.anchor(&*self.key_store).await?;
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
}

/// The root key that lies in the database for the service key. It is the right one only where it is this
/// data's: whoever edits the file, and has never read a root key of ours, can't make such a value (W-18).
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
