//! A venue to measure: a backend on a real database on this disk, with so many operators.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use guichet_core::operations::*;
use guichet_core::testing::{
    SeededRandomness, TestClock, TestDownloads, TestKeyStore, forget_evidence,
};
use guichet_core::{
    Caller, ClosedReason, DataFolder, DeskId, Guichet, HashCost, PlainPassword, Screen, Settings,
    Window,
};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection as _, SqliteConnection};

pub const PASSWORD: &str = "seven green bicycles";

pub struct Folder(PathBuf);

impl DataFolder for Folder {
    fn prepare(&self) -> Result<PathBuf, ClosedReason> {
        Ok(self.0.clone())
    }
}

pub struct Venue {
    pub guichet: Guichet,
    /// In milliseconds.
    pub started_in: f64,
    pub clock: Arc<TestClock>,
    pub key_store: Arc<TestKeyStore>,
    pub folder: tempfile::TempDir,
}

impl Venue {
    /// A venue that is set up, with so many operators more, in `target` so that the disk is the
    /// one that the app would have.
    pub async fn new(two_factor: bool, cost: HashCost, operators: u32) -> Self {
        let folder = tempfile::tempdir_in(target()).unwrap();
        let clock = Arc::new(TestClock::new());
        let key_store = Arc::new(TestKeyStore::default());
        let start = async || {
            let guichet = Guichet::new(
                Settings { hash_cost: cost },
                clock.clone(),
                Arc::new(SeededRandomness::new(1)),
                key_store.clone(),
                Arc::new(Folder(folder.path().to_owned())),
                Arc::new(TestDownloads::default()),
            );
            guichet.open().await;
            guichet
        };
        let guichet = start().await;
        set_up(&guichet, two_factor).await;
        guichet.shut().await;
        add_operators(folder.path(), operators).await;
        add_passwords_and_phones(folder.path()).await;
        let file = folder.path().join(guichet_core::DATABASE_FILE);
        forget_evidence(&file, &key_store).await;
        // This start gives the operators their MACs, the next one finds them.
        start().await.shut().await;
        let began = Instant::now();
        let guichet = start().await;
        Self {
            guichet,
            started_in: began.elapsed().as_secs_f64() * 1000.0,
            clock,
            key_store,
            folder,
        }
    }

    pub async fn sign_in(&self) -> Screen {
        let question = StartSignIn {
            username: "anna.keller".to_owned(),
            password: PlainPassword::from(PASSWORD),
        };
        self.guichet
            .ask(&window(Window::SignIn), question)
            .await
            .unwrap()
    }
}

pub fn window(window: Window) -> Caller {
    Caller {
        desk: DeskId::new("desk"),
        window,
    }
}

pub fn target() -> PathBuf {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/bench");
    std::fs::create_dir_all(&target).unwrap();
    target
}

pub async fn set_up(guichet: &Guichet, two_factor: bool) {
    let desk = window(Window::SignIn);
    guichet.ask(&desk, BeginSetUp {}).await.unwrap();
    let names = NameInstitution {
        name: "Carouge Box Office".to_owned(),
        short_name: "Carouge".to_owned(),
    };
    guichet.ask(&desk, names).await.unwrap();
    let first = NameFirstAdministrator {
        display_name: "Anna Keller".to_owned(),
        username: "anna.keller".to_owned(),
        password: PlainPassword::from(PASSWORD),
    };
    guichet.ask(&desk, first).await.unwrap();
    let shown = guichet
        .ask(
            &desk,
            ChooseTwoFactor {
                enabled: two_factor,
            },
        )
        .await
        .unwrap();
    let Screen::ServiceKey {
        groups,
        asked_group,
        ..
    } = shown
    else {
        panic!("{shown:?}")
    };
    let group = groups.0[asked_group as usize - 1].clone();
    guichet
        .ask(&desk, ConfirmServiceKey { group })
        .await
        .unwrap();
    guichet.ask(&desk, Back {}).await.unwrap();
}

