//! Registrations: drafts, the one in use, and the ended ones as history.

use std::collections::HashMap;

use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use super::one_row;
use crate::clock::Timestamp;
use crate::error::Fault;
use crate::operator::OperatorId;
use crate::screen::{PhoneChanged, PhoneChangedBy};
use crate::second_factor::{Registration, RegistrationId, RegistrationStanding, TimeStep};

#[derive(FromRow)]
struct Row {
    id: Uuid,
    operator: OperatorId,
    last_accepted_step: Option<i64>,
    sealed_key: Vec<u8>,
    issuer: String,
    account: String,
    created_at: Timestamp,
}

impl From<Row> for Registration {
    fn from(row: Row) -> Self {
        // A CHECK keeps a confirmed registration from having no step.
        let standing = match row.last_accepted_step {
            None => RegistrationStanding::Draft,
            Some(step) => RegistrationStanding::Confirmed {
                last_accepted_step: TimeStep::from_stored(step),
            },
        };
        Self {
            id: row.id,
            operator: row.operator,
            standing,
            sealed_key: row.sealed_key,
            issuer: row.issuer,
            account: row.account,
            created_at: row.created_at,
        }
    }
}

/// The registration in use.
pub(crate) async fn confirmed(
    connection: &mut SqliteConnection,
    operator: OperatorId,
) -> Result<Option<Registration>, Fault> {
    let row: Option<Row> = sqlx::query_as(
        "select id, operator, last_accepted_step, sealed_key, issuer, account, created_at
         from registration where operator = ? and state = 'confirmed'",
    )
    .bind(operator)
    .fetch_optional(connection)
    .await?;
    Ok(row.map(Into::into))
}

/// The draft, stale or not.
pub(crate) async fn draft(
    connection: &mut SqliteConnection,
    operator: OperatorId,
) -> Result<Option<Registration>, Fault> {
    let row: Option<Row> = sqlx::query_as(
        "select id, operator, last_accepted_step, sealed_key, issuer, account, created_at
         from registration where operator = ? and state = 'draft'",
    )
    .bind(operator)
    .fetch_optional(connection)
    .await?;
    Ok(row.map(Into::into))
}

/// A draft or confirmed registration by its id; `None` once it is ended.
pub(crate) async fn living(
    connection: &mut SqliteConnection,
    id: RegistrationId,
) -> Result<Option<Registration>, Fault> {
    let row: Option<Row> = sqlx::query_as(
        "select id, operator, last_accepted_step, sealed_key, issuer, account, created_at
         from registration where id = ? and state <> 'ended'",
    )
    .bind(id)
    .fetch_optional(connection)
    .await?;
    Ok(row.map(Into::into))
}

