//! Temporary codes: at most one an operator (PH-4).

use sqlx::{FromRow, SqliteConnection};

use super::one_row;
use crate::clock::Timestamp;
use crate::error::Fault;
use crate::operator::OperatorId;

/// What is stored of the code that was given last.
pub(crate) struct Given {
    pub hash: [u8; 32],
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

#[derive(FromRow)]
struct Row {
    hash: Vec<u8>,
    expires_at: Timestamp,
    used_at: Option<Timestamp>,
}

/// The code that was given last, used or not, unless it is void.
pub(crate) async fn find(
    connection: &mut SqliteConnection,
    operator: OperatorId,
) -> Result<Option<Given>, Fault> {
    let row: Option<Row> =
        sqlx::query_as("select hash, expires_at, used_at from temporary_code where operator = ?")
            .bind(operator)
            .fetch_optional(connection)
            .await?;
    row.map(|row| {
        let length = |_| Fault::Tampered("the length of a temporary code's hash");
        Ok(Given {
            hash: row.hash.try_into().map_err(length)?,
            expires_at: row.expires_at,
            used_at: row.used_at,
        })
    })
    .transpose()
}

/// Until when a code may still be used, where there is one.
pub(crate) async fn outstanding_until(
    connection: &mut SqliteConnection,
    operator: OperatorId,
    now: Timestamp,
) -> Result<Option<Timestamp>, Fault> {
    Ok(sqlx::query_scalar(
        "select expires_at from temporary_code
         where operator = ? and used_at is null and expires_at > ?",
    )
    .bind(operator)
    .bind(now)
    .fetch_optional(connection)
    .await?)
}

/// Gives a code. Where there was an older one, it takes its place.
pub(crate) async fn give(
    connection: &mut SqliteConnection,
    operator: OperatorId,
    hash: &[u8; 32],
    now: Timestamp,
    until: Timestamp,
) -> Result<(), Fault> {
    let done = sqlx::query(
        "insert into temporary_code (operator, hash, given_at, expires_at) values (?1, ?2, ?3, ?4)
         on conflict (operator) do update set hash = ?2, given_at = ?3, expires_at = ?4,
             used_at = null",
    )
    .bind(operator)
    .bind(hash.as_slice())
    .bind(now)
    .bind(until)
    .execute(connection)
    .await?;
    one_row(done, "temporary_code")
}

/// Uses the code up, if nobody has and it is not over. Whether this was the one that got it (PH-4):
/// of simultaneous tries exactly one is.
pub(crate) async fn use_up(
    connection: &mut SqliteConnection,
    operator: OperatorId,
    hash: &[u8; 32],
    now: Timestamp,
) -> Result<bool, Fault> {
    let done = sqlx::query(
        "update temporary_code set used_at = ?1
         where operator = ?2 and hash = ?3 and used_at is null and expires_at > ?1",
    )
    .bind(now)
    .bind(operator)
    .bind(hash.as_slice())
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Voids the code, if there is one. Whether it could still have been used.
pub(crate) async fn void(
    connection: &mut SqliteConnection,
    operator: OperatorId,
    now: Timestamp,
) -> Result<bool, Fault> {
    let outstanding = outstanding_until(connection, operator, now).await?;
    sqlx::query("delete from temporary_code where operator = ?")
        .bind(operator)
        .execute(connection)
        .await?;
    Ok(outstanding.is_some())
}

/// After a clock that ran ahead: what was given in the future would be valid for too long (SE-8).
pub(crate) async fn void_given_after(
    connection: &mut SqliteConnection,
    latest: Timestamp,
) -> Result<(), Fault> {
    sqlx::query("delete from temporary_code where given_at > ?")
        .bind(latest)
        .execute(connection)
        .await?;
    Ok(())
}

/// Voids all that were given (SE-14, SE-15).
pub(crate) async fn void_all(connection: &mut SqliteConnection) -> Result<(), Fault> {
    sqlx::query("delete from temporary_code")
        .execute(connection)
        .await?;
    Ok(())
}
