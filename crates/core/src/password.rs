//! Passwords: what is accepted (OP-4), and what is stored (SE-9).

use precis_profiles::OpaqueString;
use precis_profiles::precis_core::profile::Profile;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::clock::Randomness;
use crate::error::{EasyBecause, Field, Refusal};
use crate::keys::CROCKFORD;
use crate::names::search_key;

/// In characters, after normalisation (OP-4).
pub const LONGEST_PASSWORD: usize = 256;
/// Where a second factor is asked for as well.
pub const SHORTEST_WITH_SECOND_FACTOR: usize = 8;
/// Where the password stands alone.
pub const SHORTEST_ALONE: usize = 15;
/// A guess that comes earlier than this in a guesser's list is too easy.
const FEWEST_GUESSES_LOG10: f64 = 6.0;
/// From here on a password is hard to guess, also for whoever has a copy of its hash.
const HARD_GUESSES_LOG10: f64 = 10.0;
/// A name shorter than this is in too many innocent passwords to be counted against one.
const SHORTEST_NAME_THAT_COUNTS: usize = 4;

/// A password as it was typed. Never printed, never stored, wiped on drop.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct PlainPassword(String);

impl std::fmt::Debug for PlainPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PlainPassword(…)")
    }
}

impl<'de> Deserialize<'de> for PlainPassword {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

impl From<&str> for PlainPassword {
    fn from(typed: &str) -> Self {
        Self(typed.to_owned())
    }
}

/// What a new password is measured against.
pub(crate) struct Expectations<'a> {
    /// In characters: whether a second factor is asked for decides it.
    pub minimum: usize,
    /// The institution's names.
    pub venue: [&'a str; 2],
    /// The operator's names.
    pub own_names: [&'a str; 2],
}

/// What a password is worth that is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// It will do.
    Fair,
    /// It is hard to guess.
    Strong,
}

impl PlainPassword {
    /// A password from the random source, to be handed over and changed at the next sign-in:
    /// four groups of four letters, 80 bits, long enough to stand alone.
    pub(crate) fn generate(randomness: &dyn Randomness) -> Self {
        let mut bytes = [0; 10];
        randomness.fill(&mut bytes);
        let letters = Zeroizing::new(CROCKFORD.encode(&bytes));
        bytes.zeroize();
        let groups: Vec<&str> = [0, 4, 8, 12]
            .iter()
            .filter_map(|at| letters.get(*at..at + 4))
            .collect();
        Self(groups.join("-"))
    }

    /// The text, for the one administrator who hands it over.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    /// How many characters it has; decides at sign-in whether it still meets OP-4.
    pub(crate) fn length(&self) -> usize {
        self.0.chars().count()
    }

    /// The password for hashing: normalised as RFC 8265 OpaqueString, its length checked
    /// before any costly work (SE-10).
    pub(crate) fn prepare(self, field: Field) -> Result<Self, Refusal> {
        let too_long = Refusal::TooLong {
            field,
            maximum: LONGEST_PASSWORD as u32,
        };
        if self.0.is_empty() {
            return Err(Refusal::Missing { field });
        }
        // No character takes more than four bytes; normalising first would work on the megabyte.
        if self.0.len() > LONGEST_PASSWORD * 4 {
            return Err(too_long);
        }
        let prepared = OpaqueString::new()
            .enforce(self.0.as_str())
            .map(|normalised| Self(normalised.into_owned()))
            .map_err(|_| Refusal::ForbiddenCharacter { field })?;
        if prepared.length() > LONGEST_PASSWORD {
            Err(too_long)
        } else {
            Ok(prepared)
        }
    }

