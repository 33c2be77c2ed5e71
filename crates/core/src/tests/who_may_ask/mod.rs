//! OP-6 and SI-4: who may ask for what, from which window, and at which point. The table is written down
//! here once more, by the screens: nothing of it is taken from the code that decides.

mod asking;
mod stands;

use std::collections::BTreeMap;
use std::path::PathBuf;

use sqlx::{AssertSqlSafe, Connection as _, SqliteConnection};

use super::venue::{Venue, at};
use crate::operations::*;
use crate::{Refusal, Span, Window};
use asking::{NAMES, TYPES, ask, questions};
use stands::Stands::{self, *};
use stands::{CLOSED, DESK, IN_SESSION, SERVICE_TEAM, SETTING_UP, SIGNING_IN, venue_that};

const ALL_WINDOWS: [Window; 3] = [Window::SignIn, Window::Management, Window::Print];
const SIGN_IN: &[Window] = &[Window::SignIn];
const MANAGEMENT: &[Window] = &[Window::Management];
const BOTH: &[Window] = &[Window::SignIn, Window::Management];
const PRINT: &[Window] = &[Window::Print];

/// Where it may be asked for, from which windows, and what. Anywhere else it is refused.
type Row = (
    fn(Stands) -> bool,
    &'static [Window],
    &'static [&'static str],
);

const TABLE: &[Row] = &[
    (|_| true, SIGN_IN, &["look", "try_again"]),
    (|_| true, BOTH, &["operator_language"]),
    (|_| true, MANAGEMENT, &["look_management"]),
    (|at| at == KeyMissing, SIGN_IN, &["open_with_service_key"]),
    (
        |at| !at.is_closed() && (!at.is_in_session() || at.changes_phone()),
        SIGN_IN,
        &["back"],
    ),
    (Stands::sets_up, SIGN_IN, &["begin_set_up"]),
    (|at| at == AtInstitution, SIGN_IN, &["name_institution"]),
    (
        |at| at == AtFirstAdministrator,
        SIGN_IN,
        &["name_first_administrator"],
    ),
    (
        |at| at == AtTwoFactorChoice,
        SIGN_IN,
        &["choose_two_factor"],
    ),
    (|at| at == AtServiceKey, SIGN_IN, &["confirm_service_key"]),
    (
        |at| matches!(at, AtFirstAdministrator | AtNewPassword) || at.is_unlocked(),
        SIGN_IN,
        &["judge_password"],
    ),
    (
        |at| at.signs_in() || at.is_service_team(),
        SIGN_IN,
        &["start_sign_in", "open_service_access"],
    ),
    (|at| at == AtNewPassword, SIGN_IN, &["choose_new_password"]),
    (
        |at| {
            matches!(
                at,
                AtAnnouncement
                    | AtGetApp
                    | AtRegister
                    | ChangingPhoneAtGetApp
                    | ChangingPhoneAtRegister
            )
        },
        SIGN_IN,
        &["next"],
    ),
    (|at| at == AtAnnouncement, SIGN_IN, &["register_later"]),
    (
        |at| matches!(at, AtRegister | ChangingPhoneAtRegister),
        SIGN_IN,
        &["show_secret_key"],
    ),
    (
        |at| at == AtRegistrationCode,
        SIGN_IN,
        &["enter_registration_code"],
    ),
    (
        |at| matches!(at, AtConfirmingCode | AtCode | ChangingPhoneAtCode),
        SIGN_IN,
        &["enter_code"],
    ),
    (
        |at| matches!(at, AtGetApp | AtConfirmingCode | AtCode),
        SIGN_IN,
        &["enter_temporary_code"],
    ),
    (
        Stands::is_service_team,
        SIGN_IN,
        &[
            "enable_two_factor",
            "rotate_keys",
            "choose_administrator",
            "find_administrator",
            "change_administrator_phone",
            "reset_administrator_password",
            "end_administrator_sessions",
            "unlock_administrator",
            "enable_administrator",
            "replace_service_key",
            "leave_service_access",
        ],
    ),
    (
        |at| at == ServiceTeamInAndClockBehind,
        SIGN_IN,
        &["accept_clock"],
    ),
    (
        |at| at == ServiceTeamAtNewKey,
        SIGN_IN,
        &["confirm_new_service_key"],
    ),
    (
        |at| at.sets_up() || at.is_service_team() || at == KeyMissing,
        SIGN_IN,
        &["restore_backup"],
    ),
    (
        Stands::is_in_session,
        SIGN_IN,
        &["sign_out", "switch_operator"],
    ),
    (
        |at| matches!(at, LockedByPassword | LockedChangingPhone),
        SIGN_IN,
        &["unlock"],
    ),
    (|at| at == LockedByCode, SIGN_IN, &["unlock_with_code"]),
    (
        Stands::is_unlocked,
        BOTH,
        &["keep_active", "choose_my_language"],
    ),
    (
        Stands::is_unlocked,
        SIGN_IN,
        &["lock", "change_my_password", "change_my_phone"],
    ),
    (
        |at| at.is_unlocked() && at != OperatorIn,
        SIGN_IN,
        &["open_management"],
    ),
    (
        |at| at.is_unlocked() && at != OperatorIn,
        MANAGEMENT,
        &[
            "prove_code",
            "prove_password",
            "list_operators",
            "list_saved_filters",
            "save_filter",
            "remove_filter",
            "operator_details",
            "create_operator",
            "rename_operator",
            "change_role",
            "reset_password",
            "disable_operator",
            "enable_operator",
            "unlock_operator",
            "end_sessions",
            "change_phone",
            "give_temporary_code",
            "give_registration_code",
            "require_two_factor",
            "save_import_template",
            "start_import",
            "preview_import",
            "import_operators",
            "export_operators",
            "institution",
            "request_activation",
            "announce_start",
            "change_settings",
            "renew_keys",
            "back_up",
            "name_desk",
            "open_hand_out",
            "list_trail",
            "check_trail",
            "export_trail",
        ],
    ),
    (
        |at| at.is_unlocked() && at != OperatorIn,
        PRINT,
        &["hand_out"],
    ),
];

