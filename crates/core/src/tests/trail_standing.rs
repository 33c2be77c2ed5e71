//! AU-2: how the trail stands, and that what was accepted is named for ever and covers nothing else.

use super::venue::{Desk, Venue};
use crate::operations::*;
use crate::{
    Clock as _, ClosedReason, Finding, Refusal, Screen, Span, Timestamp, TrailBreak, TrailProblem,
    TrailQuery, TrailStanding,
};

async fn standing(office: &Desk<'_>) -> Option<TrailStanding> {
    let question = ListTrail {
        query: TrailQuery::default(),
        after: None,
        limit: 1,
    };
    office.ask(question).await.unwrap().standing
}

async fn found(venue: &Venue) -> Vec<Finding> {
    match venue.sign_in_window("desk 1").look().await {
        Screen::Closed {
            reason: ClosedReason::Tampered,
            findings,
            ..
        } => findings,
        Screen::SignIn { .. } => Vec::new(),
        other => panic!("{other:?}"),
    }
}

/// The service team opens the data all the same; when.
async fn accept(venue: &Venue) -> Timestamp {
    venue.clock.pass(Span::minutes(5));
    let screen = venue
        .sign_in_window("desk 1")
        .ask(OpenWithServiceKey {
            service_key: venue.service_key.clone(),
        })
        .await
        .unwrap();
    assert!(matches!(screen, Screen::SignIn { .. }), "{screen:?}");
    venue.clock.now()
}

const EDIT_2: &str = "update audit_entry set event = 'signed_out' where number = 2";

#[tokio::test]
async fn the_trail_is_complete_and_unchanged_up_to_the_last_check__AU_2() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    assert_eq!(standing(&office).await, None, "nobody has looked yet");
    let checked = office.ask(CheckTrail {}).await.unwrap();
    let whole = TrailStanding {
        checked: venue.clock.now(),
        entries: 2,
        problems: vec![],
        problems_total: 0,
    };
    assert_eq!(checked, whole);
    venue.clock.pass(Span::minutes(10));
    let remembered = standing(&office).await;
    assert_eq!(remembered, Some(whole), "what was seen, and when");
    // As after the start.
    venue.guichet.verify_trail().await;
    let standing = standing(&office).await.unwrap();
    assert_eq!(standing.checked, venue.clock.now());
}

#[tokio::test]
async fn check_now_finds_an_edit_made_while_the_app_runs_and_closes_the_data__AU_2_SE_15() {
    for (edit, expected) in [
        (EDIT_2, Finding::TrailChanged { number: 2 }),
        (
            "delete from audit_entry where number in (2, 3)",
            Finding::TrailRemoved { first: 2, last: 3 },
        ),
        (
            "delete from audit_entry where number > 4",
            Finding::TrailCut { after: 4 },
        ),
        // the last one, with the chain as it would be without a key
        (
            "update audit_entry set chain = zeroblob(32)
             where number = (select max(number) from audit_entry)",
            Finding::TrailChanged { number: 6 },
        ),
    ] {
        let venue = Venue::with_feature(false).await;
        let office = venue.office().await;
        venue
            .operator(&office, "bruno", "nine blue umbrellas")
            .await;
        venue.write(venue.behind_the_triggers(edit).await).await;
        let checked = office.ask(CheckTrail {}).await.unwrap();
        let accepted: Vec<_> = checked.problems.iter().map(|one| one.accepted).collect();
        assert_eq!(accepted, [None], "{edit}");
        assert_eq!(found(&venue).await, [expected], "{edit}");
        let refused = office.ask(CheckTrail {}).await.unwrap_err();
        assert_eq!(refused, Refusal::OutOfOrder, "nobody works on: {edit}");
    }
}

