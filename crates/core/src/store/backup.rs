//! What backups ask of a database: of one that is open, of a copy, of a file that nobody may change.

use std::path::Path;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, FromRow, SqliteConnection};
use uuid::Uuid;

use super::{BUSY_FOR, DATABASE_FILE, MIGRATIONS, Store};
use crate::error::Fault;

/// A copy is written from front to back: it gains nothing from a large cache.
const CACHE_OF_A_COPY: &str = "-8192";

/// What the header of a backup says.
#[derive(FromRow)]
pub(crate) struct Facts {
    pub database: Uuid,
    pub institution: Uuid,
    pub root_key_under_service_key: Vec<u8>,
    pub evidence: Option<Vec<u8>>,
    /// The number of the newest migration.
    pub schema: i64,
}

/// What a backup holds, in numbers.
#[derive(FromRow)]
pub(crate) struct Counts {
    pub institution: String,
    pub short_name: String,
    pub operators: u32,
    pub administrators: u32,
    pub phones: u32,
}

impl Store {
    /// Writes the database as it is at one moment into the file `into`, which is empty. Nobody waits
    /// for it: it only reads.
    pub(crate) async fn copy_into(&self, into: &Path) -> Result<(), Fault> {
        let options = (*self.readers.connect_options()).clone();
        let mut db = options
            .pragma("cache_size", CACHE_OF_A_COPY)
            .connect()
            .await?;
        let copied = sqlx::query("vacuum into ?")
            .bind(text(into)?)
            .execute(&mut db)
            .await;
        db.close().await?;
        copied?;
        Ok(())
    }

    /// How long the database is, in bytes.
    pub(crate) async fn length(&self) -> Result<u64, Fault> {
        let mut read = self.read().await?;
        let (pages, size): (i64, i64) =
            sqlx::query_as("select page_count, page_size from pragma_page_count, pragma_page_size")
                .fetch_one(&mut *read)
                .await?;
        read.commit().await?;
        Ok((pages * size).unsigned_abs())
    }

    /// Puts all of a database that nobody has open into its one file, so that it can be moved.
    pub(crate) async fn into_one_file(file: &Path) -> Result<(), Fault> {
        let options = SqliteConnectOptions::new().filename(file);
        let mut db = SqliteConnection::connect_with(&options).await?;
        let mode: String = sqlx::query_scalar("pragma journal_mode = delete")
            .fetch_one(&mut db)
            .await?;
        db.close().await?;
        if mode == "delete" {
            Ok(())
        } else {
            Err(Fault::Unexpected(format!("the journal stays {mode}")))
        }
    }
}

/// Opens the database in `file` to read it, and changes not a byte.
pub(crate) async fn reading(file: &Path) -> Result<SqliteConnection, Fault> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .read_only(true)
        .busy_timeout(BUSY_FOR);
    Ok(SqliteConnection::connect_with(&options).await?)
}

/// The id of the database in `folder`, where there is one that can be read.
pub(crate) async fn id_of(folder: &Path) -> Option<Uuid> {
    let file = folder.join(DATABASE_FILE);
    if !file.exists() {
        return None;
    }
    let mut db = reading(&file).await.ok()?;
    let id = sqlx::query_scalar("select id from database")
        .fetch_optional(&mut db)
        .await;
    db.close().await.ok()?;
    id.ok()?
}

pub(crate) async fn facts(connection: &mut SqliteConnection) -> Result<Facts, Fault> {
    Ok(sqlx::query_as(
        "select database.id as database, institution.id as institution,
                root_key_under_service_key, evidence,
                (select max(version) from _sqlx_migrations) as schema
         from database, institution",
    )
    .fetch_one(connection)
    .await?)
}

pub(crate) async fn counts(connection: &mut SqliteConnection) -> Result<Counts, Fault> {
    Ok(sqlx::query_as(
        "select name as institution, short_name,
                (select count(*) from operator) as operators,
                (select count(*) from operator where role = 'administrator') as administrators,
                (select count(*) from registration where state = 'confirmed') as phones
         from institution",
    )
    .fetch_one(connection)
    .await?)
}

/// Whether a version of the app made the database that this one has never heard of.
pub(crate) fn is_newer(schema: i64) -> bool {
    MIGRATIONS.iter().all(|known| known.version < schema)
}

fn text(path: &Path) -> Result<&str, Fault> {
    path.to_str()
        .ok_or_else(|| Fault::Unexpected("the data folder's path is no text".to_owned()))
}
