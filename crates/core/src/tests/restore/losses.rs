//! SE-17: what a restore would lose is known, confirmed, and does not work twice.

use super::{restore, service, signs_in};
use crate::operations::*;
use crate::tests::backup::{OWN, Played, check};
use crate::tests::venue::{ADMINISTRATOR, PASSWORD, Venue};
use crate::{Field, Loses, Refusal, Screen, Span};

#[tokio::test]
async fn an_older_state_is_confirmed_and_phones_changed_since_are_void__SE_17_PH_1() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let Played { venue, anna, .. } = &played;
    // Since then Bruno's phone was stolen; he has another one. Dora is new.
    let office = venue.office_with(anna).await;
    office
        .ask(ChangePhone {
            operator: played.bruno.0,
            reason: PhoneChangeReason::Stolen,
            identity_checked: true,
        })
        .await
        .unwrap();
    let training = venue.sign_in_window("training");
    training.sign_in("bruno", OWN).await.unwrap();
    let new_phone = training.register().await;
    training.ask(SignOut {}).await.unwrap();
    venue.operator_with_phone(&office, "dora", OWN).await;

    let key = &venue.service_key;
    let desk = service(venue, key).await;
    let contents = check(&desk, &file, key).await.unwrap();
    assert_eq!(contents.loses, Loses::Changes { phones: 1 });
    // Nothing happens before it is confirmed, and everybody can go on.
    let field = Field::Confirmation;
    for (typed, expected) in [
        ("", Refusal::Missing { field }),
        ("Geneva", Refusal::WrongConfirmation),
    ] {
        let refused = restore(&desk, &file, key, typed).await.unwrap_err();
        assert_eq!(refused, expected);
        office.ask(GetInstitution {}).await.unwrap();
    }
    let old_names = venue.key_store.names();
    venue.next_step();
    restore(&desk, &file, key, " CAROUGE ").await.unwrap();
    assert!(
        venue
            .key_store
            .names()
            .iter()
            .all(|name| !old_names.contains(name)),
        "the old key and the old anchor are gone"
    );
    assert_eq!(venue.key_store.names().len(), 2);

    // Who stood anywhere stands outside; nobody's session goes on.
    assert!(office.ask(GetInstitution {}).await.is_err());
    assert!(matches!(desk.look().await, Screen::SignIn { .. }));
    // The stolen phone is void, and so is the one that the backup does not know.
    desk.sign_in("bruno", OWN).await.unwrap();
    assert!(matches!(desk.look().await, Screen::GetApp { .. }));
    for phone in [&played.bruno.1, &new_phone] {
        venue.next_step();
        let refused = desk.code(&phone.code(venue)).await.unwrap_err();
        assert_eq!(refused, Refusal::OutOfOrder);
    }
    desk.back().await;
    // Anna's was never changed.
    venue.clock.pass(Span::seconds(60));
    signs_in(venue, ADMINISTRATOR, PASSWORD, anna).await;
    assert_eq!(
        desk.sign_in("dora", OWN).await.unwrap_err(),
        Refusal::WrongPassword
    );
    let history: i64 = venue
        .sql(
            "select count(*) from audit_entry join operator on operator.id = subject
             where event = 'phone_changed' and reason = 'restored' and username = 'bruno'",
        )
        .await;
    assert_eq!(history, 1);
    // Bruno's draft, and everybody else's, is nobody's any more.
    let drafts: i64 = venue
        .sql("select count(*) from registration where state = 'draft'")
        .await;
    assert_eq!(drafts, 0);
}

