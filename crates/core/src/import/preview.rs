//! What the page sees of a file: how many rows would do what, the rows that are bad and why, and what
//! would change.

use serde::Serialize;
use ts_rs::TS;

use super::columns::ImportColumn;
use super::plan::Step;
use super::{Import, MOST_ROWS};
use crate::error::{Field, Refusal};
use crate::names::is_forbidden;
use crate::operator::Role;

/// So many rows of a kind are shown; the rest is counted.
const SHOWN: usize = 200;
/// Of a cell, in characters.
const SHOWN_OF_A_CELL: usize = 40;

/// What importing a file would do.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportPreview {
    /// The file's name, without where it is.
    pub file: String,
    /// Operators who would be added.
    pub new: u32,
    /// Operators who would change.
    pub changed: u32,
    /// Operators who are already as the file says.
    pub unchanged: u32,
    /// Rows that are bad: nothing is imported while there is one.
    pub bad: u32,
    /// The first of them.
    pub bad_rows: Vec<BadRow>,
    /// The first of the changes.
    pub changed_rows: Vec<ChangedRow>,
}

/// A row that can't be imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BadRow {
    /// Where it begins in the file, from 1.
    pub line: u32,
    /// All that is wrong with it.
    pub problems: Vec<Problem>,
}

/// Something that is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Problem {
    /// In which column; nothing where it is none that Guichet knows.
    pub column: Option<ImportColumn>,
    /// What is wrong.
    pub why: WhyBad,
    /// What stands there, shortened, and without what could disguise it.
    pub text: String,
}

impl Problem {
    pub(super) fn new(column: Option<ImportColumn>, why: WhyBad, cell: &str) -> Self {
        let cell = cell.trim();
        // SE-21: what was refused in a name must not confuse whoever reads why.
        let plain = |c| if is_forbidden(c) { '\u{fffd}' } else { c };
        let mut text: String = cell.chars().take(SHOWN_OF_A_CELL).map(plain).collect();
        if cell.chars().nth(SHOWN_OF_A_CELL).is_some() {
            text.push('…');
        }
        Self { column, why, text }
    }
}

/// What can be wrong with a row, the header included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum WhyBad {
    /// The header names a column that Guichet does not know.
    UnknownColumn,
    /// The header does not name a column that is needed.
    MissingColumn,
    /// The header names a column twice.
    RepeatedColumn,
    /// Something stands where the header names no column.
    NoColumn,
    /// A line ends inside a cell: a quotation mark may be missing.
    LineBreak,
    /// Nothing stands where something has to.
    Missing,
    /// Longer than a name may be.
    TooLong {
        /// In characters.
        maximum: u32,
    },
    /// Control or direction characters, or a colon or a space where none may be (SE-21).
    ForbiddenCharacter,
    /// Two rows have one operator name (OP-4).
    Duplicate {
        /// Where the other one is.
        line: u32,
    },
    /// No e-mail that mail could be sent to.
    NotAnEmail,
    /// Two rows have one e-mail.
    DuplicateEmail {
        /// Where the other one is.
        line: u32,
    },
    /// Another operator has this e-mail.
    EmailTaken,
    /// No role is called so.
    UnknownRole,
    /// Neither a yes nor a no.
    NotYesOrNo,
    /// The last enabled administrator stays one (OP-3).
    LastAdministrator,
    /// The template's example.
    Example,
}

impl WhyBad {
    /// What a refused name or e-mail means here.
    pub(super) fn of(refusal: &Refusal) -> Self {
        match refusal {
            Refusal::Missing { .. } => Self::Missing,
            Refusal::TooLong { maximum, .. } => Self::TooLong { maximum: *maximum },
            Refusal::NotAnEmail
            | Refusal::ForbiddenCharacter {
                field: Field::Email,
            } => Self::NotAnEmail,
            // Names are refused for nothing else.
            _ => Self::ForbiddenCharacter,
        }
    }
}

/// An operator who would change.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChangedRow {
    /// Where the row begins in the file, from 1.
    pub line: u32,
    /// Their operator name.
    pub username: String,
    /// From what to what.
    pub changes: Vec<ImportChange>,
}

/// What would change of an operator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
#[allow(missing_docs, reason = "each from what to what")]
pub enum ImportChange {
    /// Their name.
    DisplayName { from: String, to: String },
    /// Their e-mail.
    Email { from: Option<String>, to: String },
    /// What they may do.
    Role { from: Role, to: Role },
    /// Whether the second factor is required of them.
    TwoFactor { from: bool, to: bool },
}

impl Import {
    /// What the page sees of it.
    pub(crate) fn preview(&self) -> ImportPreview {
        let mut preview = ImportPreview {
            file: self.name.clone(),
            new: 0,
            changed: 0,
            unchanged: 0,
            bad: counted(self.plan.bad.len()),
            bad_rows: Vec::new(),
            changed_rows: Vec::new(),
        };
        for (line, problems) in self.plan.bad.iter().take(SHOWN) {
            preview.bad_rows.push(BadRow {
                line: *line,
                problems: problems.clone(),
            });
        }
        for (row, step) in self.rows.rows.iter().zip(&self.plan.steps) {
            if self.plan.bad.contains_key(&row.line) {
                continue;
            }
            match step {
                Step::Create => preview.new += 1,
                Step::Leave => preview.unchanged += 1,
                Step::Change {
                    username, changes, ..
                } => {
                    preview.changed += 1;
                    if preview.changed_rows.len() < SHOWN {
                        preview.changed_rows.push(ChangedRow {
                            line: row.line,
                            username: username.clone(),
                            changes: changes.clone(),
                        });
                    }
                }
            }
        }
        preview
    }
}

/// No file has more rows, its header included.
fn counted(rows: usize) -> u32 {
    u32::try_from(rows.min(MOST_ROWS + 1)).unwrap_or(u32::MAX)
}
