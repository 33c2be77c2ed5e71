//! What an import does: to whom the file adds, whom it changes, whom it leaves; and what keeps it out.

use super::{counts, entries_after, everybody, import, imported, last_entry, preview};
use crate::operations::*;
use crate::tests::venue::{BRUNOS_PASSWORD, Venue, two_with_phones};
use crate::{Clock as _, ImportChange, Refusal, Role, Screen, Verified, WhyBad, verify};

#[tokio::test]
async fn operators_are_added_changed_and_left_as_the_file_says__OP_5() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    venue.operator(&office, "Bruno", BRUNOS_PASSWORD).await;
    venue.operator(&office, "carla", BRUNOS_PASSWORD).await;
    let before = last_entry(&venue).await;
    let rows = "Zoë Müller;zoe;;\nDaria Rossi;daria;administrator;yes\n\
                Bruno Frei;BRUNO;administrator;yes\nName of carla;carla;operator;no\n\
                Anna Keller;anna.keller;;";
    let shown = preview(&office, rows).await.unwrap();
    assert_eq!(shown.file, "team.csv");
    assert_eq!(counts(&shown), (2, 1, 2, 0));
    let [changed] = &shown.changed_rows[..] else {
        panic!("{:?}", shown.changed_rows)
    };
    // Under the name that they have: how it is written does not change.
    assert_eq!((changed.line, changed.username.as_str()), (4, "Bruno"));
    assert_eq!(
        changed.changes,
        [
            ImportChange::DisplayName {
                from: "Name of Bruno".to_owned(),
                to: "Bruno Frei".to_owned()
            },
            ImportChange::Role {
                from: Role::Operator,
                to: Role::Administrator
            },
            ImportChange::TwoFactor {
                from: false,
                to: true
            },
        ]
    );
    assert_eq!(everybody(&venue).await.len(), 3, "nothing is done yet");
    assert_eq!(last_entry(&venue).await, before, "and nothing written down");

    assert!(matches!(
        import(&office).await,
        Ok(ImportOutcome::Imported {
            new: 2,
            changed: 1,
            unchanged: 2
        })
    ));
    assert_eq!(
        everybody(&venue).await,
        [
            "anna.keller,Anna Keller,administrator,0",
            "Bruno,Bruno Frei,administrator,1",
            "carla,Name of carla,operator,0",
            "daria,Daria Rossi,administrator,1",
            "zoe,Zoë Müller,operator,0",
        ]
    );
    assert_eq!(
        entries_after(&venue, before).await,
        [
            "operator_created zoe -",
            "operator_created daria -",
            "operator_renamed Bruno -",
            "role_changed Bruno administrator",
            "two_factor_required Bruno -",
            "operators_imported - 2 1",
        ]
    );
    let by_anna: u32 = venue
        .sql(
            "select count(*) from audit_entry join operator on operator.id = actor
             where username = 'anna.keller' and event = 'operators_imported'",
        )
        .await;
    assert_eq!(by_anna, 1);
    // Found by the search, as if somebody had typed them.
    let found = office.find("muller").await.rows;
    assert_eq!(found[0].username, "zoe");

    // The same file again changes nothing; and an import is done once.
    assert_eq!(import(&office).await.err(), Some(Refusal::NothingToImport));
    assert_eq!(imported(&office, rows).await, (0, 0, 5));
}

#[tokio::test]
async fn whom_the_file_does_not_say_begins_as_the_institution_wants__OP_5_PO_3() {
    let (venue, ..) = two_with_phones().await;
    let office = venue.management("office");
    // enabled, and new ones begin with it; a no in the file counts
    assert_eq!(imported(&office, "A;a;;\nB;b;;no").await, (2, 0, 0));
    let required = "select group_concat(two_factor_required, '' order by username) from operator
                    where username in ('a', 'b', 'c')";
    assert_eq!(venue.sql::<String>(required).await, "10");
    let settings = office.ask(GetInstitution {}).await.unwrap().settings;
    office
        .ask(ChangeSettings(crate::InstitutionSettings {
            new_operators_required: false,
            ..settings
        }))
        .await
        .unwrap();
    assert_eq!(imported(&office, "A;a;;\nB;b;;\nC;c;;").await, (1, 0, 2));
    assert_eq!(venue.sql::<String>(required).await, "100");
}

