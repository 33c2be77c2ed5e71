//! The six digits, and the 30-second step that they belong to (RFC 6238, RFC 4226).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::{Span, Timestamp};
use crate::error::Refusal;

/// Digits of a code (RFC 6238: Digit).
const DIGITS: usize = 6;
/// RFC 6238's X, in seconds.
const STEP_SECONDS: u64 = 30;

/// T of RFC 6238 §4.2, with T0 = 0 and X = 30 s.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct TimeStep(u64);

impl TimeStep {
    /// The step at a moment.
    pub fn at(moment: Timestamp) -> Self {
        Self(moment.as_seconds() / STEP_SECONDS)
    }

    /// A step as the database holds it.
    pub(crate) fn from_stored(step: i64) -> Self {
        Self(step.max(0).unsigned_abs())
    }

    /// The step for the database: far below 2^63 until the year 9999.
    pub(crate) fn to_stored(self) -> i64 {
        i64::try_from(self.0).unwrap_or(i64::MAX)
    }

    /// The step `steps` later, or earlier where negative; `None` before 1970.
    pub(crate) fn offset(self, steps: i64) -> Option<Self> {
        self.0.checked_add_signed(steps).map(Self)
    }

    /// The step after this one.
    pub(crate) fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The first second of this step, as the generator wants it.
    pub(crate) fn first_second(self) -> u64 {
        self.0 * STEP_SECONDS
    }

    /// How long so many steps take.
    pub(crate) fn span(steps: u32) -> Span {
        Span::seconds(steps * STEP_SECONDS as u32)
    }
}

/// Exactly six ASCII digits (SE-2). Kept as bytes: 012345 is not 12345.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code(pub(crate) [u8; DIGITS]);

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(…)")
    }
}

impl Code {
    /// Reads a code as a person types or pastes it: spaces and hyphens inside are allowed (EC-1).
    pub fn parse(typed: &str) -> Result<Self, Refusal> {
        let mut digits = [0; DIGITS];
        let mut length = 0;
        for byte in typed
            .bytes()
            .filter(|byte| !matches!(byte, b' ' | b'-' | b'\t'))
        {
            if !byte.is_ascii_digit() || length == DIGITS {
                return Err(Refusal::NotSixDigits);
            }
            digits[length] = byte;
            length += 1;
        }
        if length == DIGITS {
            Ok(Self(digits))
        } else {
            Err(Refusal::NotSixDigits)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::plain("012345")]
    #[case::as_phones_show_it("012 345")]
    #[case::hyphen("012-345")]
    #[case::spaces_around(" 012345 ")]
    fn six_ascii_digits_are_a_code__EC_1(#[case] typed: &str) {
        assert_eq!(Code::parse(typed).unwrap().0, *b"012345");
    }

    #[rstest]
    #[case::nothing("")]
    #[case::five("12345")]
    #[case::seven("1234567")]
    #[case::letters("12a456")]
    #[case::sign("+12345")]
    #[case::arabic_indic("١٢٣٤٥٦")]
    #[case::full_width("１２３４５６")]
    #[case::a_megabyte(&"1".repeat(1_000_000))]
    fn anything_else_is_not_a_code__EC_1_SE_2(#[case] typed: &str) {
        assert_eq!(Code::parse(typed), Err(Refusal::NotSixDigits));
    }

    #[test]
    fn a_code_prints_nothing__SE_19() {
        assert_eq!(format!("{:?}", Code(*b"012345")), "Code(…)");
    }

    #[test]
    fn steps_do_not_wrap_from_1970_to_9999__SE_8() {
        assert_eq!(TimeStep::at(Timestamp::from_millis(-5)), TimeStep(0));
        assert_eq!(TimeStep(0).offset(-1), None);
        let last = TimeStep::at(Timestamp::LATEST);
        assert_eq!(TimeStep::from_stored(last.to_stored()), last);
        assert!(last.offset(1).is_some());
    }

    /// What a person may type or paste into the field, and what nobody would.
    fn typed() -> impl Strategy<Value = String> {
        let like_a_code = "[0-9]{0,4}[ \\-\t]{0,2}[0-9]{0,4}[ \\-\t]{0,2}";
        let digits_of_the_world = "[0-9٠-٩０-９𝟎-𝟗 \\-]{4,9}";
        prop_oneof![
            4 => like_a_code,
            2 => digits_of_the_world,
            1 => any::<String>(),
        ]
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_six_ascii_digits_or_refused__EC_1_SE_2(typed in typed()) {
            let kept: String = typed.chars().filter(|c| !" -\t".contains(*c)).collect();
            let is_code = kept.chars().count() == 6 && kept.chars().all(|c| c.is_ascii_digit());
            match Code::parse(&typed) {
                Ok(code) => {
                    prop_assert!(is_code);
                    prop_assert_eq!(&code.0[..], kept.as_bytes());
                }
                Err(refusal) => {
                    prop_assert!(!is_code);
                    prop_assert_eq!(refusal, Refusal::NotSixDigits);
                }
            }
        }
    }
}
