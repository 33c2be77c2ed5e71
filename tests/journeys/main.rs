//! The journeys: what operators, administrators and the service team do, through the app's real
//! windows. Nothing in them is mocked: the app is the built one, its key lies in a real keyring,
//! its data in a real file, and the phone reads the QR code off the screen.
//!
//! `cargo xtask test` plays them all; `cargo test --test journeys NAME` plays one.
#![cfg(target_os = "linux")]

#[path = "../support/mod.rs"]
mod support;
