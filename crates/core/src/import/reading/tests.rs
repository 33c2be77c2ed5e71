//! Files as people make them: what is read, and what is named as bad.

use rstest::rstest;

use super::*;
use crate::operator::Role::{Administrator, Operator};

fn read(text: &str) -> Rows {
    Rows::read(text.as_bytes()).unwrap()
}

/// Line, display name, operator name, role, two-factor.
type Row = (u32, String, String, Option<Role>, Option<bool>);

fn rows(text: &str) -> Vec<Row> {
    let read = read(text);
    assert_eq!(read.bad, Bad::new(), "{text:?}");
    let row = |row: FileRow| {
        (
            row.line,
            row.display_name,
            row.username,
            row.role,
            row.required,
        )
    };
    read.rows.into_iter().map(row).collect()
}

/// Line, column, what is wrong, and what stands there.
fn bad(text: &str) -> Vec<(u32, Option<ImportColumn>, WhyBad, String)> {
    let mut bad = Vec::new();
    for (line, problems) in read(text).bad {
        for Problem { column, why, text } in problems {
            bad.push((line, column, why, text));
        }
    }
    bad
}

// The template in each language, with another row.
#[rstest]
#[case::english("Display name;Operator name;Role;Two-factor\nAnna;anna;administrator;yes\n")]
#[case::french("Nom affiché;Nom d’opérateur;Rôle;Deux facteurs\nAnna;anna;administrateur;oui\n")]
#[case::german("Anzeigename;Benutzername;Rolle;Zwei-Faktor\nAnna;anna;Administration;ja\n")]
#[case::italian(
    "Nome visualizzato;Nome operatore;Ruolo;Due fattori\nAnna;anna;amministratore;sì\n"
)]
// What spreadsheets and people do to it.
#[case::commas("Display name,Operator name,Role,Two-factor\nAnna,anna,administrator,yes\n")]
#[case::tabs("Display name\tOperator name\tRole\tTwo-factor\nAnna\tanna\tadministrator\tyes\n")]
#[case::windows_lines(
    "Display name;Operator name;Role;Two-factor\r\nAnna;anna;administrator;yes\r\n"
)]
#[case::macintosh_lines(
    "Display name;Operator name;Role;Two-factor\rAnna;anna;administrator;yes\r"
)]
#[case::no_last_line_end("Display name;Operator name;Role;Two-factor\nAnna;anna;administrator;yes")]
#[case::another_order("Two-factor;Role;Operator name;Display name\nyes;admin;anna;Anna")]
#[case::shouting("DISPLAY NAME;operator  name;ROLE;TWO FACTOR\nAnna;anna;ADMINISTRATOR;YES")]
#[case::without_accents(
    "Nom affiche;Nom d'operateur;Role;Deux facteurs\nAnna;anna;administrateur;oui"
)]
#[case::quotes(
    "\"Display name\";\"Operator name\";\"Role\";\"Two-factor\"\n\"Anna\";\"anna\";\"administrator\";\"yes\""
)]
#[case::spaces(
    "Display name ; Operator name ; Role ; Two-factor \n Anna ; anna ; administrator ; yes "
)]
#[case::a_spreadsheets_truth(
    "Display name;Operator name;Role;Two-factor\nAnna;anna;administrator;WAHR"
)]
#[case::empty_columns_at_the_end(
    "Display name;Operator name;Role;Two-factor;;\nAnna;anna;administrator;yes;;;;"
)]
#[case::empty_rows(
    "Display name;Operator name;Role;Two-factor\nAnna;anna;administrator;yes\n;;;\n\n  ;;\n"
)]
#[case::columns_of_an_export(
    "Display name;Disabled;Operator name;Role;Two-factor;Last sign-in;Standing;Phone registered\nAnna;no;anna;administrator;yes;2026-11-24T08:00:00Z;;"
)]
fn a_file_is_read_as_spreadsheets_leave_it__OP_5(#[case] text: &str) {
    let anna = (
        2,
        "Anna".to_owned(),
        "anna".to_owned(),
        Some(Administrator),
        Some(true),
    );
    assert_eq!(rows(text), [anna]);
}

