//! Starts the program, nothing else.

#![forbid(unsafe_code)]
// Without this, Windows opens a console window beside the app's own.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    guichet::start()
}
