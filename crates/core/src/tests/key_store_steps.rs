//! SE-13, SE-15: an act asks the key store a few times, for a root key or for the anchor. The app is killed
//! right after each of these times: afterwards the act has happened as a whole, or not at all. (Rotations and
//! restores are cut off in `rotation` and `restore::cut_off`.)

use super::backup::{Played, back_up, check};
use super::venue::{
    ADMINISTRATOR, BRUNOS_PASSWORD, Desk, PASSWORD, Phone, Venue, registered, two_with_phones,
};
use crate::operations::*;
use crate::{Clock as _, Refusal, Screen, verify};

/// The act, up to the time at which the key store has answered so often. Whether it came to its end before.
async fn up_to<T>(
    venue: &Venue,
    answers: u64,
    act: impl Future<Output = Result<T, Refusal>>,
) -> bool {
    venue.key_store.stop_after(answers);
    let ended = tokio::select! {
        done = act => {
            done.map(drop).unwrap();
            true
        }
        () = venue.key_store.stopped() => false,
    };
    venue.key_store.stop_after(0);
    ended
}

/// The app is started again on what is there.
async fn starts_again(venue: &mut Venue) {
    venue.restart().await;
    venue.next_step();
}

/// Every row, the chain and the anchor hold.
async fn is_whole(venue: &Venue) {
    let verified = verify(venue.folder.path(), &*venue.key_store, venue.clock.now());
    let verified = verified.await.unwrap();
    assert_eq!(
        (verified.findings, verified.trail.problems),
        (vec![], vec![])
    );
}

async fn signs_in(desk: &Desk<'_>, username: &str, own: &str, phone: &Phone) {
    desk.sign_in(username, own).await.unwrap();
    let screen = desk.code(&phone.code(desk.venue)).await.unwrap();
    assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
}

async fn registers(desk: &Desk<'_>, username: &str, own: &str) {
    desk.sign_in(username, own).await.unwrap();
    desk.register().await;
}

/// The number of the registration that counts; none where there is none.
async fn counts(venue: &Venue, username: &'static str) -> Option<u32> {
    let mut file = venue.file().await;
    let numbers: Vec<u32> = sqlx::query_scalar(
        "select number from registration join operator on operator.id = operator
         where state = 'confirmed' and username = ?",
    )
    .bind(username)
    .fetch_all(&mut file)
    .await
    .unwrap();
    sqlx::Connection::close(file).await.unwrap();
    assert!(numbers.len() < 2, "one registration an operator");
    numbers.first().copied()
}

#[tokio::test]
async fn a_set_up_is_finished_or_begun_anew__SU_4_SE_13() {
    for answers in 1.. {
        let mut venue = Venue::empty().await;
        let shown = venue.set_up_to_service_key(false).await;
        let ended = up_to(&venue, answers, venue.confirm(&shown)).await;
        starts_again(&mut venue).await;
        let screen = venue.sign_in_window("desk 1").look().await;
        if matches!(screen, Screen::Welcome) {
            assert!(venue.key_store.names().is_empty(), "after {answers}");
            let shown = venue.set_up_to_service_key(false).await;
            venue.confirm(&shown).await.unwrap();
            venue.restart().await;
        }
        let desk = venue.sign_in_window("desk 1");
        let screen = desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
        assert!(matches!(screen, Screen::SignedIn { .. }), "after {answers}");
        is_whole(&venue).await;
        if ended {
            // The root key, and the anchor.
            assert_eq!(answers, 3);
            break;
        }
    }
}

#[tokio::test]
async fn a_phone_is_registered_or_not__RG_4_SE_15() {
    for answers in 1.. {
        let mut venue = Venue::with_feature(true).await;
        let desk = venue.sign_in_window("desk 1");
        desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
        let phone = desk.scan().await;
        desk.ask(Next {}).await.unwrap();
        let code = phone.code(&venue);
        let ended = up_to(&venue, answers, desk.code(&code)).await;
        starts_again(&mut venue).await;
        let desk = venue.sign_in_window("desk 1");
        if counts(&venue, ADMINISTRATOR).await.is_some() {
            signs_in(&desk, ADMINISTRATOR, PASSWORD, &phone).await;
        } else {
            registers(&desk, ADMINISTRATOR, PASSWORD).await;
        }
        is_whole(&venue).await;
        if ended {
            assert!(answers > 1, "the key store was not asked");
            break;
        }
    }
}

#[tokio::test]
async fn a_phone_is_changed_or_not__PH_1_SE_15() {
    for answers in 1.. {
        let (mut venue, _, bruno, phone) = two_with_phones().await;
        let change = ChangePhone {
            operator: bruno,
            reason: PhoneChangeReason::Lost,
            identity_checked: true,
        };
        let office = venue.management("office");
        let ended = up_to(&venue, answers, office.ask(change)).await;
        starts_again(&mut venue).await;
        let desk = venue.sign_in_window("desk 1");
        if counts(&venue, "bruno").await.is_some() {
            signs_in(&desk, "bruno", BRUNOS_PASSWORD, &phone).await;
        } else {
            registers(&desk, "bruno", BRUNOS_PASSWORD).await;
        }
        is_whole(&venue).await;
        if ended {
            assert!(answers > 1, "the key store was not asked");
            break;
        }
    }
}

#[tokio::test]
async fn ones_own_phone_is_changed_or_not__PH_5_SE_15() {
    for answers in 1.. {
        let (mut venue, old) = registered().await;
        let desk = venue.sign_in_window("desk 1");
        signs_in(&desk, ADMINISTRATOR, PASSWORD, &old).await;
        venue.next_step();
        let code = old.code(&venue);
        desk.change_my_phone(PASSWORD, &code).await.unwrap();
        let new = desk.scan().await;
        desk.ask(Next {}).await.unwrap();
        let code = new.code(&venue);
        let ended = up_to(&venue, answers, desk.code(&code)).await;
        starts_again(&mut venue).await;
        let phone = match counts(&venue, ADMINISTRATOR).await {
            Some(1) => &old,
            Some(2) => &new,
            other => panic!("{other:?}"),
        };
        let desk = venue.sign_in_window("desk 1");
        signs_in(&desk, ADMINISTRATOR, PASSWORD, phone).await;
        is_whole(&venue).await;
        if ended {
            assert!(answers > 1, "the key store was not asked");
            break;
        }
    }
}

#[tokio::test]
async fn a_backup_is_made_or_not__RE_2_SE_17() {
    for answers in 1.. {
        let mut played = Played::new().await;
        let file = played.file("a");
        let office = played.venue.office_with(&played.anna).await;
        let ended = up_to(&played.venue, answers, back_up(&office, &file)).await;
        starts_again(&mut played.venue).await;
        assert!(!ended || file.exists(), "after {answers}");
        if file.exists() {
            let fresh = Venue::empty().await;
            let desk = fresh.sign_in_window("desk 1");
            let key = &played.venue.service_key;
            check(&desk, &file, key).await.unwrap();
        }
        let desk = played.venue.sign_in_window("office");
        signs_in(&desk, ADMINISTRATOR, PASSWORD, &played.anna).await;
        is_whole(&played.venue).await;
        if ended {
            assert!(answers > 1, "the key store was not asked");
            break;
        }
    }
}
