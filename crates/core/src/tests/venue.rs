//! A venue to try the rules on: a backend with a first administrator, desks, and phones.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::sqlite::{SqliteConnectOptions, SqliteRow};
use sqlx::{AssertSqlSafe, Connection as _, FromRow, SqlSafeStr, SqliteConnection};
use totp_rs::{Builder, Secret};

use crate::operations::*;
use crate::operator::Role;
use crate::testing::{SeededRandomness, TestClock, TestDownloads, TestKeyStore};
use crate::{
    Caller, ClosedReason, DataFolder, DeskId, Guichet, HashCost, Operation, OperatorFilter,
    OperatorId, OperatorPage, OperatorQuery, OperatorSort, PlainPassword, Refusal, Screen,
    Settings, Span, Window,
};

pub const ADMINISTRATOR: &str = "anna.keller";
pub const PASSWORD: &str = "seven green bicycles";
pub const BRUNOS_PASSWORD: &str = "nine blue umbrellas";

/// Each backend has its own: ids must not repeat over a restart.
static SEED: AtomicU64 = AtomicU64::new(1);

pub struct Folder(pub PathBuf);

impl DataFolder for Folder {
    fn prepare(&self) -> Result<PathBuf, ClosedReason> {
        Ok(self.0.clone())
    }
}

/// Everything of a venue; dropped with its files.
pub struct Venue {
    pub guichet: Arc<Guichet>,
    pub clock: Arc<TestClock>,
    pub key_store: Arc<TestKeyStore>,
    pub downloads: Arc<TestDownloads>,
    pub folder: tempfile::TempDir,
    pub service_key: String,
}

/// A window of a desk, for short.
pub fn at(desk: &str, window: Window) -> Caller {
    Caller {
        desk: DeskId::new(desk),
        window,
    }
}

pub fn password(text: &str) -> PlainPassword {
    PlainPassword::from(text)
}

/// Files and a key store as they were at one moment.
pub struct Left {
    pub folder: tempfile::TempDir,
    pub key_store: Arc<TestKeyStore>,
}

