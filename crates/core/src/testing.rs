//! What unit tests hand in: a clock that is set, randomness from a seed, a key store in memory.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, Connection as _, SqliteConnection};
use tokio::sync::Notify;

use crate::clock::{Clock, Randomness, Span, Timestamp};
use crate::downloads::{Downloads, NewFile};
use crate::evidence::Table;
use crate::keys::{EntryName, KeyStore, KeyStoreError, RootKey, StoredSecret};

/// A clock that stands until it is set.
pub struct TestClock(AtomicI64);

impl Default for TestClock {
    fn default() -> Self {
        Self::new()
    }
}

impl TestClock {
    /// 24 November 2026, 08:00 UTC, at the start of a time step.
    pub const START: i64 = 1_795_507_200_000;

    /// A clock at [`TestClock::START`].
    pub fn new() -> Self {
        Self(AtomicI64::new(Self::START))
    }

    /// Sets it, forward or back.
    pub fn set(&self, to: Timestamp) {
        self.0.store(to.as_millis(), Ordering::SeqCst);
    }

    /// Lets time pass.
    pub fn pass(&self, span: Span) {
        self.set(self.now().plus(span));
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::SeqCst))
    }
}

/// Randomness from a seed (SplitMix64): the same bytes in every run.
pub struct SeededRandomness(AtomicU64);

impl SeededRandomness {
    /// Starts at `seed`.
    pub fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }
}

impl Randomness for SeededRandomness {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let mut z = self
                .0
                .fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::SeqCst)
                .wrapping_add(0x9e37_79b9_7f4a_7c15);
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^= z >> 31;
            chunk.copy_from_slice(&z.to_le_bytes()[..chunk.len()]);
        }
    }
}

/// A key store in memory that can be made to misbehave.
#[derive(Default)]
pub struct TestKeyStore {
    entries: Mutex<HashMap<EntryName, Vec<u8>>>,
    trouble: Mutex<Option<fn() -> KeyStoreError>>,
    /// The trouble begins after so many more calls.
    calls_left: AtomicU64,
    /// The world stops once so many more calls were done; never at 0.
    until_stop: AtomicU64,
    stopped: Notify,
    /// What is written lasts until the store is closed.
    forgets: AtomicBool,
}

impl TestKeyStore {
    /// Every call fails with this until it is `None` again.
    pub fn set_trouble(&self, trouble: Option<fn() -> KeyStoreError>) {
        self.calls_left.store(0, Ordering::SeqCst);
        *self.trouble.lock().unwrap() = trouble;
    }

    /// So many calls go well, and every one after them fails with this.
    pub fn fail_after(&self, calls: u64, trouble: fn() -> KeyStoreError) {
        self.set_trouble(Some(trouble));
        self.calls_left.store(calls, Ordering::SeqCst);
    }

    /// Once so many more calls were done, the last of them never returns: whoever asked is stopped there, as
    /// by a kill. 0 lets everything go on.
    pub fn stop_after(&self, calls: u64) {
        self.until_stop.store(calls, Ordering::SeqCst);
    }

    /// Waits until somebody was stopped.
    pub async fn stopped(&self) {
        self.stopped.notified().await;
    }

    /// What was asked is done.
    async fn done(&self) {
        let one_less = |left: u64| left.checked_sub(1);
        let left = &self.until_stop;
        if left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_less) == Ok(1) {
            self.stopped.notify_one();
            std::future::pending().await
        }
    }

    /// Whether the next call will go well.
    pub fn is_well(&self) -> bool {
        self.trouble.lock().unwrap().is_none() || self.calls_left.load(Ordering::SeqCst) > 0
    }

    /// From here on it forgets everything whenever it is closed, as one that is made for a session does.
    pub fn forget_when_closed(&self) {
        self.forgets.store(true, Ordering::SeqCst);
    }

    /// Forgets everything, as a new computer would.
    pub fn clear(&self) {
        self.entries.lock().unwrap().clear();
    }

    /// Forgets what is under names that begin so.
    pub fn forget(&self, names: &str) {
        let mut entries = self.entries.lock().unwrap();
        entries.retain(|name, _| !name.as_str().starts_with(names));
    }

    /// As it is now, for another computer that goes on from here.
    pub fn copy(&self) -> Self {
        Self {
            entries: Mutex::new(self.entries.lock().unwrap().clone()),
            ..Self::default()
        }
    }

    /// The names of what is kept.
    pub fn names(&self) -> Vec<String> {
        self.entries
            .lock()
            .unwrap()
            .keys()
            .map(|name| name.as_str().to_owned())
            .collect()
    }

    /// The only root key.
    pub fn root_key(&self) -> RootKey {
        let entries = self.entries.lock().unwrap();
        let mut roots = entries
            .iter()
            .filter(|(name, _)| name.as_str().starts_with("root-key"));
        let (_, bytes) = roots.next().unwrap();
        assert!(roots.next().is_none(), "more than one");
        RootKey::from_stored(&StoredSecret::new(bytes.clone())).unwrap()
    }

    /// Replaces every root key by another one.
    pub fn replace_root_keys(&self) {
        for (name, value) in self.entries.lock().unwrap().iter_mut() {
            if name.as_str().starts_with("root-key") {
                value.iter_mut().for_each(|byte| *byte ^= 0xff);
            }
        }
    }

    fn check(&self) -> Result<(), KeyStoreError> {
        let one_less = |left: u64| left.checked_sub(1);
        match *self.trouble.lock().unwrap() {
            Some(trouble) => {
                let left = &self.calls_left;
                left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_less)
                    .map(drop)
                    .map_err(|_| trouble())
            }
            None => Ok(()),
        }
    }
}

