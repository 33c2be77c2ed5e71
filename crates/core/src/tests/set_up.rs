//! SU, SE-8, SE-13, SE-18: the first launch, and what opening the data can meet.

use rstest::rstest;

use super::venue::{ADMINISTRATOR, PASSWORD, Venue, password};
use crate::operations::*;
use crate::{ClosedReason, Field, KeyStoreError, Refusal, Screen};

#[tokio::test]
async fn the_first_launch_and_only_it_shows_set_up__SU_1() {
    let mut venue = Venue::empty().await;
    assert!(matches!(
        venue.sign_in_window("desk 1").look().await,
        Screen::Welcome
    ));
    let shown = venue.set_up_to_service_key(false).await;
    let screen = venue.confirm(&shown).await.unwrap();
    assert!(matches!(screen, Screen::SignIn { ref venue, .. } if venue == "Carouge Box Office"));
    let refused = venue.sign_in_window("desk 1").ask(BeginSetUp {}).await;
    assert_eq!(refused.unwrap_err(), Refusal::OutOfOrder);
    venue.restart().await;
    assert!(matches!(
        venue.sign_in_window("desk 1").look().await,
        Screen::SignIn { .. }
    ));
    let refused = venue.sign_in_window("desk 1").ask(BeginSetUp {}).await;
    assert_eq!(refused.unwrap_err(), Refusal::OutOfOrder);
}

#[tokio::test]
async fn set_up_ends_only_after_the_asked_group_was_typed_back__SU_2() {
    let venue = Venue::empty().await;
    let (groups, asked) = venue.set_up_to_service_key(false).await;
    let desk = venue.sign_in_window("desk 1");
    let another = groups[(asked as usize) % groups.len()].clone();
    assert_eq!(
        desk.ask(ConfirmServiceKey { group: another })
            .await
            .unwrap_err(),
        Refusal::WrongGroup
    );
    let missing = Refusal::Missing {
        field: Field::ServiceKeyGroup,
    };
    assert_eq!(
        desk.ask(ConfirmServiceKey { group: " ".into() })
            .await
            .unwrap_err(),
        missing
    );
    assert_eq!(
        venue.sql::<i64>("select count(*) from institution").await,
        0
    );
    assert!(venue.confirm(&(groups, asked)).await.is_ok());
    // Shown once: nothing shows it again.
    assert!(matches!(desk.look().await, Screen::SignIn { .. }));
}

#[tokio::test]
async fn the_feature_is_off_after_set_up_unless_switched_on_there__SU_3_PO_1() {
    let off = Venue::with_feature(false).await;
    assert_eq!(
        off.sql::<i64>("select two_factor_enabled from institution")
            .await,
        0
    );
    let on = Venue::with_feature(true).await;
    assert_eq!(
        on.sql::<i64>("select two_factor_enabled from institution")
            .await,
        1
    );
}

#[tokio::test]
async fn with_the_feature_on_set_up_leads_the_administrator_to_registration__SU_3() {
    let venue = Venue::empty().await;
    let shown = venue.set_up_to_service_key(true).await;
    assert!(matches!(
        venue.confirm(&shown).await.unwrap(),
        Screen::GetApp { .. }
    ));
    venue.sign_in_window("desk 1").register().await;
}

#[tokio::test]
async fn a_set_up_cut_off_anywhere_starts_afresh_and_leaves_no_key__SU_4() {
    let mut venue = Venue::empty().await;
    venue.set_up_to_service_key(true).await;
    venue.restart().await;
    assert!(matches!(
        venue.sign_in_window("desk 1").look().await,
        Screen::Welcome
    ));
    assert!(venue.key_store.names().is_empty());
    // Cut off between the key and the database.
    let shown = venue.set_up_to_service_key(false).await;
    venue
        .write(
            "create trigger full_disk before insert on institution begin
                 select raise(abort, 'disk full');
             end",
        )
        .await;
    assert!(venue.confirm(&shown).await.is_err());
    assert_eq!(venue.key_store.names().len(), 1);
    venue.write("drop trigger full_disk").await;
    venue.restart().await;
    assert!(venue.key_store.names().is_empty());
    assert!(matches!(
        venue.sign_in_window("desk 1").look().await,
        Screen::Welcome
    ));
    let shown = venue.set_up_to_service_key(false).await;
    assert!(venue.confirm(&shown).await.is_ok());
}

