//! A4: a page of the trail, and how the whole of it stands.

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::{NumberField, Refusal, Stop};
use crate::operations::Operation;
use crate::store::trail::{self, TrailPage, TrailQuery};

const ENTRIES: std::ops::RangeInclusive<u32> = 1..=200;

/// Asks for a page of the trail, the newest entry first.
#[derive(Debug, Deserialize, TS)]
pub struct ListTrail {
    /// Which entries.
    pub query: TrailQuery,
    /// The `next` of the page before; nothing for the first page.
    pub after: Option<u32>,
    /// Entries a page, 1 to 200.
    pub limit: u32,
}

impl Operation for ListTrail {
    type Answer = TrailPage;
    const NAME: &'static str = "list_trail";
    const ALLOWED: Allowed = Allowed::administrator();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<TrailPage, Stop> {
        if !ENTRIES.contains(&self.limit) {
            let (minimum, maximum) = (*ENTRIES.start(), *ENTRIES.end());
            return Err(Refusal::OutOfRange {
                field: NumberField::Limit,
                minimum,
                maximum,
            }
            .into());
        }
        let standing = desk.opened.trail();
        let (after, limit) = (self.after, self.limit);
        Ok(trail::page(desk.db().await?, &self.query, after, limit, standing).await?)
    }
}
