//! The day from which on the phone is needed (PO-4): announced, counted down, put off, and come.

use super::venue::{Desk, Venue};
use crate::operations::*;
use crate::{Clock as _, OperatorId, Refusal, Role, Screen, Span, StartOverReason, Timestamp};

const BRUNO: &str = "nine blue umbrellas";

/// A venue whose feature is on, and Bruno at "yes", without a phone.
async fn with_bruno() -> (Venue, OperatorId) {
    let venue = Venue::with_feature(false).await;
    venue.enable(true).await;
    let office = venue.office().await;
    let bruno = venue.operator(&office, "bruno", BRUNO).await;
    (venue, bruno)
}

async fn announce(venue: &Venue, office: &Desk<'_>, span: Span) -> Timestamp {
    let from = venue.clock.now().plus(span);
    let answered = office.ask(AnnounceStart { from: Some(from) }).await;
    assert_eq!(answered.unwrap().required_from, Some(from));
    from
}

#[tokio::test]
async fn until_the_day_a_phone_may_be_put_off_and_from_then_on_it_is_needed__PO_4_SI_3() {
    let (venue, _) = with_bruno().await;
    let office = venue.management("office");
    let from = announce(&venue, &office, Span::days(7)).await;
    let desk = venue.sign_in_window("desk 1");
    let screen = desk.sign_in("bruno", BRUNO).await.unwrap();
    let Screen::Announcement {
        starts, days_left, ..
    } = screen
    else {
        panic!("{screen:?}");
    };
    assert_eq!((starts, days_left), (from, 7));
    let screen = desk.ask(RegisterLater {}).await.unwrap();
    assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
    desk.ask(SignOut {}).await.unwrap();

    venue.clock.pass(Span::days(7));
    let screen = desk.sign_in("bruno", BRUNO).await.unwrap();
    assert!(matches!(screen, Screen::GetApp { .. }), "{screen:?}");
    let refused = desk.ask(RegisterLater {}).await.unwrap_err();
    assert_eq!(refused, Refusal::OutOfOrder);
}

#[tokio::test]
async fn whoever_registers_early_is_asked_for_codes_at_once__PO_4_RG_5() {
    let (venue, _) = with_bruno().await;
    let office = venue.management("office");
    announce(&venue, &office, Span::days(7)).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    let screen = desk.ask(Next {}).await.unwrap();
    assert!(matches!(screen, Screen::GetApp { .. }), "{screen:?}");
    desk.register().await;
    desk.ask(SignOut {}).await.unwrap();
    venue.next_step();
    let screen = desk.sign_in("bruno", BRUNO).await.unwrap();
    assert!(matches!(screen, Screen::EnterCode { .. }), "{screen:?}");
    let refused = desk.ask(RegisterLater {}).await.unwrap_err();
    assert_eq!(refused, Refusal::OutOfOrder);
}

#[tokio::test]
async fn back_from_get_the_app_leads_to_the_announcement__SI_4() {
    let (venue, _) = with_bruno().await;
    let office = venue.management("office");
    announce(&venue, &office, Span::days(2)).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    desk.ask(Next {}).await.unwrap();
    let screen = desk.ask(Back {}).await.unwrap();
    assert!(matches!(screen, Screen::Announcement { .. }), "{screen:?}");
    let screen = desk.ask(Back {}).await.unwrap();
    assert!(matches!(screen, Screen::SignIn { .. }), "{screen:?}");
}

#[tokio::test]
async fn the_day_that_comes_while_the_screen_is_open_counts__PO_5() {
    let (venue, _) = with_bruno().await;
    let office = venue.management("office");
    announce(&venue, &office, Span::minutes(5)).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    venue.clock.pass(Span::minutes(5));
    let refused = desk.ask(RegisterLater {}).await.unwrap_err();
    let why = StartOverReason::PolicyChanged;
    assert_eq!(refused, Refusal::StartOver { why });
    assert!(matches!(desk.look().await, Screen::SignIn { .. }));
}

#[tokio::test]
async fn a_day_that_is_moved_starts_sign_ins_under_way_over__PO_5() {
    let (venue, _) = with_bruno().await;
    let office = venue.management("office");
    announce(&venue, &office, Span::days(7)).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    let answered = office.ask(AnnounceStart { from: None }).await.unwrap();
    assert_eq!(answered.required_from, None);
    let refused = desk.ask(RegisterLater {}).await.unwrap_err();
    let why = StartOverReason::PolicyChanged;
    assert_eq!(refused, Refusal::StartOver { why });
    let screen = desk.sign_in("bruno", BRUNO).await.unwrap();
    assert!(matches!(screen, Screen::GetApp { .. }), "{screen:?}");
}

