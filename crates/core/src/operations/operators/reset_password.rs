//! Reset password: a generated one, to be changed at the next sign-in (OP-2).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::details::{OperatorDetails, details};
use super::give_registration_code::give_where_needed;
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::operations::Operation;
use crate::operator::OperatorId;
use crate::password::PlainPassword;
use crate::second_factor::CodeToHandOver;
use crate::session::EndReason;
use crate::store::{operators, passwords, sessions};
use crate::throttle::{self, Kind, Subject};

/// Resets an operator's password; their sessions and sign-ins end.
#[derive(Debug, Deserialize, TS)]
pub struct ResetPassword {
    /// Which.
    pub operator: OperatorId,
}

/// The operator, and the password to hand over.
#[derive(Serialize, TS)]
pub struct PasswordReset {
    /// The operator.
    pub details: OperatorDetails,
    /// Shown this once; to be changed at the next sign-in.
    pub password: String,
    /// Shown this once, where they need one to register (RG-7) and none is valid.
    pub registration_code: Option<CodeToHandOver>,
}

impl Operation for ResetPassword {
    type Answer = PasswordReset;
    const NAME: &'static str = "reset_password";
    const ALLOWED: Allowed = Allowed::administrator().with_fresh_code();

    async fn run(self, desk: &mut Desk<'_>) -> Result<PasswordReset, Stop> {
        // One's own is changed with the old one, on the sign-in window.
        if self.operator == desk.actor()?.id {
            return Err(Refusal::OwnAccount.into());
        }
        operators::get(desk.db().await?, self.operator).await?;
        let password = reset_password(desk, self.operator).await?;
        let registration_code = give_where_needed(desk, self.operator).await?;
        let details = details(desk, self.operator).await?;
        Ok(PasswordReset {
            details,
            registration_code,
            password: password.expose().to_owned(),
        })
    }
}

/// Gives the operator, whom the caller has looked up, a generated password. It is hashed outside of
/// any transaction: what was done before is settled.
pub(crate) async fn reset_password(
    desk: &mut Desk<'_>,
    operator: OperatorId,
) -> Result<PlainPassword, Stop> {
    desk.settle().await?;
    let (guichet, keys) = (desk.guichet, desk.keys()?);
    let password = PlainPassword::generate(&*guichet.randomness);
    let cost = guichet.settings.hash_cost;
    let hash = guichet
        .hasher
        .hash(keys, &password, cost, &*guichet.randomness)
        .await?;

    let now = desk.now;
    let db = desk.db().await?;
    let operator = operators::get(db, operator).await?;
    passwords::set(db, operator.id, &hash, true, now).await?;
    operators::raise_epoch(db, operator.id).await?;
    sessions::end_all_of(db, operator.id, EndReason::PasswordReset, now).await?;
    let subject = Subject {
        kind: Kind::Password,
        of: &operator.username_digest,
    };
    throttle::clear(db, subject, None).await?;
    desk.record(AuditEvent::PasswordReset, Some(operator.id), None);
    Ok(password)
}
