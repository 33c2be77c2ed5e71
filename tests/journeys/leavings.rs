//! What a whole run leaves behind: no secret in it, in any clothing, and nothing that the system could
//! write a secret to.

use std::fs;

use crate::{
    backup,
    support::{Desk, Phone, Secrets, Window, unclothed, unclothed_crockford},
    ways::{self, ANNA, BRUNO, TwoFactor},
};

const REFUSED_PASSWORD: &str = "wrong secret words 5521";

/// A phone's secret key, as it is shown and as it is.
fn add_phone(secrets: &mut Secrets, whose: &str, phone: &Phone) {
    secrets.text(whose, &phone.entry().key);
    secrets.bytes(whose, &unclothed(&phone.entry().key));
}

/// The root key that is in the keyring now. (Its own file keeps it sealed.)
fn add_root_key(secrets: &mut Secrets, whose: &str, desk: &Desk) {
    for key in desk.keyring().root_keys() {
        secrets.bytes(whose, &key);
    }
}

/// R1 to the code on C1, and the titles of the windows while a secret key is shown.
#[track_caller]
fn scan_new_key(desk: &Desk, window: &Window, seen: &mut Vec<(String, Vec<u8>)>) -> Phone {
    window.wait_for_screen("get_app");
    window.click("primary");
    window.wait_for_screen("register");
    let phone = ways::scan(desk, window);
    seen.push(titles(desk, "with a secret key"));
    window.click("primary");
    ways::enter_code(window, &phone.unused_code());
    window.wait_for_screen("signed_in");
    phone
}

fn titles(desk: &Desk, when: &str) -> (String, Vec<u8>) {
    let titles = desk.window_titles();
    assert!(titles.contains("Guichet"), "a window of ours: {titles}");
    (format!("a window's title {when}"), titles.into_bytes())
}

/// What the processes of the app were started with, and every file on the desk.
fn everything(desk: &Desk, when: &str) -> Vec<(String, Vec<u8>)> {
    let processes = desk.processes_of_app().into_iter();
    let parts = processes.flat_map(|process| {
        ["cmdline", "environ"].map(|part| format!("/proc/{process}/{part}").into())
    });
    let all = parts.chain(desk.files());
    let read = all.map(|file: std::path::PathBuf| {
        // A socket, or a file that has gone meanwhile, has nothing.
        let content = fs::read(&file).unwrap_or_default();
        (format!("{} {when}", file.display()), content)
    });
    read.collect()
}

#[track_caller]
fn assert_none(secrets: &Secrets, seen: &[(String, Vec<u8>)]) {
    let found = secrets.found_in(seen);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_run_leaves_no_secret_in_files_logs_arguments_or_titles__SE_19_SE_24() {
    let desk = Desk::new();
    let mut secrets = Secrets::default();
    let mut seen = Vec::new();
    let window = desk.start_app();
    let service_key = ways::set_up_to_the_service_key(&window, TwoFactor::On);
    seen.push(titles(&desk, "with the service key"));
    ways::confirm_service_key(&window);
    let phone = scan_new_key(&desk, &window, &mut seen);
    add_root_key(&mut secrets, "the first root key", &desk);

    ways::begin_to_change_my_phone(&window, &ANNA, &phone);
    let new_phone = scan_new_key(&desk, &window, &mut seen);

    ways::manage(&window);
    ways::require_registration_code(&window, true);
    window.click("nav-operators");
    window.wait_for_screen("operators");
    let password = ways::new_operator(&window, &BRUNO, "operator");
    ways::open_operator(&window, &BRUNO);
    let temporary_code = ways::give_temporary_code(&window);
    let registration_code = ways::give_registration_code(&window);
    let file = backup::back_up(&desk, &window, "carouge");
    ways::make_new_keys(&window);
    add_root_key(&mut secrets, "the second root key", &desk);
    window.to_sign_in();
    window.click("sign-out");
    ways::enter_password(&window, ANNA.username, REFUSED_PASSWORD);
    window.wait_for_alert("not right");

    for (what, secret) in [
        ("the service key", service_key.as_str()),
        (
            "the service key without hyphens",
            &service_key.replace('-', ""),
        ),
        ("a password", ANNA.password),
        ("a generated password", &password),
        ("a temporary code", &temporary_code.replace(' ', "")),
        ("a registration code", &registration_code.replace(' ', "")),
        ("a refused password", REFUSED_PASSWORD),
    ] {
        secrets.text(what, secret);
    }
    secrets.bytes("the service key", &unclothed_crockford(&service_key));
    add_phone(&mut secrets, "a secret key", &phone);
    add_phone(&mut secrets, "a new phone's secret key", &new_phone);
    // As it lies there while the app runs, before the restore puts other data in its place.
    seen.extend(everything(&desk, "before the restore"));
    assert_none(&secrets, &seen);
    // What is no secret is found, so the search sees what is there.
    let mut known = Secrets::default();
    known.text("a name", ANNA.display_name);
    let found = known.found_in(&seen).join("\n");
    assert!(
        found.contains("a name (as it is) stands in"),
        "the search is not blind: {found}"
    );

    ways::open_service_access(&window, &service_key);
    window.click_on(&format!("[data-administrator='{}']", ANNA.username));
    window.wait_for_screen("service_administrator");
    window.click("reset-password");
    window.click("confirm-reset-password");
    let reset = window.text("[data-generated-password]");
    secrets.text("a password of the service team's", &reset);
    let mut seen = vec![titles(&desk, "with a password")];
    window.click("close");
    window.wait_until_gone("[data-generated-password]");
    window.click("back");
    window.wait_for_screen("service_access");
    backup::check(&desk, &window, &file, &service_key);
    window.fill("confirmation", ways::SHORT_NAME);
    seen.extend(everything(&desk, "with a backup that was checked"));
    window.click("restore-backup");
    window.wait_for_screen("sign_in");
    add_root_key(&mut secrets, "the restored root key", &desk);
    seen.extend(everything(&desk, "after the restore"));
    desk.close(window);
    seen.extend(everything(&desk, "in the end"));
    assert_none(&secrets, &seen);
}

/// The most bytes that the system writes of a process's memory where it dies.
fn core_dump_limit(process: &str) -> (String, String) {
    let limits = fs::read_to_string(format!("/proc/{process}/limits")).expect("a process");
    let line = limits
        .lines()
        .find_map(|line| line.strip_prefix("Max core file size"));
    let mut words = line.expect("that limit").split_whitespace();
    let mut next = || words.next().expect("a limit").to_owned();
    (next(), next())
}

#[test]
fn no_process_of_the_app_leaves_its_memory_where_it_dies__SE_19() {
    let (_, most) = core_dump_limit("self");
    assert_ne!(
        most, "0",
        "this computer allows nobody a core dump, so nothing could be seen here"
    );
    let desk = Desk::new();
    let window = desk.start_app();
    ways::set_up(&window, TwoFactor::Off);
    let processes = desk.processes_of_app();
    assert!(processes.len() > 1, "the app, and its web view");
    for process in processes {
        // Exactly one byte: with none, the kernel still hands a dump to systemd-coredump and its like.
        let one = || "1".to_owned();
        let limit = core_dump_limit(&process.to_string());
        assert_eq!(limit, (one(), one()), "process {process}");
    }
}