#[test]
fn what_the_file_does_not_say_is_left_open__OP_5() {
    let nothing = |line, name: &str| (line, name.to_owned(), name.to_owned(), None, None);
    // no such columns; columns with nothing in them; a row that ends early
    assert_eq!(rows("Name;Username\na;a"), [nothing(2, "a")]);
    assert_eq!(
        rows("Name;Username;Role;Two-factor\na;a;;\nb;b"),
        [nothing(2, "a"), nothing(3, "b")]
    );
    assert_eq!(rows("Name;Username\n"), []);
}

#[test]
fn lines_are_counted_as_an_editor_shows_them__OP_5() {
    let lines = |text: &str| -> Vec<u32> {
        let read = read(text);
        let good = read.rows.iter().map(|row| row.line);
        let mut lines: Vec<_> = good.chain(read.bad.keys().copied()).collect();
        lines.sort_unstable();
        lines
    };
    // empty lines, also with spaces and separators in them
    assert_eq!(
        lines("\n\nName;Username\n\na;a\n;\n\nb;b\n \nc;c"),
        [5, 8, 10]
    );
    // after the line that names the separator
    assert_eq!(lines("sep=;\r\nName;Username\r\n\r\na;a\r\nb;b"), [4, 5]);
    // after a line break inside a cell
    assert_eq!(lines("Name;Username\n\"a\na\";a\nb;b"), [2, 4]);
}

#[test]
fn the_separator_is_the_one_that_the_header_has__OP_5() {
    // A comma in a semicolon's file, and the other way round.
    for (text, name) in [
        (
            "Name;Username;Role\nFrei, Bruno;bruno;operator",
            "Frei, Bruno",
        ),
        (
            "Name,Username,Role\nFrei; Bruno,bruno,operator",
            "Frei; Bruno",
        ),
        (
            "sep=,\nName,Username,Role\nFrei; Bruno,bruno,operator",
            "Frei; Bruno",
        ),
        (
            "Name,Username,Role\n\"Frei, \"\"B\"\"\",bruno,operator",
            "Frei, \"B\"",
        ),
    ] {
        let bruno = (name.to_owned(), Some(Operator));
        let found: Vec<_> = rows(text).into_iter().map(|row| (row.1, row.3)).collect();
        assert_eq!(found, [bruno], "{text:?}");
    }
}

#[test]
fn an_email_is_read_where_there_is_one__OP_5() {
    let read = read("Courriel,Nom,Nom d’opérateur\nZoë@Theatre.example,Zoë,zoe\n ,Anna,anna\n");
    assert!(read.is_good());
    let emails: Vec<_> = read.rows.iter().map(|row| row.email.as_deref()).collect();
    assert_eq!(emails, [Some("Zoë@Theatre.example"), None]);
}

#[test]
fn a_formula_that_was_made_harmless_is_the_name_that_it_was__OP_5_SE_23() {
    let found = rows("Name;Username\n'=SUM(1);'@sum\n'Ndrangheta;'x");
    assert_eq!(
        (found[0].1.as_str(), found[0].2.as_str()),
        ("=SUM(1)", "@sum")
    );
    assert_eq!(
        (found[1].1.as_str(), found[1].2.as_str()),
        ("'Ndrangheta", "'x")
    );
}

