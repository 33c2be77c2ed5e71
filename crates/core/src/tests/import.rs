//! OP-5: a file of operators is looked at, and imported as a whole or not at all.

use std::sync::{Arc, Mutex};

use super::venue::{ADMINISTRATOR, BRUNOS_PASSWORD, Desk, PASSWORD, Venue, two_with_phones};
use crate::operations::*;
use crate::{
    Cancel, ImportChange, ImportPreview, Progress, Refusal, Role, Screen, Span, Stage, Watch,
    WhyBad, Window,
};

const HEADER: &str = "Display name;Operator name;Role;Two-factor\n";

async fn preview(office: &Desk<'_>, rows: &str) -> Result<ImportPreview, Refusal> {
    let question = PreviewImport {
        name: "team.csv".to_owned(),
        bytes: format!("{HEADER}{rows}").into_bytes(),
    };
    office.ask(question).await
}

fn counts(preview: &ImportPreview) -> (u32, u32, u32, u32) {
    let ImportPreview {
        new,
        changed,
        unchanged,
        bad,
        ..
    } = preview;
    (*new, *changed, *unchanged, *bad)
}

async fn import(office: &Desk<'_>) -> Result<ImportOutcome, Refusal> {
    office.ask(ImportOperators::default()).await
}

/// Looks at the file and imports it.
async fn imported(office: &Desk<'_>, rows: &str) -> (u32, u32, u32) {
    let shown = preview(office, rows).await.unwrap();
    assert_eq!(shown.bad_rows, []);
    match import(office).await.unwrap() {
        ImportOutcome::Imported {
            new,
            changed,
            unchanged,
        } => (new, changed, unchanged),
        ImportOutcome::Outdated { preview } => panic!("{preview:?}"),
    }
}

/// Every operator: names, role, whether two-factor is required; in the order of the operator names.
async fn everybody(venue: &Venue) -> Vec<String> {
    let all: String = venue
        .sql(
            "select group_concat(line, '|') from (
                 select username || ',' || display_name || ',' || role || ',' ||
                        two_factor_required as line
                 from operator order by username_key)",
        )
        .await;
    all.split('|').map(str::to_owned).collect()
}

/// What the trail says of an import, oldest first: event, subject, reason.
async fn entries_after(venue: &Venue, number: u32) -> Vec<String> {
    let mut entries = Vec::new();
    let mut file = venue.file().await;
    let rows: Vec<(String, Option<String>, Option<String>)> = sqlx::query_as(
        "select event, username, reason from audit_entry
         left join operator on operator.id = subject where number > ? order by number",
    )
    .bind(number)
    .fetch_all(&mut file)
    .await
    .unwrap();
    for (event, subject, reason) in rows {
        let of = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
        entries.push(format!("{event} {} {}", of(subject), of(reason)));
    }
    entries
}

async fn last_entry(venue: &Venue) -> u32 {
    venue.sql("select max(number) from audit_entry").await
}

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
    let found = office
        .ask(ListOperators {
            query: crate::OperatorQuery {
                search: "muller".to_owned(),
                filter: crate::OperatorFilter::All,
                role: None,
            },
            sort: crate::OperatorSort::DisplayName,
            descending: false,
            after: None,
            limit: 10,
        })
        .await
        .unwrap();
    assert_eq!(found.rows[0].username, "zoe");

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
    let bruno = office
        .ask(ListOperators {
            query: crate::OperatorQuery {
                search: "bruno".to_owned(),
                filter: crate::OperatorFilter::All,
                role: None,
            },
            sort: crate::OperatorSort::DisplayName,
            descending: false,
            after: None,
            limit: 1,
        })
        .await
        .unwrap()
        .rows[0]
        .operator;
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
async fn what_changed_since_the_preview_is_shown_and_nothing_is_done__OP_5() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    venue.operator(&office, "bruno", BRUNOS_PASSWORD).await;
    let shown = preview(&office, "Bruno Frei;bruno;;\nCarla;carla;;")
        .await
        .unwrap();
    assert_eq!(counts(&shown), (1, 1, 0, 0));
    // Somebody else adds Carla meanwhile.
    let carla = CreateOperator {
        username: "Carla".to_owned(),
        display_name: "Carla Rossi".to_owned(),
        role: Role::Operator,
    };
    office.ask(carla).await.unwrap();
    let before = (everybody(&venue).await, last_entry(&venue).await);
    let ImportOutcome::Outdated { preview: shown } = import(&office).await.unwrap() else {
        panic!("imported")
    };
    assert_eq!(counts(&shown), (0, 2, 0, 0));
    assert_eq!((everybody(&venue).await, last_entry(&venue).await), before);
    // What was shown now may be imported.
    let done = import(&office).await.unwrap();
    assert!(matches!(done, ImportOutcome::Imported { changed: 2, .. }));

    // And what became bad is shown as that.
    let shown = preview(
        &office,
        "Anna Keller;anna.keller;operator;\nBruno Frei;bruno;administrator;",
    )
    .await
    .unwrap();
    assert_eq!(shown.bad, 0);
    venue
        .write("update operator set disabled = 1 where username = 'bruno'")
        .await;
    let ImportOutcome::Outdated { preview: shown } = import(&office).await.unwrap() else {
        panic!("imported")
    };
    assert_eq!(shown.bad_rows[0].problems[0].why, WhyBad::LastAdministrator);
    assert_eq!(import(&office).await.err(), Some(Refusal::ImportHasBadRows));
}

