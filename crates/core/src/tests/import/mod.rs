//! OP-5: a file of operators is looked at, and imported as a whole or not at all.

mod emails;
mod guards;
mod whole;

use super::venue::{Desk, Venue};
use crate::operations::*;
use crate::{ImportPreview, Refusal};

const HEADER: &str = "Display name;Operator name;Role;Two-factor\n";

async fn preview(office: &Desk<'_>, rows: &str) -> Result<ImportPreview, Refusal> {
    let question = PreviewImport {
        name: "team.csv".to_owned(),
        bytes: format!("{HEADER}{rows}").into_bytes(),
    };
    office.ask(question).await
}

fn counts(preview: &ImportPreview) -> (u32, u32, u32, u32) {
    let ImportPreview {
        new,
        changed,
        unchanged,
        bad,
        ..
    } = preview;
    (*new, *changed, *unchanged, *bad)
}

async fn import(office: &Desk<'_>) -> Result<ImportOutcome, Refusal> {
    office.ask(ImportOperators::default()).await
}

/// Looks at the file and imports it.
async fn imported(office: &Desk<'_>, rows: &str) -> (u32, u32, u32) {
    let shown = preview(office, rows).await.unwrap();
    assert_eq!(shown.bad_rows, []);
    match import(office).await.unwrap() {
        ImportOutcome::Imported {
            new,
            changed,
            unchanged,
        } => (new, changed, unchanged),
        ImportOutcome::Outdated { preview } => panic!("{preview:?}"),
    }
}

/// Every operator: names, role, whether two-factor is required; in the order of the operator names.
async fn everybody(venue: &Venue) -> Vec<String> {
    let all: String = venue
        .sql(
            "select group_concat(line, '|') from (
                 select username || ',' || display_name || ',' || role || ',' ||
                        two_factor_required as line
                 from operator order by username_key)",
        )
        .await;
    all.split('|').map(str::to_owned).collect()
}

/// What the trail says of an import, oldest first: event, subject, reason.
async fn entries_after(venue: &Venue, number: u32) -> Vec<String> {
    let mut entries = Vec::new();
    let mut file = venue.file().await;
    let rows: Vec<(String, Option<String>, Option<String>)> = sqlx::query_as(
        "select event, username, reason from audit_entry
         left join operator on operator.id = subject where number > ? order by number",
    )
    .bind(number)
    .fetch_all(&mut file)
    .await
    .unwrap();
    for (event, subject, reason) in rows {
        let of = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
        entries.push(format!("{event} {} {}", of(subject), of(reason)));
    }
    entries
}

async fn last_entry(venue: &Venue) -> u32 {
    venue.sql("select max(number) from audit_entry").await
}
