//! What a whole run leaves behind: no secret in it, in any clothing.

use std::fs;

use crate::{
    support::{Desk, clothed},
    ways::{self, ANNA, BRUNO, TwoFactor},
};

#[test]
fn a_run_leaves_no_secret_in_files_logs_or_arguments__SE_19_SE_24() {
    let desk = Desk::new();
    let window = desk.start_app();
    let service_key = ways::set_up(&window, TwoFactor::On);
    let phone = ways::register(&desk, &window);
    ways::manage(&window);
    ways::require_registration_code(&window, true);
    window.click("nav-operators");
    window.wait_for_screen("operators");
    let password = ways::new_operator(&window, &BRUNO, "operator");
    ways::open_operator(&window, &BRUNO);
    let temporary_code = ways::give_temporary_code(&window);
    let registration_code = ways::give_registration_code(&window);
    ways::switch_operator(&window);
    ways::enter_password(&window, ANNA.username, "wrong secret words 5521");
    window.wait_for_alert("not right");

    let secrets = [
        ("the service key", service_key.clone()),
        (
            "the service key without hyphens",
            service_key.replace('-', ""),
        ),
        ("the secret key", phone.entry().key.clone()),
        ("a password", ANNA.password.to_owned()),
        ("a generated password", password),
        ("a temporary code", temporary_code.replace(' ', "")),
        ("a registration code", registration_code.replace(' ', "")),
        ("a refused password", "wrong secret words 5521".to_owned()),
    ];
    let mut looked_at = 0;
    let mut look = |whose: &str, content: &[u8]| {
        looked_at += 1;
        for (what, secret) in &secrets {
            for (clothing, needle) in clothed(secret) {
                let found = content.windows(needle.len()).any(|window| window == needle);
                assert!(!found, "{what} ({clothing}) stands in {whose}");
            }
        }
    };
    for process in desk.app_processes() {
        for part in ["cmdline", "environ"] {
            let part = format!("/proc/{process}/{part}");
            look(&part, &fs::read(&part).expect("a process of ours"));
        }
    }
    desk.close(window);
    for file in desk.files() {
        look(
            &file.display().to_string(),
            &fs::read(&file).unwrap_or_default(),
        );
    }
    assert!(looked_at > 5, "data, logs and the process were looked at");
}
