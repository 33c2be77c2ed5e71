//! A question for every operation: those that a window asks for, and those that only the shell does.

use serde_json::{Value, json};

use crate::operations::*;
use crate::testing::SeededRandomness;
use crate::tests::venue::Venue;
use crate::{Allowed, Caller, Operation, Refusal, ServiceKey};

macro_rules! by_name {
    ($($name:ident: $operation:ident,)*) => {
        pub(super) const NAMES: &[&str] = &[$(<$operation as Operation>::NAME),*];
        pub(super) const TYPES: &[&str] = &[$(stringify!($operation)),*];

        /// Asks for the operation of that name; what it was refused with.
        pub(super) async fn ask(
            venue: &Venue, caller: &Caller, operation: &str, question: Value,
        ) -> Option<Refusal> {
            match operation {
                $(<$operation as Operation>::NAME => {
                    // Each by itself: all of them in one would be too large for a stack.
                    Box::pin(asked::<$operation>(venue, caller, question)).await
                })*
                other => panic!("{other}"),
            }
        }
    };
}

/// Those of the windows, and those that the shell and the command line ask for by themselves.
macro_rules! all {
    ($($name:ident: $operation:ident,)*) => {
        by_name! {
            $($name: $operation,)*
            open_management: OpenManagement,
            open_hand_out: OpenHandOut,
            back_up: BackUp,
            restore_backup: StartRestoring,
            start_import: StartImport,
            preview_import: PreviewImport,
            import_operators: ImportOperators,
            name_desk: NameDesk,
            leave_service_access: LeaveServiceAccess,
            find_administrator: FindAdministrator,
        }
    };
}

crate::for_each_operation!(all);

async fn asked<O: Operation>(venue: &Venue, caller: &Caller, question: Value) -> Option<Refusal> {
    let question: O =
        serde_json::from_value(question).unwrap_or_else(|error| panic!("{}: {error}", O::NAME));
    // A question may ask for a fresh proof where its operation asks for none, and never the other way
    // round; nothing else depends on it.
    let fresh_code = O::ALLOWED.fresh_code || question.allowed().fresh_code;
    let least = O::ALLOWED;
    assert_eq!(
        question.allowed(),
        Allowed {
            fresh_code,
            ..least
        }
    );
    venue.ask(caller, question).await.err()
}

/// Fields for every operation; none names anything that exists.
fn question(operation: &str) -> Value {
    if operation == "change_settings" {
        return json!({
            "idle_minutes": 0, "unlock_with": "password", "apps": [],
            "new_operators_required": true, "registration_code_required": false
        });
    }
    let query = json!({ "search": "", "filter": "all", "role": null });
    let operators = if operation == "require_two_factor" {
        json!({ "selection": "operators", "operators": [] })
    } else {
        json!([])
    };
    json!({
        "name": "", "short_name": "", "display_name": "", "username": "", "email": "", "password": "",
        "current_password": "", "code": "", "group": "", "service_key": someones_key(), "enabled": true,
        "operator": "00000000-0000-0000-0000-000000000000", "role": "operator",
        "reason": "lost", "identity_checked": true, "valid_for": "one_hour", "required": true,
        "operators": operators, "query": query, "question": {
            "query": { "search": "", "filter": "all", "role": null },
            "sort": "username", "descending": false
        },
        "sort": "username", "descending": false, "after": null, "limit": 0,
        "format": "csv", "language": "fr", "buttons": "fr", "whom_to_ask": null, "bytes": []
    })
}

/// A question for the operation, and one more where the answer to who may ask depends on it.
pub(super) fn questions(operation: &str) -> Vec<Value> {
    let mut questions = vec![question(operation)];
    if operation == "require_two_factor" {
        let mut off = question(operation);
        off["required"] = false.into();
        questions.push(off);
    }
    questions
}

/// A service key, but nobody's.
fn someones_key() -> String {
    ServiceKey::generate(&SeededRandomness::new(6))
        .groups()
        .join("-")
}
