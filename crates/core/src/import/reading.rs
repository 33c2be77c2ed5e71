//! From the text of a file to its rows. All that is wrong in it is named, row by row, as far as that can
//! be said without looking at the operators that there are.

use std::collections::{BTreeMap, HashMap};
use std::mem::discriminant;

use csv::StringRecord;

use super::columns::{self, ImportColumn};
use super::preview::{Problem, WhyBad};
use super::text::{SEPARATORS, said_separator, text};
use super::{LONGEST_FILE, LONGEST_FILE_MIB, MOST_ROWS};
use crate::email::{checked_email, email_key};
use crate::error::{Field, Refusal};
use crate::names::{checked_name, checked_username, username_key};
use crate::operator::{Names, Role};
use crate::spreadsheet::meant;

/// A row that says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FileRow {
    /// Where it begins in the file, from 1.
    pub line: u32,
    pub display_name: String,
    pub username: String,
    /// As operator names are compared (OP-4).
    pub key: String,
    /// Nothing where the file does not say.
    pub email: Option<String>,
    /// Nothing where the file does not say.
    pub role: Option<Role>,
    /// Nothing where the file does not say.
    pub required: Option<bool>,
}

impl FileRow {
    /// What the operator is called.
    pub(crate) fn names(&self) -> Names<'_> {
        Names {
            username: &self.username,
            display_name: &self.display_name,
            email: self.email.as_deref(),
        }
    }
}

/// All that is wrong, by the line it begins at.
pub(super) type Bad = BTreeMap<u32, Vec<Problem>>;

/// What a file holds.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub rows: Vec<FileRow>,
    pub(super) bad: Bad,
}

impl Rows {
    /// Reads a file. One that can't be a table is refused; what is wrong inside is named.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        if bytes.len() > LONGEST_FILE {
            return Err(Refusal::FileTooLarge {
                maximum_mib: LONGEST_FILE_MIB,
            });
        }
        let text = text(bytes)?;
        let (separator, skipped) = match said_separator(&text) {
            Some((separator, line)) => (separator, line),
            None => (separator_of(&text), 0),
        };
        let mut lines = Lines::new(&text, skipped);
        let mut read = Self::default();
        let mut table = table(&text[skipped..], separator);
        let mut records = table.records();
        let header = match records.next() {
            Some(Ok(record)) => Header::read(&record, lines.of(&record), &mut read.bad),
            _ => return Err(Refusal::NotATable),
        };
        if !header.is_whole() {
            return Ok(read);
        }
        let mut seen = Seen::default();
        let mut rows = 0;
        for record in records {
            let record = record.map_err(|_| Refusal::NotATable)?;
            let line = lines.of(&record);
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            rows += 1;
            if rows > MOST_ROWS {
                return Err(Refusal::TooManyRows {
                    maximum: MOST_ROWS as u32,
                });
            }
            read.take(&header, &record, line, &mut seen);
        }
        let bad = &read.bad;
        read.rows.retain(|row| !bad.contains_key(&row.line));
        Ok(read)
    }

    /// Whether nothing is wrong in it.
    #[cfg(test)]
    pub(crate) fn is_good(&self) -> bool {
        self.bad.is_empty()
    }

    fn take(&mut self, header: &Header, record: &StringRecord, line: u32, seen: &mut Seen) {
        let mut cells = Cells {
            header,
            record,
            problems: Vec::new(),
        };
        cells.refuse_what_is_out_of_place();
        if cells.problems.is_empty() {
            let row = FileRow {
                line,
                display_name: cells.checked(ImportColumn::DisplayName, |cell| {
                    checked_name(Field::DisplayName, cell)
                }),
                username: cells.checked(ImportColumn::Username, checked_username),
                key: String::new(),
                email: cells.checked(ImportColumn::Email, checked_email),
                role: cells.word(ImportColumn::Role, columns::role, WhyBad::UnknownRole),
                required: cells.word(ImportColumn::TwoFactor, columns::yes_no, WhyBad::NotYesOrNo),
            };
            if columns::is_example(&row.display_name) {
                let column = Some(ImportColumn::DisplayName);
                let example = Problem::new(column, WhyBad::Example, &row.display_name);
                cells.problems.push(example);
            }
            let key = username_key(&row.username);
            if !key.is_empty() {
                let twice = seen
                    .usernames
                    .again(&key, line, &row.username, &mut self.bad);
                cells.problems.extend(twice);
            }
            if let Some(email) = &row.email {
                let twice = seen
                    .emails
                    .again(&email_key(email), line, email, &mut self.bad);
                cells.problems.extend(twice);
            }
            self.rows.push(FileRow { key, ..row });
        }
        if !cells.problems.is_empty() {
            self.bad.entry(line).or_default().extend(cells.problems);
        }
    }
}

