//! The audit trail: what happened, when, who did it to whom, at which desk (AU-1). Never a secret,
//! a password, a code, or a username that nobody has.

mod event;

pub(crate) use event::Entry;
pub use event::{AuditEvent, HistoryEntry};