#[tokio::test]
async fn phones_can_not_be_saved_by_editing_the_data_that_is_there__SE_17() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let key = played.venue.service_key.clone();
    let office = played.venue.office_with(&played.anna).await;
    office
        .ask(ChangePhone {
            operator: played.bruno.0,
            reason: PhoneChangeReason::Stolen,
            identity_checked: true,
        })
        .await
        .unwrap();
    let mut venue = played.venue;
    // The thief puts the row of the stolen phone back, as far as the file goes.
    venue
        .tamper(
            "update registration set state = 'confirmed', sealed_key = x'00', ended_at = null,
                 last_accepted_step = coalesce(last_accepted_step, 0)
             where state = 'ended' and confirmed_at is not null",
        )
        .await;
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    let contents = check(&desk, &file, &key).await.unwrap();
    assert_eq!(
        contents.loses,
        Loses::Changes { phones: 2 },
        "no phone is believed"
    );
}

#[tokio::test]
async fn data_deleted_by_hand_does_not_make_an_older_backup_the_newest__SE_17() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let key = played.venue.service_key.clone();
    let office = played.venue.office_with(&played.anna).await;
    office
        .ask(ChangePhone {
            operator: played.bruno.0,
            reason: PhoneChangeReason::Stolen,
            identity_checked: true,
        })
        .await
        .unwrap();
    let mut venue = played.venue;
    venue.guichet.shut().await;
    for name in venue.files() {
        std::fs::remove_file(venue.folder.path().join(name)).unwrap();
    }
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    assert!(matches!(desk.look().await, Screen::Welcome));
    let contents = check(&desk, &file, &key).await.unwrap();
    assert_eq!(contents.loses, Loses::Changes { phones: 2 });
}

#[tokio::test]
async fn a_backup_of_a_restored_desk_and_one_from_before_are_told_apart__SE_17() {
    let played = Played::new().await;
    let old = played.backup("old").await;
    let key = &played.venue.service_key;
    let fresh = Venue::empty().await;
    fresh.clock.pass(Span::hours(1));
    restore(&fresh.sign_in_window("desk 1"), &old, key, "")
        .await
        .unwrap();
    fresh.clock.pass(Span::minutes(2));
    // The new desk goes on for longer than the old one ever did.
    for _ in 0..20 {
        signs_in(&fresh, ADMINISTRATOR, PASSWORD, &played.anna).await;
        fresh.next_step();
    }
    let office = fresh.office_with(&played.anna).await;
    let new = played.file("new");
    crate::tests::backup::back_up(&office, &new).await.unwrap();
    // On the old desk it counts more commits, but its trail is another one from the fork on.
    let desk = service(&played.venue, key).await;
    played.venue.clock.set(crate::Clock::now(&*fresh.clock));
    let desk_key = OpenServiceAccess {
        service_key: key.clone(),
    };
    desk.ask(desk_key).await.unwrap();
    let contents = check(&desk, &new, key).await.unwrap();
    assert_eq!(contents.loses, Loses::Changes { phones: 0 });
    // On the new one the old backup is an older state.
    let desk = service(&fresh, key).await;
    let contents = check(&desk, &old, key).await.unwrap();
    assert_eq!(contents.loses, Loses::Changes { phones: 0 });
}

#[tokio::test]
async fn another_institutions_data_is_only_replaced_when_that_is_confirmed__SE_17() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let key = &played.venue.service_key;
    let other = Venue::with_feature(false).await;
    let desk = service(&other, &other.service_key).await;
    let contents = check(&desk, &file, key).await.unwrap();
    assert_eq!(
        contents.loses,
        Loses::OtherInstitution {
            name: "Carouge Box Office".to_owned()
        }
    );
    let refused = restore(&desk, &file, key, "").await.unwrap_err();
    let field = Field::Confirmation;
    assert_eq!(refused, Refusal::Missing { field });
    other.clock.pass(Span::minutes(5));
    restore(&desk, &file, key, "Carouge").await.unwrap();
    other.clock.pass(Span::minutes(1));
    // None of these phones was ever changed here.
    signs_in(&other, "bruno", OWN, &played.bruno.1).await;
    assert_eq!(other.key_store.names().len(), 2);
}

