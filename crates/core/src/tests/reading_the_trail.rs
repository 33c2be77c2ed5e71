//! AU-3: the trail listed, filtered and taken along, and what a spreadsheet makes of it (SE-23).

use super::venue::{Desk, PASSWORD, Venue, password};
use crate::operations::*;
use crate::{
    AuditEvent, Clock as _, EventKind, ExportFormat, HistoryEntry, NotSavedBecause, OperatorId,
    Refusal, Role, SavedFile, Span, TrailQuery,
};

const OWN: &str = "nine blue umbrellas";

/// A venue with a morning's history, three minutes between two acts; and Anna and Bruno.
async fn with_history() -> (Venue, OperatorId, OperatorId) {
    let venue = Venue::with_feature(false).await;
    let later = || venue.clock.pass(Span::minutes(3));
    let office = venue.office().await;
    later();
    let bruno = venue.operator(&office, "bruno", OWN).await;
    later();
    let desk = venue.sign_in_window("foyer");
    desk.sign_in("bruno", "not this").await.unwrap_err();
    later();
    desk.sign_in("bruno", OWN).await.unwrap();
    later();
    desk.ask(SignOut {}).await.unwrap();
    desk.sign_in("a name that nobody has", OWN)
        .await
        .unwrap_err();
    later();
    office
        .ask(DisableOperator { operator: bruno })
        .await
        .unwrap();
    office.ask(RequestActivation {}).await.unwrap();
    venue.enable(true).await;
    let anna =
        venue.sql::<String>("select lower(hex(id)) from operator where username = 'anna.keller'");
    let anna = serde_json::from_value(anna.await.into()).unwrap();
    // An export asks for it.
    let password = password(PASSWORD);
    office.ask(ProvePassword { password }).await.unwrap();
    (venue, anna, bruno)
}

async fn listed(office: &Desk<'_>, query: &TrailQuery, limit: u32) -> Vec<HistoryEntry> {
    let mut after = None;
    let mut entries = Vec::new();
    loop {
        let question = ListTrail {
            query: query.clone(),
            after,
            limit,
        };
        let page = office.ask(question).await.unwrap();
        assert!(page.entries.len() <= limit as usize);
        entries.extend(page.entries);
        after = page.next;
        if after.is_none() {
            assert_eq!(page.total as usize, entries.len(), "{query:?}");
            assert!(!page.more_than);
            return entries;
        }
    }
}

fn numbers(entries: &[HistoryEntry]) -> Vec<u32> {
    entries.iter().map(|entry| entry.number).collect()
}

#[tokio::test]
async fn pages_hold_what_matches_the_newest_first_without_gap_or_repeat__AU_3() {
    let (venue, anna, bruno) = with_history().await;
    let office = venue.management("office");
    let everything = listed(&office, &TrailQuery::default(), 200).await;
    let last = everything.len() as u32;
    assert_eq!(numbers(&everything), (1..=last).rev().collect::<Vec<_>>());
    // "Name of bruno" is how the list calls him.
    let names = [(anna, "Anna Keller"), (bruno, "Name of bruno")];
    let kinds = [
        EventKind::SignIn,
        EventKind::Session,
        EventKind::Refused,
        EventKind::Phones,
        EventKind::Operators,
        EventKind::Policy,
        EventKind::ServiceTeam,
        EventKind::Exports,
    ];
    let moments: Vec<_> = everything.iter().map(|entry| Some(entry.at)).collect();
    let (oldest, middle) = (moments[moments.len() - 1], moments[moments.len() / 2]);
    let mut shown = 0;
    for person in [None, Some(names[0]), Some(names[1])] {
        for kind in kinds.map(Some).into_iter().chain([None]) {
            for (from, before) in [
                (None, None),
                (middle, None),
                (None, middle),
                (oldest, middle),
                // the wrong way round
                (middle, oldest),
            ] {
                let query = TrailQuery {
                    from,
                    before,
                    person: person.map(|(id, _)| id),
                    kind,
                };
                let matches = |entry: &&HistoryEntry| {
                    from.is_none_or(|from| entry.at >= from)
                        && before.is_none_or(|before| entry.at < before)
                        && kind.is_none_or(|kind| entry.event.kind() == kind)
                        && person.is_none_or(|(_, name)| {
                            [&entry.actor, &entry.subject]
                                .into_iter()
                                .any(|who| who.as_deref() == Some(name))
                        })
                };
                let expected: Vec<_> = everything.iter().filter(matches).cloned().collect();
                for limit in [2, 200] {
                    let found = listed(&office, &query, limit).await;
                    assert_eq!(numbers(&found), numbers(&expected), "{query:?}");
                }
                shown += expected.len();
            }
        }
    }
    assert!(shown > 100, "the filters leave something: {shown}");
}

