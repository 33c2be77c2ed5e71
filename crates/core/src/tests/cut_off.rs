//! Killed at any moment (SIGKILL), the data is fully old or fully new: every sealed key opens, every
//! MAC, the chain and the anchor hold, and what the trail tells is what the tables say (SE-15, SU-4).
//!
//! The victim is this test program itself, started once more: it works on a database and a key store
//! on the disk until it is killed.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection as _, SqliteConnection};

use super::venue::{ADMINISTRATOR, Folder, PASSWORD, at, code_for, password};
use crate::operations::*;
use crate::operator::{OperatorId, Role};
use crate::store::{institution, registrations};
use crate::testing::{SeededRandomness, TestClock, TestDownloads};
use crate::{
    Clock as _, EntryName, Guichet, HashCost, KeyStore, KeyStoreError, OperatorFilter,
    OperatorQuery, OperatorSort, Randomness, Screen, Settings, Span, StoredSecret, Timestamp,
    Window,
};

/// Tells the victim where it works.
const FOLDER: &str = "GUICHET_TEST_VICTIM";
const BRUNO: &str = "bruno.frei";
const BRUNOS_PASSWORD: &str = "nine blue umbrellas";

/// A key store of files, each replaced in one step, as a keyring's is.
struct FileKeyStore(PathBuf);

impl FileKeyStore {
    fn file(&self, name: &EntryName) -> PathBuf {
        self.0.join(format!("key {}", name.as_str()))
    }
}

#[async_trait]
impl KeyStore for FileKeyStore {
    async fn read(&self, name: &EntryName) -> Result<Option<StoredSecret>, KeyStoreError> {
        Ok(std::fs::read(self.file(name)).ok().map(StoredSecret::new))
    }

    async fn write(&self, name: &EntryName, value: &StoredSecret) -> Result<(), KeyStoreError> {
        let new = self.0.join("new");
        std::fs::write(&new, value.expose()).unwrap();
        std::fs::rename(new, self.file(name)).unwrap();
        Ok(())
    }

    async fn remove(&self, name: &EntryName) -> Result<(), KeyStoreError> {
        let _ = std::fs::remove_file(self.file(name));
        Ok(())
    }
}

struct Bench {
    guichet: Guichet,
    clock: Arc<TestClock>,
    folder: PathBuf,
}

impl Bench {
    /// Starts on what is in `folder`, a minute after the latest time seen there.
    async fn start(folder: &Path, seed: u64) -> Self {
        let clock = Arc::new(TestClock::new());
        let file = folder.join(crate::DATABASE_FILE);
        if file.exists() {
            let options = SqliteConnectOptions::new().filename(&file);
            let mut db = SqliteConnection::connect_with(&options).await.unwrap();
            let seen: Result<i64, _> = sqlx::query_scalar("select highest_time from database")
                .fetch_one(&mut db)
                .await;
            db.close().await.unwrap();
            let seen = Timestamp::from_millis(seen.unwrap_or_default());
            clock.set(clock.now().max(seen).plus(Span::minutes(1)));
        }
        let settings = Settings {
            hash_cost: HashCost::LEAST,
        };
        let guichet = Guichet::new(
            settings,
            clock.clone(),
            Arc::new(SeededRandomness::new(seed)),
            Arc::new(FileKeyStore(folder.to_owned())),
            Arc::new(Folder(folder.to_owned())),
            Arc::new(TestDownloads::default()),
        );
        guichet.open().await;
        Self {
            guichet,
            clock,
            folder: folder.to_owned(),
        }
    }

    async fn ask<O: Operation>(&self, desk: &str, question: O) -> O::Answer {
        let name = O::NAME;
        let answer = self.guichet.ask(&at(desk, Window::SignIn), question).await;
        answer.unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
    }

    async fn manage<O: Operation>(&self, question: O) -> O::Answer {
        let name = O::NAME;
        let office = at("office", Window::Management);
        let answer = self.guichet.ask(&office, question).await;
        answer.unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
    }

