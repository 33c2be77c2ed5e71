//! RE-2, SE-17: restoring a backup: nothing is lost, nothing works twice, and there is no halfway.

mod cut_off;
mod losses;
mod who;
mod whole;

use std::path::Path;

use crate::operations::*;
use crate::tests::backup::quiet;
use crate::tests::venue::{Desk, Phone, Venue};
use crate::{Refusal, Screen};

async fn restore(
    desk: &Desk<'_>,
    file: &Path,
    service_key: &str,
    confirmation: &str,
) -> Result<Screen, Refusal> {
    let guichet = &desk.venue.guichet;
    let question = question(service_key, confirmation);
    guichet
        .restore_backup(&desk.caller, file, question, quiet())
        .await
}

fn question(service_key: &str, confirmation: &str) -> RestoreBackup {
    RestoreBackup {
        service_key: service_key.to_owned(),
        confirmation: confirmation.to_owned(),
    }
}

async fn signs_in(venue: &Venue, username: &str, own: &str, phone: &Phone) {
    let desk = venue.sign_in_window("desk 1");
    desk.sign_in(username, own).await.unwrap();
    let screen = desk.code(&phone.code(venue)).await.unwrap();
    assert!(matches!(screen, Screen::SignedIn { .. }), "{screen:?}");
    desk.ask(SignOut {}).await.unwrap();
}

/// Service access.
pub async fn service<'a>(venue: &'a Venue, key: &str) -> Desk<'a> {
    let desk = venue.sign_in_window("service");
    let service_key = key.to_owned();
    desk.ask(OpenServiceAccess { service_key }).await.unwrap();
    desk
}
