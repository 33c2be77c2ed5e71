//! OP and SE-20's other half: what administrators do, and that nobody else can.

use super::operator_list::{names, with_names};
use super::venue::{ADMINISTRATOR, PASSWORD, Venue, password};
use crate::operations::*;
use crate::{Field, Refusal, Role, Screen, Span, StartOverReason, Window};

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

/// Asks an operation of every kind of caller; answers who was let past the door.
macro_rules! every_caller {
    ($($name:ident: $operation:ident,)*) => {
        /// What each operation answers this caller, asked with a question that is never right, and who
        /// may ask it.
        async fn ask_everything(
            venue: &Venue,
            caller: &crate::Caller,
        ) -> Vec<(&'static str, Option<Refusal>, crate::Allowed)> {
            let mut heard = Vec::new();
            $(for question in questions(stringify!($name)) {
                let question: $operation = serde_json::from_value(question)
                    .unwrap_or_else(|error| panic!("{}: {error}", stringify!($name)));
                // A question may ask for a fresh proof where its operation asks for none, and never the
                // other way round; nothing else depends on it.
                let allowed = crate::Operation::allowed(&question);
                let least = <$operation as crate::Operation>::ALLOWED;
                let fresh_code = least.fresh_code || allowed.fresh_code;
                assert_eq!(allowed, crate::Allowed { fresh_code, ..least });
                let answer = venue.ask(caller, question).await;
                heard.push((<$operation as crate::Operation>::NAME, answer.err(), allowed));
            })*
            heard
        }
    };
}
crate::for_each_operation!(every_caller);

/// A question for every operation, and one more where the answer to who may ask depends on it.
fn questions(operation: &str) -> Vec<serde_json::Value> {
    let mut questions = vec![question(operation)];
    if operation == "require_two_factor" {
        let mut off = question(operation);
        off["required"] = false.into();
        questions.push(off);
    }
    questions
}

/// Fields for every operation; none names anything that exists.
fn question(operation: &str) -> serde_json::Value {
    if operation == "change_settings" {
        return serde_json::json!({
            "idle_minutes": 0, "unlock_with": "password", "apps": [],
            "new_operators_required": true, "registration_code_required": false
        });
    }
    let query = serde_json::json!({ "search": "", "filter": "all", "role": null });
    let operators = if operation == "require_two_factor" {
        serde_json::json!({ "selection": "operators", "operators": [] })
    } else {
        serde_json::json!([])
    };
    serde_json::json!({
        "name": "", "short_name": "", "display_name": "", "username": "", "email": "", "password": "",
        "current_password": "", "code": "", "group": "", "service_key": "", "enabled": true,
        "operator": "00000000-0000-0000-0000-000000000000", "role": "operator",
        "reason": "lost", "identity_checked": true, "valid_for": "one_hour", "required": true, "operators": operators,
        "query": query, "question": {
            "query": { "search": "", "filter": "all", "role": null },
            "sort": "username", "descending": false
        },
        "sort": "username", "descending": false, "after": null, "limit": 0,
        "format": "csv", "language": "fr"
    })
}

#[tokio::test]
async fn every_operation_is_refused_to_every_caller_it_is_not_for__OP_6_SI_4() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    venue.operator(&office, "bruno", OWN).await;
    venue
        .sign_in_window("bruno's")
        .sign_in("bruno", OWN)
        .await
        .unwrap();
    // desk, what it is, and whether that makes it an administrator's
    for (desk, administrator) in [("nobody's", false), ("bruno's", false), ("office", true)] {
        for window in [Window::SignIn, Window::Management, Window::Print] {
            let caller = super::venue::at(desk, window);
            for (name, refusal, allowed) in ask_everything(&venue, &caller).await {
                let management = !allowed.from_window(Window::SignIn);
                if !allowed.from_window(window) {
                    assert_eq!(refusal, Some(Refusal::NotAllowed), "{name} from {window:?}");
                } else if management && !administrator && name != "look_management" {
                    assert!(
                        matches!(refusal, Some(Refusal::NotAllowed | Refusal::SessionEnded)),
                        "{name} of {desk}: {refusal:?}"
                    );
                }
            }
            // What the round above left behind: sign in again where it signed out.
            if desk == "office" {
                let _ = venue
                    .sign_in_window(desk)
                    .sign_in(ADMINISTRATOR, PASSWORD)
                    .await;
            } else if desk == "bruno's" {
                let _ = venue.sign_in_window(desk).sign_in("bruno", OWN).await;
            }
        }
    }
    assert_eq!(
        venue
            .sql::<i64>("select two_factor_enabled from institution")
            .await,
        0
    );
    assert_eq!(venue.sql::<i64>("select count(*) from operator").await, 2);
    let recorded: i64 = venue
        .sql("select count(*) from audit_entry where event = 'not_allowed'")
        .await;
    assert!(recorded > 0, "refusals are in the trail (AU-1)");
}

#[tokio::test]
async fn the_weighty_acts_ask_every_administrator_for_a_fresh_proof_and_no_others_do__OP_6_SE_1() {
    let venue = Venue::with_feature(false).await;
    venue.office().await;
    let mut ask_for_it = Vec::new();
    // how long after the last proof, and whether that is too long
    for (passed, stale) in [(Span::seconds(599), false), (Span::seconds(1), true)] {
        venue.clock.pass(passed);
        let caller = super::venue::at("office", Window::Management);
        for (name, refusal, allowed) in ask_everything(&venue, &caller).await {
            let refused = matches!(refusal, Some(Refusal::FreshCodeNeeded { .. }));
            assert_eq!(refused, stale && allowed.fresh_code, "{name}: {refusal:?}");
            if refused {
                ask_for_it.push(name);
            }
        }
    }
    assert_eq!(
        ask_for_it,
        [
            "reset_password",
            "change_phone",
            "give_temporary_code",
            "give_registration_code",
            "require_two_factor",
            "export_operators",
            "announce_start",
            "renew_keys",
            "export_trail"
        ]
    );
}
