//! What makes an edited, older or shortened database tell (SE-15, SE-16).
//!
//! Every protected row has a MAC, and every commit leaves its evidence: a number that only grows, a
//! sum over the rows' MACs, the trail's last place in its chain. The evidence stands in the
//! database, under a MAC, and as the **anchor** in the key store, where whoever edits files does
//! not reach. The order is: commit, then anchor, then answer. So the database may be ahead of its
//! anchor, by what nobody was told yet, and is never behind it.

use serde::Serialize;
use ts_rs::TS;

use crate::audit::TrailBreak;
use crate::clock::Timestamp;
use crate::error::Fault;
use crate::keys::Keys;

/// A table with protected rows. The order is the one of the sums: new ones come last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// The institution: policy and settings.
    Institution,
    /// Operators: role, policy, names.
    Operator,
    /// Password hashes.
    Password,
    /// Phones.
    Registration,
    /// Counters of wrong tries.
    Throttle,
    /// Wrong tries of the last 30 days.
    Failure,
    /// Codes in place of one from a phone.
    TemporaryCode,
    /// Codes that lead to a registration.
    RegistrationCode,
    /// Where the trail does not hold, as the service team accepted it.
    AcceptedBreak,
}

impl Table {
    pub(crate) const ALL: [Self; 9] = [
        Self::Institution,
        Self::Operator,
        Self::Password,
        Self::Registration,
        Self::Throttle,
        Self::Failure,
        Self::TemporaryCode,
        Self::RegistrationCode,
        Self::AcceptedBreak,
    ];

    /// Its name in the database.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Institution => "institution",
            Self::Operator => "operator",
            Self::Password => "password",
            Self::Registration => "registration",
            Self::Throttle => "throttle",
            Self::Failure => "failure",
            Self::TemporaryCode => "temporary_code",
            Self::RegistrationCode => "registration_code",
            Self::AcceptedBreak => "accepted_break",
        }
    }
}

/// A sum over MACs, modulo 2²⁵⁶: what is added can be taken out again, in any order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sum([u64; 4]);

impl Sum {
    pub(crate) fn add(&mut self, element: [u8; 32]) {
        let mut carry = false;
        for (limb, more) in self.0.iter_mut().zip(limbs(element)) {
            let (sum, first) = limb.overflowing_add(more);
            let (sum, second) = sum.overflowing_add(carry.into());
            *limb = sum;
            carry = first || second;
        }
    }

    pub(crate) fn subtract(&mut self, element: [u8; 32]) {
        let mut borrow = false;
        for (limb, less) in self.0.iter_mut().zip(limbs(element)) {
            let (rest, first) = limb.overflowing_sub(less);
            let (rest, second) = rest.overflowing_sub(borrow.into());
            *limb = rest;
            borrow = first || second;
        }
    }

    fn to_bytes(self) -> [u8; 32] {
        let mut bytes = [0; 32];
        for (place, limb) in bytes.chunks_exact_mut(8).zip(self.0) {
            place.copy_from_slice(&limb.to_le_bytes());
        }
        bytes
    }
}

/// The least significant first.
fn limbs(bytes: [u8; 32]) -> [u64; 4] {
    let mut limbs = [0; 4];
    for (limb, bytes) in limbs.iter_mut().zip(bytes.chunks_exact(8)) {
        *limb = bytes
            .iter()
            .rev()
            .fold(0, |all, byte| all << 8 | u64::from(*byte));
    }
    limbs
}

/// The trail's last entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    /// Its number; 0 for an empty trail.
    pub number: u32,
    /// Its place in the chain.
    pub chain: [u8; 32],
}

/// What a commit leaves behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Evidence {
    /// How many commits there were.
    pub commits: u64,
    /// The trail's last entry.
    pub head: Head,
    /// The highest time seen (SE-8).
    pub highest_time: Timestamp,
    /// By [`Table`].
    pub sums: [Sum; Table::ALL.len()],
}

/// The first byte; another one is of another version of the app.
const FORMAT: u8 = 2;
/// That of an earlier version: four bytes more, for which breaks of the trail are kept one by one since.
const WITH_ACCEPTED: u8 = 1;
const MAC_LENGTH: usize = 32;

