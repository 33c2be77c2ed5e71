//! F4: whether two-factor sign-in is on from now (SU-3), and the service key that follows.

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::clock::Randomness;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::keys::ServiceKey;
use crate::operations::Operation;
use crate::place::Place;
use crate::screen::Screen;
use crate::set_up::{SetUp, ShownServiceKey};

/// Off, or on from now.
#[derive(Debug, Deserialize, TS)]
pub struct ChooseTwoFactor {
    /// On from now.
    pub enabled: bool,
}

impl Operation for ChooseTwoFactor {
    type Answer = Screen;
    const NAME: &'static str = "choose_two_factor";
    const ALLOWED: Allowed = Allowed::setting_up();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let Place::SettingUp(SetUp::TwoFactorChoice(names, administrator, _)) = &*desk.place else {
            return Err(Refusal::OutOfOrder.into());
        };
        let (names, administrator) = (names.clone(), administrator.clone());
        let randomness = &*desk.guichet.randomness;
        let shown = ShownServiceKey {
            key: ServiceKey::generate(randomness),
            asked_group: one_of(ServiceKey::GROUPS, randomness),
        };
        let next = SetUp::ServiceKey(names, administrator, self.enabled, shown);
        desk.go_to(Place::SettingUp(next)).await
    }
}

/// A number from 1 to `most`; which one is no secret, so the slight skew does not matter.
fn one_of(most: u32, randomness: &dyn Randomness) -> u32 {
    let mut bytes = [0; 4];
    randomness.fill(&mut bytes);
    u32::from_le_bytes(bytes) % most + 1
}
