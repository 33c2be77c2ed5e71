//! A disk that fails when it is asked to keep something: `failing_disk.c` between the app and the system.

use std::{fs, path::PathBuf};

use super::{Desk, Window, program};

const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/failing_disk.c");

/// What fails, and how often, in per cent.
#[derive(Clone, Copy, Debug)]
pub enum Failing {
    Nothing,
    /// Writing.
    Writes(u8),
    /// Being sure that what was written stays.
    Syncs(u8),
}

impl Desk {
    /// Starts the app on a disk that can be made to fail.
    #[track_caller]
    pub fn start_app_on_failing_disk(&self) -> Window {
        let library = self.folder().join("run/failing_disk.so");
        program::compile_between(self.command("cc"), SOURCE, &library);
        self.let_disk_fail(Failing::Nothing);
        self.start_app_through(&format!(
            "env LD_PRELOAD='{}' FAILING_DISK='{}'",
            library.display(),
            self.order().display()
        ))
    }

    /// From here on the disk fails like this.
    #[track_caller]
    pub fn let_disk_fail(&self, failing: Failing) {
        let order = match failing {
            Failing::Nothing => String::new(),
            Failing::Writes(per_cent) => format!("write {per_cent}"),
            Failing::Syncs(per_cent) => format!("fsync {per_cent}"),
        };
        // In one step: the app may be reading.
        let new = self.order().with_extension("new");
        fs::write(&new, order).expect("the order");
        fs::rename(new, self.order()).expect("the disk is told");
    }

    fn order(&self) -> PathBuf {
        self.folder().join("run/failing")
    }
}
