//! SE-14: keys are made anew, and a rotation that is cut off anywhere leaves data that opens.

use rstest::rstest;

use super::service_access::new_key;
use super::venue::{ADMINISTRATOR, BRUNOS_PASSWORD, Desk, PASSWORD, Phone, Venue, registered};
use crate::keys::of_version_1;
use crate::operations::*;
use crate::testing::SeededRandomness;
use crate::{KeyStoreError, Refusal, Role, Screen, ServiceKey, Span};

async fn open_service_access(venue: &Venue) {
    let question = OpenServiceAccess {
        service_key: venue.service_key.clone(),
    };
    venue.sign_in_window("service").ask(question).await.unwrap();
}

async fn rotate(venue: &Venue) -> Result<Screen, Refusal> {
    let service_key = venue.service_key.clone();
    let question = RotateKeys { service_key };
    venue.sign_in_window("service").ask(question).await
}

/// The phone's codes, the password and the trail are what they were.
async fn everything_opens(venue: &mut Venue, phone: &Phone) {
    venue.next_step();
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let screen = desk.code(&phone.code(venue)).await.unwrap();
    assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
    desk.ask(SignOut {}).await.unwrap();
    venue.guichet.verify_trail().await;
    assert!(matches!(desk.look().await, Screen::SignIn { .. }));
}

/// The key store has lost its keys, and the service key opens the data.
async fn everything_opens_without_the_keyring(venue: &mut Venue, phone: &Phone) {
    venue.key_store.clear();
    venue.restart().await;
    let service_key = venue.service_key.clone();
    let desk = venue.sign_in_window("desk 1");
    desk.ask(OpenWithServiceKey { service_key }).await.unwrap();
    // The codes of this moment count as used.
    venue.next_step();
    everything_opens(venue, phone).await;
}

#[tokio::test]
async fn the_service_key_makes_new_keys_from_the_sign_in_window_only__SE_14_OP_6() {
    let (venue, _) = registered().await;
    open_service_access(&venue).await;
    let before: Vec<u8> = venue.sql("select root_key_identity from institution").await;
    for window in [venue.management("service"), venue.print_window("service")] {
        let service_key = venue.service_key.clone();
        let refused = window.ask(RotateKeys { service_key }).await.unwrap_err();
        assert_eq!(refused, Refusal::NotAllowed);
    }
    let after: Vec<u8> = venue.sql("select root_key_identity from institution").await;
    assert_eq!(after, before);
}

#[tokio::test]
async fn after_a_rotation_everything_opens_under_other_keys__SE_14() {
    let (mut venue, phone) = registered().await;
    // What was counted wrong under the old keys still counts.
    let desk = venue.sign_in_window("desk 2");
    desk.sign_in("nobody", "x").await.unwrap_err();
    let before: (Vec<u8>, Vec<u8>) = (
        venue.sql("select sealed_key from registration").await,
        venue.sql("select root_key_identity from institution").await,
    );
    open_service_access(&venue).await;
    let screen = rotate(&venue).await.unwrap();
    assert!(matches!(screen, Screen::ServiceAccess { .. }), "{screen:?}");
    let after: (Vec<u8>, Vec<u8>) = (
        venue.sql("select sealed_key from registration").await,
        venue.sql("select root_key_identity from institution").await,
    );
    assert_ne!(before.0, after.0);
    assert_ne!(before.1, after.1);
    assert_eq!(
        (before.0[2], after.0[2]),
        (1, 2),
        "the key id in the header"
    );
    everything_opens(&mut venue, &phone).await;
    venue.restart().await;
    everything_opens(&mut venue, &phone).await;
    let counted: i64 = venue
        .sql("select in_row from throttle where kind = 'password'")
        .await;
    desk_again(&venue).await;
    let counted_on: i64 = venue
        .sql("select in_row from throttle where kind = 'password'")
        .await;
    assert_eq!(
        counted_on,
        counted + 1,
        "the same name has the same counter"
    );

    // And once more, from the second generation to the third.
    open_service_access(&venue).await;
    rotate(&venue).await.unwrap();
    venue.restart().await;
    everything_opens(&mut venue, &phone).await;
    // The service key opens the new keys as well (RE-1).
    everything_opens_without_the_keyring(&mut venue, &phone).await;
}

