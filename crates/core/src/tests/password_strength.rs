//! OP-4: what is said of a password while it is typed, and what is said in the end.

use super::venue::{ADMINISTRATOR, PASSWORD, Venue, password};
use crate::operations::*;
use crate::{EasyBecause, Field, Refusal, Screen, Strength};

fn judge(typed: &str) -> JudgePassword {
    JudgePassword {
        password: password(typed),
        display_name: String::new(),
        username: String::new(),
    }
}

/// Nothing, too short, everybody's, made of names; and two that are accepted.
const TYPED: [&str; 7] = [
    "",
    "short",
    "passwordpassword",
    "Name of bruno 1",
    "Carouge Box Office",
    "qv7kz2mxw9tfh4b",
    "eleven quiet lamps at noon",
];
const REFUSED: usize = 5;

#[tokio::test]
async fn after_a_reset_what_is_said_while_typing_is_what_is_said_in_the_end__OP_4() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let bruno = venue.operator(&office, "bruno", PASSWORD).await;
    let desk = venue.sign_in_window("desk 1");
    for (at, typed) in TYPED.iter().enumerate() {
        let reset = office.ask(ResetPassword { operator: bruno }).await.unwrap();
        let screen = desk.sign_in("bruno", &reset.password).await.unwrap();
        assert!(matches!(screen, Screen::NewPassword { .. }), "{screen:?}");
        let judged = desk.ask(judge(typed)).await;
        let choice = ChooseNewPassword {
            password: password(typed),
        };
        let chosen = desk.ask(choice).await;
        assert_eq!(judged.err().as_ref(), chosen.as_ref().err(), "{typed}");
        assert_eq!(chosen.is_err(), at < REFUSED, "{typed}");
        if chosen.is_ok() {
            desk.ask(SignOut {}).await.unwrap();
        } else {
            desk.ask(Back {}).await.unwrap();
        }
    }
}

#[tokio::test]
async fn of_ones_own_what_is_said_while_typing_is_what_is_said_in_the_end__OP_4() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    venue.operator(&office, "bruno", PASSWORD).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", PASSWORD).await.unwrap();
    let mut current = PASSWORD;
    for (at, typed) in TYPED.iter().enumerate() {
        let judged = desk.ask(judge(typed)).await;
        let change = ChangeMyPassword {
            current_password: password(current),
            password: password(typed),
        };
        let changed = desk.ask(change).await;
        assert_eq!(judged.err().as_ref(), changed.as_ref().err(), "{typed}");
        assert_eq!(changed.is_err(), at < REFUSED, "{typed}");
        if changed.is_ok() {
            current = typed;
        }
    }
    // That it is the one from before is said in the end alone: it is hard to guess all the same.
    assert_eq!(desk.ask(judge(current)).await, Ok(Strength::Strong));
    let again = ChangeMyPassword {
        current_password: password(current),
        password: password(current),
    };
    let (field, why) = (Field::Password, EasyBecause::SameAsBefore);
    let refused = desk.ask(again).await.err();
    assert_eq!(refused, Some(Refusal::PasswordTooEasy { field, why }));
}

#[tokio::test]
async fn in_set_up_the_names_are_those_that_were_typed_so_far__OP_4_SU_1() {
    let venue = Venue::empty().await;
    let desk = venue.sign_in_window("desk 1");
    desk.ask(BeginSetUp {}).await.unwrap();
    let named = |typed: &str, display_name: &str, username: &str| JudgePassword {
        password: password(typed),
        display_name: display_name.to_owned(),
        username: username.to_owned(),
    };
    let early = desk.ask(named("Anna Keller 2026", "", "")).await;
    assert_eq!(early, Err(Refusal::OutOfOrder), "no password is chosen yet");
    desk.ask(NameInstitution {
        name: "Théâtre de Carouge".to_owned(),
        short_name: "Carouge Box Office".to_owned(),
    })
    .await
    .unwrap();
    let easy = |why| {
        let field = Field::Password;
        Err(Refusal::PasswordTooEasy { field, why })
    };
    // password, names beside it, what is said
    for (typed, display_name, username, said) in [
        ("Anna Keller 2026", "", "", Ok(())),
        (
            "Anna Keller 2026",
            "Anna Keller",
            "",
            easy(EasyBecause::OwnName),
        ),
        (
            "AnnaKeller 2026",
            "",
            " ANNAKELLER ",
            easy(EasyBecause::OwnName),
        ),
        // no names yet: what would be refused as one
        ("Anna Keller 2026", "Anna:Keller", "a b", Ok(())),
        ("theatre de carouge", "", "", easy(EasyBecause::VenueName)),
        ("Carouge Box Office", "", "", easy(EasyBecause::VenueName)),
    ] {
        let judged = desk
            .ask(named(typed, display_name, username))
            .await
            .map(drop);
        assert_eq!(judged, said, "{typed}, {display_name}, {username}");
    }
    assert_eq!(venue.guichet.hashes(), 0);
}

#[tokio::test]
async fn judging_writes_nothing_and_costs_no_hash__OP_4_AU_1() {
    let venue = Venue::with_feature(false).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let entries = "select max(number) from audit_entry";
    let before = (venue.sql::<u32>(entries).await, venue.guichet.hashes());
    for typed in TYPED {
        drop(desk.ask(judge(typed)).await);
    }
    let after = (venue.sql::<u32>(entries).await, venue.guichet.hashes());
    assert_eq!(after, before);
}

#[tokio::test]
async fn a_password_is_judged_only_where_one_is_chosen__OP_6() {
    let venue = Venue::with_feature(false).await;
    let typed = TYPED[6];
    let outside = venue.sign_in_window("desk 1");
    assert_eq!(outside.ask(judge(typed)).await, Err(Refusal::OutOfOrder));
    let office = venue.office().await;
    assert_eq!(office.ask(judge(typed)).await, Err(Refusal::NotAllowed));
    let desk = venue.sign_in_window("office");
    assert_eq!(desk.ask(judge(typed)).await, Ok(Strength::Strong));
    desk.ask(Lock::default()).await.unwrap();
    assert_eq!(desk.ask(judge(typed)).await, Err(Refusal::SessionLocked));
}
