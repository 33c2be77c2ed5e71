//! A transaction that writes, from its beginning to its commit: on the way each touched row gets its
//! MAC, each entry its place in the trail's chain, and the commit its evidence (SE-15, SE-16).

use sqlx::{Sqlite, SqliteConnection, Transaction};

use crate::audit::Entry;
use crate::clock::Timestamp;
use crate::error::Fault;
use crate::evidence::Evidence;
use crate::keys::Keys;
use crate::opened::Opened;
use crate::store::{audit, database, protected};

/// The only transaction that writes at this moment.
pub(crate) struct Writing<'a> {
    opened: &'a Opened,
    transaction: Transaction<'static, Sqlite>,
    /// What this commit will leave behind, as far as it is known.
    evidence: Option<Evidence>,
    entries: usize,
}

impl<'a> Writing<'a> {
    pub(crate) async fn begin(opened: &'a Opened) -> Result<Self, Fault> {
        let mut transaction = opened.store.write().await?;
        // This app alone writes, through one connection (SE-18). Whatever another one has written is
        // looked at before anything is built on it.
        if !protected::nobody_else_wrote(&mut transaction).await? {
            transaction.rollback().await?;
            return Err(Fault::EditedOutside);
        }
        Ok(Self {
            opened,
            transaction,
            evidence: None,
            entries: 0,
        })
    }

    pub(crate) fn db(&mut self) -> &mut SqliteConnection {
        &mut self.transaction
    }

    /// This commit follows other evidence than that of the last one.
    pub(crate) fn go_on_from(&mut self, evidence: Evidence) {
        self.evidence = Some(evidence);
    }

    /// Writes entries of the trail.
    pub(crate) async fn append(
        &mut self,
        keys: &Keys,
        entries: &[Entry<'_>],
        desk: &str,
        now: Timestamp,
    ) -> Result<(), Fault> {
        // Whoever wrote before has published what they left behind: we hold the only right to write.
        if self.evidence.is_none() {
            self.evidence = Some(self.opened.evidence().await);
        }
        if let Some(evidence) = &mut self.evidence {
            audit::append(
                &mut self.transaction,
                keys,
                &mut evidence.head,
                entries,
                desk,
                now,
            )
            .await?;
            self.entries += entries.len();
        }
        Ok(())
    }

    /// Commits. Where nothing was written that decides anything, nothing is left behind either.
    pub(crate) async fn commit(mut self, keys: Option<&Keys>, time: Time) -> Result<(), Fault> {
        let Some(keys) = keys else {
            // Before set-up there is nothing to protect.
            return Ok(self.transaction.commit().await?);
        };
        let mut published = self.opened.publish().await;
        let mut evidence = self.evidence.unwrap_or_else(|| published.clone());
        let touched =
            protected::seal_touched(&mut self.transaction, keys, &mut evidence.sums).await?;
        let highest_time = time.from(evidence.highest_time);
        if touched == 0 && self.entries == 0 && highest_time >= evidence.highest_time {
            return Ok(self.transaction.commit().await?);
        }
        evidence.commits += 1;
        evidence.highest_time = highest_time;
        let stored = evidence.to_stored(keys);
        database::leave_evidence(&mut self.transaction, &stored, highest_time).await?;
        self.transaction.commit().await?;
        *published = evidence;
        Ok(())
    }

    /// Commits with these entries, where that is no operation's doing: `now` is what the trail says, `wall` is
    /// what this computer's clock says.
    pub(crate) async fn commit_with(
        mut self,
        entries: &[Entry<'_>],
        desk: &str,
        (now, wall): (Timestamp, Timestamp),
    ) -> Result<(), Fault> {
        let keys = self.opened.keys().ok_or(Fault::Tampered("no keys"))?;
        self.append(keys, entries, desk, now).await?;
        self.commit(Some(keys), Time::Said(wall)).await
    }

    pub(crate) async fn rollback(self) -> Result<(), Fault> {
        Ok(self.transaction.rollback().await?)
    }
}

/// What a commit says of the time.
#[derive(Clone, Copy)]
pub(crate) enum Time {
    /// This computer's clock says so; time never goes back.
    Said(Timestamp),
    /// The service team says that it is right (SE-8).
    Believed(Timestamp),
}

impl Time {
    fn from(self, highest: Timestamp) -> Timestamp {
        match self {
            Self::Said(wall) => highest.max(wall),
            Self::Believed(wall) => wall,
        }
    }
}