#[tokio::test]
async fn a_clock_turned_back_does_not_take_the_day_back__PO_4_SE_8() {
    let (venue, _) = with_bruno().await;
    let office = venue.management("office");
    announce(&venue, &office, Span::days(1)).await;
    venue.clock.pass(Span::days(1));
    let desk = venue.sign_in_window("desk 1");
    // Seen by the app, and by its next start.
    desk.sign_in("bruno", BRUNO).await.unwrap();
    desk.back().await;
    venue.clock.set(venue.clock.now().minus(Span::days(1)));
    let screen = desk.sign_in("bruno", BRUNO).await.unwrap();
    assert!(matches!(screen, Screen::GetApp { .. }), "{screen:?}");
}

#[tokio::test]
async fn until_the_day_a_password_stands_alone_and_is_as_long_as_that_asks__OP_4() {
    let (venue, _) = with_bruno().await;
    let office = venue.management("office");
    announce(&venue, &office, Span::days(7)).await;
    let created = office
        .ask(CreateOperator {
            username: "carla".to_owned(),
            display_name: "Carla Rossi".to_owned(),
            email: String::new(),
            role: Role::Operator,
        })
        .await
        .unwrap();
    let desk = venue.sign_in_window("desk 1");
    let screen = desk.sign_in("carla", &created.password).await.unwrap();
    let Screen::NewPassword { minimum_length, .. } = screen else {
        panic!("{screen:?}");
    };
    assert_eq!(minimum_length, 15);
}

#[tokio::test]
async fn whoever_has_a_phone_before_the_day_has_nothing_to_put_off__PO_4_PH_5_OP_4() {
    let (venue, operator) = with_bruno().await;
    let office = venue.management("office");
    announce(&venue, &office, Span::days(7)).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    desk.ask(Next {}).await.unwrap();
    let phone = desk.register().await;
    venue.next_step();
    let screen = desk.change_my_phone(BRUNO, &phone.code(&venue)).await;
    assert!(matches!(screen, Ok(Screen::GetApp { .. })), "{screen:?}");
    let screen = desk.ask(Back {}).await.unwrap();
    assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
    desk.ask(SignOut {}).await.unwrap();
    // The phone stands beside the password already.
    let reset = office.ask(ResetPassword { operator }).await.unwrap();
    let screen = desk.sign_in("bruno", &reset.password).await.unwrap();
    let Screen::NewPassword { minimum_length, .. } = screen else {
        panic!("{screen:?}");
    };
    assert_eq!(minimum_length, 8);
}

#[tokio::test]
async fn a_day_is_announced_by_an_administrator_within_a_year__OP_6() {
    let (venue, _) = with_bruno().await;
    let office = venue.management("office");
    let now = venue.clock.now();
    for from in [
        now,                       // it has come already
        now.minus(Span::days(1)),  // and long ago
        now.plus(Span::days(400)), // a slip in the year
    ] {
        let refused = office.ask(AnnounceStart { from: Some(from) }).await;
        assert_eq!(refused.unwrap_err(), Refusal::StartDayOutOfRange);
    }
    let desk = venue.sign_in_window("desk 1");
    let refused = desk.ask(AnnounceStart { from: None }).await.unwrap_err();
    assert_eq!(refused, Refusal::NotAllowed);
}

#[tokio::test]
async fn the_trail_says_which_day_was_announced__AU_1() {
    let (venue, _) = with_bruno().await;
    let office = venue.management("office");
    let from = announce(&venue, &office, Span::days(7)).await;
    // Said once more it is nothing new.
    office
        .ask(AnnounceStart { from: Some(from) })
        .await
        .unwrap();
    office.ask(AnnounceStart { from: None }).await.unwrap();
    let entries: String = venue
        .sql(
            "select group_concat(event || ' ' || coalesce(reason, ''), ';') from audit_entry
             where event like 'start_%'",
        )
        .await;
    assert_eq!(
        entries,
        format!("start_announced {};start_withdrawn ", from.to_rfc_3339())
    );
}

#[tokio::test]
async fn who_is_signed_in_with_a_password_alone_is_so_until_they_sign_out__PO_5() {
    let (venue, _) = with_bruno().await;
    let office = venue.management("office");
    announce(&venue, &office, Span::minutes(10)).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    desk.ask(RegisterLater {}).await.unwrap();
    venue.clock.pass(Span::minutes(11));
    assert!(matches!(desk.look().await, Screen::SignedIn { .. }));
}
