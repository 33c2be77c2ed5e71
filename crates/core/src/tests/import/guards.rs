//! Who may import, and what becomes of it where something comes between.

use std::sync::{Arc, Mutex};

use super::{counts, everybody, import, imported, last_entry, preview};
use crate::operations::*;
use crate::tests::venue::{
    ADMINISTRATOR, BRUNOS_PASSWORD, Desk, PASSWORD, Venue, at, password, two_with_phones,
};
use crate::{Cancel, Progress, Refusal, Role, Screen, Span, Stage, Watch, WhyBad, Window};

#[tokio::test]
async fn what_changed_since_the_preview_is_shown_and_nothing_is_done__OP_5() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    venue.operator(&office, "bruno", BRUNOS_PASSWORD).await;
    let shown = preview(&office, "Bruno Frei;bruno;;\nCarla;carla;;")
        .await
        .unwrap();
    assert_eq!(counts(&shown), (1, 1, 0, 0));
    // Somebody else adds Carla meanwhile.
    let carla = CreateOperator {
        username: "Carla".to_owned(),
        display_name: "Carla Rossi".to_owned(),
        email: String::new(),
        role: Role::Operator,
    };
    office.ask(carla).await.unwrap();
    let before = (everybody(&venue).await, last_entry(&venue).await);
    let ImportOutcome::Outdated { preview: shown } = import(&office).await.unwrap() else {
        panic!("imported")
    };
    assert_eq!(counts(&shown), (0, 2, 0, 0));
    assert_eq!((everybody(&venue).await, last_entry(&venue).await), before);
    // What was shown now may be imported.
    let done = import(&office).await.unwrap();
    assert!(matches!(done, ImportOutcome::Imported { changed: 2, .. }));

    // And what became bad is shown as that.
    let shown = preview(
        &office,
        "Anna Keller;anna.keller;operator;\nBruno Frei;bruno;administrator;",
    )
    .await
    .unwrap();
    assert_eq!(shown.bad, 0);
    venue
        .write("update operator set disabled = 1 where username = 'bruno'")
        .await;
    let ImportOutcome::Outdated { preview: shown } = import(&office).await.unwrap() else {
        panic!("imported")
    };
    assert_eq!(shown.bad_rows[0].problems[0].why, WhyBad::LastAdministrator);
    assert_eq!(import(&office).await.err(), Some(Refusal::ImportHasBadRows));
}

#[tokio::test]
async fn sessions_and_sign_ins_end_where_the_single_operation_ends_them__OP_5_PO_5() {
    let (venue, _, _, phone) = two_with_phones().await;
    let office = venue.management("office");
    let desk = venue.sign_in_window("foyer");
    // a change of name or role, and whether the sign-in that is under way goes on
    for (row, goes_on) in [
        ("Bruno Frei;bruno;;", true),
        ("Bruno Frei;bruno;administrator;", true),
        ("Bruno Frei;bruno;administrator;no", false),
    ] {
        venue.next_step();
        desk.sign_in("bruno", BRUNOS_PASSWORD).await.unwrap();
        assert_eq!(imported(&office, row).await, (0, 1, 0), "{row}");
        let answer = desk.code(&phone.code(&venue)).await;
        assert_eq!(answer.is_ok(), goes_on, "{row}: {answer:?}");
        if goes_on {
            desk.ask(SignOut {}).await.unwrap();
        } else {
            assert!(
                matches!(answer, Err(Refusal::StartOver { .. })),
                "{answer:?}"
            );
        }
    }
    // An open session goes on, as it does after the switch on A2.
    venue.next_step();
    assert_eq!(imported(&office, "Bruno Frei;bruno;;yes").await, (0, 1, 0));
    desk.sign_in("bruno", BRUNOS_PASSWORD).await.unwrap();
    desk.code(&phone.code(&venue)).await.unwrap();
    assert_eq!(
        imported(&office, "Bruno F.;bruno;operator;no").await,
        (0, 1, 0)
    );
    let screen = desk.look().await;
    assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
}

#[tokio::test]
async fn how_far_it_has_come_is_said_every_100_rows__OP_5() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let rows: String = (0..350).map(|n| format!("Person {n};p{n};;\n")).collect();
    preview(&office, &rows).await.unwrap();
    let heard: Arc<Mutex<Vec<Progress>>> = Arc::default();
    let hears = Arc::clone(&heard);
    let watch = Watch {
        tell: Arc::new(move |now| hears.lock().unwrap().push(now)),
        cancel: Cancel::default(),
    };
    office.ask(ImportOperators { watch }).await.unwrap();
    let heard = heard.lock().unwrap();
    let at = |stage| -> Vec<u64> {
        let of = heard.iter().filter(|now| now.stage == stage);
        of.map(|now| now.done).collect()
    };
    assert_eq!(at(Stage::Comparing), [100, 200, 300, 350]);
    assert_eq!(at(Stage::Importing), [350, 450, 550, 650, 700]);
    assert!(heard.iter().all(|now| now.all == 700));
}