#[tokio::test]
async fn operators_without_an_institution_keep_their_key__SE_13_SU_4() {
    let mut venue = Venue::with_feature(false).await;
    venue.write("delete from institution").await;
    venue.restart().await;
    let screen = venue.sign_in_window("desk 1").look().await;
    let damaged = ClosedReason::DatabaseDamaged;
    assert!(matches!(screen, Screen::Closed { reason, .. } if reason == damaged));
    assert_eq!(
        venue.key_store.names().len(),
        2,
        "the key and the anchor are still there"
    );
}

#[tokio::test]
async fn back_keeps_the_names_and_never_the_password__SU_1() {
    let venue = Venue::empty().await;
    venue.set_up_to_service_key(true).await;
    let desk = venue.sign_in_window("desk 1");
    let screen = desk.ask(Back {}).await.unwrap();
    assert!(matches!(
        screen,
        Screen::TwoFactorChoice { enabled: true, .. }
    ));
    let screen = desk.ask(Back {}).await.unwrap();
    let Screen::FirstAdministrator {
        display_name,
        username,
        ..
    } = screen
    else {
        panic!()
    };
    assert_eq!(
        (display_name.as_str(), username.as_str()),
        ("Anna Keller", ADMINISTRATOR)
    );
    let screen = desk.ask(Back {}).await.unwrap();
    assert!(
        matches!(screen, Screen::Institution { ref short_name, .. } if short_name == "Carouge")
    );
    assert!(matches!(desk.ask(Back {}).await.unwrap(), Screen::Welcome));
}

#[tokio::test]
async fn bad_input_in_set_up_gets_its_sentence_and_changes_nothing__SU_1() {
    let venue = Venue::empty().await;
    let desk = venue.sign_in_window("desk 1");
    desk.ask(BeginSetUp {}).await.unwrap();
    let name = |name: &str, short: &str| NameInstitution {
        name: name.to_owned(),
        short_name: short.to_owned(),
    };
    let missing = Refusal::Missing {
        field: Field::InstitutionName,
    };
    assert_eq!(desk.ask(name("  ", "C")).await.unwrap_err(), missing);
    let forbidden = Refusal::ForbiddenCharacter {
        field: Field::ShortName,
    };
    assert_eq!(
        desk.ask(name("Carouge", "C:B")).await.unwrap_err(),
        forbidden
    );
    // Out of order: there is no institution's name yet.
    assert_eq!(
        desk.ask(ChooseTwoFactor { enabled: true })
            .await
            .unwrap_err(),
        Refusal::OutOfOrder
    );
    desk.ask(name("Carouge Box Office", "Carouge"))
        .await
        .unwrap();
    let first = NameFirstAdministrator {
        display_name: "Anna".to_owned(),
        username: "anna".to_owned(),
        password: password("carouge box office"),
    };
    assert!(matches!(
        desk.ask(first).await.unwrap_err(),
        Refusal::PasswordTooEasy { .. }
    ));
    assert!(matches!(
        desk.look().await,
        Screen::FirstAdministrator { .. }
    ));
}

#[tokio::test]
async fn a_key_store_that_forgets_when_it_is_opened_again_is_volatile__SE_13() {
    let mut venue = Venue::with_feature(false).await;
    venue.guichet.shut().await;
    venue.key_store.forget_when_closed();
    venue.restart().await;
    let screen = venue.sign_in_window("desk 1").look().await;
    assert!(
        matches!(
            screen,
            Screen::Closed {
                reason: ClosedReason::KeyStoreVolatile,
                ..
            }
        ),
        "{screen:?}"
    );
}

