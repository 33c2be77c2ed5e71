//! RE-1: what the service team does for administrators, and a new service key.

use std::collections::HashSet;

use super::venue::{ADMINISTRATOR, Desk, PASSWORD, Venue, password, registered};
use crate::keys::Keys;
use crate::operations::*;
use crate::{
    EntryName, Field, KeyStore as _, KeyStoreError, OperatorId, Refusal, Role, Screen, ServiceKey,
    Span, StartOverReason,
};

const OWN: &str = "nine blue umbrellas";

fn shows(service_key: &str) -> OpenServiceAccess {
    OpenServiceAccess {
        service_key: service_key.to_owned(),
    }
}

/// The service team, let in at a desk of its own.
async fn service(venue: &Venue) -> Desk<'_> {
    let desk = venue.sign_in_window("service");
    desk.ask(shows(&venue.service_key)).await.unwrap();
    desk
}

/// The administrator of this operator name, as the overview lists them.
async fn listed(service: &Desk<'_>, username: &str) -> OperatorId {
    let screen = service.look().await;
    let Screen::ServiceAccess { administrators, .. } = screen else {
        panic!("{screen:?}")
    };
    let found = administrators.iter().find(|row| row.username == username);
    found.unwrap_or_else(|| panic!("no {username}")).operator
}

/// What the service team sees of the administrator it has chosen.
fn administrator(screen: Screen) -> OperatorDetails {
    match screen {
        Screen::ServiceAdministrator { administrator, .. } => administrator,
        other => panic!("{other:?}"),
    }
}

fn lost(operator: OperatorId) -> ChangeAdministratorPhone {
    ChangeAdministratorPhone {
        operator,
        reason: PhoneChangeReason::Lost,
        identity_checked: true,
    }
}

/// A second administrator.
async fn promoted(office: &Desk<'_>, venue: &Venue, username: &str) -> OperatorId {
    let operator = venue.operator(office, username, OWN).await;
    let role = Role::Administrator;
    office.ask(ChangeRole { operator, role }).await.unwrap();
    operator
}

/// Shows a new service key: it, and the group that is asked for.
pub(super) async fn new_key(service: &Desk<'_>) -> (String, String) {
    match service.ask(ReplaceServiceKey {}).await.unwrap() {
        Screen::NewServiceKey {
            groups,
            asked_group,
            ..
        } => (
            groups.0.join("-"),
            groups.0[asked_group as usize - 1].clone(),
        ),
        other => panic!("{other:?}"),
    }
}

/// What the trail has of the service team's acts: event, whom it was about, reason.
async fn acts(venue: &Venue) -> String {
    venue
        .sql(
            "select group_concat(act, ', ') from (
                 select event || coalesce(' ' || username, '') || coalesce(' ' || reason, '') as act
                 from audit_entry left join operator on operator.id = audit_entry.subject
                 where audit_entry.desk = 'service' and actor is null order by number)",
        )
        .await
}

#[tokio::test]
async fn the_service_team_sees_every_administrator_and_nobody_else__RE_1() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    venue.operator(&office, "bruno", OWN).await;
    let clara = promoted(&office, &venue, "clara").await;
    office
        .ask(DisableOperator { operator: clara })
        .await
        .unwrap();
    let service = service(&venue).await;
    let Screen::ServiceAccess {
        administrators,
        more_administrators,
        ..
    } = service.look().await
    else {
        panic!()
    };
    let seen: Vec<_> = administrators
        .iter()
        .map(|row| (row.username.as_str(), row.disabled))
        .collect();
    assert_eq!(seen, [(ADMINISTRATOR, false), ("clara", true)]);
    assert!(!more_administrators);

    let anna = listed(&service, ADMINISTRATOR).await;
    let screen = service
        .ask(ChooseAdministrator { operator: anna })
        .await
        .unwrap();
    assert_eq!(administrator(screen).display_name, "Anna Keller");
    // One step back are the others, and from there one leaves.
    service.back().await;
    assert!(matches!(service.look().await, Screen::ServiceAccess { .. }));
    service.back().await;
    assert!(matches!(service.look().await, Screen::SignIn { .. }));
}