/// What may stand in one row only.
struct Seen {
    usernames: Once,
    emails: Once,
}

impl Default for Seen {
    fn default() -> Self {
        Self {
            usernames: Once::new(ImportColumn::Username, |line| WhyBad::Duplicate { line }),
            emails: Once::new(ImportColumn::Email, |line| WhyBad::DuplicateEmail { line }),
        }
    }
}

/// A column in which nothing may stand twice.
struct Once {
    column: ImportColumn,
    why: fn(u32) -> WhyBad,
    /// Where each stood first, and how it was written there.
    first: HashMap<String, (u32, String)>,
}

impl Once {
    fn new(column: ImportColumn, why: fn(u32) -> WhyBad) -> Self {
        Self {
            column,
            why,
            first: HashMap::new(),
        }
    }

    /// What is wrong with this row where another has had the same: with that one it is wrong as well.
    fn again(&mut self, key: &str, line: u32, text: &str, bad: &mut Bad) -> Option<Problem> {
        let problem = |line, text: &str| Problem::new(Some(self.column), (self.why)(line), text);
        let Some((first, as_written)) = self.first.get(key) else {
            self.first.insert(key.to_owned(), (line, text.to_owned()));
            return None;
        };
        let here = problem(*first, text);
        let of_first = bad.entry(*first).or_default();
        let is_named = |known: &Problem| discriminant(&known.why) == discriminant(&here.why);
        if !of_first.iter().any(is_named) {
            of_first.push(problem(line, as_written));
        }
        Some(here)
    }
}

/// The cells of a row, and what is wrong with them.
struct Cells<'a> {
    header: &'a Header,
    record: &'a StringRecord,
    problems: Vec<Problem>,
}

impl Cells<'_> {
    /// Before anything is read, and also where nothing is: a quotation mark that is never closed would
    /// swallow the rows that follow, and nobody would miss them.
    fn refuse_what_is_out_of_place(&mut self) {
        for (at, cell) in self.record.iter().enumerate() {
            let slot = self.header.0.get(at).copied().unwrap_or(Slot::Nameless);
            let why = if cell.contains('\n') {
                WhyBad::LineBreak
            } else if slot == Slot::Nameless && !cell.trim().is_empty() {
                WhyBad::NoColumn
            } else {
                continue;
            };
            self.problems.push(Problem::new(slot.column(), why, cell));
        }
    }

    /// A name or an e-mail, or nothing where it can't be one.
    fn checked<T: Default>(
        &mut self,
        column: ImportColumn,
        check: impl Fn(&str) -> Result<T, Refusal>,
    ) -> T {
        let cell = self.header.cell(self.record, column);
        check(&cell).unwrap_or_else(|refusal| {
            let why = WhyBad::of(&refusal);
            self.problems.push(Problem::new(Some(column), why, &cell));
            T::default()
        })
    }

    /// What a word means; nothing where there is none.
    fn word<T>(
        &mut self,
        column: ImportColumn,
        meaning: impl Fn(&str) -> Option<T>,
        unknown: WhyBad,
    ) -> Option<T> {
        let cell = self.header.cell(self.record, column);
        let meaning = meaning(&cell);
        if meaning.is_none() && !cell.trim().is_empty() {
            self.problems
                .push(Problem::new(Some(column), unknown, &cell));
        }
        meaning
    }
}

