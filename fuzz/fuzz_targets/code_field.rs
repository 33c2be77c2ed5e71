//! The field for the six digits.
#![no_main]

libfuzzer_sys::fuzz_target!(|typed: &str| guichet_core::fuzzing::code_field(typed));