#[tokio::test]
async fn an_accepted_break_is_named_for_ever_and_covers_nothing_else__AU_2() {
    let mut venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    venue
        .operator(&office, "bruno", "nine blue umbrellas")
        .await;
    venue.write(venue.behind_the_triggers(EDIT_2).await).await;
    office.ask(CheckTrail {}).await.unwrap();
    assert_eq!(found(&venue).await, [Finding::TrailChanged { number: 2 }]);
    let when = accept(&venue).await;
    let office = venue.sign_in_window("office").look().await;
    assert!(
        matches!(office, Screen::SignIn { .. }),
        "nobody goes on as if nothing had been: {office:?}"
    );
    let problem = |number, when| TrailProblem {
        found: TrailBreak::Changed { number },
        accepted: Some(when),
    };
    for round in ["at once", "after a start", "and another"] {
        venue.guichet.verify_trail().await;
        assert_eq!(found(&venue).await, [], "{round}");
        let office = venue.office().await;
        let standing = standing(&office).await.unwrap();
        assert_eq!(standing.problems, [problem(2, when)], "{round}");
        assert_eq!(standing.problems_total, 1);
        venue
            .sign_in_window("office")
            .ask(SignOut {})
            .await
            .unwrap();
        venue.restart().await;
    }
    // Before what was accepted, another entry is edited; then the same one once more.
    let mut known = vec![problem(2, when)];
    for (edit, number) in [
        ("update audit_entry set reason = 'lost' where number = 1", 1),
        ("update audit_entry set reason = 'lost' where number = 2", 2),
    ] {
        venue.write(venue.behind_the_triggers(edit).await).await;
        venue.guichet.verify_trail().await;
        assert_eq!(
            found(&venue).await,
            [Finding::TrailChanged { number }],
            "{edit}"
        );
        let when = accept(&venue).await;
        known.push(problem(number, when));
    }
    venue.guichet.verify_trail().await;
    assert_eq!(found(&venue).await, []);
    let office = venue.office().await;
    let problems = standing(&office).await.unwrap().problems;
    assert_eq!(problems, [known[1], known[0], known[2]]);
}

#[tokio::test]
async fn what_another_program_did_while_the_app_runs_is_accepted_with_the_service_key__SE_15_AU_2()
{
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    venue.tamper(venue.behind_the_triggers(EDIT_2).await).await;
    office.ask(CheckTrail {}).await.unwrap();
    let changed = Finding::TrailChanged { number: 2 };
    assert_eq!(found(&venue).await, std::slice::from_ref(&changed));
    // And more while the data is closed.
    venue
        .tamper("update operator set role = 'operator', display_name = 'Eve'")
        .await;
    let when = accept(&venue).await;
    let kept: String = venue
        .sql("select group_concat(reason order by number) from audit_entry where event = 'finding_accepted'")
        .await;
    assert_eq!(kept, "row_changed,trail_changed");
    venue.guichet.verify_trail().await;
    assert_eq!(found(&venue).await, []);
    let problem = TrailProblem {
        found: TrailBreak::Changed { number: 2 },
        accepted: Some(when),
    };
    let opened = venue.guichet.opened().await.unwrap();
    let keys = opened.keys().unwrap();
    let standing = venue.guichet.follow_trail(&opened, keys).await.unwrap();
    assert_eq!(standing.problems, [problem]);
}

#[tokio::test]
async fn an_acceptance_that_nobody_gave_is_found__AU_2_SE_15() {
    let mut venue = Venue::with_feature(false).await;
    venue.write(venue.behind_the_triggers(EDIT_2).await).await;
    venue
        .write(
            "insert into accepted_break (kind, first, last, place, accepted_at)
             values ('changed', 2, 2, zeroblob(32), 0)",
        )
        .await;
    venue.restart().await;
    let found = found(&venue).await;
    let table = crate::Table::AcceptedBreak;
    assert_eq!(found, [Finding::RowChanged { table, whose: None }]);
}

#[tokio::test]
async fn a_trail_whose_end_was_cut_off_says_so_for_ever__AU_2() {
    let mut venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    venue
        .operator(&office, "bruno", "nine blue umbrellas")
        .await;
    let edit = "delete from audit_entry where number > 3";
    venue.write(venue.behind_the_triggers(edit).await).await;
    venue.restart().await;
    assert_eq!(found(&venue).await, [Finding::TrailCut { after: 3 }]);
    let when = accept(&venue).await;
    venue.guichet.verify_trail().await;
    assert_eq!(found(&venue).await, []);
    let office = venue.office().await;
    let problems = standing(&office).await.unwrap().problems;
    let cut = TrailProblem {
        found: TrailBreak::CutOff { after: 3 },
        accepted: Some(when),
    };
    assert_eq!(problems, [cut]);
}

#[tokio::test]
async fn the_trail_is_followed_after_every_opening__AU_2() {
    let mut venue = Venue::with_feature(false).await;
    venue.restart().await;
    venue.guichet.trail_to_follow().await;
    venue
        .key_store
        .set_trouble(Some(|| crate::KeyStoreError::Locked));
    venue.restart().await;
    let asked = venue.guichet.trail_to_follow();
    let mut asked = std::pin::pin!(asked);
    assert!(
        futures_util::poll!(&mut asked).is_pending(),
        "the data is closed"
    );
    venue.key_store.set_trouble(None);
    let desk = venue.sign_in_window("desk 1");
    desk.ask(TryAgain {}).await.unwrap();
    asked.await;
}
