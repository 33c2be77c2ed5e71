//! How the trail stands: what following its whole chain showed (AU-2, SE-16).

use serde::Serialize;
use ts_rs::TS;

use crate::clock::Timestamp;

/// A place where the trail does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TrailBreak {
    /// An entry is not what was once written.
    Changed {
        /// Which.
        number: u32,
    },
    /// Entries are missing.
    Removed {
        /// From this one
        first: u32,
        /// to this one.
        last: u32,
    },
    /// What came after this entry is gone. Newer ones have its numbers since.
    CutOff {
        /// The last one that was left; 0 where none was.
        after: u32,
    },
}

impl TrailBreak {
    /// The entry that names it.
    pub const fn number(self) -> u32 {
        match self {
            Self::Changed { number } => number,
            Self::Removed { first, .. } => first,
            Self::CutOff { after } => after + 1,
        }
    }
}

/// A break, and whether anybody has seen it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TrailProblem {
    /// What is wrong.
    pub found: TrailBreak,
    /// When the service team opened the data all the same; nothing where it is new.
    pub accepted: Option<Timestamp>,
}

/// What following the whole chain showed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TrailStanding {
    /// When it was followed.
    pub checked: Timestamp,
    /// How many entries there were.
    pub entries: u32,
    /// What does not hold, by number; the first few.
    pub problems: Vec<TrailProblem>,
    /// How many problems there are.
    pub problems_total: u32,
}

impl TrailStanding {
    /// No screen names more problems.
    const NAMED: usize = 20;

    pub(crate) fn new(checked: Timestamp, entries: u32, mut problems: Vec<TrailProblem>) -> Self {
        problems.sort_by_key(|problem| (problem.found.number(), problem.accepted));
        let problems_total = u32::try_from(problems.len()).unwrap_or(u32::MAX);
        problems.truncate(Self::NAMED);
        Self {
            checked,
            entries,
            problems,
            problems_total,
        }
    }
}
