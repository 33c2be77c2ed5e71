//! A new service key, first shown and then, typed back, in force (RE-1).

use serde::Deserialize;
use ts_rs::TS;

use super::visit::visit;
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Fault, Refusal, Stop};
use crate::keys::{EntryName, RootKey, ShownServiceKey};
use crate::operations::Operation;
use crate::place::Place;
use crate::screen::Screen;
use crate::service_visit::VisitAt;
use crate::store::institution;

/// Shows a new service key. The old one is valid until a group of the new one was typed back, so
/// that being cut off here costs nothing.
#[derive(Debug, Deserialize, TS)]
pub struct ReplaceServiceKey {}

impl Operation for ReplaceServiceKey {
    type Answer = Screen;
    const NAME: &'static str = "replace_service_key";
    const ALLOWED: Allowed = Allowed::service_team();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let shown = ShownServiceKey::generate(&*desk.guichet.randomness);
        let next = visit(desk)?.to(VisitAt::NewServiceKey(shown));
        desk.go_to(Place::ServiceAccess(next)).await
    }
}

/// The group that was asked for: it was read, so it counts from now, and the old key no more.
#[derive(Deserialize, TS)]
pub struct ConfirmNewServiceKey {
    /// Four letters.
    pub group: String,
}

impl Operation for ConfirmNewServiceKey {
    type Answer = Screen;
    const NAME: &'static str = "confirm_new_service_key";
    const ALLOWED: Allowed = Allowed::service_team();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        shown(desk)?.check_typed_back(&self.group)?;
        let id = institution::get(desk.db().await?).await?.id;
        // The key store may take seconds to answer; nobody waits for the database meanwhile.
        desk.settle().await?;
        let root = root_key(desk).await?;

        let key = &shown(desk)?.key;
        let randomness = &*desk.guichet.randomness;
        let sealed = key.wrap(&root, desk.keys()?, id.as_bytes(), randomness)?;
        // What could not be opened again on the day it is needed must not replace what can.
        if !key
            .unwrap(&sealed, id.as_bytes())
            .is_some_and(|opened| is_of_this_data(desk, &opened))
        {
            return Err(Fault::Sealed("institution").into());
        }
        let check = key.check_value();
        let known = institution::get(desk.db().await?).await?.service_key_check;
        if !visit(desk)?.stands_on(&known) {
            // Replaced at another desk, while the key store was asked.
            return Err(Refusal::OutOfOrder.into());
        }
        institution::set_service_key(desk.db().await?, &sealed, &check).await?;
        desk.record(AuditEvent::ServiceKeyReplaced, None, None);
        let next = visit(desk)?.with_new_key(check.to_vec());
        desk.go_to(Place::ServiceAccess(next)).await
    }
}

fn shown<'a>(desk: &'a Desk<'_>) -> Result<&'a ShownServiceKey, Refusal> {
    match &visit(desk)?.at {
        VisitAt::NewServiceKey(shown) => Ok(shown),
        VisitAt::Overview | VisitAt::Administrator(_) => Err(Refusal::OutOfOrder),
    }
}

/// The root key, from the key store: while the app runs, nothing keeps it in memory.
async fn root_key(desk: &Desk<'_>) -> Result<RootKey, Refusal> {
    let name = EntryName::root_key(desk.opened.database_id);
    let stored = desk.guichet.key_store.read(&name).await.map_err(|error| {
        tracing::warn!(%error, "the service key can't be replaced: the key store gives no root key");
        Refusal::RootKeyUnavailable
    })?;
    // Missing, or another one's: somebody has been at the key store since the data was opened.
    stored
        .and_then(|stored| RootKey::from_stored(&stored))
        .filter(|root| is_of_this_data(desk, root))
        .ok_or_else(|| {
            tracing::warn!(
                "the service key can't be replaced: the key store has not this data's root key"
            );
            Refusal::RootKeyUnavailable
        })
}

fn is_of_this_data(desk: &Desk<'_>, root: &RootKey) -> bool {
    desk.opened.keys().is_some_and(|keys| keys.are_of(root))
}
