//! OP-5: what is exported is imported again, and changes nothing; and the template is one to fill.

use proptest::prelude::*;

use super::venue::{BRUNOS_PASSWORD, Desk, Venue};
use crate::email::{checked_email, email_key};
use crate::import::Rows;
use crate::names::{checked_name, checked_username};
use crate::operations::*;
use crate::{
    Field, ImportPreview, Language, NotSavedBecause, OperatorFilter, OperatorQuery, Refusal, Role,
    WhyBad,
};

const LANGUAGES: [Language; 4] = [Language::En, Language::Fr, Language::De, Language::It];

fn everybody() -> OperatorQuery {
    OperatorQuery {
        search: String::new(),
        filter: OperatorFilter::All,
        role: None,
    }
}

/// The file that is saved, and how many operators it says are in it.
async fn exported(office: &Desk<'_>, query: OperatorQuery, language: Language) -> (Vec<u8>, u32) {
    let saved = office
        .ask(ExportOperators { query, language })
        .await
        .unwrap();
    let (name, file) = office.venue.downloads.files().pop().unwrap();
    assert!(saved.path.ends_with(&name), "{}", saved.path);
    (file, saved.entries)
}

async fn preview(office: &Desk<'_>, bytes: Vec<u8>) -> ImportPreview {
    let name = "operators.csv".to_owned();
    office.ask(PreviewImport { name, bytes }).await.unwrap()
}

/// A venue with operators in every standing, and names that a spreadsheet would trip over.
async fn venue() -> Venue {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    for (username, display_name, email, role) in [
        (
            "=cmd",
            "=HYPERLINK(\"x\";\"y\")",
            "=1+1@theatre.example",
            Role::Operator,
        ),
        ("'@at", "'=1", "'=a@theatre.example", Role::Administrator),
        (
            "zoë",
            "Frei, \"Zoë\"; -1",
            "zoë@theatre.example",
            Role::Operator,
        ),
        ("-", "' '", "", Role::Operator),
    ] {
        let question = CreateOperator {
            username: username.to_owned(),
            display_name: display_name.to_owned(),
            email: email.to_owned(),
            role,
        };
        office.ask(question).await.unwrap();
    }
    let disabled = venue.operator(&office, "bruno", BRUNOS_PASSWORD).await;
    office
        .ask(DisableOperator { operator: disabled })
        .await
        .unwrap();
    office
        .ask(RequireTwoFactor {
            operators: Selection::Role {
                role: Role::Administrator,
            },
            required: true,
        })
        .await
        .unwrap();
    venue
}

#[tokio::test]
async fn an_exported_list_is_imported_again_and_changes_nothing__OP_5_SE_23() {
    let venue = venue().await;
    let office = venue.management("office");
    for language in LANGUAGES {
        let (file, entries) = exported(&office, everybody(), language).await;
        assert_eq!(entries, 6);
        let shown = preview(&office, file).await;
        assert_eq!(shown.bad_rows, [], "{language:?}");
        assert_eq!(
            (shown.new, shown.changed, shown.unchanged),
            (0, 0, 6),
            "{language:?}"
        );
    }
}

#[tokio::test]
async fn an_export_holds_the_list_as_it_is_filtered_and_is_an_entry__OP_5() {
    let venue = venue().await;
    let office = venue.management("office");
    let before: u32 = venue.sql("select max(number) from audit_entry").await;
    let (file, entries) = exported(
        &office,
        OperatorQuery {
            filter: OperatorFilter::Disabled,
            ..everybody()
        },
        Language::En,
    )
    .await;
    assert_eq!(entries, 1);
    assert_eq!(
        String::from_utf8(file).unwrap(),
        "\u{feff}Display name,Operator name,E-mail,Role,Two-factor,Standing,Phone registered,Last sign-in,\
         Disabled\nName of bruno,bruno,,operator,no,Off,,2026-11-24T08:00:00Z,yes\n"
    );
    let entry: String = venue
        .sql("select event || ' ' || reason from audit_entry order by number desc limit 1")
        .await;
    assert_eq!(entry, "operators_exported csv");
    let after: u32 = venue.sql("select max(number) from audit_entry").await;
    assert_eq!(after, before + 1);
    // No cell begins a formula.
    let (file, _) = exported(&office, everybody(), Language::De).await;
    let text = String::from_utf8(file).unwrap();
    assert!(
        text.contains(
            "\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\",'=cmd,'=1+1@theatre.example,Kasse,nein,Aus"
        ),
        "{text}"
    );
}

