//! Who is given one, with what, and who is not.

use super::{
    BRUNO, CLARA, another, details, enter, given, set, text, to_the_code, with_bruno,
    with_registration_codes,
};
use crate::operations::*;
use crate::store::registration_codes;
use crate::tests::venue::{self, ADMINISTRATOR, PASSWORD, Phone, Venue};
use crate::{
    Clock as _, InstitutionSettings, NoRegistrationCode, Refusal, RegistrationCodeStanding, Role,
    Screen, Span, StartOverReason,
};

#[tokio::test]
async fn change_phone_gives_one_and_voids_the_older__RG_7_PH_2() {
    let (venue, bruno, first) = with_bruno().await;
    let office = venue.management("office");
    let desk = venue.sign_in_window("desk 1");
    to_the_code(&desk, "bruno", BRUNO).await;
    enter(&desk, &first).await.unwrap();
    let draft = Phone::read(&desk.ask(ShowSecretKey {}).await.unwrap());
    let change = ChangePhone {
        operator: bruno,
        reason: PhoneChangeReason::NewPhone,
        identity_checked: true,
    };
    let changed = office.ask(change).await.unwrap();
    let second = changed.registration_code.as_ref().map(text).unwrap();
    // The sign-in beyond the older code starts over, and the older code is void.
    let refused = desk.ask(ShowSecretKey {}).await.unwrap_err();
    assert!(matches!(refused, Refusal::StartOver { .. }), "{refused:?}");
    to_the_code(&desk, "bruno", BRUNO).await;
    assert_eq!(
        enter(&desk, &first).await.unwrap_err(),
        Refusal::WrongRegistrationCode { tries_left: 4 }
    );
    enter(&desk, &second).await.unwrap();
    let new = Phone::read(&desk.ask(ShowSecretKey {}).await.unwrap());
    assert_ne!(new, draft);
}

#[tokio::test]
async fn turned_on_later_those_who_wait_are_given_one_each__RG_7_PO_5() {
    let venue = Venue::with_feature(false).await;
    venue.enable(true).await;
    let office = venue.office().await;
    let bruno = venue.operator(&office, "bruno", BRUNO).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    let seen = desk.scan().await;
    desk.ask(Next {}).await.unwrap();
    set(&office, true).await;
    // The sign-in that has seen a key without a code starts over.
    let why = StartOverReason::PolicyChanged;
    assert_eq!(
        desk.code(&seen.code(&venue)).await.unwrap_err(),
        Refusal::StartOver { why }
    );
    let why = NoRegistrationCode::Missing;
    let standing = to_the_code(&desk, "bruno", BRUNO).await;
    assert_eq!(standing, RegistrationCodeStanding::Needed { why });
    let refused = enter(&desk, "0123 4567").await.unwrap_err();
    assert_eq!(refused, Refusal::NewRegistrationCodeNeeded { why });

    assert_eq!(
        details(&venue, bruno).await.registration_code,
        Some(RegistrationCodeStanding::Needed { why })
    );
    let code = given(&venue, bruno).await;
    assert!(matches!(
        details(&venue, bruno).await.registration_code,
        Some(RegistrationCodeStanding::Valid { tries_left: 5, .. })
    ));
    desk.back().await;
    to_the_code(&desk, "bruno", BRUNO).await;
    enter(&desk, &code).await.unwrap();
    let new = Phone::read(&desk.ask(ShowSecretKey {}).await.unwrap());
    assert_ne!(new, seen, "whoever saw the key before has nothing");
    // Other settings make nobody start over.
    let settings = office.ask(GetInstitution {}).await.unwrap().settings;
    let idle_minutes = settings.idle_minutes + 1;
    let changed = InstitutionSettings {
        idle_minutes,
        ..settings
    };
    office.ask(ChangeSettings(changed)).await.unwrap();
    desk.ask(Next {}).await.unwrap();
    desk.code(&new.code(&venue)).await.unwrap();
}

#[tokio::test]
async fn a_reset_password_comes_with_one_where_none_is_valid__RG_7_OP_2() {
    let (venue, bruno, first) = with_bruno().await;
    let office = venue.management("office");
    let reset = || office.ask(ResetPassword { operator: bruno });
    let reset_to = async |password: &str| {
        let desk = venue.sign_in_window("desk 1");
        desk.sign_in("bruno", password).await.unwrap();
        let own = ChooseNewPassword {
            password: venue::password(CLARA),
        };
        let screen = desk.ask(own).await.unwrap();
        assert!(matches!(screen, Screen::GetApp { .. }), "{screen:?}");
        desk.ask(Next {}).await.unwrap();
        desk
    };
    // The one that came with the operator is valid, and stays so.
    let given = reset().await.unwrap();
    assert!(given.registration_code.is_none());
    let desk = reset_to(&given.password).await;
    enter(&desk, &first).await.unwrap();
    let shown = Phone::read(&desk.ask(ShowSecretKey {}).await.unwrap());

    // Typed wrong too often it is not: the new one is, for another secret key, and is told of once.
    desk.back().await;
    desk.back().await;
    to_the_code(&desk, "bruno", CLARA).await;
    for _ in 0..5 {
        enter(&desk, &another(&first)).await.unwrap_err();
    }
    let given = reset().await.unwrap();
    let second = given.registration_code.as_ref().map(text).unwrap();
    assert!(matches!(
        given.details.registration_code,
        Some(RegistrationCodeStanding::Valid { .. })
    ));
    assert!(reset().await.unwrap().registration_code.is_none());
    let given = reset().await.unwrap();
    let desk = reset_to(&given.password).await;
    enter(&desk, &second).await.unwrap();
    let new = Phone::read(&desk.ask(ShowSecretKey {}).await.unwrap());
    assert_ne!(new, shown, "whoever saw the key before has nothing");

    // Nobody who may not sign in, and nobody who has a phone.
    let operator = bruno;
    office.ask(DisableOperator { operator }).await.unwrap();
    assert!(reset().await.unwrap().registration_code.is_none());
    office.ask(EnableOperator { operator }).await.unwrap();
    let given = reset().await.unwrap();
    let third = given.registration_code.as_ref().map(text).unwrap();
    let desk = reset_to(&given.password).await;
    enter(&desk, &third).await.unwrap();
    desk.back().await;
    desk.register().await;
    assert!(reset().await.unwrap().registration_code.is_none());
}

