//! What the built app lets each window do (SE-20).
//!
//! These tests ask Tauri itself, with the configuration that the app is built with: a capability,
//! a permission or a setting that changes changes an answer here. Whoever adds an operation decides
//! in this file which window may ask for it.

use std::{path::Path, sync::Arc, time::Instant};

use guichet_core::Window;
use serde_json::{Value, json};
use tauri::{
    App, Manager, WebviewWindow, WebviewWindowBuilder,
    ipc::{CallbackFn, InvokeBody},
    test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder},
    utils::config::Config,
    webview::InvokeRequest,
};
use tokio::sync::Notify;

use crate::{
    app,
    backend::Backend,
    commands,
    paths::DeskFolder,
    windows::{self, MANAGEMENT, PRINT, SIGN_IN},
};

const SIGN_IN_WINDOW: &[&str] = &[
    // any time
    "look",
    "try_again",
    "ready",
    "keep_desk_language",
    "demo",
    "update",
    "update_when_closed",
    // set-up
    "begin_set_up",
    "name_institution",
    "name_first_administrator",
    "choose_two_factor",
    "confirm_service_key",
    // sign-in
    "start_sign_in",
    "choose_new_password",
    "next",
    "register_later",
    "show_secret_key",
    "enter_registration_code",
    "enter_code",
    "enter_temporary_code",
    "back",
    // service access
    "open_service_access",
    "open_with_service_key",
    "rotate_keys",
    "enable_two_factor",
    "accept_clock",
    "choose_administrator",
    "change_administrator_phone",
    "reset_administrator_password",
    "end_administrator_sessions",
    "unlock_administrator",
    "enable_administrator",
    "replace_service_key",
    "confirm_new_service_key",
    "choose_backup",
    "check_backup",
    "restore_backup",
    // session
    "lock",
    "unlock",
    "unlock_with_code",
    "sign_out",
    "switch_operator",
    "judge_password",
    "change_my_password",
    "change_my_phone",
    "open_management",
];

const MANAGEMENT_WINDOW: &[&str] = &[
    "look_management",
    "list_operators",
    "list_saved_filters",
    "save_filter",
    "remove_filter",
    "operator_details",
    "create_operator",
    "rename_operator",
    "change_role",
    "reset_password",
    "disable_operator",
    "enable_operator",
    "unlock_operator",
    "end_sessions",
    "change_phone",
    "give_temporary_code",
    "give_registration_code",
    "require_two_factor",
    "institution",
    "request_activation",
    "announce_start",
    "open_hand_out",
    "change_settings",
    "renew_keys",
    "desk",
    "change_desk",
    // a weighty act asked for a proof
    "prove_code",
    "prove_password",
    "back_up",
    "save_import_template",
    "export_operators",
    "choose_import",
    "import_operators",
    "cancel_import",
    "list_trail",
    "check_trail",
    "export_trail",
];

const PRINT_WINDOW: &[&str] = &["hand_out", "close_hand_out"];

/// The two that people work in: the print window only shows a page.
const BOTH_WINDOWS: &[&str] = &[
    "keep_active",
    "operator_language",
    "choose_my_language",
    "desk_language",
];

/// What Tauri and the clipboard plugin offer and both windows may use.
const OF_TAURI: &[&str] = &[
    "plugin:event|listen",
    "plugin:event|unlisten",
    // Ctrl and + or -
    "plugin:webview|set_webview_zoom",
    "plugin:clipboard-manager|write_text",
    "plugin:clipboard-manager|clear",
];

/// A choice of what no window may do: steer the app, read, or reach out.
const FOR_NOBODY: &[&str] = &[
    "plugin:event|emit",
    "plugin:event|emit_to",
    "plugin:app|version",
    "plugin:window|create",
    "plugin:window|close",
    "plugin:window|set_content_protected",
    "plugin:window|set_title",
    "plugin:webview|create_webview_window",
    "plugin:webview|internal_toggle_devtools",
    "plugin:path|resolve_directory",
    "plugin:resources|close",
    "plugin:clipboard-manager|read_text",
    "plugin:clipboard-manager|write_html",
    "plugin:shell|execute",
    "plugin:updater|check",
    "plugin:updater|download_and_install",
    "plugin:autostart|enable",
    "plugin:autostart|disable",
    "plugin:dialog|open",
    "plugin:dialog|save",
    "plugin:dialog|message",
    "plugin:fs|read_file",
    "plugin:fs|write_file",
    "no_such_command",
];

