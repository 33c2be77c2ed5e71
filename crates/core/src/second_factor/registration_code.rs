//! The registration code: what an administrator hands over so that a secret key is shown to the right
//! one (RG-7). It closes the gap that whoever has only the password could register a phone of
//! their own.
//!
//! **What was proven belongs to the sign-in, not to the draft.** Each sign-in is asked for the code
//! before it sees the key, also where the same key is shown again after a crash (RG-3): else whoever
//! has the password need only wait until the operator has typed the code. The slip is still in the
//! operator's hand, and it stays right for its 24 hours until a registration is confirmed with it.
//! That uses it up. A newer one destroys the draft that an older one, or none, has shown.

use serde::Serialize;
use subtle::ConstantTimeEq;
use ts_rs::TS;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::handed_over::{CodeToHandOver, TypedCode};
use crate::clock::{Randomness, Span, Timestamp};
use crate::error::{Field, NoRegistrationCode, Refusal};
use crate::keys::{CROCKFORD, Keys};
use crate::operator::OperatorId;

/// 40 bits are eight letters.
const LENGTH: usize = 5;
/// More than any spelling with spaces and hyphens needs.
const LONGEST_INPUT: usize = 100;
/// A code is valid for so long.
pub(crate) const VALID_FOR: Span = Span::hours(24);
/// Wrong tries that make it void.
pub(crate) const TRIES: u32 = 5;

/// Eight letters of Crockford's base32. Never printed, wiped on drop.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct RegistrationCode([u8; LENGTH]);

impl std::fmt::Debug for RegistrationCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RegistrationCode(…)")
    }
}

impl RegistrationCode {
    /// A new code.
    pub(crate) fn generate(randomness: &dyn Randomness) -> Self {
        let mut code = Self([0; LENGTH]);
        randomness.fill(&mut code.0);
        code
    }

    /// Reads a code as a person types it: any case, with or without hyphens and spaces.
    pub(crate) fn parse(typed: &TypedCode) -> Result<Self, Refusal> {
        let typed = typed.expose();
        if typed.trim().is_empty() {
            return Err(Refusal::Missing {
                field: Field::RegistrationCode,
            });
        }
        if typed.len() > LONGEST_INPUT {
            return Err(Refusal::RegistrationCodeMalformed);
        }
        let bytes = CROCKFORD
            .decode(typed.as_bytes())
            .map(Zeroizing::new)
            .map_err(|_| Refusal::RegistrationCodeMalformed)?;
        bytes
            .as_slice()
            .try_into()
            .map(Self)
            .map_err(|_| Refusal::RegistrationCodeMalformed)
    }

    /// For the one administrator who hands it over.
    pub(crate) fn to_hand_over(&self, until: Timestamp) -> CodeToHandOver {
        CodeToHandOver::new(&Zeroizing::new(CROCKFORD.encode(&self.0)), until)
    }

    /// What is stored of it.
    pub(crate) fn hash(&self, keys: &Keys, operator: OperatorId) -> [u8; 32] {
        keys.registration_code_hash(operator.as_bytes(), &self.0)
    }
}

/// Where an operator stands who needs a registration code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum RegistrationCodeStanding {
    /// None is valid: an administrator has to give one.
    Needed {
        /// Why.
        why: NoRegistrationCode,
    },
    /// One is valid.
    Valid {
        /// Until when.
        until: Timestamp,
        /// How often it may still be typed wrong.
        tries_left: u32,
    },
}

impl RegistrationCodeStanding {
    /// Where an operator stands to whom this was given last.
    pub(crate) fn of(given: Option<&Given>, now: Timestamp) -> Self {
        let why = match given {
            // Neither was a waiver that is over ever a code.
            None | Some(Given { hash: None, .. }) => NoRegistrationCode::Missing,
            Some(given) if given.expires_at <= now => NoRegistrationCode::Expired,
            Some(given) if given.tries >= TRIES => NoRegistrationCode::TooManyTries,
            Some(given) => {
                return Self::Valid {
                    until: given.expires_at,
                    tries_left: TRIES - given.tries,
                };
            }
        };
        Self::Needed { why }
    }

    /// What is said of a code that is not right.
    pub(crate) fn refusal(self) -> Refusal {
        match self {
            Self::Needed { why } => Refusal::NewRegistrationCodeNeeded { why },
            Self::Valid { tries_left, .. } => Refusal::WrongRegistrationCode { tries_left },
        }
    }
}

/// What is stored of a code, or of that none is asked for.
pub(crate) struct Given {
    /// `None` where the service team waived it.
    pub hash: Option<[u8; 32]>,
    pub expires_at: Timestamp,
    pub tries: u32,
}

impl Given {
    /// Whether this was handed over, in constant time.
    pub(crate) fn is(&self, hash: &[u8; 32]) -> bool {
        self.hash.is_some_and(|own| own.ct_eq(hash).into())
    }

    /// Whether none is asked for now.
    pub(crate) fn is_waived(&self, now: Timestamp) -> bool {
        self.hash.is_none() && self.expires_at > now
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::testing::SeededRandomness;

    #[test]
    fn a_registration_code_reads_back_as_people_type_it__RG_7() {
        let code = RegistrationCode([0x00, 0x44, 0x32, 0x14, 0xc7]);
        let groups = code.to_hand_over(Timestamp::LATEST).groups.clone();
        assert_eq!(groups, ["0123", "4567"]);
        for typed in [
            "0123 4567",   // as it is shown
            "0123-4567",   // with a hyphen
            "o i23 4567 ", // letters for digits, spaces anywhere
            "OL234567",
        ] {
            let read = RegistrationCode::parse(&TypedCode::from(typed)).unwrap();
            assert_eq!(read.0, code.0, "{typed}");
        }
        let random = RegistrationCode::generate(&SeededRandomness::new(8));
        let groups = random.to_hand_over(Timestamp::LATEST).groups.clone();
        assert!(groups.len() == 2 && groups.iter().all(|group| group.len() == 4));
        let lower = TypedCode::from(groups.concat().to_lowercase().as_str());
        assert_eq!(RegistrationCode::parse(&lower).unwrap().0, random.0);
    }

    #[rstest]
    #[case::seven("0123456")]
    #[case::nine("012345678")]
    #[case::sixteen("0123456789ABCDEF")]
    #[case::no_letter_of_it("0123456U")]
    #[case::no_ascii("éééé")]
    #[case::a_megabyte(&"0".repeat(1_000_000))]
    fn anything_else_is_none__RG_7(#[case] typed: &str) {
        let refused = RegistrationCode::parse(&TypedCode::from(typed)).unwrap_err();
        assert_eq!(refused, Refusal::RegistrationCodeMalformed);
    }

    #[test]
    fn a_registration_code_among_many_spaces_is_read_and_more_is_not_looked_at__RG_7() {
        let typed = |length: usize| {
            let typed = format!("{:length$}", "01234567");
            RegistrationCode::parse(&TypedCode::from(typed.as_str())).map(|code| code.0)
        };
        let code = [0x00, 0x44, 0x32, 0x14, 0xc7];
        assert_eq!(typed(LONGEST_INPUT), Ok(code));
        assert_eq!(
            typed(LONGEST_INPUT + 1),
            Err(Refusal::RegistrationCodeMalformed)
        );
    }

    #[test]
    fn a_registration_code_prints_nothing__SE_19() {
        let code = RegistrationCode::generate(&SeededRandomness::new(4));
        assert_eq!(format!("{code:?}"), "RegistrationCode(…)");
    }
}
