//! The audit trail: what happened, when, who did it to whom, at which desk (AU-1). Never a secret,
//! a password, a code, or a username that nobody has.

mod event;
mod export;
mod standing;

pub(crate) use event::Entry;
pub use event::{AuditEvent, EventKind, HistoryEntry};
pub use export::ExportFormat;
pub(crate) use export::{ExportedEntry, Exporting};
pub use standing::{TrailBreak, TrailProblem, TrailStanding};
