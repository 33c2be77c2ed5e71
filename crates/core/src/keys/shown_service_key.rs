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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::testing::SeededRandomness;

    #[test]
    fn any_group_may_be_asked_for_and_no_other_is_taken_for_it__SU_2() {
        let mut asked = BTreeSet::new();
        for seed in 0..100 {
            let shown = ShownServiceKey::generate(&SeededRandomness::new(seed));
            for (number, group) in (1..).zip(shown.key.groups()) {
                let expected = if number == shown.asked_group {
                    Ok(())
                } else {
                    Err(Refusal::WrongGroup)
                };
                assert_eq!(shown.check_typed_back(&group), expected, "{seed}, {number}");
            }
            asked.insert(shown.asked_group);
        }
        assert!(asked.into_iter().eq(1..=ServiceKey::GROUPS));
    }
}
