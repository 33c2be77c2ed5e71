//! The moment at which restored data takes the place of what was there, and what follows from it.
//!
//! ```text
//! restoring/   the new database, under a new id; its key and anchor are in the key store
//!     │  one rename: the moment that counts
//! restored/    the old database is removed, the new one moved into its place, the old key and
//!     │        anchor removed from the key store, the folder removed
//! (nothing)
//! ```
//!
//! Cut off before the rename, the next start removes `restoring/` and the new names in the key store:
//! all is as it was. Cut off after it, the next start finds `restored/` and goes on.

use std::fs;
use std::io;
use std::path::Path;

use uuid::Uuid;

use super::rooms::{RESTORED, RESTORING};
use crate::files::{private_file, remove_database, remove_folder, sync_folder};
use crate::inspection::Unfinished;
use crate::keys::{EntryName, KeyStore};
use crate::store::DATABASE_FILE;
use crate::store::backup::id_of;

/// Which names in the key store come and go with a restore; lies beside the new database.
const NOTE: &str = "note";

/// The steps of a restore, in this order. A test stops the world at each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say what has just happened")]
pub(crate) enum Step {
    FolderMade = 1,
    Unpacked,
    Checked,
    Rewritten,
    InOneFile,
    Noted,
    RootKeyStored,
    Anchored,
    Counts,
    OldDataRemoved,
    NewDataMoved,
    OldKeysRemoved,
    Done,
}

/// Hears of each step.
pub(crate) type Watch<'a> = dyn Fn(Step) + Send + Sync + 'a;

/// The ids of the new database and of the one that it replaces, if that one has any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Note {
    pub(super) new: Uuid,
    pub(super) old: Option<Uuid>,
}

impl Note {
    pub(super) fn write(&self, folder: &Path) -> io::Result<()> {
        use std::io::Write as _;
        let mut file = private_file(&folder.join(NOTE))?;
        writeln!(file, "{}", self.new)?;
        if let Some(old) = self.old {
            writeln!(file, "{old}")?;
        }
        file.sync_all()?;
        // It has to be found after a power cut, or nobody knows of the key that is stored next.
        sync_folder(folder)?;
        sync_folder(folder.parent().unwrap_or(folder))
    }

    /// Nothing where there is none, or one that was cut off.
    fn read(folder: &Path) -> Option<Self> {
        let text = fs::read_to_string(folder.join(NOTE)).ok()?;
        let mut ids = text.lines().map(str::parse);
        Some(Self {
            new: ids.next()?.ok()?,
            old: ids.next().and_then(Result::ok),
        })
    }
}

/// The moment that counts: from here on the new data is the data.
pub(super) fn make_count(data_folder: &Path) -> io::Result<()> {
    let restoring = data_folder.join(RESTORING);
    sync_folder(&restoring)?;
    fs::rename(restoring, data_folder.join(RESTORED))?;
    // It counts, whatever is said of the folder: what follows syncs it again.
    if let Err(error) = sync_folder(data_folder) {
        tracing::warn!(%error, "the data folder could not be synced");
    }
    Ok(())
}

/// Whether the data that counts has not taken its place yet.
pub(crate) fn restore_was_cut_off(data_folder: &Path) -> bool {
    data_folder.join(RESTORED).join(DATABASE_FILE).exists()
}

/// Does what is left to do of a restore that counts: right after it, or at the next start.
pub(super) async fn finish(
    data_folder: &Path,
    key_store: &dyn KeyStore,
    at: &Watch<'_>,
) -> Result<(), Unfinished> {
    let restored = data_folder.join(RESTORED);
    if !restored.exists() {
        return Ok(());
    }
    let (new, place) = (
        restored.join(DATABASE_FILE),
        data_folder.join(DATABASE_FILE),
    );
    if new.exists() {
        remove_database(&place)?;
        // Before anything else: the journal of the old data must never meet the new.
        sync_folder(data_folder)?;
        at(Step::OldDataRemoved);
        fs::rename(new, &place)?;
        sync_folder(data_folder)?;
        sync_folder(&restored)?;
        at(Step::NewDataMoved);
    }
    // Never those of the data that is there now, whoever wrote that note.
    if let Some(old) = Note::read(&restored).and_then(|note| note.old)
        && id_of(data_folder).await != Some(old)
    {
        forget(key_store, old).await?;
    }
    at(Step::OldKeysRemoved);
    remove_folder(&restored)?;
    sync_folder(data_folder)?;
    at(Step::Done);
    Ok(())
}

/// Removes a restore that does not count, with what it has put into the key store.
pub(super) async fn take_back(
    data_folder: &Path,
    key_store: &dyn KeyStore,
) -> Result<(), Unfinished> {
    let restoring = data_folder.join(RESTORING);
    if let Some(note) = Note::read(&restoring)
        && id_of(data_folder).await != Some(note.new)
    {
        forget(key_store, note.new).await?;
    }
    Ok(remove_folder(&restoring)?)
}

async fn forget(key_store: &dyn KeyStore, database: Uuid) -> Result<(), Unfinished> {
    for name in [
        EntryName::root_key(database),
        EntryName::next_root_key(database),
        EntryName::anchor(database),
    ] {
        key_store
            .remove(&name)
            .await
            .map_err(Unfinished::KeyStore)?;
    }
    Ok(())
}
