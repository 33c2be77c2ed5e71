//! Draws a place: from where a desk stands and what the database says to what the page shows.

use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::institution::{ActivationState, Institution, InstitutionDetails, UnlockWith};
use crate::operations::{details as operator_details, required_length};
use crate::operator::{Operator, Role};
use crate::place::Place;
use crate::screen::{ChangingPhone, Screen, ServiceKeyGroups, SessionDetails};
use crate::second_factor::{AppId, RegistrationCodeStanding};
use crate::service_visit::{ServiceVisit, VisitAt};
use crate::session::{At, Session, SignedInWith};
use crate::set_up::SetUp;
use crate::sign_in::{SignIn, Step};
use crate::store::operator_list::{OperatorFilter, OperatorQuery, OperatorSort, PageOrder};
use crate::store::{
    institution, operator_list, operators, registration_codes, registrations, throttles,
};
use crate::throttle::{FOR_EVER, Kind, Subject};

/// So many administrators are listed before the service team. A venue has two or three.
const ADMINISTRATORS_LISTED: u32 = 100;

/// What the sign-in window shows for `place`.
pub(crate) async fn draw(desk: &mut Desk<'_>, place: &Place) -> Result<Screen, Stop> {
    let Some(institution) = institution::find(desk.db().await?).await? else {
        return Ok(match place {
            Place::SettingUp(set_up) => draw_set_up(set_up),
            _ => Screen::Welcome,
        });
    };
    let venue = institution.name.clone();
    match place {
        Place::Outside | Place::SettingUp(_) => Ok(Screen::SignIn {
            venue,
            expired: false,
        }),
        Place::Expired => Ok(Screen::SignIn {
            venue,
            expired: true,
        }),
        Place::SigningIn(sign_in) => {
            let ends_in = sign_in.ends_in(desk.now);
            draw_steps(desk, &institution, sign_in, ends_in, None).await
        }
        Place::ServiceAccess(visit) => draw_visit(desk, &institution, visit).await,
        Place::InSession(session) if session.locked => {
            let operator = operators::get(desk.db().await?, session.operator).await?;
            let unlock_with = unlock_with(&institution, &operator, session);
            let subject = match unlock_with {
                UnlockWith::Password => Subject {
                    kind: Kind::Password,
                    of: &operator.username_digest,
                },
                UnlockWith::Code => Subject {
                    kind: Kind::Code,
                    of: operator.id.as_bytes(),
                },
            };
            let wait_seconds = wait_seconds(desk, subject).await?;
            let display_name = operator.display_name;
            Ok(Screen::Locked {
                venue,
                display_name,
                unlock_with,
                wait_seconds,
            })
        }
        Place::InSession(session) => match &session.at {
            At::Home => Ok(Screen::SignedIn {
                venue,
                session: session_details(desk, session).await?,
            }),
            At::ChangingPhone(steps) => {
                let locks_in_seconds = session.locks_in(desk.now, institution.idle_span());
                let changing = Some(ChangingPhone { locks_in_seconds });
                let ends_in = steps.ends_in(desk.now).min(session.ends_in(desk.now));
                draw_steps(desk, &institution, steps, ends_in, changing).await
            }
        },
    }
}

fn draw_set_up(set_up: &SetUp) -> Screen {
    match set_up {
        SetUp::Institution(names) => Screen::Institution {
            name: names.institution.clone(),
            short_name: names.short.clone(),
        },
        SetUp::FirstAdministrator(names, typed) => Screen::FirstAdministrator {
            institution: names.institution.clone(),
            display_name: typed.display_name.clone(),
            username: typed.username.clone(),
        },
        SetUp::TwoFactorChoice(names, _, enabled) => Screen::TwoFactorChoice {
            institution: names.institution.clone(),
            enabled: *enabled,
        },
        SetUp::ServiceKey(names, _, _, shown) => Screen::ServiceKey {
            venue: names.institution.clone(),
            groups: ServiceKeyGroups(shown.key.groups()),
            asked_group: shown.asked_group,
        },
    }
}

async fn draw_visit(
    desk: &mut Desk<'_>,
    institution: &Institution,
    visit: &ServiceVisit,
) -> Result<Screen, Stop> {
    let venue = institution.name.clone();
    let ends_in_seconds = visit.ends_in(desk.now);
    match &visit.at {
        VisitAt::NewServiceKey(shown) => {
            return Ok(Screen::NewServiceKey {
                venue,
                groups: ServiceKeyGroups(shown.key.groups()),
                asked_group: shown.asked_group,
                ends_in_seconds,
            });
        }
        VisitAt::Administrator(id) => {
            let administrator = operator_details(desk, *id).await?;
            if administrator.role == Role::Administrator {
                return Ok(Screen::ServiceAdministrator {
                    venue,
                    administrator,
                    ends_in_seconds,
                });
            }
            // No longer one, by another desk: there are the others.
        }
        VisitAt::Overview => {}
    }
    let query = OperatorQuery {
        search: String::new(),
        filter: OperatorFilter::All,
        role: Some(Role::Administrator),
    };
    let order = PageOrder {
        sort: OperatorSort::DisplayName,
        descending: false,
        after: None,
        limit: ADMINISTRATORS_LISTED,
    };
    let now = desk.now;
    let page = operator_list::page(desk.db().await?, &query, order, now).await?;
    Ok(Screen::ServiceAccess {
        venue,
        institution: details(desk, institution).await?,
        clock_is_behind: desk.clock_lag_minutes().is_some(),
        administrators: page.rows,
        more_administrators: page.next.is_some(),
        service_key_replaced: visit.key_replaced,
        ends_in_seconds,
    })
}

