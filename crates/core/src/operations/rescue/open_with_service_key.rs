//! Closed data, opened with the service key (RE-1).

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operations::{Closed, Operation};
use crate::screen::Screen;

/// Opens data whose key the key store has lost, or that was changed outside the app; the runner
/// does it before this runs.
#[derive(Deserialize, TS)]
pub struct OpenWithServiceKey {
    /// As typed from the paper.
    pub service_key: String,
}

impl Operation for OpenWithServiceKey {
    type Answer = Screen;
    const NAME: &'static str = "open_with_service_key";
    const ALLOWED: Allowed = Allowed::anyone();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        desk.here().await
    }

    fn opens_with(&self) -> Option<&str> {
        Some(&self.service_key)
    }

    fn while_closed(&self, closed: Option<&Closed>) -> Option<Screen> {
        Some(Screen::closed(closed))
    }
}