#[tokio::test]
async fn more_than_a_piece_of_the_list_is_exported_whole_and_once__OP_5() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let rows: String = (0..1_100).map(|n| format!("Same name;p{n}\n")).collect();
    preview(&office, format!("Name;Username\n{rows}").into_bytes()).await;
    office.ask(ImportOperators::default()).await.unwrap();
    let (file, entries) = exported(&office, everybody(), Language::En).await;
    assert_eq!(entries, 1_101);
    let shown = preview(&office, file).await;
    assert_eq!((shown.unchanged, shown.bad), (1_101, 0));
}

#[tokio::test]
async fn on_a_full_disk_nothing_is_left_and_the_trail_says_nothing__OP_5() {
    let venue = venue().await;
    let office = venue.management("office");
    let before: u32 = venue.sql("select max(number) from audit_entry").await;
    venue.downloads.set_room(Some(50));
    let language = Language::En;
    let query = everybody();
    let refused = Some(Refusal::FileNotSaved {
        folder: "Downloads".to_owned(),
        why: NotSavedBecause::DiskFull,
    });
    let answer = office.ask(ExportOperators { query, language }).await;
    assert_eq!(answer.err(), refused);
    let answer = office.ask(SaveImportTemplate { language }).await;
    assert_eq!(answer.err(), refused);
    assert!(venue.downloads.files().is_empty());
    let after: u32 = venue.sql("select max(number) from audit_entry").await;
    assert_eq!(after, before);
}

#[tokio::test]
async fn the_template_is_read_in_every_language_and_its_example_is_not_imported__OP_5() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    for language in LANGUAGES {
        office.ask(SaveImportTemplate { language }).await.unwrap();
        let (name, file) = venue.downloads.files().pop().unwrap();
        assert_eq!(name, "guichet-operators.csv");
        let shown = preview(&office, file.clone()).await;
        assert_eq!(shown.bad, 1, "{language:?}");
        let problems = &shown.bad_rows[0].problems;
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(problems[0].why, WhyBad::Example);
        // Somebody fills it: their row in the place of the example.
        let text = String::from_utf8(file).unwrap();
        let header = text.lines().next().unwrap();
        let filled = format!("{header}\nBruno Frei,bruno,,,\n").into_bytes();
        let shown = preview(&office, filled).await;
        assert_eq!((shown.new, shown.bad), (1, 0), "{language:?}");
    }
}

fn a_name() -> impl Strategy<Value = String> {
    prop_oneof!["[=+@',;\"a-c1 \\-]{1,8}", ".{1,12}"].prop_filter_map("no name", |name| {
        checked_name(Field::DisplayName, &name).ok()
    })
}

fn a_username() -> impl Strategy<Value = String> {
    prop_oneof!["[=+@',;\"a-c1\\-]{1,8}", ".{1,12}"]
        .prop_filter_map("no operator name", |name| checked_username(&name).ok())
}

fn an_email() -> impl Strategy<Value = Option<String>> {
    prop::option::of("[=+'a-c1\\-]{1,8}@theatre\\.example").prop_filter("no e-mail", |email| {
        let typed = email.as_deref().unwrap_or_default();
        checked_email(typed).as_ref() == Ok(email)
    })
}

proptest! {
    #[test]
    fn whatever_is_exported_is_read_again__OP_5_SE_23(
        operators in prop::collection::vec((a_name(), a_username(), an_email(), any::<bool>(), any::<bool>()), 0..6),
        language in prop::sample::select(LANGUAGES.to_vec()),
    ) {
        let mut table = crate::import::Table::begin(language, Vec::new()).unwrap();
        let mut expected = Vec::new();
        for (display_name, username, email, is_administrator, required) in operators {
            let key = crate::names::username_key(&username);
            let same_email = |other: &Option<String>| {
                email.is_some() && other.as_deref().map(email_key) == email.as_deref().map(email_key)
            };
            if expected.iter().any(|(_, _, other, others, ..): &(_, _, String, _, _, _)| {
                *other == key || same_email(others)
            }) {
                continue;
            }
            let role = if is_administrator { Role::Administrator } else { Role::Operator };
            let mut row = crate::OperatorRow::example(&display_name, &username, role, required);
            row.email.clone_from(&email);
            table.write(&row).unwrap();
            expected.push((display_name, username, key, email, Some(role), Some(required)));
        }
        let read = Rows::read(&table.end().unwrap()).unwrap();
        prop_assert!(read.is_good());
        let found: Vec<_> = read.rows.into_iter()
            .map(|row| (row.display_name, row.username, row.key, row.email, row.role, row.required))
            .collect();
        prop_assert_eq!(found, expected);
    }
}
