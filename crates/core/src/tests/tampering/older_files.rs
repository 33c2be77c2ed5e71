//! SE-15: a file from before, and data that says it is.

use super::{copy, found, put_back, row, signs_in};
use crate::Refusal;
use crate::evidence::{Finding, Table};
use crate::operations::*;
use crate::tests::venue::{ADMINISTRATOR, PASSWORD, registered};

#[tokio::test]
async fn an_older_file_is_named_and_a_code_used_since_stays_used__SE_15_EC_3() {
    let (mut venue, phone) = registered().await;
    let before = copy(&venue).await;
    venue.restart().await;
    let code = phone.code(&venue);
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    desk.code(&code).await.unwrap();
    put_back(&venue, &before).await;
    assert_eq!(found(&mut venue).await, [Finding::OlderFile]);

    let desk = venue.sign_in_window("desk 1");
    desk.ask(OpenWithServiceKey {
        service_key: venue.service_key.clone(),
    })
    .await
    .unwrap();
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert_eq!(
        desk.code(&code).await.unwrap_err(),
        Refusal::UsedCode { tries_left: 4 }
    );
}

#[tokio::test]
async fn data_from_before_there_was_evidence_gets_it__SE_15() {
    let (mut venue, phone) = registered().await;
    venue.forget_evidence().await;
    assert_eq!(found(&mut venue).await, []);
    venue.guichet.verify_trail().await;
    signs_in(&venue, &phone).await;
    // From here on it is like any other.
    venue.tamper("update operator set role = 'operator'").await;
    assert_eq!(
        found(&mut venue).await,
        row(Table::Operator, Some("Anna Keller"))
    );
}

#[tokio::test]
async fn data_that_hides_its_age_behind_a_lost_keyring_is_named__SE_15_RE_1() {
    let (mut venue, _) = registered().await;
    // Another id leads to no key, and without evidence it looks like data from before there was any.
    venue.forget_evidence().await;
    venue
        .tamper(
            "update database set id = zeroblob(16);
             update operator set role = 'administrator', two_factor_required = 0",
        )
        .await;
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    let service_key = venue.service_key.clone();
    desk.ask(OpenWithServiceKey { service_key }).await.unwrap();
    let kept: String = venue
        .sql("select group_concat(reason, ' ') from audit_entry where event = 'finding_accepted'")
        .await;
    assert!(kept.starts_with("anchor_missing row_changed"), "{kept}");
}