/// The steps of a sign-in, or those that change one's own phone (PH-5).
async fn draw_steps(
    desk: &mut Desk<'_>,
    institution: &Institution,
    sign_in: &SignIn,
    ends_in_seconds: u32,
    changing_phone: Option<ChangingPhone>,
) -> Result<Screen, Stop> {
    let venue = institution.name.clone();
    let operator = sign_in.operator;
    Ok(match &sign_in.step {
        Step::NewPassword => {
            let operator = operators::get(desk.db().await?, operator).await?;
            Screen::NewPassword {
                venue,
                minimum_length: required_length(institution, &operator, desk.now) as u32,
                display_name: operator.display_name,
                ends_in_seconds,
            }
        }
        Step::Announcement { starts, .. } => Screen::Announcement {
            venue,
            starts: *starts,
            days_left: starts.since(desk.now).started_days(),
            ends_in_seconds,
        },
        Step::GetApp { .. } => {
            let apps = AppId::from_stored(&institution.apps).into_iter();
            Screen::GetApp {
                venue,
                apps: apps.map(AppId::links).collect::<Result<_, _>>()?,
                changing_phone,
                ends_in_seconds,
            }
        }
        Step::RegistrationCode => {
            let now = desk.now;
            let given = registration_codes::find(desk.db().await?, operator).await?;
            Screen::RegistrationCode {
                venue,
                code: RegistrationCodeStanding::of(given.as_ref(), now),
                ends_in_seconds,
            }
        }
        Step::Register { .. } => {
            // A phone that is only now being replaced keeps its entry until that is done: H1 names it.
            let old_label = match changing_phone {
                Some(_) => None,
                None => registrations::newest_ended_label(desk.db().await?, operator).await?,
            };
            Screen::Register {
                venue,
                old_label,
                changing_phone,
                ends_in_seconds,
            }
        }
        Step::EnterCode {
            registration,
            confirming,
            ..
        } => {
            // CHANGE PHONE may have ended it meanwhile: the next code will say so.
            let living = registrations::living(desk.db().await?, *registration).await?;
            let subject = Subject {
                kind: Kind::Code,
                of: operator.as_bytes(),
            };
            Screen::EnterCode {
                label: living.map_or_else(|| venue.clone(), |living| living.label()),
                venue,
                confirming: *confirming,
                tries_left: sign_in.tries_left,
                wait_seconds: wait_seconds(desk, subject).await?,
                changing_phone,
                ends_in_seconds,
            }
        }
    })
}

/// What unlocks this session: the code only where there is a phone (SI-6), and it is not left at home
/// (PH-4).
pub(crate) fn unlock_with(
    institution: &Institution,
    operator: &Operator,
    session: &Session,
) -> UnlockWith {
    if operator.has_code(institution) && session.with != SignedInWith::TemporaryCode {
        institution.unlock_with
    } else {
        UnlockWith::Password
    }
}

async fn wait_seconds(desk: &mut Desk<'_>, subject: Subject<'_>) -> Result<u32, Stop> {
    let now = desk.now;
    let until = throttles::read(desk.db().await?, subject)
        .await?
        .blocked_until;
    // What is disabled has no countdown: the next try says what helps.
    Ok(if until == FOR_EVER {
        0
    } else {
        now.seconds_until(until)
    })
}

/// The session for H1 and for the management window's frame.
pub(crate) async fn session_details(
    desk: &mut Desk<'_>,
    session: &Session,
) -> Result<SessionDetails, Stop> {
    let (now, desk_name) = (desk.now, desk.caller.desk.as_str().to_owned());
    let db = desk.db().await?;
    let institution = institution::get(db).await?;
    let operator = operators::find(db, session.operator)
        .await?
        .ok_or(Refusal::SessionEnded)?;
    let phone_changed = registrations::newest_change(db, operator.id).await?;
    Ok(SessionDetails {
        can_change_phone: operator.has_code(&institution),
        operator: operator.id,
        username: operator.username,
        display_name: operator.display_name,
        role: operator.role,
        desk: desk_name,
        since: session.started,
        last_sign_in: session.previous_sign_in,
        failures_since: session.failures_since,
        phone_registered: operator.registered_at,
        phone_changed,
        two_factor: operator.two_factor,
        locks_in_seconds: session.locks_in(now, institution.idle_span()),
        ends_in_seconds: session.ends_in(now),
    })
}

/// The institution for A3 and for the service team.
pub(crate) async fn details(
    desk: &mut Desk<'_>,
    institution: &Institution,
) -> Result<InstitutionDetails, Stop> {
    let now = desk.now;
    let db = desk.db().await?;
    let readiness = operator_list::readiness(db).await?;
    let activation = match (
        institution.two_factor_enabled_at,
        institution.activation_requested_at,
    ) {
        (Some(at), _) => ActivationState::Enabled { at },
        (None, Some(at)) => {
            let by = match institution.activation_requested_by {
                Some(by) => operators::find(db, by).await?,
                None => None,
            };
            let by = by.map(|operator| operator.display_name).unwrap_or_default();
            ActivationState::Requested { at, by }
        }
        (None, None) => ActivationState::NotEnabled,
    };
    Ok(InstitutionDetails {
        name: institution.name.clone(),
        short_name: institution.short_name.clone(),
        activation,
        required_from: institution.starts(now),
        readiness,
        never_signed_in: operator_list::never_signed_in(db).await?,
        settings: institution.settings(),
    })
}
