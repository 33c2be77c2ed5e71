//! A file of operators (OP-5): read, compared with the operators that there are, shown, and then
//! imported as a whole or not at all.
//!
//! ```text
//! bytes ── text ──> rows ── plan ──> what it would do ── preview ──> the page
//! ```
//!
//! What was read stays with the session of whoever chose the file ([`crate::session::Session`]) and is
//! gone when that ends or locks. Nothing is trusted from one step to the next: the operators may have
//! changed, so the plan is made once more in the transaction that writes.

mod columns;
mod plan;
mod preview;
mod reading;
mod table;
mod text;

use std::sync::Arc;

pub use columns::ImportColumn;
pub(crate) use plan::{Plan, Step, plan};
pub use preview::{BadRow, ChangedRow, ImportChange, ImportPreview, Problem, WhyBad};
pub(crate) use reading::{FileRow, Rows};
pub(crate) use table::{EXTENSION, Table, template};

/// A file is no longer, in bytes: 10,000 rows are shorter, of the longest names or of e-mails beside names as
/// people have them.
pub const LONGEST_FILE: usize = LONGEST_FILE_MIB as usize * 1024 * 1024;
pub(crate) const LONGEST_FILE_MIB: u32 = 5;
/// Rows of one file, without its header.
pub(crate) const MOST_ROWS: usize = 10_000;

/// A file that was read, and what importing it would do.
pub(crate) struct Import {
    /// The file's name, for the person.
    pub name: String,
    pub rows: Arc<Rows>,
    pub plan: Plan,
}

impl Import {
    /// The same file after the operators changed.
    pub(crate) fn with_plan(&self, plan: Plan) -> Self {
        Self {
            name: self.name.clone(),
            rows: Arc::clone(&self.rows),
            plan,
        }
    }
}

impl std::fmt::Debug for Import {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Import(…)")
    }
}
