//! What an operation that writes takes with its anchor in the system's keyring, against the same without: with
//! a key store in memory.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Instant,
};

use guichet::OsKeyStore;
use guichet_core::{
    EntryName, Guichet, KeyStore, KeyStoreError, OperatorId, StoredSecret, Window,
    operations::{ListOperators, RequireTwoFactor, Selection, StartSignIn},
};
use serde_json::json;

use crate::desk::{self, IDENTIFIER};

/// Operations of each.
const ROUNDS: usize = 200;

/// Measures operations on the data in `data`, in turn with the same ones on a copy.
pub fn run(home: &Path, data: &Path) {
    let copy = home.join("guichet-data-copy");
    copy_database(data, &copy);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let figures = runtime.block_on(async {
        let keyring = Arc::new(OsKeyStore::new(IDENTIFIER));
        let memory = Arc::new(InMemory {
            before: OsKeyStore::new(IDENTIFIER),
            since: Mutex::default(),
        });
        // First, as long as the keyring's anchor is the copy's too.
        let without = signed_in(copy, memory).await;
        let with = signed_in(data.to_owned(), keyring).await;
        let operator = first_operator(&with).await;
        let (mut anchored, mut bare) = (Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            bare.push(an_operation(&without, operator, round).await);
            anchored.push(an_operation(&with, operator, round).await);
        }
        with.shut().await;
        without.shut().await;
        let (anchored, bare) = (median(anchored), median(bare));
        json!({ "operation_ms": anchored, "without_anchor_ms": bare, "operation_ratio": anchored / bare })
    });
    let text = serde_json::to_string_pretty(&figures).expect("JSON");
    std::fs::write(crate::measure::folder().join("anchor.json"), &text).expect("anchor.json");
    println!("{text}");
}

async fn signed_in(folder: PathBuf, key_store: Arc<dyn KeyStore>) -> Guichet {
    let guichet = desk::open_with(folder, key_store).await;
    let credentials = json!({ "username": desk::USERNAME, "password": desk::PASSWORD });
    desk::ask::<StartSignIn>(&guichet, credentials).await;
    guichet
}

/// An operator is taken out of two-factor sign-in, or in again: a row, an entry of the trail, an anchor.
async fn an_operation(guichet: &Guichet, operator: OperatorId, round: usize) -> f64 {
    let question = RequireTwoFactor {
        operators: Selection::Operators {
            operators: vec![operator],
        },
        required: round % 2 == 1,
    };
    let office = desk::caller(Window::Management);
    let began = Instant::now();
    let changed = guichet.ask(&office, question);
    changed.await.expect("the operator is changed");
    began.elapsed().as_secs_f64() * 1000.0
}

/// Whoever stands first in the list.
async fn first_operator(guichet: &Guichet) -> OperatorId {
    let question = json!({
        "query": { "search": "", "filter": "all", "role": "operator" },
        "sort": "display_name",
        "descending": false,
        "after": null,
        "limit": 1,
    });
    let question: ListOperators = serde_json::from_value(question).expect("a question");
    let office = desk::caller(Window::Management);
    let page = guichet.ask(&office, question).await.expect("the list");
    page.rows[0].operator
}

fn copy_database(from: &Path, to: &Path) {
    std::fs::create_dir(to).expect("a folder for the copy");
    for entry in std::fs::read_dir(from).expect("the data").flatten() {
        if entry.path().is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name())).expect("a file of the data");
        }
    }
}

fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}

/// What the keyring held, and in memory what was written since.
struct InMemory {
    before: OsKeyStore,
    since: Mutex<HashMap<String, Option<Vec<u8>>>>,
}

impl InMemory {
    fn keep(&self, name: &EntryName, value: Option<Vec<u8>>) {
        let mut since = self.since.lock().expect("nobody panics");
        since.insert(name.as_str().to_owned(), value);
    }
}

#[async_trait::async_trait]
impl KeyStore for InMemory {
    async fn read(&self, name: &EntryName) -> Result<Option<StoredSecret>, KeyStoreError> {
        let kept = self
            .since
            .lock()
            .expect("nobody panics")
            .get(name.as_str())
            .cloned();
        match kept {
            Some(value) => Ok(value.map(StoredSecret::new)),
            None => self.before.read(name).await,
        }
    }

    async fn write(&self, name: &EntryName, value: &StoredSecret) -> Result<(), KeyStoreError> {
        self.keep(name, Some(value.expose().to_vec()));
        Ok(())
    }

    async fn remove(&self, name: &EntryName) -> Result<(), KeyStoreError> {
        self.keep(name, None);
        Ok(())
    }
}