/// The one row that an operation is in.
fn row(operation: &str) -> &'static Row {
    let mut rows = TABLE
        .iter()
        .filter(|(.., names)| names.contains(&operation));
    let row = rows.next();
    assert!(rows.next().is_none(), "{operation} is in two rows");
    row.unwrap_or_else(|| panic!("{operation} is in no row"))
}

fn may_ask(stands: Stands, window: Window, operation: &str) -> bool {
    let (there, windows, _) = row(operation);
    windows.contains(&window) && there(stands)
}

/// Everything that the database holds, but for the entries that say what was not allowed, and the evidence
/// of their commits.
async fn contents(file: &mut SqliteConnection) -> BTreeMap<String, Vec<String>> {
    let tables: Vec<String> = sqlx::query_scalar(
        "select name from sqlite_schema
         where type = 'table' and name not like 'sqlite_%' and name <> 'database'
         and sql not like 'create virtual%'",
    )
    .fetch_all(&mut *file)
    .await
    .unwrap();
    let mut contents = BTreeMap::new();
    for table in tables {
        let columns: Vec<String> = sqlx::query_scalar("select name from pragma_table_info(?)")
            .bind(&table)
            .fetch_all(&mut *file)
            .await
            .unwrap();
        let columns: Vec<_> = columns
            .iter()
            .map(|name| format!("quote({name})"))
            .collect();
        let but = if table == "audit_entry" {
            "where event <> 'not_allowed'"
        } else {
            ""
        };
        let rows = format!(
            "select {} from {table} {but} order by 1",
            columns.join(" || ' ' || ")
        );
        let rows = sqlx::query_scalar(AssertSqlSafe(rows)).fetch_all(&mut *file);
        contents.insert(table, rows.await.unwrap());
    }
    contents
}

/// Changes with every commit of somebody else.
async fn version(file: &mut SqliteConnection) -> i64 {
    let version = sqlx::query_scalar("pragma data_version");
    version.fetch_one(file).await.unwrap()
}

async fn recorded(file: &mut SqliteConnection, operation: &str) -> i64 {
    sqlx::query_scalar(
        "select count(*) from audit_entry where event = 'not_allowed' and reason = ?",
    )
    .bind(operation)
    .fetch_one(file)
    .await
    .unwrap()
}

/// What the desk's windows show.
async fn shown(venue: &Venue) -> String {
    let sign_in = venue.sign_in_window(DESK).look().await;
    let management = venue.management(DESK).ask(LookManagement {}).await.unwrap();
    format!("{sign_in:?} {management:?}")
}

/// Whether it was refused because of who asks, from where, or when: before it was looked at what for.
fn is_of_admission(refusal: Option<&Refusal>) -> bool {
    matches!(
        refusal,
        Some(
            Refusal::NotAllowed
                | Refusal::OutOfOrder
                | Refusal::SessionEnded
                | Refusal::SessionLocked
        )
    )
}

