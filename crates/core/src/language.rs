//! The languages that the windows speak. The words themselves are the page's. Which one a desk speaks
//! before anybody has signed in, the shell keeps; which one an operator has chosen, their row.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Language {
    /// English.
    En,
    /// French.
    Fr,
    /// German.
    De,
    /// Italian.
    It,
}
