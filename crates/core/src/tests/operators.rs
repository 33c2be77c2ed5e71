//! OP: what administrators do with operators.

use super::operator_list::{names, with_names};
use super::venue::{ADMINISTRATOR, PASSWORD, Venue, password};
use crate::operations::*;
use crate::{Field, Refusal, Role, Screen, StartOverReason};

const OWN: &str = "nine blue umbrellas";

#[tokio::test]
async fn a_reset_password_must_be_changed_at_the_next_sign_in__OP_2_SI_5() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let bruno = venue.operator(&office, "bruno", OWN).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", OWN).await.unwrap();
    let reset = office.ask(ResetPassword { operator: bruno }).await.unwrap();
    assert!(reset.details.must_change_password);
    assert!(
        matches!(desk.look().await, Screen::SignIn { .. }),
        "the session ended"
    );
    assert_eq!(
        desk.sign_in("bruno", OWN).await.unwrap_err(),
        Refusal::WrongPassword
    );
    let screen = desk.sign_in("bruno", &reset.password).await.unwrap();
    assert!(
        matches!(
            screen,
            Screen::NewPassword {
                minimum_length: 15,
                ..
            }
        ),
        "{screen:?}"
    );
    let same = ChooseNewPassword {
        password: password(&reset.password),
    };
    assert!(matches!(
        desk.ask(same).await.unwrap_err(),
        Refusal::PasswordTooEasy { .. }
    ));
    let short = ChooseNewPassword {
        password: password("vk7#qpz!"),
    };
    assert!(matches!(
        desk.ask(short).await.unwrap_err(),
        Refusal::PasswordTooShort { .. }
    ));
    let good = ChooseNewPassword {
        password: password("eleven quiet lamps"),
    };
    assert!(matches!(
        desk.ask(good).await.unwrap(),
        Screen::SignedIn { .. }
    ));
    let own =
        venue.sql::<String>("select lower(hex(id)) from operator where username = 'anna.keller'");
    let own: crate::OperatorId = serde_json::from_value(own.await.into()).unwrap();
    assert_eq!(
        office.ask(ResetPassword { operator: own }).await.err(),
        Some(Refusal::OwnAccount)
    );
}

#[tokio::test]
async fn the_last_enabled_administrator_stays__OP_3() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let found = office.find("anna").await;
    let anna = found.rows[0].operator;
    let disable = || DisableOperator { operator: anna };
    let demote = || ChangeRole {
        operator: anna,
        role: Role::Operator,
    };
    assert_eq!(
        office.ask(disable()).await.unwrap_err(),
        Refusal::LastAdministrator
    );
    assert_eq!(
        office.ask(demote()).await.unwrap_err(),
        Refusal::LastAdministrator
    );
    let bruno = venue.operator(&office, "bruno", OWN).await;
    let promote = ChangeRole {
        operator: bruno,
        role: Role::Administrator,
    };
    office.ask(promote).await.unwrap();
    // Two now; but nobody disables themselves by accident.
    assert_eq!(
        office.ask(disable()).await.unwrap_err(),
        Refusal::OwnAccount
    );
    office.ask(demote()).await.unwrap();
    // Who is no administrator any more has lost the management window at once.
    assert_eq!(
        office.ask(GetInstitution {}).await.unwrap_err(),
        Refusal::NotAllowed
    );
}

#[tokio::test]
async fn operator_names_are_unique_in_every_spelling__OP_4() {
    let venue = with_names(&["zoë"]).await;
    let office = venue.management("office");
    let before: i64 = venue.sql("select count(*) from operator").await;
    for taken in ["ZOË", "zoe\u{308}", "Anna.Keller", "ＡNNA.keller"] {
        let question = CreateOperator {
            username: taken.to_owned(),
            display_name: "Somebody".to_owned(),
            email: String::new(),
            role: Role::Operator,
        };
        let refused = Refusal::NameTaken;
        assert_eq!(office.ask(question).await.err(), Some(refused), "{taken}");
    }
    assert_eq!(
        venue.sql::<i64>("select count(*) from operator").await,
        before
    );
}

