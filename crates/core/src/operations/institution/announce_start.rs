//! The day from which on operators who are at "yes" need their phone (PO-4).

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::clock::{Span, Timestamp};
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::institution::InstitutionDetails;
use crate::operations::Operation;
use crate::screens::details;
use crate::store::institution;

/// A year, so that a slip in typing the year is seen.
const FARTHEST: Span = Span::days(366);

/// Sets the day, or takes it back: then the phone is needed at once. It asks for a fresh code, because
/// until that day the password alone signs in.
#[derive(Debug, Deserialize, TS)]
pub struct AnnounceStart {
    /// The moment at which that day begins where the administrator is; nothing for at once.
    pub from: Option<Timestamp>,
}

impl Operation for AnnounceStart {
    type Answer = InstitutionDetails;
    const NAME: &'static str = "announce_start";
    const ALLOWED: Allowed = Allowed::administrator().with_fresh_code();

    async fn run(self, desk: &mut Desk<'_>) -> Result<InstitutionDetails, Stop> {
        let now = desk.now;
        if self
            .from
            .is_some_and(|from| from <= now || from > now.plus(FARTHEST))
        {
            return Err(Refusal::StartDayOutOfRange.into());
        }
        let before = institution::get(desk.db().await?).await?.starts(now);
        if before != self.from {
            institution::set_required_from(desk.db().await?, self.from).await?;
            match self.from {
                Some(from) => desk.record_with(AuditEvent::StartAnnounced, from.to_rfc_3339()),
                None => desk.record(AuditEvent::StartWithdrawn, None, None),
            }
        }
        let institution = institution::get(desk.db().await?).await?;
        details(desk, &institution).await
    }
}