impl Evidence {
    /// As the key store keeps it.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![FORMAT];
        bytes.extend(self.commits.to_be_bytes());
        bytes.extend(self.head.number.to_be_bytes());
        bytes.extend(self.head.chain);
        bytes.extend(self.highest_time.as_millis().to_be_bytes());
        for sum in self.sums {
            bytes.extend(sum.to_bytes());
        }
        bytes
    }

    /// Reads it back; `None` where it is none. Sums of tables that came later are empty.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (format, bytes) = bytes.split_first()?;
        let (commits, bytes) = bytes.split_first_chunk()?;
        let (number, bytes) = bytes.split_first_chunk()?;
        let (chain, bytes) = bytes.split_first_chunk()?;
        let bytes = match *format {
            FORMAT => bytes,
            WITH_ACCEPTED => bytes.split_first_chunk::<4>()?.1,
            _ => return None,
        };
        let (highest_time, bytes) = bytes.split_first_chunk()?;
        let (read, rest) = bytes.as_chunks::<32>();
        if !rest.is_empty() || read.len() > Table::ALL.len() {
            return None;
        }
        let mut sums = [Sum::default(); Table::ALL.len()];
        for (sum, bytes) in sums.iter_mut().zip(read) {
            *sum = Sum(limbs(*bytes));
        }
        Some(Self {
            commits: u64::from_be_bytes(*commits),
            head: Head {
                number: u32::from_be_bytes(*number),
                chain: *chain,
            },
            highest_time: Timestamp::from_millis(i64::from_be_bytes(*highest_time)),
            sums,
        })
    }

    /// As the database keeps it: under a MAC.
    pub(crate) fn to_stored(&self, keys: &Keys) -> Vec<u8> {
        let mut bytes = self.to_bytes();
        let mac = keys.evidence_mac(&bytes);
        bytes.extend(mac);
        bytes
    }

    /// Reads what the database keeps; `None` where the MAC is not its own.
    pub(crate) fn from_stored(keys: &Keys, stored: &[u8]) -> Option<Self> {
        let (bytes, mac) = stored.split_at_checked(stored.len().checked_sub(MAC_LENGTH)?)?;
        if keys.evidence_mac(bytes) != mac {
            return None;
        }
        Self::from_bytes(bytes)
    }
}

/// What somebody did to the data, outside the app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Finding {
    /// A row was edited, or moved there from elsewhere.
    RowChanged {
        /// In this table.
        table: Table,
        /// About this operator, by the display name that stands there now.
        whose: Option<String>,
    },
    /// Every row is one of ours, but not today's: rows were removed, or put back as they once were.
    RowsExchanged {
        /// In this table.
        table: Table,
    },
    /// The whole file is one of before.
    OlderFile,
    /// The evidence in the database is not ours.
    EvidenceChanged,
    /// Tables or triggers were added, removed or edited. The service key does not help: whatever is
    /// written would be written by them as well.
    SchemaChanged,
    /// The key store has no anchor for this data.
    AnchorMissing,
    /// The end of the trail is gone.
    TrailCut {
        /// The last entry that is there.
        after: u32,
    },
    /// An entry of the trail was edited.
    TrailChanged {
        /// Which.
        number: u32,
    },
    /// Entries were removed from the trail.
    TrailRemoved {
        /// From this one
        first: u32,
        /// to this one.
        last: u32,
    },
}

impl From<TrailBreak> for Finding {
    fn from(found: TrailBreak) -> Self {
        match found {
            TrailBreak::Changed { number } => Self::TrailChanged { number },
            TrailBreak::Removed { first, last } => Self::TrailRemoved { first, last },
            TrailBreak::CutOff { after } => Self::TrailCut { after },
        }
    }
}

impl Finding {
    /// Whether following the trail shows it, and opening the data may not.
    pub(crate) const fn is_in_the_trail(&self) -> bool {
        matches!(
            self,
            Self::TrailChanged { .. } | Self::TrailRemoved { .. } | Self::TrailCut { .. }
        )
    }

    /// As the trail names it.
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::RowChanged { .. } => "row_changed",
            Self::RowsExchanged { .. } => "rows_exchanged",
            Self::OlderFile => "older_file",
            Self::EvidenceChanged => "evidence_changed",
            Self::SchemaChanged => "schema_changed",
            Self::AnchorMissing => "anchor_missing",
            Self::TrailCut { .. } => "trail_cut",
            Self::TrailChanged { .. } => "trail_changed",
            Self::TrailRemoved { .. } => "trail_removed",
        }
    }
}

