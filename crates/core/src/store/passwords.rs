//! Stored passwords.

use sqlx::{FromRow, SqliteConnection};

use super::one_row;
use crate::clock::Timestamp;
use crate::error::Fault;
use crate::hashing::{HashCost, PasswordHash};
use crate::operator::OperatorId;

/// A stored password and whether it must be changed at the next sign-in (OP-2).
pub(crate) struct StoredPassword {
    pub hash: PasswordHash,
    pub must_change: bool,
}

#[derive(FromRow)]
struct Row {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: Vec<u8>,
    hash: Vec<u8>,
    must_change: bool,
}

/// The password of an operator who has signed in, and so has one.
pub(crate) async fn get(
    connection: &mut SqliteConnection,
    operator: OperatorId,
) -> Result<StoredPassword, Fault> {
    let found = find(connection, operator).await?;
    found.ok_or(Fault::Tampered("an operator without a password"))
}

/// An operator's password; whoever was imported has none until it is reset (OP-5).
pub(crate) async fn find(
    connection: &mut SqliteConnection,
    operator: OperatorId,
) -> Result<Option<StoredPassword>, Fault> {
    let row: Option<Row> = sqlx::query_as(
        "select memory_kib, passes, lanes, salt, hash, must_change from password where operator = ?",
    )
    .bind(operator)
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let length = |_| Fault::Tampered("the length of a password hash");
    Ok(Some(StoredPassword {
        hash: PasswordHash {
            cost: HashCost::from_stored(row.memory_kib, row.passes, row.lanes)?,
            salt: row.salt.try_into().map_err(length)?,
            hash: row.hash.try_into().map_err(length)?,
        },
        must_change: row.must_change,
    }))
}

/// Sets or replaces an operator's password.
pub(crate) async fn set(
    connection: &mut SqliteConnection,
    operator: OperatorId,
    hash: &PasswordHash,
    must_change: bool,
    now: Timestamp,
) -> Result<(), Fault> {
    let (memory_kib, passes, lanes) = hash.cost.parts();
    let done = sqlx::query(
        "insert into password (operator, memory_kib, passes, lanes, salt, hash, must_change, changed_at)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         on conflict (operator) do update set memory_kib = ?2, passes = ?3, lanes = ?4, salt = ?5,
             hash = ?6, must_change = ?7, changed_at = ?8",
    )
    .bind(operator)
    .bind(memory_kib)
    .bind(passes)
    .bind(lanes)
    .bind(hash.salt.as_slice())
    .bind(hash.hash.as_slice())
    .bind(must_change)
    .bind(now)
    .execute(connection)
    .await?;
    one_row(done, "password")
}
