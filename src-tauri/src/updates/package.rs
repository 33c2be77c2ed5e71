//! What an update consists of, once it was fetched and found to be genuine.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use tauri_plugin_updater::{Error, Update};
use tokio::sync::Notify;

/// How long fetching may take: at a slow line's pace, and not for ever.
const PATIENCE: Duration = Duration::from_secs(30 * 60);

/// Ours are a fifth of it. Whoever sends more sends something else, and it is kept in memory.
const LONGEST: u64 = 512 * 1024 * 1024;

/// Why there is no package.
#[derive(Debug, thiserror::Error)]
pub enum NotFetched {
    /// Its signature is not ours, or for something else than was offered.
    #[error("it is not genuine: {0}")]
    NotGenuine(#[source] Error),
    /// It does not end.
    #[error("it is longer than {0} bytes")]
    TooLong(u64),
    /// The network, or the feed.
    #[error("{0}")]
    Broken(#[source] Error),
}

impl From<Error> for NotFetched {
    fn from(error: Error) -> Self {
        match error {
            Error::Minisign(_)
            | Error::Base64(_)
            | Error::SignatureUtf8(_)
            | Error::MissingSignedVersion
            | Error::SignedVersionMismatch { .. } => Self::NotGenuine(error),
            other => Self::Broken(other),
        }
    }
}

/// A package that was verified.
pub struct Package(Vec<u8>);

impl Package {
    /// Fetches and verifies it.
    pub async fn fetch(update: &Update) -> Result<Self, NotFetched> {
        Self::fetch_at_most(update, LONGEST).await
    }

    /// The same, of so many bytes at most.
    pub(super) async fn fetch_at_most(update: &Update, longest: u64) -> Result<Self, NotFetched> {
        let mut update = update.clone();
        update.timeout = Some(PATIENCE);
        let (length, too_long) = (AtomicU64::new(0), Notify::new());
        let is_too_long = || length.load(Ordering::Relaxed) > longest;
        let hear = |more: usize, _| {
            length.fetch_add(more as u64, Ordering::Relaxed);
            if is_too_long() {
                too_long.notify_one();
            }
        };
        tokio::select! {
            fetched = update.download(hear, || ()) => {
                // Its last bytes may have come in one go.
                if is_too_long() {
                    return Err(NotFetched::TooLong(longest));
                }
                Ok(Self(fetched?))
            }
            () = too_long.notified() => Err(NotFetched::TooLong(longest)),
        }
    }

    /// Puts it in the place of the running version. On Windows the app ends in here, and the installer
    /// goes on.
    pub fn install(self, update: Update) -> Result<(), Error> {
        // Whoever closes the app wants it closed.
        update.restart_after_install(false).install(self.0)
    }
}
