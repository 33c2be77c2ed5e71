//! Where a journey's pictures go: `{pictures}/{journey}/{NN}-{name}.png`.

use std::{
    cell::Cell,
    env, fs,
    path::{Path, PathBuf},
    thread,
};

/// The pictures of one journey, numbered as they are taken.
pub struct Pictures {
    folder: PathBuf,
    taken: Cell<u32>,
}

impl Pictures {
    /// For the journey that runs on this thread, which is named after it.
    pub fn of_this_journey() -> Self {
        let thread = thread::current();
        let journey = thread
            .name()
            .and_then(|name| name.rsplit("::").next())
            .expect("a journey's thread has its name");
        let pictures = env::var_os("GUICHET_PICTURES").map_or_else(
            || Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("journeys"),
            PathBuf::from,
        );
        let folder = pictures.join(journey);
        fs::remove_dir_all(&folder).ok();
        fs::create_dir_all(&folder).expect("a folder for the journey's pictures");
        Self {
            folder,
            taken: Cell::new(0),
        }
    }

    /// The file for the next picture.
    pub fn next(&self, name: &str) -> PathBuf {
        self.taken.set(self.taken.get() + 1);
        self.folder
            .join(format!("{:02}-{name}.png", self.taken.get()))
    }

    /// The journey's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}
