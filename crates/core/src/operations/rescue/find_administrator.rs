//! One of the administrators by operator name: how the command line chooses (RE-1).

use serde::Deserialize;
use ts_rs::TS;

use super::visit::administrator;
use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::operations::{Operation, OperatorDetails, details};
use crate::store::operators;

/// Finds an administrator. The windows choose from a list, so this is no command of theirs.
#[derive(Debug, Deserialize, TS)]
pub struct FindAdministrator {
    /// In any spelling.
    pub username: String,
}

impl Operation for FindAdministrator {
    type Answer = OperatorDetails;
    const NAME: &'static str = "find_administrator";
    const ALLOWED: Allowed = Allowed::service_team();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<OperatorDetails, Stop> {
        let operator = operators::find_by_username(desk.db().await?, self.username.trim())
            .await?
            .ok_or(Refusal::NoSuchOperator)?;
        administrator(desk, operator.id).await?;
        details(desk, operator.id).await
    }
}
