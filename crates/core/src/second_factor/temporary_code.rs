//! The temporary code: eight digits from an administrator, in place of one six-digit code, for a
//! phone left at home (PH-4). It registers nothing, and proves no phone.

use serde::Deserialize;
use subtle::ConstantTimeEq;
use ts_rs::TS;
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::handed_over::{CodeToHandOver, TypedCode};
use crate::clock::{Randomness, Span, Timestamp};
use crate::desk::Desk;
use crate::error::{Field, Refusal, Stop};
use crate::keys::Keys;
use crate::operator::OperatorId;
use crate::store::temporary_codes;

const DIGITS: usize = 8;
/// How many codes of eight digits there are.
const CODES: u32 = 100_000_000;
/// A random number from here on is drawn again: below, each code comes up equally often.
const FAIR_BELOW: u32 = u32::MAX - u32::MAX % CODES;

/// How long a temporary code is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the dialog's own")]
pub enum ValidFor {
    OneHour,
    FourHours,
    /// The longest there is.
    OneDay,
}

impl ValidFor {
    pub(crate) fn span(self) -> Span {
        match self {
            Self::OneHour => Span::hours(1),
            Self::FourHours => Span::hours(4),
            Self::OneDay => Span::hours(24),
        }
    }

    /// The word in the trail.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::OneHour => "one_hour",
            Self::FourHours => "four_hours",
            Self::OneDay => "one_day",
        }
    }
}

/// Eight ASCII digits, kept as bytes: 01234567 is not 1234567. Never printed, wiped on drop.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct TemporaryCode([u8; DIGITS]);

impl std::fmt::Debug for TemporaryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TemporaryCode(…)")
    }
}

impl TemporaryCode {
    /// A code from the random source; none is likelier than another.
    pub(crate) fn generate(randomness: &dyn Randomness) -> Self {
        let mut bytes = [0; 4];
        let mut number = loop {
            randomness.fill(&mut bytes);
            let number = u32::from_be_bytes(bytes);
            if number < FAIR_BELOW {
                break number % CODES;
            }
        };
        let mut digits = [0; DIGITS];
        for digit in digits.iter_mut().rev() {
            // One digit always fits into a byte.
            *digit = b'0' + (number % 10) as u8;
            number /= 10;
        }
        bytes.zeroize();
        number.zeroize();
        Self(digits)
    }

    /// Reads a code as a person types or pastes it: spaces and hyphens inside are allowed.
    pub(crate) fn parse(typed: &TypedCode) -> Result<Self, Refusal> {
        let mut code = Self([0; DIGITS]);
        let mut length = 0;
        let digits = typed.expose().bytes();
        for byte in digits.filter(|byte| !matches!(byte, b' ' | b'-' | b'\t')) {
            if !byte.is_ascii_digit() || length == DIGITS {
                return Err(Refusal::NotEightDigits);
            }
            code.0[length] = byte;
            length += 1;
        }
        match length {
            DIGITS => Ok(code),
            0 => Err(Refusal::Missing {
                field: Field::TemporaryCode,
            }),
            _ => Err(Refusal::NotEightDigits),
        }
    }

    /// For the one administrator who hands it over.
    pub(crate) fn to_hand_over(&self, until: Timestamp) -> CodeToHandOver {
        CodeToHandOver::new(&String::from_utf8_lossy(&self.0), until)
    }

    /// What is stored of it.
    pub(crate) fn hash(&self, keys: &Keys, operator: OperatorId) -> [u8; 32] {
        keys.temporary_code_hash(operator.as_bytes(), &self.0)
    }
}

/// What a temporary code turned out to be. Only who knows the whole code hears more than "wrong".
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Right, and used up from now on.
    Accepted,
    /// It was right once, and was used.
    Used,
    /// It was right once, and its time is over.
    Expired,
    /// Not the code; or there is none.
    Wrong,
}

