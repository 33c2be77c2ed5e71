//! Builds Tauri's configuration in, as for any Tauri app.

fn main() {
    tauri_build::build();
}
