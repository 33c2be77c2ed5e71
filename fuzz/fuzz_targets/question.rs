//! What a page sends.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &[u8]| {
    if let Ok(question) = serde_json::from_slice(text) {
        guichet_core::fuzzing::question(&question);
    }
});
