//! "Change my password", from one's own session.

use serde::Deserialize;
use ts_rs::TS;

use super::prove::prove_password;
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{EasyBecause, Field, Refusal, Stop};
use crate::operations::{Operation, expected_of};
use crate::password::PlainPassword;
use crate::screen::Screen;
use crate::store::{institution, operators, passwords};

/// The old password and the new one.
#[derive(Debug, Deserialize, TS)]
pub struct ChangeMyPassword {
    /// Proves who asks; counted and throttled like at sign-in.
    #[ts(type = "string")]
    pub current_password: PlainPassword,
    /// The new one.
    #[ts(type = "string")]
    pub password: PlainPassword,
}

impl Operation for ChangeMyPassword {
    type Answer = Screen;
    const NAME: &'static str = "change_my_password";
    const ALLOWED: Allowed = Allowed::operator();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let password = self.password.prepare(Field::Password)?;
        let operator = desk.actor()?.clone();
        let institution = institution::get(desk.db().await?).await?;
        let expected = expected_of(&institution, &operator, desk.now);
        password.check(Field::Password, &expected)?;
        let current = prove_password(desk, self.current_password, Field::CurrentPassword).await?;
        if current.as_bytes() == password.as_bytes() {
            let (field, why) = (Field::Password, EasyBecause::SameAsBefore);
            return Err(Refusal::PasswordTooEasy { field, why }.into());
        }
        // Nobody else waits for the database while this hashes.
        desk.settle().await?;
        let (guichet, keys) = (desk.guichet, desk.keys()?);
        let cost = guichet.settings.hash_cost;
        let hash = guichet
            .hasher
            .hash(keys, &password, cost, &*guichet.randomness)
            .await?;
        let operator = desk.still_signed_in().await?;
        let now = desk.now;
        let db = desk.db().await?;
        passwords::set(db, operator.id, &hash, false, now).await?;
        // The old password opens nothing any more, also where it was just right.
        operators::raise_epoch(db, operator.id).await?;
        desk.record(AuditEvent::PasswordChanged, Some(operator.id), None);
        desk.here().await
    }
}
