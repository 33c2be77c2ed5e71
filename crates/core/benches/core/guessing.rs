//! What somebody who guesses learns from a stopwatch, and what many of them cost in memory.

use std::time::Instant;

use guichet_core::operations::*;
use guichet_core::{Caller, DeskId, HashCost, PlainPassword, Refusal, Window};
use serde_json::json;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection as _, SqliteConnection};

use crate::venue::{Venue, percentile, rounded, window};

/// SE-7's.
const GUESSES: usize = 500;
/// Many more than may hash at once or wait for that (SE-10).
const SIGN_INS_AT_ONCE: usize = 200;

/// Whether a stopwatch tells an operator's name: a wrong password against a name that nobody has, in turn.
pub async fn guessing() -> serde_json::Value {
    let venue = Venue::new(false, HashCost::DEFAULT, 2 * GUESSES as u32).await;
    let mut names: Vec<(i64, String)> = {
        let file = venue.folder.path().join(guichet_core::DATABASE_FILE);
        let mut db = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(file))
            .await
            .unwrap();
        // Each once, so that no wait is earned.
        let named = sqlx::query_as(
            "select row, username from operator where not disabled and username <> 'anna.keller'
             order by row limit ?",
        );
        let names = named.bind(GUESSES as i64).fetch_all(&mut db).await.unwrap();
        db.close().await.unwrap();
        names
    };
    assert_eq!(names.len(), GUESSES);
    let desk = window(Window::SignIn);
    let guess = async |username: String| {
        let question = StartSignIn {
            username,
            password: PlainPassword::from("not the password"),
        };
        let began = Instant::now();
        let answer = venue.guichet.ask(&desk, question).await;
        let took = began.elapsed().as_secs_f64() * 1000.0;
        assert_eq!(answer.unwrap_err(), Refusal::WrongPassword);
        took
    };
    guess("warms.up".to_owned()).await;
    let (mut wrong, mut unknown) = (Vec::new(), Vec::new());
    for (round, (row, name)) in names.drain(..).enumerate() {
        let nobody = format!("nobody.{row:04}.{name}");
        let nobody = nobody.get(..name.len()).unwrap().to_owned() + "x";
        // Which comes first changes.
        if round % 2 == 0 {
            wrong.push(guess(name).await);
            unknown.push(guess(nobody).await);
        } else {
            unknown.push(guess(nobody).await);
            wrong.push(guess(name).await);
        }
    }
    let spread = |times: &[f64]| {
        let mean = times.iter().sum::<f64>() / times.len() as f64;
        let squares = times.iter().map(|time| (time - mean).powi(2));
        (mean, squares.sum::<f64>() / (times.len() - 1) as f64)
    };
    let ((mean_u, variance_u), (mean_w, variance_w)) = (spread(&unknown), spread(&wrong));
    let welch = (mean_u - mean_w) / ((variance_u + variance_w) / GUESSES as f64).sqrt();
    let (unknown, wrong) = (percentile(&mut unknown, 50), percentile(&mut wrong, 50));
    json!({
        "tries_of_each": GUESSES,
        "unknown_median_ms": rounded(unknown),
        "wrong_median_ms": rounded(wrong),
        "ratio_of_medians": rounded(unknown / wrong),
        "medians_differ_by_ms": rounded((unknown - wrong).abs()),
        "welch_t": rounded(welch),
    })
}

/// What 200 sign-ins at once add to the memory that the process had, at its peak.
pub async fn memory() -> serde_json::Value {
    let venue = Venue::new(false, HashCost::DEFAULT, 0).await;
    let desks = (0..SIGN_INS_AT_ONCE).map(|n| Caller {
        desk: DeskId::new(&format!("desk {n}")),
        window: Window::SignIn,
    });
    let desks: Vec<_> = desks.collect();
    let Some(before) = memory_mib("VmRSS") else {
        return json!({ "peak_added_mib": null });
    };
    // From here on the peak is counted anew.
    std::fs::write("/proc/self/clear_refs", "5").unwrap();
    let tries = desks.iter().map(|desk| {
        let question = StartSignIn {
            username: "anna.keller".to_owned(),
            password: PlainPassword::from("not the password"),
        };
        venue.guichet.ask(desk, question)
    });
    let answers = futures_util::future::join_all(tries).await;
    let busy = |answer: &&Result<_, _>| matches!(answer, Err(Refusal::Busy));
    let busy = answers.iter().filter(busy).count();
    let peak = memory_mib("VmHWM").unwrap();
    json!({
        "sign_ins_at_once": SIGN_INS_AT_ONCE,
        "told_that_the_desk_is_busy": busy,
        "before_mib": rounded(before),
        "peak_mib": rounded(peak),
        "peak_added_mib": rounded(peak - before),
        "peak_added_in_hashes_of_64_mib": rounded((peak - before) / 64.0),
    })
}

/// What Linux says of this process; other systems say nothing.
pub fn memory_mib(line: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|found| found.starts_with(line))?;
    let kib: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib / 1024.0)
}
