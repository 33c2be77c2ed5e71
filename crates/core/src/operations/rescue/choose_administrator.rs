//! One of the administrators, to be helped (RE-1).

use serde::Deserialize;
use ts_rs::TS;

use super::visit::{administrator, show};
use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operations::Operation;
use crate::operator::OperatorId;
use crate::screen::Screen;

/// Shows an administrator to the service team.
#[derive(Debug, Deserialize, TS)]
pub struct ChooseAdministrator {
    /// Which.
    pub operator: OperatorId,
}

impl Operation for ChooseAdministrator {
    type Answer = Screen;
    const NAME: &'static str = "choose_administrator";
    const ALLOWED: Allowed = Allowed::service_team();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        administrator(desk, self.operator).await?;
        show(desk, self.operator).await
    }
}
