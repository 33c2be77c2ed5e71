//! The clothes that a secret may wear in a file: leaks are seldom in plain text only.

use std::process::Command;

use super::program;

/// A text in each of them, with the clothing's name.
pub fn clothed(secret: &str) -> Vec<(&'static str, Vec<u8>)> {
    let mut clothings = clothed_bytes(secret.as_bytes());
    let utf_16 = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
    clothings.push(("in UTF-16", utf_16));
    clothings
}

/// Bytes in each of them, with the clothing's name.
pub fn clothed_bytes(secret: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let hexadecimal: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    let numbers: Vec<_> = secret.iter().map(u8::to_string).collect();
    let mut clothings = vec![
        ("as it is", secret.to_vec()),
        ("in hexadecimal", hexadecimal.as_bytes().to_vec()),
        (
            "in capital hexadecimal",
            hexadecimal.to_uppercase().into_bytes(),
        ),
        ("as numbers", numbers.join(",").into_bytes()),
        ("as numbers and spaces", numbers.join(", ").into_bytes()),
    ];
    for (clothing, alphabet, bits) in [
        ("in base32", "--base32", 5),
        ("in base64", "--base64", 6),
        ("in base64 for addresses", "--base64url", 6),
    ] {
        // As many places as there are to begin at within a group of letters.
        for before in 0..[5, 3][bits - 5] {
            clothings.push((clothing, encoded(alphabet, bits, before, secret)));
        }
    }
    clothings
}

/// The letters that depend on the secret alone where it is encoded behind so many bytes, and before others.
fn encoded(alphabet: &str, bits: usize, before: usize, secret: &[u8]) -> Vec<u8> {
    let all = [&vec![0; before], secret].concat();
    let letters = base_enc(&["-w0", alphabet], &all);
    letters[(before * 8).div_ceil(bits)..all.len() * 8 / bits].to_vec()
}

/// The bytes that base32 is the clothing of.
pub fn unclothed(base32: &str) -> Vec<u8> {
    base_enc(&["--base32", "-d"], base32.as_bytes())
}

/// The same for Crockford's letters, which are others in the same places. What is behind the last whole
/// group of letters is left out.
pub fn unclothed_crockford(letters: &str) -> Vec<u8> {
    const HIS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const OF_RFC_4648: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let places = letters.chars().filter_map(|letter| HIS.find(letter));
    let mut others: String = places.map(|at| char::from(OF_RFC_4648[at])).collect();
    others.truncate(others.len() / 8 * 8);
    unclothed(&others)
}

fn base_enc(arguments: &[&str], input: &[u8]) -> Vec<u8> {
    program::read_bytes(Command::new("basenc").args(arguments), input).expect("coreutils")
}

#[test]
fn what_is_unclothed_is_what_other_programs_say_it_is() {
    assert_eq!(unclothed("MZXW6YTB"), b"fooba");
    // The same bits in Crockford's letters, in groups and with a checksum behind.
    assert_eq!(unclothed_crockford("CSQP-YRK1-7"), b"fooba");
}

#[test]
fn bytes_in_the_middle_of_encoded_ones_are_found() {
    let secret = b"seven geese";
    for before in 0..6 {
        let all = [&vec![b'x'; before], &secret[..], b"yyyyy"].concat();
        for alphabet in ["--base32", "--base64", "--base64url"] {
            let letters = base_enc(&["-w0", alphabet], &all);
            let found = clothed_bytes(secret).iter().any(|(_, clothed)| {
                letters
                    .windows(clothed.len())
                    .any(|window| window == clothed)
            });
            assert!(found, "{alphabet} behind {before}");
        }
    }
}