    async fn set_up(&self) {
        self.ask("desk", BeginSetUp {}).await;
        let names = NameInstitution {
            name: "Carouge Box Office".to_owned(),
            short_name: "Carouge".to_owned(),
        };
        self.ask("desk", names).await;
        let first = NameFirstAdministrator {
            display_name: "Anna Keller".to_owned(),
            username: ADMINISTRATOR.to_owned(),
            password: password(PASSWORD),
        };
        self.ask("desk", first).await;
        let shown = self.ask("desk", ChooseTwoFactor { enabled: false }).await;
        let Screen::ServiceKey {
            groups,
            asked_group,
            ..
        } = shown
        else {
            panic!("{shown:?}")
        };
        // Printed, before it counts.
        std::fs::write(self.folder.join("service key"), groups.0.join("-")).unwrap();
        let group = groups.0[asked_group as usize - 1].clone();
        self.come_as_far_as(CONFIRMING);
        self.ask("desk", ConfirmServiceKey { group }).await;
        self.ask("desk", Back {}).await;
    }

    fn come_as_far_as(&self, so_far: &str) {
        std::fs::write(self.folder.join(so_far), "").unwrap();
    }

    fn service_key(&self) -> String {
        std::fs::read_to_string(self.folder.join("service key")).unwrap()
    }

    async fn open_service_access(&self) {
        let service_key = self.service_key();
        self.ask("service", OpenServiceAccess { service_key }).await;
    }

    /// The office is open, and Bruno is there, with a password of his own.
    async fn begin_work(&self) -> OperatorId {
        self.open_service_access().await;
        self.ask("service", EnableTwoFactor { enabled: true }).await;
        self.ask("service", Back {}).await;
        self.sign_in("office", ADMINISTRATOR, PASSWORD).await;
        let query = OperatorQuery {
            search: "bruno".to_owned(),
            filter: OperatorFilter::All,
            role: None,
        };
        let list = ListOperators {
            query,
            sort: OperatorSort::DisplayName,
            descending: false,
            after: None,
            limit: 10,
        };
        let found = self.manage(list).await.rows;
        let bruno = match found.first() {
            Some(row) => row.operator,
            None => {
                let new = CreateOperator {
                    username: BRUNO.to_owned(),
                    display_name: "Bruno Frei".to_owned(),
                    email: String::new(),
                    role: Role::Operator,
                };
                self.manage(new).await.details.operator
            }
        };
        let reset = self.manage(ResetPassword { operator: bruno }).await;
        self.sign_in("desk", BRUNO, &reset.password).await;
        let own = password(BRUNOS_PASSWORD);
        self.ask("desk", ChooseNewPassword { password: own }).await;
        self.ask("desk", Back {}).await;
        bruno
    }

    async fn sign_in(&self, desk: &str, username: &str, with: &str) -> Screen {
        let question = StartSignIn {
            username: username.to_owned(),
            password: password(with),
        };
        self.ask(desk, question).await
    }

    /// CHANGE PHONE, where there is one, and the next phone; then another one, by Bruno alone; then
    /// perhaps new keys.
    async fn work(&self, bruno: OperatorId, round: u32) {
        self.clock.pass(Span::minutes(1));
        let mut screen = self.sign_in("desk", BRUNO, BRUNOS_PASSWORD).await;
        if matches!(screen, Screen::EnterCode { .. }) {
            let own = password(PASSWORD);
            self.manage(ProvePassword { password: own }).await;
            let change = ChangePhone {
                operator: bruno,
                reason: PhoneChangeReason::Lost,
                identity_checked: true,
            };
            self.manage(change).await;
            self.ask("desk", Back {}).await;
            screen = self.sign_in("desk", BRUNO, BRUNOS_PASSWORD).await;
        }
        assert!(matches!(screen, Screen::GetApp { .. }), "{screen:?}");
        let phone = self.register().await;
        self.clock.pass(Span::minutes(1));
        let change = ChangeMyPhone {
            password: password(BRUNOS_PASSWORD),
            code: code_for(&phone, self.clock.now()),
        };
        self.ask("desk", change).await;
        self.register().await;
        self.ask("desk", SignOut {}).await;
        if round.is_multiple_of(2) {
            self.open_service_access().await;
            let service_key = self.service_key();
            self.ask("service", RotateKeys { service_key }).await;
            self.ask("service", Back {}).await;
        }
    }

