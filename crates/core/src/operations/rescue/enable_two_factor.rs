//! The feature, on or off for the institution: only the service team's to say (PO-1).

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operations::Operation;
use crate::screen::Screen;
use crate::store::institution;

/// Turns the feature on or off. No operator is changed by it (PO-3); registrations stay (PO-4).
#[derive(Debug, Deserialize, TS)]
pub struct EnableTwoFactor {
    /// On.
    pub enabled: bool,
}

impl Operation for EnableTwoFactor {
    type Answer = Screen;
    const NAME: &'static str = "enable_two_factor";
    const ALLOWED: Allowed = Allowed::service_team();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let now = desk.now;
        let db = desk.db().await?;
        if institution::get(db).await?.two_factor_enabled != self.enabled {
            institution::set_two_factor_enabled(db, self.enabled, now).await?;
            let event = if self.enabled {
                AuditEvent::TwoFactorEnabled
            } else {
                AuditEvent::TwoFactorDisabled
            };
            desk.record(event, None, None);
        }
        desk.here().await
    }
}
