//! The only place with SQL. One file per table's owner; this one opens and checks the file.

pub(crate) mod accepted_breaks;
pub(crate) mod audit;
pub(crate) mod backup;
pub(crate) mod database;
pub(crate) mod institution;
pub(crate) mod operator_list;
pub(crate) mod operators;
pub(crate) mod passwords;
pub(crate) mod protected;
pub(crate) mod registration_codes;
pub(crate) mod registrations;
pub(crate) mod saved_filters;
pub(crate) mod sessions;
pub(crate) mod temporary_codes;
pub(crate) mod throttles;
pub(crate) mod trail;
pub(crate) mod updating;

use std::path::Path;
use std::time::Duration;

use sqlx::migrate::Migrator;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteQueryResult,
    SqliteSynchronous,
};
use sqlx::{Connection as _, Sqlite, SqliteConnection, Transaction};

use crate::error::Fault;
use crate::screen::ClosedReason;

static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations");

/// The migration that brought generations of keys.
const ROTATION: i64 = 9;

/// The name of the database inside the data folder.
pub const DATABASE_FILE: &str = "guichet.db";

/// Read at the same time at most; writes come one after the other.
const READERS: u32 = 4;
/// What each connection may keep of the file, in KiB, taken as it reads: the rows of 100,000
/// operators in any order.
const CACHE: &str = "-49152";
const BUSY_FOR: Duration = Duration::from_secs(5);

/// The open database: one connection that writes, some that read. A clone is of the same ones.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    writer: SqlitePool,
    readers: SqlitePool,
}

impl Store {
    /// Looks into the database, if there is one: checks it (SE-18), and says whose key opens it. Nothing
    /// where there is no institution yet. Not a byte changes, but where a transaction was cut off that only
    /// SQLite itself can take back: nobody could read the file before.
    pub(crate) async fn peek(folder: &Path) -> Result<Option<Peeked>, ClosedReason> {
        Self::peek_at(folder, false).await
    }

    /// The same, of a database that may be `at_rest`: then nothing is put beside it to read it.
    pub(crate) async fn peek_at(
        folder: &Path,
        at_rest: bool,
    ) -> Result<Option<Peeked>, ClosedReason> {
        let file = folder.join(DATABASE_FILE);
        if !file.exists() {
            return Ok(None);
        }
        let options = SqliteConnectOptions::new()
            .filename(file)
            .read_only(true)
            .immutable(at_rest)
            .busy_timeout(BUSY_FOR);
        let mut peeked = peek_with(&options).await;
        if peeked.as_ref().is_err_and(was_cut_off) {
            tracing::warn!("a transaction was cut off: it is taken back");
            // With the right to write, looking is enough.
            peeked = peek_with(&options.clone().read_only(false)).await;
        }
        peeked.map_err(|error| {
            tracing::error!(%error, "the database can't be looked into");
            reason(&error)
        })?
    }

    /// Opens the database in `folder`, or makes it (SE-18). One that holds an institution is up to date
    /// already (`crate::updating`); the tables of any other are made, or made anew, where they are.
    pub(crate) async fn open(folder: &Path) -> Result<Self, ClosedReason> {
        let options = options(&folder.join(DATABASE_FILE)).create_if_missing(true);
        let pool = |connections: u32| {
            SqlitePoolOptions::new()
                .max_connections(connections)
                .min_connections(1)
                .idle_timeout(None)
                .max_lifetime(None)
                .acquire_timeout(BUSY_FOR)
                .test_before_acquire(false)
                // Where the disk is full, SQLite itself takes a transaction back, and the connection
                // believes for ever that it is still in it. The next one is a new one.
                .before_acquire(|connection, _| {
                    Box::pin(async move { Ok(!connection.is_in_transaction()) })
                })
        };
        let closed = |error: sqlx::Error| {
            tracing::error!(%error, "the database does not open");
            reason(&error)
        };
        let first = pool(1)
            .connect_with(options.clone())
            .await
            .map_err(closed)?;
        let migrated = MIGRATIONS.run(&first).await;
        migrated.map_err(|error| updating::not_migrated(&error))?;
        first.close().await;
        let writer = pool(1)
            .after_connect(|connection, _| Box::pin(protected::watch(connection)))
            .connect_with(options.clone())
            .await
            .map_err(closed)?;
        let readers = pool(READERS)
            .connect_with(options.read_only(true))
            .await
            .map_err(closed)?;
        Ok(Self { writer, readers })
    }

