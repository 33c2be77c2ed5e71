//! The embedded backend as the shell holds it: the core, which desk this is, and when it started.

use std::{ffi::OsString, path::PathBuf, sync::Arc, time::Instant};

#[cfg(all(unix, not(target_os = "macos")))]
use guichet_core::operations::{LeaveServiceAccess, Lock, LockCause};
use guichet_core::{
    Caller, DeskId, Guichet, HashCost, KeyStore, ManagementScreen, Operation, Randomness, Refusal,
    Screen, Settings, Window,
    operations::{Look, LookManagement},
};
use tokio::sync::SetOnce;

use crate::{
    backups::Chosen,
    clock::{SystemClock, SystemRandomness},
    demo::{self, Demo},
    desk_settings,
    downloads::PersonsDownloads,
    imports::UnderWay,
    key_store::OsKeyStore,
    paths::{DeskFolder, IDENTIFIER},
    windows,
};

/// Names a file to write to when the sign-in screen has been drawn. The benchmarks wait for it.
const READY_FILE: &str = "GUICHET_READY_FILE";

/// The core and what it has to know of this desk.
pub struct Backend {
    guichet: Guichet,
    desk: DeskId,
    started: Instant,
    drawn: SetOnce<()>,
    chosen_backup: Chosen,
    import_under_way: UnderWay,
    demo: Option<Demo>,
}

impl Backend {
    /// The backend of this computer, not yet opened.
    pub fn of_this_desk(folder: Arc<DeskFolder>, started: Instant) -> Self {
        let desk = desk_settings::desk_name(&folder);
        Self::new(&desk, core(folder), started, None)
    }

    /// A demo's, open and furnished.
    pub async fn of_demo(
        folder: Arc<DeskFolder>,
        started: Instant,
    ) -> Result<Self, demo::NotFurnished> {
        let guichet = core_of_demo(folder);
        guichet.open().await;
        let demo = demo::furnish(&guichet).await?;
        Ok(Self::new(&host_name(), guichet, started, Some(demo)))
    }

    fn new(desk: &str, guichet: Guichet, started: Instant, demo: Option<Demo>) -> Self {
        Self {
            desk: DeskId::new(desk),
            guichet,
            started,
            drawn: SetOnce::new(),
            chosen_backup: Chosen::default(),
            import_under_way: UnderWay::default(),
            demo,
        }
    }

    /// The demo that this is; none where it is the real app.
    pub fn demo(&self) -> Option<&Demo> {
        self.demo.as_ref()
    }

    /// The core.
    pub fn guichet(&self) -> &Guichet {
        &self.guichet
    }

    /// Who calls from the window with this label; `None` for a window that is none of ours.
    pub fn caller(&self, label: &str) -> Option<Caller> {
        windows::window_labelled(label).map(|window| self.caller_from(window))
    }

    fn caller_from(&self, window: Window) -> Caller {
        Caller {
            desk: self.desk.clone(),
            window,
        }
    }

    /// Asks the core.
    pub async fn ask<O: Operation>(
        &self,
        caller: &Caller,
        question: O,
    ) -> Result<O::Answer, Refusal> {
        self.guichet.ask(caller, question).await
    }

    /// The backup that was chosen at this desk.
    pub fn chosen_backup(&self) -> &Chosen {
        &self.chosen_backup
    }

    /// The import that is under way at this desk.
    pub fn import_under_way(&self) -> &UnderWay {
        &self.import_under_way
    }

    /// What the management window shows; nothing where the core does not say.
    pub async fn management(&self) -> Option<ManagementScreen> {
        let caller = self.caller_from(Window::Management);
        self.guichet.ask(&caller, LookManagement {}).await.ok()
    }

    /// What the sign-in window shows.
    pub async fn sign_in_screen(&self) -> Result<Screen, Refusal> {
        let caller = self.caller_from(Window::SignIn);
        self.guichet.ask(&caller, Look {}).await
    }

    /// The computer locks its screen or goes to sleep: so does the desk, if anybody is signed in.
    /// Service access ends: the service key opened it, and no password would open it again.
    #[cfg(all(unix, not(target_os = "macos")))]
    pub async fn lock_with_the_computer(&self) {
        let caller = self.caller_from(Window::SignIn);
        let locked = match self.sign_in_screen().await {
            Ok(
                Screen::ServiceAccess { .. }
                | Screen::ServiceAdministrator { .. }
                | Screen::NewServiceKey { .. },
            ) => self.guichet.ask(&caller, LeaveServiceAccess {}).await,
            // Whatever a session shows, H1 or the steps to another phone, the lock covers.
            Ok(_) => {
                let cause = LockCause::Computer;
                self.guichet.ask(&caller, Lock { cause }).await
            }
            Err(refusal) => Err(refusal),
        };
        match locked {
            Ok(_) | Err(Refusal::SessionEnded | Refusal::SessionLocked | Refusal::OutOfOrder) => {}
            Err(refusal) => {
                tracing::warn!(?refusal, "the desk does not lock with the computer");
            }
        }
    }

    /// Waits until the sign-in screen has been drawn.
    pub async fn drawn(&self) {
        self.drawn.wait().await;
    }

    /// The sign-in screen has been drawn.
    pub fn note_ready(&self) {
        // Drawn again after a reload: those who waited do so no more.
        let _ = self.drawn.set(());
        let elapsed_ms = self.started.elapsed().as_millis();
        tracing::info!(elapsed_ms, "ready");
        if let Some(file) = ready_file()
            && let Err(error) = std::fs::write(&file, format!("{elapsed_ms}\n"))
        {
            tracing::warn!(%error, "nobody learns from the file that the sign-in screen is ready");
        }
    }
}

/// The core with this computer's clock, randomness, keyring and data folder; not yet opened.
pub fn core(folder: Arc<DeskFolder>) -> Guichet {
    let keyring = Arc::new(OsKeyStore::new(IDENTIFIER));
    core_with(Settings::default(), keyring, folder)
}

/// A demo's, with no keyring. Everybody knows its password, so that it may cost little.
fn core_of_demo(folder: Arc<DeskFolder>) -> Guichet {
    let settings = Settings {
        hash_cost: HashCost::LEAST,
    };
    core_with(settings, Arc::new(demo::InMemory::default()), folder)
}

fn core_with(settings: Settings, key_store: Arc<dyn KeyStore>, folder: Arc<DeskFolder>) -> Guichet {
    Guichet::new(
        settings,
        Arc::new(SystemClock),
        Arc::new(SystemRandomness),
        key_store,
        folder,
        Arc::new(PersonsDownloads),
    )
}

/// A reference number for a failure of the shell's own (SE-24).
pub fn reference() -> String {
    let mut number = [0; 4];
    SystemRandomness.fill(&mut number);
    format!("{:08X}", u32::from_be_bytes(number))
}

#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark's wish to the shell; the core never asks the environment"
)]
fn ready_file() -> Option<PathBuf> {
    std::env::var_os(READY_FILE).map(PathBuf::from)
}

/// The computer's name: operators know their desks by it, and the audit trail names it (AU-1).
pub fn host_name() -> String {
    let name: OsString = gethostname::gethostname();
    name.to_string_lossy().into_owned()
}
