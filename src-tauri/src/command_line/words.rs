//! The sentences of the command line. The page has its own, in its own language; whoever types
//! commands reads English.

use guichet_core::ClosedReason;

/// Why the data can't be opened, and what to do.
pub fn closed(reason: ClosedReason) -> &'static str {
    match reason {
        ClosedReason::KeyStoreAbsent => {
            "There is no password store in this session. Run this command in the session of the person who uses Guichet, or start the password store."
        }
        ClosedReason::KeyStoreLocked => {
            "The password store is locked. Unlock it, then run this command again."
        }
        ClosedReason::KeyStoreVolatile => {
            "The password store forgets everything at a restart. Set up one that lasts, then run this command again."
        }
        ClosedReason::KeyStoreSlow => {
            "The password store has not answered. Look for its own window asking for a password, then run this command again."
        }
        ClosedReason::KeyMissing => {
            "The password store does not hold this data's key. Run this command as the person who uses Guichet on this computer."
        }
        ClosedReason::WrongKey => {
            "The password store holds another key than this data's. Run this command as the person who uses Guichet on this computer."
        }
        ClosedReason::DatabaseNewer => {
            "This data was written by a newer version of Guichet. Run the command of that version."
        }
        ClosedReason::DatabaseDamaged => {
            "The data is damaged and was left as it is. Do not delete it."
        }
        ClosedReason::DatabaseReadOnly => {
            "The data may be read but not changed. Give back the right to write, then run this command again."
        }
        ClosedReason::DiskFull => "The disk is full. Free some space, then run this command again.",
        ClosedReason::FolderNotWritable => {
            "The data folder can't be written. Give back the right to write, then run this command again."
        }
        ClosedReason::FolderNotOurs => {
            "The data folder belongs to another person on this computer. Run this command as that person."
        }
        ClosedReason::DatabaseUnreadable => {
            "The data can't be read at the moment. Run this command again; the log says more."
        }
        ClosedReason::Tampered => {
            "The data was changed outside Guichet. Run “guichet verify” to see what was done to it."
        }
    }
}
