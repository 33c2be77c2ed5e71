//! L2: a new password, after a reset or where the old one has become too short (OP-2, OP-4).

use serde::Deserialize;
use ts_rs::TS;

use super::{begin, expected_of, standing_sign_in};
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{EasyBecause, Field, Refusal, Stop};
use crate::operations::Operation;
use crate::password::PlainPassword;
use crate::screen::Screen;
use crate::sign_in::Step;
use crate::store::{operators, passwords};

/// The new password.
#[derive(Debug, Deserialize, TS)]
pub struct ChooseNewPassword {
    /// As typed.
    #[ts(type = "string")]
    pub password: PlainPassword,
}

impl Operation for ChooseNewPassword {
    type Answer = Screen;
    const NAME: &'static str = "choose_new_password";
    const ALLOWED: Allowed = Allowed::signing_in();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let (sign_in, institution, operator) = standing_sign_in(desk).await?;
        if sign_in.step != Step::NewPassword {
            return Err(Refusal::OutOfOrder.into());
        }
        let password = self.password.prepare(Field::Password)?;
        let expected = expected_of(&institution, &operator, desk.now);
        password.check(Field::Password, &expected)?;
        let old = passwords::get(desk.db().await?, operator.id).await?;
        // Nobody else waits for the database while this hashes.
        desk.settle().await?;
        let (guichet, keys) = (desk.guichet, desk.keys()?);
        if guichet
            .hasher
            .matches(guichet.hasher.reserve()?, keys, &password, &old.hash)
            .await?
        {
            let (field, why) = (Field::Password, EasyBecause::SameAsBefore);
            return Err(Refusal::PasswordTooEasy { field, why }.into());
        }
        let cost = guichet.settings.hash_cost;
        let hash = guichet
            .hasher
            .hash(keys, &password, cost, &*guichet.randomness)
            .await?;
        // It may have changed meanwhile: what is written must still be this sign-in's to write.
        let (_, _, operator) = standing_sign_in(desk).await?;
        let now = desk.now;
        let db = desk.db().await?;
        passwords::set(db, operator.id, &hash, false, now).await?;
        // The old password opens nothing any more, also where it was just right.
        operators::raise_epoch(db, operator.id).await?;
        desk.record_by(operator.id, AuditEvent::PasswordChanged, None);
        let place = begin(desk, operator.id).await?;
        desk.go_to(place).await
    }
}
