//! Checking a backup and restoring it (RE-2, SE-17).

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::contents::{BackupContents, BackupFile, Loses};
use super::examining::{Examined, examine};
use super::header::Header;
use super::loss::Loss;
use super::rooms::{self, CHECKING, RESTORING, Room};
use super::source::{Source, in_data_folder};
use super::switching::{self, Note, Step, Watch};
use crate::allowed::Caller;
use crate::audit::{AuditEvent, Entry};
use crate::clock::{TimeSeen, Timestamp};
use crate::desk::Desk;
use crate::error::{Disk, Fault, Field, Refusal, Stop};
use crate::guichet::Guichet;
use crate::ids::new_id;
use crate::inspection::{Keyring, Unfinished};
use crate::keys::{EntryName, RootKey, ServiceKey};
use crate::names::username_key;
use crate::opened::Opened;
use crate::operations::{CheckBackup, Look, Operation as _, RestoreBackup, StartRestoring};
use crate::operator::Role;
use crate::progress::{Progress, Stage, Tell};
use crate::rescue;
use crate::screen::{ClosedReason, Screen};
use crate::second_factor::TimeStep;
use crate::session::EndReason;
use crate::store::{
    DATABASE_FILE, Store, backup, database, institution, operators, registration_codes,
    registrations, sessions, temporary_codes, throttles,
};
use crate::writing::{Time, Writing};

/// Why a phone of the backup does not work any more, in the registration and in the trail.
const RESTORED: &str = "restored";

impl Guichet {
    /// What can be said of a file that was chosen, before the service key is typed.
    pub async fn look_at_backup(
        &self,
        caller: &Caller,
        file: &Path,
    ) -> Result<BackupFile, Refusal> {
        self.ask(caller, StartRestoring {}).await?;
        Ok(Source::open(file)?.file())
    }

    /// Reads and checks all of a backup and says what is in it. It changes nothing.
    pub async fn check_backup(
        &self,
        caller: &Caller,
        file: &Path,
        question: CheckBackup,
        tell: Tell,
    ) -> Result<BackupContents, Refusal> {
        self.ask(caller, StartRestoring {}).await?;
        let checked = self.check(file, &question, &tell).await;
        self.record_refused_keys(caller).await?;
        checked.map_err(|stop| self.refusal("check_backup", stop))
    }

    async fn check(
        &self,
        file: &Path,
        question: &CheckBackup,
        tell: &Tell,
    ) -> Result<BackupContents, Stop> {
        let one_at_a_time = self.backup_work.try_lock();
        let _one_at_a_time = one_at_a_time.map_err(|_| Refusal::BackupUnderWay)?;
        let (source, root) = self.open_backup(file, &question.service_key)?;
        let header = source.header.clone();
        let folder = self.folder()?;
        let room = Room::make(&folder, CHECKING).map_err(in_data_folder)?;
        let into = room.path().join(DATABASE_FILE);
        source.unpack(&root, &into, tell).await?;
        say(tell, Stage::Checking);
        let examined = examine(room.path(), &header, &root).await?;
        let loss = self.loss(&folder, &header, &root, &examined).await;
        examined.store.close().await;
        Ok(contents(&header, &examined, loss?.loses))
    }

    /// Puts the data of a backup in the place of what is here, all of it or nothing.
    pub async fn restore_backup(
        &self,
        caller: &Caller,
        file: &Path,
        question: RestoreBackup,
        tell: Tell,
    ) -> Result<Screen, Refusal> {
        self.restore_watched(caller, file, question, tell, &|_| {})
            .await
    }

    /// The same; somebody watches its steps.
    pub(crate) async fn restore_watched(
        &self,
        caller: &Caller,
        file: &Path,
        question: RestoreBackup,
        tell: Tell,
        at: &Watch<'_>,
    ) -> Result<Screen, Refusal> {
        self.ask(caller, StartRestoring {}).await?;
        let restored = self.restore(caller, file, &question, &tell, at).await;
        self.record_refused_keys(caller).await?;
        restored.map_err(|stop| self.refusal("restore_backup", stop))?;
        self.ask(caller, Look {}).await
    }

