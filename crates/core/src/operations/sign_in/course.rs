//! What several steps of the sign-in share: how it begins, stands, and is completed.

use sqlx::SqliteConnection;

use crate::audit::AuditEvent;
use crate::clock::Timestamp;
use crate::desk::Desk;
use crate::error::{Fault, Refusal, StartOverReason, Stop};
use crate::ids::new_id;
use crate::institution::Institution;
use crate::operator::{Operator, OperatorId, Role};
use crate::password::{Expectations, SHORTEST_ALONE, SHORTEST_WITH_SECOND_FACTOR};
use crate::place::Place;
use crate::second_factor::verify;
use crate::session::{At, Proof, Proven, Session, SignedInWith};
use crate::sign_in::{Asked, Basis, Gate, Next, SignIn, Step, after_password};
use crate::store::{audit, institution, operators, registration_codes, registrations, sessions};
use crate::throttle::{self, Admission, CountedTry, Kind, Subject};

/// Whether a second factor is asked for (PO-4).
pub(crate) fn is_asked(institution: &Institution, operator: &Operator) -> bool {
    institution.two_factor_enabled && operator.two_factor_required
}

/// The day before which the operator may put registering a phone off; nothing where there is none, or
/// where there is a phone already: its codes are asked for.
pub(crate) fn may_put_off(
    institution: &Institution,
    operator: &Operator,
    now: Timestamp,
) -> Option<Timestamp> {
    let starts = institution.starts(now)?;
    (is_asked(institution, operator) && operator.registered_at.is_none()).then_some(starts)
}

/// How long a password must be: shorter where a second factor is asked for (OP-4), and not put off.
pub(crate) fn required_length(
    institution: &Institution,
    operator: &Operator,
    now: Timestamp,
) -> usize {
    let is_needed = may_put_off(institution, operator, now).is_none();
    if is_asked(institution, operator) && is_needed {
        SHORTEST_WITH_SECOND_FACTOR
    } else {
        SHORTEST_ALONE
    }
}

/// What a new password of this operator is measured against (OP-4).
pub(crate) fn expected_of<'a>(
    institution: &'a Institution,
    operator: &'a Operator,
    now: Timestamp,
) -> Expectations<'a> {
    Expectations {
        minimum: required_length(institution, operator, now),
        venue: [&institution.name, &institution.short_name],
        own_names: [&operator.display_name, &operator.username],
    }
}

pub(crate) fn basis(institution: &Institution, operator: &Operator) -> Basis {
    Basis {
        epoch: operator.epoch,
        policy_version: institution.policy_version,
    }
}

/// Whether an operator who registers has to type a registration code first (RG-7).
pub(crate) async fn gate(
    db: &mut SqliteConnection,
    institution: &Institution,
    operator: &Operator,
    now: Timestamp,
) -> Result<Gate, Fault> {
    if !institution.registration_code_required {
        return Ok(Gate::Open);
    }
    // Nobody else could give the only administrator one: they would be locked out.
    if operator.role == Role::Administrator
        && operators::other_enabled_administrators(db, operator.id).await? == 0
    {
        return Ok(Gate::Open);
    }
    let given = registration_codes::find(db, operator.id).await?;
    Ok(if given.is_some_and(|given| given.is_waived(now)) {
        Gate::Open
    } else {
        Gate::Closed
    })
}

/// Where an operator goes whose password is right and need not be changed.
pub(crate) async fn begin(desk: &mut Desk<'_>, operator: OperatorId) -> Result<Place, Stop> {
    let now = desk.now;
    let db = desk.db().await?;
    let institution = institution::get(db).await?;
    let operator = operators::get(db, operator).await?;
    let asked = if is_asked(&institution, &operator) {
        match registrations::confirmed(db, operator.id).await? {
            Some(registration) => Asked::Code(registration.id),
            None => {
                let gate = gate(db, &institution, &operator, now).await?;
                match may_put_off(&institution, &operator, now) {
                    Some(starts) => Asked::RegistrationSoon(starts, gate),
                    None => Asked::Registration(gate),
                }
            }
        }
    } else {
        Asked::Nothing
    };
    match after_password(asked) {
        Next::Session => complete(desk, &operator, Factor::PasswordAlone).await,
        Next::Step(step) => {
            let basis = basis(&institution, &operator);
            Ok(Place::SigningIn(SignIn::begin(
                operator.id,
                basis,
                step,
                now,
            )))
        }
    }
}

/// Where an operator goes who must choose a new password first.
pub(crate) async fn begin_with_new_password(
    desk: &mut Desk<'_>,
    operator: &Operator,
) -> Result<Place, Stop> {
    let now = desk.now;
    let institution = institution::get(desk.db().await?).await?;
    let basis = basis(&institution, operator);
    Ok(Place::SigningIn(SignIn::begin(
        operator.id,
        basis,
        Step::NewPassword,
        now,
    )))
}

/// The sign-in at this desk, or the change of one's own phone, if it still stands on what it was begun
/// under. If not, the desk is back outside, or back in the session, whatever follows (PO-5).
pub(crate) async fn standing_sign_in(
    desk: &mut Desk<'_>,
) -> Result<(SignIn, Institution, Operator), Stop> {
    let sign_in = desk.place.steps().ok_or(Refusal::OutOfOrder)?.clone();
    let now = desk.now;
    let db = desk.db().await?;
    let institution = institution::get(db).await?;
    let operator = operators::get(db, sign_in.operator).await?;
    if let Err(why) = sign_in.stands(basis(&institution, &operator), now) {
        let why = match why {
            StartOverReason::AccountChanged => {
                why_changed(desk, &sign_in, &institution, &operator).await?
            }
            why => why,
        };
        return Err(end_steps(desk, why));
    }
    // A draft that was past its 24 hours has made way for another one at another desk (RG-3).
    if let Some(phone) = sign_in.step.phone()
        && registrations::living(desk.db().await?, phone)
            .await?
            .is_none()
    {
        return Err(end_steps(desk, StartOverReason::PhoneChanged));
    }
    Ok((sign_in, institution, operator))
}