async fn desk_again(venue: &Venue) {
    let desk = venue.sign_in_window("desk 2");
    desk.sign_in("nobody", "x").await.unwrap_err();
}

#[tokio::test]
async fn a_rotation_signs_nobody_out__SE_14() {
    let (venue, phone) = registered().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    desk.code(&phone.code(&venue)).await.unwrap();
    let other = venue.sign_in_window("desk 2");
    other.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    open_service_access(&venue).await;
    rotate(&venue).await.unwrap();
    assert!(matches!(desk.look().await, Screen::SignedIn { .. }));
    venue.next_step();
    let screen = other.code(&phone.code(&venue)).await.unwrap();
    assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
}

#[tokio::test]
async fn a_rotation_needs_the_service_key_at_service_access__SE_14_AU_1() {
    let (venue, _) = registered().await;
    let identity = "select root_key_identity from institution";
    let before: Vec<u8> = venue.sql(identity).await;
    assert_eq!(rotate(&venue).await.unwrap_err(), Refusal::OutOfOrder);
    open_service_access(&venue).await;
    let other = crate::ServiceKey::generate(&crate::testing::SeededRandomness::new(99));
    let service_key = other.groups().concat();
    let wrong = RotateKeys { service_key };
    let refused = venue
        .sign_in_window("service")
        .ask(wrong)
        .await
        .unwrap_err();
    assert_eq!(refused, Refusal::WrongServiceKey);
    assert_eq!(
        venue.sql::<Vec<u8>>(identity).await,
        before,
        "nothing was changed"
    );
    let kept: i64 = venue
        .sql("select count(*) from audit_entry where event = 'service_key_refused' and reason = 'for_new_keys'")
        .await;
    assert_eq!(kept, 1);
}

/// In the management window, with a code that is fresh.
async fn renew(office: &Desk<'_>) -> Result<(), Refusal> {
    office.ask(RenewKeys {}).await
}

#[tokio::test]
async fn an_administrator_makes_new_keys_that_the_service_key_opens__SE_14_RE_1() {
    let (mut venue, phone) = registered().await;
    let before: Vec<u8> = venue.sql("select sealed_key from registration").await;
    // Twice: the second time there is a root key of today in the copy already.
    for generation in [2, 3] {
        venue.next_step();
        let office = venue.office_with(&phone).await;
        renew(&office).await.unwrap();
        assert!(matches!(
            venue.sign_in_window("office").look().await,
            Screen::SignedIn { .. }
        ));
        let now: i64 = venue.sql("select key_generation from institution").await;
        assert_eq!(now, generation);
        venue.restart().await;
        everything_opens(&mut venue, &phone).await;
    }
    let after: Vec<u8> = venue.sql("select sealed_key from registration").await;
    assert_ne!(before, after);
    let by: i64 = venue
        .sql(
            "select count(*) from audit_entry join operator on operator.id = actor
             where event = 'keys_rotated' and username = 'anna.keller'",
        )
        .await;
    assert_eq!(by, 2);

    // On the day the key store is lost, and when the service team makes new ones after that.
    for with_the_service_key in [false, true] {
        if with_the_service_key {
            open_service_access(&venue).await;
            rotate(&venue).await.unwrap();
        }
        everything_opens_without_the_keyring(&mut venue, &phone).await;
    }
}