#[rstest]
#[case::absent(|| KeyStoreError::Absent("no bus".into()), ClosedReason::KeyStoreAbsent)]
#[case::locked(|| KeyStoreError::Locked, ClosedReason::KeyStoreLocked)]
#[case::volatile(|| KeyStoreError::Volatile("session".into()), ClosedReason::KeyStoreVolatile)]
#[case::slow(|| KeyStoreError::Slow, ClosedReason::KeyStoreSlow)]
#[tokio::test]
async fn a_key_store_in_trouble_closes_the_data_and_try_again_opens_it__SE_13(
    #[case] trouble: fn() -> KeyStoreError,
    #[case] expected: ClosedReason,
) {
    let mut venue = Venue::with_feature(false).await;
    let file = venue.folder.path().join(crate::DATABASE_FILE);
    venue.key_store.set_trouble(Some(trouble));
    venue.guichet.shut().await;
    venue.restart().await;
    let before = std::fs::read(&file).unwrap();
    let desk = venue.sign_in_window("desk 1");
    assert!(matches!(desk.look().await, Screen::Closed { reason, .. } if reason == expected));
    assert_eq!(
        desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap_err(),
        Refusal::OutOfOrder
    );
    assert!(matches!(
        desk.ask(TryAgain {}).await.unwrap(),
        Screen::Closed { .. }
    ));
    // Not printed where it fails: it is the whole file.
    assert!(
        std::fs::read(&file).unwrap() == before,
        "a byte was changed"
    );
    venue.key_store.set_trouble(None);
    assert!(matches!(
        desk.ask(TryAgain {}).await.unwrap(),
        Screen::SignIn { .. }
    ));
    assert!(desk.sign_in(ADMINISTRATOR, PASSWORD).await.is_ok());
}

#[tokio::test]
async fn a_missing_or_wrong_key_is_named_and_no_new_one_is_made__SE_13() {
    let mut venue = Venue::with_feature(false).await;
    venue.key_store.replace_root_keys();
    venue.restart().await;
    let screen = venue.sign_in_window("desk 1").look().await;
    assert!(matches!(
        screen,
        Screen::Closed {
            reason: ClosedReason::WrongKey,
            ..
        }
    ));
    venue.key_store.clear();
    venue.restart().await;
    let screen = venue.sign_in_window("desk 1").look().await;
    assert!(matches!(
        screen,
        Screen::Closed {
            reason: ClosedReason::KeyMissing,
            ..
        }
    ));
    assert!(venue.key_store.names().is_empty());
}

#[tokio::test]
async fn a_damaged_and_a_newer_database_are_named__SE_18() {
    let mut venue = Venue::with_feature(false).await;
    venue
        .write(
            "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
             values (9999, 'from the future', 1, x'00', 0)",
        )
        .await;
    venue.restart().await;
    let screen = venue.sign_in_window("desk 1").look().await;
    assert!(
        matches!(
            screen,
            Screen::Closed {
                reason: ClosedReason::DatabaseNewer,
                ..
            }
        ),
        "{screen:?}"
    );

    let mut venue = Venue::with_feature(false).await;
    let file = venue.folder.path().join(crate::DATABASE_FILE);
    venue.guichet.shut().await;
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[..4096].fill(0x55);
    std::fs::write(&file, bytes).unwrap();
    venue.restart().await;
    let screen = venue.sign_in_window("desk 1").look().await;
    assert!(
        matches!(
            screen,
            Screen::Closed {
                reason: ClosedReason::DatabaseDamaged,
                ..
            }
        ),
        "{screen:?}"
    );
}

#[tokio::test]
async fn the_database_is_opened_as_security_asks__SE_18() {
    let venue = Venue::with_feature(false).await;
    assert_eq!(venue.sql::<String>("pragma journal_mode").await, "wal");
    let (synchronous, foreign_keys, secure_delete, trusted, cell_size) =
        venue.guichet.pragmas().await;
    assert_eq!(
        (synchronous, foreign_keys, secure_delete, trusted, cell_size),
        (2, 1, 1, 0, 1)
    );
    let loose: i64 = venue
        .sql(
            "select count(*) from pragma_table_list where schema = 'main' and type = 'table'
              and strict = 0 and name not like 'sqlite%' and name not like '_sqlx%'
              and name not like 'operator_search%'",
        )
        .await;
    assert_eq!(loose, 0, "every table is strict");
}