/// What is bad about a file with a header and these rows.
#[rstest]
// a name is missing, in either column
#[case("; anna", &[(2, ImportColumn::DisplayName, WhyBad::Missing, "")])]
#[case("Anna;\u{3000}", &[(2, ImportColumn::Username, WhyBad::Missing, "")])]
// both are: a row with a role alone
#[case(";;operator", &[
    (2, ImportColumn::DisplayName, WhyBad::Missing, ""),
    (2, ImportColumn::Username, WhyBad::Missing, ""),
])]
// a space and a colon in an operator name; a direction character, which is not shown as one
#[case("Anna;anna keller", &[(2, ImportColumn::Username, WhyBad::ForbiddenCharacter, "anna keller")])]
#[case("Anna;anna:keller", &[(2, ImportColumn::Username, WhyBad::ForbiddenCharacter, "anna:keller")])]
#[case("An\u{202e}na;anna", &[(2, ImportColumn::DisplayName, WhyBad::ForbiddenCharacter, "An\u{fffd}na")])]
// a role and a yes that nobody knows
#[case("Anna;anna;boss", &[(2, ImportColumn::Role, WhyBad::UnknownRole, "boss")])]
#[case("Anna;anna;;maybe", &[(2, ImportColumn::TwoFactor, WhyBad::NotYesOrNo, "maybe")])]
// all that is wrong with a row is said at once
#[case("Anna;anna keller;boss;maybe", &[
    (2, ImportColumn::Username, WhyBad::ForbiddenCharacter, "anna keller"),
    (2, ImportColumn::Role, WhyBad::UnknownRole, "boss"),
    (2, ImportColumn::TwoFactor, WhyBad::NotYesOrNo, "maybe"),
])]
// one operator name twice, in any spelling: each row names the other
#[case("Anna;anna\nBruno;bruno\nAnna K.;ＡNNA", &[
    (2, ImportColumn::Username, WhyBad::Duplicate { line: 4 }, "anna"),
    (4, ImportColumn::Username, WhyBad::Duplicate { line: 2 }, "ＡNNA"),
])]
// three times: the first names the second
#[case("A;a\nB;a\nC;a", &[
    (2, ImportColumn::Username, WhyBad::Duplicate { line: 3 }, "a"),
    (3, ImportColumn::Username, WhyBad::Duplicate { line: 2 }, "a"),
    (4, ImportColumn::Username, WhyBad::Duplicate { line: 2 }, "a"),
])]
// no e-mail: half a one, two, and one with what is not seen
#[case("Anna;anna;;;anna@theatre", &[(2, ImportColumn::Email, WhyBad::NotAnEmail, "anna@theatre")])]
#[case("A;a;;;a@x.ch, b@x.ch", &[(2, ImportColumn::Email, WhyBad::NotAnEmail, "a@x.ch, b@x.ch")])]
#[case("A;a;;;a\u{200b}@x.ch", &[(2, ImportColumn::Email, WhyBad::NotAnEmail, "a\u{fffd}@x.ch")])]
// one e-mail twice, in any spelling, beside an operator name twice
#[case("A;a;;;a@x.ch\nB;b;;;\nC;A;;;A@X.ch", &[
    (2, ImportColumn::Username, WhyBad::Duplicate { line: 4 }, "a"),
    (2, ImportColumn::Email, WhyBad::DuplicateEmail { line: 4 }, "a@x.ch"),
    (4, ImportColumn::Username, WhyBad::Duplicate { line: 2 }, "A"),
    (4, ImportColumn::Email, WhyBad::DuplicateEmail { line: 2 }, "A@X.ch"),
])]
// a quotation mark that is never closed swallows the rest, and is named
#[case("Anna;\"anna\nBruno;bruno\nCarla;carla", &[
    (2, ImportColumn::Username, WhyBad::LineBreak, "anna\u{fffd}Bruno;bruno\u{fffd}Carla;carla"),
])]
// the template's example, left where it was
#[case("Beispiel (diese Zeile ersetzen);vorname.nachname;Kasse;ja", &[
    (2, ImportColumn::DisplayName, WhyBad::Example, "Beispiel (diese Zeile ersetzen)"),
])]
fn every_bad_row_is_named_with_why__OP_5(
    #[case] text: &str,
    #[case] expected: &[(u32, ImportColumn, WhyBad, &str)],
) {
    let text = format!("Display name;Operator name;Role;Two-factor;E-mail\n{text}");
    let expected: Vec<_> = expected
        .iter()
        .map(|(line, column, why, text)| (*line, Some(*column), why.clone(), (*text).to_owned()))
        .collect();
    assert_eq!(bad(&text), expected);
}

