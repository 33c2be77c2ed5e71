//! SE-16: the check from outside the app.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::venue::{ADMINISTRATOR, Venue, registered};
use crate::operations::*;
use crate::{
    Clock as _, ClosedReason, Finding, KeyStoreError, NotVerified, Table, TrailBreak, TrailProblem,
    Verified, verify,
};

async fn verified(venue: &Venue) -> Result<Verified, NotVerified> {
    verify(venue.folder.path(), &*venue.key_store, venue.clock.now()).await
}

async fn findings(venue: &Venue) -> Vec<Finding> {
    verified(venue).await.unwrap().findings
}

/// Every file of the folder and what is in it; of the database's shared memory only that it is there.
fn files(venue: &Venue) -> BTreeMap<String, String> {
    std::fs::read_dir(venue.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            let name = entry.file_name().into_string().unwrap();
            let shared = name.ends_with("-shm");
            let content = std::fs::read(entry.path()).unwrap();
            let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(content));
            (name, if shared { String::new() } else { digest })
        })
        .collect()
}

#[tokio::test]
async fn data_that_nobody_touched_is_as_it_should_be_while_the_app_runs_and_after__SE_16() {
    let (venue, _) = registered().await;
    let office = venue.sign_in_window("desk 1");
    for runs in [true, false] {
        if runs {
            // Not yet in the file itself.
            office.sign_in(ADMINISTRATOR, "not this").await.unwrap_err();
        } else {
            venue.guichet.shut().await;
        }
        let before = files(&venue);
        let Verified { findings, trail } = verified(&venue).await.unwrap();
        assert_eq!(findings, []);
        assert_eq!((trail.entries, trail.problems), (6, vec![]));
        assert_eq!(files(&venue), before, "running: {runs}");
    }
}

#[tokio::test]
async fn what_was_done_to_the_data_is_named__SE_16_SE_15() {
    let anna = || Some("Anna Keller".to_owned());
    for (edit, expected) in [
        (
            "update password set must_change = 1",
            Finding::RowChanged {
                table: Table::Password,
                whose: anna(),
            },
        ),
        (
            "delete from registration",
            Finding::RowsExchanged {
                table: Table::Registration,
            },
        ),
        (
            "update audit_entry set event = 'signed_out' where number = 2",
            Finding::TrailChanged { number: 2 },
        ),
        (
            "delete from audit_entry where number = 2",
            Finding::TrailRemoved { first: 2, last: 2 },
        ),
        (
            "delete from audit_entry where number > 3",
            Finding::TrailCut { after: 3 },
        ),
        (
            "update database set evidence = zeroblob(length(evidence))",
            Finding::EvidenceChanged,
        ),
        (
            "create trigger eve after insert on session begin delete from failure; end",
            Finding::SchemaChanged,
        ),
    ] {
        let (venue, _) = registered().await;
        venue.write(venue.behind_the_triggers(edit).await).await;
        let expected = [expected];
        assert_eq!(
            findings(&venue).await,
            expected,
            "while the app runs: {edit}"
        );
        venue.guichet.shut().await;
        let before = files(&venue);
        assert_eq!(findings(&venue).await, expected, "{edit}");
        assert_eq!(files(&venue), before, "{edit}");
    }
}

#[tokio::test]
async fn an_older_file_is_named__SE_16_SE_15() {
    let (mut venue, _) = registered().await;
    venue.guichet.shut().await;
    let file = venue.folder.path().join(crate::DATABASE_FILE);
    let before = std::fs::read(&file).unwrap();
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, "not this").await.unwrap_err();
    venue.guichet.shut().await;
    std::fs::write(&file, before).unwrap();
    let expected = [Finding::OlderFile, Finding::TrailCut { after: 5 }];
    assert_eq!(findings(&venue).await, expected);
}

#[tokio::test]
async fn what_the_service_team_accepted_is_no_finding_and_is_named__SE_16_AU_2() {
    let venue = Venue::with_feature(false).await;
    let edit = "update audit_entry set event = 'signed_out' where number = 1";
    venue.write(venue.behind_the_triggers(edit).await).await;
    venue.guichet.verify_trail().await;
    venue
        .sign_in_window("desk 1")
        .ask(OpenWithServiceKey {
            service_key: venue.service_key.clone(),
        })
        .await
        .unwrap();
    let Verified { findings, trail } = verified(&venue).await.unwrap();
    assert_eq!(findings, []);
    let accepted = TrailProblem {
        found: TrailBreak::Changed { number: 1 },
        accepted: Some(venue.clock.now()),
    };
    assert_eq!(trail.problems, [accepted]);
}

#[tokio::test]
async fn what_can_t_be_checked_is_not_called_unchanged__SE_16() {
    let empty = Venue::empty().await;
    assert_eq!(
        verified(&empty).await.unwrap_err(),
        NotVerified::NothingThere
    );

    let (venue, _) = registered().await;
    let closed = |reason| Err(NotVerified::Closed(reason));
    let outcome = async || verified(&venue).await.map(|_| ());
    venue.key_store.set_trouble(Some(|| KeyStoreError::Locked));
    assert_eq!(outcome().await, closed(ClosedReason::KeyStoreLocked));
    venue.key_store.set_trouble(None);
    venue.key_store.replace_root_keys();
    assert_eq!(outcome().await, closed(ClosedReason::WrongKey));
    venue.key_store.replace_root_keys();
    assert_eq!(outcome().await, Ok(()));
    venue
        .write("delete from _sqlx_migrations where version = 7")
        .await;
    assert_eq!(outcome().await, Err(NotVerified::NotUpToDate));
    venue.key_store.clear();
    let file = venue.folder.path().join(crate::DATABASE_FILE);
    venue.guichet.shut().await;
    std::fs::write(&file, "no database at all, but long enough to be looked at").unwrap();
    assert_eq!(outcome().await, closed(ClosedReason::DatabaseDamaged));
}
