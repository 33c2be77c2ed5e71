//! Tells Tauri where this app keeps its permissions and capabilities.
//!
//! Declaring the app's own permissions is what makes Tauri check every one of the app's commands
//! against the capability of the window that calls it (SE-20). Without the declaration, every
//! window may call every command.

fn main() {
    // Tauri re-reads files that exist; a file that is added or removed must count too.
    println!("cargo:rerun-if-changed=src-tauri/permissions");
    println!("cargo:rerun-if-changed=src-tauri/capabilities");

    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        .app_manifest(
            tauri_build::AppManifest::new()
                .permissions_path_pattern("./src-tauri/permissions/**/*"),
        )
        .windows_attributes(
            tauri_build::WindowsAttributes::new().window_icon_path("src-tauri/icons/icon.ico"),
        );

    if let Err(error) = tauri_build::try_build(attributes) {
        // A build script has no other way to fail with a readable sentence.
        panic!("the Tauri configuration can't be built: {error:#}");
    }
}
