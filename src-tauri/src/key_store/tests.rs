//! On Linux these run against a real GNOME Keyring. The store finds it through the environment,
//! so each test starts this program again inside of a D-Bus session with a home and a keyring of
//! its own, and there the test of the same name in [`inside`].

use super::*;

/// Shorter than [`PATIENCE`], so that the tests of silence are short too; a keyring that answers
/// at all does so in a fraction of it.
#[cfg(any(target_os = "linux", windows))]
const SHORT: Duration = Duration::from_secs(2);

#[cfg(any(target_os = "linux", windows))]
fn store() -> OsKeyStore {
    OsKeyStore::with_patience("app.guichet.test", SHORT)
}

#[cfg(any(windows, target_os = "macos"))]
#[test]
fn store_that_forgets_is_volatile__SE_13() {
    let mock: std::sync::Arc<keyring_core::CredentialStore> =
        keyring_core::mock::Store::new().expect("a store in memory");
    assert!(matches!(
        without_connection::lasts(&mock),
        Err(KeyStoreError::Volatile(_))
    ));
}

#[test]
fn silence_is_slow_and_waiting_for_a_person_is_locked__SE_13() {
    assert!(matches!(Call::default().give_up(), KeyStoreError::Slow));

    let asks = Call::default();
    asks.waits_for_person();
    assert!(matches!(asks.give_up(), KeyStoreError::Locked));
}

#[cfg(windows)]
#[tokio::test]
async fn what_was_written_is_read_replaced_and_removed__SE_13() {
    write_read_replace_and_remove().await;
}

#[cfg(any(target_os = "linux", windows))]
async fn write_read_replace_and_remove() {
    assert_eq!(read().await.expect("an open store"), None);
    store().remove(&name()).await.expect("nothing to remove");

    // No text: keys have zeros and bytes that are no UTF-8.
    for value in [[0, 255, 128, 10].as_slice(), &[7; 32]] {
        store().write(&name(), &secret(value)).await.expect("kept");
        assert_eq!(read().await.expect("an open store").as_deref(), Some(value));
    }

    store().remove(&name()).await.expect("removed");
    assert_eq!(read().await.expect("an open store"), None);
}

#[cfg(any(target_os = "linux", windows))]
fn name() -> EntryName {
    EntryName::canary()
}

#[cfg(any(target_os = "linux", windows))]
fn secret(bytes: &[u8]) -> StoredSecret {
    StoredSecret::new(bytes.to_vec())
}

#[cfg(any(target_os = "linux", windows))]
async fn read() -> Result<Option<Vec<u8>>, KeyStoreError> {
    let found = store().read(&name()).await?;
    Ok(found.map(|secret| secret.expose().to_vec()))
}

#[cfg(target_os = "linux")]
mod outside {
    use std::process::Command;

    // The daemon goes on in the background before it has its name on the bus.
    const UNLOCKED: &str = "printf %s secret \
         | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
         gdbus wait --session --timeout 20 org.freedesktop.secrets";
    const NO_LOGIN_KEYRING: &str =
        "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1
         gdbus wait --session --timeout 20 org.freedesktop.secrets";
    const CALL: &str = "gdbus call --session --dest org.freedesktop.secrets \
         --object-path /org/freedesktop/secrets --method org.freedesktop.Secret.Service";

    fn locked() -> String {
        format!("{UNLOCKED}\n{CALL}.Lock \"['/org/freedesktop/secrets/collection/login']\"")
    }

