//! Names: what may stand in them, and when two are the same (SE-21, OP-4).

use icu_casemap::CaseMapper;
use icu_normalizer::{ComposingNormalizer, DecomposingNormalizer};

use crate::error::{Field, Refusal};

/// In characters, for every name.
pub const LONGEST_NAME: usize = 64;

/// A name of a person or an institution: shown as text, never interpreted.
pub fn checked_name(field: Field, typed: &str) -> Result<String, Refusal> {
    let name = checked_line(field, typed, LONGEST_NAME)?.ok_or(Refusal::Missing { field })?;
    // A colon would end the issuer inside the phone's label (SE-21).
    if name.contains(':') {
        return Err(Refusal::ForbiddenCharacter { field });
    }
    Ok(name)
}

/// One line; nothing where it is empty.
pub fn checked_line(field: Field, typed: &str, longest: usize) -> Result<Option<String>, Refusal> {
    let maximum = longest as u32;
    // Before any work on it: a megabyte is no line.
    if typed.len() > longest * 16 {
        return Err(Refusal::TooLong { field, maximum });
    }
    let line = ComposingNormalizer::new_nfc()
        .normalize(typed.trim())
        .into_owned();
    if line.chars().count() > longest {
        return Err(Refusal::TooLong { field, maximum });
    }
    if line.chars().any(is_forbidden) {
        return Err(Refusal::ForbiddenCharacter { field });
    }
    Ok((!line.is_empty()).then_some(line))
}

/// An operator name: a name without spaces, for it is typed at every sign-in.
pub fn checked_username(typed: &str) -> Result<String, Refusal> {
    let name = checked_name(Field::Username, typed)?;
    if name.chars().any(char::is_whitespace) {
        return Err(Refusal::ForbiddenCharacter {
            field: Field::Username,
        });
    }
    Ok(name)
}

/// The form in which two operator names are compared: without regard to case or Unicode form.
pub fn username_key(username: &str) -> String {
    let nfkc = ComposingNormalizer::new_nfkc();
    let folded = CaseMapper::new()
        .fold_string(&nfkc.normalize(username.trim()))
        .into_owned();
    // Folding can leave a form that composes again.
    nfkc.normalize(&folded).into_owned()
}

/// The form in which names are searched and sorted: folded, and without accents.
pub fn search_key(name: &str) -> String {
    let decomposed = DecomposingNormalizer::new_nfkd();
    let folded = CaseMapper::new()
        .fold_string(&decomposed.normalize(name.trim()))
        .into_owned();
    decomposed
        .normalize(&folded)
        .chars()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .collect()
}

/// The folded words of names, each after a space, as the search compares them.
pub fn search_words(names: &[&str]) -> String {
    let mut words = String::new();
    for name in names {
        let key = search_key(name);
        for word in key
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
        {
            words.push(' ');
            words.push_str(word);
        }
    }
    words
}

/// Control characters, and those that turn the direction of the text, join or hide invisibly:
/// with them one name can look like another.
pub(crate) fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{ffff}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::case("Anna.Keller", "anna.keller")]
    #[case::composed_and_decomposed("Zoë", "zoe\u{308}")]
    #[case::full_width("ａｎｎａ", "anna")]
    #[case::sharp_s("strauß", "STRAUSS")]
    #[case::ligature("ﬁona", "Fiona")]
    fn two_spellings_are_one_operator_name__OP_4(#[case] one: &str, #[case] other: &str) {
        assert_eq!(username_key(one), username_key(other));
    }

    #[rstest]
    #[case::newline("An\nna")]
    #[case::right_to_left_override("Anna\u{202e}")]
    #[case::zero_width_space("An\u{200b}na")]
    #[case::colon("Anna:Keller")]
    #[case::nul("An\0na")]
    #[case::isolate("\u{2067}Anna")]
    fn control_and_direction_characters_are_refused__SE_21(#[case] name: &str) {
        let field = Field::DisplayName;
        assert_eq!(
            checked_name(field, name),
            Err(Refusal::ForbiddenCharacter { field })
        );
    }

    #[test]
    fn empty_and_over_long_names_are_refused__SE_21() {
        let field = Field::DisplayName;
        assert_eq!(
            checked_name(field, " \u{3000} "),
            Err(Refusal::Missing { field })
        );
        assert!(checked_name(field, &"é".repeat(64)).is_ok());
        let too_long = Err(Refusal::TooLong { field, maximum: 64 });
        assert_eq!(checked_name(field, &"é".repeat(65)), too_long);
        assert_eq!(checked_name(field, &"a".repeat(1_000_000)), too_long);
    }

    #[test]
    fn a_line_may_be_empty_and_is_a_line__SE_21() {
        let field = Field::WhomToAsk;
        let checked = |typed: &str| checked_line(field, typed, 80);
        assert_eq!(checked(" \u{3000} "), Ok(None));
        let line = "Bruno Frei: extension 12";
        assert_eq!(checked(&format!(" {line} ")), Ok(Some(line.to_owned())));
        assert!(checked(&"é".repeat(80)).is_ok());
        let too_long = Err(Refusal::TooLong { field, maximum: 80 });
        assert_eq!(checked(&"é".repeat(81)), too_long);
        assert_eq!(checked(&"a".repeat(1_000_000)), too_long);
        for typed in ["Bruno\nFrei", "\u{202e}Bruno"] {
            let refused = Err(Refusal::ForbiddenCharacter { field });
            assert_eq!(checked(typed), refused);
        }
    }

    #[test]
    fn an_operator_name_has_no_spaces_inside() {
        assert_eq!(checked_username(" anna "), Ok("anna".to_owned()));
        let refused = Err(Refusal::ForbiddenCharacter {
            field: Field::Username,
        });
        assert_eq!(checked_username("anna keller"), refused);
    }

    #[test]
    fn accents_do_not_hide_a_name_from_the_search__OP_1() {
        assert_eq!(search_key("Zoë Müller"), "zoe muller");
        assert_eq!(
            search_words(&["zoë.müller", "Zoë Müller"]),
            " zoe muller zoe muller"
        );
    }
}
