//! What the process settles for itself before anything else runs: who may read its files and its
//! memory, and how the web view is started.
//!
//! Everything here happens before the first thread starts, because environment variables may
//! not change while another thread might read them.

/// Variables by which somebody outside could steer the web view: WebDriver's driver for Tauri
/// apps, and the remote inspectors of WebKitGTK and WebView2.
const STEERING: [&str; 4] = [
    "TAURI_WEBVIEW_AUTOMATION",
    "WEBKIT_INSPECTOR_SERVER",
    "WEBKIT_INSPECTOR_HTTP_SERVER",
    "WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS",
];

/// WebKitGTK's switch for the renderer that shows blank windows with some graphics drivers.
#[cfg(target_os = "linux")]
const DMABUF_RENDERER_OFF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Settles all of it. To be called once, as the first thing `main` does.
pub fn settle() {
    #[cfg(unix)]
    {
        // Whatever the umask was: files 0600, folders 0700, also those that SQLite and WebKit make.
        rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
        refuse_core_dumps();
    }
    // Release builds can't be steered (SE-20). The journeys drive a debug build.
    if !cfg!(debug_assertions) {
        STEERING.iter().for_each(|name| environment::remove(name));
    }
    #[cfg(target_os = "linux")]
    environment::set_if_unset(DMABUF_RENDERER_OFF, "1");
}

/// No core dumps, of this process and of the web view's, which inherits the limit (SE-19).
///
/// The limit is one byte and not zero: to systemd-coredump, apport and their like the kernel
/// hands a dump whatever the limit is, except when it is exactly 1. For a dump to a file both
/// mean none. `PR_SET_DUMPABLE` would not reach the web view, which starts by `exec`.
#[cfg(unix)]
fn refuse_core_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};

    let bytes = if cfg!(target_os = "linux") { 1 } else { 0 };
    let none = Rlimit {
        current: Some(bytes),
        maximum: Some(bytes),
    };
    // It fails where the limit is already 0: there are no dumps to files then, and more can't
    // be asked for.
    let _ = setrlimit(Resource::Core, none);
}

/// The one place with `unsafe`: the standard library changes the environment only so.
#[allow(
    unsafe_code,
    reason = "see the SAFETY comments; nothing else in the app may"
)]
#[expect(
    clippy::disallowed_methods,
    reason = "the shell decides how the web view is started; the core never asks the environment"
)]
mod environment {
    pub(super) fn remove(name: &str) {
        if std::env::var_os(name).is_some() && this_is_the_only_thread() {
            // SAFETY: no other thread runs that could read the environment meanwhile.
            unsafe { std::env::remove_var(name) }
        }
    }

    #[cfg(target_os = "linux")]
    pub(super) fn set_if_unset(name: &str, value: &str) {
        if std::env::var_os(name).is_none() && this_is_the_only_thread() {
            // SAFETY: no other thread runs that could read the environment meanwhile.
            unsafe { std::env::set_var(name, value) }
        }
    }

    /// On Linux it is looked up, so that calling this too late does nothing rather than harm.
    #[cfg(target_os = "linux")]
    fn this_is_the_only_thread() -> bool {
        std::fs::read_dir("/proc/self/task").is_ok_and(|threads| threads.count() == 1)
    }

    /// Windows guards the environment with a lock of its own. On macOS only the system's own
    /// frameworks have run before `main`, and they start no threads.
    #[cfg(not(target_os = "linux"))]
    fn this_is_the_only_thread() -> bool {
        true
    }
}
