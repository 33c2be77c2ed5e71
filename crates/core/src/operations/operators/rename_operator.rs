//! Rename: what an operator is called and reached by (OP-2).

use serde::Deserialize;
use ts_rs::TS;

use super::details::{OperatorDetails, details};
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::email::checked_email;
use crate::error::{Field, Stop};
use crate::names::{checked_name, checked_username};
use crate::operations::Operation;
use crate::operator::{Names, Operator, OperatorId};
use crate::store::operators;

/// Gives an operator other names, or another e-mail. The entry in their phone keeps the old name.
#[derive(Debug, Deserialize, TS)]
pub struct RenameOperator {
    /// Which.
    pub operator: OperatorId,
    /// What they type at sign-in.
    pub username: String,
    /// Their name.
    pub display_name: String,
    /// Their e-mail; none where it is empty.
    pub email: String,
}

impl Operation for RenameOperator {
    type Answer = OperatorDetails;
    const NAME: &'static str = "rename_operator";
    const ALLOWED: Allowed = Allowed::administrator();

    async fn run(self, desk: &mut Desk<'_>) -> Result<OperatorDetails, Stop> {
        let display_name = checked_name(Field::DisplayName, &self.display_name)?;
        let username = checked_username(&self.username)?;
        let email = checked_email(&self.email)?;
        let operator = operators::get(desk.db().await?, self.operator).await?;
        let names = Names {
            username: &username,
            display_name: &display_name,
            email: email.as_deref(),
        };
        operators::refuse_taken(desk.db().await?, names, Some(operator.id)).await?;
        rename(desk, &operator, names).await?;
        details(desk, operator.id).await
    }
}

/// Gives an operator names that were checked and that nobody else has, and records which of them are others than before.
pub(super) async fn rename(
    desk: &mut Desk<'_>,
    operator: &Operator,
    names: Names<'_>,
) -> Result<(), Stop> {
    let keys = desk.keys()?;
    operators::rename(desk.db().await?, keys, operator, names).await?;
    let before = operator.names();
    if (names.username, names.display_name) != (before.username, before.display_name) {
        desk.record(AuditEvent::OperatorRenamed, Some(operator.id), None);
    }
    if names.email != before.email {
        desk.record(AuditEvent::EmailChanged, Some(operator.id), None);
    }
    Ok(())
}
