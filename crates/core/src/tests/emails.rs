//! An operator's e-mail: given or not, one person's only, found by the search and written down.

use super::venue::{ADMINISTRATOR, BRUNOS_PASSWORD, Desk, Venue};
use crate::operations::*;
use crate::{OperatorId, Refusal, Role, Screen};

fn new(username: &str, email: &str) -> CreateOperator {
    CreateOperator {
        username: username.to_owned(),
        display_name: format!("Name of {username}"),
        email: email.to_owned(),
        role: Role::Operator,
    }
}

fn rename(operator: OperatorId, username: &str, email: &str) -> RenameOperator {
    RenameOperator {
        operator,
        username: username.to_owned(),
        display_name: format!("Name of {username}"),
        email: email.to_owned(),
    }
}

async fn created(office: &Desk<'_>, username: &str, email: &str) -> OperatorId {
    let created = office.ask(new(username, email)).await.unwrap();
    created.details.operator
}

/// Username and e-mail of everybody who has one.
async fn emails(venue: &Venue) -> Option<String> {
    venue
        .sql(
            "select group_concat(username || ' ' || email, ', ' order by username)
             from operator where email is not null",
        )
        .await
}

/// The events of the trail after this entry.
async fn events_after(venue: &Venue, number: u32) -> String {
    let events: Vec<String> =
        sqlx::query_scalar("select event from audit_entry where number > ? order by number")
            .bind(number)
            .fetch_all(&mut venue.file().await)
            .await
            .unwrap();
    events.join(" ")
}

async fn last_entry(venue: &Venue) -> u32 {
    venue.sql("select max(number) from audit_entry").await
}

#[tokio::test]
async fn an_email_is_given_changed_and_removed_and_each_change_is_an_entry__OP_2_AU_1() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let bruno = office
        .ask(new("bruno", " Bruno.Frei@theatre.example "))
        .await
        .unwrap()
        .details;
    assert_eq!(bruno.email.as_deref(), Some("Bruno.Frei@theatre.example"));
    let bruno = bruno.operator;
    // what is asked for, what the trail says of it
    for (question, email, events) in [
        (
            rename(bruno, "bruno", "b@theatre.example"),
            Some("b@theatre.example"),
            "email_changed",
        ),
        // another capital is another spelling of one's own, and kept as it was typed
        (
            rename(bruno, "bruno", "B@theatre.example"),
            Some("B@theatre.example"),
            "email_changed",
        ),
        (
            rename(bruno, "b.frei", "B@theatre.example"),
            Some("B@theatre.example"),
            "operator_renamed",
        ),
        (
            rename(bruno, "b.frei", "B@theatre.example"),
            Some("B@theatre.example"),
            "",
        ),
        (
            rename(bruno, "bruno", " "),
            None,
            "operator_renamed email_changed",
        ),
    ] {
        let before = last_entry(&venue).await;
        let told = format!("{question:?}");
        let details = office.ask(question).await.unwrap();
        assert_eq!(details.email.as_deref(), email, "{told}");
        assert_eq!(events_after(&venue, before).await, events, "{told}");
    }
}

#[tokio::test]
async fn emails_are_unique_in_every_spelling_among_those_that_are_given__OP_4() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    created(&office, "zoe", "zoë@theatre.example").await;
    // Nobody has to have one.
    let bruno = created(&office, "bruno", "").await;
    created(&office, "carla", "").await;
    let before = (emails(&venue).await, last_entry(&venue).await);
    for taken in [
        "zoë@theatre.example",
        "ZOË@Theatre.EXAMPLE",
        "zoe\u{308}@theatre.example",
    ] {
        let refused = office.ask(new("daria", taken)).await.err();
        assert_eq!(refused, Some(Refusal::EmailTaken), "{taken}");
        let refused = office.ask(rename(bruno, "b.frei", taken)).await.err();
        assert_eq!(refused, Some(Refusal::EmailTaken), "{taken}");
    }
    assert_eq!((emails(&venue).await, last_entry(&venue).await), before);
    // An accent makes two addresses.
    created(&office, "daria", "zoe@theatre.example").await;
    // Whoever gives one up leaves it to others.
    let eva = created(&office, "eva", "eva@theatre.example").await;
    office.ask(rename(eva, "eva", "")).await.unwrap();
    created(&office, "another.eva", "EVA@theatre.example").await;
}

#[tokio::test]
async fn a_refused_email_changes_nothing_not_even_the_names_beside_it__OP_2_OP_4() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    created(&office, "zoe", "zoe@theatre.example").await;
    let bruno = created(&office, "bruno", "bruno@theatre.example").await;
    let before = (emails(&venue).await, last_entry(&venue).await);
    for (typed, refusal) in [
        ("bruno", Refusal::NotAnEmail),
        ("zoe@theatre.example", Refusal::EmailTaken),
    ] {
        let refused = office.ask(rename(bruno, "b.frei", typed)).await.err();
        assert_eq!(refused.as_ref(), Some(&refusal), "{typed}");
        let refused = office.ask(new("carla", typed)).await.err();
        assert_eq!(refused.as_ref(), Some(&refusal), "{typed}");
    }
    assert_eq!((emails(&venue).await, last_entry(&venue).await), before);
    let names: String = venue
        .sql("select group_concat(username, ' ' order by username) from operator")
        .await;
    assert_eq!(names, format!("{ADMINISTRATOR} bruno zoe"));
}

#[tokio::test]
async fn an_operator_is_found_by_their_email__OP_1() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let bruno = created(&office, "bruno", "b.frei@théâtre.example").await;
    created(&office, "carla", "carla+box@opera.example").await;
    created(&office, "daria", "").await;
    // what is typed, who is found
    let searches: &[(&str, &[&str])] = &[
        ("frei", &["bruno"]),
        ("theatre", &["bruno"]),
        ("EXAMPLE", &["bruno", "carla"]),
        ("b.frei@theatre.example", &["bruno"]),
        ("B.Frei@Théâtre.ex", &["bruno"]),
        ("@opera", &["carla"]),
        ("carla+b", &["carla"]),
        ("@", &["bruno", "carla"]),
        ("frei.b", &[]),
        ("rei", &[]),
        ("a_b", &[]),
    ];
    for (search, expected) in searches {
        assert_eq!(found(&office, search).await, *expected, "{search}");
    }
    office
        .ask(rename(bruno, "bruno", "bruno@opera.example"))
        .await
        .unwrap();
    assert_eq!(found(&office, "theatre").await, [""; 0]);
    assert_eq!(found(&office, "@opera").await, ["bruno", "carla"]);
}

async fn found(office: &Desk<'_>, search: &str) -> Vec<String> {
    let page = office.find(search).await;
    assert_eq!(page.total as usize, page.rows.len(), "{search}");
    page.rows.into_iter().map(|row| row.username).collect()
}

#[tokio::test]
async fn data_from_before_there_were_emails_is_opened_and_takes_them__OP_2_SE_15() {
    let mut venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let bruno = venue.operator(&office, "bruno", BRUNOS_PASSWORD).await;
    venue.guichet.shut().await;
    venue.as_0012_left_it().await;
    venue.restart().await;
    let office = venue.office().await;
    let email = "bruno@theatre.example";
    let details = office.ask(rename(bruno, "bruno", email)).await.unwrap();
    assert_eq!(details.email.as_deref(), Some(email));
    venue.restart().await;
    let screen = venue.sign_in_window("office").look().await;
    assert!(matches!(screen, Screen::SignIn { .. }), "{screen:?}");
}
