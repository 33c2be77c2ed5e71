//! SE-18: the data of an earlier version, brought up to date or left as it was.

use sqlx::Connection as _;

use super::venue::Venue;
use crate::operations::OpenWithServiceKey;
use crate::updating::{BEFORE, UPDATING};
use crate::{ClosedReason, DATABASE_FILE, Screen};

/// A venue, closed, whose data is that of an earlier version.
async fn of_an_earlier_version() -> Venue {
    let venue = Venue::with_feature(false).await;
    venue.guichet.shut().await;
    venue.as_0012_left_it().await;
    venue
}

fn data(venue: &Venue) -> Vec<u8> {
    std::fs::read(venue.folder.path().join(DATABASE_FILE)).unwrap()
}

/// The names of the copies that an update makes and has left.
fn copies(venue: &Venue) -> Vec<String> {
    let mut files = venue.files();
    files.retain(|name| name.starts_with(BEFORE) || name.starts_with(UPDATING));
    files
}

async fn is_open(venue: &Venue) {
    let screen = venue.sign_in_window("desk 1").look().await;
    assert!(matches!(screen, Screen::SignIn { .. }), "{screen:?}");
    let emails = "select count(*) from pragma_table_info('operator') where name = 'email'";
    assert_eq!(venue.sql::<i64>(emails).await, 1, "up to date");
}

async fn is_closed(venue: &Venue, expected: ClosedReason) {
    match venue.sign_in_window("desk 1").look().await {
        Screen::Closed { reason, .. } => assert_eq!(reason, expected),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn data_of_an_earlier_version_is_brought_up_to_date_and_no_copy_stays__SE_18() {
    let mut venue = of_an_earlier_version().await;
    venue.restart().await;
    is_open(&venue).await;
    assert_eq!(copies(&venue), [""; 0]);
    venue.office().await;
}

#[tokio::test]
async fn a_migration_that_fails_half_way_leaves_the_file_as_it_was__SE_18() {
    let mut venue = of_an_earlier_version().await;
    // 0013 goes well, 0014 finds its table there.
    venue.tamper("create table saved_filter (x)").await;
    let before = data(&venue);
    venue.restart().await;
    is_closed(&venue, ClosedReason::DatabaseNotUpdated).await;
    assert!(data(&venue) == before, "not a byte has changed");
    // Nor does anything wait beside it.
    let half = "select count(*) from _sqlx_migrations where version > 12";
    assert_eq!(venue.sql::<i64>(half).await, 0, "neither of the two");
    assert_eq!(copies(&venue), [""; 0]);

    // So it is found by the version from before, and by the next that does better.
    venue.tamper("drop table saved_filter").await;
    venue.restart().await;
    is_open(&venue).await;
}

#[tokio::test]
async fn what_keeps_a_copy_from_being_made_leaves_the_file_as_it_was__SE_18() {
    let mut venue = of_an_earlier_version().await;
    let in_the_way = venue.folder.path().join(UPDATING);
    std::fs::create_dir(&in_the_way).unwrap();
    let before = data(&venue);
    venue.restart().await;
    let screen = venue.sign_in_window("desk 1").look().await;
    assert!(matches!(screen, Screen::Closed { .. }), "{screen:?}");
    assert!(data(&venue) == before, "not a byte has changed");

    std::fs::remove_dir(&in_the_way).unwrap();
    venue.restart().await;
    is_open(&venue).await;
}

#[tokio::test]
async fn an_update_that_was_cut_off_begins_anew__SE_18() {
    let mut venue = of_an_earlier_version().await;
    // As a power cut leaves them in the middle of being written.
    for half in [BEFORE, UPDATING, "guichet-updating.db-wal"] {
        std::fs::write(venue.folder.path().join(half), b"SQLite format 3\0half").unwrap();
    }
    venue.restart().await;
    is_open(&venue).await;
    assert_eq!(copies(&venue), [""; 0]);
}

#[tokio::test]
async fn the_data_from_before_stays_until_the_new_one_has_been_looked_through__SE_15_SE_18() {
    let mut venue = of_an_earlier_version().await;
    venue
        .tamper("update operator set display_name = 'Somebody else'")
        .await;
    venue.restart().await;
    is_closed(&venue, ClosedReason::Tampered).await;
    assert_eq!(copies(&venue), [BEFORE]);

    let service_key = venue.service_key.clone();
    let desk = venue.sign_in_window("desk 1");
    desk.ask(OpenWithServiceKey { service_key }).await.unwrap();
    assert_eq!(copies(&venue), [""; 0]);
    is_open(&venue).await;
}

#[tokio::test]
async fn what_was_not_yet_in_the_file_itself_is_brought_along__SE_18() {
    let mut venue = of_an_earlier_version().await;
    // The app was killed: its last words wait beside the database.
    let folder = venue.folder.path();
    let [data, waiting] = [DATABASE_FILE, "guichet.db-wal"].map(|name| folder.join(name));
    let mut app = venue.file().await;
    for statement in [
        "pragma wal_autocheckpoint = 0",
        "update operator set display_name = 'Somebody else'",
    ] {
        sqlx::query(statement).execute(&mut app).await.unwrap();
    }
    let killed = [&data, &waiting].map(|file| std::fs::read(file).unwrap());
    assert!(!killed[1].is_empty());
    app.close().await.unwrap();
    std::fs::write(&data, &killed[0]).unwrap();
    std::fs::write(&waiting, &killed[1]).unwrap();

    venue.restart().await;
    is_closed(&venue, ClosedReason::Tampered).await;
    for file in [DATABASE_FILE, BEFORE] {
        let mut db = crate::store::backup::reading(&venue.folder.path().join(file))
            .await
            .unwrap();
        let name: String = sqlx::query_scalar("select display_name from operator")
            .fetch_one(&mut db)
            .await
            .unwrap();
        db.close().await.unwrap();
        assert_eq!(name, "Somebody else", "{file}");
    }
}

#[tokio::test]
async fn an_update_that_was_cut_off_right_before_it_counted_begins_anew__SE_18() {
    let mut venue = of_an_earlier_version().await;
    let before = venue.folder.path().join(BEFORE);
    std::fs::hard_link(venue.folder.path().join(DATABASE_FILE), before).unwrap();
    venue.restart().await;
    is_open(&venue).await;
    assert_eq!(copies(&venue), [""; 0]);
}

#[tokio::test]
async fn data_that_is_up_to_date_is_not_copied__SE_18() {
    let mut venue = Venue::with_feature(false).await;
    // Nothing can be copied here.
    std::fs::create_dir(venue.folder.path().join(UPDATING)).unwrap();
    venue.restart().await;
    is_open(&venue).await;
}
