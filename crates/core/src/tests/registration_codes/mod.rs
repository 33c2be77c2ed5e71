//! RG-7: a registration code before the secret key is shown.

mod giving;

use futures_util::future::join_all;

use super::venue::{Desk, Phone, Venue, password};
use crate::operations::*;
use crate::{
    Clock as _, CodeToHandOver, Field, InstitutionSettings, NoRegistrationCode, OperatorId,
    Refusal, RegistrationCodeStanding, Role, Screen, Span, StartOverReason, TypedCode, ValidFor,
};

const BRUNO: &str = "nine blue umbrellas";
const CLARA: &str = "eleven quiet lamps";

async fn set(office: &Desk<'_>, registration_code_required: bool) {
    let settings = office.ask(GetInstitution {}).await.unwrap().settings;
    let changed = InstitutionSettings {
        registration_code_required,
        ..settings
    };
    let settings = office.ask(ChangeSettings(changed)).await.unwrap().settings;
    assert_eq!(
        settings.registration_code_required,
        registration_code_required
    );
}

/// A venue with the feature on, the setting on, and an administrator in the office.
async fn with_registration_codes() -> Venue {
    let venue = Venue::with_feature(false).await;
    venue.enable(true).await;
    let office = venue.office().await;
    set(&office, true).await;
    venue
}

/// Bruno is created, with a registration code, and has chosen a password.
async fn with_bruno() -> (Venue, OperatorId, String) {
    let venue = with_registration_codes().await;
    let office = venue.management("office");
    let created = office
        .ask(CreateOperator {
            username: "bruno".to_owned(),
            display_name: "Bruno Frei".to_owned(),
            email: String::new(),
            role: Role::Operator,
        })
        .await
        .unwrap();
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", &created.password).await.unwrap();
    let own = ChooseNewPassword {
        password: password(BRUNO),
    };
    desk.ask(own).await.unwrap();
    desk.back().await;
    let code = created.registration_code.as_ref().map(text).unwrap();
    (venue, created.details.operator, code)
}

fn text(code: &CodeToHandOver) -> String {
    code.groups.join(" ")
}

async fn given(venue: &Venue, operator: OperatorId) -> String {
    let give = GiveRegistrationCode { operator };
    text(&venue.management("office").ask(give).await.unwrap().code)
}

async fn details(venue: &Venue, operator: OperatorId) -> OperatorDetails {
    let question = GetOperatorDetails { operator };
    venue.management("office").ask(question).await.unwrap()
}

async fn enter(desk: &Desk<'_>, code: &str) -> Result<Screen, Refusal> {
    let code = TypedCode::from(code);
    desk.ask(EnterRegistrationCode { code }).await
}

/// Another code of eight letters.
fn another(code: &str) -> String {
    let last = if code.ends_with('0') { "1" } else { "0" };
    format!("{}{last}", &code[..code.len() - 1])
}

