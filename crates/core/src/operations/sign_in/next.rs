//! NEXT on R1 and on R2 (GA-2, RG-3).

use serde::Deserialize;
use ts_rs::TS;

use super::course::refuse_second_phone;
use super::standing_sign_in;
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::institution::Institution;
use crate::operations::Operation;
use crate::operator::Operator;
use crate::screen::Screen;
use crate::second_factor::{Registration, RegistrationId, key_uri};
use crate::sign_in::Step;
use crate::store::registrations;

/// From "Get the app" to the secret key, and from there to the code.
#[derive(Debug, Deserialize, TS)]
pub struct Next {}

impl Operation for Next {
    type Answer = Screen;
    const NAME: &'static str = "next";
    const ALLOWED: Allowed = Allowed::under_way();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let (sign_in, institution, operator) = standing_sign_in(desk).await?;
        let draft = match &sign_in.step {
            Step::GetApp => {
                refuse_second_phone(desk, &sign_in).await?;
                draft(desk, &institution, &operator).await?
            }
            Step::Register { draft } => *draft,
            Step::NewPassword | Step::EnterCode { .. } => return Err(Refusal::OutOfOrder.into()),
        };
        let step = sign_in.step.clone().next(draft)?;
        let place = desk.place.with_steps(sign_in.at(step, desk.now));
        desk.go_to(place).await
    }
}

/// The operator's draft: the same key for 24 hours, whatever came between (RG-3).
async fn draft(
    desk: &mut Desk<'_>,
    institution: &Institution,
    operator: &Operator,
) -> Result<RegistrationId, Stop> {
    let (now, keys, randomness) = (desk.now, desk.keys()?, &*desk.guichet.randomness);
    let db = desk.db().await?;
    match registrations::draft(db, operator.id).await? {
        Some(draft) if !draft.is_stale(now) => return Ok(draft.id),
        Some(_) => registrations::end_draft_of(db, operator.id, "stale", now).await?,
        None => {}
    }
    let number = registrations::next_number(db, operator.id).await?;
    let account = key_uri::account(&operator.username, number);
    let draft = Registration::draft(
        institution.id,
        operator.id,
        &institution.short_name,
        account,
        now,
        keys,
        randomness,
    )?;
    registrations::insert_draft(db, &draft, number).await?;
    desk.record_by(operator.id, AuditEvent::RegistrationStarted, None);
    Ok(draft.id)
}
