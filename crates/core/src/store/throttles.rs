//! Counters of wrong tries, and the failures of the last 30 days.

use sqlx::SqliteConnection;

use super::one_row;
use crate::clock::Timestamp;
use crate::error::Fault;
use crate::throttle::{FAILURES_COUNT_FOR, FOR_EVER, Kind, Subject};

/// Wrong tries in a row, and until when nothing is looked at.
#[derive(Clone, Copy, Debug, Default, sqlx::FromRow)]
pub(crate) struct Counter {
    pub in_row: u32,
    pub blocked_until: Timestamp,
}

pub(crate) async fn read(
    connection: &mut SqliteConnection,
    subject: Subject<'_>,
) -> Result<Counter, Fault> {
    let counter =
        sqlx::query_as("select in_row, blocked_until from throttle where kind = ? and subject = ?")
            .bind(subject.kind)
            .bind(subject.of)
            .fetch_optional(connection)
            .await?;
    Ok(counter.unwrap_or_default())
}

/// Moves the counter from `before` to `in_row`, if it still stands at `before`.
pub(crate) async fn set(
    connection: &mut SqliteConnection,
    subject: Subject<'_>,
    before: u32,
    in_row: u32,
    blocked_until: Timestamp,
) -> Result<(), Fault> {
    sqlx::query("insert into throttle (kind, subject) values (?, ?) on conflict do nothing")
        .bind(subject.kind)
        .bind(subject.of)
        .execute(&mut *connection)
        .await?;
    let done = sqlx::query(
        "update throttle set in_row = ?, blocked_until = ?
         where kind = ? and subject = ? and in_row = ?",
    )
    .bind(in_row)
    .bind(blocked_until)
    .bind(subject.kind)
    .bind(subject.of)
    .bind(before)
    .execute(connection)
    .await?;
    one_row(done, "throttle")
}

/// Takes one try back: the counter that stood at `before` when it was counted. A wait that
/// another, later try has earned stays.
pub(crate) async fn step_back(
    connection: &mut SqliteConnection,
    subject: Subject<'_>,
    before: u32,
) -> Result<(), Fault> {
    let done = sqlx::query(
        "update throttle
         set blocked_until = case when in_row = ? + 1 then 0 else blocked_until end,
             in_row = in_row - 1
         where kind = ? and subject = ? and in_row > 0",
    )
    .bind(before)
    .bind(subject.kind)
    .bind(subject.of)
    .execute(connection)
    .await?;
    // Reset by an administrator in the meantime: then there is nothing to take back.
    debug_assert!(done.rows_affected() <= 1);
    Ok(())
}

pub(crate) async fn reset(
    connection: &mut SqliteConnection,
    subject: Subject<'_>,
) -> Result<(), Fault> {
    sqlx::query("delete from throttle where kind = ? and subject = ?")
        .bind(subject.kind)
        .bind(subject.of)
        .execute(connection)
        .await?;
    Ok(())
}

pub(crate) async fn add_failure(
    connection: &mut SqliteConnection,
    subject: Subject<'_>,
    at: Timestamp,
) -> Result<i64, Fault> {
    // What no longer counts goes; the list stays as long as 30 days are.
    sqlx::query("delete from failure where at < ?")
        .bind(at.minus(FAILURES_COUNT_FOR))
        .execute(&mut *connection)
        .await?;
    let done = sqlx::query("insert into failure (kind, subject, at) values (?, ?, ?)")
        .bind(subject.kind)
        .bind(subject.of)
        .bind(at)
        .execute(connection)
        .await?;
    Ok(done.last_insert_rowid())
}

pub(crate) async fn remove_failure(
    connection: &mut SqliteConnection,
    failure: i64,
) -> Result<(), Fault> {
    sqlx::query("delete from failure where id = ?")
        .bind(failure)
        .execute(connection)
        .await?;
    Ok(())
}

/// How many tries since then were not proven right.
pub(crate) async fn failures_since(
    connection: &mut SqliteConnection,
    subject: Subject<'_>,
    since: Timestamp,
) -> Result<u32, Fault> {
    let count = sqlx::query_scalar(
        "select count(*) from failure where kind = ? and subject = ? and at > ?",
    )
    .bind(subject.kind)
    .bind(subject.of)
    .bind(since)
    .fetch_one(connection)
    .await?;
    Ok(count)
}

/// An administrator's unlock: ends a wait, but nothing that was disabled (SE-6).
pub(crate) async fn unlock(
    connection: &mut SqliteConnection,
    subject: Subject<'_>,
) -> Result<(), Fault> {
    sqlx::query("delete from throttle where kind = ? and subject = ? and blocked_until < ?")
        .bind(subject.kind)
        .bind(subject.of)
        .bind(FOR_EVER)
        .execute(connection)
        .await?;
    Ok(())
}

/// A name is given to an operator: what was counted of it before is nobody's, and what was
/// counted of the operator's old name goes with them.
pub(crate) async fn follow_name(
    connection: &mut SqliteConnection,
    old: Option<&[u8]>,
    new: &[u8],
) -> Result<(), Fault> {
    if old == Some(new) {
        return Ok(());
    }
    sqlx::query(
        "delete from throttle where kind = 'password' and subject = ?;
         delete from failure where kind = 'password' and subject = ?",
    )
    .bind(new)
    .bind(new)
    .execute(&mut *connection)
    .await?;
    // Who is new brings nothing along.
    let Some(old) = old else { return Ok(()) };
    sqlx::query(
        "update throttle set subject = ? where kind = 'password' and subject = ?;
         update failure set subject = ? where kind = 'password' and subject = ?",
    )
    .bind(new)
    .bind(old)
    .bind(new)
    .bind(old)
    .execute(connection)
    .await?;
    Ok(())
}

/// CHANGE PHONE: the new phone begins without the old one's failures.
pub(crate) async fn forget_codes(
    connection: &mut SqliteConnection,
    operator: &[u8],
) -> Result<(), Fault> {
    let subject = Subject {
        kind: Kind::Code,
        of: operator,
    };
    reset(connection, subject).await?;
    sqlx::query("delete from failure where kind = ? and subject = ?")
        .bind(subject.kind)
        .bind(subject.of)
        .execute(connection)
        .await?;
    Ok(())
}

/// No wait of who was wrong so often in a row (or, with `or_more`, more often) ends after `latest`.
pub(crate) async fn shorten_to(
    connection: &mut SqliteConnection,
    in_row: u32,
    or_more: bool,
    latest: Timestamp,
) -> Result<(), Fault> {
    sqlx::query(
        "update throttle set blocked_until = ?1
         where blocked_until > ?1 and blocked_until < ?2 and (in_row = ?3 or (?4 and in_row > ?3))",
    )
    .bind(latest)
    .bind(FOR_EVER)
    .bind(in_row)
    .bind(or_more)
    .execute(connection)
    .await?;
    Ok(())
}

/// No failure is later than `latest`.
pub(crate) async fn date_failures_by(
    connection: &mut SqliteConnection,
    latest: Timestamp,
) -> Result<(), Fault> {
    sqlx::query("update failure set at = ?1 where at > ?1")
        .bind(latest)
        .execute(connection)
        .await?;
    Ok(())
}