    /// From R1 to H1; the new phone's key.
    async fn register(&self) -> String {
        self.ask("desk", Next {}).await;
        let shown = self.ask("desk", ShowSecretKey {}).await;
        self.ask("desk", Next {}).await;
        let key = shown.key_groups.concat();
        let code = code_for(&key, self.clock.now());
        let screen = self.ask("desk", EnterCode { code }).await;
        assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
        key
    }

    /// Nothing is half: the start found nothing, the trail is whole, every key opens, and the tables
    /// say what the trail tells.
    async fn assert_whole(&self, when: &str) {
        self.guichet.verify_trail().await;
        let screen = self.ask("desk", Look {}).await;
        assert!(
            matches!(screen, Screen::SignIn { .. }),
            "{when}: {screen:?}"
        );
        let opened = self.guichet.opened().await.unwrap();
        let mut read = opened.store.read().await.unwrap();
        let of = institution::get(&mut read).await.unwrap().id;
        for registration in registrations::all_living(&mut read).await.unwrap() {
            let key = registration.secret_key(of, opened.keys().unwrap());
            assert!(key.is_ok(), "{when}: a secret key does not open");
        }
        for (what, query) in [
            (
                "registered, and the tables agree",
                "select count(*) from operator where (registered_at is not null) <> exists (
                     select 1 from registration
                     where registration.operator = operator.id and state = 'confirmed')",
            ),
            (
                "as many phones as the trail tells",
                "select abs((select count(*) from registration where confirmed_at is not null)
                     - (select count(*) from audit_entry where event = 'phone_registered'))",
            ),
            (
                "as many changes as the trail tells",
                "select abs((select count(*) from registration
                             where state = 'ended' and confirmed_at is not null)
                     - (select count(*) from audit_entry
                        where event in ('phone_changed', 'own_phone_changed')))",
            ),
            (
                "as many generations of keys as the trail tells",
                "select abs((select key_generation - 1 from institution)
                     - (select count(*) from audit_entry where event = 'keys_rotated'))",
            ),
        ] {
            let off: i64 = sqlx::query_scalar(query)
                .fetch_one(&mut *read)
                .await
                .unwrap();
            assert_eq!(off, 0, "{when}: {what}");
        }
        read.commit().await.unwrap();
        drop(opened);
        self.guichet.shut().await;
    }
}

/// Works until it is killed. Not a test of its own.
#[test]
#[ignore = "the program that the other tests here kill"]
fn victim() {
    #[expect(
        clippy::disallowed_methods,
        reason = "how the tests tell it where to work"
    )]
    let folder = std::env::var(FOLDER).expect("started by the tests below");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let folder = PathBuf::from(folder);
        let seed = u64::from(std::process::id());
        let bench = Bench::start(&folder, seed << 32 | rand_of(&folder)).await;
        if matches!(bench.ask("desk", Look {}).await, Screen::Welcome) {
            bench.set_up().await;
            bench.come_as_far_as(SET_UP);
        }
        let bruno = bench.begin_work().await;
        bench.come_as_far_as(WORKING);
        for round in 0.. {
            bench.work(bruno, round).await;
        }
    });
}

/// Ids must not repeat over the rounds.
fn rand_of(folder: &Path) -> u64 {
    let trail = std::fs::metadata(folder.join(crate::DATABASE_FILE));
    trail.map_or(0, |file| file.len())
}

/// When the victim is killed.
#[derive(Clone, Copy, Debug)]
enum When {
    /// So long after its start.
    Started(Duration),
    /// So long after it has come so far.
    After(&'static str, Duration),
}

/// The victim is about to finish set-up.
const CONFIRMING: &str = "confirming";
/// It has.
const SET_UP: &str = "set up";
/// It has begun to register phones and to make keys.
const WORKING: &str = "working";

/// Starts the victim and kills it.
fn kill_after(folder: &Path, when: When) {
    for so_far in [CONFIRMING, SET_UP, WORKING] {
        let _ = std::fs::remove_file(folder.join(so_far));
    }
    let mut victim = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "tests::cut_off::victim",
            "--ignored",
            "--nocapture",
        ])
        .env(FOLDER, folder)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    match when {
        When::Started(wait) => std::thread::sleep(wait),
        When::After(so_far, wait) => {
            while !folder.join(so_far).exists() && victim.try_wait().unwrap().is_none() {
                std::thread::sleep(Duration::from_millis(1));
            }
            std::thread::sleep(wait);
        }
    }
    victim.kill().unwrap();
    let end = victim.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&end.stderr);
    assert_eq!(end.status.code(), None, "it ended by itself: {said}");
}

