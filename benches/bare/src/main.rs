//! A Tauri window with an empty page. The benchmark starts it in turn with Guichet, to say what of
//! a start and of the memory is Guichet's own and what any window of this kind costs.

#![forbid(unsafe_code)]
#![expect(
    clippy::disallowed_methods,
    reason = "asks the environment where to say that it is ready, as the app's shell does"
)]

/// The page has been drawn.
#[tauri::command]
fn ready() -> Result<(), String> {
    let Some(file) = std::env::var_os("GUICHET_READY_FILE") else {
        return Ok(());
    };
    std::fs::write(file, "").map_err(|error| error.to_string())
}

fn main() {
    let ended = tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![ready])
        .run(tauri::generate_context!());
    ended.expect("the window opens");
}
