//! What the two codes that an administrator hands over have in common: the temporary code (PH-4) and
//! the registration code (RG-7). Each is shown once, and typed by somebody else.

use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::clock::Timestamp;

/// Letters in a group, as they are read out.
const GROUP_LETTERS: usize = 4;

/// A code on its way to the one administrator who hands it over, this once. Never printed.
#[derive(Serialize, TS, Zeroize, ZeroizeOnDrop)]
pub struct CodeToHandOver {
    /// In the order to be read.
    pub groups: Vec<String>,
    /// Until when it is valid.
    #[zeroize(skip)]
    pub until: Timestamp,
}

impl std::fmt::Debug for CodeToHandOver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CodeToHandOver(…)")
    }
}

impl CodeToHandOver {
    /// A code of ASCII letters or digits.
    pub(crate) fn new(letters: &str, until: Timestamp) -> Self {
        let groups = letters.as_bytes().chunks(GROUP_LETTERS);
        Self {
            groups: groups
                .map(|group| String::from_utf8_lossy(group).into())
                .collect(),
            until,
        }
    }
}

/// Such a code as somebody typed it. Never printed, wiped on drop.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct TypedCode(String);

impl std::fmt::Debug for TypedCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TypedCode(…)")
    }
}

impl<'de> Deserialize<'de> for TypedCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

impl From<&str> for TypedCode {
    fn from(typed: &str) -> Self {
        Self(typed.to_owned())
    }
}

impl TypedCode {
    /// The text, to be read as a code.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}
