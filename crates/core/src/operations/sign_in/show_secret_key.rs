//! R2's secret key: the one answer that carries it to the page (SE-22).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::standing_sign_in;
use crate::allowed::Allowed;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::operations::Operation;
use crate::qr::QrCode;
use crate::second_factor::{KeyUri, RegistrationStanding};
use crate::sign_in::Step;
use crate::store::registrations;

const GROUP_LETTERS: usize = 4;

/// The secret key of the draft on the screen, and of no other.
#[derive(Debug, Deserialize, TS)]
pub struct ShowSecretKey {}

/// The secret key, to be scanned or typed (RG-1, RG-2).
#[derive(Serialize, TS)]
pub struct SecretKeyOnScreen {
    /// The key URI.
    pub qr: QrCode,
    /// The account in the app.
    pub account: String,
    /// The issuer in the app.
    pub issuer: String,
    /// Both, as the app shows them.
    pub label: String,
    /// The key as base32, in groups of four.
    pub key_groups: Vec<String>,
}

impl std::fmt::Debug for SecretKeyOnScreen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretKeyOnScreen(…)")
    }
}

impl Operation for ShowSecretKey {
    type Answer = SecretKeyOnScreen;
    const NAME: &'static str = "show_secret_key";
    const ALLOWED: Allowed = Allowed::under_way();
    const READS_ONLY: bool = true;

    async fn run(self, desk: &mut Desk<'_>) -> Result<SecretKeyOnScreen, Stop> {
        let (sign_in, institution, _) = standing_sign_in(desk).await?;
        let Step::Register { draft } = sign_in.step else {
            return Err(Refusal::OutOfOrder.into());
        };
        let draft = registrations::living(desk.db().await?, draft)
            .await?
            .filter(|draft| draft.standing == RegistrationStanding::Draft)
            .ok_or(Refusal::OutOfOrder)?;
        let key = draft.secret_key(institution.id, desk.keys()?)?;
        let uri = KeyUri::new(&key, &draft.issuer, &draft.account)?;
        let letters = key.base32();
        let groups = letters.as_bytes().chunks(GROUP_LETTERS);
        Ok(SecretKeyOnScreen {
            qr: QrCode::draw(uri.expose())?,
            label: draft.label(),
            account: draft.account,
            issuer: draft.issuer,
            key_groups: groups
                .map(|group| String::from_utf8_lossy(group).into())
                .collect(),
        })
    }
}