    async fn restore(
        &self,
        caller: &Caller,
        file: &Path,
        question: &RestoreBackup,
        tell: &Tell,
        at: &Watch<'_>,
    ) -> Result<(), Stop> {
        let one_at_a_time = self.backup_work.try_lock();
        let _one_at_a_time = one_at_a_time.map_err(|_| Refusal::BackupUnderWay)?;
        let (source, root) = self.open_backup(file, &question.service_key)?;
        let header = source.header.clone();
        let folder = self.folder()?;
        // Of an earlier one that could not be taken back: its folder names what is in the key store.
        let taken_back = switching::take_back(&folder, &*self.key_store).await;
        taken_back.map_err(|unfinished| match unfinished {
            Unfinished::KeyStore(error) => Stop::from(error),
            Unfinished::Fault(fault) => fault.into(),
        })?;
        let room = Room::make(&folder, RESTORING).map_err(in_data_folder)?;
        at(Step::FolderMade);
        let into = room.path().join(DATABASE_FILE);
        source.unpack(&root, &into, tell).await?;
        at(Step::Unpacked);
        say(tell, Stage::Checking);
        let examined = examine(room.path(), &header, &root).await?;
        at(Step::Checked);
        let backup = Backup {
            header: &header,
            root: &root,
            examined,
        };
        let began = self.begin_to_replace(caller, &folder, &backup, &question.confirmation, tell);
        let _nobody_opens = match began.await {
            Ok(nobody_opens) => nobody_opens,
            Err(stop) => {
                backup.examined.store.close().await;
                return Err(stop);
            }
        };
        let _nobody_works = self.in_use.write().await;
        self.shut().await;
        room.stay();
        let replaced = self
            .replace(caller, &folder, backup, &question.confirmation, at)
            .await;
        if replaced.is_err() {
            let taken_back = switching::take_back(&folder, &*self.key_store).await;
            if let Err(unfinished) = taken_back {
                tracing::warn!(%unfinished, "the next start takes the restore back");
            }
        } else {
            self.everybody_out().await;
            let finished = switching::finish(&folder, &*self.key_store, at).await;
            if let Err(unfinished) = finished {
                tracing::error!(%unfinished, "the next start finishes the restore");
            }
        }
        // The new data or the old: whichever counts.
        self.open_now(Keyring::Usual).await;
        replaced
    }