#[tokio::test]
async fn the_service_team_changes_an_administrators_phone_at_once__RE_1_PH_1_PH_2() {
    let (venue, phone) = registered().await;
    let working = venue.sign_in_window("desk 1");
    working.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    working.code(&phone.code(&venue)).await.unwrap();
    venue.next_step();
    let waiting = venue.sign_in_window("desk 2");
    waiting.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();

    let service = service(&venue).await;
    let anna = listed(&service, ADMINISTRATOR).await;
    let unchecked = ChangeAdministratorPhone {
        identity_checked: false,
        ..lost(anna)
    };
    let refused = service.ask(unchecked).await.unwrap_err();
    assert_eq!(refused, Refusal::IdentityNotChecked);
    let details = administrator(service.ask(lost(anna)).await.unwrap());
    assert_eq!(details.phone_registered, None);
    assert_eq!(details.open_sessions, 0);

    let keys: i64 = venue
        .sql("select count(*) from registration where sealed_key is not null")
        .await;
    assert_eq!(keys, 0, "the secret key is destroyed");
    assert!(matches!(working.look().await, Screen::SignIn { .. }));
    let why = StartOverReason::PhoneChanged;
    let refused = waiting.code(&phone.code(&venue)).await.unwrap_err();
    assert_eq!(refused, Refusal::StartOver { why });
    let refused = service.ask(lost(anna)).await.unwrap_err();
    assert_eq!(refused, Refusal::NotRegistered);
    assert_eq!(
        acts(&venue).await,
        "service_access_opened, phone_changed anna.keller lost"
    );

    let screen = waiting.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert!(matches!(screen, Screen::GetApp { .. }), "{screen:?}");
    let new = waiting.register().await;
    assert_ne!(new, phone);
}

#[tokio::test]
async fn the_service_team_resets_an_administrators_password_also_a_disabled_one__RE_1_OP_2_SE_6() {
    let venue = Venue::with_feature(false).await;
    let working = venue.sign_in_window("desk 1");
    working.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    // Ninety-nine before: counted as the program counts, without hashing each.
    venue
        .write(
            "insert into throttle (kind, subject, in_row)
             select 'password', username_digest, 99 from operator",
        )
        .await;
    let desk = venue.sign_in_window("desk 2");
    desk.sign_in(ADMINISTRATOR, "not this").await.unwrap_err();

    let service = service(&venue).await;
    let anna = listed(&service, ADMINISTRATOR).await;
    let chosen = ChooseAdministrator { operator: anna };
    assert!(administrator(service.ask(chosen).await.unwrap()).password_disabled);
    let reset = ResetAdministratorPassword { operator: anna };
    let reset = service.ask(reset).await.unwrap();
    let details = administrator(reset.screen);
    assert!(details.must_change_password && !details.password_disabled);
    assert!(
        matches!(working.look().await, Screen::SignIn { .. }),
        "the session ended"
    );
    let refused = desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap_err();
    assert_eq!(refused, Refusal::WrongPassword);
    let screen = desk.sign_in(ADMINISTRATOR, &reset.password).await.unwrap();
    assert!(matches!(screen, Screen::NewPassword { .. }), "{screen:?}");
    let chosen = ChooseNewPassword {
        password: password("eleven quiet lamps"),
    };
    let screen = desk.ask(chosen).await.unwrap();
    assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
    assert_eq!(
        acts(&venue).await,
        "service_access_opened, password_reset anna.keller"
    );
}

#[tokio::test]
async fn the_service_team_ends_an_administrators_sessions__RE_1_SI_5() {
    let venue = Venue::with_feature(false).await;
    let working = venue.sign_in_window("desk 1");
    working.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let service = service(&venue).await;
    let anna = listed(&service, ADMINISTRATOR).await;
    let end = || EndAdministratorSessions { operator: anna };
    assert_eq!(
        administrator(service.ask(end()).await.unwrap()).open_sessions,
        0
    );
    assert!(matches!(working.look().await, Screen::SignIn { .. }));
    // There is nothing to end any more, and nothing is recorded.
    service.ask(end()).await.unwrap();
    assert_eq!(
        acts(&venue).await,
        "service_access_opened, session_ended anna.keller ended_by_service_team"
    );
}

