//! The clothes that a secret may wear in a file: leaks are seldom in plain text only.

use std::process::Command;

use super::program;

/// A secret in each of them, with the clothing's name.
pub fn clothed(secret: &str) -> Vec<(&'static str, Vec<u8>)> {
    let hexadecimal: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
    let encoded = |encoder: &str| {
        // Without the last characters, which depend on what follows the secret.
        let whole = program::read(Command::new(encoder).arg("-w0"), secret).expect("coreutils");
        let whole = whole.trim_end_matches('=');
        whole.as_bytes()[..whole.len() - 1].to_vec()
    };
    vec![
        ("as it is", secret.as_bytes().to_vec()),
        ("in hexadecimal", hexadecimal.as_bytes().to_vec()),
        (
            "in capital hexadecimal",
            hexadecimal.to_uppercase().into_bytes(),
        ),
        ("in base32", encoded("base32")),
        ("in base64", encoded("base64")),
        (
            "in UTF-16",
            secret.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ),
    ]
}