impl Left {
    pub fn of(folder: &Path, key_store: &TestKeyStore) -> Self {
        let copy = tempfile::tempdir().unwrap();
        copy_folder(folder, copy.path());
        Self {
            folder: copy,
            key_store: Arc::new(key_store.copy()),
        }
    }
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir(&to).unwrap();
            copy_folder(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

impl Venue {
    /// Before set-up.
    pub async fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(TestClock::new());
        let key_store = Arc::new(TestKeyStore::default());
        let downloads = Arc::new(TestDownloads::default());
        let guichet = Self::start(&folder, &clock, &key_store, &downloads, HashCost::LEAST).await;
        Self {
            guichet,
            clock,
            key_store,
            downloads,
            folder,
            service_key: String::new(),
        }
    }

    /// The computer starts again with what was left.
    pub async fn starts_from(&self, left: Left) -> Self {
        let Left { folder, key_store } = left;
        let downloads = Arc::new(TestDownloads::default());
        let guichet = Self::start(
            &folder,
            &self.clock,
            &key_store,
            &downloads,
            HashCost::LEAST,
        )
        .await;
        Self {
            guichet,
            clock: self.clock.clone(),
            key_store,
            downloads,
            folder,
            service_key: self.service_key.clone(),
        }
    }

    /// After set-up, the feature off or on; nobody signed in.
    pub async fn with_feature(enabled: bool) -> Self {
        let mut venue = Self::empty().await;
        let groups = venue.set_up_to_service_key(enabled).await;
        venue.service_key = groups.0.join("-");
        venue.confirm(&groups).await.unwrap();
        venue.sign_in_window("desk 1").back().await;
        venue
    }

    async fn start(
        folder: &tempfile::TempDir,
        clock: &Arc<TestClock>,
        key_store: &Arc<TestKeyStore>,
        downloads: &Arc<TestDownloads>,
        cost: HashCost,
    ) -> Arc<Guichet> {
        let guichet = Guichet::new(
            Settings { hash_cost: cost },
            clock.clone(),
            Arc::new(SeededRandomness::new(SEED.fetch_add(1, Ordering::SeqCst))),
            key_store.clone(),
            Arc::new(Folder(folder.path().to_owned())),
            downloads.clone(),
        );
        guichet.open().await;
        Arc::new(guichet)
    }

    /// The app is killed and started again on the same data.
    pub async fn restart(&mut self) {
        self.restart_with(HashCost::LEAST).await;
    }

    /// The same with another cost of new hashes.
    pub async fn restart_with(&mut self, cost: HashCost) {
        let (folder, clock, key_store) = (&self.folder, &self.clock, &self.key_store);
        self.guichet = Self::start(folder, clock, key_store, &self.downloads, cost).await;
    }

    pub async fn ask<O: Operation>(
        &self,
        caller: &Caller,
        question: O,
    ) -> Result<O::Answer, Refusal> {
        self.guichet.ask(caller, question).await
    }

    /// Each asked as a task of its own: on a runtime of several threads they really come at once.
    pub async fn ask_at_once<O: Operation>(
        &self,
        questions: impl IntoIterator<Item = (Caller, O)>,
    ) -> Vec<Result<O::Answer, Refusal>> {
        let asked = questions.into_iter().map(|(caller, question)| {
            let guichet = Arc::clone(&self.guichet);
            tokio::spawn(async move { guichet.ask(&caller, question).await })
        });
        // All of them are on their way before the first is waited for.
        let asked: Vec<_> = asked.collect();
        let mut answers = Vec::new();
        for task in asked {
            answers.push(task.await.unwrap());
        }
        answers
    }

    /// F1 to F5; the groups and the number of the asked one.
    pub async fn set_up_to_service_key(&self, enabled: bool) -> (Vec<String>, u32) {
        let desk = self.sign_in_window("desk 1");
        desk.ask(BeginSetUp {}).await.unwrap();
        let names = NameInstitution {
            name: "Carouge Box Office".to_owned(),
            short_name: "Carouge".to_owned(),
        };
        desk.ask(names).await.unwrap();
        let first = NameFirstAdministrator {
            display_name: "Anna Keller".to_owned(),
            username: ADMINISTRATOR.to_owned(),
            password: password(PASSWORD),
        };
        desk.ask(first).await.unwrap();
        match desk.ask(ChooseTwoFactor { enabled }).await.unwrap() {
            Screen::ServiceKey {
                groups,
                asked_group,
                ..
            } => (groups.0, asked_group),
            other => panic!("{other:?}"),
        }
    }

    pub async fn confirm(&self, shown: &(Vec<String>, u32)) -> Result<Screen, Refusal> {
        let group = shown.0[shown.1 as usize - 1].to_lowercase();
        self.sign_in_window("desk 1")
            .ask(ConfirmServiceKey { group })
            .await
    }

    pub fn sign_in_window(&self, desk: &str) -> Desk<'_> {
        Desk {
            venue: self,
            caller: at(desk, Window::SignIn),
        }
    }

