//! Enable by the service team: where the only administrator is disabled, nobody else could (RE-1).

use serde::Deserialize;
use ts_rs::TS;

use super::visit::{administrator, show};
use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operations::{Operation, enable_operator};
use crate::operator::OperatorId;
use crate::screen::Screen;

/// Lets a disabled administrator sign in again, with the password and the phone they had.
#[derive(Debug, Deserialize, TS)]
pub struct EnableAdministrator {
    /// Whom.
    pub operator: OperatorId,
}

impl Operation for EnableAdministrator {
    type Answer = Screen;
    const NAME: &'static str = "enable_administrator";
    const ALLOWED: Allowed = Allowed::service_team();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let administrator = administrator(desk, self.operator).await?;
        enable_operator(desk, &administrator).await?;
        show(desk, administrator.id).await
    }
}
