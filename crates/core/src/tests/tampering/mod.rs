//! SE-15, SE-16, RE-1: what somebody does to the files is found at the next start, and the service
//! key is what opens them again.

mod handed_over;
mod key_store;
mod older_files;
mod rows;
mod trail;

use sqlx::Connection as _;

use crate::evidence::{Finding, Table};
use crate::operations::*;
use crate::tests::venue::{ADMINISTRATOR, PASSWORD, Phone, Venue};
use crate::{ClosedReason, Screen};

/// What the start finds, where it finds something.
async fn found(venue: &mut Venue) -> Vec<Finding> {
    venue.restart().await;
    match venue.sign_in_window("desk 1").look().await {
        Screen::Closed {
            reason: ClosedReason::Tampered,
            service_key_helps,
            restore_helps: true,
            findings,
        } => {
            let helps = !findings.contains(&Finding::SchemaChanged);
            assert_eq!(service_key_helps, helps, "{findings:?}");
            findings
        }
        Screen::SignIn { .. } => Vec::new(),
        other => panic!("{other:?}"),
    }
}

fn row(table: Table, whose: Option<&str>) -> Vec<Finding> {
    let whose = whose.map(str::to_owned);
    vec![Finding::RowChanged { table, whose }]
}

/// The database's file, with everything in it, whoever still has it open.
async fn copy(venue: &Venue) -> Vec<u8> {
    venue.guichet.shut().await;
    let mut file = venue.file().await;
    sqlx::query("pragma wal_checkpoint(truncate)")
        .execute(&mut file)
        .await
        .unwrap();
    file.close().await.unwrap();
    std::fs::read(venue.folder.path().join(crate::DATABASE_FILE)).unwrap()
}

async fn put_back(venue: &Venue, file: &[u8]) {
    venue.guichet.shut().await;
    let path = venue.folder.path().join(crate::DATABASE_FILE);
    for beside in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{beside}", path.display()));
    }
    std::fs::write(path, file).unwrap();
}

async fn signs_in(venue: &Venue, phone: &Phone) {
    venue.next_step();
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let screen = desk.code(&phone.code(venue)).await.unwrap();
    assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
    desk.ask(SignOut {}).await.unwrap();
}