    pub fn management(&self, desk: &str) -> Desk<'_> {
        Desk {
            venue: self,
            caller: at(desk, Window::Management),
        }
    }

    pub fn print_window(&self, desk: &str) -> Desk<'_> {
        Desk {
            venue: self,
            caller: at(desk, Window::Print),
        }
    }

    /// The administrator signs in at "office" (the feature must be off for them).
    pub async fn office(&self) -> Desk<'_> {
        let screen = self
            .sign_in_window("office")
            .sign_in(ADMINISTRATOR, PASSWORD)
            .await
            .unwrap();
        assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
        self.management("office")
    }

    /// The service team turns the feature on or off.
    pub async fn enable(&self, enabled: bool) {
        let desk = self.sign_in_window("service");
        desk.ask(OpenServiceAccess {
            service_key: self.service_key.clone(),
        })
        .await
        .unwrap();
        desk.ask(EnableTwoFactor { enabled }).await.unwrap();
        desk.back().await;
    }

    /// A new operator with a password of their own choice; needs an office.
    pub async fn operator(&self, office: &Desk<'_>, username: &str, own: &str) -> OperatorId {
        let created = office
            .ask(CreateOperator {
                username: username.to_owned(),
                display_name: format!("Name of {username}"),
                email: String::new(),
                role: Role::Operator,
            })
            .await
            .unwrap();
        let desk = self.sign_in_window("training");
        let screen = desk.sign_in(username, &created.password).await.unwrap();
        assert!(matches!(screen, Screen::NewPassword { .. }), "{screen:?}");
        desk.ask(ChooseNewPassword {
            password: password(own),
        })
        .await
        .unwrap();
        match desk.ask(Look {}).await.unwrap() {
            Screen::SignedIn { .. } => drop(desk.ask(SignOut {}).await.unwrap()),
            _ => desk.back().await,
        }
        created.details.operator
    }

    /// An administrator with a phone signs in at "office".
    pub async fn office_with(&self, phone: &Phone) -> Desk<'_> {
        let desk = self.sign_in_window("office");
        desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
        let screen = desk.code(&phone.code(self)).await.unwrap();
        assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
        self.management("office")
    }

    /// A new operator with a password of their own choice and a phone, who has signed out.
    pub async fn operator_with_phone(
        &self,
        office: &Desk<'_>,
        username: &str,
        own: &str,
    ) -> (OperatorId, Phone) {
        let created = office
            .ask(CreateOperator {
                username: username.to_owned(),
                display_name: format!("Name of {username}"),
                email: String::new(),
                role: Role::Operator,
            })
            .await
            .unwrap();
        let desk = self.sign_in_window("training");
        desk.sign_in(username, &created.password).await.unwrap();
        let new = ChooseNewPassword {
            password: password(own),
        };
        desk.ask(new).await.unwrap();
        let phone = desk.register().await;
        desk.ask(SignOut {}).await.unwrap();
        (created.details.operator, phone)
    }

    /// Names of what lies in the data folder, sorted.
    pub fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// Lets the phone's code change.
    pub fn next_step(&self) {
        self.clock.pass(Span::seconds(30));
    }

    /// The file itself, as somebody with a database tool opens it.
    pub async fn file(&self) -> SqliteConnection {
        let path = self.folder.path().join(crate::DATABASE_FILE);
        let options = SqliteConnectOptions::new().filename(path);
        SqliteConnection::connect_with(&options).await.unwrap()
    }

    /// A change as if the app had made it: over its own connection, so that its next commit seals it.
    pub async fn write(&self, statement: impl SqlSafeStr) {
        let opened = self.guichet.opened().await.unwrap();
        let mut transaction = opened.store.write().await.unwrap();
        sqlx::query(statement)
            .execute(&mut *transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
    }

    /// A change straight on the file, as somebody with a database tool makes it.
    pub async fn tamper(&self, statement: impl SqlSafeStr) {
        let mut file = self.file().await;
        sqlx::query(statement).execute(&mut file).await.unwrap();
        file.close().await.unwrap();
    }

    /// As a version of the data before there were emails and saved filters left it: with two migrations
    /// less.
    pub async fn as_0012_left_it(&self) {
        self.tamper(
            "delete from _sqlx_migrations where version > 12;
             drop index operator_by_email;
             alter table operator drop column email_key;
             alter table operator drop column email;
             drop table saved_filter",
        )
        .await;
    }

    /// The statements of somebody who edits the trail, and takes its triggers away for that moment.
    pub async fn behind_the_triggers(&self, edit: &str) -> AssertSqlSafe<String> {
        let mut file = self.file().await;
        let triggers: Vec<(String, String)> = sqlx::query_as(
            "select name, sql from sqlite_schema where type = 'trigger' and tbl_name = 'audit_entry'",
        )
        .fetch_all(&mut file)
        .await
        .unwrap();
        file.close().await.unwrap();
        let mut statements = String::new();
        for (name, _) in &triggers {
            statements += &format!("drop trigger {name};");
        }
        statements += edit;
        for (_, sql) in &triggers {
            statements += &format!(";{sql}");
        }
        AssertSqlSafe(statements)
    }

    /// As a version before there was any evidence would have left it: the next start takes what
    /// stands there for the app's own.
    pub async fn forget_evidence(&self) {
        let file = self.folder.path().join(crate::DATABASE_FILE);
        crate::testing::forget_evidence(&file, &self.key_store).await;
    }

    /// A value straight from the file.
    pub async fn sql<T>(&self, query: &'static str) -> T
    where
        T: Send + Unpin,
        (T,): for<'r> FromRow<'r, SqliteRow>,
    {
        let mut file = self.file().await;
        let (value,) = sqlx::query_as::<_, (T,)>(query)
            .fetch_one(&mut file)
            .await
            .unwrap();
        // Left open, it would keep the app from putting everything into one file.
        file.close().await.unwrap();
        value
    }
}

/// A desk and a window, ready to ask.
pub struct Desk<'a> {
    pub venue: &'a Venue,
    pub caller: Caller,
}

