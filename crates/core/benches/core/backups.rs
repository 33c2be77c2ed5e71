//! How long a backup takes.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use guichet_core::{HashCost, Screen, Tell, Window};
use serde_json::json;

use crate::venue::{Venue, rounded, target, window};

/// A backup of 100,000 operators with a password each, half of them with a phone.
pub async fn backup() -> serde_json::Value {
    let venue = Venue::new(false, HashCost::LEAST, 100_000).await;
    assert!(matches!(venue.sign_in().await, Screen::SignedIn { .. }));
    let elsewhere = tempfile::tempdir_in(target()).unwrap();
    let file = elsewhere.path().join("backup");
    let tell: Tell = Arc::new(|progress| {
        black_box(progress);
    });
    let office = window(Window::Management);
    let began = Instant::now();
    let made = venue.guichet.back_up(&office, &file, tell.clone()).await;
    let (made, made_in) = (made.unwrap(), began.elapsed().as_secs_f64());

    json!({
        "mib": rounded(made.size as f64 / f64::from(1 << 20)),
        "made_in_s": rounded(made_in),
    })
}