#[tokio::test]
async fn an_import_that_is_cancelled_changes_nothing__OP_5() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let rows: String = (0..350).map(|n| format!("Person {n};p{n};;\n")).collect();
    preview(&office, &rows).await.unwrap();
    let before = (everybody(&venue).await, last_entry(&venue).await);
    // while it compares; at the first row, in the middle, and when all are written
    for (stage, done) in [
        (Stage::Comparing, 100),
        (Stage::Importing, 350),
        (Stage::Importing, 550),
        (Stage::Importing, 650),
    ] {
        let cancel = Cancel::default();
        let cancels = cancel.clone();
        let tell = move |now: Progress| {
            if now.stage == stage && now.done == done {
                cancels.cancel();
            }
        };
        let watch = Watch {
            tell: Arc::new(tell),
            cancel,
        };
        let refused = office.ask(ImportOperators { watch }).await.err();
        assert_eq!(refused, Some(Refusal::ImportCancelled), "{stage:?} {done}");
        assert_eq!((everybody(&venue).await, last_entry(&venue).await), before);
    }
    // The file is still there, to be imported after all.
    let done = import(&office).await.unwrap();
    assert!(matches!(done, ImportOutcome::Imported { new: 350, .. }));
}

#[tokio::test]
async fn only_an_administrator_imports_and_only_with_a_fresh_proof__OP_5_OP_6_SE_1() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    venue.operator(&office, "bruno", BRUNOS_PASSWORD).await;
    venue
        .sign_in_window("bruno's")
        .sign_in("bruno", BRUNOS_PASSWORD)
        .await
        .unwrap();
    // desk, window, what every one of the three questions hears
    for (desk, window, expected) in [
        ("nobody's", Window::Management, Refusal::SessionEnded),
        ("bruno's", Window::Management, Refusal::NotAllowed),
        ("nobody's", Window::SignIn, Refusal::NotAllowed),
        ("office", Window::SignIn, Refusal::NotAllowed),
    ] {
        let desk = Desk {
            venue: &venue,
            caller: at(desk, window),
        };
        let heard = [
            desk.ask(StartImport {}).await.err(),
            preview(&desk, "Carla;carla;;").await.err(),
            import(&desk).await.err(),
        ];
        assert_eq!(heard, [(); 3].map(|()| Some(expected.clone())));
    }
    // To look at a file asks for no proof; to import it does.
    venue.clock.pass(Span::minutes(10));
    preview(&office, "Carla;carla;;").await.unwrap();
    let refused = import(&office).await.err();
    assert!(
        matches!(refused, Some(Refusal::FreshCodeNeeded { .. })),
        "{refused:?}"
    );
    let password = password(PASSWORD);
    office.ask(ProvePassword { password }).await.unwrap();
    let done = import(&office).await.unwrap();
    assert!(matches!(done, ImportOutcome::Imported { new: 1, .. }));
}

#[tokio::test]
async fn what_was_read_goes_with_the_session_and_with_its_lock__OP_5() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let desk = venue.sign_in_window("office");
    let unlock = || Unlock {
        password: password(PASSWORD),
    };
    // locked by hand
    preview(&office, "Carla;carla;;").await.unwrap();
    desk.ask(Lock {
        cause: LockCause::Hand,
    })
    .await
    .unwrap();
    desk.ask(unlock()).await.unwrap();
    assert_eq!(import(&office).await.err(), Some(Refusal::NothingToImport));
    // locked by idling
    preview(&office, "Carla;carla;;").await.unwrap();
    venue.clock.pass(Span::minutes(16));
    assert_eq!(import(&office).await.err(), Some(Refusal::SessionLocked));
    desk.ask(unlock()).await.unwrap();
    assert_eq!(import(&office).await.err(), Some(Refusal::NothingToImport));
    // another session of the same person at the same desk
    preview(&office, "Carla;carla;;").await.unwrap();
    desk.ask(SignOut {}).await.unwrap();
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert_eq!(import(&office).await.err(), Some(Refusal::NothingToImport));
    // another desk
    preview(&office, "Carla;carla;;").await.unwrap();
    venue
        .sign_in_window("foyer")
        .sign_in(ADMINISTRATOR, PASSWORD)
        .await
        .unwrap();
    let elsewhere = venue.management("foyer");
    assert_eq!(
        import(&elsewhere).await.err(),
        Some(Refusal::NothingToImport)
    );
    // a file that is none leaves the older one: what stands beside a refusal is not what was meant
    let picture = PreviewImport {
        name: "picture.png".to_owned(),
        bytes: vec![0; 100],
    };
    assert_eq!(office.ask(picture).await.err(), Some(Refusal::NotATable));
    assert_eq!(everybody(&venue).await.len(), 1);
}
