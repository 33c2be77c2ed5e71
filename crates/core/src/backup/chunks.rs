//! The database on its way into a backup and out of it: chunks of 64 KiB, each sealed on its own, so
//! that no memory is needed for the whole.
//!
//! The construction is STREAM (Hoang, Reyhanitabar, Rogaway, Vizár, 2015) over XChaCha20-Poly1305: a
//! chunk's nonce is the file's random prefix, the chunk's number and whether it is the last one. So
//! a chunk that was changed, moved, left out or added does not open, and neither does a file that
//! ends early.

use std::io::{self, Read, Write};

use aead_stream::{NewStream as _, StreamBE32, StreamPrimitive as _};
use chacha20poly1305::XChaCha20Poly1305;

use super::header::Header;

const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;

/// Why not all arrived.
#[derive(Debug)]
pub(super) enum Stuck {
    /// What it comes from can't be read.
    Reading(io::Error),
    /// Where it goes can't be written.
    Writing(io::Error),
    /// A chunk does not open.
    Damaged,
}

/// The chunks of one file: its key, and the header that is associated data of each.
pub(super) struct Chunks {
    stream: StreamBE32<XChaCha20Poly1305>,
    header: Vec<u8>,
}

impl Chunks {
    /// Of the file with this header, which stands in it as `bytes`, under its key.
    pub(super) fn of(header: &Header, bytes: &[u8], key: &[u8; 32]) -> Self {
        let nonce_prefix = header.nonce_prefix.into();
        Self {
            stream: StreamBE32::new(key.into(), &nonce_prefix),
            header: bytes.to_vec(),
        }
    }

    /// Seals all that `from` holds into `to`; `moved` hears how far it has come in `from`.
    pub(super) fn seal(
        &self,
        from: &mut impl Read,
        to: &mut impl Write,
        moved: &mut dyn FnMut(u64),
    ) -> Result<(), Stuck> {
        each(from, to, CHUNK, moved, |number, last, chunk| {
            self.stream
                .encrypt_in_place(number, last, &self.header, chunk)
        })
    }

    /// Opens all that `from` holds into `to`. What is in `to` counts only where this ends well.
    pub(super) fn open(
        &self,
        from: &mut impl Read,
        to: &mut impl Write,
        moved: &mut dyn FnMut(u64),
    ) -> Result<(), Stuck> {
        each(from, to, CHUNK + TAG, moved, |number, last, chunk| {
            self.stream
                .decrypt_in_place(number, last, &self.header, chunk)
        })
    }
}

/// Takes chunk after chunk of `length` bytes through `change`; only the last may be shorter.
fn each(
    from: &mut impl Read,
    to: &mut impl Write,
    length: usize,
    moved: &mut dyn FnMut(u64),
    change: impl Fn(u32, bool, &mut Vec<u8>) -> Result<(), chacha20poly1305::Error>,
) -> Result<(), Stuck> {
    let mut chunk = Vec::with_capacity(CHUNK + TAG);
    let mut next = Vec::with_capacity(CHUNK + TAG);
    take(from, length, &mut next)?;
    let mut done = 0;
    for number in 0_u32.. {
        std::mem::swap(&mut chunk, &mut next);
        take(from, length, &mut next)?;
        let last = next.is_empty();
        done += chunk.len() as u64;
        change(number, last, &mut chunk).map_err(|_| Stuck::Damaged)?;
        to.write_all(&chunk).map_err(Stuck::Writing)?;
        moved(done);
        if last {
            return Ok(());
        }
    }
    // 2³² chunks are 256 TiB.
    Err(Stuck::Damaged)
}

