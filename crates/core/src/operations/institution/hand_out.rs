//! P1: the page that operators are given before they need their phone. It holds no secret.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::clock::Timestamp;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::language::Language;
use crate::operations::Operation;
use crate::second_factor::{AppId, AppLinks};
use crate::store::institution;

/// Asks for what stands on the hand-out that was asked for in the management window.
#[derive(Debug, Deserialize, TS)]
pub struct HandOut {}

/// What stands on it.
#[derive(Debug, Serialize, TS)]
pub struct HandOutContent {
    /// Its language.
    pub language: Language,
    /// That of the window's buttons.
    pub buttons: Language,
    /// The institution's name.
    pub venue: String,
    /// Whether the institution has the feature. Before, nobody can say from when on it counts.
    pub two_factor_enabled: bool,
    /// The day from which on the phone is needed, where one is announced.
    pub required_from: Option<Timestamp>,
    /// The apps to choose from, as "Get the app" offers them.
    pub apps: Vec<AppLinks>,
    /// Whom to ask; nothing for "an administrator".
    pub whom_to_ask: Option<String>,
}

impl Operation for HandOut {
    type Answer = HandOutContent;
    const NAME: &'static str = "hand_out";
    const ALLOWED: Allowed = Allowed::administrator_printing();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<HandOutContent, Stop> {
        let wanted = desk.session()?.hand_out.clone();
        let wanted = wanted.ok_or(Refusal::OutOfOrder)?;
        let now = desk.now;
        let institution = institution::get(desk.db().await?).await?;
        let apps = AppId::from_stored(&institution.apps);
        Ok(HandOutContent {
            language: wanted.language,
            buttons: wanted.buttons,
            two_factor_enabled: institution.two_factor_enabled,
            required_from: institution.starts(now),
            apps: apps
                .into_iter()
                .map(AppId::links)
                .collect::<Result<_, _>>()?,
            whom_to_ask: wanted.whom_to_ask,
            venue: institution.name,
        })
    }
}
