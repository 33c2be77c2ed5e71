//! PH-4, RG-7: codes that were handed over, in edited data, in an older file and under new keys.

use super::{copy, found, put_back, row};
use crate::evidence::{Finding, Table};
use crate::operations::*;
use crate::tests::venue::Venue;
use crate::{NoRegistrationCode, Refusal, Screen, TypedCode, ValidFor};

const BRUNO: &str = "fifteen characters long";

/// Bruno waits for a phone, and was handed a temporary code and a registration code.
async fn with_codes_handed_over() -> (Venue, String, String) {
    let venue = Venue::with_feature(false).await;
    venue.enable(true).await;
    let office = venue.office().await;
    let settings = office.ask(GetInstitution {}).await.unwrap().settings;
    let changed = crate::InstitutionSettings {
        registration_code_required: true,
        ..settings
    };
    office.ask(ChangeSettings(changed)).await.unwrap();
    let operator = venue.operator(&office, "bruno.frei", BRUNO).await;
    let give = GiveRegistrationCode { operator };
    let registration = office.ask(give).await.unwrap().code.groups.concat();
    let valid_for = ValidFor::OneDay;
    let give = GiveTemporaryCode {
        operator,
        valid_for,
    };
    let temporary = office.ask(give).await.unwrap().code.groups.concat();
    (venue, temporary, registration)
}

async fn enter_temporary(venue: &Venue, code: &str) -> Result<Screen, Refusal> {
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in("bruno.frei", BRUNO).await.unwrap();
    let code = TypedCode::from(code);
    desk.ask(EnterTemporaryCode { code }).await
}

#[tokio::test]
async fn an_edited_code_that_was_handed_over_is_named__SE_15_PH_4_RG_7() {
    let bruno = Some("Name of bruno.frei");
    for (edit, expected) in [
        // valid for longer
        (
            "update temporary_code set given_at = given_at + 1000, expires_at = expires_at + 1000",
            row(Table::TemporaryCode, bruno),
        ),
        // used, and not used again
        (
            "update temporary_code set used_at = null",
            row(Table::TemporaryCode, bruno),
        ),
        // five more tries
        (
            "update registration_code set tries = 0",
            row(Table::RegistrationCode, bruno),
        ),
        // none asked for: of this operator, or of anybody
        (
            "update registration_code set hash = null",
            row(Table::RegistrationCode, bruno),
        ),
        (
            "update institution set registration_code_required = 0",
            row(Table::Institution, None),
        ),
        // void no more, and void
        (
            "delete from temporary_code",
            vec![Finding::RowsExchanged {
                table: Table::TemporaryCode,
            }],
        ),
    ] {
        let (mut venue, temporary, _) = with_codes_handed_over().await;
        enter_temporary(&venue, &temporary).await.unwrap();
        let desk = venue.sign_in_window("desk 1");
        desk.ask(SignOut {}).await.unwrap();
        desk.sign_in("bruno.frei", BRUNO).await.unwrap();
        desk.ask(Next {}).await.unwrap();
        let code = TypedCode::from("0000 0000");
        desk.ask(EnterRegistrationCode { code }).await.unwrap_err();
        assert_eq!(found(&mut venue).await, [], "before: {edit}");
        venue.tamper(edit).await;
        assert_eq!(found(&mut venue).await, expected, "{edit}");
    }
}

#[tokio::test]
async fn a_code_that_an_older_file_knows_as_unused_is_void__SE_15_PH_4_RG_7() {
    let (mut venue, temporary, registration) = with_codes_handed_over().await;
    let before = copy(&venue).await;
    venue.restart().await;
    enter_temporary(&venue, &temporary).await.unwrap();
    put_back(&venue, &before).await;
    assert_eq!(found(&mut venue).await, [Finding::OlderFile]);
    let desk = venue.sign_in_window("desk 1");
    let service_key = venue.service_key.clone();
    desk.ask(OpenWithServiceKey { service_key }).await.unwrap();
    assert_eq!(
        enter_temporary(&venue, &temporary).await.unwrap_err(),
        Refusal::WrongTemporaryCode { tries_left: 4 }
    );
    desk.ask(Next {}).await.unwrap();
    let code = TypedCode::from(registration.as_str());
    let why = NoRegistrationCode::Missing;
    assert_eq!(
        desk.ask(EnterRegistrationCode { code }).await.unwrap_err(),
        Refusal::NewRegistrationCodeNeeded { why }
    );
    // And what was removed for that is missed by nobody.
    assert_eq!(found(&mut venue).await, []);
}

#[tokio::test]
async fn new_keys_void_what_was_handed_over_under_the_old_ones__SE_14_PH_4_RG_7() {
    let (mut venue, temporary, _) = with_codes_handed_over().await;
    let service_key = venue.service_key.clone();
    let service = venue.sign_in_window("service");
    let open = OpenServiceAccess {
        service_key: service_key.clone(),
    };
    service.ask(open).await.unwrap();
    service.ask(RotateKeys { service_key }).await.unwrap();
    assert_eq!(
        enter_temporary(&venue, &temporary).await.unwrap_err(),
        Refusal::WrongTemporaryCode { tries_left: 4 }
    );
    let left: i64 = venue
        .sql("select (select count(*) from temporary_code) + (select count(*) from registration_code)")
        .await;
    assert_eq!(left, 0);
    assert_eq!(found(&mut venue).await, []);
}