    /// All that is asked while everybody can still work: what is not confirmed shall disturb nobody. From
    /// here on nobody opens or closes the data.
    async fn begin_to_replace(
        &self,
        caller: &Caller,
        folder: &Path,
        backup: &Backup<'_>,
        confirmation: &str,
        tell: &Tell,
    ) -> Result<tokio::sync::MutexGuard<'_, ()>, Stop> {
        self.agreed_loss(folder, backup, confirmation).await?;
        say(tell, Stage::Finishing);
        let nobody_opens = self.opening.lock().await;
        // It may have been opened meanwhile.
        self.may_still_restore(caller).await?;
        Ok(nobody_opens)
    }

    /// What the backup would lose; the person has agreed to it.
    async fn agreed_loss(
        &self,
        folder: &Path,
        backup: &Backup<'_>,
        confirmation: &str,
    ) -> Result<Loss, Stop> {
        let Backup {
            header,
            root,
            examined,
        } = backup;
        let loss = self.loss(folder, header, root, examined).await?;
        agree(&loss, examined, confirmation)?;
        Ok(loss)
    }

    /// Whether a backup may be restored from this desk, once nobody opens or closes the data any more.
    async fn may_still_restore(&self, caller: &Caller) -> Result<(), Stop> {
        let Some(opened) = self.opened().await else {
            let reason = self.closed_for().await;
            let helps = reason.is_some_and(ClosedReason::restore_helps);
            return if helps {
                Ok(())
            } else {
                Err(Refusal::OutOfOrder.into())
            };
        };
        let place = self.place_of(&caller.desk);
        let mut place = place.lock().await;
        let mut desk = Desk::new(caller, self, &opened, &mut place, true);
        let admitted = desk.admit(StartRestoring::ALLOWED).await;
        desk.undo().await;
        admitted
    }

    /// From a checked backup to the moment that counts; nobody works on the old data any more.
    async fn replace(
        &self,
        caller: &Caller,
        folder: &Path,
        backup: Backup<'_>,
        confirmation: &str,
        at: &Watch<'_>,
    ) -> Result<(), Stop> {
        let (root, store) = (backup.root, backup.examined.store.clone());
        let prepared = self.prepare(caller, folder, backup, confirmation).await;
        // Before its files are moved, or removed.
        store.close().await;
        let (note, new) = prepared?;
        at(Step::Rewritten);
        let restoring = folder.join(RESTORING);
        Store::into_one_file(&restoring.join(DATABASE_FILE)).await?;
        at(Step::InOneFile);
        note.write(&restoring).map_err(in_data_folder)?;
        at(Step::Noted);
        let name = EntryName::root_key(note.new);
        self.key_store.write(&name, &root.to_stored()).await?;
        at(Step::RootKeyStored);
        new.anchor(&*self.key_store).await?;
        at(Step::Anchored);
        switching::make_count(folder).map_err(in_data_folder)?;
        at(Step::Counts);
        Ok(())
    }

    /// Makes of the checked backup the data that will take the place of what is here.
    async fn prepare(
        &self,
        caller: &Caller,
        folder: &Path,
        backup: Backup<'_>,
        confirmation: &str,
    ) -> Result<(Note, Opened), Stop> {
        // Once more: what was written before nobody could work any more is lost too.
        let loss = self.agreed_loss(folder, &backup, confirmation).await?;
        let Backup {
            header, examined, ..
        } = backup;
        let wall = self.clock.now();
        let note = Note {
            new: new_id(wall, &*self.randomness),
            old: backup::id_of(folder).await,
        };
        let highest = loss.highest_time.max(examined.evidence.highest_time);
        let known = OnceLock::from(examined.keys);
        let time = TimeSeen::since(highest, wall);
        let mut evidence = examined.evidence;
        // Above whatever any anchor has ever counted to: nothing that was before is newer.
        evidence.commits = evidence.commits.max(loss.commits);
        let new = Opened::new(examined.store, note.new, known, time);
        new.know(evidence, 0).await;
        self.rewrite(&new, caller, header, &loss, highest.max(wall))
            .await?;
        Ok((note, new))
    }

    /// What is not as it was in the backup: the id, what could be used a second time, and that it
    /// was restored.
    async fn rewrite(
        &self,
        new: &Opened,
        caller: &Caller,
        header: &Header,
        loss: &Loss,
        now: Timestamp,
    ) -> Result<(), Fault> {
        let keys = new.keys().ok_or(Fault::Tampered("no keys"))?;
        let desk = caller.desk.as_str();
        let mut writing = Writing::begin(new).await?;
        let db = writing.db();
        database::rename(db, new.database_id).await?;
        // The next step's code is acceptable now already, and may have been used (EC-2, EC-3).
        registrations::raise_steps_to(db, TimeStep::at(now).next()).await?;
        // Nor any that was handed over, and used or void since (PH-4, RG-7).
        temporary_codes::void_all(db).await?;
        registration_codes::void_all(db).await?;
        sessions::end_all(db, EndReason::DataRestored, now).await?;
        institution::set_last_backup(db, header.made_at).await?;
        if loss.loses != Loses::Nothing {
            // A draft may have become somebody's phone since, and another one that is gone.
            registrations::end_drafts(db, RESTORED, now).await?;
        }
        let when = header.made_at.to_rfc_3339();
        let entry = Entry {
            event: AuditEvent::BackupRestored,
            actor: None,
            subject: None,
            reason: Some(Cow::Borrowed(&when)),
        };
        writing.append(keys, &[entry], desk, now).await?;
        for operator in &loss.phones {
            let db = writing.db();
            registrations::end_all_of(db, *operator, None, RESTORED, now).await?;
            operators::set_registered_at(db, *operator, None).await?;
            operators::raise_epoch(db, *operator).await?;
            throttles::forget_codes(db, operator.as_bytes()).await?;
            let whose = operators::find(db, *operator).await?;
            if whose.is_some_and(|operator| operator.role == Role::Administrator) {
                // Whoever could give them a registration code has lost their phone with them.
                registration_codes::waive(db, *operator, now).await?;
            }
            let entry = Entry {
                event: AuditEvent::PhoneChanged,
                actor: None,
                subject: Some(*operator),
                reason: Some(Cow::Borrowed(RESTORED)),
            };
            writing.append(keys, &[entry], desk, now).await?;
        }
        writing.commit(Some(keys), Time::Said(now)).await
    }

    /// Opens a backup with the service key. Wrong ones make whoever types them wait, as they do where
    /// closed data is opened.
    fn open_backup(&self, file: &Path, typed: &str) -> Result<(Source, RootKey), Refusal> {
        if typed.trim().is_empty() {
            return Err(Refusal::Missing {
                field: Field::ServiceKey,
            });
        }
        let key = ServiceKey::parse(typed)?;
        let source = Source::open(file)?;
        rescue::count(&self.backup_tries, self.clock.now())?;
        let Some(root) = source.unwrap(&key) else {
            self.owe_refused_key("for_a_backup");
            return Err(Refusal::WrongBackupKey);
        };
        rescue::forget(&self.backup_tries);
        Ok((source, root))
    }

    /// The trail says which service keys were refused, where it is open; of a restore, the restored one.
    async fn record_refused_keys(&self, caller: &Caller) -> Result<(), Refusal> {
        let _in_use = self.in_use.read().await;
        let opened = self.opened().await;
        let Some(opened) = opened.filter(|opened| opened.keys().is_some()) else {
            return Ok(());
        };
        let recorded = self
            .record_apart(&opened, caller, &self.take_refused_keys())
            .await;
        recorded.map_err(|fault| self.refusal("record_refused_keys", fault.into()))
    }

    /// The data folder, for work on a backup.
    pub(super) fn folder(&self) -> Result<PathBuf, Stop> {
        self.data_folder.prepare().map_err(|reason| match reason {
            ClosedReason::DiskFull => Refusal::NoRoom {
                disk: Disk::OfThisPc,
            }
            .into(),
            other => Fault::Unexpected(format!("the data folder: {other:?}")).into(),
        })
    }

    /// At a start: finishes or takes back what was cut off, before the data is looked at.
    pub(crate) async fn settle_backups(&self, folder: &Path) -> Result<(), Unfinished> {
        switching::finish(folder, &*self.key_store, &|_| {}).await?;
        // What is worked on at this moment is no leaving.
        if let Ok(_nobody) = self.backup_work.try_lock() {
            switching::take_back(folder, &*self.key_store).await?;
            // Nothing hangs on these: what can't be removed today is in nobody's way.
            if let Err(error) = rooms::sweep(folder) {
                tracing::warn!(%error, "what a backup has left behind stays");
            }
        }
        Ok(())
    }
}

/// A backup that was checked.
struct Backup<'a> {
    header: &'a Header,
    root: &'a RootKey,
    examined: Examined,
}

fn say(tell: &Tell, stage: Stage) {
    tell(Progress {
        stage,
        done: 1,
        all: 1,
    });
}

fn contents(header: &Header, examined: &Examined, loses: Loses) -> BackupContents {
    let counts = &examined.counts;
    BackupContents {
        institution: counts.institution.clone(),
        short_name: counts.short_name.clone(),
        made_at: header.made_at,
        operators: counts.operators,
        administrators: counts.administrators,
        phones: counts.phones,
        loses,
    }
}

/// Where something is lost, the person has typed the institution's short name (SE-17).
fn agree(loss: &Loss, examined: &Examined, typed: &str) -> Result<(), Stop> {
    if loss.loses == Loses::Nothing {
        return Ok(());
    }
    if typed.trim().is_empty() {
        let field = Field::Confirmation;
        return Err(Refusal::Missing { field }.into());
    }
    if username_key(typed) == username_key(&examined.counts.short_name) {
        Ok(())
    } else {
        Err(Refusal::WrongConfirmation.into())
    }
}
