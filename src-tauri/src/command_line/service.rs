//! `guichet service …`: one act of the service team's, on data that no window has open.

use std::{process::ExitCode, sync::Arc};

use clap::{Subcommand, ValueEnum};
use guichet_core::{DATABASE_FILE, operations::PhoneChangeReason};

use super::{
    desk::{self, Desk},
    outcome::Stopped,
    terminal::Terminal,
    visit::Visit,
};
use crate::{
    logging,
    paths::{self, DeskFolder, FolderProblem},
};

/// What the service team can do without a window.
#[derive(Debug, Subcommand)]
pub enum Act {
    /// Enable two-factor sign-in for the institution
    Enable,
    /// Disable two-factor sign-in for the institution; the phones stay registered
    Disable,
    /// List the administrators
    Administrators,
    /// Change an administrator's phone: the old one stops working, a new one is registered at the
    /// next sign-in
    ChangePhone {
        /// What the administrator types to sign in
        operator_name: String,
        /// Why, for the audit trail
        #[arg(long, value_enum, default_value_t = Reason::Other)]
        reason: Reason,
    },
    /// Reset an administrator's password, and show the new one once
    ResetPassword {
        /// What the administrator types to sign in
        operator_name: String,
    },
    /// Sign an administrator out everywhere
    EndSessions {
        /// What the administrator types to sign in
        operator_name: String,
    },
    /// End an administrator's waits after wrong tries, and enable them if they are disabled
    Unlock {
        /// What the administrator types to sign in
        operator_name: String,
    },
    /// Replace the service key by a new one, shown once
    ReplaceKey,
    /// Make new keys for all the data; phones and passwords stay valid
    RotateKeys,
    /// Open data whose key the password store has lost, or that was changed outside Guichet
    Open,
}

/// Why a phone is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Reason {
    NewPhone,
    Lost,
    Stolen,
    Other,
}

impl From<Reason> for PhoneChangeReason {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::NewPhone => Self::NewPhone,
            Reason::Lost => Self::Lost,
            Reason::Stolen => Self::Stolen,
            Reason::Other => Self::Other,
        }
    }
}

/// Does it, and says how it went.
pub fn obey(act: &Act) -> ExitCode {
    desk::obey(async |terminal| visit_and_do(act, terminal).await)
}

/// From taking the data folder to leaving it.
async fn visit_and_do(act: &Act, terminal: &Terminal) -> Result<(), Stopped> {
    let path = paths::data_folder().ok_or(FolderProblem::NoneNamed)?;
    // A command makes no data: where none is, somebody is on the wrong computer or the wrong person.
    if !path.join(DATABASE_FILE).exists() {
        return Err(Stopped::NothingSetUp(path));
    }
    let folder = Arc::new(DeskFolder::without_window(Some(path)));
    logging::start_in_file(folder.claim()?);
    tracing::info!(
        version = env!("CARGO_PKG_VERSION"),
        ?act,
        "a command of the service team's"
    );

    let desk = Desk::of(folder);
    let done = Visit(&desk).begin_and_do(act, terminal).await;
    desk.leave().await;
    done
}
