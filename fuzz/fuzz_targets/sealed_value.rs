//! A sealed value of the database.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: (&[u8], &[u8], u8, usize)| {
    let (found, value, flip, at) = input;
    guichet_core::fuzzing::sealed(found, value, flip, at);
});