#[tokio::test]
async fn it_is_given_to_others_who_register_next_and_to_nobody_else__RG_7_PH_3() {
    let (venue, bruno, code) = with_bruno().await;
    let office = venue.management("office");
    let Screen::SignedIn { session, .. } = venue.sign_in_window("office").look().await else {
        panic!()
    };
    let give = |operator| GiveRegistrationCode { operator };
    assert_eq!(
        office.ask(give(session.operator)).await.unwrap_err(),
        Refusal::OwnAccount
    );
    venue.enable(false).await;
    assert_eq!(
        office.ask(give(bruno)).await.unwrap_err(),
        Refusal::NoCodeAsked
    );
    venue.enable(true).await;
    let desk = venue.sign_in_window("desk 1");
    to_the_code(&desk, "bruno", BRUNO).await;
    enter(&desk, &code).await.unwrap();
    desk.back().await;
    desk.register().await;
    assert_eq!(
        office.ask(give(bruno)).await.unwrap_err(),
        Refusal::AlreadyRegistered
    );
    office
        .ask(DisableOperator { operator: bruno })
        .await
        .unwrap();
    assert_eq!(
        office.ask(give(bruno)).await.unwrap_err(),
        Refusal::OperatorIsDisabled
    );
}

#[tokio::test]
async fn disabling_voids_it_with_the_draft__RG_7_RG_3() {
    let (venue, bruno, code) = with_bruno().await;
    let office = venue.management("office");
    office
        .ask(DisableOperator { operator: bruno })
        .await
        .unwrap();
    office
        .ask(EnableOperator { operator: bruno })
        .await
        .unwrap();
    let desk = venue.sign_in_window("desk 1");
    to_the_code(&desk, "bruno", BRUNO).await;
    let why = NoRegistrationCode::Missing;
    assert_eq!(
        enter(&desk, &code).await.unwrap_err(),
        Refusal::NewRegistrationCodeNeeded { why }
    );
}

#[tokio::test]
async fn the_only_administrator_is_not_asked_for_one__RG_7() {
    let venue = with_registration_codes().await;
    let office = venue.management("office");
    let everybody = Selection::Role {
        role: Role::Administrator,
    };
    let require = RequireTwoFactor {
        operators: everybody,
        required: true,
    };
    office.ask(require).await.unwrap();
    let desk = venue.sign_in_window("office");
    desk.ask(SwitchOperator {}).await.unwrap();
    // Nobody could give them one.
    let screen = desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert!(matches!(screen, Screen::GetApp { .. }), "{screen:?}");
    desk.register().await;

    // A second one needs one, and gets it from the first.
    let clara = office
        .ask(CreateOperator {
            username: "clara".to_owned(),
            display_name: "Clara Rossi".to_owned(),
            email: String::new(),
            role: Role::Administrator,
        })
        .await
        .unwrap();
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("clara", &clara.password).await.unwrap();
    let own = ChooseNewPassword {
        password: venue::password(CLARA),
    };
    desk.ask(own).await.unwrap();
    let screen = desk.ask(Next {}).await.unwrap();
    assert!(matches!(screen, Screen::RegistrationCode { .. }));
}

#[tokio::test]
async fn who_is_rescued_with_the_service_key_is_not_asked_for_a_day__RG_7_RE_1() {
    let (venue, bruno, _) = with_bruno().await;
    let now = venue.clock.now();
    let opened = venue.guichet.opened().await.unwrap();
    let mut write = opened.store.write().await.unwrap();
    registration_codes::waive(&mut write, bruno, now)
        .await
        .unwrap();
    write.commit().await.unwrap();
    assert_eq!(details(&venue, bruno).await.registration_code, None);
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    desk.scan().await;
    desk.back().await;
    desk.back().await;
    // A day later it is as for everybody; and a waiver is no code that anything matches.
    venue.clock.pass(Span::hours(24));
    let why = NoRegistrationCode::Missing;
    let standing = to_the_code(&desk, "bruno", BRUNO).await;
    assert_eq!(standing, RegistrationCodeStanding::Needed { why });
    let refused = enter(&desk, "0000 0000").await.unwrap_err();
    assert_eq!(refused, Refusal::NewRegistrationCodeNeeded { why });
}
