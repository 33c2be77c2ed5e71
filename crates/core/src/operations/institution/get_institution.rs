//! A3: the institution as it stands.

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::Stop;
use crate::institution::InstitutionDetails;
use crate::operations::Operation;
use crate::screens::details;
use crate::store::institution;

/// Asks for the institution's state and settings.
#[derive(Debug, Deserialize, TS)]
pub struct GetInstitution {}

impl Operation for GetInstitution {
    type Answer = InstitutionDetails;
    const NAME: &'static str = "institution";
    const ALLOWED: Allowed = Allowed::administrator();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<InstitutionDetails, Stop> {
        let institution = institution::get(desk.db().await?).await?;
        details(desk, &institution).await
    }
}
