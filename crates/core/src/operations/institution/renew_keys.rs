//! A3: new keys for all the data (SE-14).

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operations::Operation;

/// Makes new keys, for a venue whose key store somebody may have read. The runner does it once this has
/// answered: nobody may read or write with the old ones meanwhile. Nobody is signed out; codes that were
/// handed over are void.
#[derive(Deserialize, TS)]
pub struct RenewKeys {}

impl Operation for RenewKeys {
    type Answer = ();
    const NAME: &'static str = "renew_keys";
    const ALLOWED: Allowed = Allowed::administrator().with_fresh_code();
    const RENEWS_KEYS: bool = true;

    async fn run(self, _: &mut Desk<'_>) -> Result<(), Stop> {
        Ok(())
    }
}
