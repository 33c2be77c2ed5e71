//! Opening closed data with the service key (RE-1, SE-15): after the key store has lost its key, and
//! after somebody changed the data outside the app.

use std::sync::PoisonError;

use uuid::Uuid;

use crate::allowed::Caller;
use crate::audit::{AuditEvent, Entry};
use crate::clock::Timestamp;
use crate::error::{Fault, Refusal, Stop};
use crate::evidence::Finding;
use crate::guichet::{Guichet, Opened};
use crate::inspection::Keyring;
use crate::keys::{EntryName, Keys, RootKey, ServiceKey};
use crate::screen::ClosedReason;
use crate::store::{Peeked, Store};
use crate::throttle::{delayed, wait_after};
use crate::writing::{Time, Writing};

/// Wrong tries of the service key while the data is closed, or on a backup: nothing may be written then, so they are
/// counted as long as the app runs. (160 random bits need no counting; a person who mistypes is told
/// to be careful.)
#[derive(Debug, Default)]
pub(crate) struct Tries {
    in_row: u32,
    blocked_until: Timestamp,
    /// Of these, those that the trail will say once it can.
    unrecorded: u32,
}

impl Guichet {
    /// Opens the data with the service key, where that helps.
    pub(crate) async fn open_with(&self, caller: &Caller, typed: &str) -> Result<(), Stop> {
        let key = ServiceKey::parse(typed)?;
        let _one_at_a_time = self.opening.lock().await;
        let reason = self.closed_for().await.ok_or(Refusal::OutOfOrder)?;
        self.count_try(self.clock.now())?;
        // Nobody uses the data before all that was found is accepted.
        let _in_use = self.in_use.write().await;
        let mut entries = Vec::new();
        // What no opening looks for: it is found by following the whole chain.
        let mut in_the_trail = Vec::new();
        match reason {
            ClosedReason::KeyMissing | ClosedReason::WrongKey => {
                let (database, root) = self.prove_closed(&key).await?;
                let name = EntryName::root_key(database);
                self.key_store.write(&name, &root.to_stored()).await?;
                self.open_now(Keyring::MadeGood).await;
                entries.push((AuditEvent::DataOpened, None));
            }
            ClosedReason::Tampered => {
                self.prove_closed(&key).await?;
                in_the_trail = self.found().await.map_or_else(Vec::new, |(_, findings)| {
                    findings
                        .into_iter()
                        .filter(Finding::is_in_the_trail)
                        .collect()
                });
                // It may have been found while the app ran, and more may have been done since.
                self.reopen().await;
            }
            _ => return Err(Refusal::OutOfOrder.into()),
        }
        let found = match self.found().await {
            None if in_the_trail.is_empty() => None,
            None => self.opened().await.map(|opened| (opened, Vec::new())),
            found => found,
        };
        if let Some((opened, mut findings)) = found {
            self.prove_closed(&key).await?;
            for known in in_the_trail {
                if !findings.contains(&known) {
                    findings.push(known);
                }
            }
            if findings.contains(&Finding::SchemaChanged) {
                return Err(Refusal::OutOfOrder.into());
            }
            let keys = opened.keys().ok_or(Refusal::OutOfOrder)?;
            let desk = caller.desk.as_str();
            self.accept(&opened, keys, &findings, desk).await?;
            self.go_on_with(opened).await;
        }
        let refused =
            (0..self.forget_tries()).map(|_| (AuditEvent::ServiceKeyRefused, Some("while_closed")));
        entries.splice(0..0, refused);
        if let Some(opened) = self.opened().await {
            self.record_apart(&opened, caller, &entries).await?;
        }
        Ok(())
    }

    /// Entries that belong to no operation's transaction, about nobody.
    pub(crate) async fn record_apart(
        &self,
        opened: &Opened,
        caller: &Caller,
        entries: &[(AuditEvent, Option<&str>)],
    ) -> Result<(), Fault> {
        let keys = opened
            .keys()
            .ok_or(Fault::Unexpected("no keys".to_owned()))?;
        if entries.is_empty() {
            return Ok(());
        }
        let wall = self.clock.now();
        let (now, _) = opened.see(wall);
        let mut writing = Writing::begin(opened).await?;
        for &(event, reason) in entries {
            let entry = Entry {
                event,
                actor: None,
                subject: None,
                reason,
            };
            writing
                .append(keys, &entry, caller.desk.as_str(), now)
                .await?;
        }
        writing.commit(Some(keys), Time::Said(wall)).await?;
        opened.anchor(&*self.key_store).await?;
        Ok(())
    }

    /// The same while nothing can be written: a wrong one is recorded once the data is open.
    async fn prove_closed(&self, key: &ServiceKey) -> Result<(Uuid, RootKey), Stop> {
        let proven = self.prove(key).await;
        if proven.is_err() {
            let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
            tries.unrecorded = tries.unrecorded.saturating_add(1);
        }
        proven
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

    /// How many of them the trail has to say.
    pub(crate) fn forget_tries(&self) -> u32 {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *tries).unrecorded
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