    /// A prepared password as a new one: long enough, and not easy to guess. What it is worth is for
    /// whoever still types it.
    pub(crate) fn check(
        &self,
        field: Field,
        expected: &Expectations<'_>,
    ) -> Result<Strength, Refusal> {
        if self.length() < expected.minimum {
            let minimum = expected.minimum as u32;
            return Err(Refusal::PasswordTooShort { field, minimum });
        }
        let easy = |why| Err(Refusal::PasswordTooEasy { field, why });
        let folded = Zeroizing::new(search_key(&self.0));
        // A name inside is only a weakness where little else stands beside it.
        let leans_on = |name: &str| {
            let name = search_key(name);
            name.chars().count() >= SHORTEST_NAME_THAT_COUNTS
                && folded.contains(&name)
                && folded.chars().count() < name.chars().count() + SHORTEST_WITH_SECOND_FACTOR
        };
        if expected.venue.iter().any(|name| leans_on(name)) {
            return easy(EasyBecause::VenueName);
        }
        if expected.own_names.iter().any(|name| leans_on(name)) {
            return easy(EasyBecause::OwnName);
        }
        let (own, venue) = (words_of(expected.own_names), words_of(expected.venue));
        let guesses_knowing = |known: &[String]| {
            let known: Vec<_> = known.iter().map(String::as_str).collect();
            zxcvbn::zxcvbn(&self.0, &known).guesses_log10()
        };
        let guesses = guesses_knowing(&[own.as_slice(), &venue].concat());
        if guesses < FEWEST_GUESSES_LOG10 {
            easy(if guesses_knowing(&[]) < FEWEST_GUESSES_LOG10 {
                EasyBecause::Common
            } else if guesses_knowing(&own) < FEWEST_GUESSES_LOG10 {
                EasyBecause::OwnName
            } else {
                EasyBecause::VenueName
            })
        } else if guesses < HARD_GUESSES_LOG10 {
            Ok(Strength::Fair)
        } else {
            Ok(Strength::Strong)
        }
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// What a guesser who knows these names tries: them, and the words in them, with accents and without.
fn words_of(names: [&str; 2]) -> Vec<String> {
    let mut known = Vec::new();
    for name in names {
        let folded = search_key(name);
        for name in [name, &folded] {
            let words = name.split(|c: char| !c.is_alphanumeric());
            let words = words.filter(|word| word.chars().count() >= SHORTEST_NAME_THAT_COUNTS);
            known.extend(words.chain([name]).map(str::to_owned));
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::testing::SeededRandomness;

    const FIELD: Field = Field::Password;

    fn judge(password: &str, minimum: usize) -> Result<Strength, Refusal> {
        let expected = Expectations {
            minimum,
            venue: ["Théâtre de Carouge", "Carouge Box Office"],
            own_names: ["anna.keller", "Anna Keller"],
        };
        PlainPassword::from(password)
            .prepare(FIELD)?
            .check(FIELD, &expected)
    }

    fn check(password: &str, minimum: usize) -> Result<(), Refusal> {
        judge(password, minimum).map(drop)
    }

    #[rstest]
    #[case::eight_without_a_word("vk7#qpz!", Strength::Fair)]
    #[case::a_phrase_of_plain_words("correct horse battery staple", Strength::Strong)]
    #[case::much_beside_ones_own_name("Anna Keller liked nine green geese", Strength::Strong)]
    fn a_longer_password_is_worth_more__OP_4(#[case] password: &str, #[case] worth: Strength) {
        assert_eq!(judge(password, 8), Ok(worth));
    }

    #[rstest]
    #[case::of_the_venue("Carouge2026", EasyBecause::VenueName)]
    #[case::of_the_operator("Zwahlen2026", EasyBecause::OwnName)]
    fn a_word_of_a_name_is_worth_little__OP_4(#[case] password: &str, #[case] why: EasyBecause) {
        let judge = |venue, own_names| {
            let (minimum, field) = (8, FIELD);
            let expected = Expectations {
                minimum,
                venue,
                own_names,
            };
            let typed = PlainPassword::from(password).prepare(field)?;
            typed.check(field, &expected)
        };
        let known = judge(
            ["Théâtre de Carouge", "Carouge Box Office"],
            ["Urs Zwahlen", "zwahlen.u"],
        );
        let field = FIELD;
        assert_eq!(known, Err(Refusal::PasswordTooEasy { field, why }));
        let of_others = judge(["Oper", "Oper"], ["Zoë Müller", "zoe"]);
        assert_eq!(of_others, Ok(Strength::Fair));
    }

    #[rstest]
    #[case::eight_with_second_factor("vk7#qpz!", 8, Ok(()))]
    #[case::seven("vk7#qpz", 8, Err(Refusal::PasswordTooShort { field: FIELD, minimum: 8 }))]
    #[case::fourteen_alone("vk7#qpz!bm2&wt", 15, Err(Refusal::PasswordTooShort { field: FIELD, minimum: 15 }))]
    #[case::a_phrase_of_plain_words("correct horse battery staple", 15, Ok(()))]
    #[case::characters_not_bytes("日本語のパスワード", 8, Ok(()))]
    #[case::common("password", 8, Err(Refusal::PasswordTooEasy { field: FIELD, why: EasyBecause::Common }))]
    #[case::common_with_digits("password123", 8, Err(Refusal::PasswordTooEasy { field: FIELD, why: EasyBecause::Common }))]
    #[case::common_and_long("aaaaaaaaaaaaaaaaaaaa", 15, Err(Refusal::PasswordTooEasy { field: FIELD, why: EasyBecause::Common }))]
    #[case::the_venue("Carouge box office", 15, Err(Refusal::PasswordTooEasy { field: FIELD, why: EasyBecause::VenueName }))]
    #[case::own_name("Anna.Keller1", 8, Err(Refusal::PasswordTooEasy { field: FIELD, why: EasyBecause::OwnName }))]
    #[case::empty("", 8, Err(Refusal::Missing { field: FIELD }))]
    fn a_new_password_is_long_enough_and_not_easy__OP_4(
        #[case] password: &str,
        #[case] minimum: usize,
        #[case] expected: Result<(), Refusal>,
    ) {
        assert_eq!(check(password, minimum), expected);
    }

    #[test]
    fn a_megabyte_is_refused_before_any_work__SE_10() {
        let refused = Err(Refusal::TooLong {
            field: FIELD,
            maximum: 256,
        });
        assert_eq!(check(&"x".repeat(1_000_000), 8), refused);
        assert_eq!(check(&"é".repeat(257), 8), refused);
        assert!(check(&"vk7#qpz!".repeat(32), 8).is_ok());
    }

    #[test]
    fn the_same_password_typed_in_another_unicode_form_is_the_same__OP_4() {
        let composed = PlainPassword::from("Zoë\u{a0}kennt 7 Wege")
            .prepare(FIELD)
            .unwrap();
        let decomposed = PlainPassword::from("Zoe\u{308} kennt 7 Wege")
            .prepare(FIELD)
            .unwrap();
        assert_eq!(composed.as_bytes(), decomposed.as_bytes());
    }

    #[test]
    fn a_generated_password_can_stand_alone__OP_2() {
        let password = PlainPassword::generate(&SeededRandomness::new(9));
        assert!(check(password.expose(), SHORTEST_ALONE).is_ok());
        assert_eq!(format!("{password:?}"), "PlainPassword(…)");
    }
}
