//! A demo on a desk: beside the desk's own data, in a folder of its own.

use std::{
    fs::{self, DirBuilder},
    os::unix::fs::DirBuilderExt,
    path::PathBuf,
};

use super::{Desk, Window, wait_for};

impl Desk {
    /// Starts a demo, which keeps its data in [`Desk::temporary`].
    #[track_caller]
    pub fn start_demo(&self) -> Window {
        DirBuilder::new()
            .mode(0o700)
            .recursive(true)
            .create(self.temporary())
            .expect("a folder for temporary files");
        self.start_app_through_with(
            &format!("env TMPDIR='{}'", self.temporary().display()),
            "--demo",
        )
    }

    /// Where a demo finds this person's temporary files.
    pub fn temporary(&self) -> PathBuf {
        self.folder().join("tmp")
    }

    /// Closes a demo's sign-in window, and waits until it has cleared away what it had.
    #[track_caller]
    pub fn close_demo(&self, window: Window) {
        window.close_sign_in();
        wait_for("the demo's folder to be gone", || {
            let left = fs::read_dir(self.temporary()).expect("the folder for temporary files");
            (left.count() == 0).then_some(())
        });
    }
}
