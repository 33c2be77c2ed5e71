//! The secret key shared with the phone (RFC 6238: K): 160 bits, SHA-1, 6 digits, 30 s.

use std::fmt::Write as _;

use subtle::ConstantTimeEq;
use totp_rs::{Builder, Secret, Totp};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::code::{Code, TimeStep};
use crate::clock::Randomness;
use crate::error::Fault;

const KEY_LENGTH: usize = 20;
/// One step of drift either way (EC-2): three codes are valid at any moment (SE-2).
const DRIFT: i64 = 1;
/// A wrong code is looked for so many steps either way: 24 hours (EC-5).
const FARTHEST_OFFSET: i64 = 24 * 60 * 2;

/// The key. Never printed, wiped on drop.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct SecretKey([u8; KEY_LENGTH]);

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretKey(…)")
    }
}

impl SecretKey {
    /// A new key.
    pub fn generate(randomness: &dyn Randomness) -> Self {
        let mut bytes = [0; KEY_LENGTH];
        randomness.fill(&mut bytes);
        let key = Self(bytes);
        bytes.zeroize();
        key
    }

    /// A key as it was sealed.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, Fault> {
        bytes
            .try_into()
            .map(Self)
            .map_err(|_| Fault::Tampered("the length of a secret key"))
    }

    /// The bytes, to be sealed.
    pub(crate) fn expose(&self) -> &[u8] {
        &self.0
    }

    /// The key as 32 letters of base32 (RFC 4648), without padding.
    pub(crate) fn base32(&self) -> Zeroizing<String> {
        Zeroizing::new(Secret::new_stack(self.0).to_base32())
    }

    /// The step among the three valid ones that `code` belongs to; the highest, should two of
    /// them have the same code. Every comparison is made, in constant time (EC-2).
    #[expect(
        clippy::double_ended_iterator_last,
        reason = "from the back it would stop at the first match: every comparison is made"
    )]
    pub(crate) fn step_of(&self, code: Code, now: TimeStep) -> Option<TimeStep> {
        let totp = self.totp();
        (-DRIFT..=DRIFT)
            .filter_map(|steps| now.offset(steps))
            .filter(|step| code_at(&totp, *step).0.ct_eq(&code.0).into())
            .last()
    }

    /// Every offset in steps, up to 24 hours either way, at which `code` would have been right
    /// (EC-5). Only ever used to say that a clock is off.
    pub(crate) fn offsets_of(&self, code: Code, now: TimeStep) -> Vec<i64> {
        let totp = self.totp();
        (-FARTHEST_OFFSET..=FARTHEST_OFFSET)
            .filter(|steps| {
                now.offset(*steps)
                    .is_some_and(|at| code_at(&totp, at) == code)
            })
            .collect()
    }

    fn totp(&self) -> Totp {
        // The defaults of the builder are RFC 6238's and every app's: SHA-1, 6 digits, 30 s.
        Builder::new()
            .with_secret(Secret::new_stack(self.0))
            .build_noncompliant()
    }
}

fn code_at(totp: &Totp, step: TimeStep) -> Code {
    let mut digits = SixDigits::default();
    // Six digits always fit; were they fewer, no code would match.
    let _ = write!(digits, "{}", totp.generate(step.first_second()));
    Code(digits.digits)
}

/// Where a generated code is written without touching the heap.
#[derive(Default)]
struct SixDigits {
    digits: [u8; 6],
    length: usize,
}

impl std::fmt::Write for SixDigits {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        let end = self.length + text.len();
        let place = self
            .digits
            .get_mut(self.length..end)
            .ok_or(std::fmt::Error)?;
        place.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::clock::Timestamp;

    fn code(digits: &str) -> Code {
        Code::parse(digits).unwrap()
    }

    fn step(seconds: i64) -> TimeStep {
        TimeStep::at(Timestamp::from_millis(seconds * 1000))
    }

    // RFC 6238 appendix B, SHA-1; six digits are the last six of its eight.
    #[rstest]
    #[case(59, "287082")]
    #[case(1_111_111_109, "081804")]
    #[case(1_111_111_111, "050471")]
    #[case(1_234_567_890, "005924")]
    #[case(2_000_000_000, "279037")]
    #[case(20_000_000_000, "353130")]
    fn codes_equal_rfc_6238_appendix_b__SE_3(#[case] seconds: i64, #[case] digits: &str) {
        let key = SecretKey::from_bytes(b"12345678901234567890").unwrap();
        assert_eq!(
            key.step_of(code(digits), step(seconds)),
            Some(step(seconds))
        );
    }

    #[test]
    fn one_step_of_drift_is_accepted_and_two_are_not__EC_2_SE_2() {
        let key = SecretKey::from_bytes(b"12345678901234567890").unwrap();
        let right = code("050471"); // of step 37037037
        let at = step(1_111_111_111);
        assert_eq!(key.step_of(right, at.offset(-1).unwrap()), Some(at));
        assert_eq!(key.step_of(right, at.offset(1).unwrap()), Some(at));
        assert_eq!(key.step_of(right, at.offset(2).unwrap()), None);
        assert_eq!(key.step_of(right, at.offset(-2).unwrap()), None);
    }

    #[test]
    fn a_code_of_another_hour_is_found_but_not_accepted__EC_5() {
        let key = SecretKey::from_bytes(b"12345678901234567890").unwrap();
        let right = code("050471");
        let hour_later = step(1_111_111_111 + 3600);
        assert_eq!(key.step_of(right, hour_later), None);
        assert!(key.offsets_of(right, hour_later).contains(&-120));
        let day_later = step(1_111_111_111 + 86_400);
        assert!(key.offsets_of(right, day_later).contains(&-2880));
        let two_days_later = step(1_111_111_111 + 2 * 86_400);
        assert!(!key.offsets_of(right, two_days_later).contains(&(-2 * 2880)));
    }

    #[test]
    fn the_first_and_the_last_step_do_not_panic__SE_8() {
        let key = SecretKey::from_bytes(&[1; 20]).unwrap();
        for moment in [Timestamp::from_millis(0), Timestamp::LATEST] {
            let _ = key.step_of(code("000000"), TimeStep::at(moment));
            let _ = key.offsets_of(code("000000"), TimeStep::at(moment));
        }
    }

    #[test]
    fn a_secret_key_prints_nothing__SE_19() {
        assert_eq!(
            format!("{:?}", SecretKey::from_bytes(&[65; 20]).unwrap()),
            "SecretKey(…)"
        );
    }

    /// Against an independent program.
    #[test]
    fn codes_equal_oathtool_s_for_ten_thousand_random_keys_and_times__SE_3() {
        const LAST_YEARS: u64 = 8_000_000_000;
        let randomness = crate::testing::SeededRandomness::new(3);
        for _ in 0..10_000 {
            let mut bytes = [0; KEY_LENGTH];
            randomness.fill(&mut bytes);
            let mut moment = [0; 8];
            randomness.fill(&mut moment);
            let seconds = u64::from_le_bytes(moment) % LAST_YEARS;
            let theirs = std::process::Command::new("oathtool")
                .args(["--totp", &format!("--now=@{seconds}")])
                .arg(data_encoding::HEXLOWER.encode(&bytes))
                .output()
                .expect("oathtool is installed by `cargo xtask test`");
            let theirs = String::from_utf8(theirs.stdout).unwrap();
            let at = step(i64::try_from(seconds).unwrap());
            let ours = code_at(&SecretKey(bytes).totp(), at).0;
            assert_eq!(ours, theirs.trim_end().as_bytes(), "{bytes:?} {seconds}");
        }
    }
}