/// Straight into the file: a hash for each would take hours.
pub async fn add_operators(folder: &Path, operators: u32) {
    const FIRST: [&str; 20] = [
        "anna", "bruno", "carla", "david", "elena", "fabio", "greta", "hugo", "irene", "jonas",
        "katrin", "luca", "maria", "nils", "olga", "paolo", "regula", "sandro", "tina", "urs",
    ];
    const LAST: [&str; 25] = [
        "ammann",
        "bianchi",
        "chevalier",
        "dubois",
        "egger",
        "favre",
        "gerber",
        "huber",
        "imhof",
        "jaggi",
        "keller",
        "lehmann",
        "meier",
        "nef",
        "oswald",
        "perret",
        "quadri",
        "rossi",
        "steiner",
        "tanner",
        "ulrich",
        "vogel",
        "weber",
        "xaver",
        "zbinden",
    ];
    let options = SqliteConnectOptions::new().filename(folder.join(guichet_core::DATABASE_FILE));
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    let mut write = db.begin().await.unwrap();
    for n in 0..operators {
        let (first, last) = (FIRST[n as usize % 20], LAST[n as usize / 20 % 25]);
        let (username, name) = (format!("{first}.{last}.{n}"), format!("{first} {last}"));
        let words = format!(" {first} {last} {n} {first} {last}");
        // One in a hundred is disabled, half are asked for a second factor, half of those have it.
        let (disabled, required) = (n % 100 == 7, n % 2 == 0);
        let registered = (n % 4 == 0).then_some(1_795_000_000_000_i64 + i64::from(n));
        let mut id = [0; 16];
        id[..4].copy_from_slice(&n.to_be_bytes());
        id[15] = 1;
        let mut digest = [0; 32];
        digest[..4].copy_from_slice(&n.to_be_bytes());
        digest[31] = 1;
        let row = sqlx::query(
            "insert into operator (id, username, username_key, username_digest, display_name,
                 display_name_key, search_words, role, two_factor_required, disabled,
                 registered_at, created_at)
             values (?1, ?2, ?2, ?3, ?4, ?4, ?5, 'operator', ?6, ?7, ?8, 0)",
        )
        .bind(id.as_slice())
        .bind(&username)
        .bind(digest.as_slice())
        .bind(&name)
        .bind(&words)
        .bind(required)
        .bind(disabled)
        .bind(registered)
        .execute(&mut *write)
        .await
        .unwrap()
        .last_insert_rowid();
        sqlx::query("insert into operator_search (rowid, words) values (?, ?)")
            .bind(row)
            .bind(&words)
            .execute(&mut *write)
            .await
            .unwrap();
    }
    write.commit().await.unwrap();
    db.close().await.unwrap();
}

/// What each of these operators has besides: a password, and half of them a phone.
pub async fn add_passwords_and_phones(folder: &Path) {
    let options = SqliteConnectOptions::new().filename(folder.join(guichet_core::DATABASE_FILE));
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::query(
        "insert into password (operator, memory_kib, passes, lanes, salt, hash, must_change, changed_at)
         select id, 65536, 3, 1, randomblob(16), randomblob(32), 0, 0 from operator
         where id not in (select operator from password);
         insert into registration (id, operator, number, state, sealed_key, issuer, account,
             created_at, confirmed_at, last_accepted_step)
         select randomblob(16), id, 1, 'confirmed', randomblob(63), 'Carouge', username, 0, 0, 1
         from operator where row % 2 = 0",
    )
    .execute(&mut db)
    .await
    .unwrap();
    db.close().await.unwrap();
}

/// In milliseconds.
pub fn percentile(times: &mut [f64], percent: usize) -> f64 {
    times.sort_by(f64::total_cmp);
    times[(times.len() - 1) * percent / 100]
}

pub fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