#[async_trait]
impl KeyStore for TestKeyStore {
    async fn read(&self, name: &EntryName) -> Result<Option<StoredSecret>, KeyStoreError> {
        self.check()?;
        let found = self.entries.lock().unwrap().get(name).cloned();
        self.done().await;
        Ok(found.map(StoredSecret::new))
    }

    async fn write(&self, name: &EntryName, value: &StoredSecret) -> Result<(), KeyStoreError> {
        self.check()?;
        self.entries
            .lock()
            .unwrap()
            .insert(name.clone(), value.expose().to_vec());
        self.done().await;
        Ok(())
    }

    async fn remove(&self, name: &EntryName) -> Result<(), KeyStoreError> {
        self.check()?;
        self.entries.lock().unwrap().remove(name);
        self.done().await;
        Ok(())
    }

    fn close(&self) {
        if self.forgets.load(Ordering::SeqCst) {
            self.clear();
        }
    }
}

/// The names and the contents of files.
type Files = Arc<Mutex<Vec<(String, Vec<u8>)>>>;

/// A folder for downloads in memory, on a disk that can be full.
#[derive(Default)]
pub struct TestDownloads {
    files: Files,
    room: Mutex<Option<usize>>,
}

impl TestDownloads {
    /// From here on there is room for so many bytes in a file; `None` is no bound.
    pub fn set_room(&self, room: Option<usize>) {
        *self.room.lock().unwrap() = room;
    }

    /// The names and the contents of what was kept, in that order.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        self.files.lock().unwrap().clone()
    }
}

impl Downloads for TestDownloads {
    fn folder(&self) -> io::Result<PathBuf> {
        Ok(PathBuf::from("Downloads"))
    }

    fn begin(&self) -> io::Result<Box<dyn NewFile>> {
        Ok(Box::new(TestFile {
            files: Arc::clone(&self.files),
            room: *self.room.lock().unwrap(),
            written: Vec::new(),
        }))
    }
}

struct TestFile {
    files: Files,
    room: Option<usize>,
    written: Vec<u8>,
}

impl Write for TestFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self
            .room
            .is_some_and(|room| self.written.len() + bytes.len() > room)
        {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.written.extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl NewFile for TestFile {
    fn keep(self: Box<Self>, name: &str, ending: &str) -> io::Result<PathBuf> {
        let name = format!("{name}.{ending}");
        let path = Path::new("Downloads").join(&name);
        self.files.lock().unwrap().push((name, self.written));
        Ok(path)
    }
}

/// As a version before there was any evidence would have left the database `file`: the next start
/// takes what stands there for the app's own.
pub async fn forget_evidence(file: &Path, key_store: &TestKeyStore) {
    let options = SqliteConnectOptions::new().filename(file);
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    let trigger: String =
        sqlx::query_scalar("select sql from sqlite_schema where name = 'audit_entry_unchanged'")
            .fetch_one(&mut db)
            .await
            .unwrap();
    let mut statements = format!(
        "drop trigger audit_entry_unchanged;
         update audit_entry set chain = null;
         {trigger};
         update database set evidence = null;"
    );
    for table in Table::ALL {
        statements += &format!("update {} set mac = null;", table.name());
    }
    sqlx::query(AssertSqlSafe(statements))
        .execute(&mut db)
        .await
        .unwrap();
    db.close().await.unwrap();
    key_store.forget("anchor");
}
