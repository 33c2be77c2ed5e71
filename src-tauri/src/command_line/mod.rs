//! What the program is started with: nothing, which opens the window; `--demo`, which opens it on made-up
//! data; or a command: one of the service
//! team's, for a computer whose window can't come up (RE-1), or a look at whether anybody changed the
//! data (SE-16).
//!
//! A command of the service team's runs the same operations on the same core as the window, with the
//! real keyring and the data folder's own lock, and never touches what draws windows. The service key is
//! typed or piped in: arguments and the environment can be read by every program of the same person
//! (SE-19).

mod backups;
mod desk;
#[cfg(test)]
mod man_page;
mod outcome;
mod service;
mod terminal;
mod verify;
mod visit;
mod words;

use std::{path::PathBuf, process::ExitCode, time::Instant};

use clap::{Parser, Subcommand};

use crate::{app, process};

/// Box-office operators sign in with two factors. Without a command, Guichet opens its window.
#[derive(Debug, Parser)]
#[command(
    name = "guichet",
    version,
    disable_help_subcommand = true,
    args_conflicts_with_subcommands = true
)]
struct Arguments {
    /// Opens a demo: made-up people and data, gone when it is closed; what is set up on this computer
    /// is not touched
    #[arg(long)]
    demo: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// What the service team does with the service key, while the window is closed
    #[command(
        disable_help_subcommand = true,
        after_help = "The service key is asked for in the terminal, or read as the first line of the \
                      standard input. It is never an argument.\n\n\
                      Exit codes: 0 done, 1 failed, 2 wrong usage, 3 Guichet is running, 4 the data \
                      can't be opened, 5 the service key was refused, 6 refused or called off, \
                      nothing was changed."
    )]
    Service {
        #[command(subcommand)]
        act: service::Act,
    },
    /// Check that a backup is whole and say what is in it; nothing is changed
    #[command(after_help = ABOUT_BACKUPS)]
    CheckBackup {
        /// The backup
        file: PathBuf,
    },
    /// Put the data of a backup on this computer, in the place of what is there
    #[command(after_help = ABOUT_BACKUPS)]
    Restore {
        /// The backup
        file: PathBuf,
    },
    /// Looks whether anybody changed the data outside Guichet, and changes nothing itself
    #[command(
        after_help = "Every row that decides something and every entry of the audit trail is \
                            checked with the key in the password store. It may be done while \
                            Guichet runs.\n\n\
                            Exit codes: 0 everything is as Guichet left it, 1 something was changed, \
                            2 it could not be checked."
    )]
    Verify,
}

const ABOUT_BACKUPS: &str = "The service key is asked for in the terminal, or read as the first line of \
the standard input; where the backup was made under an earlier one, that is the second. They are never \
arguments. What would be lost is confirmed with the institution's short name, as the next line.\n\n\
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 Guichet is running, 4 the data here can't be replaced \
or, once it is, not be opened, \
5 the service key was refused, 6 refused or called off, nothing was changed.";

/// Starts the program; returns when it ends. Has to be the first thing that `main` does.
#[expect(
    clippy::disallowed_methods,
    reason = "measures the start-up; the core's time comes from its own clock"
)]
pub fn start() -> ExitCode {
    let started = Instant::now();
    process::settle();

    match Arguments::try_parse() {
        Ok(Arguments { demo: true, .. }) => app::run_demo(started),
        Ok(Arguments { command: None, .. }) => app::run(started),
        Ok(Arguments {
            command: Some(Command::Service { act }),
            ..
        }) => service::obey(&act),
        Ok(Arguments {
            command: Some(Command::CheckBackup { file }),
            ..
        }) => backups::obey(backups::Act::Check, &file),
        Ok(Arguments {
            command: Some(Command::Restore { file }),
            ..
        }) => backups::obey(backups::Act::Restore, &file),
        Ok(Arguments {
            command: Some(Command::Verify),
            ..
        }) => verify::obey(),
        // Help and the version as well: they are shown instead of being obeyed.
        Err(shown) => {
            // Without a terminal there is nobody to read it.
            let _ = shown.print();
            u8::try_from(shown.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from)
        }
    }
}

#[cfg(test)]
mod tests;
