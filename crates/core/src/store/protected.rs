//! The rows that decide anything, each under a MAC (SE-15). Triggers on the connection that writes
//! note which rows a transaction touches; before the commit each of them gets its new MAC.

use futures_util::TryStreamExt as _;
use sqlx::{AssertSqlSafe, FromRow, QueryBuilder, Row as _, SqliteConnection};

use super::{PIECE, comes_again, so_many_rows};
use crate::error::Fault;
use crate::evidence::{Sum, Table};
use crate::keys::Keys;

impl Table {
    /// What the MAC of a row covers: everything that decides something, and the row's version.
    fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Institution => &[
                "id",
                "name",
                "short_name",
                "two_factor_enabled",
                "two_factor_enabled_at",
                "activation_requested_at",
                "activation_requested_by",
                "idle_minutes",
                "unlock_with",
                "apps",
                "new_operators_required",
                "registration_code_required",
                "created_at",
                "root_key_identity",
                "root_key_under_service_key",
                "service_key_check",
                "policy_version",
                "key_generation",
                "lasting_keys",
                "version",
            ],
            // Without what is only sorted and searched by.
            Self::Operator => &[
                "row",
                "id",
                "username",
                "username_key",
                "username_digest",
                "display_name",
                "role",
                "two_factor_required",
                "disabled",
                "epoch",
                "registered_at",
                "last_sign_in_at",
                "created_at",
                "version",
            ],
            Self::Password => &[
                "operator",
                "memory_kib",
                "passes",
                "lanes",
                "salt",
                "hash",
                "must_change",
                "changed_at",
                "version",
            ],
            Self::Registration => &[
                "id",
                "operator",
                "number",
                "state",
                "sealed_key",
                "issuer",
                "account",
                "created_at",
                "confirmed_at",
                "last_accepted_step",
                "ended_at",
                "ended_by",
                "end_reason",
                "version",
            ],
            Self::Throttle => &["kind", "subject", "in_row", "blocked_until", "version"],
            Self::Failure => &["id", "kind", "subject", "at", "version"],
            Self::TemporaryCode => &[
                "operator",
                "hash",
                "given_at",
                "expires_at",
                "used_at",
                "version",
            ],
            Self::RegistrationCode => &[
                "operator",
                "hash",
                "given_at",
                "expires_at",
                "tries",
                "version",
            ],
            Self::AcceptedBreak => &[
                "id",
                "kind",
                "first",
                "last",
                "place",
                "accepted_at",
                "version",
            ],
        }
    }

    /// The same of columns that came later. They are null until something is written there, and add
    /// nothing to the MAC while they are: a row from before keeps the one it has, in the database and
    /// in an old backup.
    fn later_columns(self) -> &'static [&'static str] {
        match self {
            Self::Institution => &["last_backup_at", "required_from"],
            Self::Operator => &["language", "email", "email_key"],
            Self::Password
            | Self::Registration
            | Self::Throttle
            | Self::Failure
            | Self::TemporaryCode
            | Self::RegistrationCode
            | Self::AcceptedBreak => &[],
        }
    }

    /// An expression that is different for any two different rows: the type, the length and the
    /// bytes of each value. Whatever stands in the file counts, also behind a zero byte. `of` is what
    /// stands before a column's name.
    fn content(self, of: &str) -> String {
        self.content_with(|column| format!("{of}{column}"))
    }

    /// The same of what a row will be in its next version.
    fn next_content(self) -> String {
        self.content_with(|column| match column {
            "version" => "(version + 1)".to_owned(),
            column => column.to_owned(),
        })
    }

    fn content_with(self, term: impl Fn(&str) -> String) -> String {
        let value = |c: &str| {
            let term = term(c);
            format!("typeof({term}) || coalesce(octet_length({term}) || ':' || {term}, '')")
        };
        let always: Vec<_> = self.columns().iter().map(|c| value(c)).collect();
        let later = self.later_columns().iter();
        let later =
            later.map(|c| format!(" || iif({} is null, '', '{c}=' || {})", term(c), value(c)));
        let (always, later) = (always.join(" || "), later.collect::<String>());
        format!("cast({always}{later} as blob)")
    }

    /// An expression for the display name of the operator that the row is about.
    fn whose(self) -> &'static str {
        match self {
            Self::Institution | Self::Failure | Self::AcceptedBreak => "null",
            Self::Operator => "display_name",
            Self::Password => "(select display_name from operator where id = password.operator)",
            Self::Registration => {
                "(select display_name from operator where id = registration.operator)"
            }
            Self::TemporaryCode => {
                "(select display_name from operator where id = temporary_code.operator)"
            }
            Self::RegistrationCode => {
                "(select display_name from operator where id = registration_code.operator)"
            }
            Self::Throttle => {
                "(select display_name from operator
                  where id = throttle.subject or username_digest = throttle.subject)"
            }
        }
    }
}