impl Desk<'_> {
    pub async fn ask<O: Operation>(&self, question: O) -> Result<O::Answer, Refusal> {
        self.venue.ask(&self.caller, question).await
    }

    pub async fn look(&self) -> Screen {
        self.ask(Look {}).await.unwrap()
    }

    /// The first operators that the list finds by these words.
    pub async fn find(&self, search: &str) -> OperatorPage {
        let question = ListOperators {
            query: OperatorQuery {
                search: search.to_owned(),
                filter: OperatorFilter::All,
                role: None,
            },
            sort: OperatorSort::DisplayName,
            descending: false,
            after: None,
            limit: 10,
        };
        self.ask(question).await.unwrap()
    }

    pub async fn back(&self) {
        self.ask(Back {}).await.unwrap();
    }

    pub async fn sign_in(&self, username: &str, with: &str) -> Result<Screen, Refusal> {
        let question = StartSignIn {
            username: username.to_owned(),
            password: password(with),
        };
        self.ask(question).await
    }

    pub async fn code(&self, code: &str) -> Result<Screen, Refusal> {
        self.ask(EnterCode {
            code: code.to_owned(),
        })
        .await
    }

    /// "Change my phone", with both proofs.
    pub async fn change_my_phone(&self, with: &str, code: &str) -> Result<Screen, Refusal> {
        let question = ChangeMyPhone {
            password: password(with),
            code: code.to_owned(),
        };
        self.ask(question).await
    }

    /// From R1 to R2, and scans.
    pub async fn scan(&self) -> Phone {
        let screen = self.ask(Next {}).await.unwrap();
        assert!(matches!(screen, Screen::Register { .. }), "{screen:?}");
        Phone::read(&self.ask(ShowSecretKey {}).await.unwrap())
    }

    /// From R1 through R2 and C1 to a session.
    pub async fn register(&self) -> Phone {
        let phone = self.scan().await;
        self.ask(Next {}).await.unwrap();
        let screen = self.code(&phone.code(self.venue)).await.unwrap();
        assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
        phone
    }
}

/// A phone that has the secret key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Phone {
    pub key: Vec<u8>,
    pub label: String,
}

impl Phone {
    pub fn read(shown: &SecretKeyOnScreen) -> Self {
        let letters = shown.key_groups.concat();
        let key = data_encoding::BASE32_NOPAD
            .decode(letters.as_bytes())
            .unwrap();
        Self {
            key,
            label: shown.label.clone(),
        }
    }

    /// The code that it shows now.
    pub fn code(&self, venue: &Venue) -> String {
        self.code_after(venue, 0)
    }

    /// The code that it shows `steps` later or, where negative, earlier.
    pub fn code_after(&self, venue: &Venue, steps: i64) -> String {
        use crate::Clock as _;
        let seconds = venue
            .clock
            .now()
            .as_seconds()
            .saturating_add_signed(steps * 30);
        code_at(&self.key, seconds)
    }

    /// A code that is not right now, nor a day before or after.
    pub fn wrong_code(&self, venue: &Venue) -> String {
        let right: std::collections::HashSet<_> = (-2890..=2890)
            .map(|steps| self.code_after(venue, steps))
            .collect();
        (0..1_000_000)
            .map(|n| format!("{n:06}"))
            .find(|code| !right.contains(code))
            .unwrap()
    }
}

/// The code of this key, as it is typed into a phone, at that moment.
pub fn code_for(letters: &str, now: crate::Timestamp) -> String {
    let key = data_encoding::BASE32_NOPAD.decode(letters.as_bytes());
    code_at(&key.unwrap(), now.as_seconds())
}

fn code_at(key: &[u8], seconds: u64) -> String {
    let secret = Secret::new(key.to_vec().into());
    Builder::new()
        .with_secret(secret)
        .build_noncompliant()
        .generate(seconds)
        .to_string()
}

/// A venue with the feature on, its administrator signed in at "office" with a phone, and Bruno,
/// who has registered one and signed out.
pub async fn two_with_phones() -> (Venue, Phone, OperatorId, Phone) {
    let venue = Venue::with_feature(true).await;
    let desk = venue.sign_in_window("office");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let annas = desk.register().await;
    let office = venue.management("office");
    let bruno = venue.operator(&office, "bruno", BRUNOS_PASSWORD).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNOS_PASSWORD).await.unwrap();
    let brunos = desk.register().await;
    desk.ask(SignOut {}).await.unwrap();
    venue.next_step();
    (venue, annas, bruno, brunos)
}

/// A venue with the feature on whose administrator has a phone and has signed out.
pub async fn registered() -> (Venue, Phone) {
    let venue = Venue::with_feature(true).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let phone = desk.register().await;
    desk.ask(SignOut {}).await.unwrap();
    venue.next_step();
    (venue, phone)
}