#[tokio::test]
async fn after_new_keys_by_an_administrator_the_service_key_can_be_replaced__SE_14_RE_1() {
    let (mut venue, phone) = registered().await;
    let office = venue.office_with(&phone).await;
    renew(&office).await.unwrap();
    open_service_access(&venue).await;
    let service = venue.sign_in_window("service");
    let (new, group) = new_key(&service).await;
    service.ask(ConfirmNewServiceKey { group }).await.unwrap();
    renew(&office).await.unwrap();
    let old = std::mem::replace(&mut venue.service_key, new);
    everything_opens_without_the_keyring(&mut venue, &phone).await;
    venue.key_store.clear();
    venue.restart().await;
    let opening = OpenWithServiceKey { service_key: old };
    let refused = venue.sign_in_window("desk 1").ask(opening).await;
    assert_eq!(refused.unwrap_err(), Refusal::WrongServiceKey);
}

/// Whoever makes new keys is ready for it.
async fn prepare(venue: &Venue, phone: &Phone, by_an_administrator: bool) {
    if by_an_administrator {
        venue.next_step();
        venue.office_with(phone).await;
    } else {
        open_service_access(venue).await;
    }
}

async fn make_new_keys(venue: &Venue, by_an_administrator: bool) -> Result<(), Refusal> {
    if by_an_administrator {
        renew(&venue.management("office")).await
    } else {
        rotate(venue).await.map(drop)
    }
}

#[rstest]
#[case::by_the_service_team(false)]
#[case::by_an_administrator(true)]
#[tokio::test]
async fn a_rotation_cut_off_at_any_step_leaves_data_that_opens__SE_14(
    #[case] by_an_administrator: bool,
) {
    // What the key store is asked in a rotation: each of them may be the last before a crash.
    for steps in 0.. {
        let (mut venue, phone) = registered().await;
        prepare(&venue, &phone, by_an_administrator).await;
        venue
            .key_store
            .fail_after(steps, || KeyStoreError::Absent("cut off".to_owned()));
        let made = make_new_keys(&venue, by_an_administrator).await;
        let went_through = venue.key_store.is_well();
        venue.key_store.set_trouble(None);
        venue.restart().await;
        everything_opens(&mut venue, &phone).await;
        let generation: i64 = venue.sql("select key_generation from institution").await;
        everything_opens_without_the_keyring(&mut venue, &phone).await;
        // The next one goes through, whatever the last one left.
        prepare(&venue, &phone, by_an_administrator).await;
        make_new_keys(&venue, by_an_administrator).await.unwrap();
        venue.restart().await;
        everything_opens(&mut venue, &phone).await;
        let names = venue.key_store.names();
        assert!(
            !names.iter().any(|name| name.starts_with("next")),
            "after {steps}: {names:?}"
        );
        if went_through {
            assert!(made.is_ok() && generation == 2, "after {steps}");
            assert!(steps > 3, "the key store was asked {steps} times");
            break;
        }
    }
}

#[tokio::test]
async fn over_a_copy_of_an_earlier_version_only_the_service_key_makes_new_keys__SE_14() {
    let (mut venue, phone) = registered().await;
    let office = venue.office_with(&phone).await;
    let of = venue.sql::<uuid::Uuid>("select id from institution").await;
    let key = ServiceKey::parse(&venue.service_key).unwrap();
    let root = venue.key_store.root_key();
    let copy = of_version_1(&key, &root, of.as_bytes(), &SeededRandomness::new(3));
    let hex = data_encoding::HEXLOWER.encode(&copy);
    let older = format!("update institution set root_key_under_service_key = x'{hex}'");
    venue.write(sqlx::AssertSqlSafe(older)).await;
    // The next commit seals it.
    desk_again(&venue).await;
    assert_eq!(
        renew(&office).await.unwrap_err(),
        Refusal::NewKeysNeedServiceKey
    );
    let generation: i64 = venue.sql("select key_generation from institution").await;
    assert_eq!(generation, 1, "nothing was changed");
    assert!(
        !venue
            .key_store
            .names()
            .iter()
            .any(|name| name.starts_with("next"))
    );

    open_service_access(&venue).await;
    rotate(&venue).await.unwrap();
    renew(&office).await.unwrap();
    venue.restart().await;
    everything_opens(&mut venue, &phone).await;
}

