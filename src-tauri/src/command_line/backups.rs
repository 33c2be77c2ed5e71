//! `guichet check-backup` and `guichet restore`: a backup on a computer whose window can't come up, or
//! on one that nobody sits at (RE-2).

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use guichet_core::{
    BackupContents, Caller, Clock, DeskId, Guichet, Loses, Operation, Refusal, Screen, Tell,
    Window,
    operations::{CheckBackup, Look, OpenServiceAccess, RestoreBackup},
};
use zeroize::Zeroizing;

use super::{outcome::Stopped, terminal::Terminal, words};
use crate::{
    backend,
    clock::SystemClock,
    logging,
    paths::{self, DeskFolder},
};

/// What is done with the backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Check,
    Restore,
}

/// Does it, and says how it went.
pub fn obey(act: Act, file: &Path) -> ExitCode {
    let terminal = Terminal::of_this_program();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let done = match runtime {
        Ok(runtime) => runtime.block_on(come_and_do(act, file, &terminal)),
        Err(error) => Err(Stopped::Terminal(error)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(stopped) => {
            tracing::warn!(?stopped, "the command was not obeyed");
            terminal.complain(&stopped.sentence());
            stopped.exit_code()
        }
    }
}

/// From taking the data folder to leaving it.
async fn come_and_do(act: Act, file: &Path, terminal: &Terminal) -> Result<(), Stopped> {
    let folder = Arc::new(DeskFolder::without_window(paths::data_folder()));
    logging::start_in_file(folder.claim()?);
    tracing::info!(version = env!("CARGO_PKG_VERSION"), ?act, "a backup");
    let work = Work {
        guichet: backend::core(folder),
        caller: Caller {
            desk: DeskId::new(&format!("{} (command line)", backend::host_name())),
            window: Window::SignIn,
        },
        file: file.to_owned(),
    };
    let done = work.begin_and_do(act, terminal).await;
    work.guichet.shut().await;
    done
}

/// A backup, and the data that it may take the place of.
struct Work {
    guichet: Guichet,
    caller: Caller,
    file: PathBuf,
}

/// The service key, as it was typed.
type Typed = Zeroizing<String>;

impl Work {
    async fn begin_and_do(&self, act: Act, terminal: &Terminal) -> Result<(), Stopped> {
        self.guichet.open().await;
        let is_open = match self.ask(Look {}).await? {
            Screen::Closed {
                restore_helps: false,
                reason,
                ..
            } => return Err(Stopped::Closed(reason)),
            Screen::Closed { .. } | Screen::Welcome => false,
            _ => true,
        };
        let typed = terminal.secret("Service key: ")?;
        if is_open {
            // Nobody replaces data that is in use without its own service key.
            let question = OpenServiceAccess {
                service_key: typed.to_string(),
            };
            let opened = self.guichet.ask(&self.caller, question).await;
            opened.map_err(Stopped::ServiceKey)?;
        }
        let looked = self.guichet.look_at_backup(&self.caller, &self.file).await;
        looked.map_err(Stopped::Refused)?;
        let (contents, typed) = self.check(typed, terminal).await?;
        terminal.say(&words::contents(&contents, SystemClock.now()))?;
        match act {
            Act::Check => Ok(()),
            Act::Restore => self.restore(&contents, &typed, terminal).await,
        }
    }

    async fn ask<O: Operation>(&self, question: O) -> Result<O::Answer, Stopped> {
        let answer = self.guichet.ask(&self.caller, question).await;
        answer.map_err(Stopped::Refused)
    }

    /// What is in the backup, and the service key that opens it: if it is not today's, it is asked for.
    async fn check(
        &self,
        typed: Typed,
        terminal: &Terminal,
    ) -> Result<(BackupContents, Typed), Stopped> {
        match self.check_with(&typed).await {
            Ok(contents) => return Ok((contents, typed)),
            Err(Refusal::WrongBackupKey) => {}
            Err(refusal) => return Err(stopped(refusal)),
        }
        let typed = terminal.secret("Service key from the day of the backup: ")?;
        // Nobody answers: then what was typed first is what is wrong.
        if typed.is_empty() {
            return Err(stopped(Refusal::WrongBackupKey));
        }
        let contents = self.check_with(&typed).await.map_err(stopped)?;
        Ok((contents, typed))
    }

    async fn check_with(&self, typed: &Typed) -> Result<BackupContents, Refusal> {
        let question = CheckBackup {
            service_key: typed.to_string(),
        };
        let checked = self
            .guichet
            .check_backup(&self.caller, &self.file, question, quiet());
        checked.await
    }

    async fn restore(
        &self,
        contents: &BackupContents,
        typed: &Typed,
        terminal: &Terminal,
    ) -> Result<(), Stopped> {
        let name = &contents.institution;
        let confirmation = if contents.loses == Loses::Nothing {
            let agreed = terminal.agrees(&format!(
                "The data of {name} is put on this computer. Type yes to go on: "
            ))?;
            agreed.then(Typed::default)
        } else {
            // A script says it as well: it has to know what it replaces.
            let short_name = &contents.short_name;
            terminal.line(&format!("Type “{short_name}” to restore it all the same: "))?
        };
        let confirmation = confirmation.ok_or(Stopped::CalledOff)?;
        let question = RestoreBackup {
            service_key: typed.to_string(),
            confirmation: confirmation.to_string(),
        };
        let restored = self
            .guichet
            .restore_backup(&self.caller, &self.file, question, quiet());
        match restored.await.map_err(stopped)? {
            Screen::Closed { reason, .. } => {
                terminal.say(&format!("{name} is restored, but its data can't be opened yet."))?;
                Err(Stopped::Closed(reason))
            }
            _ => Ok(terminal.say(&format!(
                "{name} is restored: operators can sign in, with the next code that their phone shows."
            ))?),
        }
    }
}

fn stopped(refusal: Refusal) -> Stopped {
    use guichet_core::Field;
    match refusal {
        Refusal::WrongBackupKey
        | Refusal::ServiceKeyMalformed
        | Refusal::Delayed { .. }
        | Refusal::Missing {
            field: Field::ServiceKey,
        } => Stopped::ServiceKey(refusal),
        refusal => Stopped::Refused(refusal),
    }
}

/// A terminal shows no bar.
fn quiet() -> Tell {
    Arc::new(|_| {})
}
