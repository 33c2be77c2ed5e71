//! Cells of files that a spreadsheet opens and saves (SE-23).

/// Without this mark at the beginning of a file, a spreadsheet takes the accents for something else.
pub(crate) const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What a spreadsheet would take for a formula is text after an apostrophe (SE-23): at the beginning of
/// a cell, and after whatever another spreadsheet ends a cell at. A Swiss one reads the semicolon so, and
/// no quotes inside the line. What looks as if it had such an apostrophe gets one more, so that
/// [`meant`] can tell.
pub(crate) fn harmless(cell: &str) -> String {
    let mut harmless = String::with_capacity(cell.len());
    let mut begins = true;
    for (at, c) in cell.char_indices() {
        if begins && is_formula(&cell[at..]) {
            harmless.push('\'');
        }
        harmless.push(c);
        begins = ends_a_cell(c);
    }
    harmless
}

/// A cell as it was before it was made [`harmless`].
pub(crate) fn meant(cell: &str) -> String {
    let mut meant = String::with_capacity(cell.len());
    let mut begins = true;
    for (at, c) in cell.char_indices() {
        if !(begins && c == '\'' && is_formula(&cell[at..])) {
            meant.push(c);
        }
        begins = ends_a_cell(c);
    }
    meant
}

/// Whether it is one, or one behind apostrophes.
fn is_formula(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

/// At what some spreadsheet ends a cell.
fn ends_a_cell(c: char) -> bool {
    matches!(c, ',' | ';' | '"' | '\t' | '\r' | '\n')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_cell_is_a_formula__SE_23() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("+41", "'+41"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t'=1"),
            ("\r=1", "'\r'=1"),
            ("\n=1", "'\n'=1"),
            // where a spreadsheet that reads semicolons begins a cell
            ("a;=1+1", "a;'=1+1"),
            ("a;\"=1+1\"", "a;\"'=1+1\""),
            ("a\n=1", "a\n'=1"),
            // has an apostrophe of its own, and keeps it
            ("'=1", "''=1"),
            ("''=1", "'''=1"),
            // harmless where it is
            ("'t Hooft", "'t Hooft"),
            ("a=1", "a=1"),
            ("Frei-Keller", "Frei-Keller"),
            ("", ""),
        ] {
            assert_eq!(harmless(cell), expected, "{cell:?}");
            assert_eq!(meant(expected), cell, "{expected:?}");
        }
    }

    proptest! {
        #[test]
        fn what_was_made_harmless_is_read_as_it_was_meant__SE_23_OP_5(
            cell in prop_oneof!["[=+@\\-\t\r\n,;\"'a1 ]{0,10}", ".{0,12}"],
        ) {
            prop_assert_eq!(meant(&harmless(&cell)), cell);
        }
    }
}
