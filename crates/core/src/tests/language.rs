//! The language of whoever is at the desk.

use super::venue::{ADMINISTRATOR, BRUNOS_PASSWORD, Desk, PASSWORD, Venue, registered};
use crate::Language;
use crate::operations::*;

async fn spoken(desk: &Desk<'_>) -> Option<Language> {
    desk.ask(OperatorLanguage {}).await.unwrap()
}

#[tokio::test]
async fn an_operators_language_goes_with_them_from_the_right_password_until_they_leave() {
    let (mut venue, phone) = registered().await;
    let office = venue.office_with(&phone).await;
    let desk = venue.sign_in_window("office");
    assert_eq!(spoken(&desk).await, None, "the desk's");
    let chosen = Language::Fr;
    let language = Some(chosen);
    let question = ChooseMyLanguage { language: chosen };
    office.ask(question).await.unwrap();
    assert_eq!(spoken(&desk).await, language);
    assert_eq!(spoken(&office).await, language, "in both windows");
    desk.ask(SignOut {}).await.unwrap();
    assert_eq!(spoken(&desk).await, None);

    // At another desk, after a start.
    venue.restart().await;
    let desk = venue.sign_in_window("foyer");
    venue.next_step();
    desk.sign_in(ADMINISTRATOR, "not this").await.unwrap_err();
    assert_eq!(spoken(&desk).await, None);
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert_eq!(spoken(&desk).await, language);
    desk.code(&phone.code(&venue)).await.unwrap();
    assert_eq!(spoken(&desk).await, language);
}

#[tokio::test]
async fn each_operator_has_their_own_language_and_sets_no_one_elses() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let bruno = venue.operator(&office, "bruno", BRUNOS_PASSWORD).await;
    let desk = venue.sign_in_window("foyer");
    desk.sign_in("bruno", BRUNOS_PASSWORD).await.unwrap();
    let language = Language::It;
    desk.ask(ChooseMyLanguage { language }).await.unwrap();
    assert_eq!(spoken(&desk).await, Some(language));
    assert_eq!(spoken(&office).await, None);
    let of_bruno: Option<String> = venue
        .sql("select language from operator where username = 'bruno'")
        .await;
    assert_eq!(of_bruno.as_deref(), Some("it"), "{bruno:?}");
    // What is handed over to Bruno is written in it.
    let question = GetOperatorDetails { operator: bruno };
    let details = office.ask(question).await.unwrap();
    assert_eq!(details.language, Some(language));
}
