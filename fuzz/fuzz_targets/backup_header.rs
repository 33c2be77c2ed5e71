//! The beginning of a backup file.
#![no_main]

libfuzzer_sys::fuzz_target!(|file: &[u8]| guichet_core::fuzzing::backup_header(file));
