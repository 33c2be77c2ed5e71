//! Operators, one at a time.

use sqlx::{Encode, Sqlite, SqliteConnection, Type};

use super::one_row;
use crate::clock::Timestamp;
use crate::email::email_key;
use crate::error::{Fault, Refusal, Stop};
use crate::keys::Keys;
use crate::language::Language;
use crate::names::{search_key, search_words, username_key};
use crate::operator::{Names, Operator, OperatorId, Role};

/// Every column of [`Operator`].
macro_rules! select_operator {
    ($rest:literal) => {
        concat!(
            "select row, id, username, username_digest, display_name, email, role,
                    two_factor_required, two_factor, disabled, epoch, registered_at, last_sign_in_at, created_at, language
             from operator ",
            $rest
        )
    };
}

pub(crate) async fn find(
    connection: &mut SqliteConnection,
    id: OperatorId,
) -> Result<Option<Operator>, Fault> {
    Ok(sqlx::query_as(select_operator!("where id = ?"))
        .bind(id)
        .fetch_optional(connection)
        .await?)
}

/// The operator that a question names.
pub(crate) async fn get(
    connection: &mut SqliteConnection,
    id: OperatorId,
) -> Result<Operator, Stop> {
    find(connection, id)
        .await?
        .ok_or_else(|| Refusal::NoSuchOperator.into())
}

/// By operator name, in any spelling (OP-4).
pub(crate) async fn find_by_username(
    connection: &mut SqliteConnection,
    username: &str,
) -> Result<Option<Operator>, Fault> {
    Ok(sqlx::query_as(select_operator!("where username_key = ?"))
        .bind(username_key(username))
        .fetch_optional(connection)
        .await?)
}

/// Writes one value of an operator.
async fn set<'q, T>(
    connection: &mut SqliteConnection,
    update: &'static str,
    value: T,
    id: OperatorId,
) -> Result<(), Fault>
where
    T: Encode<'q, Sqlite> + Type<Sqlite> + 'q,
{
    let done = sqlx::query(update)
        .bind(value)
        .bind(id)
        .execute(connection)
        .await?;
    one_row(done, "operator")
}

/// The language that they want.
pub(crate) async fn set_language(
    connection: &mut SqliteConnection,
    id: OperatorId,
    language: Language,
) -> Result<(), Fault> {
    let update = "update operator set language = ? where id = ?";
    set(connection, update, language, id).await
}

/// What a new operator begins with.
pub(crate) struct NewOperator<'a> {
    pub id: OperatorId,
    pub names: Names<'a>,
    pub role: Role,
    pub two_factor_required: bool,
    pub created_at: Timestamp,
}