#[tokio::test]
async fn a_venue_whose_administrators_are_locked_and_disabled_is_not_stuck__RE_1_SE_6() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let clara = promoted(&office, &venue, "clara").await;
    office
        .ask(DisableOperator { operator: clara })
        .await
        .unwrap();
    let desk = venue.sign_in_window("desk 1");
    for _ in 0..5 {
        desk.sign_in(ADMINISTRATOR, "not this").await.unwrap_err();
    }
    let refused = desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap_err();
    assert!(matches!(refused, Refusal::Delayed { .. }), "{refused:?}");

    let service = service(&venue).await;
    let anna = listed(&service, ADMINISTRATOR).await;
    let chosen = ChooseAdministrator { operator: anna };
    let before = administrator(service.ask(chosen).await.unwrap());
    assert!(before.locked_until.is_some());
    let unlock = UnlockAdministrator { operator: anna };
    let after = administrator(service.ask(unlock).await.unwrap());
    assert_eq!(after.locked_until, None);
    let enable = EnableAdministrator { operator: clara };
    assert!(!administrator(service.ask(enable).await.unwrap()).disabled);
    assert!(desk.sign_in(ADMINISTRATOR, PASSWORD).await.is_ok());
    let desk = venue.sign_in_window("desk 2");
    assert!(desk.sign_in("clara", OWN).await.is_ok());
    assert_eq!(
        acts(&venue).await,
        "service_access_opened, operator_unlocked anna.keller, operator_enabled clara"
    );
}

#[tokio::test]
async fn the_service_team_helps_administrators_only__RE_1() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let operator = venue.operator(&office, "bruno", OWN).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", OWN).await.unwrap();
    let service = service(&venue).await;
    let entries = "select count(*) from audit_entry";
    let before: i64 = venue.sql(entries).await;

    let refusals = [
        service.ask(ChooseAdministrator { operator }).await.err(),
        service.ask(lost(operator)).await.err(),
        service
            .ask(ResetAdministratorPassword { operator })
            .await
            .err(),
        service
            .ask(EndAdministratorSessions { operator })
            .await
            .err(),
        service.ask(UnlockAdministrator { operator }).await.err(),
        service.ask(EnableAdministrator { operator }).await.err(),
        service
            .ask(FindAdministrator {
                username: "bruno".to_owned(),
            })
            .await
            .err(),
    ];
    for refusal in refusals {
        assert_eq!(refusal, Some(Refusal::NotAnAdministrator));
    }
    assert!(matches!(desk.look().await, Screen::SignedIn { .. }));
    assert_eq!(venue.sql::<i64>(entries).await, before);
    // No longer an administrator while the service team looks at them: the others are there.
    let anna = listed(&service, ADMINISTRATOR).await;
    let clara = promoted(&office, &venue, "clara").await;
    let chosen = ChooseAdministrator { operator: clara };
    service.ask(chosen).await.unwrap();
    let demote = ChangeRole {
        operator: clara,
        role: Role::Operator,
    };
    office.ask(demote).await.unwrap();
    assert_eq!(listed(&service, ADMINISTRATOR).await, anna);
}

#[tokio::test]
async fn the_command_line_finds_an_administrator_in_every_spelling__RE_1_OP_4() {
    let venue = Venue::with_feature(false).await;
    let service = service(&venue).await;
    let anna = listed(&service, ADMINISTRATOR).await;
    // what is typed, whether somebody is found
    for (typed, found) in [
        ("anna.keller", true),
        (" Anna.Keller ", true),
        ("ＡNNA.keller", true),
        ("anna", false),
        ("", false),
    ] {
        let username = typed.to_owned();
        let answer = service.ask(FindAdministrator { username }).await;
        match answer {
            Ok(details) => assert!(found && details.operator == anna, "{typed}"),
            Err(refusal) => {
                assert!(!found, "{typed}");
                assert_eq!(refusal, Refusal::NoSuchOperator, "{typed}");
            }
        }
    }
}

