//! RE-2: making a backup, what is refused on the way, and what lies on the disk meanwhile; checking one. Here
//! is what all of it begins with.

mod checking;
mod damage;
mod making;
mod snapshot;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::operations::*;
use crate::tests::venue::{Desk, Phone, Venue, registered};
use crate::{BackupContents, BackupMade, OperatorId, Refusal, Tell};

pub const OWN: &str = "eleven quiet lamps";

/// Nobody listens.
pub fn quiet() -> Tell {
    Arc::new(|_| {})
}

/// A venue with a phone for Anna and one for Bruno, and a folder for backups.
pub struct Played {
    pub venue: Venue,
    pub anna: Phone,
    pub bruno: (OperatorId, Phone),
    pub elsewhere: tempfile::TempDir,
}

impl Played {
    pub async fn new() -> Self {
        let (venue, anna) = registered().await;
        let office = venue.office_with(&anna).await;
        let bruno = venue.operator_with_phone(&office, "bruno", OWN).await;
        // A wrong code, a wrong password, and a phone that is only half registered.
        let created = office
            .ask(CreateOperator {
                username: "clara".to_owned(),
                display_name: "Clara Rossi".to_owned(),
                email: String::new(),
                role: crate::Role::Operator,
            })
            .await
            .unwrap();
        let training = venue.sign_in_window("training");
        training.sign_in("clara", "wrong").await.unwrap_err();
        training.sign_in("clara", &created.password).await.unwrap();
        let new = ChooseNewPassword {
            password: crate::tests::venue::password(OWN),
        };
        training.ask(new).await.unwrap();
        training.scan().await;
        training.back().await;
        training.back().await;
        training.sign_in("bruno", OWN).await.unwrap();
        training
            .code(&bruno.1.wrong_code(&venue))
            .await
            .unwrap_err();
        training.back().await;
        venue
            .sign_in_window("office")
            .ask(SignOut {})
            .await
            .unwrap();
        venue.next_step();
        Self {
            venue,
            anna,
            bruno,
            elsewhere: tempfile::tempdir().unwrap(),
        }
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.elsewhere.path().join(name)
    }

    /// Anna signs in, makes a backup and signs out.
    pub async fn backup(&self, name: &str) -> PathBuf {
        let office = self.venue.office_with(&self.anna).await;
        let file = self.file(name);
        back_up(&office, &file).await.unwrap();
        let desk = self.venue.sign_in_window("office");
        desk.ask(SignOut {}).await.unwrap();
        self.venue.next_step();
        self.venue.next_step();
        file
    }
}

pub async fn back_up(office: &Desk<'_>, to: &Path) -> Result<BackupMade, Refusal> {
    let guichet = &office.venue.guichet;
    guichet.back_up(&office.caller, to, quiet()).await
}

pub async fn check(
    desk: &Desk<'_>,
    file: &Path,
    service_key: &str,
) -> Result<BackupContents, Refusal> {
    let question = CheckBackup {
        service_key: service_key.to_owned(),
    };
    let guichet = &desk.venue.guichet;
    guichet
        .check_backup(&desk.caller, file, question, quiet())
        .await
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The files that an open database may consist of.
pub const DATABASE: [&str; 3] = ["guichet.db", "guichet.db-shm", "guichet.db-wal"];
