//! "New operator": created with a generated password (OP-2).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::details::{OperatorDetails, details};
use super::give_registration_code::give_where_asked;
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::email::checked_email;
use crate::error::{Field, Stop};
use crate::ids::new_id;
use crate::institution::Institution;
use crate::names::{checked_name, checked_username};
use crate::operations::Operation;
use crate::operator::{Names, OperatorId, Role};
use crate::password::PlainPassword;
use crate::second_factor::CodeToHandOver;
use crate::store::operators::{self, NewOperator};
use crate::store::{institution, passwords};

/// Creates an operator.
#[derive(Debug, Deserialize, TS)]
pub struct CreateOperator {
    /// What they type at sign-in.
    pub username: String,
    /// Their name.
    pub display_name: String,
    /// Their e-mail; none where it is empty.
    pub email: String,
    /// What they may do.
    pub role: Role,
}

/// The new operator, and the password to hand over.
#[derive(Serialize, TS)]
pub struct CreatedOperator {
    /// The operator.
    pub details: OperatorDetails,
    /// Shown this once; to be changed at the first sign-in.
    pub password: String,
    /// Shown this once, where the institution has registration codes (RG-7).
    pub registration_code: Option<CodeToHandOver>,
}

impl Operation for CreateOperator {
    type Answer = CreatedOperator;
    const NAME: &'static str = "create_operator";
    const ALLOWED: Allowed = Allowed::administrator();

    async fn run(self, desk: &mut Desk<'_>) -> Result<CreatedOperator, Stop> {
        let display_name = checked_name(Field::DisplayName, &self.display_name)?;
        let username = checked_username(&self.username)?;
        let email = checked_email(&self.email)?;
        let names = Names {
            username: &username,
            display_name: &display_name,
            email: email.as_deref(),
        };
        // A name that is taken should not cost a hash first.
        operators::refuse_taken(desk.db().await?, names, None).await?;
        desk.settle().await?;
        let (guichet, keys) = (desk.guichet, desk.keys()?);
        let password = PlainPassword::generate(&*guichet.randomness);
        let cost = guichet.settings.hash_cost;
        let hash = guichet
            .hasher
            .hash(keys, &password, cost, &*guichet.randomness)
            .await?;

        // Somebody else may have taken it meanwhile.
        operators::refuse_taken(desk.db().await?, names, None).await?;
        let institution = institution::get(desk.db().await?).await?;
        let required = starts_with_two_factor(&institution);
        let id = add_operator(desk, names, self.role, required).await?;
        let now = desk.now;
        passwords::set(desk.db().await?, id, &hash, true, now).await?;
        let operator = operators::get(desk.db().await?, id).await?;
        let registration_code = give_where_asked(desk, &institution, &operator).await?;
        let details = details(desk, id).await?;
        Ok(CreatedOperator {
            details,
            registration_code,
            password: password.expose().to_owned(),
        })
    }
}

/// PO-3: in by default from the enabling on, and only from then on.
pub(super) fn starts_with_two_factor(institution: &Institution) -> bool {
    institution.two_factor_enabled && institution.new_operators_required
}

/// Adds an operator, under names that were checked and that nobody has. Before there is a password nobody can sign in.
pub(super) async fn add_operator(
    desk: &mut Desk<'_>,
    names: Names<'_>,
    role: Role,
    two_factor_required: bool,
) -> Result<OperatorId, Stop> {
    let (now, keys) = (desk.now, desk.keys()?);
    let id = OperatorId(new_id(now, &*desk.guichet.randomness));
    let new = NewOperator {
        id,
        names,
        role,
        two_factor_required,
        created_at: now,
    };
    operators::insert(desk.db().await?, keys, &new).await?;
    desk.record(AuditEvent::OperatorCreated, Some(id), None);
    Ok(id)
}
