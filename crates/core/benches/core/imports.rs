//! Importing a file of operators, from its bytes to the commit.

use std::time::Instant;

use guichet_core::operations::*;
use guichet_core::{HashCost, Screen, Window};
use serde_json::json;

use crate::venue::{Venue, rounded, window};

const ROWS: u32 = 10_000;

pub async fn import() -> serde_json::Value {
    let venue = Venue::new(false, HashCost::LEAST, 0).await;
    assert!(matches!(venue.sign_in().await, Screen::SignedIn { .. }));
    let added = looked_at_and_imported(&venue, &file(0, "")).await;
    // Half of them new again, half of them with another name and role.
    let mixed = looked_at_and_imported(&venue, &file(ROWS / 2, "administrator")).await;
    json!({
        "rows": ROWS,
        "previewed_in_s": rounded(added.0.max(mixed.0)),
        "added_in_s": rounded(added.1),
        "half_changed_in_s": rounded(mixed.1),
        "imported_in_s": rounded((added.0 + added.1).max(mixed.0 + mixed.1)),
    })
}

/// A file whose first operator has this number.
fn file(first: u32, role: &str) -> String {
    let mut file = "Display name;Operator name;Role;Two-factor\n".to_owned();
    for n in first..first + ROWS {
        file += &format!("Person {first} {n};person.{n};{role};yes\n");
    }
    file
}

/// How long the preview took, and how long the import.
async fn looked_at_and_imported(venue: &Venue, file: &str) -> (f64, f64) {
    let desk = window(Window::Management);
    let preview = PreviewImport {
        name: "operators.csv".to_owned(),
        bytes: file.as_bytes().to_vec(),
    };
    let began = Instant::now();
    let preview = venue.guichet.ask(&desk, preview).await.unwrap();
    let previewed = began.elapsed().as_secs_f64();
    assert_eq!((preview.bad, preview.new + preview.changed), (0, ROWS));
    let began = Instant::now();
    let outcome = venue.guichet.ask(&desk, ImportOperators::default()).await;
    let imported = began.elapsed().as_secs_f64();
    assert!(matches!(outcome, Ok(ImportOutcome::Imported { .. })));
    (previewed, imported)
}
