//! The field for the service key.
#![no_main]

libfuzzer_sys::fuzz_target!(|typed: &str| guichet_core::fuzzing::service_key(typed));
