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

use crate::allowed::{Allowed, Caller};
use crate::audit::{AuditEvent, Entry};
use crate::desk::Desk;
use crate::error::{Fault, Refusal, Stop};
use crate::evidence::{Sum, Table};
use crate::guichet::Guichet;
use crate::inspection::hold_against;
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

/// What a rotation makes.
struct NewKeys {
    keys: Keys,
    /// The root key, for the service key (RE-1).
    copy: Vec<u8>,
    /// The administrator who asked for it; none where it was the service team.
    actor: Option<OperatorId>,
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

    /// Makes new keys for an administrator.
    pub(crate) async fn rotate_for(&self, caller: &Caller, allowed: Allowed) -> Result<(), Stop> {
        self.alone_with_keys(async |opened, keys| {
            let administrator = self.may_still(caller, opened, allowed).await?;
            let by = By::Administrator(administrator);
            self.make_new_keys(opened, keys, &by, caller).await
        })
        .await?;
        // The keys are new all the same; what is wrong, the sign-in window says.
        self.opened().await.ok_or(Refusal::OutOfOrder)?;
        Ok(())
    }

    /// Whoever was admitted is it still, now that nobody else changes anything any more.
    async fn may_still(
        &self,
        caller: &Caller,
        opened: &Opened,
        allowed: Allowed,
    ) -> Result<OperatorId, Stop> {
        let place = self.place_of(&caller.desk);
        let mut place = place.lock().await;
        let mut desk = Desk::new(caller, self, opened, &mut place, true);
        let admitted = desk.admit(allowed).await;
        let whose = desk.actor().map(|operator| operator.id);
        desk.undo().await;
        admitted?;
        whose
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
        // Sealed anew, what somebody has edited would be ours.
        let found = hold_against(&opened.store, keys, Ok(&opened.evidence().await)).await?;
        if !found.is_empty() {
            return Err(Fault::EditedOutside.into());
        }
        let randomness = &*self.randomness;
        let root = RootKey::generate(randomness);
        let mut read = opened.store.read().await?;
        let of = institution::get(&mut read).await?.id;
        let copy = institution::root_key_under_service_key(&mut read).await?;
        read.commit().await?;
        let new = match by {
            By::ServiceKey(key) => {
                let keys = keys.next(&root).ok_or_else(too_many)?;
                NewKeys {
                    copy: key.wrap(&root, &keys, of.as_bytes(), randomness)?,
                    keys,
                    actor: None,
                }
            }
            By::Administrator(actor) => {
                let copy = keys.wrap_next(&root, &copy, of.as_bytes(), randomness)?;
                NewKeys {
                    copy: copy.ok_or(Refusal::NewKeysNeedServiceKey)?,
                    keys: keys.next_without_service_key(&root).ok_or_else(too_many)?,
                    actor: Some(*actor),
                }
            }
        };
        let next = EntryName::next_root_key(opened.database_id);
        self.key_store.write(&next, &root.to_stored()).await?;
        self.reseal(opened, keys, &new, of, caller.desk.as_str())
            .await?;
        Ok(())
    }

    /// The transaction.
    async fn reseal(
        &self,
        opened: &Opened,
        keys: &Keys,
        new: &NewKeys,
        of: Uuid,
        desk: &str,
    ) -> Result<(), Fault> {
        let wall = self.clock.now();
        let (now, _) = opened.see(wall);
        let mut evidence = opened.evidence().await;
        let mut writing = Writing::begin(opened).await?;
        for mut registration in registrations::all_living(writing.db()).await? {
            registration.seal_anew(of, keys, &new.keys, &*self.randomness)?;
            registrations::set_sealed_key(writing.db(), &registration).await?;
        }
        // Whoever has read the old key can try out what is stored of a code that was handed over; and
        // nothing of it is right under the new one.
        temporary_codes::void_all(writing.db()).await?;
        registration_codes::void_all(writing.db()).await?;
        let rotated = institution::Rotated {
            generation: new.keys.generation(),
            root_key_identity: &new.keys.identity(),
            root_key_under_service_key: &new.copy,
            lasting_keys: &new.keys.seal_lasting(of.as_bytes(), &*self.randomness)?,
        };
        institution::set_keys(writing.db(), &rotated).await?;
        evidence.sums = [Sum::default(); Table::ALL.len()];
        protected::touch_all(writing.db()).await?;
        writing.go_on_from(evidence);
        let entry = Entry {
            event: AuditEvent::KeysRotated,
            actor: new.actor,
            subject: None,
            reason: None,
        };
        writing.append(&new.keys, &[entry], desk, now).await?;
        writing.commit(Some(&new.keys), Time::Said(wall)).await
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
