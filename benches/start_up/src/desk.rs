//! A desk that is set up, so that the app starts with its sign-in screen.
//!
//! The core sets it up, on the folder and in the keyring where the app will look.

use std::{path::PathBuf, sync::Arc, time::SystemTime};

use guichet::OsKeyStore;
use guichet_core::{
    Caller, Clock, ClosedReason, DataFolder, DeskId, Downloads, Guichet, KeyStore, NewFile,
    Operation, Randomness, Screen, Settings, Timestamp, Window,
    operations::{
        BeginSetUp, ChooseTwoFactor, ConfirmServiceKey, ImportOperators, NameFirstAdministrator,
        NameInstitution, PreviewImport, SignOut, StartSignIn,
    },
};
use serde_json::{Value, json};

/// The only administrator.
pub const USERNAME: &str = "anna.keller";
/// Theirs.
pub const PASSWORD: &str = "seven green bicycles";

/// Under which name the app has its entries in the keyring.
pub const IDENTIFIER: &str = "app.guichet.desk";

/// So many are added.
pub const OPERATORS: u32 = 100_000;
/// So many a file of operators may have.
const A_FILE: u32 = 10_000;

/// Sets up the desk whose data is in `folder`.
pub fn set_up(folder: PathBuf) {
    std::fs::create_dir_all(&folder).expect("the data folder");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let guichet = open(folder).await;
        ask::<BeginSetUp>(&guichet, json!({})).await;
        let names = json!({ "name": "Carouge Box Office", "short_name": "Carouge" });
        ask::<NameInstitution>(&guichet, names).await;
        let administrator = json!({
            "display_name": "Anna Keller",
            "username": USERNAME,
            "password": PASSWORD,
        });
        ask::<NameFirstAdministrator>(&guichet, administrator).await;
        let shown = ask::<ChooseTwoFactor>(&guichet, json!({ "enabled": false })).await;
        // As the page reads it.
        let shown = serde_json::to_value(shown).expect("JSON");
        let asked = shown["asked_group"].as_u64().expect("a group's number");
        let position = usize::try_from(asked).expect("a small number") - 1;
        let asked = &shown["groups"][position];
        ask::<ConfirmServiceKey>(&guichet, json!({ "group": asked })).await;
    });
}

async fn open(folder: PathBuf) -> Guichet {
    open_with(folder, Arc::new(OsKeyStore::new(IDENTIFIER))).await
}

/// Opens the data in `folder` with the keys in another key store than the app's.
pub async fn open_with(folder: PathBuf, key_store: Arc<dyn KeyStore>) -> Guichet {
    let guichet = Guichet::new(
        Settings::default(),
        Arc::new(SystemClock),
        Arc::new(SystemRandomness),
        key_store,
        Arc::new(Folder(folder)),
        Arc::new(NoDownloads),
    );
    guichet.open().await;
    guichet
}

/// Adds the operators of a large house to the desk whose data is in `folder`, as an administrator does: from
/// files.
pub fn add_operators(folder: PathBuf) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let guichet = open(folder).await;
        let credentials = json!({ "username": USERNAME, "password": PASSWORD });
        ask::<StartSignIn>(&guichet, credentials).await;
        let office = caller(Window::Management);
        for first in (0..OPERATORS).step_by(A_FILE as usize) {
            let file = PreviewImport {
                name: "operators.csv".to_owned(),
                bytes: file_of_operators(first).into_bytes(),
            };
            let preview = guichet
                .ask(&office, file)
                .await
                .expect("a file is looked at");
            assert_eq!(preview.new, A_FILE, "all of them are new");
            let imported = guichet.ask(&office, ImportOperators::default()).await;
            imported.expect("the operators are imported");
        }
        ask::<SignOut>(&guichet, json!({})).await;
        guichet.shut().await;
    });
}

/// Whom the operators are called after.
pub const GIVEN_NAMES: [&str; 20] = [
    "Anna", "Bruno", "Carla", "David", "Elena", "Fabio", "Greta", "Hugo", "Irene", "Jonas",
    "Katrin", "Luca", "Maria", "Nils", "Olga", "Paolo", "Regula", "Sandro", "Tina", "Urs",
];

/// Five hundred different names.
fn file_of_operators(first: u32) -> String {
    const LAST_NAMES: [&str; 25] = [
        "Ammann",
        "Bianchi",
        "Chevalier",
        "Dubois",
        "Egger",
        "Favre",
        "Gerber",
        "Huber",
        "Imhof",
        "Jaggi",
        "Keller",
        "Lehmann",
        "Meier",
        "Nef",
        "Oswald",
        "Perret",
        "Quadri",
        "Rossi",
        "Steiner",
        "Tanner",
        "Ulrich",
        "Vogel",
        "Weber",
        "Xaver",
        "Zbinden",
    ];
    let mut file = "Display name;Operator name\n".to_owned();
    for n in first..first + A_FILE {
        let (a, b) = (
            n as usize % GIVEN_NAMES.len(),
            n as usize / GIVEN_NAMES.len(),
        );
        let (given, family) = (GIVEN_NAMES[a], LAST_NAMES[b % LAST_NAMES.len()]);
        file += &format!("{given} {family};{}.{n}\n", given.to_lowercase());
    }
    file
}

pub fn caller(window: Window) -> Caller {
    Caller {
        desk: DeskId::new("bench"),
        window,
    }
}

pub async fn ask<O: Operation<Answer = Screen>>(guichet: &Guichet, question: Value) -> Screen {
    let caller = caller(Window::SignIn);
    let question: O = serde_json::from_value(question).expect("a question");
    guichet.ask(&caller, question).await.expect(O::NAME)
}

/// Nothing is exported here.
struct NoDownloads;

impl Downloads for NoDownloads {
    fn folder(&self) -> std::io::Result<PathBuf> {
        Err(std::io::ErrorKind::Unsupported.into())
    }

    fn begin(&self) -> std::io::Result<Box<dyn NewFile>> {
        Err(std::io::ErrorKind::Unsupported.into())
    }
}

struct Folder(PathBuf);

impl DataFolder for Folder {
    fn prepare(&self) -> Result<PathBuf, ClosedReason> {
        Ok(self.0.clone())
    }
}

struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let since = SystemTime::UNIX_EPOCH
            .elapsed()
            .expect("a clock after 1970");
        Timestamp::from_millis(i64::try_from(since.as_millis()).expect("a clock before 9999"))
    }
}

struct SystemRandomness;

impl Randomness for SystemRandomness {
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("random bytes");
    }
}
