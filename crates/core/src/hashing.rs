//! The one costly thing Guichet does: Argon2id (RFC 9106), then an HMAC with a pepper (SE-9).
//!
//! At most two hashes run at once and eight wait (SE-10). Their memory is kept and used again:
//! asking the system for 64 MiB of fresh pages costs a good part of the hash itself. It is wiped
//! after the answer is on its way, not before it.

use std::sync::{Arc, Mutex, PoisonError};

use argon2::{Algorithm, Argon2, Block, Params, Version};
use subtle::ConstantTimeEq;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, TryAcquireError, oneshot};
use zeroize::Zeroize;

use crate::clock::Randomness;
use crate::error::{Fault, Refusal, Stop};
use crate::keys::Keys;
use crate::password::PlainPassword;

const AT_ONCE: usize = 2;
const WAITING: usize = 8;

/// What a hash costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HashCost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl HashCost {
    /// 64 MiB, three passes (SE-9).
    pub const DEFAULT: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 1,
    };
    /// OWASP's least: 19 MiB, two passes. Nothing weaker is ever made.
    pub const LEAST: Self = Self {
        memory_kib: 19 * 1024,
        passes: 2,
        lanes: 1,
    };
    /// The most that a stored value may ask for; beyond it somebody edited the database.
    const MOST: Self = Self {
        memory_kib: 256 * 1024,
        passes: 10,
        lanes: 4,
    };

    /// A cost as read from the database; refused beyond what the program writes (SE-9).
    pub(crate) fn from_stored(memory_kib: u32, passes: u32, lanes: u32) -> Result<Self, Fault> {
        let most = Self::MOST;
        let sane = memory_kib <= most.memory_kib && passes <= most.passes && lanes <= most.lanes;
        if sane && memory_kib >= 8 * lanes && passes >= 1 && lanes >= 1 {
            Ok(Self {
                memory_kib,
                passes,
                lanes,
            })
        } else {
            Err(Fault::Tampered("the cost of a password hash"))
        }
    }

    /// Memory in KiB, passes, lanes: as stored.
    pub(crate) fn parts(self) -> (u32, u32, u32) {
        (self.memory_kib, self.passes, self.lanes)
    }

    /// Whether a hash of this cost is weaker than `wanted` in any part.
    pub(crate) fn is_weaker_than(self, wanted: Self) -> bool {
        self.memory_kib < wanted.memory_kib || self.passes < wanted.passes
    }

    fn params(self) -> Result<Params, Fault> {
        Params::new(self.memory_kib, self.passes, self.lanes, Some(HASH_LENGTH))
            .map_err(|error| Fault::Unexpected(error.to_string()))
    }
}

const HASH_LENGTH: usize = 32;
const SALT_LENGTH: usize = 16;

/// A password as it is stored: cost, salt, and the peppered hash.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash {
    pub(crate) cost: HashCost,
    pub(crate) salt: [u8; SALT_LENGTH],
    pub(crate) hash: [u8; HASH_LENGTH],
}

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

impl PasswordHash {
    /// What an unknown operator's password is compared with, so that it costs the same (SI-1).
    /// No password has this hash: it is not an HMAC of anything anybody knows.
    pub(crate) fn of_nobody(cost: HashCost) -> Self {
        Self {
            cost,
            salt: [0; SALT_LENGTH],
            hash: [0; HASH_LENGTH],
        }
    }
}

/// A place among those who hash or wait.
#[derive(Debug)]
pub(crate) struct Reservation(
    #[expect(dead_code, reason = "held, and let go")] OwnedSemaphorePermit,
);

/// Hashes passwords, two at a time.
pub(crate) struct Hasher {
    running: Arc<Semaphore>,
    admitted: Arc<Semaphore>,
    memory: Arc<Mutex<Vec<Vec<Block>>>>,
    /// How many were made: a test sees that every kind of try costs one.
    #[cfg(test)]
    pub(crate) made: std::sync::atomic::AtomicU64,
}

impl Hasher {
    pub(crate) fn new() -> Self {
        Self {
            running: Arc::new(Semaphore::new(AT_ONCE)),
            admitted: Arc::new(Semaphore::new(AT_ONCE + WAITING)),
            memory: Arc::default(),
            #[cfg(test)]
            made: std::sync::atomic::AtomicU64::default(),
        }
    }

    /// A place among those who hash or wait; taken before a try is counted, so that "busy" costs
    /// nobody a try (SE-10).
    pub(crate) fn reserve(&self) -> Result<Reservation, Refusal> {
        match Arc::clone(&self.admitted).try_acquire_owned() {
            Ok(permit) => Ok(Reservation(permit)),
            Err(TryAcquireError::NoPermits | TryAcquireError::Closed) => Err(Refusal::Busy),
        }
    }

    /// Hashes a new password under a fresh salt.
    pub(crate) async fn hash(
        &self,
        keys: &Keys,
        password: &PlainPassword,
        cost: HashCost,
        randomness: &dyn Randomness,
    ) -> Result<PasswordHash, Stop> {
        let mut salt = [0; SALT_LENGTH];
        randomness.fill(&mut salt);
        let reserved = self.reserve()?;
        let hash = keys.pepper(&self.argon2id(reserved, password, salt, cost).await?);
        Ok(PasswordHash { cost, salt, hash })
    }

