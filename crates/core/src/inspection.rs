//! Looking for what somebody did to the data while the app was away (SE-15, SE-16), and going on
//! after the service team has seen it.

use std::borrow::Cow;

use futures_util::future::try_join_all;
use sqlx::SqliteConnection;

use crate::audit::{AuditEvent, Entry};
use crate::clock::Timestamp;
use crate::error::Fault;
use crate::evidence::{Evidence, Finding, Head, Sum, Table, compare};
use crate::guichet::Guichet;
use crate::keys::{EntryName, KeyStoreError, Keys, RootKey, ServiceKey};
use crate::opened::Opened;
use crate::second_factor::TimeStep;
use crate::store::{
    Store, accepted_breaks, audit, database, institution, protected, registration_codes,
    registrations, sessions, temporary_codes,
};
use crate::writing::{Time, Writing};

/// Why what a start looks at came to no end.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unfinished {
    #[error("key store: {0}")]
    KeyStore(KeyStoreError),
    #[error("{0}")]
    Fault(Fault),
}

impl<F: Into<Fault>> From<F> for Unfinished {
    fn from(fault: F) -> Self {
        Self::Fault(fault.into())
    }
}

/// Where the root key comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keyring {
    /// It was there.
    Usual,
    /// The service key has just put it back (RE-1).
    MadeGood,
}

impl Guichet {
    /// Looks at all that must not have changed. A database from before there was any evidence gets
    /// it now, unless its keyring was just made good with the service key: then nobody can say that
    /// it is from before. What was cut off between a commit and its anchor is healed.
    pub(crate) async fn inspect(
        &self,
        opened: &Opened,
        keys: &Keys,
        keyring: Keyring,
    ) -> Result<Vec<Finding>, Unfinished> {
        let name = EntryName::anchor(opened.database_id);
        let anchor = self.key_store.read(&name).await;
        let anchor = anchor.map_err(Unfinished::KeyStore)?;
        // What can't be read is no anchor.
        let anchor = anchor.and_then(|bytes| Evidence::from_bytes(bytes.expose()));
        let mut read = opened.store.read().await?;
        let (stored, highest_time) = database::evidence(&mut read).await?;
        let mut findings = Vec::new();
        if !opened.store.has_our_schema().await? {
            findings.push(Finding::SchemaChanged);
        }
        let first = stored.is_none() && anchor.is_none() && keyring == Keyring::Usual;
        if first && findings.is_empty() {
            read.commit().await?;
            self.adopt(opened, keys).await?;
            return Ok(Vec::new());
        }
        let known = weigh(keys, stored.as_deref(), highest_time, anchor.as_ref());
        read.commit().await?;
        findings.extend(hold_against(&opened.store, keys, known.as_ref()).await?);
        let anchored = anchor.as_ref().map_or(0, |anchor| anchor.commits);
        let evidence = known.ok().or(anchor).unwrap_or_default();
        opened.know(evidence, anchored).await;
        if findings.is_empty() {
            let healed = opened.anchor(&*self.key_store).await;
            healed.map_err(Unfinished::KeyStore)?;
        } else {
            tracing::error!(?findings, "the data was changed outside the app");
        }
        Ok(findings)
    }

    /// The first evidence of a database from before there was any.
    async fn adopt(&self, opened: &Opened, keys: &Keys) -> Result<(), Unfinished> {
        let mut evidence = Evidence::default();
        let mut writing = Writing::begin(opened).await?;
        audit::chain_all(writing.db(), keys, &mut evidence.head).await?;
        protected::touch_all(writing.db()).await?;
        writing.go_on_from(evidence);
        writing
            .commit(Some(keys), Time::Said(self.clock.now()))
            .await?;
        let anchored = opened.anchor(&*self.key_store).await;
        anchored.map_err(Unfinished::KeyStore)
    }