#[test]
fn a_long_cell_is_shown_shortened__OP_5() {
    let long = "x".repeat(65);
    let shown = format!("{}…", "x".repeat(40));
    let too_long = WhyBad::TooLong { maximum: 64 };
    assert_eq!(
        bad(&format!("Name;Username\n{long};anna")),
        [(2, Some(ImportColumn::DisplayName), too_long, shown)]
    );
}

/// What is bad about the header, or about what stands under none of it.
#[rstest]
// a column that nobody knows; the rows are looked at all the same
#[case("Name;Username;Telefon\nAnna;anna;079", &[(1, None, WhyBad::UnknownColumn, "Telefon")])]
// a column twice
#[case("Name;Username;Nom\nAnna;anna;Anna", &[
    (1, Some(ImportColumn::DisplayName), WhyBad::RepeatedColumn, "Nom"),
])]
// a column that is needed is missing: no row can be read
#[case("Name;Role\nAnna;boss", &[(1, Some(ImportColumn::Username), WhyBad::MissingColumn, "")])]
// no header at all
#[case("Anna;anna;operator", &[
    (1, None, WhyBad::UnknownColumn, "Anna"),
    (1, None, WhyBad::UnknownColumn, "anna"),
    (1, None, WhyBad::UnknownColumn, "operator"),
    (1, Some(ImportColumn::DisplayName), WhyBad::MissingColumn, ""),
    (1, Some(ImportColumn::Username), WhyBad::MissingColumn, ""),
])]
// one cell too many: a semicolon inside a name, most likely
#[case("Name;Username\nFrei; Bruno;bruno", &[(2, None, WhyBad::NoColumn, "bruno")])]
// something under an empty name
#[case("Name;Username;\nAnna;anna;x", &[(2, None, WhyBad::NoColumn, "x")])]
// a quotation mark that is never closed, where nothing is read
#[case("Name;Username;Last sign-in\nAnna;anna;\"\nBruno;bruno;", &[
    (2, Some(ImportColumn::LastSignIn), WhyBad::LineBreak, "Bruno;bruno;"),
])]
fn every_bad_header_is_named_with_why__OP_5(
    #[case] text: &str,
    #[case] expected: &[(u32, Option<ImportColumn>, WhyBad, &str)],
) {
    let expected: Vec<_> = expected
        .iter()
        .map(|(line, column, why, text)| (*line, *column, why.clone(), (*text).to_owned()))
        .collect();
    assert_eq!(bad(text), expected);
}

#[rstest]
#[case::nothing(b"")]
#[case::empty_lines(b"\n\r\n")]
#[case::a_mark_alone(b"\xef\xbb\xbf")]
#[case::a_workbook(b"PK\x03\x04\x14\0\x06\0\x08\0")]
fn what_is_no_table_is_refused__OP_5(#[case] bytes: &[u8]) {
    assert_eq!(Rows::read(bytes).err(), Some(Refusal::NotATable));
}

#[test]
fn a_file_is_bounded__OP_5() {
    let mut text = "Name;Username\n".to_owned();
    for n in 0..MOST_ROWS {
        text += &format!("n;{n}\n");
    }
    // empty rows are none
    text += ";\n\n";
    assert_eq!(read(&text).rows.len(), 10_000);
    text += "n;one_more\n";
    let maximum = 10_000;
    assert_eq!(
        Rows::read(text.as_bytes()).err(),
        Some(Refusal::TooManyRows { maximum })
    );
    let maximum_mib = 5;
    let too_large = vec![b'\n'; 5 * 1024 * 1024 + 1];
    assert_eq!(
        Rows::read(&too_large).err(),
        Some(Refusal::FileTooLarge { maximum_mib })
    );
}
