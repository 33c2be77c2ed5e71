//! The exported trail, as spreadsheets read it.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: (String, String, String)| {
    let (desk, actor, subject) = input;
    guichet_core::fuzzing::exported_trail(desk, actor, subject);
});
