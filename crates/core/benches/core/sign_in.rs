//! The two steps of a sign-in, against the bare hash.

use std::hint::black_box;
use std::time::Instant;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use guichet_core::operations::*;
use guichet_core::{Clock as _, HashCost, Screen, Span, Window};
use serde_json::json;
use totp_rs::{Builder, Secret};

use crate::venue::{PASSWORD, Venue, percentile, rounded, window};

const PASSWORD_ROUNDS: usize = 21;
const CODE_ROUNDS: usize = 300;

/// The password step against the bare hash of the same parameters, in turn.
pub async fn password_step() -> serde_json::Value {
    let venue = Venue::new(false, HashCost::DEFAULT, 0).await;
    let params = Params::new(64 * 1024, 3, 1, Some(32)).unwrap();
    let mut memory = vec![Block::default(); params.block_count()];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let (mut bare, mut step) = (Vec::new(), Vec::new());
    for round in 0..=PASSWORD_ROUNDS {
        let began = Instant::now();
        let mut out = [0; 32];
        argon2
            .hash_password_into_with_memory(PASSWORD.as_bytes(), &[7; 16], &mut out, &mut memory)
            .unwrap();
        black_box(out);
        let bare_took = began.elapsed();
        let began = Instant::now();
        let screen = venue.sign_in().await;
        let step_took = began.elapsed();
        assert!(matches!(screen, Screen::SignedIn { .. }));
        venue
            .guichet
            .ask(&window(Window::SignIn), SignOut {})
            .await
            .unwrap();
        // The first round warms both up.
        if round > 0 {
            bare.push(bare_took.as_secs_f64() * 1000.0);
            step.push(step_took.as_secs_f64() * 1000.0);
        }
    }
    let (bare, step) = (percentile(&mut bare, 50), percentile(&mut step, 50));
    json!({
        "bare_argon2id_ms": rounded(bare),
        "step_ms": rounded(step),
        "ratio": rounded(step / bare),
        "ms_above_1_05_times_bare": rounded(step - 1.05 * bare),
    })
}

/// From the submitted code to the answer, the commit with synchronous=FULL included; and the
/// secret key's QR code on the way there.
pub async fn code_step() -> serde_json::Value {
    let venue = Venue::new(true, HashCost::LEAST, 0).await;
    let desk = window(Window::SignIn);
    let ask_code = async |key: &[u8]| {
        let secret = Secret::new(key.into());
        let now = venue.clock.now().as_seconds();
        Builder::new()
            .with_secret(secret)
            .build_noncompliant()
            .generate(now)
            .to_string()
    };
    venue.sign_in().await;
    venue.guichet.ask(&desk, Next {}).await.unwrap();
    let mut qr = Vec::new();
    let mut letters = String::new();
    for _ in 0..CODE_ROUNDS {
        let began = Instant::now();
        let shown = venue.guichet.ask(&desk, ShowSecretKey {}).await.unwrap();
        qr.push(began.elapsed().as_secs_f64() * 1000.0);
        letters = shown.key_groups.concat();
    }
    let key = data_encoding::BASE32_NOPAD
        .decode(letters.as_bytes())
        .unwrap();
    venue.guichet.ask(&desk, Next {}).await.unwrap();
    let mut times = Vec::new();
    for _ in 0..CODE_ROUNDS {
        let code = ask_code(&key).await;
        let began = Instant::now();
        let screen = venue.guichet.ask(&desk, EnterCode { code }).await.unwrap();
        times.push(began.elapsed().as_secs_f64() * 1000.0);
        assert!(matches!(screen, Screen::SignedIn { .. }));
        venue.guichet.ask(&desk, SignOut {}).await.unwrap();
        venue.clock.pass(Span::seconds(30));
        venue.sign_in().await;
    }
    json!({
        "code_p50_ms": rounded(percentile(&mut times, 50)),
        "code_p99_ms": rounded(percentile(&mut times, 99)),
        "secret_key_qr_p50_ms": rounded(percentile(&mut qr, 50)),
        "secret_key_qr_p99_ms": rounded(percentile(&mut qr, 99)),
    })
}
