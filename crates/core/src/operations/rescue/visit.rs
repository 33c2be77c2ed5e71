//! What the operations of a visit share: where it stands, and whom it may help.

use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::operator::{Operator, OperatorId, Role};
use crate::place::Place;
use crate::screen::Screen;
use crate::service_visit::{ServiceVisit, VisitAt};
use crate::store::operators;

/// The visit that is under way here.
pub(super) fn visit<'a>(desk: &'a Desk<'_>) -> Result<&'a ServiceVisit, Refusal> {
    match &*desk.place {
        Place::ServiceAccess(visit) => Ok(visit),
        _ => Err(Refusal::OutOfOrder),
    }
}

/// The administrator who is meant. Everybody else is helped by one of them (RE-1).
pub(super) async fn administrator(desk: &mut Desk<'_>, id: OperatorId) -> Result<Operator, Stop> {
    let operator = operators::get(desk.db().await?, id).await?;
    match operator.role {
        Role::Administrator => Ok(operator),
        Role::Operator => Err(Refusal::NotAnAdministrator.into()),
    }
}

/// Shows the administrator, after what was just done.
pub(super) async fn show(desk: &mut Desk<'_>, id: OperatorId) -> Result<Screen, Stop> {
    let next = visit(desk)?.to(VisitAt::Administrator(id));
    desk.go_to(Place::ServiceAccess(next)).await
}
