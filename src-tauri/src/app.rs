//! Builds the app and runs it: what is settled before the first window, the state, the plugins, the
//! windows, and the tasks that run beside them.

use std::{
    process::ExitCode,
    sync::Arc,
    time::{Duration, Instant},
};

use guichet_core::{ManagementScreen, Window};
use tauri::{
    AppHandle, Builder, Context, Emitter, Manager, RunEvent, Runtime, WindowEvent, async_runtime,
};
use tempfile::TempDir;
use tokio::{
    sync::{Notify, broadcast::error::RecvError},
    time::MissedTickBehavior,
};

use crate::{
    backend::Backend,
    commands, demo, desk_settings, logging,
    paths::{self, DeskFolder, FolderProblem},
    single_instance,
    updates::{self, Updates},
    windows::{self, MANAGEMENT, PRINT, SIGN_IN},
};

/// Tells a window that its screen changed by something else than its own last question.
const SCREEN_CHANGED: &str = "screen-changed";

/// How often the core looks at what ends by itself: idle sessions, waits, sign-ins under way.
const TICK: Duration = Duration::from_secs(1);

/// Runs the app; returns when it ends. The process is settled, and was started at this moment.
pub fn run(started: Instant) -> ExitCode {
    let raised = Arc::new(Notify::new());
    let folder = Arc::new(DeskFolder::new(paths::data_folder(), Arc::clone(&raised)));
    let claimed = match folder.claim() {
        Err(FolderProblem::InUse(path)) if single_instance::ask_for_window(&path) => {
            return ExitCode::SUCCESS;
        }
        // Nobody answered: whoever held the folder was just ending, and may be gone by now.
        Err(FolderProblem::InUse(_)) => folder.claim(),
        claimed => claimed,
    };
    match claimed {
        Err(FolderProblem::InUse(_)) => return ExitCode::FAILURE,
        // The window opens nevertheless: it is there that a person reads what is wrong, and
        // the core, which asks for the folder again, says it.
        claimed => logging::start(claimed.ok()),
    }
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "Guichet starts");

    let backend = Backend::of_this_desk(Arc::clone(&folder), started);
    show(backend, folder, raised, || ())
}

/// The same with made-up people in a folder of their own, beside whatever else runs here.
pub fn run_demo(started: Instant) -> ExitCode {
    let place = match demo::folder() {
        Ok(place) => place,
        Err(error) => {
            logging::start(None);
            tracing::error!(%error, "there is no room for a demo among the temporary files");
            return ExitCode::FAILURE;
        }
    };
    let raised = Arc::new(Notify::new());
    let folder = DeskFolder::new(Some(place.path().to_owned()), Arc::clone(&raised));
    let folder = Arc::new(folder);
    logging::start(folder.claim().ok());
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "a demo starts");
    let furnished = Backend::of_demo(Arc::clone(&folder), started);
    match async_runtime::block_on(furnished) {
        Ok(backend) => {
            let mut place = Some(place);
            show(backend, folder, raised, move || {
                if let Some(Err(error)) = place.take().map(TempDir::close) {
                    tracing::warn!(%error, "something of the demo stays among the temporary files");
                }
            })
        }
        Err(error) => {
            tracing::error!(%error, "the demo can't start");
            ExitCode::FAILURE
        }
    }
}

/// Shows the windows until they are closed; `afterwards` nobody works with the data any more.
fn show(
    backend: Backend,
    folder: Arc<DeskFolder>,
    raised: Arc<Notify>,
    mut afterwards: impl FnMut() + 'static,
) -> ExitCode {
    let context = context();
    // A demo is not here to stay.
    let has_feed = backend.demo().is_none() && updates::has_feed(context.config());
    let mut app = assemble(Builder::default(), backend, folder)
        .plugin(tauri_plugin_clipboard_manager::init())
        .plugin(tauri_plugin_dialog::init());
    if has_feed {
        app = app.plugin(tauri_plugin_updater::Builder::new().build());
    }
    let app = app
        .setup(move |app| {
            run_beside(app.handle(), raised);
            if has_feed {
                async_runtime::spawn(updates::look_now_and_then(app.handle().clone()));
            }
            windows::open_or_raise(app.handle(), SIGN_IN)?;
            Ok(())
        })
        .build(context);
    match app {
        Ok(app) => {
            app.run(move |app, event| {
                // Nothing would be lost without it: it only tidies what a kill would leave.
                if let RunEvent::Exit = event {
                    async_runtime::block_on(app.state::<Backend>().guichet().shut());
                    app.state::<Updates>().install();
                    afterwards();
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "the app can't start");
            ExitCode::FAILURE
        }
    }
}

/// What tauri.conf.json, the permissions and the pages were built into.
#[expect(
    clippy::disallowed_methods,
    reason = "what Tauri writes here ends the process where a thread of its own can't start"
)]
pub(crate) fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// The app without its windows and without the person's clipboard: also what the tests build.
pub(crate) fn assemble<R: Runtime>(
    builder: Builder<R>,
    backend: Backend,
    folder: Arc<DeskFolder>,
) -> Builder<R> {
    builder
        .manage(backend)
        .manage(folder)
        .manage(Updates::default())
        .plugin(tauri_plugin_autostart::Builder::new().build())
        .invoke_handler(commands::answers())
        .on_window_event(|window, event| {
            // The other windows alone would have nobody to ask.
            if window.label() == SIGN_IN && matches!(event, WindowEvent::Destroyed) {
                window.app_handle().exit(0);
            }
        })
}