/// Asks for everything that may not be asked for there, and then for everything that may.
async fn the_table_holds_where_the_desk(stands: Stands) {
    let mut venue = venue_that(stands).await;
    let mut file = venue.file().await;
    let (before, mut screens) = (contents(&mut file).await, shown(&venue).await);
    // Before set-up there is no trail that a refusal could be written into.
    let has_trail = !stands.sets_up() && !stands.is_closed();
    for (name, window) in everything(|name, window| !may_ask(stands, window, name)) {
        for question in questions(name) {
            let (written, entries) = (version(&mut file).await, recorded(&mut file, name).await);
            let refusal = ask(&venue, &at(DESK, window), name, question).await;
            let what = format!("{name} from {window:?} {stands:?}: {refusal:?}");
            assert!(is_of_admission(refusal.as_ref()), "{what}");
            let from_there = row(name).1.contains(&window);
            let not_allowed = refusal == Some(Refusal::NotAllowed);
            assert!(from_there || not_allowed || stands.is_closed(), "{what}");
            // AU-1: somebody tried what is not theirs. The others only came too early or too late.
            let entered = recorded(&mut file, name).await - entries;
            assert_eq!(entered, i64::from(not_allowed && has_trail), "{what}");
            let untouched = version(&mut file).await == written;
            assert!(untouched || not_allowed && has_trail, "{what}");
        }
    }
    assert_eq!(contents(&mut file).await, before, "{stands:?}");
    assert_eq!(shown(&venue).await, screens, "{stands:?}");
    file.close().await.unwrap();

    for (name, window) in everything(|name, window| may_ask(stands, window, name)) {
        for question in questions(name) {
            let refusal = ask(&venue, &at(DESK, window), name, question).await;
            let what = format!("{name} from {window:?} {stands:?}: {refusal:?}");
            assert!(!is_of_admission(refusal.as_ref()), "{what}");
            // It led somewhere else: the next is asked where this one was.
            if shown(&venue).await != screens {
                venue = venue_that(stands).await;
                screens = shown(&venue).await;
            }
        }
    }
}

fn everything(
    which: impl Fn(&str, Window) -> bool,
) -> impl Iterator<Item = (&'static str, Window)> {
    ALL_WINDOWS
        .into_iter()
        .flat_map(|window| NAMES.iter().map(move |name| (*name, window)))
        .filter(move |(name, window)| which(name, *window))
}

#[tokio::test]
async fn before_an_institution_is_set_up_each_step_takes_its_own_question_only__SU_1_SI_4_OP_6() {
    for stands in SETTING_UP {
        the_table_holds_where_the_desk(*stands).await;
    }
}

#[tokio::test]
async fn each_step_of_a_sign_in_takes_its_own_questions_only__SI_4_RG_4_OP_6() {
    for stands in SIGNING_IN {
        the_table_holds_where_the_desk(*stands).await;
    }
}

#[tokio::test]
async fn a_session_takes_what_is_its_operators_and_a_locked_one_only_its_end__SI_6_OP_6() {
    for stands in IN_SESSION {
        the_table_holds_where_the_desk(*stands).await;
    }
}

#[tokio::test]
async fn the_service_team_is_asked_only_after_its_key_and_is_no_administrator__RE_1_OP_6() {
    for stands in SERVICE_TEAM {
        the_table_holds_where_the_desk(*stands).await;
    }
}

#[tokio::test]
async fn closed_data_answers_nobody_but_who_opens_it__SE_13_OP_6() {
    for stands in CLOSED {
        the_table_holds_where_the_desk(*stands).await;
    }
}

#[test]
fn every_operation_that_there_is_stands_in_the_table__OP_6() {
    let mut found = Vec::new();
    let mut folders = vec![concat!(env!("CARGO_MANIFEST_DIR"), "/src/operations").into()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir::<PathBuf>(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(path).unwrap();
            let names = text
                .lines()
                .filter_map(|line| line.strip_prefix("impl Operation for ")?.strip_suffix(" {"));
            found.extend(names.map(str::to_owned));
        }
    }
    let mut asked = TYPES.to_vec();
    asked.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, asked);
    let in_rows = TABLE.iter().map(|(.., names)| names.len()).sum::<usize>();
    assert_eq!(in_rows, NAMES.len(), "the table names what is no operation");
}

#[tokio::test]
async fn the_weighty_acts_ask_every_administrator_for_a_fresh_proof_and_no_others_do__OP_6_SE_1() {
    let venue = Venue::with_feature(false).await;
    venue.office().await;
    let mut ask_for_it = Vec::new();
    // how long after the last proof, and whether that is too long
    for (passed, stale) in [(Span::seconds(599), false), (Span::seconds(1), true)] {
        venue.clock.pass(passed);
        for name in NAMES {
            for question in questions(name) {
                let refusal = ask(&venue, &at("office", Window::Management), name, question).await;
                if matches!(refusal, Some(Refusal::FreshCodeNeeded { .. })) {
                    assert!(stale, "{name}");
                    ask_for_it.push(*name);
                }
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
            "export_trail",
            "back_up",
            "import_operators",
        ]
    );
}