#[tokio::test]
async fn nothing_of_a_visit_outlives_its_ten_minutes__RE_1() {
    let (venue, _phone) = registered().await;
    let service = service(&venue).await;
    let anna = listed(&service, ADMINISTRATOR).await;
    let (new, group) = new_key(&service).await;
    // Looking around does not make it longer.
    venue.clock.pass(Span::minutes(9));
    let chosen = || ChooseAdministrator { operator: anna };
    match service.ask(chosen()).await.unwrap() {
        Screen::ServiceAdministrator {
            ends_in_seconds, ..
        } => assert_eq!(ends_in_seconds, 60),
        other => panic!("{other:?}"),
    }
    venue.clock.pass(Span::minutes(1));
    let refusals = [
        service.ask(chosen()).await.err(),
        service.ask(lost(anna)).await.err(),
        service
            .ask(ResetAdministratorPassword { operator: anna })
            .await
            .err(),
        service
            .ask(EndAdministratorSessions { operator: anna })
            .await
            .err(),
        service
            .ask(UnlockAdministrator { operator: anna })
            .await
            .err(),
        service
            .ask(EnableAdministrator { operator: anna })
            .await
            .err(),
        service.ask(ReplaceServiceKey {}).await.err(),
        service.ask(ConfirmNewServiceKey { group }).await.err(),
        service
            .ask(FindAdministrator {
                username: ADMINISTRATOR.to_owned(),
            })
            .await
            .err(),
    ];
    for refusal in refusals {
        assert_eq!(refusal, Some(Refusal::OutOfOrder));
    }
    assert!(matches!(service.look().await, Screen::SignIn { .. }));
    assert_eq!(acts(&venue).await, "service_access_opened");
    let refused = service.ask(shows(&new)).await.unwrap_err();
    assert_eq!(refused, Refusal::WrongServiceKey);
}

#[tokio::test]
async fn a_new_service_key_counts_once_it_was_typed_back_and_voids_the_old_one__RE_1_SU_2() {
    let mut venue = Venue::with_feature(false).await;
    let old = venue.service_key.clone();
    {
        let service = service(&venue).await;
        let (new, group) = new_key(&service).await;
        let typed = |group: &str| ConfirmNewServiceKey {
            group: group.to_owned(),
        };
        let missing = Refusal::Missing {
            field: Field::ServiceKeyGroup,
        };
        let refused = service.ask(typed("  ")).await.unwrap_err();
        assert_eq!(refused, missing);
        let refused = service.ask(typed("0000")).await.unwrap_err();
        assert_eq!(refused, Refusal::WrongGroup);
        assert!(matches!(service.look().await, Screen::NewServiceKey { .. }));
        // Up to here the old one lets in, at another desk too.
        let other = venue.sign_in_window("other");
        other.ask(shows(&old)).await.unwrap();

        let screen = service.ask(typed(&group.to_lowercase())).await.unwrap();
        assert!(
            matches!(
                screen,
                Screen::ServiceAccess {
                    service_key_replaced: true,
                    ..
                }
            ),
            "{screen:?}"
        );
        // Void: for what it has opened already, and for what it would open.
        let refused = other.ask(ReplaceServiceKey {}).await.unwrap_err();
        assert_eq!(refused, Refusal::OutOfOrder);
        let refused = other.ask(shows(&old)).await.unwrap_err();
        assert_eq!(refused, Refusal::WrongServiceKey);
        other.ask(shows(&new)).await.unwrap();
        // This visit goes on, and nothing shows the key again.
        service
            .ask(EnableTwoFactor { enabled: true })
            .await
            .unwrap();
        assert_eq!(
            acts(&venue).await,
            "service_access_opened, service_key_replaced, two_factor_enabled"
        );
        venue.service_key = new;
    }

    // The copy in the database is the root key's, under the new key and no longer under the old.
    let id: Vec<u8> = venue.sql("select id from institution").await;
    let sealed: Vec<u8> = venue
        .sql("select root_key_under_service_key from institution")
        .await;
    let identity: Vec<u8> = venue.sql("select root_key_identity from institution").await;
    let new = ServiceKey::parse(&venue.service_key).unwrap();
    let root = new.unwrap(&sealed, &id).unwrap();
    assert_eq!(Keys::derive(&root, 1).identity().as_slice(), identity);
    let old = ServiceKey::parse(&old).unwrap();
    assert!(old.unwrap(&sealed, &id).is_none());

    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    assert!(desk.ask(shows(&venue.service_key)).await.is_ok());
}

