//! PO and PH: who is asked for a second factor, and what happens when a phone is changed.

use super::venue::{ADMINISTRATOR, Desk, PASSWORD, Phone, Venue};
use crate::operations::*;
use crate::{
    ActivationState, OperatorFilter, OperatorId, OperatorQuery, PhoneChangedBy, Refusal, Role,
    Screen, StartOverReason, TwoFactorStanding,
};

const BRUNO: &str = "nine blue umbrellas";

/// A venue whose feature is on, the administrator at "no", and Bruno, created after, at "yes".
async fn with_bruno() -> (Venue, OperatorId) {
    let venue = Venue::with_feature(false).await;
    venue.enable(true).await;
    let office = venue.office().await;
    let bruno = venue.operator(&office, "bruno", BRUNO).await;
    (venue, bruno)
}

fn only(operator: OperatorId) -> Selection {
    Selection::Operators {
        operators: vec![operator],
    }
}

async fn require(office: &Desk<'_>, operators: Selection, required: bool) -> RequirementChanged {
    office
        .ask(RequireTwoFactor {
            operators,
            required,
        })
        .await
        .unwrap()
}

async fn registers(venue: &Venue, desk: &str) -> Phone {
    let desk = venue.sign_in_window(desk);
    let screen = desk.sign_in("bruno", BRUNO).await.unwrap();
    assert!(matches!(screen, Screen::GetApp { .. }), "{screen:?}");
    let phone = desk.register().await;
    desk.ask(SignOut {}).await.unwrap();
    venue.next_step();
    phone
}

#[tokio::test]
async fn an_administrator_requests_and_the_service_team_enables__PO_1() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let details = office.ask(RequestActivation {}).await.unwrap();
    let ActivationState::Requested { by, .. } = &details.activation else {
        panic!()
    };
    assert_eq!(by, "Anna Keller");
    let service = venue.sign_in_window("service");
    // An administrator is not the service team, whatever the window.
    assert_eq!(
        service
            .ask(EnableTwoFactor { enabled: true })
            .await
            .unwrap_err(),
        Refusal::OutOfOrder
    );
    let question = OpenServiceAccess {
        service_key: venue.service_key.clone(),
    };
    let Screen::ServiceAccess { institution, .. } = service.ask(question).await.unwrap() else {
        panic!()
    };
    assert_eq!(
        institution.activation, details.activation,
        "the service team sees the request"
    );
    service
        .ask(EnableTwoFactor { enabled: true })
        .await
        .unwrap();
    let details = office.ask(GetInstitution {}).await.unwrap();
    assert!(matches!(
        details.activation,
        ActivationState::Enabled { .. }
    ));
    assert_eq!(
        office.ask(RequestActivation {}).await.unwrap_err(),
        Refusal::AlreadyEnabled
    );
}

#[tokio::test]
async fn enabling_changes_nobody_and_new_operators_start_at_yes__PO_3() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let before = venue.operator(&office, "before", BRUNO).await;
    venue.enable(true).await;
    let after = venue.operator(&office, "after", BRUNO).await;
    let required = async |operator| {
        office
            .ask(GetOperatorDetails { operator })
            .await
            .unwrap()
            .two_factor_required
    };
    assert!(!required(before).await);
    assert!(required(after).await);
    let screen = venue
        .sign_in_window("desk 1")
        .sign_in("before", BRUNO)
        .await
        .unwrap();
    assert!(matches!(screen, Screen::SignedIn { .. }));
}

#[tokio::test]
async fn a_second_factor_is_asked_for_exactly_when_both_say_so__PO_4() {
    let (venue, bruno) = with_bruno().await;
    let office = venue.management("office");
    let desk = venue.sign_in_window("desk 1");
    // feature, operator, whether a second factor is asked for
    for (enabled, required, asked) in [
        (true, true, true),
        (true, false, false),
        (false, true, false),
        (false, false, false),
    ] {
        venue.enable(enabled).await;
        require(&office, only(bruno), required).await;
        let screen = desk.sign_in("bruno", BRUNO).await.unwrap();
        assert_eq!(
            matches!(screen, Screen::GetApp { .. }),
            asked,
            "{enabled} {required}"
        );
        assert_eq!(
            matches!(screen, Screen::SignedIn { .. }),
            !asked,
            "{enabled} {required}"
        );
        if asked {
            desk.back().await
        } else {
            drop(desk.ask(SignOut {}).await.unwrap())
        }
    }
}

#[tokio::test]
async fn a_registration_survives_both_switches__PO_4() {
    let (venue, bruno) = with_bruno().await;
    let office = venue.management("office");
    let phone = registers(&venue, "desk 1").await;
    require(&office, only(bruno), false).await;
    require(&office, only(bruno), true).await;
    venue.enable(false).await;
    venue.enable(true).await;
    let desk = venue.sign_in_window("desk 1");
    let screen = desk.sign_in("bruno", BRUNO).await.unwrap();
    assert!(matches!(screen, Screen::EnterCode { .. }), "{screen:?}");
    assert!(desk.code(&phone.code(&venue)).await.is_ok());
}

#[tokio::test]
async fn a_policy_change_makes_sign_ins_under_way_start_over__PO_5() {
    let (venue, bruno) = with_bruno().await;
    let office = venue.management("office");
    let phone = registers(&venue, "desk 1").await;
    let desk = venue.sign_in_window("desk 1");
    let changed = Refusal::StartOver {
        why: StartOverReason::PolicyChanged,
    };

    desk.sign_in("bruno", BRUNO).await.unwrap();
    require(&office, only(bruno), false).await;
    assert_eq!(desk.code(&phone.code(&venue)).await.unwrap_err(), changed);
    assert!(matches!(desk.look().await, Screen::SignIn { .. }));

    require(&office, only(bruno), true).await;
    desk.sign_in("bruno", BRUNO).await.unwrap();
    venue.enable(false).await;
    assert_eq!(desk.code(&phone.code(&venue)).await.unwrap_err(), changed);
}