/// All that have a key, of every operator.
pub(crate) async fn all_living(
    connection: &mut SqliteConnection,
) -> Result<Vec<Registration>, Fault> {
    let rows: Vec<Row> = sqlx::query_as(
        "select id, operator, last_accepted_step, sealed_key, issuer, account, created_at
         from registration where state <> 'ended'",
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// The same key, sealed anew.
pub(crate) async fn set_sealed_key(
    connection: &mut SqliteConnection,
    registration: &Registration,
) -> Result<(), Fault> {
    let done = sqlx::query("update registration set sealed_key = ? where id = ?")
        .bind(&registration.sealed_key)
        .bind(registration.id)
        .execute(connection)
        .await?;
    one_row(done, "registration")
}

/// Whose phones are in use, each with its registration.
pub(crate) async fn phones(
    connection: &mut SqliteConnection,
) -> Result<HashMap<OperatorId, RegistrationId>, Fault> {
    let rows: Vec<_> =
        sqlx::query_as("select operator, id from registration where state = 'confirmed'")
            .fetch_all(connection)
            .await?;
    Ok(rows.into_iter().collect())
}

/// The number that the operator's next registration gets (RG-6).
pub(crate) async fn next_number(
    connection: &mut SqliteConnection,
    operator: OperatorId,
) -> Result<u32, Fault> {
    Ok(sqlx::query_scalar(
        "select coalesce(max(number), 0) + 1 from registration where operator = ?",
    )
    .bind(operator)
    .fetch_one(connection)
    .await?)
}

pub(crate) async fn insert_draft(
    connection: &mut SqliteConnection,
    draft: &Registration,
    number: u32,
) -> Result<(), Fault> {
    let done = sqlx::query(
        "insert into registration (id, operator, number, state, sealed_key, issuer, account, created_at)
         values (?, ?, ?, 'draft', ?, ?, ?, ?)",
    )
    .bind(draft.id)
    .bind(draft.operator)
    .bind(number)
    .bind(&draft.sealed_key)
    .bind(&draft.issuer)
    .bind(&draft.account)
    .bind(draft.created_at)
    .execute(connection)
    .await?;
    one_row(done, "registration")
}

/// Uses a step up, if it is later than every one before it; a draft is confirmed by it. Whether
/// this was the one that got it (SE-1): of simultaneous tries exactly one is.
pub(crate) async fn accept_step(
    connection: &mut SqliteConnection,
    id: RegistrationId,
    step: TimeStep,
    now: Timestamp,
) -> Result<bool, Fault> {
    let done = sqlx::query(
        "update registration set last_accepted_step = ?1, state = 'confirmed',
             confirmed_at = coalesce(confirmed_at, ?2)
         where id = ?3 and state <> 'ended'
           and (last_accepted_step is null or last_accepted_step < ?1)",
    )
    .bind(step.to_stored())
    .bind(now)
    .bind(id)
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends the draft and the registration in use and destroys their keys (PH-1). How many there were.
pub(crate) async fn end_all_of(
    connection: &mut SqliteConnection,
    operator: OperatorId,
    by: Option<OperatorId>,
    reason: &str,
    now: Timestamp,
) -> Result<u64, Fault> {
    let done = sqlx::query(
        "update registration set state = 'ended', sealed_key = null, ended_at = ?, ended_by = ?,
             end_reason = ?
         where operator = ? and state <> 'ended'",
    )
    .bind(now)
    .bind(by)
    .bind(reason)
    .bind(operator)
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// Destroys the draft only: it is stale, the operator is disabled (RG-3), or it was shown before a newer
/// registration code (RG-7).
pub(crate) async fn end_draft_of(
    connection: &mut SqliteConnection,
    operator: OperatorId,
    reason: &str,
    now: Timestamp,
) -> Result<(), Fault> {
    sqlx::query(
        "update registration set state = 'ended', sealed_key = null, ended_at = ?, end_reason = ?
         where operator = ? and state = 'draft'",
    )
    .bind(now)
    .bind(reason)
    .bind(operator)
    .execute(connection)
    .await?;
    Ok(())
}

/// Ends the registration in use because the operator's own new one takes its place (PH-5), in the
/// transaction that confirms that one: at every moment there is exactly one.
pub(crate) async fn make_way_for(
    connection: &mut SqliteConnection,
    draft: &Registration,
    now: Timestamp,
) -> Result<(), Fault> {
    sqlx::query(
        "update registration set state = 'ended', sealed_key = null, ended_at = ?1, ended_by = ?2,
             end_reason = 'by_themselves'
         where operator = ?2 and state = 'confirmed'",
    )
    .bind(now)
    .bind(draft.operator)
    .execute(connection)
    .await?;
    Ok(())
}

/// Destroys every draft: nobody knows what became of them since the backup was made.
pub(crate) async fn end_drafts(
    connection: &mut SqliteConnection,
    reason: &str,
    now: Timestamp,
) -> Result<(), Fault> {
    sqlx::query(
        "update registration set state = 'ended', sealed_key = null, ended_at = ?, end_reason = ?
         where state = 'draft'",
    )
    .bind(now)
    .bind(reason)
    .execute(connection)
    .await?;
    Ok(())
}

/// The entry to delete in the app (RG-6): the label of the operator's newest ended registration,
/// rather of one that was ever in use than of one that was only begun.
pub(crate) async fn newest_ended_label(
    connection: &mut SqliteConnection,
    operator: OperatorId,
) -> Result<Option<String>, Fault> {
    Ok(sqlx::query_scalar(
        "select issuer || ': ' || account from registration
         where operator = ? and state = 'ended'
         order by confirmed_at is null, number desc limit 1",
    )
    .bind(operator)
    .fetch_optional(connection)
    .await?)
}

/// When the operator's phone was last changed, and by whom (AU-4). A draft is no phone yet.
pub(crate) async fn newest_change(
    connection: &mut SqliteConnection,
    operator: OperatorId,
) -> Result<Option<PhoneChanged>, Fault> {
    #[derive(FromRow)]
    struct Change {
        ended_at: Timestamp,
        ended_by: Option<OperatorId>,
        by: Option<String>,
        label: String,
    }
    let change: Option<Change> = sqlx::query_as(
        "select ended_at, ended_by, by.display_name as by, issuer || ': ' || account as label
         from registration
         left join operator as by on by.id = registration.ended_by
         where registration.operator = ? and state = 'ended' and confirmed_at is not null
         order by number desc limit 1",
    )
    .bind(operator)
    .fetch_optional(connection)
    .await?;
    Ok(change.map(|change| PhoneChanged {
        at: change.ended_at,
        by: match change.by {
            _ if change.ended_by == Some(operator) => PhoneChangedBy::Themselves,
            Some(display_name) => PhoneChangedBy::Administrator { display_name },
            // They have no account in this edition.
            None => PhoneChangedBy::ServiceTeam,
        },
        old_label: change.label,
    }))
}

/// After data of an unknown age was accepted: no code up to this step is accepted again (EC-3).
pub(crate) async fn raise_steps_to(
    connection: &mut SqliteConnection,
    step: TimeStep,
) -> Result<(), Fault> {
    sqlx::query(
        "update registration set last_accepted_step = ?1
         where state = 'confirmed' and last_accepted_step < ?1",
    )
    .bind(step.to_stored())
    .execute(connection)
    .await?;
    Ok(())
}

/// After a clock that ran ahead: no code up to now is accepted again, later ones are (SE-8).
pub(crate) async fn lower_steps_to(
    connection: &mut SqliteConnection,
    step: TimeStep,
) -> Result<(), Fault> {
    sqlx::query("update registration set last_accepted_step = ?1 where last_accepted_step > ?1")
        .bind(step.to_stored())
        .execute(connection)
        .await?;
    Ok(())
}

/// After a clock that ran ahead: a draft of the future becomes stale like one of today (RG-3).
pub(crate) async fn age_drafts_from(
    connection: &mut SqliteConnection,
    latest: Timestamp,
) -> Result<(), Fault> {
    sqlx::query(
        "update registration set created_at = ?1 where state = 'draft' and created_at > ?1",
    )
    .bind(latest)
    .execute(connection)
    .await?;
    Ok(())
}
