//! SI-5 and SI-6: sessions, locks and ends.

use super::venue::{ADMINISTRATOR, PASSWORD, Venue, password, registered};
use crate::operations::*;
use crate::{Refusal, Screen, Span};

#[tokio::test]
async fn a_session_locks_when_idle_and_ends_after_twelve_hours__SI_5_SI_6() {
    let venue = Venue::with_feature(false).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    venue.clock.pass(Span::minutes(14));
    desk.ask(KeepActive {}).await.unwrap();
    venue.clock.pass(Span::minutes(14));
    assert!(matches!(desk.look().await, Screen::SignedIn { .. }));
    venue.clock.pass(Span::minutes(1));
    venue.guichet.tick().await;
    assert!(matches!(desk.look().await, Screen::Locked { .. }));
    assert_eq!(
        desk.ask(KeepActive {}).await.unwrap_err(),
        Refusal::SessionLocked
    );
    // The password returns to where it was; a wrong one is counted.
    let wrong = Unlock {
        password: password("not this"),
    };
    assert_eq!(
        desk.ask(wrong).await.unwrap_err(),
        Refusal::WrongCurrentPassword
    );
    let screen = desk
        .ask(Unlock {
            password: password(PASSWORD),
        })
        .await
        .unwrap();
    assert!(matches!(screen, Screen::SignedIn { .. }));
    venue.clock.pass(Span::hours(12));
    assert!(matches!(desk.look().await, Screen::SignIn { .. }));
    let why: String = venue.sql("select end_reason from session").await;
    assert_eq!(why, "too_long");
}

#[tokio::test]
async fn a_session_says_how_long_it_still_lasts__SI_5() {
    let venue = Venue::with_feature(false).await;
    let desk = venue.sign_in_window("desk 1");
    let ends_in = |screen| match screen {
        Screen::SignedIn { session, .. } => session.ends_in_seconds,
        other => panic!("{other:?}"),
    };
    let screen = desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert_eq!(ends_in(screen), 12 * 60 * 60);
    venue.clock.pass(Span::minutes(12 * 60 - 1));
    let unlock = Unlock {
        password: password(PASSWORD),
    };
    assert_eq!(ends_in(desk.ask(unlock).await.unwrap()), 60);
}

#[tokio::test]
async fn lock_unlock_and_switch_operator__SI_6() {
    let venue = Venue::with_feature(false).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let screen = desk.ask(Lock::default()).await.unwrap();
    let Screen::Locked { display_name, .. } = screen else {
        panic!("{screen:?}")
    };
    assert_eq!(display_name, "Anna Keller");
    for _ in 0..5 {
        desk.ask(Unlock {
            password: password("not this"),
        })
        .await
        .unwrap_err();
    }
    let refused = desk
        .ask(Unlock {
            password: password(PASSWORD),
        })
        .await
        .unwrap_err();
    assert!(matches!(refused, Refusal::Delayed { .. }), "{refused:?}");
    assert!(matches!(
        desk.ask(SwitchOperator {}).await.unwrap(),
        Screen::SignIn { .. }
    ));
}

#[tokio::test]
async fn an_institution_can_choose_to_unlock_with_the_code__SI_6() {
    let (venue, phone) = registered().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    desk.code(&phone.code(&venue)).await.unwrap();
    venue
        .write("update institution set unlock_with = 'code'")
        .await;
    desk.ask(Lock::default()).await.unwrap();
    let refused = desk
        .ask(Unlock {
            password: password(PASSWORD),
        })
        .await
        .unwrap_err();
    assert_eq!(refused, Refusal::OutOfOrder);
    let used = UnlockWithCode {
        code: phone.code(&venue),
    };
    assert!(matches!(
        desk.ask(used).await.unwrap_err(),
        Refusal::UsedCode { .. }
    ));
    venue.next_step();
    let code = UnlockWithCode {
        code: phone.code(&venue),
    };
    assert!(matches!(
        desk.ask(code).await.unwrap(),
        Screen::SignedIn { .. }
    ));
}

#[tokio::test]
async fn a_session_dies_with_the_app__SI_5() {
    let mut venue = Venue::with_feature(false).await;
    venue
        .sign_in_window("desk 1")
        .sign_in(ADMINISTRATOR, PASSWORD)
        .await
        .unwrap();
    venue.restart().await;
    assert!(matches!(
        venue.sign_in_window("desk 1").look().await,
        Screen::SignIn { .. }
    ));
    assert_eq!(
        venue.sql::<String>("select end_reason from session").await,
        "app_closed"
    );
}