#[tokio::test]
async fn a_clock_that_was_set_right_hides_no_entry_of_its_day__AU_3_SE_8() {
    let venue = Venue::with_feature(false).await;
    let right = venue.clock.now();
    // The clock runs a year ahead for a moment, and the service team sets it right.
    venue.clock.pass(Span::days(365));
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("nobody", "not this").await.unwrap_err();
    venue.clock.set(right.plus(Span::minutes(5)));
    desk.ask(OpenServiceAccess {
        service_key: venue.service_key.clone(),
    })
    .await
    .unwrap();
    desk.ask(AcceptClock {}).await.unwrap();
    desk.back().await;
    let office = venue.office().await;
    let today = TrailQuery {
        from: Some(right),
        before: Some(right.plus(Span::days(1))),
        ..TrailQuery::default()
    };
    let events: Vec<_> = listed(&office, &today, 2)
        .await
        .into_iter()
        .map(|entry| entry.event)
        .collect();
    assert_eq!(
        events,
        [
            AuditEvent::SignedIn,
            AuditEvent::ClockAccepted,
            AuditEvent::InstitutionSetUp
        ]
    );
}

#[tokio::test]
async fn pages_are_never_the_whole_trail__AU_3() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    for limit in [0, 201] {
        let question = ListTrail {
            query: TrailQuery::default(),
            after: None,
            limit,
        };
        let refused = office.ask(question).await.unwrap_err();
        assert!(matches!(refused, Refusal::OutOfRange { .. }), "{refused:?}");
    }
}

async fn exported(
    office: &Desk<'_>,
    query: TrailQuery,
    format: ExportFormat,
) -> (SavedFile, String) {
    let saved = office.ask(ExportTrail { query, format }).await.unwrap();
    let files = office.venue.downloads.files();
    let (name, content) = files.last().unwrap().clone();
    assert!(saved.path.ends_with(&name), "{saved:?}");
    (saved, String::from_utf8(content).unwrap())
}

const COLUMNS: [&str; 9] = [
    "number",
    "time",
    "event",
    "reason",
    "desk",
    "actor",
    "actor_operator_name",
    "subject",
    "subject_operator_name",
];

#[tokio::test]
async fn an_export_holds_the_list_as_it_is_filtered_and_is_an_entry__AU_3() {
    let (venue, _, bruno) = with_history().await;
    let office = venue.management("office");
    for query in [
        TrailQuery::default(),
        TrailQuery {
            person: Some(bruno),
            ..TrailQuery::default()
        },
        TrailQuery {
            kind: Some(EventKind::Phones),
            ..TrailQuery::default()
        },
    ] {
        let shown = numbers(&listed(&office, &query, 200).await);
        let (saved, csv) = exported(&office, query.clone(), ExportFormat::Csv).await;
        assert_eq!(saved.entries as usize, shown.len());
        let ends = saved
            .path
            .ends_with("guichet-audit-trail-2026-11-24T08-15-00Z.csv");
        assert!(ends, "{}", saved.path);
        // The export before this one has an entry since.
        let (_, lines) = exported(&office, query.clone(), ExportFormat::JsonLines).await;
        let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
        assert_eq!(reader.headers().unwrap(), COLUMNS.as_slice());
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        let numbers: Vec<u32> = rows.iter().map(|row| row[0].parse().unwrap()).collect();
        assert_eq!(numbers, shown);

        let lines: Vec<serde_json::Value> = lines
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .filter(|line: &serde_json::Value| line["event"] != "trail_exported")
            .collect();
        let rows: Vec<_> = rows
            .iter()
            .filter(|row| &row[2] != "trail_exported")
            .collect();
        assert_eq!(lines.len(), rows.len());
        for (line, row) in lines.iter().zip(rows) {
            for (column, cell) in COLUMNS.into_iter().zip(row) {
                let value = match &line[column] {
                    serde_json::Value::Null => String::new(),
                    serde_json::Value::String(text) => text.clone(),
                    other => other.to_string(),
                };
                assert_eq!(value, cell, "{column}");
            }
        }
    }
    let kept = TrailQuery {
        kind: Some(EventKind::Exports),
        ..TrailQuery::default()
    };
    let kept = listed(&office, &kept, 200).await;
    let reasons: Vec<_> = kept
        .iter()
        .map(|entry| (entry.actor.as_deref(), entry.reason.as_deref()))
        .collect();
    let anna = Some("Anna Keller");
    assert_eq!(
        reasons,
        [(anna, Some("json_lines")), (anna, Some("csv"))].repeat(3)
    );
}

