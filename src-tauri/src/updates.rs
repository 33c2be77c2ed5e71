//! Updates of the app: looked for beside the windows, offered at the sign-in screen, installed once the app
//! is closed (docs/decisions/0014-updates.md).
//!
//! ```text
//! nothing ──found──> offered ──"Update when I close"──> fetching ──> when closed ──the app ends──> installed
//!                       ^                                  │
//!                       └── not fetched <──feed or disk────┤
//!                                          refused <──not genuine
//! ```
//!
//! Where the feed is and whose signature counts is Tauri's own configuration (`plugins.updater`), which is
//! there in a build that has a feed. What a feed says and sends is anybody's: no more than one sentence on
//! the sign-in screen comes of it, and nothing is installed that is not signed, for the version it claims.

mod installed;
mod package;
mod policy;

use std::{
    mem,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use guichet_core::{Refusal, Screen, Window};
use serde::Serialize;
use tauri::{AppHandle, Manager, Runtime, State, Url, async_runtime};
use tauri_plugin_updater::{Config, Update, Updater, UpdaterExt};

use crate::{app, backend::Backend};
use package::{NotFetched, Package};

/// Between one look and the next. A desk may run for weeks.
const EVERY: Duration = Duration::from_secs(24 * 60 * 60);

/// How long a feed may take to answer. Nobody waits for it.
const PATIENCE: Duration = Duration::from_secs(30);

/// The part of tauri.conf.json that says where the feed is.
const PLUGIN: &str = "updater";

/// Where the next version stands.
#[derive(Default)]
enum Standing {
    #[default]
    Nothing,
    Offered(Update),
    Fetching(Update),
    NotFetched(Update),
    WhenClosed(Update, Package),
    /// The package of this version was not what its feed said.
    Refused(String),
}

/// The same as the sign-in screen shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Offer {
    Nothing,
    Offered { version: String },
    Fetching { version: String },
    NotFetched { version: String },
    WhenClosed { version: String },
    Refused { version: String },
}

/// The next version of the app, if any.
pub struct Updates {
    standing: Mutex<Standing>,
    /// What whoever looks after this computer says at this moment.
    allowed: fn() -> bool,
}

impl Default for Updates {
    fn default() -> Self {
        Self::where_allowed(policy::allows_updates)
    }
}

impl Updates {
    fn where_allowed(allowed: fn() -> bool) -> Self {
        Self {
            standing: Mutex::default(),
            allowed,
        }
    }

    /// Nothing that was found, or fetched, outlasts the policy that switches updates off.
    fn standing(&self) -> MutexGuard<'_, Standing> {
        let standing = self.standing.lock();
        let mut standing = standing.unwrap_or_else(PoisonError::into_inner);
        if !matches!(*standing, Standing::Nothing) && !(self.allowed)() {
            tracing::info!("updates were switched off on this computer");
            *standing = Standing::Nothing;
        }
        standing
    }

    fn offer(&self) -> Offer {
        let version = |update: &Update| update.version.clone();
        match &*self.standing() {
            Standing::Nothing => Offer::Nothing,
            Standing::Offered(update) => Offer::Offered {
                version: version(update),
            },
            Standing::Fetching(update) => Offer::Fetching {
                version: version(update),
            },
            Standing::NotFetched(update) => Offer::NotFetched {
                version: version(update),
            },
            Standing::WhenClosed(update, _) => Offer::WhenClosed {
                version: version(update),
            },
            Standing::Refused(version) => Offer::Refused {
                version: version.clone(),
            },
        }
    }

    /// Asks the feed, where that is allowed. A feed that is down, slow, or says nothing that concerns this
    /// app changes nothing.
    async fn look(&self, updater: &Updater) {
        if !(self.allowed)() {
            tracing::info!("updates are switched off on this computer");
            return;
        }
        let found = match updater.check().await {
            Ok(found) => found,
            Err(error) => {
                tracing::warn!(%error, "whether there is an update can't be seen");
                return;
            }
        };
        let mut standing = self.standing();
        match (&*standing, found) {
            // Somebody wants it already.
            (Standing::Fetching(_) | Standing::WhenClosed(..), _) => {}
            (Standing::Refused(version), Some(found)) if *version == found.version => {}
            (_, Some(found)) if !is_plain(&found.version) => {
                tracing::warn!("the feed's version is more than numbers");
            }
            (_, Some(found)) => {
                tracing::info!(version = found.version, "an update is offered");
                *standing = Standing::Offered(found);
            }
            // Whoever saw that something was not genuine is to go on seeing it.
            (Standing::Refused(_), None) => {}
            // It was taken back.
            (_, None) => *standing = Standing::Nothing,
        }
    }

    /// Somebody wants what is offered; nothing where it is under way, or not offered.
    fn want(&self) -> Option<Update> {
        let mut standing = self.standing();
        match mem::take(&mut *standing) {
            Standing::Offered(update) | Standing::NotFetched(update) => {
                *standing = Standing::Fetching(update.clone());
                Some(update)
            }
            other => {
                *standing = other;
                None
            }
        }
    }

    /// Fetches it. Only a package that is genuine is kept.
    async fn fetch(&self, update: Update) {
        let fetched = Package::fetch(&update).await;
        let mut standing = self.standing();
        if matches!(*standing, Standing::Nothing) {
            return;
        }
        *standing = match fetched {
            Ok(package) => Standing::WhenClosed(update, package),
            Err(NotFetched::NotGenuine(error)) => {
                tracing::error!(%error, version = update.version, "an update was refused");
                Standing::Refused(update.version)
            }
            Err(error) => {
                tracing::warn!(%error, version = update.version, "an update was not fetched");
                Standing::NotFetched(update)
            }
        };
    }

    /// The app ends: installs what is wanted. What can't be installed leaves this version as it is.
    pub fn install(&self) {
        let standing = mem::take(&mut *self.standing());
        let Standing::WhenClosed(update, package) = standing else {
            return;
        };
        tracing::info!(version = update.version, "the update is installed");
        if let Err(error) = package.install(update) {
            tracing::error!(%error, "the update was not installed");
        }
    }
}

