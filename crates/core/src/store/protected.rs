//! The rows that decide anything, each under a MAC (SE-15). Triggers on the connection that writes
//! note which rows a transaction touches; before the commit each of them gets its new MAC.

use futures_util::TryStreamExt as _;
use sqlx::{AssertSqlSafe, Row as _, SqliteConnection};

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

    /// An expression that is different for any two different rows: the type, the length and the
    /// bytes of each value. Whatever stands in the file counts, also behind a zero byte.
    fn content(self) -> String {
        let columns = self.columns().iter();
        let parts: Vec<_> = columns
            .map(|c| format!("typeof({c}) || coalesce(octet_length({c}) || ':' || {c}, '')"))
            .collect();
        format!("cast({} as blob)", parts.join(" || "))
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
            Self::Throttle => {
                "(select display_name from operator
                  where id = throttle.subject or username_digest = throttle.subject)"
            }
        }
    }
}

/// From here on this connection notes which protected rows it touches, and the MAC that each had
/// before.
pub(crate) async fn watch(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    let mut statements = vec![
        "create temp table touched (
             table_name text not null, row integer not null, mac_before blob,
             primary key (table_name, row)
         )"
        .to_owned(),
    ];
    for table in Table::ALL {
        let name = table.name();
        // The first time counts: it has the MAC from before the transaction.
        statements.push(format!(
            "create temp trigger {name}_inserted after insert on main.{name} begin
                 insert or ignore into touched values ('{name}', new.rowid, null);
             end"
        ));
        statements.push(format!(
            "create temp trigger {name}_updated after update on main.{name}
             when new.version is old.version and new.mac is old.mac begin
                 insert or ignore into touched values ('{name}', new.rowid, old.mac);
             end"
        ));
        statements.push(format!(
            "create temp trigger {name}_deleted after delete on main.{name} begin
                 insert or ignore into touched values ('{name}', old.rowid, old.mac);
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

/// Gives each touched row its next version and MAC, and moves the sums along. How many there were.
pub(crate) async fn seal_touched(
    connection: &mut SqliteConnection,
    keys: &Keys,
    sums: &mut [Sum],
) -> Result<usize, Fault> {
    let touched: Vec<(String, i64, Option<Vec<u8>>)> =
        sqlx::query_as("select table_name, row, mac_before from touched")
            .fetch_all(&mut *connection)
            .await?;
    for table in Table::ALL {
        if touched.iter().all(|(name, ..)| name != table.name()) {
            continue;
        }
        let renew = format!(
            "update {} set version = version + 1 where rowid = ? returning {}",
            table.name(),
            table.content()
        );
        let write = format!("update {} set mac = ? where rowid = ?", table.name());
        let sum = &mut sums[table as usize];
        for (name, row, before) in &touched {
            if name != table.name() {
                continue;
            }
            if let Some(before) = before {
                sum.subtract(keys.sum_element(before));
            }
            let content: Option<Vec<u8>> = sqlx::query_scalar(AssertSqlSafe(renew.as_str()))
                .bind(row)
                .fetch_optional(&mut *connection)
                .await?;
            // Nothing where it was removed.
            if let Some(content) = content {
                let mac = keys.row_mac(table.name(), &content);
                sqlx::query(AssertSqlSafe(write.as_str()))
                    .bind(mac.as_slice())
                    .bind(row)
                    .execute(&mut *connection)
                    .await?;
                sum.add(keys.sum_element(&mac));
            }
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
/// first MACs, or new ones.
pub(crate) async fn touch_all(connection: &mut SqliteConnection) -> Result<(), Fault> {
    for table in Table::ALL {
        let name = table.name();
        let all =
            format!("insert or replace into touched select '{name}', rowid, null from {name}");
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
        table.content(),
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
