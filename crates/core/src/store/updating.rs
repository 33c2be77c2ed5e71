//! What bringing a database up to date asks of it: whether it is behind, a copy, the migrations.

use std::collections::HashSet;
use std::path::Path;

use sqlx::migrate::MigrateError;
use sqlx::sqlite::SqlitePoolOptions;
use sqlx::{Connection as _, SqliteConnection};

use super::backup::{reading, text};
use super::{MIGRATIONS, is_full, options, reason};
use crate::error::Fault;
use crate::screen::ClosedReason;

/// Whether an earlier version of the app wrote the database in `file`. One that nobody has made yet is
/// not behind, nor is one of a newer version, which is told apart where it is opened.
pub(crate) async fn is_behind(file: &Path) -> Result<bool, Fault> {
    if !file.exists() {
        return Ok(false);
    }
    let mut db = reading(file).await?;
    let brought = brought(&mut db).await;
    db.close().await?;
    let brought = brought?;
    let known = |version| MIGRATIONS.iter().any(|one| one.version == version);
    let behind = MIGRATIONS.iter().any(|one| !brought.contains(&one.version));
    Ok(!brought.is_empty() && brought.iter().copied().all(known) && behind)
}

/// The migrations that the database has had.
async fn brought(db: &mut SqliteConnection) -> Result<HashSet<i64>, Fault> {
    let made: bool = sqlx::query_scalar(
        "select exists (select 1 from sqlite_schema where name = '_sqlx_migrations')",
    )
    .fetch_one(&mut *db)
    .await?;
    if !made {
        return Ok(HashSet::new());
    }
    let brought = sqlx::query_scalar("select version from _sqlx_migrations")
        .fetch_all(db)
        .await?;
    Ok(brought.into_iter().collect())
}

/// Writes all that is in the database of `file` into the file `into`, which is empty.
pub(crate) async fn copy(file: &Path, into: &Path) -> Result<(), Fault> {
    let mut db = reading(file).await?;
    let copied = sqlx::query("vacuum into ?")
        .bind(text(into)?)
        .execute(&mut db)
        .await;
    db.close().await?;
    copied?;
    Ok(())
}

/// Does what the database of `file` has not had yet.
pub(crate) async fn migrate(file: &Path) -> Result<(), ClosedReason> {
    let one = SqlitePoolOptions::new().max_connections(1);
    let opened = one.connect_with(options(file)).await;
    let db = opened.map_err(|error| {
        tracing::error!(%error, "the copy of the database does not open");
        reason(&error)
    })?;
    let migrated = MIGRATIONS.run(&db).await;
    db.close().await;
    migrated.map_err(|error| not_migrated(&error))
}

/// Why the tables are not what they should be.
pub(super) fn not_migrated(error: &MigrateError) -> ClosedReason {
    tracing::error!(%error, "the database can't be brought up to date");
    match error {
        // A migration that this version has never heard of: a newer one wrote it.
        MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) => {
            ClosedReason::DatabaseNewer
        }
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => {
            match reason(error) {
                ClosedReason::DatabaseUnreadable if !is_full(error) => {
                    ClosedReason::DatabaseNotUpdated
                }
                reason => reason,
            }
        }
        _ => ClosedReason::DatabaseDamaged,
    }
}