/// L1, R1 and NEXT.
async fn to_the_code(desk: &Desk<'_>, username: &str, with: &str) -> RegistrationCodeStanding {
    let screen = desk.sign_in(username, with).await.unwrap();
    assert!(matches!(screen, Screen::GetApp { .. }), "{screen:?}");
    match desk.ask(Next {}).await.unwrap() {
        Screen::RegistrationCode { code, .. } => code,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn it_is_off_by_default_and_then_nobody_is_given_or_asked_for_one__RG_7() {
    let venue = Venue::with_feature(false).await;
    venue.enable(true).await;
    let office = venue.office().await;
    let settings = office.ask(GetInstitution {}).await.unwrap().settings;
    assert!(!settings.registration_code_required);
    let created = office
        .ask(CreateOperator {
            username: "bruno".to_owned(),
            display_name: "Bruno Frei".to_owned(),
            email: String::new(),
            role: Role::Operator,
        })
        .await
        .unwrap();
    assert!(created.registration_code.is_none());
    assert_eq!(created.details.registration_code, None);
    let give = GiveRegistrationCode {
        operator: created.details.operator,
    };
    assert_eq!(
        office.ask(give).await.unwrap_err(),
        Refusal::NoRegistrationCodes
    );
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", &created.password).await.unwrap();
    let own = ChooseNewPassword {
        password: password(BRUNO),
    };
    desk.ask(own).await.unwrap();
    desk.register().await;
}

#[tokio::test]
async fn a_new_operator_types_it_before_there_is_a_secret_key__RG_7_RG_4_SI_4() {
    let (venue, bruno, code) = with_bruno().await;
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    let out_of_order = |refused: Option<Refusal>| assert_eq!(refused, Some(Refusal::OutOfOrder));
    // Not from the side, on any screen before it.
    out_of_order(enter(&desk, &code).await.err());
    out_of_order(desk.ask(ShowSecretKey {}).await.err());
    desk.ask(Next {}).await.unwrap();
    out_of_order(desk.ask(Next {}).await.err());
    out_of_order(desk.code("123456").await.err());
    out_of_order(desk.ask(ShowSecretKey {}).await.err());
    let drafts: i64 = venue.sql("select count(*) from registration").await;
    assert_eq!(drafts, 0, "there is no key to be shown");
    // Back and NEXT lead here again.
    desk.back().await;
    assert!(matches!(desk.look().await, Screen::GetApp { .. }));
    let screen = desk.ask(Next {}).await.unwrap();
    assert!(matches!(screen, Screen::RegistrationCode { .. }));

    let typed = code.to_lowercase().replace(' ', "-");
    let screen = enter(&desk, &typed).await.unwrap();
    assert!(matches!(screen, Screen::Register { .. }), "{screen:?}");
    out_of_order(enter(&desk, &code).await.err());
    // Passed in this sign-in: not asked for after Back.
    desk.back().await;
    let phone = desk.scan().await;
    desk.ask(Next {}).await.unwrap();
    desk.code(&phone.code(&venue)).await.unwrap();
    assert_eq!(details(&venue, bruno).await.registration_code, None);
    let events: String = venue
        .sql(
            "select group_concat(event, ' ') from (select event from audit_entry
             where event like '%registration%' or event = 'phone_registered' order by number)",
        )
        .await;
    assert_eq!(
        events,
        "registration_code_given registration_code_accepted registration_started phone_registered"
    );
}

#[tokio::test]
async fn every_sign_in_is_asked_until_a_registration_is_confirmed__RG_7_RG_3() {
    let (mut venue, _, code) = with_bruno().await;
    let desk = venue.sign_in_window("desk 1");
    to_the_code(&desk, "bruno", BRUNO).await;
    enter(&desk, &code).await.unwrap();
    let first = Phone::read(&desk.ask(ShowSecretKey {}).await.unwrap());
    venue.restart().await;

    // Whoever has only the password does not see the key that was shown before the crash.
    let desk = venue.sign_in_window("desk 1");
    to_the_code(&desk, "bruno", BRUNO).await;
    assert_eq!(
        desk.ask(ShowSecretKey {}).await.unwrap_err(),
        Refusal::OutOfOrder
    );
    // The one with the slip does: the same one, for the phone has scanned it.
    enter(&desk, &code).await.unwrap();
    let again = Phone::read(&desk.ask(ShowSecretKey {}).await.unwrap());
    assert_eq!(again, first);
    desk.ask(Next {}).await.unwrap();
    desk.code(&first.code(&venue)).await.unwrap();

    // Confirmed: it was for one registration.
    let left: i64 = venue.sql("select count(*) from registration_code").await;
    assert_eq!(left, 0);
}

#[tokio::test]
async fn five_wrong_tries_void_it_over_sign_ins_and_restarts__RG_7_SE_5() {
    let (mut venue, bruno, code) = with_bruno().await;
    let wrong = another(&code);
    let desk = venue.sign_in_window("desk 1");
    to_the_code(&desk, "bruno", BRUNO).await;
    // What is no registration code is no try.
    let missing = Refusal::Missing {
        field: Field::RegistrationCode,
    };
    assert_eq!(enter(&desk, " ").await.unwrap_err(), missing);
    assert_eq!(
        enter(&desk, "1234567").await.unwrap_err(),
        Refusal::RegistrationCodeMalformed
    );
    // A right one takes nothing off.
    enter(&desk, &code).await.unwrap();
    desk.back().await;
    desk.back().await;
    for tries_left in [4, 3, 2] {
        to_the_code(&desk, "bruno", BRUNO).await;
        assert_eq!(
            enter(&desk, &wrong).await.unwrap_err(),
            Refusal::WrongRegistrationCode { tries_left }
        );
        desk.back().await;
        desk.back().await;
    }
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    let standing = to_the_code(&desk, "bruno", BRUNO).await;
    assert!(
        matches!(
            standing,
            RegistrationCodeStanding::Valid { tries_left: 2, .. }
        ),
        "{standing:?}"
    );
    assert_eq!(
        enter(&desk, &wrong).await.unwrap_err(),
        Refusal::WrongRegistrationCode { tries_left: 1 }
    );
    let why = NoRegistrationCode::TooManyTries;
    let needed = Refusal::NewRegistrationCodeNeeded { why };
    assert_eq!(enter(&desk, &wrong).await.unwrap_err(), needed);
    assert_eq!(enter(&desk, &code).await.unwrap_err(), needed, "now void");
    let Screen::RegistrationCode { code: standing, .. } = desk.look().await else {
        panic!()
    };
    assert_eq!(standing, RegistrationCodeStanding::Needed { why });

    venue.office().await;
    assert_eq!(
        details(&venue, bruno).await.registration_code,
        Some(RegistrationCodeStanding::Needed { why })
    );
    let code = given(&venue, bruno).await;
    desk.back().await;
    to_the_code(&desk, "bruno", BRUNO).await;
    assert!(enter(&desk, &code).await.is_ok());
}

#[tokio::test]
async fn of_many_simultaneous_guesses_five_are_looked_at__RG_7_SE_5() {
    let (venue, _, code) = with_bruno().await;
    let windows: Vec<_> = (0..3)
        .map(|n| venue.sign_in_window(&format!("desk {n}")))
        .collect();
    for window in &windows {
        to_the_code(window, "bruno", BRUNO).await;
    }
    let wrong = another(&code);
    // The right one comes last: too late.
    let tries = (0..30).map(|n| enter(&windows[n % 3], if n == 29 { &code } else { &wrong }));
    let answers = join_all(tries).await;
    assert!(answers.iter().all(Result::is_err));
    let looked_at: i64 = venue
        .sql(
            "select count(*) from audit_entry
             where event = 'registration_code_refused' and reason = 'wrong'",
        )
        .await;
    assert_eq!(looked_at, 5);
}

#[tokio::test]
async fn what_cannot_be_counted_is_not_looked_at__RG_7_SE_5() {
    let (venue, _, code) = with_bruno().await;
    let desk = venue.sign_in_window("desk 1");
    to_the_code(&desk, "bruno", BRUNO).await;
    venue
        .write(
            "create trigger full_disk before update on registration_code begin
                 select raise(abort, 'database or disk is full');
             end",
        )
        .await;
    let refused = enter(&desk, &code).await.unwrap_err();
    assert!(
        matches!(
            refused,
            Refusal::Failed { .. } | Refusal::TryAgainLater { .. }
        ),
        "{refused:?}"
    );
    assert!(matches!(desk.look().await, Screen::RegistrationCode { .. }));
    venue.write("drop trigger full_disk").await;
    assert!(enter(&desk, &code).await.is_ok());
}

#[tokio::test]
async fn it_is_valid_for_a_day_whatever_the_clock_says__RG_7_SE_8() {
    let (mut venue, _, code) = with_bruno().await;
    let given = venue.clock.now();
    let desk = venue.sign_in_window("desk 1");
    venue.clock.pass(Span::seconds(24 * 3600 - 1));
    to_the_code(&desk, "bruno", BRUNO).await;
    enter(&desk, &code).await.unwrap();
    desk.back().await;
    desk.back().await;
    venue.clock.pass(Span::seconds(1));
    let why = NoRegistrationCode::Expired;
    let standing = to_the_code(&desk, "bruno", BRUNO).await;
    assert_eq!(standing, RegistrationCodeStanding::Needed { why });
    let needed = Refusal::NewRegistrationCodeNeeded { why };
    assert_eq!(enter(&desk, &code).await.unwrap_err(), needed);
    // Turned back, with the app running and after a restart.
    venue.clock.set(given);
    assert_eq!(enter(&desk, &code).await.unwrap_err(), needed);
    venue.restart().await;
    let desk = venue.sign_in_window("desk 1");
    to_the_code(&desk, "bruno", BRUNO).await;
    assert_eq!(enter(&desk, &code).await.unwrap_err(), needed);
}

#[tokio::test]
async fn a_newer_one_ends_what_an_older_one_has_shown__RG_7_RG_3() {
    let (venue, bruno, first) = with_bruno().await;
    let desk = venue.sign_in_window("desk 1");
    to_the_code(&desk, "bruno", BRUNO).await;
    enter(&desk, &first).await.unwrap();
    let shown = Phone::read(&desk.ask(ShowSecretKey {}).await.unwrap());
    desk.ask(Next {}).await.unwrap();
    let second = given(&venue, bruno).await;
    // Neither the key that was shown, nor the sign-in that stands at its code.
    let why = StartOverReason::PhoneChanged;
    assert_eq!(
        desk.code(&shown.code(&venue)).await.unwrap_err(),
        Refusal::StartOver { why }
    );
    to_the_code(&desk, "bruno", BRUNO).await;
    enter(&desk, &second).await.unwrap();
    let new = Phone::read(&desk.ask(ShowSecretKey {}).await.unwrap());
    assert_ne!(new, shown);
}

#[tokio::test]
async fn a_temporary_code_signs_in_without_it_and_registers_nothing__RG_7_PH_4() {
    let (venue, bruno, _) = with_bruno().await;
    let give = GiveTemporaryCode {
        operator: bruno,
        valid_for: ValidFor::OneHour,
    };
    let given = venue.management("office").ask(give).await.unwrap();
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno", BRUNO).await.unwrap();
    let code = TypedCode::from(text(&given.code).as_str());
    let screen = desk.ask(EnterTemporaryCode { code }).await.unwrap();
    assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
    let registrations: i64 = venue.sql("select count(*) from registration").await;
    assert_eq!(registrations, 0);
}