/// The app as it is built, with all its windows, on a runtime that shows nothing.
struct Built {
    app: App<MockRuntime>,
    _folder: tempfile::TempDir,
}

#[expect(
    clippy::disallowed_methods,
    reason = "what the start-up is measured from"
)]
fn built() -> Built {
    let temporary = tempfile::tempdir().expect("a folder");
    let folder = DeskFolder::new(Some(temporary.path().to_owned()), Arc::new(Notify::new()));
    let folder = Arc::new(folder);
    let backend = Backend::of_this_desk(Arc::clone(&folder), Instant::now());
    let app = app::assemble(mock_builder(), backend, folder)
        .build(app::context())
        .expect("the app");
    for label in [SIGN_IN, MANAGEMENT, PRINT] {
        windows::open_or_raise(app.handle(), label).expect("a window");
    }
    Built {
        app,
        _folder: temporary,
    }
}

impl Built {
    fn window(&self, label: &str) -> WebviewWindow<MockRuntime> {
        self.app.get_webview_window(label).expect("a window")
    }
}

const OUR_PAGES: &str = if cfg!(windows) {
    "http://tauri.localhost"
} else {
    "tauri://localhost"
};

/// Whether Tauri lets this window's page, loaded from `origin`, call the command. The question is
/// none, so that the commands that are let through do nothing.
fn may(window: &WebviewWindow<MockRuntime>, command: &str, origin: &str) -> bool {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: origin.parse().expect("a URL"),
        body: InvokeBody::Json(json!({ "question": "none" })),
        headers: tauri::http::HeaderMap::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    match get_ipc_response(window, request) {
        Ok(_) => true,
        // Our own refusals are objects; Tauri's are texts.
        Err(Value::String(text)) => !text.contains("not allowed"),
        Err(_) => true,
    }
}

#[test]
fn table_names_every_command_once__SE_20() {
    let mut in_table = [
        SIGN_IN_WINDOW,
        MANAGEMENT_WINDOW,
        PRINT_WINDOW,
        BOTH_WINDOWS,
    ]
    .concat();
    in_table.sort_unstable();

    let mut there_are = vec![
        "open_management",
        "open_hand_out",
        "close_hand_out",
        "ready",
        "back_up",
        "choose_backup",
        "check_backup",
        "restore_backup",
        "desk",
        "change_desk",
        "choose_import",
        "import_operators",
        "cancel_import",
        "desk_language",
        "keep_desk_language",
        "demo",
        "update",
        "update_when_closed",
    ];
    there_are.extend(commands::PASSED_ON.iter().map(|(name, _)| *name));
    there_are.sort_unstable();
    assert_eq!(in_table, there_are);
}

#[test]
fn core_lets_the_same_windows_ask__SE_20() {
    for (name, allowed) in commands::PASSED_ON {
        let both = BOTH_WINDOWS.contains(name);
        let in_sign_in = both || SIGN_IN_WINDOW.contains(name);
        let in_management = both || MANAGEMENT_WINDOW.contains(name);
        assert_eq!(allowed.from_window(Window::SignIn), in_sign_in, "{name}");
        assert_eq!(
            allowed.from_window(Window::Management),
            in_management,
            "{name}"
        );
        let in_print = PRINT_WINDOW.contains(name);
        assert_eq!(allowed.from_window(Window::Print), in_print, "{name}");
    }
}

#[test]
fn each_window_may_call_its_own_commands_and_no_others__SE_20() {
    let built = built();
    let windows = [SIGN_IN, MANAGEMENT, PRINT].map(|label| built.window(label));
    let table = [
        // macOS prints through Tauri: the service key, slips and the hand-out
        (&["plugin:webview|print"] as &[&str], [true, true, true]),
        // commands, in the windows for signing in, management and printing
        (SIGN_IN_WINDOW, [true, false, false]),
        (MANAGEMENT_WINDOW, [false, true, false]),
        (BOTH_WINDOWS, [true, true, false]),
        (OF_TAURI, [true, true, false]),
        (FOR_NOBODY, [false, false, false]),
        // Last: it closes its window.
        (PRINT_WINDOW, [false, false, true]),
    ];
    for (commands, allowed) in table {
        for command in commands {
            for (window, allowed) in windows.iter().zip(allowed) {
                let label = window.label();
                assert_eq!(
                    may(window, command, OUR_PAGES),
                    allowed,
                    "{label}: {command}"
                );
            }
        }
    }
}