/// The next `length` bytes, or what is left.
fn take(from: &mut impl Read, length: usize, chunk: &mut Vec<u8>) -> Result<(), Stuck> {
    chunk.clear();
    let taken = from.take(length as u64).read_to_end(chunk);
    taken.map(|_| ()).map_err(Stuck::Reading)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::clock::Timestamp;

    fn header() -> Header {
        Header {
            database: Uuid::nil(),
            institution: Uuid::nil(),
            made_at: Timestamp::from_millis(0),
            schema: 8,
            salt: [3; 32],
            nonce_prefix: [4; 19],
            root_key_under_service_key: vec![],
        }
    }

    fn sealed(plain: &[u8]) -> Vec<u8> {
        let mut sealed = Vec::new();
        Chunks::of(&header(), b"header", &[1; 32])
            .seal(&mut &plain[..], &mut sealed, &mut |_| {})
            .unwrap();
        sealed
    }

    fn opened_as(sealed: &[u8], header: &Header, bytes: &[u8], key: &[u8; 32]) -> Option<Vec<u8>> {
        let mut opened = Vec::new();
        let chunks = Chunks::of(header, bytes, key);
        match chunks.open(&mut &sealed[..], &mut opened, &mut |_| {}) {
            Ok(()) => Some(opened),
            Err(Stuck::Damaged) => None,
            Err(other) => panic!("{other:?}"),
        }
    }

    fn opened(sealed: &[u8]) -> Option<Vec<u8>> {
        opened_as(sealed, &header(), b"header", &[1; 32])
    }

    fn bytes(length: usize) -> Vec<u8> {
        (0..length).map(|at| (at * 31 % 251) as u8).collect()
    }

    #[test]
    fn files_of_every_length_about_a_chunk_read_back__RE_2() {
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17] {
            let plain = bytes(length);
            let sealed = sealed(&plain);
            let chunks = length.div_ceil(CHUNK).max(1);
            assert_eq!(sealed.len(), length + chunks * TAG, "{length}");
            assert!(opened(&sealed) == Some(plain), "{length}");
        }
    }

    #[test]
    fn a_chunk_that_is_moved_left_out_added_or_cut_does_not_open__SE_17() {
        let sealed = sealed(&bytes(3 * CHUNK + 17));
        let parts: Vec<&[u8]> = sealed.chunks(CHUNK + TAG).collect();
        let with = |order: &[usize]| order.iter().flat_map(|at| parts[*at]).copied().collect();
        for (what, changed) in [
            ("two swapped", with(&[1, 0, 2, 3])),
            ("the last one first", with(&[3, 1, 2, 0])),
            ("the first left out", with(&[1, 2, 3])),
            ("one in the middle left out", with(&[0, 2, 3])),
            ("the last left out", with(&[0, 1, 2])),
            ("one twice", with(&[0, 1, 1, 2, 3])),
            ("one more at the end", with(&[0, 1, 2, 3, 3])),
            ("nothing at all", vec![]),
            ("a byte more", [&sealed[..], &[0]].concat()),
        ] {
            assert_eq!(opened(&changed), None, "{what}");
        }
        for length in [
            0,
            1,
            TAG,
            CHUNK,
            CHUNK + TAG,
            CHUNK + TAG + 1,
            sealed.len() - 1,
        ] {
            assert_eq!(opened(&sealed[..length]), None, "cut to {length}");
        }
    }

    #[test]
    fn each_byte_of_the_first_chunk_counts__SE_17() {
        let sealed = sealed(&bytes(300));
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(opened(&changed), None, "byte {at}");
        }
    }

    #[test]
    fn another_header_nonce_or_key_opens_nothing__SE_17() {
        let sealed = sealed(&bytes(300));
        let nonce_prefix = Header {
            nonce_prefix: [9; 19],
            ..header()
        };
        assert_eq!(opened_as(&sealed, &header(), b"other", &[1; 32]), None);
        assert_eq!(opened_as(&sealed, &nonce_prefix, b"header", &[1; 32]), None);
        assert_eq!(opened_as(&sealed, &header(), b"header", &[2; 32]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn no_byte_anywhere_can_be_changed_and_no_cut_opens__SE_17(
            length in 0..3 * CHUNK, at: prop::sample::Index, bit in 0_u32..8,
        ) {
            let sealed = sealed(&bytes(length));
            let at = at.index(sealed.len());
            let mut changed = sealed.clone();
            changed[at] ^= 1_u8 << bit;
            prop_assert!(opened(&changed).is_none());
            prop_assert!(opened(&sealed[..at]).is_none());
        }
    }
}
