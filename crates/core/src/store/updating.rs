//! The migrations, and what it means where they fail.

use std::path::Path;

use sqlx::migrate::MigrateError;
use sqlx::sqlite::SqlitePoolOptions;

use super::{MIGRATIONS, options, reason};
use crate::screen::ClosedReason;

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
                ClosedReason::DatabaseUnreadable => ClosedReason::DatabaseNotUpdated,
                reason => reason,
            }
        }
        _ => ClosedReason::DatabaseDamaged,
    }
}