#[test]
fn no_other_page_and_no_other_window_may_call_anything__SE_20() {
    let built = built();
    let another = WebviewWindowBuilder::new(&built.app, "another", tauri::WebviewUrl::default())
        .build()
        .expect("another window");
    let all = [
        SIGN_IN_WINDOW,
        MANAGEMENT_WINDOW,
        PRINT_WINDOW,
        BOTH_WINDOWS,
        OF_TAURI,
    ]
    .concat();
    for command in all {
        let from_another = may(&another, command, OUR_PAGES);
        assert!(!from_another, "another window: {command}");
        for label in [SIGN_IN, MANAGEMENT, PRINT] {
            let from_network = may(&built.window(label), command, "https://example.com");
            assert!(!from_network, "{label} from the network: {command}");
        }
    }
}

#[test]
fn capabilities_name_one_window_each_and_never_everything__SE_20() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri");
    let mut files: Vec<_> = std::fs::read_dir(root.join("capabilities"))
        .expect("capabilities/")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    let names: Vec<_> = files.iter().filter_map(|file| file.file_name()).collect();
    assert_eq!(names, ["management.json", "print.json", "sign-in.json"]);

    for file in files {
        let text = std::fs::read_to_string(&file).expect("a capability");
        assert!(!text.contains('*'), "{}", file.display());
        let capability: Value = serde_json::from_str(&text).expect("JSON");
        let label = file.file_stem().and_then(|stem| stem.to_str());
        assert_eq!(capability["windows"], json!([label]));
        for absent in ["remote", "webviews", "platforms", "local"] {
            assert_eq!(capability.get(absent), None, "{}", file.display());
        }
        for permission in capability["permissions"].as_array().expect("a list") {
            let named = permission.as_str().expect("a name without a scope");
            assert!(
                !named.ends_with("default"),
                "{named} is a set, not a command"
            );
        }
    }
}

fn config() -> Config {
    app::context::<MockRuntime>().config().clone()
}

#[test]
fn content_security_policy_is_strict__SE_20() {
    let csp = config().app.security.csp.expect("a policy");
    let mut directives: Vec<String> = csp.to_string().split("; ").map(str::to_owned).collect();
    directives.sort();
    assert_eq!(
        directives,
        [
            "base-uri 'none'",
            "connect-src ipc: http://ipc.localhost",
            "default-src 'self'",
            "font-src 'self'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "img-src 'self'",
            "object-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
        ]
    );
}

#[test]
fn security_settings_are_these__SE_20() {
    let mut security = serde_json::to_value(config().app.security).expect("JSON");
    security["csp"] = json!("see the test above");
    assert_eq!(
        security,
        json!({
            "csp": "see the test above",
            "freezePrototype": true,
            "dangerousDisableAssetCspModification": false,
            "assetProtocol": { "scope": [], "enable": false },
            "pattern": { "use": "brownfield" },
            "capabilities": ["sign-in", "management", "print"],
        })
    );
    let config = config();
    assert!(!config.app.with_global_tauri);
    assert_eq!(config.build.dev_url, None);
    assert!(config.plugins.0.is_empty());
}

#[test]
fn windows_are_these__SE_20() {
    let windows = config().app.windows;
    let labels: Vec<_> = windows.iter().map(|window| window.label.as_str()).collect();
    assert_eq!(labels, [SIGN_IN, MANAGEMENT, PRINT]);
    for window in &windows {
        assert_eq!(window.url.to_string(), format!("{}.html", window.label));
        // No names and no secrets: other programs see the titles (SE-19).
        assert_eq!(window.title, "Guichet");
        assert!(
            !window.create,
            "windows are made in windows.rs, where they are kept on their page"
        );
        assert!(window.zoom_hotkeys_enabled);
        assert_eq!(window.devtools, None);
        assert_eq!(window.additional_browser_args, None);
        assert!(!window.browser_extensions_enabled);
        assert_eq!(window.proxy_url, None);
    }
    // The secret key is shown there (SE-22).
    assert!(windows[0].content_protected);
}

#[test]
fn devtools_are_absent_from_release_builds__SE_20() {
    // Tauri has them in debug builds, and in release builds only with its feature `devtools`.
    let manifest = include_str!("../../Cargo.toml");
    assert!(!manifest.contains("devtools"));
    assert!(!manifest.contains("\"unstable\""));
}
