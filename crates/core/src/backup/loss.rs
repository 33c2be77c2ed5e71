//! What a restore would lose that this computer knows of (SE-17).

use std::collections::HashSet;
use std::path::Path;

use sqlx::Connection as _;

use super::contents::Loses;
use super::examining::Examined;
use super::header::Header;
use crate::clock::Timestamp;
use crate::error::Fault;
use crate::evidence::{Evidence, Table, compare};
use crate::guichet::Guichet;
use crate::keys::{EntryName, KeyStoreError, Keys, RootKey};
use crate::opening::{keys_of, keys_under};
use crate::operator::OperatorId;
use crate::second_factor::RegistrationId;
use crate::store::{DATABASE_FILE, Store, backup, database, protected, registrations};

/// What is lost, and what of the backup must not work any more because of it.
pub(super) struct Loss {
    pub(super) loses: Loses,
    /// Operators whose phone in the backup is not, or may not be, the one they have today.
    pub(super) phones: Vec<OperatorId>,
    /// The latest time that this computer has seen with this institution's data.
    pub(super) highest_time: Timestamp,
    /// How many commits it knows of.
    pub(super) commits: u64,
}

/// The data that is here now, if it is the same institution's.
struct Present {
    evidence: Evidence,
    /// The phones in use; nothing where nobody can say that these rows are today's.
    phones: Option<HashSet<(OperatorId, RegistrationId)>>,
}

impl Guichet {
    /// Compares the backup with the data in `folder` and with the anchors in the key store.
    pub(super) async fn loss(
        &self,
        folder: &Path,
        header: &Header,
        root: &RootKey,
        examined: &Examined,
    ) -> Result<Loss, Fault> {
        let peeked = Store::peek(folder).await;
        if let Ok(Some(peeked)) = &peeked
            && peeked.institution != header.institution
        {
            let name = institution_in(folder).await?;
            return Ok(Loss {
                loses: Loses::OtherInstitution { name },
                phones: Vec::new(),
                highest_time: Timestamp::default(),
                commits: 0,
            });
        }
        let mut known = Vec::new();
        known.extend(self.anchor_of(header.database).await?);
        // A file that can't be read may hold anything.
        let mut newer = peeked.is_err() && known.is_empty();
        let here = peeked.ok().flatten();
        let mut present = None;
        if let Some(peeked) = here {
            let anchor = self.anchor_of(peeked.database_id).await?;
            // Its keys may have been made anew since the backup (SE-14).
            let name = EntryName::root_key(peeked.database_id);
            let stored = self.key_store.read(&name).await?;
            let keys = stored.and_then(|stored| keys_of(&peeked, &stored));
            let keys = keys.map(|(_, keys)| keys);
            if let Some(keys) = keys.or_else(|| keys_under(&peeked, root)) {
                present = present_in(folder, &keys, anchor.as_ref()).await;
            }
            // So may one of which neither its own keys nor the key store say what it is.
            newer = present.is_none() && anchor.is_none();
            known.extend(anchor);
            known.extend(present.as_ref().map(|present| present.evidence.clone()));
        }
        for known in &known {
            newer |= !examined.holds(known).await?;
        }
        let highest_time = known.iter().map(|known| known.highest_time).max();
        let commits = known.iter().map(|known| known.commits).max();
        let phones = if newer {
            let today = present.and_then(|present| present.phones);
            let is_todays = |operator: &OperatorId, phone: &RegistrationId| {
                let today = today.as_ref();
                today.is_some_and(|today| today.contains(&(*operator, *phone)))
            };
            let phones = examined.phones.iter();
            let mut changed: Vec<_> = phones.filter(|(of, phone)| !is_todays(of, phone)).collect();
            // Always the same order: each becomes an entry of the trail.
            changed.sort_by(|(one, _), (other, _)| one.as_bytes().cmp(other.as_bytes()));
            changed.into_iter().map(|(operator, _)| *operator).collect()
        } else {
            Vec::new()
        };
        Ok(Loss {
            loses: if newer {
                Loses::Changes {
                    phones: u32::try_from(phones.len()).unwrap_or(u32::MAX),
                }
            } else {
                Loses::Nothing
            },
            phones,
            highest_time: highest_time.unwrap_or_default(),
            commits: commits.unwrap_or_default(),
        })
    }

    async fn anchor_of(&self, database: uuid::Uuid) -> Result<Option<Evidence>, KeyStoreError> {
        let bytes = self.key_store.read(&EntryName::anchor(database)).await?;
        Ok(bytes.and_then(|bytes| Evidence::from_bytes(bytes.expose())))
    }
}

/// The data in `folder` as far as it can be believed; nothing where it can't be read.
async fn present_in(folder: &Path, keys: &Keys, anchor: Option<&Evidence>) -> Option<Present> {
    let seen = async {
        let mut db = backup::reading(&folder.join(DATABASE_FILE)).await?;
        let mut read = db.begin().await?;
        let (stored, highest_time) = database::evidence(&mut read).await?;
        let evidence = stored
            .and_then(|stored| Evidence::from_stored(keys, &stored))
            .filter(|found| found.highest_time == highest_time);
        let Some(evidence) = evidence else {
            return Ok(None);
        };
        // Somebody who edits the file must not be able to say that a phone is still today's.
        let rows = protected::check(&mut read, keys, Table::Registration).await?;
        let todays = rows.changed.is_empty()
            && rows.sum == evidence.sums[Table::Registration as usize]
            && compare(&evidence, anchor).is_ok();
        let phones = registrations::phones(&mut read).await?;
        read.commit().await?;
        db.close().await?;
        Ok::<_, Fault>(Some(Present {
            evidence,
            phones: todays.then(|| phones.into_iter().collect()),
        }))
    };
    seen.await.unwrap_or_else(|fault| {
        tracing::warn!(%fault, "the data that is here can't be compared");
        None
    })
}

async fn institution_in(folder: &Path) -> Result<String, Fault> {
    let mut db = backup::reading(&folder.join(DATABASE_FILE)).await?;
    let name = crate::store::institution::name(&mut db).await;
    db.close().await?;
    name
}