#[tokio::test]
async fn every_entry_is_there_with_who_and_when__AU_3() {
    let (venue, ..) = with_history().await;
    let office = venue.management("office");
    let (_, lines) = exported(&office, TrailQuery::default(), ExportFormat::JsonLines).await;
    let refused = lines
        .lines()
        .find(|line| line.contains("\"password_refused\"") && line.contains("bruno"));
    assert_eq!(
        refused.unwrap(),
        "{\"number\":7,\"time\":\"2026-11-24T08:06:00Z\",\"event\":\"password_refused\",\
          \"reason\":null,\"desk\":\"foyer\",\"actor\":null,\"actor_operator_name\":null,\
          \"subject\":\"Name of bruno\",\"subject_operator_name\":\"bruno\"}"
    );
}

#[tokio::test]
async fn a_name_that_is_a_formula_is_text_in_a_spreadsheet__SE_23() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    for (username, display_name) in [
        ("=cmd", "=HYPERLINK(\"x\";\"y\")"),
        ("@at", "+41 22"),
        ("-minus", "Frei, \"Bruno\""),
    ] {
        let question = CreateOperator {
            username: username.to_owned(),
            display_name: display_name.to_owned(),
            email: String::new(),
            role: Role::Operator,
        };
        office.ask(question).await.unwrap();
    }
    let query = TrailQuery {
        kind: Some(EventKind::Operators),
        ..TrailQuery::default()
    };
    let (_, csv) = exported(&office, query.clone(), ExportFormat::Csv).await;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let cells: Vec<(String, String)> = reader
        .records()
        .map(Result::unwrap)
        .map(|row| (row[8].to_owned(), row[7].to_owned()))
        .collect();
    let expected = [
        ("'-minus", "Frei, \"Bruno\""),
        ("'@at", "'+41 22"),
        ("'=cmd", "'=HYPERLINK(\"x\";\"y\")"),
    ];
    assert_eq!(
        cells,
        expected.map(|(username, name)| (username.to_owned(), name.to_owned()))
    );
    // A program reads what is so.
    let (_, lines) = exported(&office, query, ExportFormat::JsonLines).await;
    assert!(
        lines.contains("\"subject_operator_name\":\"=cmd\""),
        "{lines}"
    );
}

#[tokio::test]
async fn on_a_full_disk_nothing_is_left_and_the_trail_says_nothing__AU_3() {
    let (venue, ..) = with_history().await;
    let office = venue.management("office");
    let before = listed(&office, &TrailQuery::default(), 200).await;
    // not even the first line; some of it
    for room in [0, 500] {
        venue.downloads.set_room(Some(room));
        for format in [ExportFormat::Csv, ExportFormat::JsonLines] {
            let query = TrailQuery::default();
            let refused = office.ask(ExportTrail { query, format }).await.err();
            let expected = Refusal::FileNotSaved {
                folder: "Downloads".to_owned(),
                why: NotSavedBecause::DiskFull,
            };
            assert_eq!(refused, Some(expected), "{room} {format:?}");
        }
    }
    assert!(venue.downloads.files().is_empty());
    let after = listed(&office, &TrailQuery::default(), 200).await;
    assert_eq!(numbers(&after), numbers(&before));
    venue.downloads.set_room(None);
    exported(&office, TrailQuery::default(), ExportFormat::Csv).await;
}
