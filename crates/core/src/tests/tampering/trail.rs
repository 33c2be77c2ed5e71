//! SE-16, AU-2: a trail that was cut or edited, and how it stays named once the service key has opened the data.

use super::{found, row, signs_in};
use crate::evidence::{Finding, Table};
use crate::operations::*;
use crate::tests::venue::registered;
use crate::{Refusal, Screen};

#[tokio::test]
async fn a_trail_that_was_cut_or_edited_is_named__SE_16_AU_2() {
    for (edit, at_start, followed) in [
        // the end cut off
        (
            "delete from audit_entry where number > 3",
            vec![Finding::TrailCut { after: 3 }],
            vec![],
        ),
        // all of it
        (
            "delete from audit_entry",
            vec![Finding::TrailCut { after: 0 }],
            vec![],
        ),
        // the last entry edited
        (
            "update audit_entry set chain = zeroblob(32)
             where number = (select max(number) from audit_entry)",
            vec![Finding::TrailChanged { number: 5 }],
            vec![],
        ),
        // one in the middle: only following the whole chain finds it
        (
            "update audit_entry set event = 'signed_in'
             where number = 2",
            vec![],
            vec![Finding::TrailChanged { number: 2 }],
        ),
        // one removed from the middle
        (
            "delete from audit_entry where number = 2",
            vec![],
            vec![Finding::TrailRemoved { first: 2, last: 2 }],
        ),
    ] {
        let (mut venue, _) = registered().await;
        venue.guichet.verify_trail().await;
        assert!(matches!(
            venue.sign_in_window("desk 1").look().await,
            Screen::SignIn { .. }
        ));
        venue.tamper(venue.behind_the_triggers(edit).await).await;
        assert_eq!(found(&mut venue).await, at_start, "{edit}");
        if at_start.is_empty() {
            venue.guichet.verify_trail().await;
            let Screen::Closed { findings, .. } = venue.sign_in_window("desk 1").look().await
            else {
                panic!("the trail was not followed: {edit}")
            };
            assert_eq!(findings, followed, "{edit}");
        }
    }
}

#[tokio::test]
async fn the_service_key_opens_again_and_the_finding_stays_in_the_trail__SE_15_RE_1() {
    let (mut venue, phone) = registered().await;
    let edit = "update audit_entry set event = 'signed_in' where number = 2;
                update operator set role = 'administrator', display_name = 'Eve'";
    venue.tamper(venue.behind_the_triggers(edit).await).await;
    let eve = row(Table::Operator, Some("Eve"));
    assert_eq!(found(&mut venue).await, eve);
    let desk = venue.sign_in_window("desk 1");
    let other = crate::ServiceKey::generate(&crate::testing::SeededRandomness::new(99));
    let wrong = OpenWithServiceKey {
        service_key: other.groups().concat(),
    };
    assert_eq!(desk.ask(wrong).await.unwrap_err(), Refusal::WrongServiceKey);
    let right = || OpenWithServiceKey {
        service_key: venue.service_key.clone(),
    };
    let screen = desk.ask(right()).await.unwrap();
    assert!(matches!(screen, Screen::SignIn { .. }), "{screen:?}");
    let kept: i64 = venue
        .sql("select count(*) from audit_entry where event = 'finding_accepted' and reason = 'row_changed'")
        .await;
    assert_eq!(kept, 1);
    // The broken entry was there when the data was accepted: it closes nothing any more.
    venue.guichet.verify_trail().await;
    venue.next_step();
    signs_in(&venue, &phone).await;
    assert_eq!(
        found(&mut venue).await,
        [],
        "and the next start finds nothing"
    );
}