/// What stands under one name of the header.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slot {
    Column(ImportColumn),
    /// Named as bad, once.
    Unknown,
    /// Spreadsheets leave some at the end; nothing may stand there.
    Nameless,
}

impl Slot {
    fn column(self) -> Option<ImportColumn> {
        match self {
            Self::Column(column) => Some(column),
            Self::Unknown | Self::Nameless => None,
        }
    }
}

/// Which columns there are, from left to right.
struct Header(Vec<Slot>);

impl Header {
    fn read(record: &StringRecord, line: u32, bad: &mut Bad) -> Self {
        let mut slots: Vec<Slot> = Vec::new();
        let mut problems = Vec::new();
        for name in record {
            let slot = match ImportColumn::named(name) {
                Some(column) if slots.contains(&Slot::Column(column)) => {
                    problems.push(Problem::new(Some(column), WhyBad::RepeatedColumn, name));
                    Slot::Unknown
                }
                Some(column) => Slot::Column(column),
                None if name.trim().is_empty() => Slot::Nameless,
                None => {
                    problems.push(Problem::new(None, WhyBad::UnknownColumn, name));
                    Slot::Unknown
                }
            };
            slots.push(slot);
        }
        for column in ImportColumn::NEEDED {
            if !slots.contains(&Slot::Column(column)) {
                problems.push(Problem::new(Some(column), WhyBad::MissingColumn, ""));
            }
        }
        if !problems.is_empty() {
            bad.insert(line, problems);
        }
        Self(slots)
    }

    fn is_whole(&self) -> bool {
        let has = |column| self.0.contains(&Slot::Column(column));
        ImportColumn::NEEDED.into_iter().all(has)
    }

    /// What stands in this column, as it was meant before it was made harmless; nothing where the row is
    /// shorter than that.
    fn cell(&self, record: &StringRecord, column: ImportColumn) -> String {
        let at = self.0.iter().position(|slot| *slot == Slot::Column(column));
        meant(at.and_then(|at| record.get(at)).unwrap_or_default())
    }
}

/// What stands between the cells, as the header shows: with it most of its names are known. Where that
/// does not tell, what stands there most often.
fn separator_of(text: &str) -> u8 {
    let worth = |separator: &u8| {
        let header = table(text, *separator).records().next();
        header.and_then(Result::ok).map_or((0, 0), |header| {
            let known = header.iter().filter_map(ImportColumn::named).count();
            (known, header.len())
        })
    };
    // Of two that are worth the same, `max_by_key` takes the last.
    let first = SEPARATORS.into_iter().rev().max_by_key(worth);
    first.unwrap_or(SEPARATORS[0])
}

fn table(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes())
}

/// Counts lines as an editor shows them. The reader's own count leaves empty lines to the row after them.
struct Lines<'a> {
    text: &'a [u8],
    /// Where the table begins, after the line that names its separator.
    begin: usize,
    at: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str, begin: usize) -> Self {
        Self {
            text: text.as_bytes(),
            begin,
            at: 0,
            line: 1,
        }
    }

    /// Where this row begins; rows are asked for in their order.
    fn of(&mut self, record: &StringRecord) -> u32 {
        let byte = record.position().map_or(0, |position| position.byte());
        let begins = self.begin + usize::try_from(byte).unwrap_or(usize::MAX);
        while self.at < self.text.len() && (self.at < begins || self.text[self.at] == b'\n') {
            self.line += u32::from(self.text[self.at] == b'\n');
            self.at += 1;
        }
        self.line
    }
}

#[cfg(test)]
mod tests;
