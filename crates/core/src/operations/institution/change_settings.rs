//! A3's settings.

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Field, NumberField, Refusal, Stop};
use crate::institution::{InstitutionDetails, InstitutionSettings};
use crate::operations::Operation;
use crate::screens::details;
use crate::store::institution;

const IDLE_MINUTES: std::ops::RangeInclusive<u32> = 1..=240;

/// Changes all settings at once.
#[derive(Debug, Deserialize, TS)]
#[serde(transparent)]
pub struct ChangeSettings(pub InstitutionSettings);

impl Operation for ChangeSettings {
    type Answer = InstitutionDetails;
    const NAME: &'static str = "change_settings";
    const ALLOWED: Allowed = Allowed::administrator();

    async fn run(self, desk: &mut Desk<'_>) -> Result<InstitutionDetails, Stop> {
        let mut settings = self.0;
        if !IDLE_MINUTES.contains(&settings.idle_minutes) {
            let (minimum, maximum) = (*IDLE_MINUTES.start(), *IDLE_MINUTES.end());
            let field = NumberField::IdleMinutes;
            return Err(Refusal::OutOfRange {
                field,
                minimum,
                maximum,
            }
            .into());
        }
        let mut seen = Vec::new();
        settings.apps.retain(|app| {
            !seen.contains(app) && {
                seen.push(*app);
                true
            }
        });
        if settings.apps.is_empty() {
            return Err(Refusal::Missing { field: Field::Apps }.into());
        }
        institution::set_settings(desk.db().await?, &settings).await?;
        desk.record(AuditEvent::SettingsChanged, None, None);
        let institution = institution::get(desk.db().await?).await?;
        details(desk, &institution).await
    }
}
