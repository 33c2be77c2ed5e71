//! Which database this is, and the highest time it has seen (SE-8).

use sqlx::SqliteConnection;
use uuid::Uuid;

use super::one_row;
use crate::clock::Timestamp;
use crate::error::Fault;

/// The id and the highest time; written at the first opening.
pub(crate) async fn know(
    connection: &mut SqliteConnection,
    new_id: Uuid,
) -> Result<(Uuid, Timestamp), Fault> {
    sqlx::query("insert into database (only_row, id) values (1, ?) on conflict do nothing")
        .bind(new_id)
        .execute(&mut *connection)
        .await?;
    Ok(sqlx::query_as("select id, highest_time from database")
        .fetch_one(connection)
        .await?)
}

/// Time has come this far; it never goes back here.
pub(crate) async fn raise_highest_time(
    connection: &mut SqliteConnection,
    now: Timestamp,
) -> Result<(), Fault> {
    let done = sqlx::query("update database set highest_time = max(highest_time, ?)")
        .bind(now)
        .execute(connection)
        .await?;
    one_row(done, "database")
}

/// The audited repair of a highest time that a wrong clock has left behind (SE-8).
pub(crate) async fn set_highest_time(
    connection: &mut SqliteConnection,
    now: Timestamp,
) -> Result<(), Fault> {
    let done = sqlx::query("update database set highest_time = ?")
        .bind(now)
        .execute(connection)
        .await?;
    one_row(done, "database")
}