/// Whether a version is numbers only, as ours are. A feed is not signed, and its version comes onto the
/// screen: it is not to be a place for messages.
fn is_plain(version: &str) -> bool {
    const LONGEST: usize = 20;
    let plain = |sign: char| sign.is_ascii_digit() || sign == '.';
    version.len() <= LONGEST && version.chars().all(plain)
}

/// Whether this build has a feed, and asks of it what must be asked.
pub fn has_feed(config: &tauri::Config) -> bool {
    let Some(feed) = config.plugins.0.get(PLUGIN) else {
        return false;
    };
    // As the plugin reads it, which knows more than one spelling.
    let strict = serde_json::from_value(feed.clone()).is_ok_and(|feed| is_strict(&feed));
    if !strict {
        tracing::error!("this build's feed of updates is not strict enough: there are none");
    }
    strict
}

fn is_strict(feed: &Config) -> bool {
    let lax = feed.allow_downgrades
        || feed.dangerous_accept_invalid_certs
        || feed.dangerous_accept_invalid_hostnames
        || feed.dangerous_insecure_transport_protocol;
    let encrypted = |endpoint: &Url| endpoint.scheme() == "https";
    // Without a signed version, a feed could pass a genuine old version off as a new one.
    feed.require_signed_version && !lax && feed.endpoints.iter().all(encrypted)
}

/// Looks for updates for as long as the app runs, where they are ours to install. Needs a feed.
pub async fn look_now_and_then<R: Runtime>(app: AppHandle<R>) {
    let backend = app.state::<Backend>();
    // Nobody is to wait for the window because of this.
    backend.drawn().await;
    if !installed::is_ours_to_replace(&app) {
        return;
    }
    let mut days = tokio::time::interval(EVERY);
    loop {
        days.tick().await;
        let builder = app.updater_builder().timeout(PATIENCE);
        match builder.build() {
            Ok(updater) => app.state::<Updates>().look(&updater).await,
            Err(error) => tracing::warn!(%error, "updates can't be looked for"),
        }
        app::tell(&app, Window::SignIn).await;
    }
}

/// Whether the desk stands at its sign-in screen: there, and only there, is an update anybody's business.
async fn is_at_sign_in(backend: &Backend) -> bool {
    matches!(backend.sign_in_screen().await, Ok(Screen::SignIn { .. }))
}

/// What the sign-in screen offers; nothing while somebody is signed in, or on the way.
#[tauri::command]
pub async fn update(
    backend: State<'_, Backend>,
    updates: State<'_, Updates>,
) -> Result<Offer, Refusal> {
    let offer = updates.offer();
    // Every sign-in screen asks: nothing is looked up where there is nothing to say.
    let is_for_the_screen = offer != Offer::Nothing && is_at_sign_in(&backend).await;
    Ok(if is_for_the_screen {
        offer
    } else {
        Offer::Nothing
    })
}

/// "Update when I close": fetches the update, while everybody works on.
#[tauri::command]
pub async fn update_when_closed<R: Runtime>(
    app: AppHandle<R>,
    backend: State<'_, Backend>,
    updates: State<'_, Updates>,
) -> Result<Offer, Refusal> {
    if !is_at_sign_in(&backend).await {
        return Err(Refusal::OutOfOrder);
    }
    if let Some(wanted) = updates.want() {
        let app = app.clone();
        async_runtime::spawn(async move {
            app.state::<Updates>().fetch(wanted).await;
            app::tell(&app, Window::SignIn).await;
        });
    }
    Ok(updates.offer())
}

#[cfg(test)]
mod tests;
