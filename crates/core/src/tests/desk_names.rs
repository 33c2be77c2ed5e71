//! What a desk is called: named by an administrator, shown by the trail and by H1 (AU-1, SI-5).

use super::venue::Venue;
use crate::operations::*;
use crate::{Field, Refusal, Screen};

#[tokio::test]
async fn a_desk_is_named_by_an_administrator_and_the_trail_says_by_whom__OP_6_AU_1() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let named = NameDesk {
        name: "  Foyer left ".to_owned(),
    };
    assert_eq!(office.ask(named).await.unwrap().name, "Foyer left");
    let entry: String = venue
        .sql(
            "select event || ' at ' || desk from audit_entry where actor is not null
             order by number desc limit 1",
        )
        .await;
    assert_eq!(entry, "desk_changed at office");

    for (name, refusal) in [
        // nothing that could be shown
        (
            "  ",
            Refusal::Missing {
                field: Field::DeskName,
            },
        ),
        // a name that would turn what stands beside it round
        (
            "Foyer\u{202e}",
            Refusal::ForbiddenCharacter {
                field: Field::DeskName,
            },
        ),
    ] {
        let name = name.to_owned();
        assert_eq!(office.ask(NameDesk { name }).await.unwrap_err(), refusal);
    }
    let elsewhere = venue.sign_in_window("desk 2");
    let name = "Balcony".to_owned();
    let refused = elsewhere.ask(NameDesk { name }).await.unwrap_err();
    assert_eq!(refused, Refusal::NotAllowed);
}

#[tokio::test]
async fn whoever_is_signed_in_sees_at_which_desk_and_since_when__SI_5() {
    let venue = Venue::with_feature(false).await;
    let _office = venue.office().await;
    let Screen::SignedIn { session, .. } = venue.sign_in_window("office").look().await else {
        panic!("nobody is signed in");
    };
    assert_eq!(session.desk, "office");
}