    /// Runs `inside::scenario` where the shell has done `before`.
    fn play(scenario: &str, before: &str) {
        let home = tempfile::tempdir().expect("a home");
        let this_program = std::env::current_exe().expect("this program");
        let script = format!(
            "{before}\nexec \"$0\" --ignored --exact key_store::tests::inside::{scenario} --nocapture"
        );
        let session = Command::new("dbus-run-session")
            .args(["--", "sh", "-euc", &script])
            .arg(this_program)
            .env("HOME", home.path())
            .env("XDG_RUNTIME_DIR", home.path())
            .env("XDG_DATA_HOME", home.path().join("data"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .output()
            .expect("dbus-run-session (packages dbus-x11, gnome-keyring) starts");
        let said = String::from_utf8_lossy(&session.stdout);
        assert!(
            session.status.success() && said.contains("1 passed"),
            "{said}\n{}",
            String::from_utf8_lossy(&session.stderr)
        );
    }

    #[test]
    fn what_was_written_is_read_replaced_and_removed__SE_11() {
        play("what_was_written_is_read_replaced_and_removed", UNLOCKED);
    }

    #[test]
    fn locked_keyring_is_locked_not_empty__SE_13() {
        play("locked_keyring_is_locked_not_empty", &locked());
    }

    #[test]
    fn no_bus_is_absent__SE_13() {
        play(
            "no_store_is_absent",
            "export DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere",
        );
    }

    #[test]
    fn no_login_keyring_is_absent_not_empty__SE_13() {
        play("no_store_is_absent", NO_LOGIN_KEYRING);
    }

    #[test]
    fn session_keyring_as_the_default_is_volatile__SE_13() {
        let volatile = format!(
            "{UNLOCKED}\n{CALL}.SetAlias default /org/freedesktop/secrets/collection/session"
        );
        play("session_keyring_is_volatile", &volatile);
    }

    #[test]
    fn keyring_that_does_not_answer_is_slow__SE_13() {
        play("keyring_that_does_not_answer_is_slow", UNLOCKED);
    }

    #[test]
    fn trying_again_sees_the_repaired_keyring__RE_3() {
        play("trying_again_sees_the_repaired_keyring", NO_LOGIN_KEYRING);
    }

    #[test]
    fn a_call_that_was_given_up_on_asks_no_person__SE_13() {
        play("given_up_on_asks_no_person", &locked());
    }

    #[test]
    fn a_kept_connection_is_a_locked_keyring_s_no_longer__SE_13() {
        play("kept_connection_finds_it_locked", UNLOCKED);
    }

    #[test]
    fn a_store_that_was_closed_keeps_no_connection__SE_13() {
        play("closed_store_keeps_no_connection", UNLOCKED);
    }

    #[test]
    fn a_kept_connection_gives_way_where_the_keyring_was_started_again__RE_3() {
        play("kept_connection_finds_it_started_again", UNLOCKED);
    }

    #[test]
    fn a_write_over_a_kept_connection_that_was_given_up_on_changes_nothing__SE_13() {
        play("kept_connection_writes_nothing_given_up_on", UNLOCKED);
    }

    #[test]
    fn two_values_under_one_name_are_ambiguous__SE_13() {
        play("two_values_under_one_name_are_ambiguous", UNLOCKED);
    }
}

#[cfg(target_os = "linux")]
mod inside {
    use std::{
        collections::HashMap,
        process::{Command, Stdio},
    };

    use secret_service::{EncryptionType, blocking::SecretService};

    use super::*;

    /// The process of the keyring, in a shell.
    const ITS_ID: &str = "$(gdbus call --session --dest org.freedesktop.DBus \
         --object-path /org/freedesktop/DBus \
         --method org.freedesktop.DBus.GetConnectionUnixProcessID org.freedesktop.secrets \
         | tr -dc '0-9 ' | cut -d' ' -f2)";

    /// A store over which a value was written, so that its connection is kept.
    async fn store_with_a_kept_connection() -> OsKeyStore {
        let store = store();
        store.write(&name(), &secret(b"one")).await.expect("kept");
        store
    }

    fn shell(line: &str) {
        let done = Command::new("sh")
            .args(["-euc", line])
            .stdout(Stdio::null())
            .status()
            .expect("a shell");
        assert!(done.success(), "{line}");
    }

    #[tokio::test]
    #[ignore = "played inside a keyring's session by the test outside"]
    async fn what_was_written_is_read_replaced_and_removed() {
        write_read_replace_and_remove().await;
    }

    #[tokio::test]
    #[ignore = "played inside a keyring's session by the test outside"]
    async fn locked_keyring_is_locked_not_empty() {
        assert!(matches!(read().await, Err(KeyStoreError::Locked)));
        let written = store().write(&name(), &secret(b"key")).await;
        assert!(matches!(written, Err(KeyStoreError::Locked)), "{written:?}");
    }

    #[tokio::test]
    #[ignore = "played inside a keyring's session by the test outside"]
    async fn no_store_is_absent() {
        assert!(matches!(read().await, Err(KeyStoreError::Absent(_))));
        let written = store().write(&name(), &secret(b"key")).await;
        assert!(
            matches!(written, Err(KeyStoreError::Absent(_))),
            "{written:?}"
        );
    }

    #[tokio::test]
    #[ignore = "played inside a keyring's session by the test outside"]
    async fn session_keyring_is_volatile() {
        let written = store().write(&name(), &secret(b"key")).await;
        assert!(
            matches!(written, Err(KeyStoreError::Volatile(_))),
            "{written:?}"
        );
    }

    #[tokio::test]
    #[ignore = "played inside a keyring's session by the test outside"]
    async fn keyring_that_does_not_answer_is_slow() {
        // Stopped, it still has its name on the bus, and answers nobody.
        shell(&format!("kill -STOP {ITS_ID}"));
        let answer = read().await;
        // Stopped, it would outlive its session.
        shell(&format!("kill -KILL {ITS_ID}"));
        assert!(matches!(answer, Err(KeyStoreError::Slow)), "{answer:?}");
    }

    #[tokio::test]
    #[ignore = "played inside a keyring's session by the test outside"]
    async fn trying_again_sees_the_repaired_keyring() {
        assert!(matches!(read().await, Err(KeyStoreError::Absent(_))));
        shell("printf %s secret | gnome-keyring-daemon --unlock --replace --components=secrets");
        assert_eq!(read().await.expect("an open store"), None);
        store().write(&name(), &secret(b"key")).await.expect("kept");
    }

    #[test]
    #[ignore = "played inside a keyring's session by the test outside"]
    fn given_up_on_asks_no_person() {
        let call = Call::default();
        assert!(matches!(call.give_up(), KeyStoreError::Slow));
        let place = Place {
            service: "app.guichet.test",
            name: name().as_str().to_owned(),
        };
        let answer = store().store.ask(&call, &place, &Question::Read);
        assert!(matches!(answer, Err(KeyStoreError::Slow)));
        assert!(!call.person_is_asked.load(Ordering::SeqCst));
    }

    #[tokio::test]
    #[ignore = "played inside a keyring's session by the test outside"]
    async fn kept_connection_finds_it_locked() {
        let store = store_with_a_kept_connection().await;
        shell(
            "gdbus call --session --dest org.freedesktop.secrets \
                 --object-path /org/freedesktop/secrets --method org.freedesktop.Secret.Service.Lock \
                 \"['/org/freedesktop/secrets/collection/login']\"",
        );
        let written = store.write(&name(), &secret(b"two")).await;
        assert!(matches!(written, Err(KeyStoreError::Locked)), "{written:?}");
    }

    #[tokio::test]
    #[ignore = "played inside a keyring's session by the test outside"]
    async fn closed_store_keeps_no_connection() {
        let store = store_with_a_kept_connection().await;
        let kept = store.store.take();
        store.store.keep(kept.expect("a connection is kept"));
        store.close();
        assert!(store.store.take().is_none());
    }

    #[tokio::test]
    #[ignore = "played inside a keyring's session by the test outside"]
    async fn kept_connection_finds_it_started_again() {
        let store = store_with_a_kept_connection().await;
        shell(&format!("kill -KILL {ITS_ID}"));
        shell("printf %s secret | gnome-keyring-daemon --unlock --replace --components=secrets");
        store.write(&name(), &secret(b"two")).await.expect("kept");
        assert_eq!(
            read().await.expect("an open store").as_deref(),
            Some(b"two".as_slice())
        );
    }

    #[tokio::test]
    #[ignore = "played inside a keyring's session by the test outside"]
    async fn kept_connection_writes_nothing_given_up_on() {
        let store = store_with_a_kept_connection().await;
        shell(&format!("kill -STOP {ITS_ID}"));
        let written = store.write(&name(), &secret(b"two")).await;
        shell(&format!("kill -CONT {ITS_ID}"));
        assert!(matches!(written, Err(KeyStoreError::Slow)), "{written:?}");
        while a_call_goes_on() {
            tokio::task::yield_now().await;
        }
        assert_eq!(
            read().await.expect("an open store").as_deref(),
            Some(b"one".as_slice())
        );
    }

    /// Whether a thread still waits for the keyring.
    fn a_call_goes_on() -> bool {
        let threads = std::fs::read_dir("/proc/self/task").expect("the threads of this program");
        threads.flatten().any(|thread| {
            std::fs::read_to_string(thread.path().join("comm"))
                .is_ok_and(|name| name.trim_end() == "key store")
        })
    }

    #[tokio::test]
    #[ignore = "played inside a keyring's session by the test outside"]
    async fn two_values_under_one_name_are_ambiguous() {
        store().write(&name(), &secret(b"one")).await.expect("kept");
        // Another program may put a second one beside it.
        std::thread::spawn(|| {
            let service = SecretService::connect(EncryptionType::Plain).expect("the keyring");
            let keyring = service.get_default_collection().expect("its default");
            let same = HashMap::from([("service", "app.guichet.test"), ("username", "canary")]);
            let more = HashMap::from([("by", "another program")]);
            let attributes = same.into_iter().chain(more).collect();
            keyring
                .create_item("another", attributes, b"two", false, "text/plain")
                .expect("a second value");
        })
        .join()
        .expect("the other program");

        assert!(matches!(read().await, Err(KeyStoreError::Ambiguous)));
    }
}
