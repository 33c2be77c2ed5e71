//! Reset password by the service team, for an administrator (RE-1).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::visit::{administrator, show};
use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operations::{Operation, reset_password};
use crate::operator::OperatorId;
use crate::screen::Screen;

/// Resets an administrator's password; their sessions and sign-ins end, and a password that was
/// disabled by wrong ones is looked at again.
#[derive(Debug, Deserialize, TS)]
pub struct ResetAdministratorPassword {
    /// Whose.
    pub operator: OperatorId,
}

/// What is shown next, and the password to hand over.
#[derive(Serialize, TS)]
pub struct AdministratorPasswordReset {
    /// The administrator.
    pub screen: Screen,
    /// Shown this once; to be changed at the next sign-in.
    pub password: String,
}

impl Operation for ResetAdministratorPassword {
    type Answer = AdministratorPasswordReset;
    const NAME: &'static str = "reset_administrator_password";
    const ALLOWED: Allowed = Allowed::service_team();

    async fn run(self, desk: &mut Desk<'_>) -> Result<AdministratorPasswordReset, Stop> {
        administrator(desk, self.operator).await?;
        let password = reset_password(desk, self.operator).await?;
        // Another desk may have changed the role while the password was hashed.
        administrator(desk, self.operator).await?;
        Ok(AdministratorPasswordReset {
            screen: show(desk, self.operator).await?,
            password: password.expose().to_owned(),
        })
    }
}
