//! Registration codes: at most one an operator (RG-7).

use sqlx::{FromRow, SqliteConnection};

use super::one_row;
use crate::clock::Timestamp;
use crate::error::Fault;
use crate::operator::OperatorId;
use crate::second_factor::registration_code::{Given, TRIES, VALID_FOR};

#[derive(FromRow)]
struct Row {
    hash: Option<Vec<u8>>,
    expires_at: Timestamp,
    tries: u32,
}

/// The code that was given last, unless it is void or has done its work.
pub(crate) async fn find(
    connection: &mut SqliteConnection,
    operator: OperatorId,
) -> Result<Option<Given>, Fault> {
    let row: Option<Row> =
        sqlx::query_as("select hash, expires_at, tries from registration_code where operator = ?")
            .bind(operator)
            .fetch_optional(connection)
            .await?;
    row.map(|row| {
        let length = |_| Fault::Tampered("the length of a registration code's hash");
        let hash = row.hash.map(|hash| hash.try_into().map_err(length));
        Ok(Given {
            hash: hash.transpose()?,
            expires_at: row.expires_at,
            tries: row.tries,
        })
    })
    .transpose()
}

/// Gives a code and says until when it is valid. Where there was an older one, it takes its place.
pub(crate) async fn give(
    connection: &mut SqliteConnection,
    operator: OperatorId,
    hash: &[u8; 32],
    now: Timestamp,
) -> Result<Timestamp, Fault> {
    replace(connection, operator, Some(hash), now).await
}

/// The service team has proven itself: for a day this operator is asked for none (RE-1). They could be
/// the only administrator who can sign in, and nobody could give them one.
pub(crate) async fn waive(
    connection: &mut SqliteConnection,
    operator: OperatorId,
    now: Timestamp,
) -> Result<(), Fault> {
    replace(connection, operator, None, now).await?;
    Ok(())
}

async fn replace(
    connection: &mut SqliteConnection,
    operator: OperatorId,
    hash: Option<&[u8; 32]>,
    now: Timestamp,
) -> Result<Timestamp, Fault> {
    let until = now.plus(VALID_FOR);
    let done = sqlx::query(
        "insert into registration_code (operator, hash, given_at, expires_at)
         values (?1, ?2, ?3, ?4)
         on conflict (operator) do update set hash = ?2, given_at = ?3, expires_at = ?4, tries = 0",
    )
    .bind(operator)
    .bind(hash.map(<[u8; 32]>::as_slice))
    .bind(now)
    .bind(until)
    .execute(connection)
    .await?;
    one_row(done, "registration_code")?;
    Ok(until)
}

/// Counts a try, if one is left of a code that is valid. Whether it did (SE-5).
pub(crate) async fn count(
    connection: &mut SqliteConnection,
    operator: OperatorId,
    now: Timestamp,
) -> Result<bool, Fault> {
    let done = sqlx::query(
        "update registration_code set tries = tries + 1
         where operator = ? and hash is not null and tries < ? and expires_at > ?",
    )
    .bind(operator)
    .bind(TRIES)
    .bind(now)
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes back a try of this code that was right.
pub(crate) async fn take_back(
    connection: &mut SqliteConnection,
    operator: OperatorId,
    hash: &[u8; 32],
) -> Result<(), Fault> {
    let done = sqlx::query(
        "update registration_code set tries = tries - 1
         where operator = ? and hash = ? and tries > 0",
    )
    .bind(operator)
    .bind(hash.as_slice())
    .execute(connection)
    .await?;
    one_row(done, "registration_code")
}

/// A registration was confirmed with it, or it is void: nothing is left of it.
pub(crate) async fn remove(
    connection: &mut SqliteConnection,
    operator: OperatorId,
) -> Result<(), Fault> {
    sqlx::query("delete from registration_code where operator = ?")
        .bind(operator)
        .execute(connection)
        .await?;
    Ok(())
}

/// After a clock that ran ahead: what was given in the future would be valid for too long (SE-8).
pub(crate) async fn void_given_after(
    connection: &mut SqliteConnection,
    latest: Timestamp,
) -> Result<(), Fault> {
    sqlx::query("delete from registration_code where given_at > ?")
        .bind(latest)
        .execute(connection)
        .await?;
    Ok(())
}

/// Voids all that were given (SE-14, SE-15). Who was asked for none still is not.
pub(crate) async fn void_all(connection: &mut SqliteConnection) -> Result<(), Fault> {
    sqlx::query("delete from registration_code where hash is not null")
        .execute(connection)
        .await?;
    Ok(())
}
