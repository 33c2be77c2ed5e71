//! The journeys: what operators, administrators and the service team do, through the app's real
//! windows. Nothing in them is mocked: the app is the built one, its key lies in a real keyring,
//! its data in a real file, and the phone reads the QR code off the screen.
//!
//! `cargo xtask test` plays them all; `cargo test --test journeys NAME` plays one.
#![cfg(target_os = "linux")]
#![allow(
    non_snake_case,
    reason = "a journey's name is a sentence that ends with the ids of its rules"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "the core's clock and environment are handed in; a journey has the real ones"
)]
#![allow(
    clippy::print_stderr,
    reason = "a journey that fails says where its picture is"
)]

#[path = "../support/mod.rs"]
mod support;

mod ways;

mod activation;
mod audit_trail;
mod backup;
mod bad_input;
mod change_phone;
mod clock;
mod closed;
mod codes;
mod cut_off;
mod demo;
mod desk;
mod first_sign_in;
mod five_minutes;
mod fresh_code;
mod hand_out;
mod import;
mod keyboard;
mod keyring_faults;
mod language;
mod leavings;
mod motion;
mod operators;
mod own_phone;
mod policy;
mod registration_code;
mod screen_reader;
mod screens;
mod service_access;
mod set_up;
mod start_day;
mod temporary_code;
mod time_limits;
mod two_at_once;
mod verify;
mod write_faults;