    /// Whether the tables, indexes and triggers are those that the migrations make. A trigger that
    /// somebody added would act from inside the app's own transactions (SE-15).
    pub(crate) async fn has_our_schema(&self) -> Result<bool, Fault> {
        let one = SqlitePoolOptions::new().max_connections(1);
        let fresh = one.connect("sqlite::memory:").await?;
        MIGRATIONS
            .run(&fresh)
            .await
            .map_err(|error| Fault::Unexpected(error.to_string()))?;
        let ours = schema(&mut *fresh.acquire().await?).await?;
        fresh.close().await;
        let mut read = self.read().await?;
        let found = schema(&mut read).await?;
        read.commit().await?;
        Ok(found == ours)
    }

    /// When the database was last written, where nothing waits beside it to be written into it: nobody
    /// uses it then, or nobody has written anything yet.
    pub(crate) fn at_rest(folder: &Path) -> Option<std::time::SystemTime> {
        for waiting in ["-wal", "-journal"] {
            let waiting = std::fs::metadata(folder.join(format!("{DATABASE_FILE}{waiting}")));
            if waiting.is_ok_and(|file| file.len() > 0) {
                return None;
            }
        }
        std::fs::metadata(folder.join(DATABASE_FILE))
            .and_then(|file| file.modified())
            .ok()
    }

    /// The database as it is, only to be read: not a byte of it changes.
    pub(crate) async fn open_to_read(folder: &Path, at_rest: bool) -> Result<Self, ClosedReason> {
        let options = SqliteConnectOptions::new()
            .filename(folder.join(DATABASE_FILE))
            .read_only(true)
            .immutable(at_rest)
            .busy_timeout(BUSY_FOR)
            .pragma("trusted_schema", "off")
            .pragma("cell_size_check", "on");
        let pool = SqlitePoolOptions::new().max_connections(1);
        let readers = pool.clone().connect_with(options.clone());
        let readers = readers.await.map_err(|error| {
            tracing::error!(%error, "the database does not open");
            reason(&error)
        })?;
        let writer = pool.connect_lazy_with(options);
        Ok(Self { writer, readers })
    }

    /// A transaction that will write: it takes the only right to do so at once.
    pub(crate) async fn write(&self) -> Result<Transaction<'static, Sqlite>, Fault> {
        Ok(self.writer.begin_with("begin immediate").await?)
    }

    /// A transaction that only reads, from one moment of the database.
    pub(crate) async fn read(&self) -> Result<Transaction<'static, Sqlite>, Fault> {
        Ok(self.readers.begin().await?)
    }

    /// Closes the files, so that another try can open them.
    pub(crate) async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// How a database is opened to be written (SE-18).
fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY_FOR)
        .pragma("cache_size", CACHE)
        .pragma("secure_delete", "on")
        // What a transaction notes for itself holds hashes: it comes into no file.
        .pragma("temp_store", "memory")
        .pragma("trusted_schema", "off")
        .pragma("cell_size_check", "on")
}

/// What is known of a database before it is opened.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Peeked {
    /// In the name of its key.
    pub database_id: uuid::Uuid,
    /// Recognises its key.
    pub root_key_identity: Vec<u8>,
    /// Whose data it is.
    pub institution: uuid::Uuid,
    /// For the day the key store is lost (RE-1).
    pub root_key_under_service_key: Vec<u8>,
    /// How many root keys there were, this one included (SE-14).
    pub key_generation: u8,
    /// The sub-keys that outlast a rotation; none before the first.
    pub lasting_keys: Option<Vec<u8>>,
    /// Whether this version of the app wrote it last.
    pub is_up_to_date: bool,
}

async fn peek_with(options: &SqliteConnectOptions) -> Result<Peek, sqlx::Error> {
    let mut db = SqliteConnection::connect_with(options).await?;
    let peeked = look_into(&mut db).await;
    db.close().await?;
    peeked
}

/// What is known of a database, or why it stays closed.
type Peek = Result<Option<Peeked>, ClosedReason>;

