//! What the windows show, asked for at any time.

use serde::Deserialize;
use ts_rs::TS;

use super::{Closed, Operation};
use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::Stop;
use crate::operator::Role;
use crate::place::Place;
use crate::screen::{ManagementScreen, Screen};
use crate::screens;
use crate::store::institution;

/// What the sign-in window shows now.
#[derive(Debug, Deserialize, TS)]
pub struct Look {}

impl Operation for Look {
    type Answer = Screen;
    const NAME: &'static str = "look";
    const ALLOWED: Allowed = Allowed::anyone();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        desk.here().await
    }

    fn while_closed(&self, closed: Option<&Closed>) -> Option<Screen> {
        Some(Screen::closed(closed))
    }
}

/// "Try again": opens the data, if it is closed, and says what the sign-in window shows.
#[derive(Debug, Deserialize, TS)]
pub struct TryAgain {}

impl Operation for TryAgain {
    type Answer = Screen;
    const NAME: &'static str = "try_again";
    const ALLOWED: Allowed = Allowed::anyone();
    const READS_ONLY: bool = true;
    const REOPENS: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<Screen, Stop> {
        desk.here().await
    }

    fn while_closed(&self, closed: Option<&Closed>) -> Option<Screen> {
        Some(Screen::closed(closed))
    }
}

/// What the management window's frame shows now.
#[derive(Debug, Deserialize, TS)]
pub struct LookManagement {}

impl Operation for LookManagement {
    type Answer = ManagementScreen;
    const NAME: &'static str = "look_management";
    const ALLOWED: Allowed = Allowed::anyone().from(false, true);
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<ManagementScreen, Stop> {
        let session = match &*desk.place {
            Place::InSession(session) => session.clone(),
            _ => return Ok(ManagementScreen::SignedOut),
        };
        if desk.actor()?.role != Role::Administrator {
            return Ok(ManagementScreen::SignedOut);
        }
        if session.locked {
            let display_name = desk.actor()?.display_name.clone();
            return Ok(ManagementScreen::Locked { display_name });
        }
        let now = desk.now;
        let institution = institution::get(desk.db().await?).await?;
        Ok(ManagementScreen::Manage {
            last_backup: institution.last_backup_at,
            backup_is_due: institution.backup_is_due(now),
            venue: institution.name,
            session: Box::new(screens::session_details(desk, &session).await?),
            two_factor_enabled: institution.two_factor_enabled,
        })
    }

    fn while_closed(&self, _closed: Option<&Closed>) -> Option<ManagementScreen> {
        Some(ManagementScreen::SignedOut)
    }
}
