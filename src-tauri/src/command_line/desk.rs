//! What every command has that works on the data: the program's terminal, and this computer's desk, asked
//! without a window.

use std::{process::ExitCode, sync::Arc};

use guichet_core::{
    Caller, DeskId, Guichet, Operation, Refusal, Window, operations::OpenServiceAccess,
};
use zeroize::Zeroizing;

use super::{outcome::Stopped, terminal::Terminal};
use crate::{backend, paths::DeskFolder};

/// How the service key is asked for.
pub const SERVICE_KEY: &str = "Service key: ";

/// What somebody typed that nobody else may read.
pub type Typed = Zeroizing<String>;

/// Does what a command says, and says how it went.
pub fn obey(work: impl AsyncFnOnce(&Terminal) -> Result<(), Stopped>) -> ExitCode {
    let terminal = Terminal::of_this_program();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let done = match runtime {
        Ok(runtime) => runtime.block_on(work(&terminal)),
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

/// The desk, as a sign-in window has it.
pub struct Desk {
    pub guichet: Guichet,
    pub caller: Caller,
}

impl Desk {
    /// This computer's, of the data in this folder, which is not open yet.
    pub fn of(folder: Arc<DeskFolder>) -> Self {
        Self {
            guichet: backend::core(folder),
            caller: Caller {
                desk: DeskId::new(&format!("{} (command line)", backend::host_name())),
                window: Window::SignIn,
            },
        }
    }

    /// Asks for an operation.
    pub async fn ask<O: Operation>(&self, question: O) -> Result<O::Answer, Stopped> {
        self.try_asking(question).await.map_err(Stopped::Refused)
    }

    /// Opens service access with the service key that was typed.
    pub async fn open_service_access(&self, typed: &Typed) -> Result<(), Stopped> {
        let service_key = typed.to_string();
        let opened = self.try_asking(OpenServiceAccess { service_key }).await;
        opened.map(drop).map_err(Stopped::ServiceKey)
    }

    /// The same where a refusal may mean something else than that the act was refused.
    pub async fn try_asking<O: Operation>(&self, question: O) -> Result<O::Answer, Refusal> {
        self.guichet.ask(&self.caller, question).await
    }

    /// Closes the files.
    pub async fn leave(self) {
        self.guichet.shut().await;
    }
}