/// Starts what runs beside the windows for as long as the app does.
fn run_beside<R: Runtime>(app: &AppHandle<R>, raised: Arc<Notify>) {
    async_runtime::spawn(open_and_tick(app.clone()));
    async_runtime::spawn(follow_the_trail(app.clone()));
    async_runtime::spawn(pass_changes_on(app.clone()));
    async_runtime::spawn(raise_when_asked(app.clone(), raised));
    #[cfg(all(unix, not(target_os = "macos")))]
    async_runtime::spawn(lock_with_the_computer(app.clone()));
}

async fn open_and_tick<R: Runtime>(app: AppHandle<R>) {
    let backend = app.state::<Backend>();
    backend.guichet().open().await;
    tell_both(&app).await;
    desk_settings::fill_the_screen_until_signed_in(&app).await;

    let mut seconds = tokio::time::interval(TICK);
    // After the computer slept, one look is enough.
    seconds.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        seconds.tick().await;
        backend.guichet().tick().await;
    }
}

async fn pass_changes_on<R: Runtime>(app: AppHandle<R>) {
    let mut changes = app.state::<Backend>().guichet().changes();
    loop {
        match changes.recv().await {
            // All changes are of this desk: the embedded backend has no other.
            Ok(change) => tell(&app, change.window).await,
            Err(RecvError::Lagged(_)) => tell_both(&app).await,
            Err(RecvError::Closed) => return,
        }
        desk_settings::fill_the_screen_until_signed_in(&app).await;
    }
}

async fn tell_both<R: Runtime>(app: &AppHandle<R>) {
    tell(app, Window::SignIn).await;
    tell(app, Window::Management).await;
}

/// Lets a window look again.
pub(crate) async fn tell<R: Runtime>(app: &AppHandle<R>, window: Window) {
    let label = windows::label_of(window);
    if let Err(error) = app.emit_to(label, SCREEN_CHANGED, ()) {
        tracing::error!(%error, label, "the window does not learn that its screen changed");
    }
    close_what_is_over(app).await;
}

/// The management window goes with the session that it was opened in (SI-5), and is covered while that
/// is locked. The print window has no cover, so it goes with the lock too (SI-6).
async fn close_what_is_over<R: Runtime>(app: &AppHandle<R>) {
    let open = [MANAGEMENT, PRINT].map(|label| app.get_webview_window(label));
    if open.iter().all(Option::is_none) {
        return;
    }
    let shown = app.state::<Backend>().management().await;
    let [management, print] = open;
    let management = management.filter(|_| matches!(shown, Some(ManagementScreen::SignedOut)));
    let print = print.filter(|_| !matches!(shown, Some(ManagementScreen::Manage { .. })));
    for window in [management, print].into_iter().flatten() {
        if let Err(error) = window.destroy() {
            let label = window.label();
            tracing::error!(%error, label, "the window stays open after its session");
        }
    }
}

/// Whether every entry of the trail is what was once written takes a while to see where there are
/// many (SE-16); drawing the window comes first. Data that was closed at the start is followed once it
/// is open.
async fn follow_the_trail<R: Runtime>(app: AppHandle<R>) {
    let backend = app.state::<Backend>();
    backend.drawn().await;
    loop {
        backend.guichet().trail_to_follow().await;
        backend.guichet().verify_trail().await;
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
async fn lock_with_the_computer<R: Runtime>(app: AppHandle<R>) {
    let backend = app.state::<Backend>();
    // Nobody is signed in before the window is drawn, and drawing it comes first.
    backend.drawn().await;
    let locks = Arc::new(Notify::new());
    let told = Arc::clone(&locks);
    if let Err(error) = app.run_on_main_thread(move || crate::screen_lock::listen(&told)) {
        tracing::warn!(%error, "the computer's lock is not heard");
    }
    loop {
        locks.notified().await;
        backend.lock_with_the_computer().await;
        tell_both(&app).await;
    }
}

async fn raise_when_asked<R: Runtime>(app: AppHandle<R>, raised: Arc<Notify>) {
    loop {
        raised.notified().await;
        if let Err(error) = windows::open_or_raise(&app, SIGN_IN) {
            tracing::error!(%error, "the window does not come to the front");
        }
    }
}