/// From here on this connection notes which protected rows it touches, and what each was before.
pub(crate) async fn watch(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    let mut statements = vec![
        "create temp table seen as select data_version from pragma_data_version".to_owned(),
        "create temp table touched (
             table_name text not null, row integer not null, mac_before blob, content_before blob,
             primary key (table_name, row)
         )"
        .to_owned(),
    ];
    for table in Table::ALL {
        let (name, before) = (table.name(), table.content("old."));
        // The first time counts: it is from before the transaction.
        statements.push(format!(
            "create temp trigger {name}_inserted after insert on main.{name} begin
                 insert or ignore into touched values ('{name}', new.rowid, null, null);
             end"
        ));
        statements.push(format!(
            "create temp trigger {name}_updated after update on main.{name}
             when new.version is old.version and new.mac is old.mac begin
                 insert or ignore into touched values ('{name}', new.rowid, old.mac, {before});
             end"
        ));
        statements.push(format!(
            "create temp trigger {name}_deleted after delete on main.{name} begin
                 insert or ignore into touched values ('{name}', old.rowid, old.mac, {before});
             end"
        ));
    }
    for statement in statements {
        sqlx::query(AssertSqlSafe(statement))
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Whether no other program has written since this connection began.
pub(crate) async fn nobody_else_wrote(connection: &mut SqliteConnection) -> Result<bool, Fault> {
    Ok(sqlx::query_scalar(
        "select (select data_version from pragma_data_version) = (select data_version from seen)",
    )
    .fetch_one(connection)
    .await?)
}

/// What a row that this transaction touches was before; nothing where it is new.
#[derive(FromRow)]
struct Touched {
    table_name: String,
    mac_before: Option<Vec<u8>>,
    content_before: Option<Vec<u8>>,
}

/// Gives each touched row its next version and MAC, and moves the sums along. How many there were.
/// A row that was not what its MAC says is not sealed anew: somebody edited it while the app runs.
pub(crate) async fn seal_touched(
    connection: &mut SqliteConnection,
    keys: &Keys,
    sums: &mut [Sum],
) -> Result<usize, Fault> {
    let touched: Vec<Touched> =
        sqlx::query_as("select table_name, mac_before, content_before from touched")
            .fetch_all(&mut *connection)
            .await?;
    for table in Table::ALL {
        if touched.iter().all(|row| row.table_name != table.name()) {
            continue;
        }
        let sum = &mut sums[table as usize];
        for row in touched.iter().filter(|row| row.table_name == table.name()) {
            let Some(content) = &row.content_before else {
                continue;
            };
            let mac = keys.row_mac(table.name(), content);
            if row.mac_before.as_deref() != Some(&mac) {
                return Err(Fault::EditedOutside);
            }
            sum.subtract(keys.sum_element(&mac));
        }
        // Not those that were removed.
        let look = format!(
            "select rowid, {} from {name} where rowid in (select row from touched where table_name = '{name}')",
            table.next_content(),
            name = table.name(),
        );
        let left: Vec<(i64, Vec<u8>)> = sqlx::query_as(AssertSqlSafe(look))
            .fetch_all(&mut *connection)
            .await?;
        for piece in left.chunks(PIECE) {
            let mut sealing = QueryBuilder::new("with seal (row, mac) as (");
            sealing.push_values(piece, |mut row, (number, content)| {
                let mac = keys.row_mac(table.name(), content);
                sum.add(keys.sum_element(&mac));
                row.push_bind(*number).push_bind(mac.to_vec());
            });
            let name = table.name();
            sealing.push(format_args!(
                ") update {name} set version = version + 1, mac = seal.mac from seal
                 where {name}.rowid = seal.row"
            ));
            let sealing = sealing.build().persistent(comes_again(piece.len()));
            let done = sealing.execute(&mut *connection).await?;
            so_many_rows(done, piece.len(), name)?;
        }
    }
    if !touched.is_empty() {
        sqlx::query("delete from touched")
            .execute(connection)
            .await?;
    }
    Ok(touched.len())
}

/// Takes every row for touched, and none for one that ever had a MAC: the database is given its
/// first MACs, or new ones, and sums that begin anew.
pub(crate) async fn touch_all(connection: &mut SqliteConnection) -> Result<(), Fault> {
    // What was removed just now is in none of the new sums.
    sqlx::query("delete from touched")
        .execute(&mut *connection)
        .await?;
    for table in Table::ALL {
        let name = table.name();
        let all = format!(
            "insert or replace into touched select '{name}', rowid, null, null from {name}"
        );
        sqlx::query(AssertSqlSafe(all))
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// The rows of one table as they are found.
pub(crate) struct Found {
    /// Over the MACs that stand there, right or not.
    pub sum: Sum,
    /// Rows whose MAC is not theirs, by number; the first few.
    pub changed: Vec<i64>,
}

/// Reads every row of a table and checks its MAC.
pub(crate) async fn check(
    connection: &mut SqliteConnection,
    keys: &Keys,
    table: Table,
) -> Result<Found, Fault> {
    /// No screen shows more.
    const NAMED: usize = 20;
    let query = format!(
        "select rowid, mac, {} from {}",
        table.content(""),
        table.name()
    );
    let mut found = Found {
        sum: Sum::default(),
        changed: Vec::new(),
    };
    let mut rows = sqlx::query(AssertSqlSafe(query)).fetch(connection);
    while let Some(row) = rows.try_next().await? {
        let mac: Option<&[u8]> = row.try_get(1)?;
        let mac = mac.unwrap_or_default();
        let right = keys.row_mac(table.name(), row.try_get(2)?);
        found.sum.add(keys.sum_element(mac));
        if mac != right && found.changed.len() < NAMED {
            found.changed.push(row.try_get(0)?);
        }
    }
    Ok(found)
}

/// The display name of the operator whom a row is about.
pub(crate) async fn whose(
    connection: &mut SqliteConnection,
    table: Table,
    row: i64,
) -> Result<Option<String>, Fault> {
    let query = format!(
        "select {} from {} where rowid = ?",
        table.whose(),
        table.name()
    );
    let name: Option<Option<String>> = sqlx::query_scalar(AssertSqlSafe(query))
        .bind(row)
        .fetch_optional(connection)
        .await?;
    Ok(name.flatten())
}
