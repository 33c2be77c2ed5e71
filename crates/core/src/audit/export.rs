//! The trail as a file for other programs: comma-separated (RFC 4180) or JSON, one entry a line.
//!
//! The columns' names stay as they are, whatever language the windows speak. Times are UTC
//! (RFC 3339).

use std::io::{self, Write};

use serde::{Deserialize, Serialize, Serializer};
use ts_rs::TS;

use super::AuditEvent;
use crate::clock::Timestamp;

/// What the file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// For a spreadsheet.
    Csv,
    /// For a program: JSON Lines.
    JsonLines,
}

impl ExportFormat {
    /// How the file's name ends.
    pub(crate) const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
        }
    }

    /// As the trail names it.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "json_lines",
        }
    }
}

/// An entry as other programs read it: in this order, under these names.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub(crate) struct ExportedEntry {
    pub number: u32,
    #[serde(rename = "time", serialize_with = "rfc_3339")]
    pub at: Timestamp,
    pub event: AuditEvent,
    pub reason: Option<String>,
    pub desk: String,
    pub actor: Option<String>,
    pub actor_operator_name: Option<String>,
    pub subject: Option<String>,
    pub subject_operator_name: Option<String>,
}

fn rfc_3339<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&at.to_rfc_3339())
}

/// Writes entries into a file, one after the other.
pub(crate) enum Exporting<W: Write> {
    Csv(Box<csv::Writer<W>>),
    JsonLines(W),
}

impl<W: Write> Exporting<W> {
    /// Begins with what stands before the first entry.
    pub(crate) fn begin(format: ExportFormat, mut into: W) -> io::Result<Self> {
        Ok(match format {
            ExportFormat::Csv => {
                // Without this mark a spreadsheet takes the accents for something else.
                into.write_all("\u{feff}".as_bytes())?;
                let mut writer = csv::Writer::from_writer(into);
                writer.write_record(COLUMNS)?;
                Self::Csv(Box::new(writer))
            }
            ExportFormat::JsonLines => Self::JsonLines(into),
        })
    }

    pub(crate) fn write(&mut self, entry: &ExportedEntry) -> io::Result<()> {
        match self {
            Self::Csv(writer) => {
                let ExportedEntry {
                    number,
                    at,
                    event,
                    reason,
                    desk,
                    actor,
                    actor_operator_name,
                    subject,
                    subject_operator_name,
                } = entry;
                let event = serde_json::to_value(event)?;
                let text = |text: &Option<String>| harmless(text.as_deref().unwrap_or_default());
                writer.write_record([
                    number.to_string(),
                    at.to_rfc_3339(),
                    event.as_str().unwrap_or_default().to_owned(),
                    text(reason),
                    harmless(desk),
                    text(actor),
                    text(actor_operator_name),
                    text(subject),
                    text(subject_operator_name),
                ])?;
            }
            Self::JsonLines(into) => {
                serde_json::to_writer(&mut *into, entry)?;
                into.write_all(b"\n")?;
            }
        }
        Ok(())
    }

    /// All entries are written: the file again.
    pub(crate) fn end(self) -> io::Result<W> {
        match self {
            Self::Csv(writer) => writer.into_inner().map_err(|error| error.into_error()),
            Self::JsonLines(into) => Ok(into),
        }
    }
}

const COLUMNS: [&str; 9] = [
    "number",
    "time",
    "event",
    "reason",
    "desk",
    "actor",
    "actor_operator_name",
    "subject",
    "subject_operator_name",
];

/// A cell that a spreadsheet would take for a formula is text after an apostrophe (SE-23).
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula__SE_23() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("+41", "'+41"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("\n=1", "'\n=1"),
            // harmless where it is
            ("a=1", "a=1"),
            ("Frei-Keller", "Frei-Keller"),
            ("", ""),
        ] {
            assert_eq!(harmless(cell), expected, "{cell:?}");
        }
    }
}
