//! Looking at everything in a backup that was unpacked: whether it is whole, ours, and untouched.

use std::collections::HashMap;
use std::path::Path;

use super::header::Header;
use crate::error::{Disk, Fault, Refusal, Stop};
use crate::evidence::{Evidence, Head};
use crate::inspection::hold_against;
use crate::keys::{Keys, RootKey};
use crate::opening::keys_under;
use crate::operator::OperatorId;
use crate::screen::ClosedReason;
use crate::second_factor::RegistrationId;
use crate::store::backup::{Counts, counts};
use crate::store::{Store, audit, database, registrations};
use crate::verification::follow;

/// A database out of a backup, open, after all of it was looked at.
pub(super) struct Examined {
    pub(super) store: Store,
    pub(super) keys: Keys,
    pub(super) evidence: Evidence,
    pub(super) counts: Counts,
    /// Whose phones are in use, each with its registration.
    pub(super) phones: HashMap<OperatorId, RegistrationId>,
}

/// Examines the database in `folder`, and brings it up to date.
pub(super) async fn examine(
    folder: &Path,
    header: &Header,
    root: &RootKey,
) -> Result<Examined, Stop> {
    let peeked = Store::peek(folder).await.map_err(not_opened)?;
    let peeked = peeked.filter(|peeked| {
        peeked.database_id == header.database
            && peeked.institution == header.institution
            && peeked.root_key_under_service_key == header.root_key_under_service_key
    });
    let keys = peeked.and_then(|peeked| keys_under(&peeked, root));
    let Some(keys) = keys else {
        tracing::error!("what is in the backup is not what its header says");
        return Err(Refusal::BackupDamaged.into());
    };
    let store = Store::open(folder).await.map_err(not_opened)?;
    match look_at(&store, header, &keys).await {
        Ok((evidence, counts, phones)) => Ok(Examined {
            store,
            keys,
            evidence,
            counts,
            phones,
        }),
        Err(stop) => {
            store.close().await;
            Err(stop)
        }
    }
}

type Seen = (Evidence, Counts, HashMap<OperatorId, RegistrationId>);

async fn look_at(store: &Store, header: &Header, keys: &Keys) -> Result<Seen, Stop> {
    let mut read = store.read().await?;
    let damaged = |what: &str| {
        tracing::error!(what, "the backup does not fit together");
        Stop::from(Refusal::BackupDamaged)
    };
    if !store.has_our_schema().await? {
        return Err(damaged("the tables"));
    }
    let (stored, highest_time) = database::evidence(&mut read).await?;
    let evidence = stored
        .and_then(|stored| Evidence::from_stored(keys, &stored))
        .filter(|found| found.highest_time == highest_time)
        .ok_or_else(|| damaged("the evidence"))?;
    let findings = hold_against(store, keys, Ok(&evidence)).await?;
    if !findings.is_empty() {
        tracing::error!(?findings, "the backup holds what was changed");
        return Err(Refusal::BackupDamaged.into());
    }
    let (_, broken) = follow(&mut read, keys, evidence.head, evidence.highest_time).await?;
    if !broken.is_empty() {
        return Err(damaged("the trail"));
    }
    for registration in registrations::all_living(&mut read).await? {
        let opened = registration.secret_key(header.institution, keys);
        opened.map_err(|_| damaged("a secret key"))?;
    }
    let counts = counts(&mut read).await?;
    let phones = registrations::phones(&mut read).await?;
    read.commit().await?;
    Ok((evidence, counts, phones))
}

impl Examined {
    /// Whether the backup holds the state that this evidence was left by: its trail goes on from there.
    pub(super) async fn holds(&self, known: &Evidence) -> Result<bool, Fault> {
        let Head { number, chain } = known.head;
        let as_many = self.evidence.commits == known.commits;
        if self.evidence.commits < known.commits || (as_many && self.evidence != *known) {
            return Ok(false);
        }
        let mut read = self.store.read().await?;
        let here = audit::place_of(&mut read, number).await?;
        read.commit().await?;
        Ok(number == 0 || here == Some(chain))
    }
}

/// What it means for a backup that its database does not open.
fn not_opened(reason: ClosedReason) -> Stop {
    match reason {
        ClosedReason::DatabaseNewer => Refusal::BackupNewer.into(),
        ClosedReason::DatabaseDamaged => Refusal::BackupDamaged.into(),
        ClosedReason::DiskFull => Refusal::NoRoom {
            disk: Disk::OfThisPc,
        }
        .into(),
        other => Fault::Unexpected(format!("the unpacked backup: {other:?}")).into(),
    }
}
