//! F5: one group of the service key, typed back, ends set-up (SU-2).

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::ids::new_id;
use crate::keys::{EntryName, Keys};
use crate::operations::Operation;
use crate::operations::sign_in::begin;
use crate::operator::{Names, OperatorId, Role};
use crate::place::Place;
use crate::screen::Screen;
use crate::set_up::SetUp;
use crate::store::institution::{self, NewInstitution};
use crate::store::operators::{self, NewOperator};
use crate::store::passwords;

/// The group that was asked for.
#[derive(Deserialize, TS)]
pub struct ConfirmServiceKey {
    /// Four letters.
    pub group: String,
}

impl Operation for ConfirmServiceKey {
    type Answer = Screen;
    const NAME: &'static str = "confirm_service_key";
    const ALLOWED: Allowed = Allowed::setting_up();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let Place::SettingUp(SetUp::ServiceKey(names, administrator, two_factor, shown)) =
            &*desk.place
        else {
            return Err(Refusal::OutOfOrder.into());
        };
        shown.check_typed_back(&self.group)?;
        let (names, administrator, two_factor) =
            (names.clone(), administrator.clone(), *two_factor);
        let randomness = &*desk.guichet.randomness;
        let id = new_id(desk.now, randomness);
        let keys = Keys::derive(&administrator.root, 1);
        let wrapped = shown
            .key
            .wrap(&administrator.root, &keys, id.as_bytes(), randomness)?;
        let service_key_check = shown.key.check_value();

        // Two desks at their end of set-up: the second must not replace the first one's key.
        if institution::find(desk.db().await?).await?.is_some() {
            return Err(Refusal::OutOfOrder.into());
        }
        // The key first: a database without its key would be lost, a key without its database is
        // removed at the next launch (SU-4).
        let entry = EntryName::root_key(desk.opened.database_id);
        desk.guichet
            .key_store
            .write(&entry, &administrator.root.to_stored())
            .await?;

        let operator = OperatorId(new_id(desk.now, randomness));
        let now = desk.now;
        let db = desk.db().await?;
        institution::insert(
            db,
            &NewInstitution {
                id,
                name: &names.institution,
                short_name: &names.short,
                two_factor_enabled: two_factor,
                created_at: now,
                root_key_identity: &keys.identity(),
                root_key_under_service_key: &wrapped,
                service_key_check: &service_key_check,
            },
        )
        .await?;
        let new = NewOperator {
            id: operator,
            names: Names {
                username: &administrator.username,
                display_name: &administrator.display_name,
                email: None,
            },
            role: Role::Administrator,
            // Who sets up with the feature on registers at once; else they start at "no" (PO-3).
            two_factor_required: two_factor,
            created_at: now,
        };
        operators::insert(db, &keys, &new).await?;
        passwords::set(db, operator, &administrator.hash, false, now).await?;
        desk.begin_with(keys);
        desk.record_by(operator, AuditEvent::InstitutionSetUp, None);
        // What is drawn next needs what was just written.
        let next = if two_factor {
            begin(desk, operator).await?
        } else {
            Place::Outside
        };
        let screen = desk.go_to(next).await?;
        Ok(screen)
    }
}
