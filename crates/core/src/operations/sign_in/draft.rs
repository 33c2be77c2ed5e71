//! The draft of a registration, that R2 shows (RG-3).

use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::Stop;
use crate::institution::Institution;
use crate::operator::Operator;
use crate::second_factor::{Registration, RegistrationId, key_uri};
use crate::store::registrations;

/// The operator's draft: the same key for 24 hours, whatever came between (RG-3).
pub(super) async fn draft(
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