#[tokio::test]
async fn one_bad_row_keeps_all_of_it_out__OP_5() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let before = (everybody(&venue).await, last_entry(&venue).await);
    let shown = preview(&office, "Bruno;bruno;;\nCarla;carla;boss;\nDaria;daria;;")
        .await
        .unwrap();
    assert_eq!(counts(&shown), (2, 0, 0, 1));
    assert_eq!(shown.bad_rows[0].line, 3);
    assert_eq!(shown.bad_rows[0].problems[0].why, WhyBad::UnknownRole);
    assert_eq!(import(&office).await.err(), Some(Refusal::ImportHasBadRows));
    assert_eq!((everybody(&venue).await, last_entry(&venue).await), before);
}

#[tokio::test]
async fn no_more_than_200_rows_of_a_kind_are_shown__OP_5() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let rows = |name: &str, role: &str| -> String {
        let row = |n| format!("{name} {n};op{n};{role};\n");
        (0..250).map(row).collect()
    };
    let shown = preview(&office, &rows("A", "boss")).await.unwrap();
    assert_eq!((shown.bad, shown.bad_rows.len()), (250, 200));
    assert_eq!(imported(&office, &rows("A", "")).await, (250, 0, 0));
    let shown = preview(&office, &rows("B", "")).await.unwrap();
    assert_eq!((shown.changed, shown.changed_rows.len()), (250, 200));
}

#[tokio::test]
async fn somebody_is_left_who_can_manage__OP_3_OP_5() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    venue.operator(&office, "bruno", BRUNOS_PASSWORD).await;
    let disabled = venue.operator(&office, "carla", BRUNOS_PASSWORD).await;
    office
        .ask(DisableOperator { operator: disabled })
        .await
        .unwrap();
    let anna_leaves = "Anna Keller;anna.keller;operator;\n";
    // rows beside the one that takes it from Anna, and whether somebody is left
    for (beside, left) in [
        ("", false),
        // nobody signs in without a password, or while they are disabled
        ("Daria;daria;administrator;", false),
        ("Carla;carla;administrator;", false),
        ("Bruno;bruno;administrator;", true),
    ] {
        let shown = preview(&office, &format!("{anna_leaves}{beside}"))
            .await
            .unwrap();
        let refused = shown
            .bad_rows
            .iter()
            .any(|row| row.line == 2 && row.problems[0].why == WhyBad::LastAdministrator);
        assert_eq!(refused, !left, "{beside}: {:?}", shown.bad_rows);
        assert_eq!(shown.bad, u32::from(!left), "{beside}");
    }
    // Anna has given it to Bruno: her next question is refused, and his is not.
    import(&office).await.unwrap();
    assert_eq!(
        office.ask(StartImport {}).await.err(),
        Some(Refusal::NotAllowed)
    );
    // The same by hand: whoever has no password is nobody to leave it to.
    venue
        .sign_in_window("office")
        .ask(SignOut {})
        .await
        .unwrap();
    let desk = venue.sign_in_window("office");
    desk.sign_in("bruno", BRUNOS_PASSWORD).await.unwrap();
    assert_eq!(imported(&office, "Eva;eva;administrator;").await, (1, 0, 0));
    let bruno = office.find("bruno").await.rows[0].operator;
    let role = Role::Operator;
    assert_eq!(
        office
            .ask(ChangeRole {
                operator: bruno,
                role
            })
            .await
            .err(),
        Some(Refusal::LastAdministrator)
    );
}

#[tokio::test]
async fn a_disabled_operator_stays_disabled__OP_5() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let bruno = venue.operator(&office, "bruno", BRUNOS_PASSWORD).await;
    office
        .ask(DisableOperator { operator: bruno })
        .await
        .unwrap();
    assert_eq!(imported(&office, "Bruno Frei;bruno;;").await, (0, 1, 0));
    let details = office
        .ask(GetOperatorDetails { operator: bruno })
        .await
        .unwrap();
    assert_eq!(
        (details.display_name.as_str(), details.disabled),
        ("Bruno Frei", true)
    );
}

