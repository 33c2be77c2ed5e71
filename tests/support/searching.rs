//! The search for secrets in what a run leaves behind: each in every clothing, in one go through each file.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;

use super::clothing::{clothed, clothed_bytes};

/// What is searched for.
#[derive(Default)]
pub struct Secrets(Vec<(String, Vec<u8>)>);

impl Secrets {
    /// A text that was shown or typed.
    pub fn text(&mut self, what: &str, secret: &str) {
        self.add(what, clothed(secret));
    }

    /// Bytes that only programs see.
    pub fn bytes(&mut self, what: &str, secret: &[u8]) {
        self.add(what, clothed_bytes(secret));
    }

    fn add(&mut self, what: &str, clothings: Vec<(&'static str, Vec<u8>)>) {
        let named = clothings.into_iter();
        let named = named.map(|(clothing, needle)| (format!("{what} ({clothing})"), needle));
        self.0.extend(named);
    }

    /// Which of them stand in each of these contents: as sentences, and none is the aim.
    pub fn found_in(&self, contents: &[(String, Vec<u8>)]) -> Vec<String> {
        let needles = self.0.iter().map(|(_, needle)| needle);
        let search = AhoCorasick::new(needles).expect("a search");
        let found = contents.iter().flat_map(|(whose, content)| {
            let found = search.find_overlapping_iter(content);
            found.map(move |found| {
                let what = &self.0[found.pattern().as_usize()].0;
                format!("{what} stands in {whose}")
            })
        });
        // Each once, however often it stands there.
        found.collect::<BTreeSet<_>>().into_iter().collect()
    }
}
