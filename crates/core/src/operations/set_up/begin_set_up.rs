//! F1: "Set up this PC on its own".

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operations::Operation;
use crate::place::Place;
use crate::screen::Screen;
use crate::set_up::{Names, SetUp};

/// Begins set-up; begins it afresh where it was under way (SU-4).
#[derive(Debug, Deserialize, TS)]
pub struct BeginSetUp {}

impl Operation for BeginSetUp {
    type Answer = Screen;
    const NAME: &'static str = "begin_set_up";
    const ALLOWED: Allowed = Allowed::setting_up();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        desk.go_to(Place::SettingUp(SetUp::Institution(Names::default())))
            .await
    }
}