#[tokio::test]
async fn new_keys_need_a_fresh_code__SE_1_SE_14() {
    let (venue, phone) = registered().await;
    let office = venue.office_with(&phone).await;
    venue.clock.pass(Span::minutes(11));
    let refused = renew(&office).await.unwrap_err();
    assert!(
        matches!(refused, Refusal::FreshCodeNeeded { .. }),
        "{refused:?}"
    );
    let generation: i64 = venue.sql("select key_generation from institution").await;
    assert_eq!(generation, 1);
}

#[tokio::test]
async fn after_the_public_key_was_edited_new_keys_are_sealed_for_the_right_one_again__SE_14_SE_15()
{
    let (mut venue, phone) = registered().await;
    let copy: Vec<u8> = venue
        .sql("select root_key_under_service_key from institution")
        .await;
    let mut edited = copy.clone();
    *edited.last_mut().unwrap() ^= 1;
    let hex = data_encoding::HEXLOWER.encode(&edited);
    let edit = format!("update institution set root_key_under_service_key = x'{hex}'");
    venue.guichet.shut().await;
    venue.tamper(sqlx::AssertSqlSafe(edit)).await;
    venue.restart().await;
    let closed = venue.sign_in_window("desk 1").look().await;
    assert!(matches!(closed, Screen::Closed { .. }), "{closed:?}");
    // The service team has seen it and goes on.
    let service_key = venue.service_key.clone();
    let desk = venue.sign_in_window("desk 1");
    desk.ask(OpenWithServiceKey { service_key }).await.unwrap();
    venue.next_step();
    venue.next_step();
    renew(&venue.office_with(&phone).await).await.unwrap();
    everything_opens_without_the_keyring(&mut venue, &phone).await;
}

#[tokio::test]
async fn new_keys_seal_nothing_that_somebody_has_edited__SE_14_SE_15() {
    for by_an_administrator in [false, true] {
        let (venue, phone) = registered().await;
        prepare(&venue, &phone, by_an_administrator).await;
        // As if the pages of the file had been written over, which no other connection sees.
        venue.write("drop trigger temp.operator_updated").await;
        venue
            .write("update operator set display_name = 'Somebody else'")
            .await;
        let made = make_new_keys(&venue, by_an_administrator).await;
        assert!(made.is_err(), "by an administrator: {by_an_administrator}");
        let generation: i64 = venue.sql("select key_generation from institution").await;
        assert_eq!(generation, 1);
        let closed = venue.sign_in_window("desk 1").look().await;
        assert!(matches!(closed, Screen::Closed { .. }), "{closed:?}");
    }
}

#[tokio::test]
async fn who_is_no_administrator_any_more_when_it_begins_makes_no_new_keys__SE_14_OP_6() {
    let (venue, phone) = registered().await;
    let office = venue.office_with(&phone).await;
    let (bruno, brunos) = venue
        .operator_with_phone(&office, "bruno", BRUNOS_PASSWORD)
        .await;
    let role = |role| ChangeRole {
        operator: bruno,
        role,
    };
    office.ask(role(Role::Administrator)).await.unwrap();
    let his = venue.sign_in_window("bruno's");
    venue.next_step();
    his.sign_in("bruno", BRUNOS_PASSWORD).await.unwrap();
    his.code(&brunos.code(&venue)).await.unwrap();
    let his = venue.management("bruno's");
    // Something else opens or closes the data: new keys wait for it.
    let first = venue.guichet.opening.lock().await;
    let renewed = renew(&his);
    let demoted = async {
        while venue.guichet.backup_work.try_lock().is_ok() {
            tokio::task::yield_now().await;
        }
        office.ask(role(Role::Operator)).await.unwrap();
        drop(first);
    };
    let (renewed, ()) = tokio::join!(renewed, demoted);
    assert!(matches!(
        renewed,
        Err(Refusal::NotAllowed | Refusal::SessionEnded)
    ));
    let generation: i64 = venue.sql("select key_generation from institution").await;
    assert_eq!(generation, 1);
}
