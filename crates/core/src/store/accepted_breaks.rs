//! Where the trail does not hold, and the service team has opened the data all the same (AU-2).

use sqlx::{FromRow, SqliteConnection};

use super::audit::Broken;
use super::one_row;
use crate::audit::{TrailBreak, TrailProblem};
use crate::clock::Timestamp;
use crate::error::Fault;

/// A break that is known.
#[derive(FromRow)]
pub(crate) struct Accepted {
    kind: String,
    first: u32,
    last: u32,
    place: Vec<u8>,
    accepted_at: Timestamp,
}

impl Accepted {
    /// Whether it is this one, and nobody has changed it once more since.
    pub(crate) fn covers(&self, broken: &Broken) -> bool {
        let (kind, first, last) = columns(broken.found);
        self.kind == kind && (self.first, self.last) == (first, last) && self.place == broken.place
    }

    /// As the trail's standing names it.
    pub(crate) fn problem(&self) -> Result<TrailProblem, Fault> {
        let (first, last) = (self.first, self.last);
        let found = match self.kind.as_str() {
            "changed" => TrailBreak::Changed { number: first },
            "removed" => TrailBreak::Removed { first, last },
            "cut_off" => TrailBreak::CutOff { after: first },
            _ => return Err(Fault::Tampered("accepted_break.kind")),
        };
        Ok(TrailProblem {
            found,
            accepted: Some(self.accepted_at),
        })
    }
}

fn columns(found: TrailBreak) -> (&'static str, u32, u32) {
    match found {
        TrailBreak::Changed { number } => ("changed", number, number),
        TrailBreak::Removed { first, last } => ("removed", first, last),
        TrailBreak::CutOff { after } => ("cut_off", after, after),
    }
}

/// All of them.
pub(crate) async fn all(connection: &mut SqliteConnection) -> Result<Vec<Accepted>, Fault> {
    Ok(
        sqlx::query_as("select kind, first, last, place, accepted_at from accepted_break")
            .fetch_all(connection)
            .await?,
    )
}

/// The service team has seen this break.
pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    broken: &Broken,
    now: Timestamp,
) -> Result<(), Fault> {
    let (kind, first, last) = columns(broken.found);
    let done = sqlx::query(
        "insert into accepted_break (kind, first, last, place, accepted_at) values (?, ?, ?, ?, ?)",
    )
    .bind(kind)
    .bind(first)
    .bind(last)
    .bind(broken.place.as_slice())
    .bind(now)
    .execute(connection)
    .await?;
    one_row(done, "accepted_break")
}
