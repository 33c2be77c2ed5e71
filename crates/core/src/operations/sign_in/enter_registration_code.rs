//! R2's first field: the registration code, before there is a secret key to show (RG-7).

use serde::Deserialize;
use ts_rs::TS;

use super::course::refuse_second_phone;
use super::draft::draft;
use super::standing_sign_in;
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::operations::Operation;
use crate::operator::OperatorId;
use crate::place::Place;
use crate::screen::Screen;
use crate::second_factor::registration_code::RegistrationCode;
use crate::second_factor::{RegistrationCodeStanding, TypedCode};
use crate::sign_in::Step;
use crate::store::registration_codes;

/// Goes on to the secret key with the code that an administrator has handed over.
#[derive(Debug, Deserialize, TS)]
pub struct EnterRegistrationCode {
    /// Eight letters and digits, in any case; spaces and hyphens inside are allowed.
    #[ts(type = "string")]
    pub code: TypedCode,
}

impl Operation for EnterRegistrationCode {
    type Answer = Screen;
    const NAME: &'static str = "enter_registration_code";
    const ALLOWED: Allowed = Allowed::signing_in();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let (sign_in, _, operator) = standing_sign_in(desk).await?;
        if sign_in.step != Step::RegistrationCode {
            return Err(Refusal::OutOfOrder.into());
        }
        let code = RegistrationCode::parse(&self.code)?;
        let now = desk.now;
        if !registration_codes::count(desk.db().await?, operator.id, now).await? {
            return Err(refuse(desk, operator.id, "none_valid").await?);
        }
        // Counted for good before it is looked at (SE-5).
        desk.settle().await?;

        // Another desk may have changed what this sign-in stands on; a newer code ends it.
        let (sign_in, institution, operator) = standing_sign_in(desk).await?;
        let hash = code.hash(desk.keys()?, operator.id);
        let db = desk.db().await?;
        let given = registration_codes::find(db, operator.id).await?;
        if given.is_some_and(|given| given.is(&hash)) {
            // It stays right until a registration is confirmed: only wrong tries use it up.
            registration_codes::take_back(db, operator.id, &hash).await?;
            desk.record_by(operator.id, AuditEvent::RegistrationCodeAccepted, None);
            refuse_second_phone(desk, &sign_in).await?;
            let draft = draft(desk, &institution, &operator).await?;
            let step = sign_in.step.clone().through_gate(draft)?;
            let place = Place::SigningIn(sign_in.at(step, desk.now));
            return desk.go_to(place).await;
        }
        Err(refuse(desk, operator.id, "wrong").await?)
    }
}

/// The entry, and what is said: how many tries are left, or why a new code is needed.
async fn refuse(
    desk: &mut Desk<'_>,
    operator: OperatorId,
    reason: &'static str,
) -> Result<Stop, Stop> {
    let now = desk.now;
    let given = registration_codes::find(desk.db().await?, operator).await?;
    let refusal = RegistrationCodeStanding::of(given.as_ref(), now).refusal();
    desk.record(
        AuditEvent::RegistrationCodeRefused,
        Some(operator),
        Some(reason),
    );
    desk.settle().await?;
    Ok(refusal.into())
}
