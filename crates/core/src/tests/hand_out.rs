//! P1: the page for operators, and who may print it.

use super::venue::{BRUNOS_PASSWORD, PASSWORD, Venue, password};
use crate::operations::*;
use crate::{AppId, Clock as _, Field, InstitutionSettings, Language, Refusal, Span};

fn wanted(whom: Option<&str>) -> OpenHandOut {
    OpenHandOut {
        language: Language::It,
        buttons: Language::De,
        whom_to_ask: whom.map(str::to_owned),
    }
}

#[tokio::test]
async fn the_hand_out_has_the_offered_apps_and_whom_to_ask__GA_1() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let before = office.ask(GetInstitution {}).await.unwrap().settings;
    let apps = vec![AppId::TwoFas, AppId::Aegis];
    let settings = InstitutionSettings { apps, ..before };
    office.ask(ChangeSettings(settings)).await.unwrap();

    office.ask(wanted(Some(" Bruno, 12 "))).await.unwrap();
    let content = venue.print_window("office").ask(HandOut {}).await.unwrap();
    assert_eq!(
        (content.language, content.buttons),
        (Language::It, Language::De)
    );
    assert_eq!(content.venue, "Carouge Box Office");
    assert_eq!(content.whom_to_ask.as_deref(), Some("Bruno, 12"));
    let names: Vec<_> = content.apps.iter().map(|app| app.name).collect();
    assert_eq!(names, ["2FAS", "Aegis"]);
    assert!(content.apps[0].app_store.is_some());
    assert!(content.apps[1].app_store.is_none(), "only for Android");

    // Nothing typed is nobody named.
    office.ask(wanted(Some("  "))).await.unwrap();
    let content = venue.print_window("office").ask(HandOut {}).await.unwrap();
    assert_eq!(content.whom_to_ask, None);
}

#[tokio::test]
async fn the_hand_out_says_the_day_while_it_is_still_to_come__PO_4() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let print = venue.print_window("office");
    office.ask(wanted(None)).await.unwrap();
    let content = print.ask(HandOut {}).await.unwrap();
    assert_eq!(
        (content.required_from, content.two_factor_enabled),
        (None, false)
    );

    let from = venue.clock.now().plus(Span::minutes(5));
    office
        .ask(AnnounceStart { from: Some(from) })
        .await
        .unwrap();
    venue.enable(true).await;
    let content = print.ask(HandOut {}).await.unwrap();
    assert_eq!(
        (content.required_from, content.two_factor_enabled),
        (Some(from), true)
    );

    venue.clock.pass(Span::minutes(5));
    let content = print.ask(HandOut {}).await.unwrap();
    assert_eq!(content.required_from, None, "it counts already");
}

#[tokio::test]
async fn whom_to_ask_is_one_line_of_at_most_80_characters__SE_21() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let field = Field::WhomToAsk;
    let too_long = wanted(Some(&"é".repeat(81)));
    assert_eq!(
        office.ask(too_long).await.unwrap_err(),
        Refusal::TooLong { field, maximum: 80 }
    );
    let two_lines = wanted(Some("Bruno\nFrei"));
    assert_eq!(
        office.ask(two_lines).await.unwrap_err(),
        Refusal::ForbiddenCharacter { field }
    );
    office.ask(wanted(Some(&"é".repeat(80)))).await.unwrap();
}

#[tokio::test]
async fn the_hand_out_goes_with_the_session_that_it_was_asked_for_in__SI_5_SI_6_OP_6() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let print = venue.print_window("office");
    // Nobody has asked for it in the management window.
    let refused = print.ask(HandOut {}).await.unwrap_err();
    assert_eq!(refused, Refusal::OutOfOrder);

    office.ask(wanted(None)).await.unwrap();
    let desk = venue.sign_in_window("office");
    let cause = LockCause::Hand;
    desk.ask(Lock { cause }).await.unwrap();
    let refused = print.ask(HandOut {}).await.unwrap_err();
    assert_eq!(refused, Refusal::SessionLocked);
    let password = password(PASSWORD);
    desk.ask(Unlock { password }).await.unwrap();
    let refused = print.ask(HandOut {}).await.unwrap_err();
    assert_eq!(refused, Refusal::OutOfOrder, "the lock has ended it");

    office.ask(wanted(None)).await.unwrap();
    desk.ask(SwitchOperator {}).await.unwrap();
    let refused = print.ask(HandOut {}).await.unwrap_err();
    assert_eq!(refused, Refusal::SessionEnded);
    let office = venue.office().await;
    let refused = print.ask(HandOut {}).await.unwrap_err();
    assert_eq!(refused, Refusal::OutOfOrder, "that was another session");

    // Nor does an operator print it.
    venue.operator(&office, "bruno", BRUNOS_PASSWORD).await;
    let desk = venue.sign_in_window("foyer");
    desk.sign_in("bruno", BRUNOS_PASSWORD).await.unwrap();
    for refused in [
        venue.management("foyer").ask(wanted(None)).await.err(),
        venue.print_window("foyer").ask(HandOut {}).await.err(),
    ] {
        assert_eq!(refused, Some(Refusal::NotAllowed));
    }
}

#[tokio::test]
async fn a_lock_that_is_due_when_the_hand_out_is_asked_for_is_told_to_both_windows__SI_6() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    office.ask(wanted(None)).await.unwrap();
    let mut changes = venue.guichet.changes();
    venue.clock.pass(Span::minutes(15));
    let print = venue.print_window("office");
    let refused = print.ask(HandOut {}).await.unwrap_err();
    assert_eq!(refused, Refusal::SessionLocked);
    for window in [crate::Window::SignIn, crate::Window::Management] {
        assert_eq!(changes.try_recv().unwrap().window, window);
    }
}
