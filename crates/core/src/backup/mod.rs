//! Backup and restore (RE-2, SE-17): the whole database in one file, which the service key opens.
//!
//! ```text
//! file = "GUICHETB" | format 1 | length | header in the clear | chunks
//! ```
//!
//! An administrator makes one without the service key: the file's key is derived from the root key,
//! and the header holds the root key as it lies in the institution's row, sealed under the service
//! key. Whoever opens the file unwraps the root key first. What stands in the header is associated
//! data of every chunk.
//!
//! A restore builds the new database in a folder beside the old one, under a new id and therefore
//! under new names in the key store, and makes it count by renaming that folder once. Before that
//! moment everything is as it was, after it everything is new, wherever it is cut off
//! ([`switching`]).

mod chunks;
mod contents;
mod examining;
pub(crate) mod header;
mod loss;
mod making;
mod restoring;
pub(crate) mod rooms;
mod source;
mod switching;
mod target;

pub use contents::{BackupContents, BackupFile, BackupMade, Loses};
#[cfg(test)]
pub(crate) use switching::Step;
pub(crate) use switching::restore_was_cut_off;
