//! What a password that is being chosen is worth, before it is sent (OP-4).

use serde::Deserialize;
use ts_rs::TS;

use super::{Operation, expected_of, expected_of_the_first};
use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::{Field, Refusal, Stop};
use crate::names::{checked_name, checked_username};
use crate::password::{PlainPassword, Strength};
use crate::place::Place;
use crate::set_up::SetUp;
use crate::store::{institution, operators};

/// Judges a password as the operation that chooses it will, with the same refusal: what is said while
/// somebody types is not contradicted in the end. Whether it is the one from before is left for then: that
/// costs a hash.
#[derive(Debug, Deserialize, TS)]
pub struct JudgePassword {
    /// As typed so far.
    #[ts(type = "string")]
    pub password: PlainPassword,
    /// The first administrator's name, as typed so far. After set-up the desk knows whose password it is, and
    /// reads neither this nor the operator name.
    pub display_name: String,
    /// The same of the operator name.
    pub username: String,
}

impl Operation for JudgePassword {
    type Answer = Strength;
    const NAME: &'static str = "judge_password";
    const ALLOWED: Allowed = Allowed::choosing_password();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<Strength, Stop> {
        let field = Field::Password;
        let password = self.password.prepare(field)?;
        let operator = match &*desk.place {
            Place::SettingUp(SetUp::FirstAdministrator(names, _)) => {
                // One that would be refused is no name yet.
                let display_name = checked_name(Field::DisplayName, &self.display_name);
                let display_name = display_name.unwrap_or_default();
                let username = checked_username(&self.username).unwrap_or_default();
                let expected = expected_of_the_first(names, &display_name, &username);
                return Ok(password.check(field, &expected)?);
            }
            Place::SigningIn(sign_in) => sign_in.operator,
            Place::InSession(session) => session.operator,
            _ => return Err(Refusal::OutOfOrder.into()),
        };
        let now = desk.now;
        let db = desk.db().await?;
        let institution = institution::get(db).await?;
        let operator = operators::get(db, operator).await?;
        Ok(password.check(field, &expected_of(&institution, &operator, now))?)
    }
}
