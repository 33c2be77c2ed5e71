//! Making a backup, while everybody works on (RE-2).

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sqlx::Connection as _;

use super::chunks::{Chunks, Stuck};
use super::contents::BackupMade;
use super::header::Header;
use super::rooms::Snapshot;
use super::source::in_data_folder;
use super::target::{Target, not_written};
use crate::allowed::Caller;
use crate::audit::{AuditEvent, Entry};
use crate::clock::Timestamp;
use crate::error::{Disk, Fault, Refusal, Stop};
use crate::evidence::Evidence;
use crate::guichet::Guichet;
use crate::opened::Opened;
use crate::operations::{BackUp, BackUpStart};
use crate::operator::OperatorId;
use crate::progress::{Progress, Stage, Tell};
use crate::store::{backup, institution};
use crate::writing::Writing;

/// How often somebody hears how far the copy has come.
const LOOK_AT_THE_COPY: Duration = Duration::from_millis(100);

impl Guichet {
    /// Makes a backup in the file `to`, which the person has chosen. It is not an operation of its
    /// own, because it takes long and the desk is not to wait for it; the operation [`BackUp`] says
    /// whether it may be made.
    pub async fn back_up(
        &self,
        caller: &Caller,
        to: &Path,
        tell: Tell,
    ) -> Result<BackupMade, Refusal> {
        let BackUpStart { by, .. } = self.ask(caller, BackUp {}).await?;
        let opened = self.opened().await.ok_or(Refusal::OutOfOrder)?;
        let made = self.make_backup(&opened, caller, by, to, &tell).await;
        if let Err(stop) = &made {
            self.heed(&opened, stop).await;
        }
        made.map_err(|stop| self.refusal("back_up", stop))
    }

    async fn make_backup(
        &self,
        opened: &Arc<Opened>,
        caller: &Caller,
        by: OperatorId,
        to: &Path,
        tell: &Tell,
    ) -> Result<BackupMade, Stop> {
        let one_at_a_time = self.backup_work.try_lock();
        let _one_at_a_time = one_at_a_time.map_err(|_| Refusal::BackupUnderWay)?;
        let (at, _) = opened.see(self.clock.now());
        let target = Target::begin(to)?;
        let folder = self.folder()?;
        let snapshot = Snapshot::make(&folder).map_err(in_data_folder)?;
        copy(opened, snapshot.path(), tell).await?;
        let size = self.seal(opened, snapshot.path(), target, at, tell).await?;
        drop(snapshot);
        // A backup that is not in the trail is none.
        if let Err(stop) = self.record_backup(opened, caller, by, at).await {
            if let Err(error) = std::fs::remove_file(to) {
                tracing::error!(%error, "a backup stays that is not in the trail");
            }
            return Err(stop);
        }
        // From here on it is one, whatever the key store says to that.
        opened.anchor(&*self.key_store).await?;
        let name = to.file_name().unwrap_or_default();
        Ok(BackupMade {
            at,
            name: name.to_string_lossy().into_owned(),
            size,
        })
    }

    /// Writes the copy into the backup; how long that is.
    async fn seal(
        &self,
        opened: &Opened,
        snapshot: &Path,
        target: Target,
        at: Timestamp,
        tell: &Tell,
    ) -> Result<u64, Stop> {
        let keys = opened.keys().ok_or(Fault::Tampered("no keys"))?;
        let mut db = backup::reading(snapshot).await?;
        let facts = backup::facts(&mut db).await;
        db.close().await?;
        let facts = facts?;
        let evidence = facts.evidence.as_deref();
        let evidence = evidence.and_then(|stored| Evidence::from_stored(keys, stored));
        evidence.ok_or(Fault::Tampered("the evidence"))?;
        let header = Header::new(facts, at, &*self.randomness);
        let bytes = header.to_bytes();
        let bytes = bytes.ok_or(Fault::Tampered("the sealed root key"))?;
        let chunks = Chunks::of(&header, &bytes, &keys.backup_key(&header.salt));
        let mut from = File::open(snapshot).map_err(in_data_folder)?;
        let length = from.metadata().map_err(in_data_folder)?.len();
        let tell = tell.clone();
        let writing = move || {
            let mut to = BufWriter::new(target.file.as_file());
            to.write_all(&bytes).map_err(Stuck::Writing)?;
            chunks.seal(&mut from, &mut to, &mut |moved| {
                tell(Progress {
                    stage: Stage::Writing,
                    done: length + moved,
                    all: 2 * length,
                });
            })?;
            to.flush().map_err(Stuck::Writing)?;
            drop(to);
            let size = target
                .file
                .as_file()
                .metadata()
                .map_err(Stuck::Writing)?
                .len();
            target.finish().map_err(Stuck::Writing)?;
            Ok(size)
        };
        let written = tokio::task::spawn_blocking(writing).await;
        let written = written.map_err(|error| Fault::Unexpected(error.to_string()))?;
        written.map_err(|stuck| match stuck {
            Stuck::Writing(error) => not_written(&error).into(),
            Stuck::Reading(error) => in_data_folder(error),
            Stuck::Damaged => Fault::Unexpected("sealing a chunk failed".to_owned()).into(),
        })
    }

    /// The entry of the trail, and the day from which the reminder counts.
    async fn record_backup(
        &self,
        copied: &Arc<Opened>,
        caller: &Caller,
        by: OperatorId,
        at: Timestamp,
    ) -> Result<(), Stop> {
        let _in_use = self.in_use.read().await;
        // It may have been closed meanwhile, for what was found in it, and opened anew.
        let opened = self.opened().await;
        let opened = opened.filter(|opened| Arc::ptr_eq(opened, copied));
        let opened = opened.ok_or(Refusal::OutOfOrder)?;
        let wall = self.clock.now();
        let (now, _) = opened.see(wall);
        let entry = Entry {
            event: AuditEvent::BackupMade,
            actor: Some(by),
            subject: None,
            reason: None,
        };
        let mut writing = Writing::begin(&opened).await?;
        institution::set_last_backup(writing.db(), at).await?;
        writing
            .commit_with(&[entry], caller.desk.as_str(), (now, wall))
            .await?;
        Ok(())
    }
}

/// Copies the database. How far that has come shows in the length of the copy.
async fn copy(opened: &Opened, into: &Path, tell: &Tell) -> Result<(), Stop> {
    let all = 2 * opened.store.length().await?;
    let copying = opened.store.copy_into(into);
    tokio::pin!(copying);
    let copied = loop {
        tokio::select! {
            copied = &mut copying => break copied,
            () = tokio::time::sleep(LOOK_AT_THE_COPY) => {
                let done = into.metadata().map_or(0, |copy| copy.len()).min(all / 2);
                tell(Progress { stage: Stage::Copying, done, all });
            }
        }
    };
    copied.map_err(|fault| match &fault {
        Fault::Database(error) if crate::store::is_full(error) => Refusal::NoRoom {
            disk: Disk::OfThisPc,
        }
        .into(),
        _ => fault.into(),
    })
}
