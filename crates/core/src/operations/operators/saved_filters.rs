//! A1: filters of the list that an administrator keeps under a name. They are that administrator's alone.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::list_operators::checked_query;
use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::{Fault, Field, Refusal, Stop};
use crate::names::{checked_name, username_key};
use crate::operations::Operation;
use crate::store::operator_list::{OperatorQuery, OperatorSort};
use crate::store::saved_filters;

/// As many as one finds a name in.
const MOST: usize = 20;

/// What the list is asked for, but for the page.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ListQuestion {
    /// Which operators.
    pub query: OperatorQuery,
    /// By which column.
    pub sort: OperatorSort,
    /// The other way round.
    pub descending: bool,
}

/// A filter that was saved.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SavedFilter {
    /// As it was named.
    pub name: String,
    /// What it asks for.
    pub question: ListQuestion,
}

/// Asks for one's saved filters, by name.
#[derive(Debug, Deserialize, TS)]
pub struct ListSavedFilters {}

/// Saves a filter, in the place of the one with the same name. Answers all of them.
#[derive(Debug, Deserialize, TS)]
pub struct SaveFilter {
    /// As typed.
    pub name: String,
    /// What it asks for.
    pub question: ListQuestion,
}

/// Removes a saved filter, if it is there. Answers the others.
#[derive(Debug, Deserialize, TS)]
pub struct RemoveFilter {
    /// Its name.
    pub name: String,
}

impl Operation for ListSavedFilters {
    type Answer = Vec<SavedFilter>;
    const NAME: &'static str = "list_saved_filters";
    const ALLOWED: Allowed = Allowed::administrator();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<Vec<SavedFilter>, Stop> {
        all(desk).await
    }
}

impl Operation for SaveFilter {
    type Answer = Vec<SavedFilter>;
    const NAME: &'static str = "save_filter";
    const ALLOWED: Allowed = Allowed::administrator();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Vec<SavedFilter>, Stop> {
        let name = checked_name(Field::FilterName, &self.name)?;
        checked_query(&self.question.query)?;
        let question = serde_json::to_string(&self.question)
            .map_err(|error| Fault::Unexpected(error.to_string()))?;
        let operator = desk.session()?.operator;
        saved_filters::put(
            desk.db().await?,
            operator,
            &name,
            &username_key(&name),
            &question,
        )
        .await?;
        let saved = all(desk).await?;
        if saved.len() > MOST {
            return Err(Refusal::TooManySavedFilters {
                maximum: MOST as u32,
            }
            .into());
        }
        Ok(saved)
    }
}

impl Operation for RemoveFilter {
    type Answer = Vec<SavedFilter>;
    const NAME: &'static str = "remove_filter";
    const ALLOWED: Allowed = Allowed::administrator();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Vec<SavedFilter>, Stop> {
        let name = checked_name(Field::FilterName, &self.name)?;
        let operator = desk.session()?.operator;
        saved_filters::remove(desk.db().await?, operator, &username_key(&name)).await?;
        all(desk).await
    }
}

async fn all(desk: &mut Desk<'_>) -> Result<Vec<SavedFilter>, Stop> {
    let operator = desk.session()?.operator;
    let saved = saved_filters::all_of(desk.db().await?, operator).await?;
    // What can't be read was edited, and no row here is worth a closed list.
    let read = saved.into_iter().filter_map(|(name, question)| {
        let question = serde_json::from_str(&question).ok()?;
        Some(SavedFilter { name, question })
    });
    Ok(read.collect())
}
