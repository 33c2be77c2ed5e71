//! The trail's table.

use sqlx::SqliteConnection;

use super::one_row;
use crate::audit::{Entry, HistoryEntry};
use crate::clock::Timestamp;
use crate::error::Fault;
use crate::operator::OperatorId;

/// Appends an entry under the next number; writes come one after the other, so none is missed.
pub(crate) async fn append(
    connection: &mut SqliteConnection,
    entry: &Entry,
    desk: &str,
    now: Timestamp,
) -> Result<(), Fault> {
    let done = sqlx::query(
        "insert into audit_entry (number, at, event, actor, subject, desk, reason)
         values ((select coalesce(max(number), 0) + 1 from audit_entry), ?, ?, ?, ?, ?, ?)",
    )
    .bind(now)
    .bind(entry.event)
    .bind(entry.actor)
    .bind(entry.subject)
    .bind(desk)
    .bind(entry.reason)
    .execute(connection)
    .await?;
    one_row(done, "audit_entry")
}

/// The newest entries about an operator.
pub(crate) async fn about(
    connection: &mut SqliteConnection,
    operator: OperatorId,
    at_most: u32,
) -> Result<Vec<HistoryEntry>, Fault> {
    Ok(sqlx::query_as(
        "select number, at, event, actor.display_name as actor, subject.display_name as subject,
                desk, reason
         from audit_entry
         left join operator as actor on actor.id = audit_entry.actor
         left join operator as subject on subject.id = audit_entry.subject
         where audit_entry.subject = ? order by number desc limit ?",
    )
    .bind(operator)
    .bind(at_most)
    .fetch_all(connection)
    .await?)
}
