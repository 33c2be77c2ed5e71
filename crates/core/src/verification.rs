//! Following the whole trail (SE-16): after the start, when an administrator asks, and from the
//! command line, where all the rest is looked at as well and nothing is changed.

use std::path::Path;

use crate::audit::{TrailProblem, TrailStanding};
use crate::backup;
use crate::clock::Timestamp;
use crate::error::Fault;
use crate::evidence::{Evidence, Finding, Head, Table};
use crate::guichet::Guichet;
use crate::inspection::{judge, look_through, weigh};
use crate::keys::{EntryName, KeyStore, Keys};
use crate::opened::Opened;
use crate::opening::{closed_by_key_store, find_keys};
use crate::screen::ClosedReason;
use crate::store::{Store, accepted_breaks, audit, database};

impl Guichet {
    /// Waits until data was opened whose trail nobody has followed yet.
    pub async fn trail_to_follow(&self) {
        self.unfollowed.notified().await;
    }

    /// Follows the whole trail, which takes a second or two where it is long: after the start,
    /// beside everything else. What it finds closes the data.
    pub async fn verify_trail(&self) {
        let _in_use = self.in_use.read().await;
        let Some(opened) = self.opened().await else {
            return;
        };
        let Some(keys) = opened.keys() else { return };
        if let Err(fault) = self.follow_trail(&opened, keys).await {
            tracing::error!(%fault, "the trail could not be followed");
        }
    }

    /// The same, and says how the trail stands.
    pub(crate) async fn follow_trail(
        &self,
        opened: &Opened,
        keys: &Keys,
    ) -> Result<TrailStanding, Fault> {
        // Before the reading begins: what is written meanwhile comes after this entry.
        let known = opened.evidence().await.head;
        let (now, _) = opened.see(self.clock.now());
        let mut read = opened.store.read().await?;
        let (standing, new) = follow(&mut read, keys, known, now).await?;
        read.commit().await?;
        opened.remember(standing.clone());
        if !new.is_empty() {
            tracing::error!(findings = ?new, "the trail was changed outside the app");
            self.close_for(new).await;
        }
        Ok(standing)
    }
}

/// How the trail stands, and what of it nobody has accepted yet.
pub(crate) async fn follow(
    read: &mut sqlx::SqliteConnection,
    keys: &Keys,
    known: Head,
    now: Timestamp,
) -> Result<(TrailStanding, Vec<Finding>), Fault> {
    /// No screen names more.
    const NAMED: usize = 20;
    let followed = audit::follow(&mut *read, keys, known).await?;
    let accepted = accepted_breaks::all(read).await?;
    let mut problems = Vec::new();
    for accepted in &accepted {
        problems.push(accepted.problem()?);
    }
    let mut findings = Vec::new();
    for broken in &followed.broken {
        if accepted.iter().any(|accepted| accepted.covers(broken)) {
            continue;
        }
        problems.push(TrailProblem {
            found: broken.found,
            accepted: None,
        });
        if findings.len() < NAMED {
            findings.push(broken.found.into());
        }
    }
    let standing = TrailStanding::new(now, followed.last.number, problems);
    Ok((standing, findings))
}

/// What a check from outside the app showed.
#[derive(Debug)]
pub struct Verified {
    /// What somebody did to the data, and nobody has accepted yet.
    pub findings: Vec<Finding>,
    /// How the trail stands, what was accepted included.
    pub trail: TrailStanding,
}

/// Why nothing could be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotVerified {
    /// There is no data.
    NothingThere,
    /// A backup is the data from here on, and takes its place at the next start: its restore was cut off.
    RestoreCutOff,
    /// A version before this one wrote the data last, and this one was not started since.
    NotUpToDate,
    /// The data, or the key store, is as it may not be.
    Closed(ClosedReason),
}

impl From<ClosedReason> for NotVerified {
    fn from(reason: ClosedReason) -> Self {
        Self::Closed(reason)
    }
}

/// Checks the data in `folder` without the app: every row that decides something, and the whole
/// trail, against the anchor in the key store. Changes nothing (but takes back a transaction that was cut
/// off, where the file can't be read else), and may be done while the app runs.
pub async fn verify(
    folder: &Path,
    key_store: &dyn KeyStore,
    now: Timestamp,
) -> Result<Verified, NotVerified> {
    // Reading a database that is in use takes files beside it, which SQLite would make and leave there.
    let rest = Store::at_rest(folder);
    if backup::restore_was_cut_off(folder) {
        return Err(NotVerified::RestoreCutOff);
    }
    let verified = look_over(folder, key_store, now, rest.is_some()).await;
    if rest.is_some() && Store::at_rest(folder) != rest {
        // The app was started meanwhile.
        return look_over(folder, key_store, now, false).await;
    }
    verified
}

async fn look_over(
    folder: &Path,
    key_store: &dyn KeyStore,
    now: Timestamp,
    at_rest: bool,
) -> Result<Verified, NotVerified> {
    let peeked = Store::peek_at(folder, at_rest).await?;
    let peeked = peeked.ok_or(NotVerified::NothingThere)?;
    if !peeked.is_up_to_date {
        return Err(NotVerified::NotUpToDate);
    }
    let found = find_keys(key_store, &peeked).await?;
    // Before the database: an app that runs may write meanwhile, and is then ahead of this anchor.
    let anchor = EntryName::anchor(peeked.database_id);
    let anchor = key_store.read(&anchor).await.map_err(closed_by_key_store)?;
    let anchor = anchor.and_then(|bytes| Evidence::from_bytes(bytes.expose()));
    let store = Store::open_to_read(folder, at_rest).await?;
    let verified = check(&store, &found.keys, anchor.as_ref(), now).await;
    store.close().await;
    match verified {
        Ok(verified) => verified.ok_or(NotVerified::NotUpToDate),
        Err(Fault::Database(error)) => Err(crate::store::reason(&error).into()),
        Err(_) => Err(ClosedReason::DatabaseUnreadable.into()),
    }
}

/// All of it in one reading, so that what an app that runs writes meanwhile is seen whole or not.
/// Nothing where no start has left any evidence yet.
async fn check(
    store: &Store,
    keys: &Keys,
    anchor: Option<&Evidence>,
    now: Timestamp,
) -> Result<Option<Verified>, Fault> {
    let is_ours = store.has_our_schema().await?;
    let mut read = store.read().await?;
    let (stored, highest_time) = database::evidence(&mut read).await?;
    if stored.is_none() && anchor.is_none() {
        return Ok(None);
    }
    let known = weigh(keys, stored.as_deref(), highest_time, anchor);
    let mut looked = Vec::new();
    for table in Table::ALL {
        looked.push(look_through(&mut read, keys, table).await?);
    }
    let head = match (&known, anchor) {
        (Ok(known), _) => known.head,
        (Err(_), Some(anchor)) => anchor.head,
        (Err(_), None) => Head::default(),
    };
    let (trail, broken) = follow(&mut read, keys, head, now).await?;
    let last = audit::head(&mut read).await?;
    read.commit().await?;
    let mut findings = judge(known.as_ref(), looked, last);
    if !is_ours {
        findings.insert(0, Finding::SchemaChanged);
    }
    for broken in broken {
        if !findings.contains(&broken) {
            findings.push(broken);
        }
    }
    Ok(Some(Verified { findings, trail }))
}