/// Looks at a counted code. Accepting it is one conditional UPDATE in the transaction that also makes
/// the session (SE-4): of the same code at the same moment exactly one is accepted.
pub(crate) async fn verify(
    desk: &mut Desk<'_>,
    operator: OperatorId,
    code: &TemporaryCode,
) -> Result<Verdict, Stop> {
    // The time that never goes back: a clock that is turned back revives no code (SE-8).
    let (now, hash) = (desk.now, code.hash(desk.keys()?, operator));
    let db = desk.db().await?;
    let Some(given) = temporary_codes::find(db, operator).await? else {
        return Ok(Verdict::Wrong);
    };
    Ok(if !bool::from(given.hash.ct_eq(&hash)) {
        Verdict::Wrong
    } else if given.used_at.is_some() {
        Verdict::Used
    } else if given.expires_at <= now {
        Verdict::Expired
    } else if temporary_codes::use_up(db, operator, &hash, now).await? {
        Verdict::Accepted
    } else {
        Verdict::Used
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use rstest::rstest;

    use super::*;
    use crate::keys::RootKey;
    use crate::testing::SeededRandomness;

    /// Answers these numbers, one after the other.
    struct Numbers(Mutex<Vec<u32>>);

    impl Randomness for Numbers {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.copy_from_slice(&self.0.lock().unwrap().remove(0).to_be_bytes());
        }
    }

    fn digits(numbers: &[u32]) -> String {
        let code = TemporaryCode::generate(&Numbers(Mutex::new(numbers.to_vec())));
        code.to_hand_over(Timestamp::LATEST).groups.join(" ")
    }

    #[test]
    fn every_code_of_eight_digits_comes_up_equally_often__PH_4() {
        assert_eq!(FAIR_BELOW % CODES, 0, "each code has as many numbers");
        for (drawn, expected) in [
            (vec![0], "0000 0000"),
            (vec![1_234_567], "0123 4567"), // leading zeros are digits
            (vec![99_999_999], "9999 9999"),
            (vec![100_000_000], "0000 0000"),
            (vec![FAIR_BELOW - 1], "9999 9999"),
            (vec![FAIR_BELOW, u32::MAX, 42], "0000 0042"), // drawn again: they would favour low codes
        ] {
            assert_eq!(digits(&drawn), expected, "{drawn:?}");
        }
    }

    #[rstest]
    #[case::as_it_is_shown("0123 4567")]
    #[case::plain("01234567")]
    #[case::hyphen("0123-4567")]
    #[case::spaces_around(" 01 23 45 67 ")]
    fn eight_ascii_digits_are_a_temporary_code__PH_4(#[case] typed: &str) {
        assert_eq!(
            TemporaryCode::parse(&TypedCode::from(typed)).unwrap().0,
            *b"01234567"
        );
    }

    #[rstest]
    #[case::seven("1234567", Refusal::NotEightDigits)]
    #[case::nine("123456789", Refusal::NotEightDigits)]
    #[case::a_code_from_a_phone("123456", Refusal::NotEightDigits)]
    #[case::letters("1234567a", Refusal::NotEightDigits)]
    #[case::full_width("１２３４５６７８", Refusal::NotEightDigits)]
    #[case::a_megabyte(&"1".repeat(1_000_000), Refusal::NotEightDigits)]
    #[case::nothing(" ", Refusal::Missing { field: Field::TemporaryCode })]
    fn anything_else_is_none__PH_4(#[case] typed: &str, #[case] expected: Refusal) {
        let refused = TemporaryCode::parse(&TypedCode::from(typed)).unwrap_err();
        assert_eq!(refused, expected);
    }

    #[test]
    fn the_hash_is_the_operator_s_and_the_key_s__PH_4() {
        let key = |seed| Keys::derive(&RootKey::generate(&SeededRandomness::new(seed)), 1);
        let operator = |id| OperatorId(uuid::Uuid::from_u128(id));
        let code = TemporaryCode::generate(&SeededRandomness::new(4));
        let hash = code.hash(&key(1), operator(1));
        assert_ne!(hash, code.hash(&key(1), operator(2)), "another operator");
        assert_ne!(hash, code.hash(&key(2), operator(1)), "another root key");
        let registration = key(1).registration_code_hash(operator(1).as_bytes(), &code.0);
        assert_ne!(hash, registration, "another purpose");
    }

    #[test]
    fn a_temporary_code_prints_nothing__SE_19() {
        let code = TemporaryCode::generate(&SeededRandomness::new(4));
        assert_eq!(format!("{code:?}"), "TemporaryCode(…)");
        let shown = code.to_hand_over(Timestamp::LATEST);
        assert_eq!(format!("{shown:?}"), "CodeToHandOver(…)");
        assert_eq!(format!("{:?}", TypedCode::from("1")), "TypedCode(…)");
    }
}
