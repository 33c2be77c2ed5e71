//! F2: the institution's names.

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::{Field, Refusal, Stop};
use crate::names::checked_name;
use crate::operations::Operation;
use crate::place::Place;
use crate::screen::Screen;
use crate::set_up::{Names, PersonTyped, SetUp};

/// Names the institution.
#[derive(Debug, Deserialize, TS)]
pub struct NameInstitution {
    /// Its name.
    pub name: String,
    /// The name that phones will show.
    pub short_name: String,
}

impl Operation for NameInstitution {
    type Answer = Screen;
    const NAME: &'static str = "name_institution";
    const ALLOWED: Allowed = Allowed::setting_up();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let Place::SettingUp(SetUp::Institution(_)) = &*desk.place else {
            return Err(Refusal::OutOfOrder.into());
        };
        let names = Names {
            institution: checked_name(Field::InstitutionName, &self.name)?,
            short: checked_name(Field::ShortName, &self.short_name)?,
        };
        let typed = PersonTyped::default();
        desk.go_to(Place::SettingUp(SetUp::FirstAdministrator(names, typed)))
            .await
    }
}
