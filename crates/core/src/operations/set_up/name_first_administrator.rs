//! F3: the first administrator.

use std::sync::Arc;

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::{Field, Refusal, Stop};
use crate::keys::{Keys, RootKey};
use crate::names::{checked_name, checked_username};
use crate::operations::Operation;
use crate::password::{Expectations, PlainPassword, SHORTEST_ALONE};
use crate::place::Place;
use crate::screen::Screen;
use crate::set_up::{FirstAdministrator, Names, SetUp};

/// Names the first administrator.
#[derive(Debug, Deserialize, TS)]
pub struct NameFirstAdministrator {
    /// Their name.
    pub display_name: String,
    /// Their operator name.
    pub username: String,
    /// Their password.
    #[ts(type = "string")]
    pub password: PlainPassword,
}

impl Operation for NameFirstAdministrator {
    type Answer = Screen;
    const NAME: &'static str = "name_first_administrator";
    const ALLOWED: Allowed = Allowed::setting_up();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let Place::SettingUp(SetUp::FirstAdministrator(names, _)) = &*desk.place else {
            return Err(Refusal::OutOfOrder.into());
        };
        let names = names.clone();
        let display_name = checked_name(Field::DisplayName, &self.display_name)?;
        let username = checked_username(&self.username)?;
        let password = self.password.prepare(Field::Password)?;
        let expected = expected_of_the_first(&names, &display_name, &username);
        password.check(Field::Password, &expected)?;
        let guichet = desk.guichet;
        let root = Arc::new(RootKey::generate(&*guichet.randomness));
        let keys = Keys::derive(&root, 1);
        let cost = guichet.settings.hash_cost;
        let hash = guichet
            .hasher
            .hash(&keys, &password, cost, &*guichet.randomness)
            .await?;
        let administrator = FirstAdministrator {
            display_name,
            username,
            hash,
            root,
        };
        desk.go_to(Place::SettingUp(SetUp::TwoFactorChoice(
            names,
            administrator,
            false,
        )))
        .await
    }
}

/// What the first password is measured against (OP-4).
pub(crate) fn expected_of_the_first<'a>(
    names: &'a Names,
    display_name: &'a str,
    username: &'a str,
) -> Expectations<'a> {
    Expectations {
        // Whether a second factor will be asked for is the next question: long enough without.
        minimum: SHORTEST_ALONE,
        venue: [&names.institution, &names.short],
        own_names: [display_name, username],
    }
}