#[tokio::test]
async fn a_replacement_that_is_cut_off_leaves_the_old_service_key_valid__RE_1_SU_4() {
    let mut venue = Venue::with_feature(false).await;
    let sealed = "select root_key_under_service_key from institution";
    let before: Vec<u8> = venue.sql(sealed).await;
    let (mut shown, mut thrown_away) = (HashSet::new(), Vec::new());

    // Back, and forward again to another one.
    let service_desk = service(&venue).await;
    for _ in 0..2 {
        let (key, _) = new_key(&service_desk).await;
        shown.insert(key.clone());
        thrown_away.push(key);
        service_desk.back().await;
    }
    assert_eq!(shown.len(), 2, "no key is shown twice");
    // On a full disk.
    let (key, group) = new_key(&service_desk).await;
    thrown_away.push(key);
    venue
        .write(
            "create trigger full_disk before update on institution begin
                 select raise(abort, 'disk full');
             end",
        )
        .await;
    let refused = service_desk.ask(ConfirmNewServiceKey { group }).await;
    assert!(matches!(
        refused.unwrap_err(),
        Refusal::Failed { .. } | Refusal::TryAgainLater { .. }
    ));
    venue.write("drop trigger full_disk").await;
    // By a kill.
    venue.restart().await;

    assert_eq!(venue.sql::<Vec<u8>>(sealed).await, before);
    let desk = venue.sign_in_window("desk 1");
    for key in thrown_away {
        let refused = desk.ask(shows(&key)).await.unwrap_err();
        assert_eq!(refused, Refusal::WrongServiceKey);
    }
    assert!(desk.ask(shows(&venue.service_key)).await.is_ok());
}

#[tokio::test]
async fn without_the_root_key_the_service_key_is_not_replaced__RE_1_SE_13() {
    let venue = Venue::with_feature(false).await;
    let service = service(&venue).await;
    let (_, group) = new_key(&service).await;
    let confirm = || ConfirmNewServiceKey {
        group: group.clone(),
    };
    let database: uuid::Uuid = venue.sql("select id from database").await;
    let entry = EntryName::root_key(database);
    let right = venue.key_store.read(&entry).await.unwrap().unwrap();

    // what has become of the key store
    let troubles: [fn(&Venue); 3] = [
        |venue| venue.key_store.set_trouble(Some(|| KeyStoreError::Locked)),
        |venue| venue.key_store.replace_root_keys(),
        |venue| venue.key_store.clear(),
    ];
    for trouble in troubles {
        trouble(&venue);
        let refused = service.ask(confirm()).await.unwrap_err();
        assert_eq!(refused, Refusal::RootKeyUnavailable);
        assert!(matches!(service.look().await, Screen::NewServiceKey { .. }));
        venue.key_store.set_trouble(None);
        venue.key_store.write(&entry, &right).await.unwrap();
    }
    let other = venue.sign_in_window("other");
    assert!(other.ask(shows(&venue.service_key)).await.is_ok());
    assert_eq!(acts(&venue).await, "service_access_opened");

    // Mended, it goes on where it was.
    assert!(service.ask(confirm()).await.is_ok());
}

#[tokio::test]
async fn a_visit_ends_wherever_it_stands_when_the_computer_locks__RE_1_SI_6() {
    let venue = Venue::with_feature(false).await;
    let anna = {
        let service = service(&venue).await;
        listed(&service, ADMINISTRATOR).await
    };
    for at in 0..3 {
        let service = service(&venue).await;
        match at {
            0 => {}
            1 => drop(
                service
                    .ask(ChooseAdministrator { operator: anna })
                    .await
                    .unwrap(),
            ),
            _ => drop(new_key(&service).await),
        }
        let screen = service.ask(LeaveServiceAccess {}).await.unwrap();
        assert!(matches!(screen, Screen::SignIn { .. }), "{screen:?}");
    }
    // Who signs in is not driven out by it.
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let refused = desk.ask(LeaveServiceAccess {}).await.unwrap_err();
    assert_eq!(refused, Refusal::OutOfOrder);
}
