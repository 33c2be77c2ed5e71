//! The text of the QR code, built and read back.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: (&str, &str, [u8; 20])| {
    let (issuer, account, key) = input;
    guichet_core::fuzzing::key_uri(issuer, account, key);
});