#[tokio::test]
async fn a_renamed_operator_is_found_and_signs_in_under_the_new_name__OP_2() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let bruno = venue.operator(&office, "bruno", OWN).await;
    let rename = RenameOperator {
        operator: bruno,
        username: "b.frei".to_owned(),
        display_name: "Bruno Frei".to_owned(),
        email: String::new(),
    };
    office.ask(rename).await.unwrap();
    let found = office.find("frei").await;
    assert_eq!(names(&found), ["b.frei"]);
    let found = office.find("bruno").await;
    assert_eq!(names(&found), ["b.frei"]);
    let desk = venue.sign_in_window("desk 1");
    assert_eq!(
        desk.sign_in("bruno", OWN).await.unwrap_err(),
        Refusal::WrongPassword
    );
    assert!(desk.sign_in("b.frei", OWN).await.is_ok());
}

#[tokio::test]
async fn disabling_ends_sessions_and_sign_ins_at_once__SI_5_OP_2() {
    let venue = Venue::with_feature(false).await;
    venue.enable(true).await;
    let office = venue.office().await;
    let bruno = venue.operator(&office, "bruno", OWN).await;
    let waiting = venue.sign_in_window("desk 1");
    waiting.sign_in("bruno", OWN).await.unwrap();
    let working = venue.sign_in_window("desk 2");
    working.sign_in("bruno", OWN).await.unwrap();
    working.register().await;
    let phone_known: i64 = venue
        .sql("select count(*) from session where ended_at is null and desk = 'desk 2'")
        .await;
    assert_eq!(phone_known, 1);
    office
        .ask(DisableOperator { operator: bruno })
        .await
        .unwrap();
    assert!(matches!(working.look().await, Screen::SignIn { .. }));
    let why = StartOverReason::AccountChanged;
    assert_eq!(
        waiting.ask(Next {}).await.unwrap_err(),
        Refusal::StartOver { why }
    );
    // Nobody is ever deleted: the trail names them.
    let mut db = venue.file().await;
    assert!(
        sqlx::query("delete from operator")
            .execute(&mut db)
            .await
            .is_err()
    );
    assert!(
        sqlx::query("delete from audit_entry")
            .execute(&mut db)
            .await
            .is_err()
    );
    assert!(
        sqlx::query("update audit_entry set at = 0")
            .execute(&mut db)
            .await
            .is_err()
    );
}

#[tokio::test]
async fn changing_ones_own_password_asks_for_the_old_one__OP_2() {
    let venue = Venue::with_feature(false).await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    let change = |current: &str, new: &str| ChangeMyPassword {
        current_password: password(current),
        password: password(new),
    };
    let refused = desk
        .ask(change("not this", "eleven quiet lamps"))
        .await
        .unwrap_err();
    assert_eq!(refused, Refusal::WrongCurrentPassword);
    let refused = desk.ask(change(PASSWORD, PASSWORD)).await.unwrap_err();
    assert!(matches!(refused, Refusal::PasswordTooEasy { .. }));
    desk.ask(change(PASSWORD, "eleven quiet lamps"))
        .await
        .unwrap();
    desk.ask(SignOut {}).await.unwrap();
    assert!(
        desk.sign_in(ADMINISTRATOR, "eleven quiet lamps")
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn settings_are_checked_and_kept__GA_1_SI_5() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let before = office.ask(GetInstitution {}).await.unwrap().settings;
    for idle_minutes in [0, 241] {
        let question = ChangeSettings(crate::InstitutionSettings {
            idle_minutes,
            ..before.clone()
        });
        assert!(matches!(
            office.ask(question).await.unwrap_err(),
            Refusal::OutOfRange { .. }
        ));
    }
    let none = ChangeSettings(crate::InstitutionSettings {
        apps: vec![],
        ..before.clone()
    });
    assert_eq!(
        office.ask(none).await.unwrap_err(),
        Refusal::Missing { field: Field::Apps }
    );
    let apps = vec![
        crate::AppId::Aegis,
        crate::AppId::Aegis,
        crate::AppId::TwoFas,
    ];
    let changed = crate::InstitutionSettings {
        apps,
        idle_minutes: 5,
        ..before
    };
    let after = office.ask(ChangeSettings(changed)).await.unwrap().settings;
    assert_eq!(after.apps, [crate::AppId::Aegis, crate::AppId::TwoFas]);
    assert_eq!(after.idle_minutes, 5);
}
