//! Files of operators as Guichet writes them: the template, and the list as it is. Both are read again by
//! the import.

use std::io::{self, Write};

use super::columns::{
    EXAMPLE_EMAIL, EXAMPLE_NAME, EXAMPLE_USERNAME, ImportColumn, in_language, role_word,
    standing_word, yes_no_word,
};
use crate::language::Language;
use crate::operator::{Role, TwoFactorStanding};
use crate::spreadsheet::{BYTE_ORDER_MARK, harmless};
use crate::store::operator_list::OperatorRow;

/// How the names of such files end.
pub(crate) const EXTENSION: &str = "csv";

/// A file of operators while it is written.
pub(crate) struct Table<W: Write> {
    writer: csv::Writer<W>,
    language: Language,
}

impl<W: Write> Table<W> {
    /// Begins with the names of all columns.
    pub(crate) fn begin(language: Language, into: W) -> io::Result<Self> {
        let writer = begin(language, &ImportColumn::ALL, into)?;
        Ok(Self { writer, language })
    }

    /// Writes an operator.
    pub(crate) fn write(&mut self, row: &OperatorRow) -> io::Result<()> {
        let language = self.language;
        let moment = |at: Option<crate::Timestamp>| at.map(|at| at.to_rfc_3339());
        self.writer.write_record([
            harmless(&row.display_name).as_str(),
            &harmless(&row.username),
            &harmless(row.email.as_deref().unwrap_or_default()),
            role_word(row.role, language),
            yes_no_word(row.two_factor != TwoFactorStanding::Off, language),
            standing_word(row.two_factor, language),
            &moment(row.phone_registered).unwrap_or_default(),
            &moment(row.last_sign_in).unwrap_or_default(),
            yes_no_word(row.disabled, language),
        ])?;
        Ok(())
    }

    /// All are written: the file again.
    pub(crate) fn end(self) -> io::Result<W> {
        end(self.writer)
    }
}

/// Writes the file to start from: the columns that somebody fills, and a row that shows how.
pub(crate) fn template<W: Write>(language: Language, into: W) -> io::Result<W> {
    let mut writer = begin(language, &ImportColumn::WRITTEN, into)?;
    writer.write_record([
        in_language(EXAMPLE_NAME, language),
        in_language(EXAMPLE_USERNAME, language),
        in_language(EXAMPLE_EMAIL, language),
        role_word(Role::Operator, language),
        yes_no_word(true, language),
    ])?;
    end(writer)
}

fn begin<W: Write>(
    language: Language,
    columns: &[ImportColumn],
    mut into: W,
) -> io::Result<csv::Writer<W>> {
    into.write_all(BYTE_ORDER_MARK.as_bytes())?;
    let mut writer = csv::Writer::from_writer(into);
    writer.write_record(columns.iter().map(|column| column.name(language)))?;
    Ok(writer)
}

fn end<W: Write>(writer: csv::Writer<W>) -> io::Result<W> {
    writer.into_inner().map_err(|error| error.into_error())
}
