//! Rename: both names of an operator (OP-2).

use serde::Deserialize;
use ts_rs::TS;

use super::details::{OperatorDetails, details};
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Field, Stop};
use crate::names::{checked_name, checked_username};
use crate::operations::Operation;
use crate::operator::{Operator, OperatorId};
use crate::store::operators;

/// Renames an operator. The entry in their phone keeps the old name.
#[derive(Debug, Deserialize, TS)]
pub struct RenameOperator {
    /// Which.
    pub operator: OperatorId,
    /// What they type at sign-in.
    pub username: String,
    /// Their name.
    pub display_name: String,
}

impl Operation for RenameOperator {
    type Answer = OperatorDetails;
    const NAME: &'static str = "rename_operator";
    const ALLOWED: Allowed = Allowed::administrator();

    async fn run(self, desk: &mut Desk<'_>) -> Result<OperatorDetails, Stop> {
        let display_name = checked_name(Field::DisplayName, &self.display_name)?;
        let username = checked_username(&self.username)?;
        let operator = operators::get(desk.db().await?, self.operator).await?;
        rename(desk, &operator, &username, &display_name).await?;
        details(desk, operator.id).await
    }
}

/// Gives an operator names that were checked.
pub(super) async fn rename(
    desk: &mut Desk<'_>,
    operator: &Operator,
    username: &str,
    display_name: &str,
) -> Result<(), Stop> {
    let keys = desk.keys()?;
    operators::rename(desk.db().await?, keys, operator, username, display_name).await?;
    desk.record(AuditEvent::OperatorRenamed, Some(operator.id), None);
    Ok(())
}
