//! Room on the disk: a compiler that runs out of it says so in the middle of a build, and in its own words.

use std::path::Path;

use anyhow::Result;
use xshell::{Cmd, Shell, cmd};

use crate::{repository, steps};

/// What `cargo xtask test` leaves in target/ and fetches besides, in GiB.
const OF_A_TEST: u64 = 6;

const KIB_IN_A_GIB: u64 = 1024 * 1024;

/// Says so where the disk has little room for everything that `cargo xtask test` builds.
pub fn for_a_test(shell: &Shell) -> Result<()> {
    let target = repository::target();
    // It builds without optimization.
    let built = target.join("debug");
    shell.create_dir(&built)?;
    let free = kib(cmd!(shell, "df --output=avail --block-size=1K {built}"));
    let there_already = kib(cmd!(shell, "du --summarize --block-size=1K {built}"));
    // Not every system can say it, and a folder in which somebody else builds has no size.
    if let (Some(free), Some(there_already)) = (free, there_already)
        && let Some(words) = said_of(free + there_already, &target)
    {
        steps::skip(&words);
    }
    Ok(())
}

/// What is said where that is little.
fn said_of(kib: u64, target: &Path) -> Option<String> {
    (kib < OF_A_TEST * KIB_IN_A_GIB).then(|| {
        format!(
            "The disk has little room: all that is built and tested takes about {OF_A_TEST} GiB, and there are {:.1} for {}. \
             If it runs out, make room, or set CARGO_TARGET_DIR to a folder on another disk",
            kib as f64 / KIB_IN_A_GIB as f64,
            target.display()
        )
    })
}

/// The first number that a command says.
fn kib(command: Cmd<'_>) -> Option<u64> {
    let said = command.quiet().ignore_stderr().read().ok()?;
    said.split_whitespace().find_map(|word| word.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_with_little_room_is_named_before_anything_is_built() {
        let target = Path::new("target");
        assert_eq!(said_of(OF_A_TEST * KIB_IN_A_GIB, target), None);
        let words = said_of(KIB_IN_A_GIB / 2, target).expect("words");
        assert!(words.contains("there are 0.5 for target"), "{words}");
        assert!(words.contains("CARGO_TARGET_DIR"), "{words}");
    }
}
