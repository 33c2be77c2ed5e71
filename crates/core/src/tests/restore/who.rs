//! OP-6, SE-17: who may restore, and where.

use super::restore;
use crate::tests::backup::{Played, check};
use crate::{KeyStoreError, Refusal};

#[tokio::test]
async fn only_the_service_team_may_restore_over_open_data__SE_17_OP_6() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let Played { venue, anna, .. } = &played;
    let key = &venue.service_key;
    let office = venue.office_with(anna).await;
    for (desk, expected) in [
        (venue.sign_in_window("desk 1"), Refusal::OutOfOrder),
        (venue.sign_in_window("office"), Refusal::OutOfOrder),
        (office, Refusal::NotAllowed),
    ] {
        let refused = restore(&desk, &file, key, "Carouge").await.unwrap_err();
        assert_eq!(refused, expected);
        let refused = check(&desk, &file, key).await.unwrap_err();
        assert_eq!(refused, expected);
        let refused = venue.guichet.look_at_backup(&desk.caller, &file).await;
        assert_eq!(refused.unwrap_err(), expected);
    }
}

#[tokio::test]
async fn data_that_only_waits_for_its_key_store_is_replaced_by_nobody__OP_6_SE_17() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let key = played.venue.service_key.clone();
    let mut venue = played.venue;
    for trouble in [(|| KeyStoreError::Locked) as fn() -> KeyStoreError, || {
        KeyStoreError::Slow
    }] {
        venue.key_store.set_trouble(Some(trouble));
        venue.restart().await;
        let desk = venue.sign_in_window("desk 1");
        assert_eq!(
            check(&desk, &file, &key).await.unwrap_err(),
            Refusal::OutOfOrder
        );
    }
    // Where it helps, it is asked for in the sign-in window.
    venue.key_store.set_trouble(None);
    venue.key_store.clear();
    venue.restart().await;
    let other_window = venue.management("desk 1");
    assert_eq!(
        check(&other_window, &file, &key).await.unwrap_err(),
        Refusal::OutOfOrder
    );
    check(&venue.sign_in_window("desk 1"), &file, &key)
        .await
        .unwrap();
}
