//! New keys for all the data (SE-14).

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operations::Operation;
use crate::screen::Screen;

/// Makes new keys, for a venue whose key store somebody may have read. The runner does it before this
/// runs. Whoever asks has typed the service key just now, whatever the desk shows.
#[derive(Deserialize, TS)]
pub struct RotateKeys {
    /// As typed from the paper.
    pub service_key: String,
}

impl Operation for RotateKeys {
    type Answer = Screen;
    const NAME: &'static str = "rotate_keys";
    const ALLOWED: Allowed = Allowed::service_team();

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        desk.here().await
    }

    fn rotates_with(&self) -> Option<&str> {
        Some(&self.service_key)
    }
}