fn end_steps(desk: &mut Desk<'_>, why: StartOverReason) -> Stop {
    let refusal = desk.place.steps_ended(why);
    *desk.place = desk.place.without_steps();
    refusal.into()
}

/// Refuses another phone beside the one in use, unless it is the one to be replaced (RG-4, PH-5).
pub(super) async fn refuse_second_phone(desk: &mut Desk<'_>, sign_in: &SignIn) -> Result<(), Stop> {
    let in_use = registrations::confirmed(desk.db().await?, sign_in.operator).await?;
    if in_use.map(|registration| registration.id) == sign_in.replaces {
        Ok(())
    } else {
        Err(Refusal::OutOfOrder.into())
    }
}

/// What the operator's change was, in the words of the screen.
async fn why_changed(
    desk: &mut Desk<'_>,
    sign_in: &SignIn,
    institution: &Institution,
    operator: &Operator,
) -> Result<StartOverReason, Stop> {
    if operator.disabled {
        return Ok(StartOverReason::AccountChanged);
    }
    if !is_asked(institution, operator) {
        return Ok(StartOverReason::PolicyChanged);
    }
    let Some(phone) = sign_in.step.phone() else {
        return Ok(StartOverReason::AccountChanged);
    };
    let living = registrations::living(desk.db().await?, phone).await?;
    Ok(if living.is_none() {
        StartOverReason::PhoneChanged
    } else {
        StartOverReason::AccountChanged
    })
}

/// What stood beside the password, with the try that it was counted as.
pub(crate) enum Factor {
    /// Nothing: no second factor was asked for (PO-4).
    PasswordAlone,
    /// A six-digit code from the registered phone.
    Code(CountedTry),
    /// A temporary code: it proves no phone, and is no fresh code for whatever asks for one (PH-4).
    TemporaryCode(CountedTry),
}

/// A complete sign-in: the session, the counters, the entry, in this transaction (SE-4).
pub(crate) async fn complete(
    desk: &mut Desk<'_>,
    operator: &Operator,
    factor: Factor,
) -> Result<Place, Stop> {
    let now = desk.now;
    let id = new_id(now, &*desk.guichet.randomness);
    let desk_name = desk.caller.desk.as_str().to_owned();
    let password = Subject {
        kind: Kind::Password,
        of: &operator.username_digest,
    };
    let codes = Subject {
        kind: Kind::Code,
        of: operator.id.as_bytes(),
    };
    let db = desk.db().await?;
    throttle::clear(db, password, None).await?;
    // A temporary code proves no phone: it is no fresh code for whatever asks for one (PH-4).
    let (with, proof) = match factor {
        Factor::PasswordAlone => (SignedInWith::PasswordAlone, Proof::Password),
        Factor::Code(counted) => {
            throttle::clear(db, codes, Some(counted)).await?;
            (SignedInWith::Code, Proof::Code)
        }
        Factor::TemporaryCode(counted) => {
            throttle::clear(db, codes, Some(counted)).await?;
            (SignedInWith::TemporaryCode, Proof::Password)
        }
    };
    let since = operator.last_sign_in_at.unwrap_or(operator.created_at);
    let failures_since = audit::refusals_since(db, operator.id, since).await?;
    sessions::insert(db, id, operator.id, &desk_name, now).await?;
    operators::set_last_sign_in(db, operator.id, now).await?;
    desk.record_by(operator.id, AuditEvent::SignedIn, None);
    Ok(Place::InSession(Session {
        id,
        operator: operator.id,
        with,
        started: now,
        touched: now,
        locked: false,
        previous_sign_in: operator.last_sign_in_at,
        failures_since,
        proven: Proven::default().and(proof, now),
        at: At::Home,
        import: None,
        hand_out: None,
    }))
}

/// A code that was counted and is not accepted: the entry, and the end of the sign-in after its fifth
/// (EC-4). `here` is the sign-in as it goes on otherwise.
pub(crate) async fn refuse_code(
    desk: &mut Desk<'_>,
    here: SignIn,
    refusal: Refusal,
) -> Result<Stop, Stop> {
    desk.record(
        AuditEvent::CodeRefused,
        Some(here.operator),
        verify::word(&refusal),
    );
    desk.settle().await?;
    if here.tries_left == 0 {
        let ended = desk.place.steps_ended(StartOverReason::TooManyCodes);
        *desk.place = desk.place.without_steps();
        return Ok(ended.into());
    }
    *desk.place = desk.place.with_steps(here);
    Ok(refusal.into())
}

/// Counts a password. The caller settles that before it looks at the password (SE-5); a wait is
/// an answer too, given after the same work (SE-7).
pub(crate) async fn count_password(
    desk: &mut Desk<'_>,
    username_digest: &[u8],
) -> Result<Admission, Stop> {
    let subject = Subject {
        kind: Kind::Password,
        of: username_digest,
    };
    let now = desk.now;
    throttle::count(desk.db().await?, subject, now).await
}
