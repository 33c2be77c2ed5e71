//! `guichet check-backup` and `guichet restore`: a backup on a computer whose window can't come up, or
//! on one that nobody sits at (RE-2).

use std::{path::Path, process::ExitCode, sync::Arc};

use guichet_core::{
    BackupContents, Clock, Loses, Refusal, Screen, Tell,
    operations::{CheckBackup, Look, RestoreBackup},
};

use super::{
    desk::{self, Desk, SERVICE_KEY, Typed},
    outcome::Stopped,
    terminal::Terminal,
    words,
};
use crate::{
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
    desk::obey(async |terminal| come_and_do(act, file, terminal).await)
}

/// From taking the data folder to leaving it.
async fn come_and_do(act: Act, file: &Path, terminal: &Terminal) -> Result<(), Stopped> {
    let folder = Arc::new(DeskFolder::without_window(paths::data_folder()));
    logging::start_in_file(folder.claim()?);
    tracing::info!(version = env!("CARGO_PKG_VERSION"), ?act, "a backup");
    let desk = Desk::of(folder);
    let done = Work { desk: &desk, file }.begin_and_do(act, terminal).await;
    desk.leave().await;
    done
}

/// A backup, and the data that it may take the place of.
struct Work<'a> {
    desk: &'a Desk,
    file: &'a Path,
}

impl Work<'_> {
    async fn begin_and_do(&self, act: Act, terminal: &Terminal) -> Result<(), Stopped> {
        let Desk { guichet, caller } = self.desk;
        guichet.open().await;
        let is_open = match self.desk.ask(Look {}).await? {
            Screen::Closed {
                restore_helps: false,
                reason,
                ..
            } => return Err(Stopped::Closed(reason)),
            Screen::Closed { .. } | Screen::Welcome => false,
            _ => true,
        };
        let typed = terminal.secret(SERVICE_KEY)?;
        if is_open {
            // Nobody replaces data that is in use without its own service key.
            self.desk.open_service_access(&typed).await?;
        }
        let looked = guichet.look_at_backup(caller, self.file).await;
        looked.map_err(Stopped::Refused)?;
        let (contents, typed) = self.check(typed, terminal).await?;
        terminal.say(&words::contents(&contents, SystemClock.now()))?;
        match act {
            Act::Check => Ok(()),
            Act::Restore => self.restore(&contents, &typed, terminal).await,
        }
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
        let Desk { guichet, caller } = self.desk;
        guichet
            .check_backup(caller, self.file, question, quiet())
            .await
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
        let Desk { guichet, caller } = self.desk;
        let restored = guichet.restore_backup(caller, self.file, question, quiet());
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
