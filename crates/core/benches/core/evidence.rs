//! What it costs to notice edits: at a start, in an operation, and over the whole trail.

use std::hint::black_box;
use std::time::Instant;

use guichet_core::operations::*;
use guichet_core::testing::forget_evidence;
use guichet_core::{Clock as _, HashCost, OperatorFilter, OperatorQuery, OperatorSort, Window};
use serde_json::json;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{Connection as _, SqliteConnection};

use crate::venue::{Venue, percentile, rounded, window};

const ROUNDS: usize = 300;

/// What it costs to notice edits: at the start, and in an operation.
pub async fn evidence() -> serde_json::Value {
    const STARTS: usize = 9;
    let (mut few, mut many) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        few.push(Venue::new(false, HashCost::LEAST, 0).await.started_in);
        many.push(Venue::new(false, HashCost::LEAST, 10_000).await.started_in);
    }
    let (few, many) = (percentile(&mut few, 50), percentile(&mut many, 50));

    // An operation that changes an operator, in turn with the same statements on a copy, without all
    // that notices edits.
    let venue = Venue::new(false, HashCost::LEAST, 1_000).await;
    venue.sign_in().await;
    let copy = venue.folder.path().join("copy.db");
    let options = SqliteConnectOptions::new()
        .filename(venue.folder.path().join(guichet_core::DATABASE_FILE))
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "on");
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::query("vacuum into ?")
        .bind(copy.to_str())
        .execute(&mut db)
        .await
        .unwrap();
    db.close().await.unwrap();
    let mut db = SqliteConnection::connect_with(&options.filename(&copy))
        .await
        .unwrap();
    let office = window(Window::Management);
    let question = ListOperators {
        query: OperatorQuery {
            search: String::new(),
            filter: OperatorFilter::All,
            role: None,
        },
        sort: OperatorSort::DisplayName,
        descending: false,
        after: None,
        limit: 1,
    };
    let page = venue.guichet.ask(&office, question).await.unwrap();
    let (operator, username) = (page.rows[0].operator, &page.rows[0].username);
    let (mut bare, mut whole) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let required = round % 2 == 0;
        let began = Instant::now();
        let mut read = db.begin().await.unwrap();
        for look in [
            "select * from session where ended_at is null",
            "select * from operator where username = 'anna.keller'",
            "select * from institution",
        ] {
            black_box(sqlx::query(look).fetch_one(&mut *read).await.unwrap());
        }
        read.commit().await.unwrap();
        let mut write = db.begin_with("begin immediate").await.unwrap();
        let look = sqlx::query("select * from operator where username = ?").bind(username);
        black_box(look.fetch_one(&mut *write).await.unwrap());
        let changed = sqlx::query(
            "update operator set two_factor_required = ?, epoch = epoch + 1 where username = ?",
        );
        changed
            .bind(required)
            .bind(username)
            .execute(&mut *write)
            .await
            .unwrap();
        for statement in [
            "insert into audit_entry (number, at, event, actor, subject, desk)
             select (select max(number) + 1 from audit_entry), 0, 'two_factor_required', id, id,
                 'desk' from operator where username = 'anna.keller'",
            "update database set highest_time = highest_time + 1",
        ] {
            sqlx::query(statement).execute(&mut *write).await.unwrap();
        }
        write.commit().await.unwrap();
        bare.push(began.elapsed().as_secs_f64() * 1000.0);

        let question = RequireTwoFactor {
            operators: Selection::Operators {
                operators: vec![operator],
            },
            required,
        };
        let began = Instant::now();
        black_box(venue.guichet.ask(&office, question).await.unwrap());
        whole.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    let (bare, whole) = (percentile(&mut bare, 50), percentile(&mut whole, 50));
    json!({
        "start_ms": rounded(few),
        "start_ms_with_10000_operators": rounded(many),
        "start_adds_ms": rounded(many - few),
        "without_evidence_ms": rounded(bare),
        "operation_ms": rounded(whole),
        "operation_ratio": rounded(whole / bare),
    })
}

/// `guichet verify` over 100,000 entries of the trail, chained like all others, and everything else.
pub async fn verification() -> serde_json::Value {
    const ENTRIES: u32 = 100_000;
    const ROUNDS: usize = 5;
    let venue = Venue::new(false, HashCost::LEAST, 0).await;
    venue.guichet.shut().await;
    let file = venue.folder.path().join(guichet_core::DATABASE_FILE);
    let options = SqliteConnectOptions::new().filename(&file);
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::query(
        "insert into audit_entry (number, at, event, actor, subject, desk, reason)
         select last + value, 1795507200000 + value * 1000, 'session_locked', null, id, 'Foyer left', 'idle'
         from (select max(number) as last from audit_entry), operator,
              (with recursive n (value) as (select 1 union all select value + 1 from n where value < ?)
               select value from n)",
    )
    .bind(ENTRIES)
    .execute(&mut db)
    .await
    .unwrap();
    db.close().await.unwrap();
    forget_evidence(&file, &venue.key_store).await;
    // This start chains them.
    venue.guichet.open().await;
    venue.guichet.shut().await;
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let began = Instant::now();
        let now = venue.clock.now();
        let verified = guichet_core::verify(venue.folder.path(), &*venue.key_store, now).await;
        times.push(began.elapsed().as_secs_f64());
        let verified = verified.unwrap();
        assert!(verified.findings.is_empty() && verified.trail.entries > ENTRIES);
    }
    json!({ "entries": ENTRIES, "verified_in_s": rounded(percentile(&mut times, 50)) })
}
