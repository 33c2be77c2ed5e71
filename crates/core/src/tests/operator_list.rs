//! OP-1: the list, its search, its filters and its pages.

use super::venue::{ADMINISTRATOR, Venue};
use crate::operations::*;
use crate::{OperatorFilter, OperatorPage, OperatorQuery, OperatorSort, Role};

const OWN: &str = "nine blue umbrellas";

fn page(search: &str, filter: OperatorFilter, after: Option<String>, limit: u32) -> ListOperators {
    ListOperators {
        query: OperatorQuery {
            search: search.to_owned(),
            filter,
            role: None,
        },
        sort: OperatorSort::DisplayName,
        descending: false,
        after,
        limit,
    }
}

pub(super) fn names(page: &OperatorPage) -> Vec<&str> {
    page.rows.iter().map(|row| row.username.as_str()).collect()
}

/// An office and some operators, created as a device would.
pub(super) async fn with_names(usernames: &[&str]) -> Venue {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    for username in usernames {
        let question = CreateOperator {
            username: (*username).to_owned(),
            display_name: (*username).to_owned(),
            email: String::new(),
            role: Role::Operator,
        };
        office.ask(question).await.unwrap();
    }
    venue
}

#[tokio::test]
async fn the_list_is_searched_by_beginnings_of_words_without_accents__OP_1() {
    let venue = with_names(&["zoë", "bruno_frei", "100%", "zora.keller"]).await;
    let office = venue.management("office");
    // what is typed, who is found
    for (search, expected) in [
        (
            "",
            vec!["100%", ADMINISTRATOR, "bruno_frei", "zoë", "zora.keller"],
        ),
        ("zoe", vec!["zoë"]),
        ("ZO", vec!["zoë", "zora.keller"]),
        ("kel zor", vec!["zora.keller"]),
        ("kel", vec![ADMINISTRATOR, "zora.keller"]),
        ("eller", vec![]),
        // % _ and \ are what they are (SE-23)
        ("%", vec!["100%"]),
        ("_", vec!["bruno_frei"]),
        ("o_f", vec![]),
        ("bruno_f", vec!["bruno_frei"]),
        ("\\", vec![]),
        ("\"", vec![]),
        ("keller*", vec![]),
        // accents in an operator name, with its dot
        ("zoë", vec!["zoë"]),
        ("anna.k", vec![ADMINISTRATOR]),
        // vowel signs stay inside their word
        ("วัน", vec![]),
    ] {
        let found = office
            .ask(page(search, OperatorFilter::All, None, 50))
            .await
            .unwrap();
        assert_eq!(names(&found), expected, "{search}");
        assert_eq!(found.total as usize, expected.len(), "{search}");
    }
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repeat_in_every_order__OP_1() {
    let usernames: Vec<String> = (0..23).map(|n| format!("op{:02}", n * 7 % 23)).collect();
    let venue = with_names(&usernames.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let office = venue.management("office");
    for sort in [
        OperatorSort::DisplayName,
        OperatorSort::Username,
        OperatorSort::Role,
        OperatorSort::TwoFactor,
        OperatorSort::PhoneRegistered,
        OperatorSort::LastSignIn,
    ] {
        for descending in [false, true] {
            for search in ["", "op"] {
                let mut after = None;
                let mut seen = Vec::new();
                loop {
                    let question = ListOperators {
                        sort,
                        descending,
                        ..page(search, OperatorFilter::All, after, 5)
                    };
                    let page = office.ask(question).await.unwrap();
                    seen.extend(page.rows.into_iter().map(|row| row.username));
                    after = page.next;
                    if after.is_none() {
                        break;
                    }
                }
                let mut once = seen.clone();
                once.sort();
                once.dedup();
                assert_eq!(once.len(), seen.len(), "{sort:?} {descending} {search}");
                let expected = if search.is_empty() { 24 } else { 23 };
                assert_eq!(seen.len(), expected, "{sort:?} {descending} {search}");
            }
        }
    }
}

#[tokio::test]
async fn filters_show_who_is_locked_disabled_or_waiting__OP_1() {
    let venue = Venue::with_feature(false).await;
    venue.enable(true).await;
    let office = venue.office().await;
    let locked = venue.operator(&office, "locked", OWN).await;
    let disabled = venue.operator(&office, "disabled", OWN).await;
    office
        .ask(DisableOperator { operator: disabled })
        .await
        .unwrap();
    let desk = venue.sign_in_window("desk 1");
    for _ in 0..5 {
        desk.sign_in("locked", "not this").await.unwrap_err();
    }
    // filter, who is shown
    for (filter, expected) in [
        (
            OperatorFilter::All,
            vec![ADMINISTRATOR, "disabled", "locked"],
        ),
        (OperatorFilter::Locked, vec!["locked"]),
        (OperatorFilter::Disabled, vec!["disabled"]),
        (OperatorFilter::Waiting, vec!["locked"]),
        (OperatorFilter::Off, vec![ADMINISTRATOR]),
        (OperatorFilter::Registered, vec![]),
    ] {
        let found = office.ask(page("", filter, None, 50)).await.unwrap();
        assert_eq!(names(&found), expected, "{filter:?}");
        assert_eq!(found.total as usize, expected.len(), "{filter:?}");
        let readiness = found.readiness;
        assert_eq!(
            (readiness.registered, readiness.waiting, readiness.off),
            (0, 1, 1)
        );
    }
    // Unlocking lets them in again.
    let details = office
        .ask(UnlockOperator { operator: locked })
        .await
        .unwrap();
    assert_eq!(details.locked_until, None);
    assert!(desk.sign_in("locked", OWN).await.is_ok());
}

#[tokio::test]
async fn a_database_of_the_first_version_is_brought_up_to_date_and_searched__OP_1() {
    let mut venue = Venue::with_feature(false).await;
    // As 0001 left it.
    for statement in [
        "delete from _sqlx_migrations where version = 2",
        "drop index operator_by_two_factor_and_name",
        "drop index operator_by_display_name",
        "create index operator_by_display_name on operator (display_name_key, row)",
        "drop table operator_search",
        "create virtual table operator_search using fts5 (words, content = '', contentless_delete = 1)",
    ] {
        venue.write(statement).await;
    }
    venue.guichet.shut().await;
    venue.restart().await;
    let office = venue.office().await;
    let found = office
        .ask(page("kel", OperatorFilter::All, None, 50))
        .await
        .unwrap();
    assert_eq!(names(&found), [ADMINISTRATOR]);
}
