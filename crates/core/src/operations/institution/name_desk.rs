//! What this desk is called: in the trail and on H1.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Field, Stop};
use crate::names::checked_name;
use crate::operations::Operation;

/// Names the desk, and records that somebody changed its settings. The shell keeps the name, and
/// calls as that desk from its next start on: until then a desk goes by one name.
#[derive(Debug, Deserialize, TS)]
pub struct NameDesk {
    /// As typed.
    pub name: String,
}

/// The name as it is kept.
#[derive(Debug, Serialize, TS)]
pub struct DeskNamed {
    /// Trimmed and composed.
    pub name: String,
}

impl Operation for NameDesk {
    type Answer = DeskNamed;
    const NAME: &'static str = "name_desk";
    const ALLOWED: Allowed = Allowed::administrator();

    async fn run(self, desk: &mut Desk<'_>) -> Result<DeskNamed, Stop> {
        let name = checked_name(Field::DeskName, &self.name)?;
        desk.record(AuditEvent::DeskChanged, None, None);
        Ok(DeskNamed { name })
    }
}
