//! Unlock by the service team: where the only administrator waits, nobody else could (RE-1, SE-6).

use serde::Deserialize;
use ts_rs::TS;

use super::visit::{administrator, show};
use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operations::{Operation, unlock_operator};
use crate::operator::OperatorId;
use crate::screen::Screen;

/// Ends an administrator's waits after wrong passwords and codes. A password or phone that is disabled
/// stays so until it is reset or changed (SE-6).
#[derive(Debug, Deserialize, TS)]
pub struct UnlockAdministrator {
    /// Whom.
    pub operator: OperatorId,
}

impl Operation for UnlockAdministrator {
    type Answer = Screen;
    const NAME: &'static str = "unlock_administrator";
    const ALLOWED: Allowed = Allowed::service_team();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let administrator = administrator(desk, self.operator).await?;
        unlock_operator(desk, &administrator).await?;
        show(desk, administrator.id).await
    }
}
