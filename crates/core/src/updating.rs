//! Bringing the data of an earlier version up to date (SE-18), so that one that fails leaves it as it was.
//!
//! ```text
//! guichet.db                  the data; not a byte of it changes
//! guichet-before-update.db    a copy of it, made first
//! guichet-updating.db         a copy of that, which the migrations are tried on
//!     │  one rename, once all of them went well
//! guichet.db                  the data, up to date
//! ```
//!
//! Whatever fails or is cut off before the rename, the next start begins anew with what was there, and so
//! does the version before this one. The copy from before stays until the new data has been opened and
//! looked through. Not longer: it holds what may be destroyed from then on, the secret keys of phones that
//! are changed.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use crate::backup::rooms::{private_file, remove_database, sync_folder};
use crate::error::Fault;
use crate::opening::unreadable;
use crate::screen::ClosedReason;
use crate::store::{DATABASE_FILE, Store, updating};

/// The data as it was before the update. The names begin like those of the app's other files, so that they
/// are kept as private as they are.
pub(crate) const BEFORE: &str = "guichet-before-update.db";
/// What the migrations are tried on.
pub(crate) const UPDATING: &str = "guichet-updating.db";

/// Brings the data in `folder` up to date, where an earlier version of the app has written it.
pub(crate) async fn bring_up_to_date(folder: &Path) -> Result<(), ClosedReason> {
    let data = folder.join(DATABASE_FILE);
    let behind = updating::is_behind(&data).await;
    if !behind.map_err(|fault| unreadable(&fault))? {
        return Ok(());
    }
    tracing::info!("the data of an earlier version is brought up to date");
    let brought = on_a_copy(folder, &data).await;
    if brought.is_err() {
        // Both are copies of what is there.
        let_go(folder);
    }
    brought
}

async fn on_a_copy(folder: &Path, data: &Path) -> Result<(), ClosedReason> {
    let (before, copy) = (folder.join(BEFORE), folder.join(UPDATING));
    let closed = |fault: Fault| unreadable(&fault);
    make_copies(data, &before, &copy).await.map_err(closed)?;
    updating::migrate(&copy).await?;
    // What waits beside the old database must not be found beside the new one.
    Store::into_one_file(data).await.map_err(closed)?;
    Store::into_one_file(&copy).await.map_err(closed)?;
    put_in_place(folder, &copy, data).map_err(|error| closed(error.into()))
}

async fn make_copies(data: &Path, before: &Path, copy: &Path) -> Result<(), Fault> {
    // What an update that was cut off has left.
    for file in [before, copy] {
        remove_database(file)?;
        private_file(file)?.sync_all()?;
    }
    updating::copy(data, before).await?;
    fs::copy(before, copy)?;
    Ok(())
}

/// The moment that counts.
fn put_in_place(folder: &Path, copy: &Path, data: &Path) -> io::Result<()> {
    // Windows flushes only what is open for writing.
    File::options().write(true).open(copy)?.sync_all()?;
    fs::rename(copy, data)?;
    // It counts, whatever is said of the folder.
    if let Err(error) = sync_folder(folder) {
        tracing::warn!(%error, "the data folder could not be synced");
    }
    Ok(())
}

/// The data was opened and is whole: what it was before the update is of no use any more.
pub(crate) fn let_go(folder: &Path) {
    for file in [BEFORE, UPDATING] {
        if let Err(error) = remove_database(&folder.join(file)) {
            tracing::warn!(%error, file, "what an update has left stays until the next start");
        }
    }
}