#[tokio::test]
async fn a_clock_turned_back_revives_no_code__SE_17_EC_3() {
    let played = Played::new().await;
    let file = played.backup("a").await;
    let Played { venue, anna, .. } = &played;
    let then = crate::Clock::now(&*venue.clock);
    venue.clock.pass(Span::hours(3));
    let code = anna.code(venue);
    signs_in(venue, ADMINISTRATOR, PASSWORD, anna).await;
    // Back to the moment of the backup, and then to the moment of that code once more.
    venue.clock.set(then);
    let key = &venue.service_key;
    let desk = service(venue, key).await;
    restore(&desk, &file, key, "Carouge").await.unwrap();
    venue.clock.pass(Span::hours(3));
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert_eq!(
        desk.code(&code).await.unwrap_err(),
        Refusal::UsedCode { tries_left: 4 }
    );
}

#[tokio::test]
async fn data_whose_own_keys_are_lost_may_be_newer_than_any_backup__SE_17_SE_14() {
    let played = Played::new().await;
    let before = played.backup("before").await;
    let key = played.venue.service_key.clone();
    let office = played.venue.office_with(&played.anna).await;
    let question = ChangePhone {
        operator: played.bruno.0,
        reason: PhoneChangeReason::Stolen,
        identity_checked: true,
    };
    office.ask(question).await.unwrap();
    let desk = service(&played.venue, &key).await;
    let service_key = key.clone();
    desk.ask(RotateKeys { service_key }).await.unwrap();
    let mut venue = played.venue;
    venue.key_store.clear();
    venue.restart().await;
    // The backup's keys are not this data's any more, and nobody else knows its own.
    let desk = venue.sign_in_window("desk 1");
    let contents = check(&desk, &before, &key).await.unwrap();
    assert_eq!(contents.loses, Loses::Changes { phones: 2 });
}

#[tokio::test]
async fn codes_that_were_handed_over_before_are_void_and_administrators_need_none__SE_17_PH_4_RG_7()
{
    let played = Played::new().await;
    let Played { venue, anna, .. } = &played;
    let office = venue.office_with(anna).await;
    let before = office.ask(GetInstitution {}).await.unwrap().settings;
    let settings = crate::InstitutionSettings {
        registration_code_required: true,
        ..before
    };
    office.ask(ChangeSettings(settings)).await.unwrap();
    let given = office
        .ask(GiveTemporaryCode {
            operator: played.bruno.0,
            valid_for: crate::ValidFor::OneDay,
        })
        .await
        .unwrap();
    let file = played.file("a");
    crate::tests::backup::back_up(&office, &file).await.unwrap();
    let key = &venue.service_key;
    // On a fresh install nobody can say whether it was used since.
    let fresh = Venue::empty().await;
    fresh.clock.set(crate::Clock::now(&*venue.clock));
    let desk = fresh.sign_in_window("desk 1");
    restore(&desk, &file, key, "").await.unwrap();
    desk.sign_in("bruno", OWN).await.unwrap();
    let refused = desk
        .ask(EnterTemporaryCode {
            code: crate::TypedCode::from(given.code.groups.concat().as_str()),
        })
        .await
        .unwrap_err();
    assert!(
        matches!(refused, Refusal::WrongTemporaryCode { .. }),
        "{refused:?}"
    );
    desk.back().await;
    // Where every phone is void, the only administrator must not need somebody else's code.
    venue.guichet.shut().await;
    let database = venue.folder.path().join(crate::DATABASE_FILE);
    std::fs::write(&database, "not a database at all").unwrap();
    let desk = venue.sign_in_window("desk 1");
    desk.ask(TryAgain {}).await.unwrap();
    restore(&desk, &file, key, "Carouge").await.unwrap();
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    desk.register().await;
    desk.ask(SignOut {}).await.unwrap();
    desk.sign_in("bruno", OWN).await.unwrap();
    let screen = desk.look().await;
    assert!(matches!(screen, Screen::GetApp { .. }), "{screen:?}");
}
