//! A2: one operator.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::give_registration_code::standing;
use crate::allowed::Allowed;
use crate::audit::HistoryEntry;
use crate::clock::Timestamp;
use crate::desk::Desk;
use crate::error::Stop;
use crate::language::Language;
use crate::operations::Operation;
use crate::operator::{OperatorId, Role, TwoFactorStanding};
use crate::second_factor::RegistrationCodeStanding;
use crate::store::{
    audit, institution, operators, passwords, registrations, sessions, temporary_codes, throttles,
};
use crate::throttle::{FOR_EVER, Kind, Subject};

/// Entries of the trail that A2 shows.
const HISTORY: u32 = 50;

/// An operator, as administrators see them.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OperatorDetails {
    /// Which operator.
    pub operator: OperatorId,
    /// Their operator name.
    pub username: String,
    /// Their name.
    pub display_name: String,
    /// Their e-mail, where one was given.
    pub email: Option<String>,
    /// What they may do.
    pub role: Role,
    /// Whether they must use the second factor (PO-2).
    pub two_factor_required: bool,
    /// Where they stand with it.
    pub two_factor: TwoFactorStanding,
    /// When their phone was registered.
    pub phone_registered: Option<Timestamp>,
    /// The name of the entry in the phone, where there is or was one.
    pub label: Option<String>,
    /// Whether they can't sign in.
    pub disabled: bool,
    /// The language that they have chosen.
    pub language: Option<Language>,
    /// When they were created.
    pub created: Timestamp,
    /// When they last signed in.
    pub last_sign_in: Option<Timestamp>,
    /// When a password or code is looked at again, where there is a wait.
    pub locked_until: Option<Timestamp>,
    /// Whether 100 wrong passwords in a row have disabled the password: a reset helps (SE-6).
    pub password_disabled: bool,
    /// Whether 50 wrong codes have disabled the phone: CHANGE PHONE helps (SE-6).
    pub phone_disabled: bool,
    /// Until when a temporary code can be used, where one was given (PH-4).
    pub temporary_code_until: Option<Timestamp>,
    /// Where they stand with the registration code, if they need one to register (RG-7).
    pub registration_code: Option<RegistrationCodeStanding>,
    /// Whether there is a password to sign in with: who was imported has none until it is reset (OP-5).
    pub has_password: bool,
    /// Whether the next sign-in asks for a new password.
    pub must_change_password: bool,
    /// Where they are signed in now.
    pub open_sessions: u32,
    /// Whether this is the administrator who asks (PH-3).
    pub is_self: bool,
    /// The newest entries of the trail about them.
    pub history: Vec<HistoryEntry>,
}

/// Asks for an operator.
#[derive(Debug, Deserialize, TS)]
pub struct GetOperatorDetails {
    /// Which.
    pub operator: OperatorId,
}

impl Operation for GetOperatorDetails {
    type Answer = OperatorDetails;
    const NAME: &'static str = "operator_details";
    const ALLOWED: Allowed = Allowed::administrator();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<OperatorDetails, Stop> {
        details(desk, self.operator).await
    }
}

/// The operator after what was just done, that in the history included.
pub(crate) async fn details(
    desk: &mut Desk<'_>,
    operator: OperatorId,
) -> Result<OperatorDetails, Stop> {
    // The service team has no account, and is nobody's self.
    let own = desk.actor().ok().map(|actor| actor.id);
    let now = desk.now;
    desk.write_entries().await?;
    let db = desk.db().await?;
    let operator = operators::get(db, operator).await?;
    let confirmed = registrations::confirmed(db, operator.id).await?;
    let institution = institution::get(db).await?;
    let registration_code = standing(db, &institution, &operator, now).await?;
    let label = match confirmed {
        Some(registration) => Some(registration.label()),
        None => registrations::newest_ended_label(db, operator.id).await?,
    };
    let password = Subject {
        kind: Kind::Password,
        of: &operator.username_digest,
    };
    let code = Subject {
        kind: Kind::Code,
        of: operator.id.as_bytes(),
    };
    let password = throttles::read(db, password).await?.blocked_until;
    let code = throttles::read(db, code).await?.blocked_until;
    let stored = passwords::find(db, operator.id).await?;
    let waits = [password, code]
        .into_iter()
        .filter(|until| *until > now && *until != FOR_EVER);
    Ok(OperatorDetails {
        temporary_code_until: temporary_codes::outstanding_until(db, operator.id, now).await?,
        registration_code,
        has_password: stored.is_some(),
        must_change_password: stored.is_some_and(|stored| stored.must_change),
        open_sessions: sessions::count_open(db, operator.id).await?,
        history: audit::about(db, operator.id, HISTORY).await?,
        operator: operator.id,
        username: operator.username,
        display_name: operator.display_name,
        email: operator.email,
        role: operator.role,
        two_factor_required: operator.two_factor_required,
        two_factor: operator.two_factor,
        phone_registered: operator.registered_at,
        label,
        disabled: operator.disabled,
        language: operator.language,
        created: operator.created_at,
        last_sign_in: operator.last_sign_in_at,
        locked_until: waits.max(),
        password_disabled: password == FOR_EVER,
        phone_disabled: code == FOR_EVER,
        is_self: Some(operator.id) == own,
    })
}
