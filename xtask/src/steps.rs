//! Steps of a command: what is about to happen, and how long it took.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// Says what is about to be done, does it, and says how long that took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("\n==> {what}");
    let started = Instant::now();
    let done = work().with_context(|| format!("this step failed: {what}"))?;
    println!("    done in {}", spoken(started.elapsed()));
    Ok(done)
}

/// Says that something needs no work, and why.
pub fn skip(what: &str) {
    println!("\n==> {what}");
}

/// A duration as people say it.
pub fn spoken(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match (seconds / 60, seconds % 60) {
        (0, 0..10) => format!("{:.1} s", duration.as_secs_f32()),
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_said_as_people_say_it() {
        assert_eq!(spoken(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(spoken(Duration::from_secs(59)), "59 s");
        assert_eq!(spoken(Duration::from_secs(61)), "1 min 1 s");
    }
}
