//! What the README's figures of the core come from: ratios and percentiles of one run, on a real
//! database on this disk. Writes `target/bench/core.json`.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program that measures time and stops at the first thing that is wrong"
)]

mod backups;
mod evidence;
mod guessing;
mod imports;
mod lists;
mod sign_in;
mod venue;

use serde_json::json;

#[tokio::main]
async fn main() {
    if std::env::args().any(|argument| argument == "guessing") {
        let (guessing, memory) = (guessing::guessing().await, guessing::memory().await);
        println!("{:#}", json!({ "guessing": guessing, "memory": memory }));
        return;
    }
    if std::env::args().any(|argument| argument == "evidence") {
        println!("{:#}", evidence::evidence().await);
        return;
    }
    if std::env::args().any(|argument| argument == "verification") {
        println!("{:#}", evidence::verification().await);
        return;
    }
    if std::env::args().any(|argument| argument == "backup") {
        println!("{:#}", backups::backup().await);
        return;
    }
    if std::env::args().any(|argument| argument == "import") {
        println!("{:#}", imports::import().await);
        return;
    }
    let figures = json!({
        "password": sign_in::password_step().await,
        "code": sign_in::code_step().await,
        "list": lists::lists().await,
        "evidence": evidence::evidence().await,
        "verification": evidence::verification().await,
        "backup": backups::backup().await,
        "import": imports::import().await,
        "guessing": guessing::guessing().await,
        "memory": guessing::memory().await,
    });
    let text = serde_json::to_string_pretty(&figures).unwrap();
    std::fs::write(venue::target().join("core.json"), &text).unwrap();
    println!("{text}");
}