#[tokio::test]
async fn sessions_and_sign_ins_end_where_the_single_operation_ends_them__OP_5_PO_5() {
    let (venue, _, _, phone) = two_with_phones().await;
    let office = venue.management("office");
    let desk = venue.sign_in_window("foyer");
    // a change of name or role, and whether the sign-in that is under way goes on
    for (row, goes_on) in [
        ("Bruno Frei;bruno;;", true),
        ("Bruno Frei;bruno;administrator;", true),
        ("Bruno Frei;bruno;administrator;no", false),
    ] {
        venue.next_step();
        desk.sign_in("bruno", BRUNOS_PASSWORD).await.unwrap();
        assert_eq!(imported(&office, row).await, (0, 1, 0), "{row}");
        let answer = desk.code(&phone.code(&venue)).await;
        assert_eq!(answer.is_ok(), goes_on, "{row}: {answer:?}");
        if goes_on {
            desk.ask(SignOut {}).await.unwrap();
        } else {
            assert!(
                matches!(answer, Err(Refusal::StartOver { .. })),
                "{answer:?}"
            );
        }
    }
    // An open session goes on, as it does after the switch on A2.
    venue.next_step();
    assert_eq!(imported(&office, "Bruno Frei;bruno;;yes").await, (0, 1, 0));
    desk.sign_in("bruno", BRUNOS_PASSWORD).await.unwrap();
    desk.code(&phone.code(&venue)).await.unwrap();
    assert_eq!(
        imported(&office, "Bruno F.;bruno;operator;no").await,
        (0, 1, 0)
    );
    let screen = desk.look().await;
    assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
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

    let carla: Vec<_> = office
        .ask(ListOperators {
            query: crate::OperatorQuery {
                search: "carla".to_owned(),
                filter: crate::OperatorFilter::All,
                role: None,
            },
            sort: crate::OperatorSort::DisplayName,
            descending: false,
            after: None,
            limit: 10,
        })
        .await
        .unwrap()
        .rows;
    let operator = carla[0].operator;
    let details = office.ask(GetOperatorDetails { operator }).await.unwrap();
    assert!(!details.has_password && !details.must_change_password);
    let reset = office.ask(ResetPassword { operator }).await.unwrap();
    assert!(reset.details.has_password && reset.details.must_change_password);
    let screen = desk.sign_in("carla", &reset.password).await.unwrap();
    assert!(matches!(screen, Screen::NewPassword { .. }), "{screen:?}");
}

#[tokio::test]
async fn how_far_it_has_come_is_said_every_100_rows__OP_5() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let rows: String = (0..350).map(|n| format!("Person {n};p{n};;\n")).collect();
    preview(&office, &rows).await.unwrap();
    let heard: Arc<Mutex<Vec<Progress>>> = Arc::default();
    let hears = Arc::clone(&heard);
    let watch = Watch {
        tell: Arc::new(move |now| hears.lock().unwrap().push(now)),
        cancel: Cancel::default(),
    };
    office.ask(ImportOperators { watch }).await.unwrap();
    let heard = heard.lock().unwrap();
    let at = |stage| -> Vec<u64> {
        let of = heard.iter().filter(|now| now.stage == stage);
        of.map(|now| now.done).collect()
    };
    assert_eq!(at(Stage::Comparing), [100, 200, 300, 350]);
    assert_eq!(at(Stage::Importing), [350, 450, 550, 650, 700]);
    assert!(heard.iter().all(|now| now.all == 700));
}

