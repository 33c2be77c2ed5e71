//! The folder that holds the database, as the desktop hands it in.

use crate::screen::ClosedReason;

/// Finds, makes and checks the folder of the database. Asked again at every "Try again".
pub trait DataFolder: Send + Sync {
    /// The folder, existing and private to this person (0700, no link, no foreign owner; SE-18);
    /// or why there is none.
    fn prepare(&self) -> Result<std::path::PathBuf, ClosedReason>;
}