#[tokio::test]
async fn a_subset_or_a_role_is_changed_at_once_and_skips_are_named__PO_2() {
    let (venue, bruno) = with_bruno().await;
    let office = venue.management("office");
    let answer = require(
        &office,
        Selection::Role {
            role: Role::Administrator,
        },
        true,
    )
    .await;
    assert_eq!((answer.changed, answer.skipped_total), (1, 0));
    let answer = require(&office, only(bruno), true).await;
    assert_eq!((answer.changed, answer.skipped_total), (0, 1));
    assert_eq!(answer.skipped[0].why, SkipReason::AlreadySo);
    let query = OperatorQuery {
        search: "bru".to_owned(),
        filter: OperatorFilter::All,
        role: None,
    };
    let answer = require(&office, Selection::Matching { query }, false).await;
    assert_eq!(answer.changed, 1);
    office
        .ask(DisableOperator { operator: bruno })
        .await
        .unwrap();
    let answer = require(&office, only(bruno), true).await;
    assert_eq!(answer.skipped[0].why, SkipReason::Disabled);
    let nobody = Selection::Operators { operators: vec![] };
    let refused = office
        .ask(RequireTwoFactor {
            operators: nobody,
            required: true,
        })
        .await;
    assert!(matches!(refused.unwrap_err(), Refusal::Missing { .. }));
}

#[tokio::test]
async fn change_phone_refuses_the_old_phone_at_once_everywhere__PH_1_PH_2() {
    let (venue, bruno) = with_bruno().await;
    let office = venue.management("office");
    let old = registers(&venue, "desk 1").await;
    let working = venue.sign_in_window("desk 1");
    working.sign_in("bruno", BRUNO).await.unwrap();
    working.code(&old.code(&venue)).await.unwrap();
    let waiting = venue.sign_in_window("desk 2");
    waiting.sign_in("bruno", BRUNO).await.unwrap();
    venue.next_step();

    let change = || ChangePhone {
        operator: bruno,
        reason: PhoneChangeReason::Lost,
        identity_checked: true,
    };
    let unchecked = ChangePhone {
        identity_checked: false,
        ..change()
    };
    assert_eq!(
        office.ask(unchecked).await.unwrap_err(),
        Refusal::IdentityNotChecked
    );
    let details = office.ask(change()).await.unwrap().details;
    assert_eq!(details.two_factor, TwoFactorStanding::Waiting);
    assert_eq!(details.history[0].reason.as_deref(), Some("lost"));

    let changed = Refusal::StartOver {
        why: StartOverReason::PhoneChanged,
    };
    assert_eq!(waiting.code(&old.code(&venue)).await.unwrap_err(), changed);
    assert!(
        matches!(working.look().await, Screen::SignIn { .. }),
        "the open session ended"
    );
    let keys: i64 = venue
        .sql("select count(*) from registration where sealed_key is not null")
        .await;
    assert_eq!(keys, 0, "the secret key is destroyed");

    // The next sign-in registers again, with a new key and a number in the label (RG-6).
    let screen = working.sign_in("bruno", BRUNO).await.unwrap();
    assert!(matches!(screen, Screen::GetApp { .. }));
    let screen = working.ask(Next {}).await.unwrap();
    let Screen::Register { old_label, .. } = screen else {
        panic!("{screen:?}")
    };
    assert_eq!(old_label.as_deref(), Some("Carouge: bruno"));
    let new = Phone::read(&working.ask(ShowSecretKey {}).await.unwrap());
    assert_eq!(new.label, "Carouge: bruno 2");
    working.ask(Next {}).await.unwrap();
    assert!(working.code(&old.code(&venue)).await.is_err());
    assert!(working.code(&new.code(&venue)).await.is_ok());
    let Screen::SignedIn { session, .. } = working.look().await else {
        panic!()
    };
    let changed = session.phone_changed.unwrap();
    let display_name = "Anna Keller".to_owned();
    assert_eq!(changed.by, PhoneChangedBy::Administrator { display_name });
    assert_eq!(changed.old_label, "Carouge: bruno");
}

#[tokio::test]
async fn change_phone_and_disabling_destroy_a_draft__RG_3() {
    let (venue, bruno) = with_bruno().await;
    let office = venue.management("office");
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    let first = desk.scan().await;
    let reason = PhoneChangeReason::NewPhone;
    let change = ChangePhone {
        operator: bruno,
        reason,
        identity_checked: true,
    };
    office.ask(change).await.unwrap();
    assert!(desk.ask(ShowSecretKey {}).await.is_err());
    desk.sign_in("bruno", BRUNO).await.unwrap();
    let second = desk.scan().await;
    assert_ne!(second, first);
    office
        .ask(DisableOperator { operator: bruno })
        .await
        .unwrap();
    office
        .ask(EnableOperator { operator: bruno })
        .await
        .unwrap();
    let keys: i64 = venue
        .sql("select count(*) from registration where sealed_key is not null")
        .await;
    assert_eq!(keys, 0);
}

#[tokio::test]
async fn an_administrator_cannot_change_their_own_phone_there__PH_3() {
    let venue = Venue::with_feature(true).await;
    let desk = venue.sign_in_window("office");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    desk.register().await;
    let office = venue.management("office");
    let own = office.find("").await.rows[0].operator;
    let change = ChangePhone {
        operator: own,
        reason: PhoneChangeReason::Lost,
        identity_checked: true,
    };
    assert_eq!(office.ask(change).await.unwrap_err(), Refusal::OwnPhone);
}
