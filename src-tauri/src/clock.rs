//! The operating system's time and randomness, as the core wants them handed in (SE-8).

use std::time::{SystemTime, UNIX_EPOCH};

use guichet_core::{Clock, Randomness, Timestamp};

/// This computer's clock. Before 1970 it is 1970: the core refuses codes long before that matters.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one clock that is handed to the core"
    )]
    fn now(&self) -> Timestamp {
        timestamp(SystemTime::now())
    }
}

fn timestamp(time: SystemTime) -> Timestamp {
    let millis = time.duration_since(UNIX_EPOCH).map_or(0, |since| {
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    });
    Timestamp::from_millis(millis)
}

/// The operating system's cryptographically secure source.
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    fn fill(&self, bytes: &mut [u8]) {
        // Without randomness there are no keys and no salts: no operation could go on honestly.
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_clock_before_1970_is_1970_and_one_after_9999_is_9999__SE_8() {
        let before = UNIX_EPOCH - Duration::from_secs(86_400);
        assert_eq!(timestamp(before), Timestamp::from_millis(0));
        assert_eq!(timestamp(UNIX_EPOCH), Timestamp::from_millis(0));

        let year_12_000 = UNIX_EPOCH + Duration::from_secs(316_500_000_000);
        assert_eq!(timestamp(year_12_000), Timestamp::LATEST);
    }

    #[test]
    fn two_fillings_differ_and_leave_nothing_unfilled() {
        let (mut one, mut other) = ([0_u8; 32], [0_u8; 32]);
        SystemRandomness.fill(&mut one);
        SystemRandomness.fill(&mut other);
        assert_ne!(one, other);
        assert!(one.iter().any(|byte| *byte != 0));
    }
}