/// Compares the evidence in the database with the anchor in the key store.
pub(crate) fn compare(found: &Evidence, anchor: Option<&Evidence>) -> Result<(), Finding> {
    match anchor {
        // The very first commit, cut off before its anchor (SU-4).
        None if found.commits <= 1 => Ok(()),
        None => Err(Finding::AnchorMissing),
        // Ahead: cut off between a commit and its anchor. Nobody was told of that commit.
        Some(anchor) if found.commits > anchor.commits || found == anchor => Ok(()),
        Some(_) => Err(Finding::OlderFile),
    }
}

impl From<Finding> for Fault {
    fn from(_: Finding) -> Self {
        Self::Tampered("the evidence")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::keys::RootKey;
    use crate::testing::SeededRandomness;

    fn evidence(commits: u64) -> Evidence {
        Evidence {
            commits,
            head: Head {
                number: 7,
                chain: [9; 32],
            },
            highest_time: Timestamp::from_millis(1_795_507_200_000),
            sums: [Sum([1, 2, 3, u64::MAX]); Table::ALL.len()],
        }
    }

    proptest! {
        #[test]
        fn a_sum_forgets_what_is_taken_out_again__SE_15(elements: Vec<[u8; 32]>, more: [u8; 32]) {
            let mut sum = Sum::default();
            elements.iter().for_each(|element| sum.add(*element));
            let before = sum;
            sum.add(more);
            prop_assert_eq!(sum == before, more == [0; 32]);
            sum.subtract(more);
            prop_assert_eq!(sum, before);
            elements.iter().for_each(|element| sum.subtract(*element));
            prop_assert_eq!(sum, Sum::default());
        }
    }

    #[test]
    fn a_sum_carries_over_all_its_limbs__SE_15() {
        let mut sum = Sum::default();
        sum.add([0xff; 32]);
        let mut one = [0; 32];
        one[0] = 1;
        sum.add(one);
        assert_eq!(sum, Sum::default(), "modulo 2^256");
        sum.subtract(one);
        assert_eq!(sum.to_bytes(), [0xff; 32]);
    }

    #[test]
    fn evidence_reads_back_and_no_byte_of_it_can_be_changed__SE_15() {
        let keys = Keys::derive(&RootKey::generate(&SeededRandomness::new(1)), 1);
        let stored = evidence(5).to_stored(&keys);
        assert_eq!(Evidence::from_stored(&keys, &stored), Some(evidence(5)));
        for at in 0..stored.len() {
            let mut changed = stored.clone();
            changed[at] ^= 1;
            assert_eq!(Evidence::from_stored(&keys, &changed), None, "byte {at}");
        }
        for length in 0..stored.len() {
            assert_eq!(
                Evidence::from_stored(&keys, &stored[..length]),
                None,
                "cut to {length}"
            );
        }
        let other = Keys::derive(&RootKey::generate(&SeededRandomness::new(2)), 1);
        assert_eq!(Evidence::from_stored(&other, &stored), None, "another key");
    }

    #[test]
    fn evidence_of_an_earlier_version_is_read__SE_15() {
        let now = evidence(5).to_bytes();
        let (before, after) = now.split_at(1 + 8 + 4 + 32);
        let mut earlier = [before, &[0, 0, 0, 3], after].concat();
        earlier[0] = 1;
        // It knew a table less.
        earlier.truncate(earlier.len() - 32);
        let mut expected = evidence(5);
        expected.sums[Table::AcceptedBreak as usize] = Sum::default();
        assert_eq!(Evidence::from_bytes(&earlier), Some(expected));
    }

    #[test]
    fn the_database_may_be_ahead_of_its_anchor_and_never_behind__SE_15() {
        let forked = Evidence {
            highest_time: Timestamp::from_millis(1_795_507_200_001),
            ..evidence(5)
        };
        for (found, anchor, expected) in [
            // as it should be
            (evidence(5), Some(evidence(5)), Ok(())),
            // cut off between commit and anchor
            (evidence(6), Some(evidence(5)), Ok(())),
            // a file of before
            (evidence(4), Some(evidence(5)), Err(Finding::OlderFile)),
            // as many commits, but others
            (forked, Some(evidence(5)), Err(Finding::OlderFile)),
            // set-up, cut off before its anchor
            (evidence(1), None, Ok(())),
            // an emptied key store
            (evidence(2), None, Err(Finding::AnchorMissing)),
        ] {
            assert_eq!(compare(&found, anchor.as_ref()), expected);
        }
    }
}
