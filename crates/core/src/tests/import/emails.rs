//! The e-mails of a file: given, changed, left, and refused where they are somebody else's.

use super::{counts, entries_after, import, last_entry};
use crate::operations::*;
use crate::tests::venue::{BRUNOS_PASSWORD, Desk, Venue};
use crate::{ImportChange, ImportPreview, Refusal, WhyBad};

async fn preview(office: &Desk<'_>, rows: &str) -> ImportPreview {
    let question = PreviewImport {
        name: "team.csv".to_owned(),
        bytes: format!("Display name;Operator name;E-mail\n{rows}").into_bytes(),
    };
    office.ask(question).await.unwrap()
}

async fn imported(office: &Desk<'_>, rows: &str) -> (u32, u32, u32) {
    let shown = preview(office, rows).await;
    assert_eq!(shown.bad_rows, []);
    import(office).await.unwrap();
    (shown.new, shown.changed, shown.unchanged)
}

async fn emails(venue: &Venue) -> String {
    venue
        .sql(
            "select group_concat(username || ' ' || coalesce(email, '-'), ', ' order by username)
             from operator where role = 'operator'",
        )
        .await
}

#[tokio::test]
async fn emails_are_given_changed_and_left_as_the_file_says__OP_5_AU_1() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let people = "Bruno;bruno;bruno@x.ch\nCarla;carla;carla@x.ch\nDaria;daria;";
    assert_eq!(imported(&office, people).await, (3, 0, 0));
    let before = last_entry(&venue).await;
    // another one, none in the file, one's first, and one of somebody new
    let rows = "Bruno;bruno;b.frei@x.ch\nCarla;carla;\nDaria;daria;daria@x.ch\nEva;eva;Eva@x.ch";
    let shown = preview(&office, rows).await;
    let changes: Vec<_> = shown.changed_rows.iter().map(|row| &row.changes).collect();
    let change = |from: Option<&str>, to: &str| {
        vec![ImportChange::Email {
            from: from.map(str::to_owned),
            to: to.to_owned(),
        }]
    };
    assert_eq!(
        changes,
        [
            &change(Some("bruno@x.ch"), "b.frei@x.ch"),
            &change(None, "daria@x.ch")
        ]
    );
    import(&office).await.unwrap();
    assert_eq!(
        emails(&venue).await,
        "bruno b.frei@x.ch, carla carla@x.ch, daria daria@x.ch, eva Eva@x.ch"
    );
    assert_eq!(
        entries_after(&venue, before).await,
        [
            "email_changed bruno -",
            "email_changed daria -",
            "operator_created eva -",
            "operators_imported - 1 2",
        ]
    );
    assert_eq!(imported(&office, rows).await, (0, 0, 4));
}

#[tokio::test]
async fn an_email_of_somebody_else_is_a_bad_row_and_keeps_all_of_it_out__OP_4_OP_5() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let people = "Bruno;bruno;bruno@x.ch\nCarla;carla;carla@x.ch";
    assert_eq!(imported(&office, people).await, (2, 0, 0));
    let before = (emails(&venue).await, last_entry(&venue).await);
    // rows, and the lines that are bad
    for (rows, bad) in [
        ("Daria;daria;BRUNO@X.ch", vec![2]),
        ("Eva;eva;eva@x.ch\nBruno;bruno;carla@x.ch", vec![3]),
        // one's own in another spelling
        ("Bruno;bruno;BRUNO@X.ch", vec![]),
        // also where the file would free it
        ("Bruno;bruno;b@x.ch\nCarla;carla;bruno@x.ch", vec![3]),
        ("Bruno;bruno;carla@x.ch\nCarla;carla;bruno@x.ch", vec![2, 3]),
    ] {
        let shown = preview(&office, rows).await;
        let lines: Vec<_> = shown.bad_rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, bad, "{rows}");
        for row in &shown.bad_rows {
            assert_eq!(row.problems[0].why, WhyBad::EmailTaken, "{rows}");
        }
        if !bad.is_empty() {
            let refused = Some(Refusal::ImportHasBadRows);
            assert_eq!(import(&office).await.err(), refused, "{rows}");
        }
    }
    assert_eq!((emails(&venue).await, last_entry(&venue).await), before);
}

#[tokio::test]
async fn an_email_that_was_taken_since_the_preview_is_shown_and_nothing_is_done__OP_5() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let bruno = venue.operator(&office, "bruno", BRUNOS_PASSWORD).await;
    let shown = preview(&office, "Carla;carla;carla@x.ch").await;
    assert_eq!(counts(&shown), (1, 0, 0, 0));
    let taken = RenameOperator {
        operator: bruno,
        username: "bruno".to_owned(),
        display_name: "Bruno".to_owned(),
        email: "CARLA@x.ch".to_owned(),
    };
    office.ask(taken).await.unwrap();
    let ImportOutcome::Outdated { preview: shown } = import(&office).await.unwrap() else {
        panic!("imported")
    };
    assert_eq!(counts(&shown), (0, 0, 0, 1));
    assert_eq!(shown.bad_rows[0].problems[0].why, WhyBad::EmailTaken);
}