#[tokio::test]
async fn an_import_that_is_cancelled_changes_nothing__OP_5() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let rows: String = (0..350).map(|n| format!("Person {n};p{n};;\n")).collect();
    preview(&office, &rows).await.unwrap();
    let before = (everybody(&venue).await, last_entry(&venue).await);
    // while it compares; at the first row, in the middle, and when all are written
    for (stage, done) in [
        (Stage::Comparing, 100),
        (Stage::Importing, 350),
        (Stage::Importing, 550),
        (Stage::Importing, 650),
    ] {
        let cancel = Cancel::default();
        let cancels = cancel.clone();
        let tell = move |now: Progress| {
            if now.stage == stage && now.done == done {
                cancels.cancel();
            }
        };
        let watch = Watch {
            tell: Arc::new(tell),
            cancel,
        };
        let refused = office.ask(ImportOperators { watch }).await.err();
        assert_eq!(refused, Some(Refusal::ImportCancelled), "{stage:?} {done}");
        assert_eq!((everybody(&venue).await, last_entry(&venue).await), before);
    }
    // The file is still there, to be imported after all.
    let done = import(&office).await.unwrap();
    assert!(matches!(done, ImportOutcome::Imported { new: 350, .. }));
}

#[tokio::test]
async fn only_an_administrator_imports_and_only_with_a_fresh_proof__OP_5_OP_6_SE_1() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    venue.operator(&office, "bruno", BRUNOS_PASSWORD).await;
    venue
        .sign_in_window("bruno's")
        .sign_in("bruno", BRUNOS_PASSWORD)
        .await
        .unwrap();
    // desk, window, what every one of the three questions hears
    for (desk, window, expected) in [
        ("nobody's", Window::Management, Refusal::SessionEnded),
        ("bruno's", Window::Management, Refusal::NotAllowed),
        ("nobody's", Window::SignIn, Refusal::NotAllowed),
        ("office", Window::SignIn, Refusal::NotAllowed),
    ] {
        let desk = Desk {
            venue: &venue,
            caller: super::venue::at(desk, window),
        };
        let heard = [
            desk.ask(StartImport {}).await.err(),
            preview(&desk, "Carla;carla;;").await.err(),
            import(&desk).await.err(),
        ];
        assert_eq!(heard, [(); 3].map(|()| Some(expected.clone())));
    }
    // To look at a file asks for no proof; to import it does.
    venue.clock.pass(Span::minutes(10));
    preview(&office, "Carla;carla;;").await.unwrap();
    let refused = import(&office).await.err();
    assert!(
        matches!(refused, Some(Refusal::FreshCodeNeeded { .. })),
        "{refused:?}"
    );
    let password = super::venue::password(PASSWORD);
    office.ask(ProvePassword { password }).await.unwrap();
    let done = import(&office).await.unwrap();
    assert!(matches!(done, ImportOutcome::Imported { new: 1, .. }));
}

#[tokio::test]
async fn what_was_read_goes_with_the_session_and_with_its_lock__OP_5() {
    let venue = Venue::with_feature(false).await;
    let office = venue.office().await;
    let desk = venue.sign_in_window("office");
    let unlock = || Unlock {
        password: super::venue::password(PASSWORD),
    };
    // locked by hand
    preview(&office, "Carla;carla;;").await.unwrap();
    desk.ask(Lock {
        cause: LockCause::Hand,
    })
    .await
    .unwrap();
    desk.ask(unlock()).await.unwrap();
    assert_eq!(import(&office).await.err(), Some(Refusal::NothingToImport));
    // locked by idling
    preview(&office, "Carla;carla;;").await.unwrap();
    venue.clock.pass(Span::minutes(16));
    assert_eq!(import(&office).await.err(), Some(Refusal::SessionLocked));
    desk.ask(unlock()).await.unwrap();
    assert_eq!(import(&office).await.err(), Some(Refusal::NothingToImport));
    // another session of the same person at the same desk
    preview(&office, "Carla;carla;;").await.unwrap();
    desk.ask(SignOut {}).await.unwrap();
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    assert_eq!(import(&office).await.err(), Some(Refusal::NothingToImport));
    // another desk
    preview(&office, "Carla;carla;;").await.unwrap();
    venue
        .sign_in_window("foyer")
        .sign_in(ADMINISTRATOR, PASSWORD)
        .await
        .unwrap();
    let elsewhere = venue.management("foyer");
    assert_eq!(
        import(&elsewhere).await.err(),
        Some(Refusal::NothingToImport)
    );
    // a file that is none leaves the older one: what stands beside a refusal is not what was meant
    let picture = PreviewImport {
        name: "picture.png".to_owned(),
        bytes: vec![0; 100],
    };
    assert_eq!(office.ask(picture).await.err(), Some(Refusal::NotATable));
    assert_eq!(everybody(&venue).await.len(), 1);
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
