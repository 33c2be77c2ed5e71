//! What the program is started with: nothing, which opens the window; or a command.

mod verify;
mod words;

use std::{process::ExitCode, time::Instant};

use clap::{Parser, Subcommand};

use crate::{app, process};

/// Box-office operators sign in with two factors. Without a command, Guichet opens its window.
#[derive(Debug, Parser)]
#[command(name = "guichet", version, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
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

/// Starts the program; returns when it ends. Has to be the first thing that `main` does.
#[expect(
    clippy::disallowed_methods,
    reason = "measures the start-up; the core's time comes from its own clock"
)]
pub fn start() -> ExitCode {
    let started = Instant::now();
    process::settle();

    match Arguments::try_parse() {
        Ok(Arguments { command: None }) => app::run(started),
        Ok(Arguments {
            command: Some(Command::Verify),
        }) => verify::obey(),
        // Help and the version as well: they are shown instead of being obeyed.
        Err(shown) => {
            // Without a terminal there is nobody to read it.
            let _ = shown.print();
            u8::try_from(shown.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from)
        }
    }
}
