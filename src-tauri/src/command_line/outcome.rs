//! Why a command ended without having done what it was asked for, and with which exit code.

use std::{io, path::PathBuf, process::ExitCode};

use guichet_core::{ClosedReason, Refusal};

use super::words;
use crate::paths::FolderProblem;

/// Why a command did nothing.
#[derive(Debug)]
pub enum Stopped {
    /// The app runs on this data.
    AppRuns,
    /// There is no data of this person's on this computer.
    NothingSetUp(PathBuf),
    /// The data folder can't be used.
    Folder(FolderProblem),
    /// The data can't be opened.
    Closed(ClosedReason),
    /// The service key was not accepted, or not looked at.
    ServiceKey(Refusal),
    /// The act itself was refused.
    Refused(Refusal),
    /// The person did not agree, or there was nobody to answer.
    CalledOff,
    /// The terminal, or the runtime under all of it.
    Terminal(io::Error),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Terminal(error)
    }
}

impl From<FolderProblem> for Stopped {
    fn from(problem: FolderProblem) -> Self {
        match problem {
            FolderProblem::InUse(_) => Self::AppRuns,
            problem => Self::Folder(problem),
        }
    }
}

impl Stopped {
    /// As `--help` and the README have them.
    fn number(&self) -> u8 {
        match self {
            Self::Terminal(_)
            | Self::ServiceKey(
                Refusal::TryAgainLater { .. }
                | Refusal::KeyStoreUnavailable { .. }
                | Refusal::Failed { .. },
            )
            | Self::Refused(
                Refusal::TryAgainLater { .. }
                | Refusal::KeyStoreUnavailable { .. }
                | Refusal::Failed { .. },
            ) => 1,
            // 2 is clap's, for wrong usage.
            Self::AppRuns => 3,
            Self::NothingSetUp(_) | Self::Folder(_) | Self::Closed(_) => 4,
            Self::ServiceKey(_) => 5,
            Self::Refused(_) | Self::CalledOff => 6,
        }
    }

    /// The exit code.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(self.number())
    }

    /// What happened and what to do.
    pub fn sentence(&self) -> String {
        match self {
            Self::AppRuns => {
                "Guichet is running on this computer. Close its window, then run this command again."
                    .to_owned()
            }
            Self::NothingSetUp(folder) => format!(
                "Nothing is set up in {}. Run this command as the person who uses Guichet on this computer.",
                folder.display()
            ),
            Self::Folder(problem) => format!("The data folder can't be used: {problem}."),
            Self::Closed(reason) => words::closed(*reason).to_owned(),
            Self::ServiceKey(refusal) | Self::Refused(refusal) => words::refused(refusal),
            Self::CalledOff => "Nothing was changed.".to_owned(),
            Self::Terminal(error) => format!("The terminal does not answer: {error}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_to_end_has_its_exit_code__RE_1() {
        let refused = |refusal| Stopped::Refused(refusal);
        let reference = || "7KQ2M".to_owned();
        let table = [
            // the disk, the data, the terminal
            (Stopped::Terminal(io::ErrorKind::BrokenPipe.into()), 1),
            (
                refused(Refusal::Failed {
                    reference: reference(),
                }),
                1,
            ),
            (
                refused(Refusal::TryAgainLater {
                    reference: reference(),
                }),
                1,
            ),
            (
                refused(Refusal::KeyStoreUnavailable {
                    reference: reference(),
                }),
                1,
            ),
            // the window is open
            (FolderProblem::InUse("data".into()).into(), 3),
            // nothing to work on
            (Stopped::NothingSetUp("data".into()), 4),
            (FolderProblem::NoneNamed.into(), 4),
            (Stopped::Closed(ClosedReason::KeyStoreLocked), 4),
            // not the service team
            (Stopped::ServiceKey(Refusal::WrongServiceKey), 5),
            (Stopped::ServiceKey(Refusal::ServiceKeyMalformed), 5),
            // the service team, in vain
            (refused(Refusal::NotAnAdministrator), 6),
            (refused(Refusal::NotRegistered), 6),
            (Stopped::CalledOff, 6),
        ];
        for (stopped, number) in table {
            assert_eq!(stopped.number(), number, "{stopped:?}");
            let sentence = stopped.sentence();
            assert!(sentence.ends_with('.'), "{sentence}");
        }
    }
}