async fn look_into(db: &mut SqliteConnection) -> Result<Peek, sqlx::Error> {
    let checked: String = sqlx::query_scalar("pragma quick_check(1)")
        .fetch_one(&mut *db)
        .await?;
    if checked != "ok" {
        tracing::error!(finding = checked, "the database is damaged");
        return Ok(Err(ClosedReason::DatabaseDamaged));
    }
    let made: bool = sqlx::query_scalar(
        "select count(*) = 2 from sqlite_schema where name in ('_sqlx_migrations', 'institution')",
    )
    .fetch_one(&mut *db)
    .await?;
    if !made {
        return Ok(Ok(None));
    }
    // A newer version may have changed everything below: it is told by its number alone.
    let version: i64 = sqlx::query_scalar("select coalesce(max(version), 0) from _sqlx_migrations")
        .fetch_one(&mut *db)
        .await?;
    if backup::is_newer(version) {
        return Ok(Err(ClosedReason::DatabaseNewer));
    }
    // A database from before keys could be made anew.
    let first_keys = version < ROTATION;
    let brought: i64 = sqlx::query_scalar("select count(*) from _sqlx_migrations")
        .fetch_one(&mut *db)
        .await?;
    let peeked = sqlx::query_as(if first_keys {
        "select database.id as database_id, institution.id as institution, root_key_identity,
                root_key_under_service_key, 1 as key_generation, null as lasting_keys,
                ? as is_up_to_date
         from database, institution"
    } else {
        "select database.id as database_id, institution.id as institution, root_key_identity,
                root_key_under_service_key, key_generation, lasting_keys, ? as is_up_to_date
         from database, institution"
    })
    .bind(brought == MIGRATIONS.iter().count() as i64)
    .fetch_optional(&mut *db)
    .await?;
    if peeked.is_some() {
        return Ok(Ok(peeked));
    }
    // Operators without an institution are no empty database: their key must not be taken for
    // one that a set-up has left behind.
    let orphaned: bool = sqlx::query_scalar("select exists (select 1 from operator)")
        .fetch_one(db)
        .await?;
    Ok(if orphaned {
        tracing::error!("the institution is gone from the database");
        Err(ClosedReason::DatabaseDamaged)
    } else {
        Ok(None)
    })
}

type Definition = (String, String, String, Option<String>);

async fn schema(connection: &mut SqliteConnection) -> Result<Vec<Definition>, Fault> {
    Ok(
        sqlx::query_as("select type, name, tbl_name, sql from sqlite_schema order by type, name")
            .fetch_all(connection)
            .await?,
    )
}

/// Whether there was no room for what was to be written.
pub(crate) fn is_full(error: &sqlx::Error) -> bool {
    const SQLITE_FULL: u32 = 13;
    code(error).is_some_and(|code| code & 0xff == SQLITE_FULL)
}

/// Whether the file is as a transaction with a rollback journal has left it, which was cut off. The app has such
/// a journal only where a database gets its write-ahead log: a new one, or one that was restored.
fn was_cut_off(error: &sqlx::Error) -> bool {
    const SQLITE_READONLY_ROLLBACK: u32 = 776;
    code(error) == Some(SQLITE_READONLY_ROLLBACK)
}

fn code(error: &sqlx::Error) -> Option<u32> {
    error.as_database_error()?.code()?.parse().ok()
}

/// What an error at opening means to the person at the desk.
pub(crate) fn reason(error: &sqlx::Error) -> ClosedReason {
    match code(error).unwrap_or_default() & 0xff {
        8 => ClosedReason::DatabaseReadOnly,      // SQLITE_READONLY
        11 | 26 => ClosedReason::DatabaseDamaged, // SQLITE_CORRUPT, SQLITE_NOTADB
        10 | 13 => ClosedReason::DiskFull,        // SQLITE_IOERR, SQLITE_FULL
        _ => ClosedReason::DatabaseUnreadable,
    }
}

/// Rows that one statement writes, where there are many.
const PIECE: usize = 100;

/// Whether the statement for a piece of so many rows is worth keeping: of a thousand rows all but the last
/// few come in whole pieces. Every other length would push another statement out of the connection's cache.
const fn comes_again(rows: usize) -> bool {
    rows == 1 || rows == PIECE
}

/// A write that must have changed exactly one row.
pub(crate) fn one_row(done: SqliteQueryResult, what: &'static str) -> Result<(), Fault> {
    so_many_rows(done, 1, what)
}

/// A write that must have changed exactly so many rows.
fn so_many_rows(done: SqliteQueryResult, rows: usize, what: &'static str) -> Result<(), Fault> {
    if done.rows_affected() == rows as u64 {
        Ok(())
    } else {
        Err(Fault::NotTheRows(what))
    }
}
