//! What the page sends, whatever it is: read and answered, or refused, and never a fault of ours.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use serde_json::{Value, json};

use super::venue::{ADMINISTRATOR, BRUNOS_PASSWORD, PASSWORD, Venue, at};
use crate::operations::*;
use crate::{Caller, Operation, Refusal, Window};

macro_rules! by_name {
    ($($name:ident: $operation:ident),* $(,)?) => {
        const NAMES: &[&str] = &[$(stringify!($name)),*];

        /// Nothing where it can't be read as the question of this operation.
        async fn ask(
            venue: &Venue, caller: &Caller, name: &str, question: Value,
        ) -> Option<Result<Value, Refusal>> {
            match name {
                $(stringify!($name) => asked::<$operation>(venue, caller, question).await,)*
                other => panic!("{other}"),
            }
        }
    };
}

crate::for_each_operation!(by_name);

async fn asked<O: Operation>(
    venue: &Venue,
    caller: &Caller,
    question: Value,
) -> Option<Result<Value, Refusal>> {
    let question: O = serde_json::from_value(question).ok()?;
    let answer = venue.ask(caller, question).await;
    Some(answer.map(|answer| serde_json::to_value(answer).unwrap()))
}

/// Whatever JSON can be, and what some field somewhere takes.
fn value(bruno: &str) -> impl Strategy<Value = Value> {
    let (bruno, fields) = (bruno.to_owned(), fields(bruno));
    let words = [
        "all",
        "locked",
        "display_name",
        "last_sign_in",
        "administrator",
        "operator",
        "lost",
        "stolen",
        "one_hour",
        "csv",
        "json_lines",
        "password",
        "code",
        "operators",
        "matching",
        "google_authenticator",
        "signed_in",
        "",
        " ",
        "000000",
        "12345678",
        "=1+1",
        "\u{202e}",
        "\0",
        "é",
        "00000000-0000-0000-0000-000000000000",
    ];
    let text = prop_oneof![
        4 => prop::sample::select(words.to_vec()).prop_map(str::to_owned),
        2 => Just(bruno),
        1 => ".{0,80}",
        1 => Just("a".repeat(20_000)),
    ];
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        2 => any::<bool>().prop_map(Value::from),
        2 => prop::sample::select(vec![-1_i64, 0, 1, 15, 100, 4_294_967_296, i64::MAX, i64::MIN])
            .prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        8 => text.prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, move |inner| {
        let field = prop::sample::select(fields.clone());
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::hash_map(field, inner, 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// A question with a field for every operation, as the page could mean it.
fn meant(bruno: &str) -> Value {
    json!({
        "name": "Carouge", "short_name": "C", "display_name": "Bruno", "username": "bruno", "email": "a@b.ch",
        "password": "a", "current_password": "a", "code": "123456", "group": "A", "service_key": "A",
        "enabled": true, "operator": bruno, "role": "operator", "reason": "lost",
        "identity_checked": true, "valid_for": "one_hour", "required": true,
        "operators": { "selection": "operators", "operators": [bruno] },
        "query": {
            "search": "", "filter": "all", "role": null,
            "from": null, "before": null, "person": bruno, "kind": null
        },
        "question": {
            "query": { "search": "", "filter": "all", "role": null },
            "sort": "username", "descending": true
        },
        "sort": "username", "descending": false, "after": null, "limit": 10, "format": "csv",
        "idle_minutes": 15, "unlock_with": "password", "apps": ["google_authenticator"],
        "new_operators_required": true, "registration_code_required": false,
        "language": "fr"
    })
}

/// The names of all those fields, and of the fields inside them.
fn fields(bruno: &str) -> Vec<String> {
    let mut names = BTreeSet::new();
    let mut left = vec![meant(bruno)];
    while let Some(value) = left.pop() {
        if let Value::Object(fields) = value {
            for (name, value) in fields {
                names.insert(name);
                left.push(value);
            }
        }
    }
    names.into_iter().collect()
}

#[test]
fn whatever_the_page_sends_is_answered_or_refused_and_never_a_fault__SE_24_OP_6() {
    const QUESTIONS: u32 = 1_500;
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (venue, bruno) = runtime.block_on(async {
        let venue = Venue::with_feature(true).await;
        let desk = venue.sign_in_window("office");
        desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
        desk.register().await;
        let office = venue.management("office");
        let bruno = venue.operator(&office, "bruno", BRUNOS_PASSWORD).await;
        let bruno = serde_json::to_value(bruno).unwrap();
        (venue, bruno.as_str().unwrap().to_owned())
    });
    let callers = [
        at("office", Window::Management),
        at("office", Window::SignIn),
        at("office", Window::Print),
        at("nobody's", Window::SignIn),
    ];
    let mut runner = TestRunner::new(ProptestConfig {
        cases: QUESTIONS,
        rng_seed: RngSeed::Fixed(24),
        failure_persistence: None,
        // What was asked before is part of the case: a smaller question need not fail.
        max_shrink_iters: 0,
        ..ProptestConfig::default()
    });
    let field = prop::sample::select(fields(&bruno));
    let changed = prop::collection::hash_map(field, value(&bruno), 0..4);
    // The first caller most: most operations are an administrator's.
    let caller = prop::sample::select(vec![0_usize, 0, 0, 0, 1, 2, 3]);
    // The session is the administrator's whatever was asked before.
    let away = ["sign_out", "switch_operator", "lock"];
    let names = NAMES.iter().filter(|name| !away.contains(name));
    let names: Vec<&'static str> = names.copied().collect();
    let question = (
        prop::sample::select(names.clone()),
        caller,
        prop_oneof![
            6 => changed.prop_map(|changed| {
                let mut question = meant(&bruno);
                for (field, value) in changed {
                    question[&field] = value;
                }
                question
            }),
            1 => value(&bruno),
        ],
    );
    // How often each was read, and how often any was answered.
    let read = RefCell::new(BTreeMap::<_, u32>::new());
    let answered = Cell::new(0);
    let outcome = runner.run(&question, |(name, caller, question)| {
        let caller = &callers[caller];
        let outcome = runtime.block_on(ask(&venue, caller, name, question.clone()));
        match outcome {
            None => {}
            Some(Err(Refusal::Failed { .. } | Refusal::TryAgainLater { .. })) => {
                prop_assert!(false, "{} {}", name, question);
            }
            Some(asked) => {
                *read.borrow_mut().entry(name).or_default() += 1;
                answered.set(answered.get() + u32::from(asked.is_ok()));
            }
        }
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    // Most of it was no nonsense: else this would say little.
    let (read, answered) = (read.into_inner(), answered.get());
    let all = read.values().sum::<u32>();
    assert!(all > QUESTIONS / 3, "{all} were read");
    assert!(answered > QUESTIONS / 20, "{answered} were answered");
    // One whose field is missing among those that are meant is never read.
    for name in names {
        assert!(read.contains_key(name), "{name} was never read: {read:?}");
    }
}
