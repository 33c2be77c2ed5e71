//! `guichet verify`: whether anybody changed the data outside the app (SE-16). It needs no window and no
//! display, takes no lock, and writes nothing: not even a log.

use std::{io::Write, path::Path, process::ExitCode};

use guichet_core::{Clock, NotVerified, TrailProblem, Verified, verify};

use super::words;
use crate::{
    clock::SystemClock,
    key_store::OsKeyStore,
    paths::{self, IDENTIFIER},
};

/// What was seen, and the exit code that says so to a script.
#[derive(Debug, PartialEq, Eq)]
enum Report {
    Unchanged(String),
    Changed(String),
    NotChecked(String),
}

/// Checks the data of the person who runs the command, and says what it saw.
pub fn obey() -> ExitCode {
    let report = match paths::data_folder() {
        Some(folder) => check(&folder),
        None => Report::NotChecked(
            "The operating system names no folder for a person's data.".to_owned(),
        ),
    };
    // Where nobody listens, the exit code is left.
    match report {
        Report::Unchanged(text) => {
            let _ = write!(std::io::stdout(), "{text}");
            ExitCode::SUCCESS
        }
        Report::Changed(text) => {
            let _ = write!(std::io::stdout(), "{text}");
            ExitCode::from(1)
        }
        Report::NotChecked(text) => {
            let _ = writeln!(std::io::stderr(), "Nothing was checked. {text}");
            ExitCode::from(2)
        }
    }
}

fn check(folder: &Path) -> Report {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let key_store = OsKeyStore::new(IDENTIFIER);
    match runtime {
        Ok(runtime) => report(
            folder,
            runtime.block_on(verify(folder, &key_store, SystemClock.now())),
        ),
        Err(error) => Report::NotChecked(error.to_string()),
    }
}

fn report(folder: &Path, outcome: Result<Verified, NotVerified>) -> Report {
    let Verified { findings, trail } = match outcome {
        Ok(verified) => verified,
        Err(why) => return Report::NotChecked(not_checked(folder, why)),
    };
    let known: Vec<_> = trail.problems.iter().filter_map(accepted).collect();
    let mut lines = Vec::new();
    if findings.is_empty() {
        lines.push(format!(
            "The data in {} is as Guichet left it, and its audit trail of {} is complete.",
            folder.display(),
            entries(trail.entries)
        ));
    } else {
        lines.push(format!(
            "The data in {} was changed outside Guichet:",
            folder.display()
        ));
        lines.extend(
            findings
                .iter()
                .map(|finding| format!("- {}", words::found(finding))),
        );
        lines.push(
            "Nobody signs in after the next start until the service key opens the data.".to_owned(),
        );
    }
    if !known.is_empty() {
        lines.push("The service team has opened the data in spite of this:".to_owned());
        lines.extend(known.iter().map(|known| format!("- {known}")));
    }
    let text = lines.join("\n") + "\n";
    if findings.is_empty() {
        Report::Unchanged(text)
    } else {
        Report::Changed(text)
    }
}

fn not_checked(folder: &Path, why: NotVerified) -> String {
    match why {
        NotVerified::NothingThere => format!("There is no data in {}.", folder.display()),
        NotVerified::RestoreCutOff => {
            "Restoring a backup was cut off. Start Guichet once, which finishes it, then run this command again.".to_owned()
        }
        NotVerified::NotUpToDate => {
            "An older version of Guichet wrote this data. Start Guichet once, then run this command again.".to_owned()
        }
        NotVerified::Closed(reason) => words::closed(reason).to_owned(),
    }
}

fn entries(number: u32) -> String {
    if number == 1 {
        "1 entry".to_owned()
    } else {
        format!("{number} entries")
    }
}

/// One sentence a break that the service team has seen.
fn accepted(problem: &TrailProblem) -> Option<String> {
    let when = problem.accepted?.to_rfc_3339();
    let sentence = words::found(&problem.found.into());
    Some(format!("{sentence} Accepted at {when}."))
}

#[cfg(test)]
mod tests;