/// Adds an operator under names that nobody has: this transaction has asked already.
pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    keys: &Keys,
    new: &NewOperator<'_>,
) -> Result<(), Stop> {
    let names = new.names;
    let key = username_key(names.username);
    let words = found_by(names);
    let digest = keys.username_digest(&key);
    super::throttles::follow_name(connection, None, &digest).await?;
    let done = sqlx::query(
        "insert into operator (id, username, username_key, username_digest, display_name,
             display_name_key, email, email_key, search_words, role, two_factor_required, created_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(new.id)
    .bind(names.username)
    .bind(&key)
    .bind(digest.as_slice())
    .bind(names.display_name)
    .bind(search_key(names.display_name))
    .bind(names.email)
    .bind(names.email.map(email_key))
    .bind(&words)
    .bind(new.role)
    .bind(new.two_factor_required)
    .bind(new.created_at)
    .execute(&mut *connection)
    .await?;
    let row = done.last_insert_rowid();
    one_row(done, "operator")?;
    index_words(connection, row, &words).await?;
    Ok(())
}

/// Gives an operator names that nobody else has: this transaction has asked already.
pub(crate) async fn rename(
    connection: &mut SqliteConnection,
    keys: &Keys,
    operator: &Operator,
    names: Names<'_>,
) -> Result<(), Stop> {
    let key = username_key(names.username);
    let words = found_by(names);
    let digest = keys.username_digest(&key);
    let old = operator.username_digest.as_slice();
    super::throttles::follow_name(connection, Some(old), &digest).await?;
    let done = sqlx::query(
        "update operator set username = ?, username_key = ?, username_digest = ?,
             display_name = ?, display_name_key = ?, email = ?, email_key = ?, search_words = ?
         where id = ?",
    )
    .bind(names.username)
    .bind(&key)
    .bind(digest.as_slice())
    .bind(names.display_name)
    .bind(search_key(names.display_name))
    .bind(names.email)
    .bind(names.email.map(email_key))
    .bind(&words)
    .bind(operator.id)
    .execute(&mut *connection)
    .await?;
    one_row(done, "operator")?;
    index_words(connection, operator.row, &words).await?;
    Ok(())
}

async fn index_words(
    connection: &mut SqliteConnection,
    row: i64,
    words: &str,
) -> Result<(), Fault> {
    sqlx::query("insert or replace into operator_search (rowid, words) values (?, ?)")
        .bind(row)
        .bind(words)
        .execute(connection)
        .await?;
    Ok(())
}

/// The words that the list finds an operator by. The e-mail stands there also as a whole: it alone has
/// signs, and a search with signs means them.
fn found_by(names: Names<'_>) -> String {
    let mut words = search_words(&[names.username, names.display_name]);
    if let Some(email) = names.email {
        words.push_str(&search_words(&[email]));
        words.push(' ');
        words.push_str(&search_key(email));
    }
    words
}

/// Refuses an operator name or an e-mail that somebody else has, in any spelling (OP-4).
pub(crate) async fn refuse_taken(
    connection: &mut SqliteConnection,
    names: Names<'_>,
    but_for: Option<OperatorId>,
) -> Result<(), Stop> {
    let by_others = |owner: Option<OperatorId>| owner.is_some() && owner != but_for;
    let named = sqlx::query_scalar("select id from operator where username_key = ?")
        .bind(username_key(names.username))
        .fetch_optional(&mut *connection)
        .await?;
    if by_others(named) {
        return Err(Refusal::NameTaken.into());
    }
    let Some(email) = names.email else {
        return Ok(());
    };
    let reached = sqlx::query_scalar("select id from operator where email_key = ?")
        .bind(email_key(email))
        .fetch_optional(connection)
        .await?;
    if by_others(reached) {
        return Err(Refusal::EmailTaken.into());
    }
    Ok(())
}

pub(crate) async fn set_role(
    connection: &mut SqliteConnection,
    id: OperatorId,
    role: Role,
) -> Result<(), Fault> {
    let update = "update operator set role = ? where id = ?";
    set(connection, update, role, id).await
}

/// Disables or enables; either ends sign-ins under way.
pub(crate) async fn set_disabled(
    connection: &mut SqliteConnection,
    id: OperatorId,
    disabled: bool,
) -> Result<(), Fault> {
    let update = "update operator set disabled = ?, epoch = epoch + 1 where id = ?";
    set(connection, update, disabled, id).await
}

/// The operator's own policy (PO-2); sign-ins under way start over (PO-5).
pub(crate) async fn set_two_factor_required(
    connection: &mut SqliteConnection,
    id: OperatorId,
    required: bool,
) -> Result<(), Fault> {
    let update = "update operator set two_factor_required = ?, epoch = epoch + 1 where id = ?";
    set(connection, update, required, id).await
}

/// When the registration in use was confirmed; `None` after CHANGE PHONE.
pub(crate) async fn set_registered_at(
    connection: &mut SqliteConnection,
    id: OperatorId,
    at: Option<Timestamp>,
) -> Result<(), Fault> {
    let update = "update operator set registered_at = ? where id = ?";
    set(connection, update, at, id).await
}

/// Ends every sign-in of the operator that is under way.
pub(crate) async fn raise_epoch(
    connection: &mut SqliteConnection,
    id: OperatorId,
) -> Result<(), Fault> {
    let done = sqlx::query("update operator set epoch = epoch + 1 where id = ?")
        .bind(id)
        .execute(connection)
        .await?;
    one_row(done, "operator")
}

pub(crate) async fn set_last_sign_in(
    connection: &mut SqliteConnection,
    id: OperatorId,
    at: Timestamp,
) -> Result<(), Fault> {
    let update = "update operator set last_sign_in_at = ? where id = ?";
    set(connection, update, at, id).await
}

/// Those whose operator names are these, as [`username_key`] folds them.
pub(crate) async fn find_by_keys(
    connection: &mut SqliteConnection,
    keys: &[&str],
) -> Result<Vec<Operator>, Fault> {
    let keys = serde_json::to_string(keys).map_err(|error| Fault::Unexpected(error.to_string()))?;
    Ok(sqlx::query_as(select_operator!(
        "where username_key in (select value from json_each(?))"
    ))
    .bind(keys)
    .fetch_all(connection)
    .await?)
}

/// Who has these e-mails, as [`email_key`] folds them.
pub(crate) async fn find_by_email_keys(
    connection: &mut SqliteConnection,
    keys: &[&str],
) -> Result<Vec<(String, OperatorId)>, Fault> {
    let keys = serde_json::to_string(keys).map_err(|error| Fault::Unexpected(error.to_string()))?;
    Ok(sqlx::query_as(
        "select email_key, id from operator where email_key in (select value from json_each(?))",
    )
    .bind(keys)
    .fetch_all(connection)
    .await?)
}

/// How many administrators can manage: enabled, and with a password to sign in with (OP-3).
pub(crate) async fn who_can_manage(connection: &mut SqliteConnection) -> Result<u32, Fault> {
    Ok(sqlx::query_scalar(
        "select count(*) from operator where role = 'administrator' and disabled = 0
         and id in (select operator from password)",
    )
    .fetch_one(connection)
    .await?)
}

/// Whether this operator can manage where they are an administrator.
pub(crate) async fn could_manage(
    connection: &mut SqliteConnection,
    id: OperatorId,
) -> Result<bool, Fault> {
    Ok(sqlx::query_scalar(
        "select exists (select 1 from operator where id = ? and disabled = 0
         and id in (select operator from password))",
    )
    .bind(id)
    .fetch_one(connection)
    .await?)
}

/// Administrators other than this operator who can manage (OP-3): who was imported and has no password
/// yet can't.
pub(crate) async fn other_enabled_administrators(
    connection: &mut SqliteConnection,
    id: OperatorId,
) -> Result<u32, Fault> {
    Ok(sqlx::query_scalar(
        "select count(*) from operator where role = 'administrator' and disabled = 0 and id <> ?
         and id in (select operator from password)",
    )
    .bind(id)
    .fetch_one(connection)
    .await?)
}