#[tokio::test]
async fn without_a_password_a_sign_in_is_like_a_wrong_one_until_it_is_reset__OP_5_SE_7() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    venue.operator(&office, "bruno", BRUNOS_PASSWORD).await;
    assert_eq!(imported(&office, "Carla;carla;;").await, (1, 0, 0));
    let desk = venue.sign_in_window("foyer");
    // who, and with what: a hash each, and the same answer
    for (who, with) in [
        ("bruno", "not this one"),
        ("nobody", "not this one"),
        ("carla", "not this one"),
        ("carla", "0000000000000000"),
        ("carla", "carla"),
    ] {
        let hashes = venue.guichet.hashes();
        let answer = desk.sign_in(who, with).await;
        assert_eq!(answer.err(), Some(Refusal::WrongPassword), "{who} {with:?}");
        assert_eq!(venue.guichet.hashes() - hashes, 1, "{who}");
    }
    // And waits like a wrong one.
    desk.sign_in("carla", "not this one").await.unwrap_err();
    desk.sign_in("carla", "not this one").await.unwrap_err();
    let waits = desk.sign_in("carla", "not this one").await.err();
    assert!(matches!(waits, Some(Refusal::Delayed { .. })), "{waits:?}");
    let refused: u32 = venue
        .sql(
            "select count(*) from audit_entry join operator on operator.id = subject
             where event = 'password_refused' and username = 'carla'",
        )
        .await;
    assert_eq!(refused, 6);

    let carla: Vec<_> = office.find("carla").await.rows;
    let operator = carla[0].operator;
    let details = office.ask(GetOperatorDetails { operator }).await.unwrap();
    assert!(!details.has_password && !details.must_change_password);
    let reset = office.ask(ResetPassword { operator }).await.unwrap();
    assert!(reset.details.has_password && reset.details.must_change_password);
    let screen = desk.sign_in("carla", &reset.password).await.unwrap();
    assert!(matches!(screen, Screen::NewPassword { .. }), "{screen:?}");
}

#[tokio::test]
async fn rows_that_were_imported_are_under_their_macs__OP_5_SE_15() {
    let mut venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    venue.operator(&office, "bruno", BRUNOS_PASSWORD).await;
    assert_eq!(
        imported(&office, "Carla;carla;;\nBruno;bruno;administrator;yes").await,
        (1, 1, 0)
    );
    venue.restart().await;
    let screen = venue.sign_in_window("office").look().await;
    assert!(matches!(screen, Screen::SignIn { .. }), "{screen:?}");
    venue.guichet.verify_trail().await;
    let screen = venue.sign_in_window("office").look().await;
    assert!(matches!(screen, Screen::SignIn { .. }), "{screen:?}");
}

/// More than one statement writes at once, and not a whole number of times.
#[tokio::test]
async fn hundreds_of_rows_are_under_their_macs_and_in_the_chain__OP_5_SE_15_SE_16() {
    let mut venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let people = |of: &str| -> String {
        (0..250)
            .map(|n| format!("{of} {n};person{n};;\n"))
            .collect()
    };
    assert_eq!(imported(&office, &people("Person")).await, (250, 0, 0));
    assert_eq!(imported(&office, &people("Somebody")).await, (0, 250, 0));
    let entries = last_entry(&venue).await;
    assert!(entries > 500, "{entries}");
    is_whole(&mut venue).await;
    // As a version before there was any evidence left it: all of it is chained at once.
    venue.forget_evidence().await;
    is_whole(&mut venue).await;
}

/// Opens anew, and every row and the whole trail are what they should be.
async fn is_whole(venue: &mut Venue) {
    venue.restart().await;
    let screen = venue.sign_in_window("office").look().await;
    assert!(matches!(screen, Screen::SignIn { .. }), "{screen:?}");
    let verified = verify(venue.folder.path(), &*venue.key_store, venue.clock.now());
    let Verified { findings, trail } = verified.await.unwrap();
    assert_eq!((findings, trail.problems), (vec![], vec![]));
}