    /// Whether this is the password, compared in constant time.
    pub(crate) async fn matches(
        &self,
        reserved: Reservation,
        keys: &Keys,
        password: &PlainPassword,
        stored: &PasswordHash,
    ) -> Result<bool, Stop> {
        let hash = keys.pepper(
            &self
                .argon2id(reserved, password, stored.salt, stored.cost)
                .await?,
        );
        Ok(hash.ct_eq(&stored.hash).into())
    }

    async fn argon2id(
        &self,
        reserved: Reservation,
        password: &PlainPassword,
        salt: [u8; SALT_LENGTH],
        cost: HashCost,
    ) -> Result<[u8; HASH_LENGTH], Stop> {
        #[cfg(test)]
        self.made.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        let closed = |_| Fault::Unexpected("the hasher closed".to_owned());
        let running = Arc::clone(&self.running)
            .acquire_owned()
            .await
            .map_err(closed)?;
        let params = cost.params()?;
        let password = zeroize::Zeroizing::new(password.as_bytes().to_vec());
        let memory = Arc::clone(&self.memory);
        let (answer, hash) = oneshot::channel();
        tokio::task::spawn_blocking(move || {
            let mut blocks = take(&memory, params.block_count());
            let mut out = [0; HASH_LENGTH];
            let done = Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
                .hash_password_into_with_memory(&password, &salt, &mut out, blocks.as_mut_slice())
                .map(|()| out);
            // Nobody listens where the window was closed in the meantime: nothing to do.
            let _ = answer.send(done);
            blocks.zeroize();
            give_back(&memory, blocks);
            drop(running);
            drop(reserved);
        });
        hash.await
            .map_err(|_| Fault::Unexpected("the hash was dropped".to_owned()))?
            .map_err(|error| Fault::Unexpected(error.to_string()).into())
    }
}

fn take(memory: &Mutex<Vec<Vec<Block>>>, blocks: usize) -> Vec<Block> {
    let kept = memory.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let mut taken = kept.unwrap_or_default();
    taken.resize(blocks, Block::default());
    taken
}

fn give_back(memory: &Mutex<Vec<Vec<Block>>>, blocks: Vec<Block>) {
    let mut kept = memory.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() < AT_ONCE {
        kept.push(blocks);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Field;
    use crate::keys::{Keys, RootKey};
    use crate::testing::SeededRandomness;

    fn password(text: &str) -> PlainPassword {
        PlainPassword::from(text).prepare(Field::Password).unwrap()
    }

    #[tokio::test]
    async fn a_hash_fits_its_password_and_its_pepper_only__SE_9() {
        let randomness = SeededRandomness::new(1);
        let keys = Keys::derive(&RootKey::generate(&randomness), 1);
        let others = Keys::derive(&RootKey::generate(&randomness), 1);
        let hasher = Hasher::new();
        let plain = password("long enough to stand");
        let stored = hasher
            .hash(&keys, &plain, HashCost::LEAST, &randomness)
            .await
            .unwrap();
        assert!(
            hasher
                .matches(hasher.reserve().unwrap(), &keys, &plain, &stored)
                .await
                .unwrap()
        );
        assert!(
            !hasher
                .matches(
                    hasher.reserve().unwrap(),
                    &keys,
                    &password("another"),
                    &stored
                )
                .await
                .unwrap()
        );
        // A thief of the database has no pepper.
        assert!(
            !hasher
                .matches(hasher.reserve().unwrap(), &others, &plain, &stored)
                .await
                .unwrap()
        );
    }

    #[test]
    fn stored_costs_beyond_what_is_ever_written_are_tampering__SE_9() {
        for (memory, passes, lanes) in [
            (256 * 1024 + 1, 3, 1), // memory
            (64 * 1024, 11, 1),     // passes
            (64 * 1024, 3, 5),      // lanes
            (64 * 1024, 0, 1),      // no pass
            (7, 3, 1),              // less than a lane's least
        ] {
            assert!(HashCost::from_stored(memory, passes, lanes).is_err());
        }
        assert!(HashCost::from_stored(64 * 1024, 3, 1).is_ok());
    }

    #[tokio::test]
    async fn the_eleventh_hash_hears_busy_at_once__SE_10() {
        let randomness = SeededRandomness::new(1);
        let keys = Keys::derive(&RootKey::generate(&randomness), 1);
        let hasher = Hasher::new();
        let _all = Arc::clone(&hasher.admitted)
            .try_acquire_many_owned(10)
            .unwrap();
        let refused = hasher
            .hash(&keys, &password("x"), HashCost::LEAST, &randomness)
            .await;
        assert!(matches!(refused, Err(Stop::Refused(Refusal::Busy))));
    }

    #[tokio::test]
    async fn the_memory_of_a_hash_is_used_again_and_wiped__SE_9() {
        let randomness = SeededRandomness::new(1);
        let keys = Keys::derive(&RootKey::generate(&randomness), 1);
        let hasher = Hasher::new();
        hasher
            .hash(&keys, &password("secret"), HashCost::LEAST, &randomness)
            .await
            .unwrap();
        // The permit comes back only after the memory did.
        let _idle = hasher.running.acquire_many(AT_ONCE as u32).await.unwrap();
        let kept = hasher.memory.lock().unwrap();
        assert_eq!(kept.len(), 1);
        assert!(
            kept[0]
                .iter()
                .all(|block| block.as_ref().iter().all(|word| *word == 0))
        );
    }
}
