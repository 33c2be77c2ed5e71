//! New keys for all the data (SE-14): every sealed value is sealed anew and every row gets a new MAC, in
//! one transaction.
//!
//! ```text
//! 1  the new root key goes into the key store, beside the old one
//! 2  the transaction commits: from here on the new key opens the data, and only it
//! 3  the new root key takes the old one's place, and
//! 4  its first place is given up
//! 5  the anchor follows
//! ```
//!
//! Cut off before 2, the old key opens everything, and what lies beside it is overwritten next time. Cut
//! off after 2, the next start finds the new key beside the old one and goes on with 3.

use uuid::Uuid;

use crate::allowed::Caller;
use crate::audit::{AuditEvent, Entry};
use crate::error::{Fault, Refusal, Stop};
use crate::evidence::{Sum, Table};
use crate::guichet::Guichet;
use crate::keys::{EntryName, KeyStoreError, Keys, RootKey, ServiceKey};
use crate::opened::Opened;
use crate::operator::OperatorId;
use crate::rescue;
use crate::store::{institution, protected, registration_codes, registrations, temporary_codes};
use crate::writing::{Time, Writing};

/// Who makes new keys.
enum By<'a> {
    /// The service team: whoever has read the old keys can do nothing with them any more.
    ServiceKey(&'a ServiceKey),
    /// An administrator.
    Administrator(OperatorId),
}

impl Guichet {
    /// Makes new keys with the service key.
    pub(crate) async fn rotate(&self, caller: &Caller, typed: &str) -> Result<(), Stop> {
        let service_key = ServiceKey::parse(typed)?;
        self.alone_with_keys(async |opened, keys| {
            rescue::count(&self.tries, self.clock.now())?;
            if let Err(stop) = self.prove(&service_key).await {
                let refused = [(AuditEvent::ServiceKeyRefused, Some("for_new_keys"))];
                self.record_apart(opened, caller, &refused).await?;
                return Err(stop);
            }
            rescue::forget(&self.tries);
            let by = By::ServiceKey(&service_key);
            self.make_new_keys(opened, keys, &by, caller).await
        })
        .await
    }

    /// Makes new keys for an administrator, who was admitted just now.
    pub(crate) async fn rotate_for(
        &self,
        caller: &Caller,
        administrator: OperatorId,
    ) -> Result<(), Stop> {
        self.alone_with_keys(async |opened, keys| {
            let by = By::Administrator(administrator);
            self.make_new_keys(opened, keys, &by, caller).await
        })
        .await
    }

    /// Does it while nobody reads or writes with the old keys, and opens the data anew where it went well,
    /// with the keys that fit it.
    async fn alone_with_keys(
        &self,
        work: impl AsyncFnOnce(&Opened, &Keys) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        // A backup is of one generation of keys.
        let no_backup = self.backup_work.try_lock();
        let _no_backup = no_backup.map_err(|_| Refusal::BackupUnderWay)?;
        let _one_at_a_time = self.opening.lock().await;
        let _in_use = self.in_use.write().await;
        let opened = self.opened().await.ok_or(Refusal::OutOfOrder)?;
        let keys = opened.keys().ok_or(Refusal::OutOfOrder)?;
        work(&opened, keys).await?;
        self.reopen().await;
        Ok(())
    }

    async fn make_new_keys(
        &self,
        opened: &Opened,
        keys: &Keys,
        by: &By<'_>,
        caller: &Caller,
    ) -> Result<(), Stop> {
        let randomness = &*self.randomness;
        let root = RootKey::generate(randomness);
        let mut read = opened.store.read().await?;
        let of = institution::get(&mut read).await?.id;
        let copy = institution::root_key_under_service_key(&mut read).await?;
        read.commit().await?;
        let (new, copy) = match by {
            By::ServiceKey(key) => {
                let new = keys.next(&root).ok_or_else(too_many)?;
                let copy = key.wrap(&root, &new, of.as_bytes(), randomness)?;
                (new, copy)
            }
            By::Administrator(_) => {
                let new = keys.next_without_service_key(&root).ok_or_else(too_many)?;
                let copy = keys.wrap_next(&root, &copy, of.as_bytes(), randomness)?;
                (new, copy.ok_or(Refusal::NewKeysNeedServiceKey)?)
            }
        };
        let next = EntryName::next_root_key(opened.database_id);
        self.key_store.write(&next, &root.to_stored()).await?;
        let actor = match by {
            By::ServiceKey(_) => None,
            By::Administrator(operator) => Some(*operator),
        };
        self.reseal(opened, keys, &new, &copy, (actor, caller))
            .await?;
        Ok(())
    }

    /// The transaction.
    async fn reseal(
        &self,
        opened: &Opened,
        keys: &Keys,
        new: &Keys,
        copy: &[u8],
        (actor, caller): (Option<OperatorId>, &Caller),
    ) -> Result<(), Fault> {
        let wall = self.clock.now();
        let (now, _) = opened.see(wall);
        let mut evidence = opened.evidence().await;
        let mut writing = Writing::begin(opened).await?;
        let of = institution::get(writing.db()).await?.id;
        for mut registration in registrations::all_living(writing.db()).await? {
            registration.seal_anew(of, keys, new, &*self.randomness)?;
            registrations::set_sealed_key(writing.db(), &registration).await?;
        }
        // Whoever has read the old key can try out what is stored of a code that was handed over; and
        // nothing of it is right under the new one.
        temporary_codes::void_all(writing.db()).await?;
        registration_codes::void_all(writing.db()).await?;
        let rotated = institution::Rotated {
            generation: new.generation(),
            root_key_identity: &new.identity(),
            root_key_under_service_key: copy,
            lasting_keys: &new.seal_lasting(of.as_bytes(), &*self.randomness)?,
        };
        institution::set_keys(writing.db(), &rotated).await?;
        evidence.sums = [Sum::default(); Table::ALL.len()];
        protected::touch_all(writing.db()).await?;
        writing.go_on_from(evidence);
        let entry = Entry {
            event: AuditEvent::KeysRotated,
            actor,
            subject: None,
            reason: None,
        };
        let desk = caller.desk.as_str();
        writing.append(new, &[entry], desk, now).await?;
        writing.commit(Some(new), Time::Said(wall)).await
    }

    /// What a rotation that was cut off after its commit left to do.
    pub(crate) async fn promote(
        &self,
        database: Uuid,
        root: &RootKey,
    ) -> Result<(), KeyStoreError> {
        let name = EntryName::root_key(database);
        self.key_store.write(&name, &root.to_stored()).await?;
        let next = EntryName::next_root_key(database);
        self.key_store.remove(&next).await
    }
}

fn too_many() -> Fault {
    Fault::Unexpected("255 generations of keys".to_owned())
}
