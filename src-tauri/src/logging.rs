//! The log: one file a day in the data folder's `logs/`, the last fourteen kept.
//!
//! `GUICHET_LOG` (error, warn, info, debug or trace) sets how much Guichet itself says. Other
//! libraries are heard from `warn` upwards only, whatever it is set to: at `trace`, some of them
//! print the messages that they carry, and those hold passwords and keys (SE-19).

use std::path::Path;

use guichet_core::{Clock, Span, Timestamp};
use thiserror::Error;
use tracing::{Level, level_filters::LevelFilter};
use tracing_appender::rolling::{InitError, RollingFileAppender, Rotation};
use tracing_subscriber::{
    Layer, filter::Targets, fmt, layer::SubscriberExt, util::SubscriberInitExt,
};

use crate::clock::SystemClock;

/// The files that are kept: two weeks.
const DAYS_KEPT: usize = 14;

/// The folder of the log inside the data folder.
pub const FOLDER: &str = "logs";

/// The variable that sets how much Guichet says.
const LEVEL: &str = "GUICHET_LOG";

/// Starts the log. Without a data folder, and in debug builds also with one, it goes to stderr.
pub fn start(data_folder: Option<&Path>) {
    start_with(data_folder, cfg!(debug_assertions));
}

/// Starts the log of a command, in the file only: what a person reads in the terminal are its
/// sentences.
pub fn start_in_file(data_folder: &Path) {
    start_with(Some(data_folder), false);
}

fn start_with(data_folder: Option<&Path>, also_to_stderr: bool) {
    let (file, problem) = match data_folder.map(|folder| file_in(folder, SystemClock.now())) {
        Some(Ok(file)) => (Some(file), None),
        Some(Err(problem)) => (None, Some(problem)),
        None => (None, None),
    };
    let to_stderr = file.is_none() || also_to_stderr;

    let file = file.map(|file| {
        fmt::layer()
            .with_ansi(false)
            .with_writer(file)
            .with_filter(what_is_heard(level()))
    });
    let stderr = to_stderr.then(|| {
        fmt::layer()
            .with_writer(std::io::stderr)
            .with_filter(what_is_heard(level()))
    });
    // It fails only where a log was started before, and then that one goes on.
    let _ = tracing_subscriber::registry()
        .with(file)
        .with(stderr)
        .try_init();
    say_where_it_panicked();

    if let Some(problem) = problem {
        tracing::warn!(%problem, "there is no log file");
    }
}

/// Why there is no log file.
#[derive(Debug, Error)]
enum NoLogFile {
    /// The library panics where it can't name the day on which a log ends.
    #[error("no day comes after the one that the computer's clock shows")]
    NoTomorrow,
    #[error(transparent)]
    Unwritable(#[from] InitError),
}

fn file_in(data_folder: &Path, now: Timestamp) -> Result<RollingFileAppender, NoLogFile> {
    if now.plus(Span::days(1)) >= Timestamp::LATEST {
        return Err(NoLogFile::NoTomorrow);
    }
    let file = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("guichet")
        .filename_suffix("log")
        .max_log_files(DAYS_KEPT)
        .build(data_folder.join(FOLDER))?;
    Ok(file)
}

#[expect(
    clippy::disallowed_methods,
    reason = "how much is logged is the shell's, not the core's"
)]
fn level() -> Level {
    std::env::var(LEVEL)
        .ok()
        .and_then(|level| level.parse().ok())
        .unwrap_or(Level::INFO)
}

fn what_is_heard(level: Level) -> Targets {
    Targets::new()
        .with_default(LevelFilter::WARN)
        .with_target("guichet", level)
        .with_target("guichet_core", level)
}

/// A panic's message may quote what it stumbled over; where it happened is enough to find it.
fn say_where_it_panicked() {
    let shown_before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        match panic.location() {
            Some(place) => tracing::error!(%place, "panicked"),
            None => tracing::error!("panicked"),
        }
        if cfg!(debug_assertions) {
            shown_before(panic);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_stay_silent_below_warn_however_much_guichet_says__SE_19() {
        let heard = what_is_heard(Level::TRACE);
        assert!(heard.would_enable("guichet::app", &Level::TRACE));
        assert!(heard.would_enable("guichet_core::runner", &Level::TRACE));
        for library in [
            "zbus::connection",
            "sqlx::query",
            "tauri::ipc",
            "wry",
            "hyper",
        ] {
            assert!(!heard.would_enable(library, &Level::INFO), "{library}");
            assert!(heard.would_enable(library, &Level::WARN), "{library}");
        }
    }

    #[test]
    fn there_is_a_log_file_on_every_day_that_has_a_next_one__SE_8() {
        let folder = tempfile::tempdir().expect("a folder");
        let last_day = Timestamp::LATEST.minus(Span::seconds(1));
        for (now, file) in [
            (Timestamp::from_millis(0), true),
            (last_day.minus(Span::days(1)), true),
            (last_day, false),
            // where clocks beyond 9999 are held
            (Timestamp::LATEST, false),
        ] {
            assert_eq!(file_in(folder.path(), now).is_ok(), file, "{now:?}");
        }
    }

    #[test]
    fn only_two_weeks_of_logs_are_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let logs = folder.path().join(FOLDER);
        std::fs::create_dir(&logs).expect("logs/");
        for day in 1..=28 {
            std::fs::write(logs.join(format!("guichet.2026-01-{day:02}.log")), "").expect("a log");
        }
        drop(file_in(folder.path(), SystemClock.now()).expect("a log file"));

        let left = std::fs::read_dir(&logs).expect("logs/").count();
        assert!(left <= DAYS_KEPT, "{left} files are left");
    }
}
