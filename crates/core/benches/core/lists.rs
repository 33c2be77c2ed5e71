//! Pages of the list of operators, of 1,000 and of 100,000.

use std::hint::black_box;
use std::time::Instant;

use guichet_core::operations::*;
use guichet_core::{HashCost, OperatorFilter, OperatorQuery, OperatorSort, Screen, Window};
use serde_json::json;

use crate::venue::{Venue, percentile, rounded, window};

const LIST_ROUNDS: usize = 300;

pub type Question = (&'static str, OperatorFilter, OperatorSort);

/// What the management window asks of the list, each as often.
pub const QUESTIONS: [(&str, &[Question]); 3] = [
    (
        "first_page",
        &[
            ("", OperatorFilter::All, OperatorSort::DisplayName),
            ("", OperatorFilter::All, OperatorSort::LastSignIn),
            ("", OperatorFilter::All, OperatorSort::TwoFactor),
        ],
    ),
    (
        "search",
        &[
            ("k", OperatorFilter::All, OperatorSort::DisplayName),
            ("kel", OperatorFilter::All, OperatorSort::DisplayName),
            ("keller an", OperatorFilter::All, OperatorSort::DisplayName),
            ("zbinden urs", OperatorFilter::All, OperatorSort::LastSignIn),
            ("77", OperatorFilter::All, OperatorSort::Username),
            ("nobody", OperatorFilter::All, OperatorSort::DisplayName),
        ],
    ),
    (
        "filter",
        &[
            ("", OperatorFilter::Waiting, OperatorSort::DisplayName),
            ("", OperatorFilter::Disabled, OperatorSort::DisplayName),
            ("", OperatorFilter::Locked, OperatorSort::DisplayName),
            (
                "",
                OperatorFilter::Registered,
                OperatorSort::PhoneRegistered,
            ),
            ("hub", OperatorFilter::Off, OperatorSort::DisplayName),
        ],
    ),
];

/// The p99 and the mean of a kind of question, and the mean of each question of that kind.
pub struct Kind {
    name: &'static str,
    p99: f64,
    mean: f64,
    each: Vec<(String, f64)>,
}

/// The figures of each kind of question, with so many operators.
pub async fn list(operators: u32) -> Vec<Kind> {
    let venue = Venue::new(false, HashCost::LEAST, operators).await;
    assert!(matches!(venue.sign_in().await, Screen::SignedIn { .. }));
    let desk = window(Window::Management);
    let mut figures = Vec::new();
    for (name, questions) in QUESTIONS {
        let mut times = Vec::new();
        let mut each: Vec<_> = questions
            .iter()
            .map(|(search, filter, sort)| (format!("{search:?} {filter:?} by {sort:?}"), 0.0))
            .collect();
        for round in 0..LIST_ROUNDS {
            let at = round % questions.len();
            let (search, filter, sort) = questions[at];
            let question = ListOperators {
                query: OperatorQuery {
                    search: search.to_owned(),
                    filter,
                    role: None,
                },
                sort,
                descending: false,
                after: None,
                limit: 100,
            };
            let began = Instant::now();
            black_box(venue.guichet.ask(&desk, question).await.unwrap());
            let took = began.elapsed().as_secs_f64() * 1000.0;
            each[at].1 += took * questions.len() as f64 / LIST_ROUNDS as f64;
            times.push(took);
        }
        let mean = times.iter().sum::<f64>() / times.len() as f64;
        figures.push(Kind {
            name,
            p99: percentile(&mut times, 99),
            mean,
            each,
        });
    }
    figures
}

pub async fn lists() -> serde_json::Value {
    let (few, many) = (list(1_000).await, list(100_000).await);
    let mut figures = serde_json::Map::new();
    for (few, many) in few.into_iter().zip(many) {
        let each: serde_json::Map<_, _> = few
            .each
            .into_iter()
            .zip(many.each)
            .map(|((name, few), (_, many))| (name, json!([rounded(few), rounded(many)])))
            .collect();
        figures.insert(
            few.name.to_owned(),
            json!({
                "p99_ms_at_1000": rounded(few.p99),
                "p99_ms_at_100000": rounded(many.p99),
                "mean_ms_at_1000": rounded(few.mean),
                "mean_ms_at_100000": rounded(many.mean),
                "ratio_of_means": rounded(many.mean / few.mean),
                "mean_ms_of_each_at_1000_and_100000": each,
            }),
        );
    }
    figures.into()
}
