//! Guichet's shell: everything that knows Tauri or the operating system.
//!
//! The rules and the data are in `guichet_core`, which is handed what it needs from here: a clock,
//! randomness, the keyring, the data folder. The three windows are in `ui/`. In between, this crate
//! opens the windows, passes their questions on, and keeps everybody else out.

#![deny(unsafe_code)]
#![cfg_attr(
    test,
    allow(non_snake_case, reason = "tests end in the ids of the rules they hold")
)]

mod app;
mod backend;
mod backups;
mod clock;
mod command_line;
mod commands;
mod demo;
mod desk_settings;
mod downloads;
mod file_window;
mod imports;
mod key_store;
mod logging;
#[cfg(all(unix, not(target_os = "macos")))]
mod page_death;
mod paths;
#[cfg(test)]
mod permissions;
mod process;
#[cfg(all(unix, not(target_os = "macos")))]
mod screen_lock;
mod single_instance;
mod updates;
mod windows;

pub use command_line::start;
/// For the benchmark of what it takes.
pub use key_store::OsKeyStore;
