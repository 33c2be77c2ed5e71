//! The text of a file as spreadsheets save it, whatever they encode it in, and what they put between
//! its cells.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::error::Refusal;

/// The text in these bytes, its lines ended by a line feed. A mark at the beginning says how it is encoded;
/// without one it is UTF-8 where it can be, and else what a spreadsheet on Windows writes.
pub(super) fn text(bytes: &[u8]) -> Result<String, Refusal> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => {
            let (text, damaged) = encoding.decode_without_bom_handling(&bytes[mark..]);
            if damaged {
                return Err(Refusal::NotATable);
            }
            text
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        },
    };
    // A workbook, a picture, or a text without the mark that it needs.
    if text.contains('\0') {
        return Err(Refusal::NotATable);
    }
    // One sign for the end of a line: what comes from an old Macintosh has another one.
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// What may stand between two cells.
pub(super) const SEPARATORS: [u8; 3] = [b';', b',', b'\t'];

/// What the first line says about the cells, where a spreadsheet has written that there: the separator,
/// and how long that line is.
pub(super) fn said_separator(text: &str) -> Option<(u8, usize)> {
    let line = text.split_inclusive('\n').next()?;
    let said = line.trim_end().trim_matches('"');
    let said = said.strip_prefix("sep=").or(said.strip_prefix("SEP="));
    // A tab there is gone with the spaces at the end.
    let separator = match said? {
        "" => b'\t',
        said => *said.as_bytes().first().filter(|_| said.len() == 1)?,
    };
    SEPARATORS
        .contains(&separator)
        .then_some((separator, line.len()))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::utf_8("Zoë;Müller".as_bytes())]
    #[case::utf_8_with_a_mark("\u{feff}Zoë;Müller".as_bytes())]
    #[case::windows_1252(b"Zo\xeb;M\xfcller")]
    #[case::utf_16_le(b"\xff\xfeZ\0o\0\xeb\0;\0M\0\xfc\0l\0l\0e\0r\0")]
    #[case::utf_16_be(b"\xfe\xff\0Z\0o\0\xeb\0;\0M\0\xfc\0l\0l\0e\0r")]
    fn text_is_read_in_every_encoding_that_spreadsheets_write__OP_5(#[case] bytes: &[u8]) {
        assert_eq!(text(bytes), Ok("Zoë;Müller".to_owned()));
    }

    #[rstest]
    #[case::a_workbook(b"PK\x03\x04\x14\0\x06\0")]
    #[case::utf_16_without_a_mark(b"Z\0o\0\xeb\0")]
    #[case::half_a_character(b"\xff\xfeZ\0o")]
    fn what_is_no_text_is_refused__OP_5(#[case] bytes: &[u8]) {
        assert_eq!(text(bytes), Err(Refusal::NotATable));
    }

    #[test]
    fn a_line_that_names_the_separator_is_heeded__OP_5() {
        for (first, expected) in [
            ("sep=;\nName", Some((b';', 6))),
            ("SEP=,\nName", Some((b',', 6))),
            ("\"sep=\t\"\nName", Some((b'\t', 8))),
            ("sep=\t\nName", Some((b'\t', 6))),
            ("sep=|\nName", None),
            ("Name;Role\n", None),
            ("", None),
        ] {
            assert_eq!(said_separator(first), expected, "{first:?}");
        }
    }
}
