//! "Request activation": recorded for the service team (PO-1).

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::institution::InstitutionDetails;
use crate::operations::Operation;
use crate::screens::details;
use crate::store::institution;

/// Asks the service team for the feature. Asking again keeps the first request.
#[derive(Debug, Deserialize, TS)]
pub struct RequestActivation {}

impl Operation for RequestActivation {
    type Answer = InstitutionDetails;
    const NAME: &'static str = "request_activation";
    const ALLOWED: Allowed = Allowed::administrator();

    async fn run(self, desk: &mut Desk<'_>) -> Result<InstitutionDetails, Stop> {
        let (by, now) = (desk.actor()?.id, desk.now);
        let db = desk.db().await?;
        let before = institution::get(db).await?;
        if before.two_factor_enabled {
            return Err(Refusal::AlreadyEnabled.into());
        }
        if before.activation_requested_at.is_none() {
            institution::request_activation(db, by, now).await?;
            desk.record(AuditEvent::ActivationRequested, None, None);
        }
        let institution = institution::get(desk.db().await?).await?;
        details(desk, &institution).await
    }
}
