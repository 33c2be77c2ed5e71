//! Bringing the data of an earlier version up to date (SE-18), so that one that fails leaves it as it was.
//!
//! ```text
//! guichet.db                  the data; not a row of it changes
//! guichet-updating.db         a copy of it, which the migrations are tried on
//!     │  all of them went well: guichet-before-update.db, a second name of the data as it was
//!     │  one rename
//! guichet.db                  the data, up to date
//! ```
//!
//! Whatever fails or is cut off before the rename, the next start begins anew with what was there, and so
//! does the version before this one. The data from before stays until the new data has been opened and is
//! whole, or what was found in it is accepted. Not longer: it holds what may be destroyed from then on, the
//! secret keys of phones that are changed.
//!
//! It takes the room of the data twice, and about the time of reading and writing it once.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use crate::error::Fault;
use crate::files::{private_file, remove_database, sync_folder};
use crate::opening::unreadable;
use crate::screen::ClosedReason;
use crate::store::{DATABASE_FILE, Store, updating};

/// The data as it was before the update. The names begin like those of the app's other files, so that they
/// are kept as private as they are.
pub(crate) const BEFORE: &str = "guichet-before-update.db";
/// What the migrations are tried on.
pub(crate) const UPDATING: &str = "guichet-updating.db";

/// Brings the data in `folder` up to date, which an earlier version of the app has written.
pub(crate) async fn bring_up_to_date(folder: &Path) -> Result<(), ClosedReason> {
    tracing::info!("the data of an earlier version is brought up to date");
    let brought = on_a_copy(folder).await;
    if brought.is_err() {
        // What it holds is in the data, which is as it was.
        let_go(folder);
    }
    brought
}

async fn on_a_copy(folder: &Path) -> Result<(), ClosedReason> {
    let (data, copy) = (folder.join(DATABASE_FILE), folder.join(UPDATING));
    let closed = |fault: Fault| unreadable(&fault);
    make_empty(&copy).map_err(|error| closed(error.into()))?;
    let store = Store::open_to_read(folder, false).await?;
    let copied = store.copy_into(&copy).await;
    store.close().await;
    copied.map_err(closed)?;
    updating::migrate(&copy).await?;
    Store::into_one_file(&copy).await.map_err(closed)?;
    // What waits beside the old database must not be found beside the new one.
    Store::into_one_file(&data).await.map_err(closed)?;
    put_in_place(folder, &copy, &data).map_err(|error| closed(error.into()))
}

fn make_empty(copy: &Path) -> io::Result<()> {
    // What an update that was cut off has left.
    remove_database(copy)?;
    private_file(copy)?;
    Ok(())
}

/// The moment that counts.
fn put_in_place(folder: &Path, copy: &Path, data: &Path) -> io::Result<()> {
    // Windows flushes only what is open for writing.
    File::options().write(true).open(copy)?.sync_all()?;
    let before = folder.join(BEFORE);
    remove_database(&before)?;
    // Not every file system has second names.
    fs::hard_link(data, &before).or_else(|_| fs::copy(data, &before).map(drop))?;
    // The name from before is on the disk before the name is the new data's.
    sync_folder(folder)?;
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
