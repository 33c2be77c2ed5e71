//! The language of whoever is at the desk, where it is not the desk's own.

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::Stop;
use crate::language::Language;
use crate::operations::{Closed, Operation};
use crate::place::Place;
use crate::store::operators;

/// The language that the operator here has chosen: from the right password on, until they leave.
#[derive(Debug, Deserialize, TS)]
pub struct OperatorLanguage {}

impl Operation for OperatorLanguage {
    type Answer = Option<Language>;
    const NAME: &'static str = "operator_language";
    const ALLOWED: Allowed = Allowed::anyone().from(true, true);
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<Option<Language>, Stop> {
        let operator = match &*desk.place {
            Place::SigningIn(sign_in) => sign_in.operator,
            Place::InSession(session) => session.operator,
            Place::Outside | Place::Expired | Place::SettingUp(_) | Place::ServiceAccess(_) => {
                return Ok(None);
            }
        };
        let operator = operators::find(desk.db().await?, operator).await?;
        Ok(operator.and_then(|operator| operator.language))
    }

    fn while_closed(&self, _closed: Option<&Closed>) -> Option<Option<Language>> {
        Some(None)
    }
}

/// The operator wants this language wherever they sign in.
#[derive(Debug, Deserialize, TS)]
pub struct ChooseMyLanguage {
    /// Which.
    pub language: Language,
}

impl Operation for ChooseMyLanguage {
    type Answer = ();
    const NAME: &'static str = "choose_my_language";
    const ALLOWED: Allowed = Allowed::operator().from(true, true);

    async fn run(self, desk: &mut Desk<'_>) -> Result<(), Stop> {
        let operator = desk.actor()?.id;
        operators::set_language(desk.db().await?, operator, self.language).await?;
        Ok(())
    }
}