    /// The service team has seen the findings and opens the data all the same: what stands there
    /// now is what holds, and the trail keeps what was found.
    pub(crate) async fn accept(
        &self,
        opened: &Opened,
        keys: &Keys,
        findings: &[Finding],
        desk: &str,
        (service_key, root): (&ServiceKey, &RootKey),
    ) -> Result<(), Fault> {
        let wall = self.clock.now();
        let (now, _) = opened.see(wall);
        let mut evidence = opened.evidence().await;
        let mut writing = Writing::begin(opened).await?;
        let followed = audit::follow(writing.db(), keys, evidence.head).await?;
        let known = accepted_breaks::all(writing.db()).await?;
        for broken in &followed.broken {
            if !known.iter().any(|known| known.covers(broken)) {
                accepted_breaks::insert(writing.db(), broken, now).await?;
            }
        }
        evidence.head = followed.last;
        // What was edited may be the key that an administrator's new keys are sealed for (SE-14).
        let of = institution::get(writing.db()).await?.id;
        let copy = service_key.wrap(root, keys, of.as_bytes(), &*self.randomness)?;
        institution::set_root_key_under_service_key(writing.db(), &copy).await?;
        // Found while the app ran: whoever was signed in proves again who they are.
        sessions::end_left_over(writing.db(), &[], now).await?;
        evidence.sums = [Sum::default(); Table::ALL.len()];
        // A code that was accepted after the file was copied must not be accepted again (EC-3).
        let step = TimeStep::at(Timestamp::max(now, wall)).next();
        registrations::raise_steps_to(writing.db(), step).await?;
        // Nor a code that was handed over, used and void since (PH-4, RG-7).
        temporary_codes::void_all(writing.db()).await?;
        registration_codes::void_all(writing.db()).await?;
        protected::touch_all(writing.db()).await?;
        writing.go_on_from(evidence);
        let entries: Vec<_> = findings
            .iter()
            .map(|finding| Entry {
                event: AuditEvent::FindingAccepted,
                actor: None,
                subject: None,
                reason: Some(Cow::Borrowed(finding.word())),
            })
            .collect();
        writing.commit_with(&entries, desk, (now, wall)).await?;
        opened.anchor(&*self.key_store).await?;
        Ok(())
    }
}

/// The evidence in the database, where it is what it should be.
pub(crate) fn weigh(
    keys: &Keys,
    stored: Option<&[u8]>,
    highest_time: Timestamp,
    anchor: Option<&Evidence>,
) -> Result<Evidence, Finding> {
    let stored = stored.ok_or(match anchor {
        None => Finding::AnchorMissing,
        Some(_) => Finding::OlderFile,
    })?;
    let found = Evidence::from_stored(keys, stored)
        .filter(|found| found.highest_time == highest_time)
        .ok_or(Finding::EvidenceChanged)?;
    compare(&found, anchor)?;
    Ok(found)
}

/// Holds every row and the trail's last entry against the evidence, each table beside the others:
/// nobody writes before this has come to its end.
pub(crate) async fn hold_against(
    store: &Store,
    keys: &Keys,
    known: Result<&Evidence, &Finding>,
) -> Result<Vec<Finding>, Fault> {
    let tables = Table::ALL.map(async |table| {
        let mut read = store.read().await?;
        let looked = look_through(&mut read, keys, table).await?;
        read.commit().await?;
        Ok::<_, Fault>(looked)
    });
    let looked = try_join_all(tables).await?;
    let mut read = store.read().await?;
    let last = audit::head(&mut read).await?;
    read.commit().await?;
    Ok(judge(known, looked, last))
}

/// What the rows of a table are.
pub(crate) struct Looked {
    table: Table,
    sum: Sum,
    changed: Vec<Finding>,
}

/// Checks the rows of a table.
pub(crate) async fn look_through(
    read: &mut SqliteConnection,
    keys: &Keys,
    table: Table,
) -> Result<Looked, Fault> {
    let rows = protected::check(&mut *read, keys, table).await?;
    let mut changed = Vec::new();
    for row in rows.changed {
        let whose = protected::whose(&mut *read, table, row).await?;
        changed.push(Finding::RowChanged { table, whose });
    }
    let sum = rows.sum;
    Ok(Looked {
        table,
        sum,
        changed,
    })
}

/// Holds what is there against the evidence of the last commit.
pub(crate) fn judge(
    known: Result<&Evidence, &Finding>,
    looked: Vec<Looked>,
    last: Head,
) -> Vec<Finding> {
    let mut findings: Vec<_> = known.err().into_iter().cloned().collect();
    for Looked {
        table,
        sum,
        changed,
    } in looked
    {
        let exchanged = |known: &Evidence| known.sums[table as usize] != sum;
        if changed.is_empty() && known.is_ok_and(exchanged) {
            findings.push(Finding::RowsExchanged { table });
        }
        findings.extend(changed);
    }
    match known {
        Ok(known) if last.number < known.head.number => {
            findings.push(Finding::TrailCut { after: last.number });
        }
        Ok(known) if last != known.head => findings.push(Finding::TrailChanged {
            number: last.number,
        }),
        _ => {}
    }
    findings
}