/// A moment within the first `most` milliseconds.
fn moment(randomness: &SeededRandomness, most: u64) -> Duration {
    let mut bytes = [0; 8];
    randomness.fill(&mut bytes);
    Duration::from_micros(u64::from_le_bytes(bytes) % (most * 1000))
}

#[tokio::test]
async fn killed_at_any_moment_of_registration_change_phone_and_rotation_nothing_is_half__SE_14_SE_15()
 {
    const ROUNDS: u64 = 200;
    /// On a busy computer the victims get less far: it takes more of them until each act has come to its
    /// end often enough to have been cut off everywhere.
    const AT_MOST: u64 = 10 * ROUNDS;
    const OFTEN: i64 = 10;
    let folder = tempfile::tempdir().unwrap();
    Bench::start(folder.path(), 1).await.set_up().await;
    let randomness = SeededRandomness::new(14);
    for round in 0..AT_MOST {
        if round >= ROUNDS && rarest_act(folder.path()).await > OFTEN {
            return;
        }
        let wait = moment(&randomness, 250);
        let when = if round.is_multiple_of(3) {
            When::Started(wait)
        } else {
            When::After(WORKING, wait)
        };
        kill_after(folder.path(), when);
        let bench = Bench::start(folder.path(), 1_000_000 + round).await;
        bench
            .assert_whole(&format!("round {round}, {when:?}"))
            .await;
    }
    panic!("{AT_MOST} victims got hardly anywhere");
}

/// How often the victims have done what they have done least often.
async fn rarest_act(folder: &Path) -> i64 {
    let options = SqliteConnectOptions::new().filename(folder.join(crate::DATABASE_FILE));
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    let mut rarest = i64::MAX;
    for event in ["phone_changed", "own_phone_changed", "keys_rotated"] {
        let done = sqlx::query_scalar("select count(*) from audit_entry where event = ?")
            .bind(event)
            .fetch_one(&mut db)
            .await
            .unwrap();
        rarest = rarest.min(done);
    }
    db.close().await.unwrap();
    rarest
}

#[tokio::test]
async fn killed_at_any_moment_of_set_up_there_is_no_half_institution_and_no_orphan_key__SU_4() {
    const ROUNDS: u64 = 100;
    const AT_MOST: u64 = 10 * ROUNDS;
    const OFTEN: u32 = 5;
    let randomness = SeededRandomness::new(4);
    let (mut before, mut after) = (0, 0);
    for round in 0..AT_MOST {
        // On a busy computer it takes more victims until they are to be found on both sides.
        if round >= ROUNDS && before > OFTEN && after > OFTEN {
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let when = match round % 4 {
            0 => When::Started(moment(&randomness, 20)),
            1 => When::After(SET_UP, moment(&randomness, 5)),
            _ => When::After(CONFIRMING, moment(&randomness, 15)),
        };
        kill_after(folder.path(), when);
        let bench = Bench::start(folder.path(), 1_000_000 + round).await;
        match bench.ask("desk", Look {}).await {
            Screen::Welcome => {
                before += 1;
                let keys = std::fs::read_dir(folder.path()).unwrap().flatten();
                let keys = keys.filter(|file| file.file_name().to_string_lossy().contains("key "));
                let keys: Vec<_> = keys
                    .map(|file| file.file_name())
                    .filter(|name| name != "service key")
                    .collect();
                assert!(keys.is_empty(), "{when:?}: {keys:?}");
            }
            _ => {
                after += 1;
                bench.assert_whole(&format!("{when:?}")).await;
            }
        }
    }
    panic!("{before} before, {after} after");
}
