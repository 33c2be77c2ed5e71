//! The copy of the root key that the service key opens.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: ([u8; 20], [u8; 32], [u8; 32], u8, usize, &[u8])| {
    let (service_key, root, public, flip, at, found) = input;
    guichet_core::fuzzing::root_key_copy(service_key, root, &public, found, flip, at);
});
