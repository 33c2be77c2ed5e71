//! Filters of the list that an administrator has saved (OP-1).

use super::venue::{Desk, Venue};
use crate::operations::*;
use crate::{Field, OperatorFilter, OperatorQuery, OperatorSort, Refusal, Role};

const BRUNOS: &str = "nine blue umbrellas";

fn question(search: &str) -> ListQuestion {
    ListQuestion {
        query: OperatorQuery {
            search: search.to_owned(),
            filter: OperatorFilter::Waiting,
            role: Some(Role::Operator),
        },
        sort: OperatorSort::LastSignIn,
        descending: true,
    }
}

fn saving(name: &str, search: &str) -> SaveFilter {
    SaveFilter {
        name: name.to_owned(),
        question: question(search),
    }
}

/// What is saved, as "name: search".
async fn saved(office: &Desk<'_>) -> Vec<String> {
    let saved = office.ask(ListSavedFilters {}).await.unwrap();
    let said = saved.iter().map(|filter| {
        let SavedFilter { name, question } = filter;
        assert_eq!(question.query.filter, OperatorFilter::Waiting);
        assert_eq!(question.query.role, Some(Role::Operator));
        assert_eq!(question.sort, OperatorSort::LastSignIn);
        assert!(question.descending);
        format!("{name}: {}", question.query.search)
    });
    said.collect()
}

#[tokio::test]
async fn a_filter_is_kept_under_its_name_until_it_is_removed__OP_1() {
    let mut venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    office.ask(saving(" Foyer ", "fo")).await.unwrap();
    office.ask(saving("Balcony", "ba")).await.unwrap();
    // The same name in another spelling: it takes the place of the older one.
    office.ask(saving("FOYER", "foyer")).await.unwrap();
    // Another one, though it sounds alike.
    office.ask(saving("Foyér", "f")).await.unwrap();
    let three = ["Balcony: ba", "FOYER: foyer", "Foyér: f"];
    assert_eq!(saved(&office).await, three);
    drop(office);
    venue.restart().await;
    let office = venue.office().await;
    assert_eq!(saved(&office).await, three);
    let name = "foyer".to_owned();
    office.ask(RemoveFilter { name }).await.unwrap();
    assert_eq!(saved(&office).await, ["Balcony: ba", "Foyér: f"]);
}

#[tokio::test]
async fn a_saved_filter_is_its_administrators_alone__OP_1_OP_6() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    office.ask(saving("Foyer", "fo")).await.unwrap();
    let bruno = venue.operator(&office, "bruno", BRUNOS).await;
    let role = Role::Administrator;
    let promoted = ChangeRole {
        operator: bruno,
        role,
    };
    office.ask(promoted).await.unwrap();
    let desk = venue.sign_in_window("desk 2");
    desk.sign_in("bruno", BRUNOS).await.unwrap();
    let his = venue.management("desk 2");
    assert!(saved(&his).await.is_empty());
    his.ask(saving("Foyer", "his")).await.unwrap();
    assert_eq!(saved(&office).await, ["Foyer: fo"]);
    assert_eq!(saved(&his).await, ["Foyer: his"]);
}

#[tokio::test]
async fn a_filter_that_can_not_be_kept_is_refused_and_nothing_changes__OP_1() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    for at in 1..=20 {
        let name = format!("Filter {at}");
        office.ask(saving(&name, "x")).await.unwrap();
    }
    for (asked, refusal) in [
        // no name, by which nobody would find it
        (
            saving("  ", "x"),
            Refusal::Missing {
                field: Field::FilterName,
            },
        ),
        // a search that finds nothing, because no name is so long
        (
            saving("Long", &"x".repeat(1_000)),
            Refusal::TooLong {
                field: Field::Search,
                maximum: 200,
            },
        ),
        // one too many
        (
            saving("Filter 21", "x"),
            Refusal::TooManySavedFilters { maximum: 20 },
        ),
    ] {
        assert_eq!(office.ask(asked).await.unwrap_err(), refusal);
        assert_eq!(saved(&office).await.len(), 20);
    }
    // The twenty can still be replaced.
    office.ask(saving("Filter 20", "y")).await.unwrap();
}
