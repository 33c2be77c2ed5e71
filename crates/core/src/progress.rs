//! What takes long says how far it has come, and some of it can be called off on the way.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use ts_rs::TS;

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The database is copied as it is at this moment.
    Copying,
    /// The copy is written into the backup.
    Writing,
    /// The backup is read.
    Reading,
    /// Everything in it is checked.
    Checking,
    /// It takes the place of what is there.
    Finishing,
    /// The rows of a file are compared with the operators that there are.
    Comparing,
    /// The operators of a file are written.
    Importing,
}

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// So many bytes, or rows.
    #[ts(type = "number")]
    pub done: u64,
    /// Of so many; as many as are done where nobody knows.
    #[ts(type = "number")]
    pub all: u64,
}

/// Hears how far it has come.
pub type Tell = Arc<dyn Fn(Progress) + Send + Sync>;

/// "Cancel": a wish that whoever works looks at on the way. All copies are of the same wish.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Calls it off.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was called off.
    pub(crate) fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Who waits for it: hears how far it has come, and may call it off.
#[derive(Clone)]
pub struct Watch {
    /// Hears it.
    pub tell: Tell,
    /// Calls it off.
    pub cancel: Cancel,
}

impl Default for Watch {
    /// Nobody waits.
    fn default() -> Self {
        Self {
            tell: Arc::new(|_| ()),
            cancel: Cancel::default(),
        }
    }
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Watch(…)")
    }
}
