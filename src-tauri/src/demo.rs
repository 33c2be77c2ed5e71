//! `guichet --demo`: Guichet with made-up people, to be tried at once and without touching anything.
//!
//! The data lies in a temporary folder of its own and its key in memory, so that neither the data of
//! this computer nor its keyring is ever opened, and so that a demo runs beside the real app. Both are
//! gone when the app ends. The people come to be as real ones do, by the same operations, so that lists
//! and trail look as they would.

mod furnishing;
mod key_store;

use std::io;

use guichet_core::Role;
use serde::Serialize;
use tauri::State;
use tempfile::TempDir;

use crate::backend::Backend;

pub use furnishing::{NotFurnished, furnish};
pub use key_store::InMemory;

/// What everybody's password is. Nobody has to guess it: the sign-in screen shows it.
const PASSWORD: &str = "three quiet geese";

/// Somebody who can be tried as.
#[derive(Clone, Debug, Serialize)]
pub struct Person {
    username: &'static str,
    display_name: &'static str,
    role: Role,
    /// Whether a code is asked for after the password.
    with_code: bool,
}

/// Those who choose their password like real operators do; the others only fill the list.
const PEOPLE: [Person; 3] = [
    Person {
        username: "anna",
        display_name: "Anna Keller",
        role: Role::Administrator,
        with_code: false,
    },
    Person {
        username: "bruno",
        display_name: "Bruno Frei",
        role: Role::Operator,
        with_code: true,
    },
    Person {
        username: "clara",
        display_name: "Clara Rossi",
        role: Role::Administrator,
        with_code: true,
    },
];

/// What whoever tries the demo has to know: none of it is a secret.
#[derive(Clone, Serialize)]
pub struct Demo {
    people: Vec<Person>,
    password: &'static str,
    service_key: String,
}

/// What the page shows at a demo's sign-in; none where this is the real app.
#[tauri::command]
pub fn demo(backend: State<'_, Backend>) -> Option<Demo> {
    backend.demo().cloned()
}

/// A folder for a demo's data, among this person's other temporary files; it goes with what is returned.
pub fn folder() -> io::Result<TempDir> {
    tempfile::Builder::new().prefix("guichet-demo-").tempdir()
}
