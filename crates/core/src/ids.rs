//! Ids of rows: UUID version 7 (RFC 9562), from the clock and the randomness handed in.

use uuid::{Builder, Uuid};

use crate::clock::{Randomness, Timestamp};

/// A new id.
pub(crate) fn new_id(now: Timestamp, randomness: &dyn Randomness) -> Uuid {
    let mut random = [0; 10];
    randomness.fill(&mut random);
    Builder::from_unix_timestamp_millis(now.as_millis().unsigned_abs(), &random).into_uuid()
}
