//! The authenticator apps that "Get the app" can offer (GA-1), and where the stores have them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Fault;
use crate::qr::QrCode;

/// An app that is known to read our QR code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the apps' own")]
pub enum AppId {
    GoogleAuthenticator,
    MicrosoftAuthenticator,
    TwoFas,
    EnteAuth,
    Aegis,
}

/// A page in a store.
#[derive(Debug, Serialize, TS)]
pub struct StoreLink {
    /// Its address.
    pub url: String,
    /// The same to be scanned.
    pub qr: QrCode,
}

/// An app and its pages in the stores.
#[derive(Debug, Serialize, TS)]
pub struct AppLinks {
    /// Which.
    pub app: AppId,
    /// Its name in the stores.
    pub name: &'static str,
    /// Apple's store, where it is there.
    pub app_store: Option<StoreLink>,
    /// Google's store.
    pub google_play: StoreLink,
}

struct Listing {
    app: AppId,
    stored: &'static str,
    name: &'static str,
    app_store: Option<&'static str>,
    google_play: &'static str,
}

const LISTINGS: [Listing; 5] = [
    Listing {
        app: AppId::GoogleAuthenticator,
        stored: "google_authenticator",
        name: "Google Authenticator",
        app_store: Some("id388497605"),
        google_play: "com.google.android.apps.authenticator2",
    },
    Listing {
        app: AppId::MicrosoftAuthenticator,
        stored: "microsoft_authenticator",
        name: "Microsoft Authenticator",
        app_store: Some("id983156458"),
        google_play: "com.azure.authenticator",
    },
    Listing {
        app: AppId::TwoFas,
        stored: "two_fas",
        name: "2FAS",
        app_store: Some("id1217793794"),
        google_play: "com.twofasapp",
    },
    Listing {
        app: AppId::EnteAuth,
        stored: "ente_auth",
        name: "Ente Auth",
        app_store: Some("id6444121398"),
        google_play: "io.ente.auth",
    },
    Listing {
        app: AppId::Aegis,
        stored: "aegis",
        name: "Aegis",
        app_store: None,
        google_play: "com.beemdevelopment.aegis",
    },
];

impl AppId {
    /// What an institution offers until it chooses.
    pub const DEFAULT: [Self; 1] = [Self::GoogleAuthenticator];

    fn listing(self) -> Option<&'static Listing> {
        LISTINGS.iter().find(|listing| listing.app == self)
    }

    /// The apps of an institution, as the database holds them.
    pub(crate) fn to_stored(apps: &[Self]) -> String {
        let names: Vec<_> = apps
            .iter()
            .filter_map(|app| app.listing())
            .map(|l| l.stored)
            .collect();
        names.join(",")
    }

    /// Back from the database; what this version does not know is left out.
    pub(crate) fn from_stored(apps: &str) -> Vec<Self> {
        let known = |name| LISTINGS.iter().find(|l| l.stored == name).map(|l| l.app);
        apps.split(',').filter_map(known).collect()
    }

    /// The app with the QR codes of its pages in the stores.
    pub(crate) fn links(self) -> Result<AppLinks, Fault> {
        let listing = self
            .listing()
            .ok_or_else(|| Fault::Unexpected("an app without pages".to_owned()))?;
        let link = |url: String| QrCode::draw(&url).map(|qr| StoreLink { url, qr });
        Ok(AppLinks {
            app: listing.app,
            name: listing.name,
            app_store: listing
                .app_store
                .map(|id| link(format!("https://apps.apple.com/app/{id}")))
                .transpose()?,
            google_play: link(format!(
                "https://play.google.com/store/apps/details?id={}",
                listing.google_play
            ))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_app_has_a_page_in_both_stores__GA_1() {
        let links = AppId::DEFAULT[0].links().unwrap();
        assert_eq!(
            links.app_store.unwrap().url,
            "https://apps.apple.com/app/id388497605"
        );
        assert_eq!(
            links.google_play.url,
            "https://play.google.com/store/apps/details?id=com.google.android.apps.authenticator2"
        );
    }

    #[test]
    fn every_app_is_listed_and_survives_the_database__GA_1() {
        let all: Vec<_> = LISTINGS.iter().map(|listing| listing.app).collect();
        assert_eq!(AppId::from_stored(&AppId::to_stored(&all)), all);
        for app in all {
            app.links().unwrap();
        }
    }
}
