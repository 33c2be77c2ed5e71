//! The steps of what an app does, by their numbers: `numbered_steps.c` between the app and the system, and
//! between the keyring and the system.

use std::{
    fs::File,
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
    process::Command,
};

use super::program;

const SOURCE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/support/numbered_steps.c"
);

/// Where the fields of the shared file lie, in bytes.
const TAKEN: u64 = 0;
const LAST: u64 = 4;
const APP: u64 = 8;
const LENGTH: u64 = 12;

/// The count that the app and its keyring share.
pub struct NumberedSteps {
    library: PathBuf,
    path: PathBuf,
    shared: File,
}

impl NumberedSteps {
    /// None are taken, and the app is killed at none.
    pub fn none(compiler: Command, folder: &Path) -> Self {
        let library = folder.join("numbered_steps.so");
        program::compile_between(compiler, SOURCE, &library);
        let path = folder.join("steps");
        let shared = File::options()
            .read(true)
            .write(true)
            .create_new(true)
            .open(&path)
            .expect("a file for the steps");
        shared.set_len(LENGTH).expect("a file of three numbers");
        Self {
            library,
            path,
            shared,
        }
    }

    /// What is started like this counts its steps.
    pub fn count_those_of(&self, command: &mut Command) {
        command
            .env("LD_PRELOAD", &self.library)
            .env("NUMBERED_STEPS", &self.path);
    }

    /// Counts from 1 again.
    pub fn begin(&self) {
        self.write(LAST, 0);
        self.write(TAKEN, 0);
    }

    /// The app is killed when it has taken so many from now.
    pub fn kill_at(&self, step: u32) {
        self.begin();
        self.write(LAST, step);
    }

    /// How many were taken.
    pub fn taken(&self) -> u32 {
        self.read(TAKEN)
    }

    /// The process whose steps they are: the app, or a command of it, that was started last.
    pub fn app(&self) -> u32 {
        self.read(APP)
    }

    fn read(&self, at: u64) -> u32 {
        let mut number = [0; 4];
        self.shared
            .read_exact_at(&mut number, at)
            .expect("the shared file");
        u32::from_ne_bytes(number)
    }

    fn write(&self, at: u64, number: u32) {
        self.shared
            .write_all_at(&number.to_ne_bytes(), at)
            .expect("the shared file");
    }
}
