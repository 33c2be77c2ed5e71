//! "Change my phone", by an operator who still has the old one (PH-5). It is asked for here, and goes on
//! with the steps of a registration ([`crate::sign_in`]); the old phone works until the new one is
//! confirmed.

use serde::Deserialize;
use ts_rs::TS;

use super::prove::{prove_code, prove_password, record_proven};
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Field, Refusal, Stop};
use crate::operations::{Operation, basis};
use crate::operator::Operator;
use crate::password::PlainPassword;
use crate::place::Place;
use crate::screen::Screen;
use crate::second_factor::Code;
use crate::session::{At, EndReason, Proof, Session};
use crate::sign_in::SignIn;
use crate::store::{institution, sessions, throttles};

/// What proves that it is the operator, with their phone in hand.
#[derive(Deserialize, TS)]
pub struct ChangeMyPhone {
    /// As typed; counted and throttled like at sign-in.
    #[ts(type = "string")]
    pub password: PlainPassword,
    /// Of the phone in use, and always a new one: six digits; spaces and hyphens inside are allowed.
    pub code: String,
}

impl Operation for ChangeMyPhone {
    type Answer = Screen;
    const NAME: &'static str = "change_my_phone";
    const ALLOWED: Allowed = Allowed::operator();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let institution = institution::get(desk.db().await?).await?;
        if !desk.actor()?.has_code(&institution) {
            return Err(Refusal::NotRegistered.into());
        }
        // What is no code is said before the password is tried.
        Code::parse(&self.code)?;
        prove_password(desk, self.password, Field::CurrentPassword).await?;
        let old_phone = prove_code(desk, &self.code).await?;

        let operator = desk.still_signed_in().await?;
        let institution = institution::get(desk.db().await?).await?;
        record_proven(desk, Proof::Code)?;
        let now = desk.now;
        let basis = basis(&institution, &operator);
        let steps = SignIn::change_phone(operator.id, basis, old_phone, now);
        let session = Session {
            at: At::ChangingPhone(steps),
            ..desk.session()?.proven_by(Proof::Code, now)
        };
        desk.go_to(Place::InSession(session)).await
    }
}

/// A code of the new phone was right, and the old one has made way for it: what else that changes, in
/// the same transaction. The session goes on at H1; any other of this operator ends.
pub(in crate::operations) async fn own_phone_changed(
    desk: &mut Desk<'_>,
    session: Session,
    operator: &Operator,
) -> Result<Place, Stop> {
    let now = desk.now;
    let db = desk.db().await?;
    // The new phone begins without the old one's failures, like after CHANGE PHONE.
    throttles::forget_codes(db, operator.id.as_bytes()).await?;
    let reason = EndReason::PhoneChanged;
    sessions::end_others_of(db, operator.id, session.id, reason, now).await?;
    desk.record(AuditEvent::OwnPhoneChanged, Some(operator.id), None);
    let session = session.proven_by(Proof::Code, now).at_home();
    Ok(Place::InSession(session))
}
