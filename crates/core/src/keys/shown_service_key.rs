//! A new service key while it is on the screen: nothing depends on it yet.

use super::{ServiceKey, check_group};
use crate::clock::Randomness;
use crate::error::{Field, Refusal};

/// A service key that is shown, this once, and the group of it that has to be typed back.
pub(crate) struct ShownServiceKey {
    pub key: ServiceKey,
    /// 1 for the first.
    pub asked_group: u32,
}

impl ShownServiceKey {
    /// A new key, and a group of it asked at random (SU-2).
    pub(crate) fn generate(randomness: &dyn Randomness) -> Self {
        Self {
            key: ServiceKey::generate(randomness),
            asked_group: one_of(ServiceKey::GROUPS, randomness),
        }
    }

    /// Whether it was read: the group that was asked for, as it was typed back.
    pub(crate) fn check_typed_back(&self, typed: &str) -> Result<(), Refusal> {
        if typed.trim().is_empty() {
            return Err(Refusal::Missing {
                field: Field::ServiceKeyGroup,
            });
        }
        let groups = self.key.groups();
        let asked = groups.get(self.asked_group as usize - 1);
        if asked.is_some_and(|group| check_group(group, typed)) {
            Ok(())
        } else {
            Err(Refusal::WrongGroup)
        }
    }
}

/// A number from 1 to `most`; which one is no secret, so the slight skew does not matter.
fn one_of(most: u32, randomness: &dyn Randomness) -> u32 {
    let mut bytes = [0; 4];
    randomness.fill(&mut bytes);
    u32::from_le_bytes(bytes) % most + 1
}
