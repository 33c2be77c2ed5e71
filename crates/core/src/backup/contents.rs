//! What is said of a backup: that it is made, and what is in it.

use serde::Serialize;
use ts_rs::TS;

use crate::clock::Timestamp;

/// A backup that was just made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BackupMade {
    /// When.
    pub at: Timestamp,
    /// The file's name, without where it is.
    pub name: String,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub size: u64,
}

/// A file that was chosen, as far as it can be read without a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BackupFile {
    /// Its name, without where it is.
    pub name: String,
    /// When it was made, as it says.
    pub made_at: Timestamp,
}

/// What is in a backup: all of it was read and checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BackupContents {
    /// The institution's name.
    pub institution: String,
    /// Its short name: typed back where something would be lost.
    pub short_name: String,
    /// When the backup was made.
    pub made_at: Timestamp,
    /// Operators, administrators among them.
    pub operators: u32,
    /// Administrators.
    pub administrators: u32,
    /// Phones that are in use.
    pub phones: u32,
    /// What restoring it here would lose.
    pub loses: Loses,
}

/// What this computer knows and a backup does not: restoring loses it, so the person says once more
/// that they want to (SE-17).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "loses", rename_all = "snake_case")]
pub enum Loses {
    /// Nothing.
    Nothing,
    /// What changed since the backup was made.
    Changes {
        /// Phones that changed since, or might have: they stop working.
        phones: u32,
    },
    /// The data of another institution.
    OtherInstitution {
        /// Its name.
        name: String,
    },
}
