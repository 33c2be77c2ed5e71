//! How the desk looks to the operator: theme and zoom, as GUICHET_LOOK says ("dark-200").

use std::{env, process::Command};

/// Theme and zoom.
#[derive(Clone, Copy)]
pub struct Look {
    dark: bool,
    zoom_percent: u32,
}

impl Look {
    /// From GUICHET_LOOK; light and 100 % when it is not set.
    pub fn wanted() -> Self {
        let wanted = env::var("GUICHET_LOOK").unwrap_or_else(|_| "light-100".into());
        let read = || {
            let (theme, zoom) = wanted.split_once('-')?;
            let dark = match theme {
                "light" => false,
                "dark" => true,
                _ => return None,
            };
            Some(Self {
                dark,
                zoom_percent: zoom.parse().ok()?,
            })
        };
        read().unwrap_or_else(|| panic!("GUICHET_LOOK is like light-100 or dark-200, not {wanted}"))
    }

    /// Gives the app's environment this look's theme.
    pub fn dress(self, app: &mut Command) {
        app.env(
            "GTK_THEME",
            if self.dark { "Adwaita:dark" } else { "Adwaita" },
        );
    }

    /// How much larger than usual everything is.
    pub fn zoom(self) -> f64 {
        f64::from(self.zoom_percent) / 100.0
    }
}
