//! Filters of the list that administrators have saved (OP-1). They decide nothing.

use sqlx::SqliteConnection;

use super::one_row;
use crate::error::Fault;
use crate::operator::OperatorId;

/// The filters of this administrator, by name: the name, and the question as JSON.
pub(crate) async fn all_of(
    connection: &mut SqliteConnection,
    operator: OperatorId,
) -> Result<Vec<(String, String)>, Fault> {
    Ok(sqlx::query_as(
        "select name, question from saved_filter where operator = ? order by name_key",
    )
    .bind(operator)
    .fetch_all(connection)
    .await?)
}

/// Puts a filter there, in the place of the one with the same name.
pub(crate) async fn put(
    connection: &mut SqliteConnection,
    operator: OperatorId,
    name: &str,
    name_key: &str,
    question: &str,
) -> Result<(), Fault> {
    let done = sqlx::query(
        "insert into saved_filter (operator, name, name_key, question) values (?, ?, ?, ?)
         on conflict do update set name = excluded.name, question = excluded.question",
    )
    .bind(operator)
    .bind(name)
    .bind(name_key)
    .bind(question)
    .execute(connection)
    .await?;
    one_row(done, "saved_filter")
}

/// Removes a filter, if it is there.
pub(crate) async fn remove(
    connection: &mut SqliteConnection,
    operator: OperatorId,
    name_key: &str,
) -> Result<(), Fault> {
    sqlx::query("delete from saved_filter where operator = ? and name_key = ?")
        .bind(operator)
        .bind(name_key)
        .execute(connection)
        .await?;
    Ok(())
}
