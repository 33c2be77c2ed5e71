//! Sessions: who signed in where, and how it ended. What idles is known in memory only.

use sqlx::SqliteConnection;
use uuid::Uuid;

use super::one_row;
use crate::clock::Timestamp;
use crate::error::Fault;
use crate::operator::OperatorId;
use crate::session::EndReason;

pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    id: Uuid,
    operator: OperatorId,
    desk: &str,
    now: Timestamp,
) -> Result<(), Fault> {
    let done =
        sqlx::query("insert into session (id, operator, desk, started_at) values (?, ?, ?, ?)")
            .bind(id)
            .bind(operator)
            .bind(desk)
            .bind(now)
            .execute(connection)
            .await?;
    one_row(done, "session")
}

/// Whether the session was not ended by anybody.
pub(crate) async fn is_open(connection: &mut SqliteConnection, id: Uuid) -> Result<bool, Fault> {
    let open: Option<i64> =
        sqlx::query_scalar("select 1 from session where id = ? and ended_at is null")
            .bind(id)
            .fetch_optional(connection)
            .await?;
    Ok(open.is_some())
}

pub(crate) async fn end(
    connection: &mut SqliteConnection,
    id: Uuid,
    reason: EndReason,
    now: Timestamp,
) -> Result<(), Fault> {
    // Ended by somebody else already: then that reason stays.
    sqlx::query(
        "update session set ended_at = ?, end_reason = ? where id = ? and ended_at is null",
    )
    .bind(now)
    .bind(reason)
    .bind(id)
    .execute(connection)
    .await?;
    Ok(())
}

/// Ends all open sessions of an operator; says how many.
pub(crate) async fn end_all_of(
    connection: &mut SqliteConnection,
    operator: OperatorId,
    reason: EndReason,
    now: Timestamp,
) -> Result<u64, Fault> {
    let done = sqlx::query(
        "update session set ended_at = ?, end_reason = ? where operator = ? and ended_at is null",
    )
    .bind(now)
    .bind(reason)
    .bind(operator)
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// Ends all open sessions of an operator but this one: they changed their own phone in it (PH-5).
pub(crate) async fn end_others_of(
    connection: &mut SqliteConnection,
    operator: OperatorId,
    kept: Uuid,
    reason: EndReason,
    now: Timestamp,
) -> Result<(), Fault> {
    sqlx::query(
        "update session set ended_at = ?, end_reason = ?
         where operator = ? and ended_at is null and id <> ?",
    )
    .bind(now)
    .bind(reason)
    .bind(operator)
    .bind(kept)
    .execute(connection)
    .await?;
    Ok(())
}

/// At start: a session dies with the app, however the app died (SI-5). Those that a desk is in live on
/// where the data is only opened anew.
pub(crate) async fn end_left_over(
    connection: &mut SqliteConnection,
    alive: &[Uuid],
    now: Timestamp,
) -> Result<(), Fault> {
    let open: Vec<Uuid> = sqlx::query_scalar("select id from session where ended_at is null")
        .fetch_all(&mut *connection)
        .await?;
    for id in open {
        if !alive.contains(&id) {
            end(connection, id, EndReason::AppClosed, now).await?;
        }
    }
    Ok(())
}

/// Ends whatever is open.
pub(crate) async fn end_all(
    connection: &mut SqliteConnection,
    reason: EndReason,
    now: Timestamp,
) -> Result<(), Fault> {
    sqlx::query("update session set ended_at = ?, end_reason = ? where ended_at is null")
        .bind(now)
        .bind(reason)
        .execute(connection)
        .await?;
    Ok(())
}

pub(crate) async fn count_open(
    connection: &mut SqliteConnection,
    operator: OperatorId,
) -> Result<u32, Fault> {
    Ok(
        sqlx::query_scalar("select count(*) from session where operator = ? and ended_at is null")
            .bind(operator)
            .fetch_one(connection)
            .await?,
    )
}
