//! The trail as a file for other programs: comma-separated (RFC 4180) or JSON, one entry a line.
//!
//! The columns' names stay as they are, whatever language the windows speak. Times are UTC
//! (RFC 3339).

use std::io::{self, Write};

use serde::{Deserialize, Serialize, Serializer};
use ts_rs::TS;

use super::AuditEvent;
use crate::clock::Timestamp;
use crate::spreadsheet::{BYTE_ORDER_MARK, harmless};

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
                into.write_all(BYTE_ORDER_MARK.as_bytes())?;
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The cells that a spreadsheet makes of a file whose cells it takes to end at `separator`.
    fn cells(file: &[u8], separator: u8) -> Vec<Vec<String>> {
        let text = file.strip_prefix("\u{feff}".as_bytes()).unwrap();
        csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(text)
            .into_records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect()
    }

    fn cell() -> impl Strategy<Value = String> {
        prop_oneof!["[=+@\\-\t\r\n,;\"'a1 ]{0,8}", ".{0,12}"]
    }

    proptest! {
        #[test]
        fn every_cell_reads_back_and_none_is_a_formula_in_any_spreadsheet__SE_23_AU_3(
            names in prop::collection::vec((cell(), cell(), cell()), 0..4),
        ) {
            let mut exporting = Exporting::begin(ExportFormat::Csv, Vec::new()).unwrap();
            let mut expected = vec![COLUMNS.map(str::to_owned).to_vec()];
            for (number, (desk, actor, subject)) in (1..).zip(names) {
                exporting.write(&ExportedEntry {
                    number,
                    at: Timestamp::from_millis(0),
                    event: AuditEvent::SignedIn,
                    reason: None,
                    desk: desk.clone(),
                    actor: Some(actor.clone()),
                    actor_operator_name: None,
                    subject: Some(subject.clone()),
                    subject_operator_name: None,
                }).unwrap();
                let mut row = vec![number.to_string(), "1970-01-01T00:00:00Z".to_owned()];
                row.extend(["signed_in".to_owned(), String::new()]);
                row.extend([desk, actor, String::new(), subject, String::new()]);
                expected.push(row);
            }
            let file = exporting.end().unwrap();
            // But for the apostrophes, all of it is there.
            let plain = |cell: &String| cell.replace('\'', "");
            for (row, expected) in cells(&file, b',').iter().zip(&expected) {
                let (row, expected): (Vec<_>, Vec<_>) =
                    (row.iter().map(plain).collect(), expected.iter().map(plain).collect());
                prop_assert_eq!(row, expected);
            }
            prop_assert_eq!(cells(&file, b',').len(), expected.len());
            // A Swiss or German spreadsheet ends cells at the semicolon, others may at the tab.
            for separator in *b",;\t" {
                for cell in cells(&file, separator).concat() {
                    prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']),
                        "{:?} with {:?}", cell, char::from(separator));
                }
            }
        }
    }
}
