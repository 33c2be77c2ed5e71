//! How this program came to be on the computer, and so whose it is to replace it.

#[cfg(unix)]
use std::path::{Path, PathBuf};

#[cfg(unix)]
use tauri::Manager;
use tauri::{
    AppHandle, Runtime,
    utils::{config::BundleType, platform},
};

/// Whether the app may put another version in its own place. What the system's package manager has
/// installed (.deb, .rpm), or an administrator for everybody (.msi), is theirs to update.
pub fn is_ours_to_replace<R: Runtime>(app: &AppHandle<R>) -> bool {
    replaces_itself(platform::bundle_type()) && can_be_replaced(app)
}

fn replaces_itself(bundle: Option<BundleType>) -> bool {
    matches!(
        bundle,
        Some(BundleType::AppImage | BundleType::Nsis | BundleType::App | BundleType::Dmg)
    )
}

/// It may lie where only an administrator can change it.
#[cfg(unix)]
fn can_be_replaced<R: Runtime>(app: &AppHandle<R>) -> bool {
    use rustix::fs::{Access, access};

    let folder = place(app).and_then(|place| place.parent().map(Path::to_owned));
    folder.is_some_and(|folder| access(folder, Access::WRITE_OK).is_ok())
}

/// The installer for one person installs where that person may write.
#[cfg(not(unix))]
fn can_be_replaced<R: Runtime>(_: &AppHandle<R>) -> bool {
    true
}

/// The AppImage that was started.
#[cfg(target_os = "linux")]
fn place<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    app.env().appimage.map(PathBuf::from)
}

/// The bundle: `Guichet.app/Contents/MacOS/guichet` is started of it.
#[cfg(target_os = "macos")]
fn place<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    let program = tauri::process::current_binary(&app.env()).ok()?;
    program.ancestors().nth(3).map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_package_manager_or_an_administrator_has_installed_is_theirs_to_update() {
        for (bundle, ours) in [
            (Some(BundleType::AppImage), true),
            (Some(BundleType::Nsis), true),
            (Some(BundleType::App), true),
            (Some(BundleType::Deb), false),
            (Some(BundleType::Rpm), false),
            // for all users of a managed computer
            (Some(BundleType::Msi), false),
            // built and started by hand
            (None, false),
        ] {
            assert_eq!(replaces_itself(bundle.clone()), ours, "{bundle:?}");
        }
    }
}
