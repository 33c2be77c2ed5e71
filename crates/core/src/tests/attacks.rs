//! What somebody tries who has part of it: a password without the phone, a name, many desks at once.

use futures_util::future::join_all;

use super::venue::{ADMINISTRATOR, PASSWORD, Venue, registered};
use crate::operations::{EnterCode, SignOut};
use crate::{Refusal, Screen, Span, StartOverReason};

#[tokio::test]
async fn a_code_hidden_among_two_hundred_guesses_opens_nothing__SE_5_SE_6() {
    let (venue, phone) = registered().await;
    // At as many desks as one operator may sign in at, all at once, with the right code last.
    let desks: Vec<_> = (0..3)
        .map(|n| venue.sign_in_window(&format!("desk {n}")))
        .collect();
    for desk in &desks {
        desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    }
    let mut codes = vec![phone.wrong_code(&venue); 200];
    codes.push(phone.code(&venue));
    let tries = codes
        .iter()
        .enumerate()
        .map(|(n, code)| desks[n % 3].code(code));
    let accepted = join_all(tries)
        .await
        .into_iter()
        .filter(Result::is_ok)
        .count();
    assert_eq!(accepted, 0);
    // Four are free; the fifth earns a wait, within which nothing is looked at.
    let looked_at: i64 = venue
        .sql("select count(*) from failure where kind = 'code'")
        .await;
    assert_eq!(looked_at, 5);
}

#[tokio::test]
async fn guessing_goes_no_faster_over_new_sign_ins_restarts_and_spellings__SE_6_EC_4() {
    let (mut venue, phone) = registered().await;
    let wrong = phone.wrong_code(&venue);
    let spellings = [
        "anna.keller",
        "ANNA.KELLER",
        "Anna.Keller",
        "ａｎｎａ.keller",
        "anna.kelleR",
    ];
    let mut looked_at = 0;
    // Two hours of somebody who has the password, begins anew after every code, and starts the app
    // anew after every fifth.
    for minute in 0..120 {
        let desk = venue.sign_in_window(&format!("desk {minute}"));
        let spelling = spellings[minute % spellings.len()];
        if desk.sign_in(spelling, PASSWORD).await.is_ok() {
            match desk.code(&wrong).await.unwrap_err() {
                Refusal::WrongCode { .. }
                | Refusal::StartOver {
                    why: StartOverReason::TooManyCodes,
                } => looked_at += 1,
                Refusal::Delayed { .. } => {}
                other => panic!("{other:?}"),
            }
            desk.back().await;
        }
        venue.clock.pass(Span::minutes(1));
        if minute % 5 == 4 {
            venue.restart().await;
        }
    }
    // 4 free, then after 1, 2, 4, 8 and 15 minutes, then every 30.
    assert!(
        looked_at <= 13,
        "{looked_at} codes were looked at in two hours"
    );
}

#[tokio::test]
async fn two_hundred_sign_ins_at_once_take_the_memory_of_two__SE_10() {
    let venue = Venue::with_feature(false).await;
    let before = venue.guichet.hashes();
    let desks: Vec<_> = (0..200)
        .map(|n| venue.sign_in_window(&format!("desk {n}")))
        .collect();
    let tries = desks
        .iter()
        .map(|desk| desk.sign_in(ADMINISTRATOR, "wrong"));
    let answers = join_all(tries).await;
    let busy = answers
        .iter()
        .filter(|answer| matches!(answer, Err(Refusal::Busy)))
        .count();
    let hashed = venue.guichet.hashes() - before;
    // Two at work and eight that wait; the others hear at once that the desk is busy.
    assert!(hashed <= 10, "{hashed} hashes were made");
    assert!(busy >= 100, "{busy} were turned away");
    assert!(answers.iter().all(Result::is_err));
}

/// Fifty at once, over the three desks that one operator may sign in at, each round. A desk answers one
/// question at a time; the desks don't wait for each other.
async fn one_of_fifty_is_accepted_in_each_of(rounds: usize) {
    let (venue, phone) = registered().await;
    let desks: Vec<_> = (0..3)
        .map(|n| venue.sign_in_window(&format!("desk {n}")))
        .collect();
    for round in 0..rounds {
        for desk in &desks {
            desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
        }
        let code = phone.code(&venue);
        let tries = (0..50).map(|n| {
            let code = code.clone();
            (desks[(n + round) % 3].caller.clone(), EnterCode { code })
        });
        let answers = venue.ask_at_once(tries).await;
        let accepted: Vec<_> = answers.into_iter().flatten().collect();
        assert_eq!(accepted.len(), 1, "round {round}");
        assert!(matches!(accepted[0], Screen::SignedIn { .. }));
        // All of them stay outside, and after so long nothing that was wrong counts any more.
        for desk in &desks {
            let _ = desk.ask(SignOut {}).await;
        }
        venue.clock.pass(Span::days(31));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_fifty_uses_of_one_code_at_once_one_is_accepted_however_often_it_is_tried__EC_3_SE_1() {
    one_of_fifty_is_accepted_in_each_of(40).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "takes minutes: cargo test -p guichet-core --lib thousand -- --ignored"]
async fn of_fifty_uses_of_one_code_at_once_one_is_accepted_a_thousand_times__EC_3_SE_1() {
    one_of_fifty_is_accepted_in_each_of(1_000).await;
}

#[tokio::test]
async fn every_byte_of_a_sealed_key_matters_and_a_start_names_the_phone__SE_12_SE_15() {
    let (mut venue, _) = registered().await;
    let sealed: Vec<u8> = venue.sql("select sealed_key from registration").await;
    // A few of them through the whole app; each one of them is flipped in sealed.rs.
    for at in [0, 1, 2, 3, 26, 27, sealed.len() - 17, sealed.len() - 1] {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        let mut file = venue.file().await;
        for (value, closed) in [(&changed, true), (&sealed, false)] {
            sqlx::query("update registration set sealed_key = ?")
                .bind(value)
                .execute(&mut file)
                .await
                .unwrap();
            venue.restart().await;
            let screen = venue.sign_in_window("desk 1").look().await;
            let is_closed = matches!(screen, Screen::Closed { .. });
            assert_eq!(is_closed, closed, "byte {at}");
        }
    }
}
