//! The service key lets the service team in, for ten minutes.

use serde::Deserialize;
use ts_rs::TS;
use zeroize::ZeroizeOnDrop;

use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Field, Refusal, Stop};
use crate::keys::ServiceKey;
use crate::operations::Operation;
use crate::place::Place;
use crate::screen::Screen;
use crate::service_visit::ServiceVisit;
use crate::store::institution;
use crate::throttle::{self, Admission, Kind, Subject, delayed};

/// Shows the service key. Tries are throttled like codes. Wiped on drop.
#[derive(Deserialize, TS, ZeroizeOnDrop)]
pub struct OpenServiceAccess {
    /// As typed from the paper.
    pub service_key: String,
}

impl Operation for OpenServiceAccess {
    type Answer = Screen;
    const NAME: &'static str = "open_service_access";
    const ALLOWED: Allowed = Allowed::at_sign_in();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        if self.service_key.trim().is_empty() {
            return Err(Refusal::Missing {
                field: Field::ServiceKey,
            }
            .into());
        }
        let key = ServiceKey::parse(&self.service_key)?;
        let subject = Subject {
            kind: Kind::ServiceKey,
            of: b"",
        };
        let now = desk.now;
        let counted = match throttle::count(desk.db().await?, subject, now).await? {
            Admission::Counted(counted) => counted,
            Admission::Delayed(until) => {
                desk.record(AuditEvent::ServiceKeyRefused, None, Some("delayed"));
                desk.settle().await?;
                return Err(delayed(until, now).into());
            }
            // The service key is never disabled: it is the last way in.
            Admission::Disabled => return Err(Refusal::NotAllowed.into()),
        };
        desk.settle().await?;
        let institution = institution::get(desk.db().await?).await?;
        if !key.matches(&institution.service_key_check) {
            desk.record(AuditEvent::ServiceKeyRefused, None, None);
            desk.settle().await?;
            return Err(Refusal::WrongServiceKey.into());
        }
        throttle::clear(desk.db().await?, subject, Some(counted)).await?;
        desk.record(AuditEvent::ServiceAccessOpened, None, None);
        let visit = ServiceVisit::begin(now, institution.service_key_check);
        desk.go_to(Place::ServiceAccess(visit)).await
    }
}
