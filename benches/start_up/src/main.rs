//! Three measurements of the built app, all of them without an argument, or the one that it names:
//!
//! - `starts`: how long Guichet takes from its start to a usable sign-in screen, and how much memory it holds
//!   there, each against a bare Tauri window, started in turn with it on the same display, so that what else the
//!   computer does falls on both (`target/bench/start-up.json`);
//! - `answers`: how soon its windows answer a key or the wheel, by what is seen on the screen, with 100,000
//!   operators (`target/bench/answers.json`);
//! - `anchor`: what an operation takes whose anchor goes into the keyring (`target/bench/anchor.json`).
//!
//! And one that has to be named:
//!
//! - `installed`: the first one, of the app that a package has installed on this computer (`target/bench/installed.json`).
//!
//! Linux only: it brings its own display, D-Bus session and keyring.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program that measures time and stops at the first thing that is wrong"
)]

#[cfg(target_os = "linux")]
mod anchor;
#[cfg(target_os = "linux")]
mod answers;
#[cfg(target_os = "linux")]
mod desk;
#[cfg(target_os = "linux")]
mod measure;
#[cfg(target_os = "linux")]
mod screen;
#[cfg(target_os = "linux")]
mod session;

#[cfg(target_os = "linux")]
fn main() {
    let what = std::env::args().nth(1);
    match std::env::var_os(session::INSIDE) {
        None => session::start_inside_one(&measure::build(what.as_deref()), what.as_deref()),
        Some(programs) => measure::run(programs.as_ref(), what.as_deref()),
    }
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!(
        "Nothing measured: this benchmark brings a display and a keyring of its own, on Linux only."
    );
}
