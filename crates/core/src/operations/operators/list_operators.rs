//! A1: a page of the list.

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::{Field, NumberField, Refusal, Stop};
use crate::operations::Operation;
use crate::store::operator_list::{self, OperatorPage, OperatorQuery, OperatorSort, PageOrder};

const ROWS: std::ops::RangeInclusive<u32> = 1..=200;
/// Longer than any name: nothing longer can match.
const LONGEST_SEARCH: usize = 200;

/// Asks for a page of operators.
#[derive(Debug, Deserialize, TS)]
pub struct ListOperators {
    /// Which operators.
    pub query: OperatorQuery,
    /// By which column.
    pub sort: OperatorSort,
    /// The other way round.
    pub descending: bool,
    /// The `next` of the page before; nothing for the first page.
    pub after: Option<String>,
    /// Rows a page, 1 to 200.
    pub limit: u32,
}

/// Refuses a search that is longer than any name.
pub(super) fn checked_query(query: &OperatorQuery) -> Result<(), Refusal> {
    if query.search.len() > LONGEST_SEARCH * 4 {
        return Err(Refusal::TooLong {
            field: Field::Search,
            maximum: LONGEST_SEARCH as u32,
        });
    }
    Ok(())
}

impl Operation for ListOperators {
    type Answer = OperatorPage;
    const NAME: &'static str = "list_operators";
    const ALLOWED: Allowed = Allowed::administrator();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<OperatorPage, Stop> {
        if !ROWS.contains(&self.limit) {
            let (minimum, maximum) = (*ROWS.start(), *ROWS.end());
            return Err(Refusal::OutOfRange {
                field: NumberField::Limit,
                minimum,
                maximum,
            }
            .into());
        }
        checked_query(&self.query)?;
        let order = PageOrder {
            sort: self.sort,
            descending: self.descending,
            after: self.after.as_deref(),
            limit: self.limit,
        };
        let now = desk.now;
        Ok(operator_list::page(desk.db().await?, &self.query, order, now).await?)
    }
}
