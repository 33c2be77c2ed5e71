//! Somebody is at the desk: the idle time begins again (SI-5).

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operations::Operation;
use crate::place::Place;
use crate::screen::Screen;
use crate::session::Session;

/// Somebody touched the desk; said by either window.
#[derive(Debug, Deserialize, TS)]
pub struct KeepActive {}

impl Operation for KeepActive {
    type Answer = Screen;
    const NAME: &'static str = "keep_active";
    const ALLOWED: Allowed = Allowed::operator().from(true, true);
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        let touched = Session {
            touched: desk.now,
            ..desk.session()?.clone()
        };
        desk.go_to(Place::InSession(touched)).await
    }
}
