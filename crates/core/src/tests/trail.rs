//! AU-1 and the service key: what is recorded, and who is let in by the key.

use super::venue::{ADMINISTRATOR, PASSWORD, Venue, registered};
use crate::operations::*;
use crate::{ActivationState, Field, Refusal, Screen, Span};

#[tokio::test]
async fn every_try_is_in_the_trail_and_no_secret_is__AU_1_SE_19() {
    let (venue, phone) = registered().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("a password typed into the wrong field", "x")
        .await
        .unwrap_err();
    desk.sign_in(ADMINISTRATOR, "not this").await.unwrap_err();
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let wrong = phone.wrong_code(&venue);
    desk.code(&wrong).await.unwrap_err();
    desk.code(&phone.code(&venue)).await.unwrap();
    let events: String = venue
        .sql("select group_concat(event, ' ') from (select event from audit_entry order by number)")
        .await;
    assert_eq!(
        events,
        "institution_set_up registration_started phone_registered signed_in signed_out \
         password_refused password_refused code_refused signed_in"
    );
    let gaps: i64 = venue
        .sql("select max(number) - count(*) from audit_entry")
        .await;
    assert_eq!(gaps, 0);
    let typed: i64 = venue
        .sql("select count(*) from audit_entry where reason like '%wrong field%'")
        .await;
    assert_eq!(typed, 0);
}

#[tokio::test]
async fn the_service_key_alone_opens_service_access_and_is_throttled__PO_1() {
    let venue = Venue::with_feature(false).await;
    let desk = venue.sign_in_window("desk 1");
    let other = crate::ServiceKey::generate(&crate::testing::SeededRandomness::new(99));
    let wrong = || OpenServiceAccess {
        service_key: other.groups().join(" "),
    };
    let malformed = OpenServiceAccess {
        service_key: "1234".to_owned(),
    };
    assert_eq!(
        desk.ask(malformed).await.unwrap_err(),
        Refusal::ServiceKeyMalformed
    );
    let empty = OpenServiceAccess {
        service_key: " ".to_owned(),
    };
    let missing = Refusal::Missing {
        field: Field::ServiceKey,
    };
    assert_eq!(desk.ask(empty).await.unwrap_err(), missing);
    for _ in 0..5 {
        assert_eq!(
            desk.ask(wrong()).await.unwrap_err(),
            Refusal::WrongServiceKey
        );
    }
    let right = || OpenServiceAccess {
        service_key: venue.service_key.to_lowercase(),
    };
    assert!(matches!(
        desk.ask(right()).await.unwrap_err(),
        Refusal::Delayed { .. }
    ));
    venue.clock.pass(Span::seconds(61));
    let screen = desk.ask(right()).await.unwrap();
    let Screen::ServiceAccess { institution, .. } = screen else {
        panic!("{screen:?}")
    };
    assert_eq!(institution.activation, ActivationState::NotEnabled);
    // Ten minutes later the door is closed again.
    venue.clock.pass(Span::minutes(10));
    let refused = desk
        .ask(EnableTwoFactor { enabled: true })
        .await
        .unwrap_err();
    assert_eq!(refused, Refusal::OutOfOrder);
}
