//! P1: the window in which the hand-out is printed.

use serde::Deserialize;
use ts_rs::TS;

use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::{Field, Stop};
use crate::language::Language;
use crate::names::checked_line;
use crate::operations::Operation;
use crate::session::Session;

/// In characters: one line of the page.
const LONGEST_WHOM: usize = 80;

/// Asks for the print window. The shell opens one when this is answered. What was chosen belongs to the
/// session: it is written nowhere.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct OpenHandOut {
    /// The hand-out's language.
    pub language: Language,
    /// That of whoever prints it: for the window's buttons.
    pub buttons: Language,
    /// Whom operators are to ask; nothing for "an administrator".
    pub whom_to_ask: Option<String>,
}

impl Operation for OpenHandOut {
    type Answer = ();
    const NAME: &'static str = "open_hand_out";
    const ALLOWED: Allowed = Allowed::administrator();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<(), Stop> {
        let typed = self.whom_to_ask.as_deref().unwrap_or_default();
        let whom_to_ask = checked_line(Field::WhomToAsk, typed, LONGEST_WHOM)?;
        let session = desk.session()?.clone();
        desk.go_on(Session {
            hand_out: Some(Self {
                whom_to_ask,
                ..self
            }),
            ..session
        });
        Ok(())
    }
}
