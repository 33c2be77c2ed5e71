//! F4: whether two-factor sign-in is on from now (SU-3), and the service key that follows.

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::keys::ShownServiceKey;
use crate::operations::Operation;
use crate::place::Place;
use crate::screen::Screen;
use crate::set_up::SetUp;

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
        let shown = ShownServiceKey::generate(&*desk.guichet.randomness);
        let next = SetUp::ServiceKey(names, administrator, self.enabled, shown);
        desk.go_to(Place::SettingUp(next)).await
    }
}
