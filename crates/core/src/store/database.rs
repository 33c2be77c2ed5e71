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

/// The database is another one from here on: restored from a backup, it has its own key and anchor.
pub(crate) async fn rename(connection: &mut SqliteConnection, id: Uuid) -> Result<(), Fault> {
    let done = sqlx::query("update database set id = ?")
        .bind(id)
        .execute(connection)
        .await?;
    one_row(done, "database")
}

/// What the last commit left behind, and the highest time beside it; nothing before set-up, and in a
/// database from before there was any (SE-15).
pub(crate) async fn evidence(
    connection: &mut SqliteConnection,
) -> Result<(Option<Vec<u8>>, Timestamp), Fault> {
    Ok(
        sqlx::query_as("select evidence, highest_time from database")
            .fetch_one(connection)
            .await?,
    )
}

/// What this commit leaves behind, and how far time has come.
pub(crate) async fn leave_evidence(
    connection: &mut SqliteConnection,
    evidence: &[u8],
    highest_time: Timestamp,
) -> Result<(), Fault> {
    let done = sqlx::query("update database set evidence = ?, highest_time = ?")
        .bind(evidence)
        .bind(highest_time)
        .execute(connection)
        .await?;
    one_row(done, "database")
}
