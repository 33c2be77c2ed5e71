//! The desk's password store: a real gnome-keyring, unlocked as a person's log-in unlocks it.

use std::{
    io::{Read, Write},
    os::unix::net::UnixStream,
    path::{Path, PathBuf},
    process::Command,
};

use super::{
    program::{self, Program},
    wait_for,
};

/// The log-in password of the person whose session this is.
const LOG_IN_PASSWORD: &str = "the log-in password of this desk";

const SERVICE: &str = "/org/freedesktop/secrets";
const LOG_IN_COLLECTION: &str = "/org/freedesktop/secrets/collection/login";

/// The keyring daemon.
pub struct Keyring {
    bus: String,
    control: PathBuf,
    _daemon: Program,
}

/// What a root key has, in bytes.
const KEY_LENGTH: usize = 32;

impl Keyring {
    /// Starts the daemon with the log-in keyring unlocked (and made, on a new computer).
    pub fn start(
        environment: impl Fn(&str) -> Command,
        bus: &str,
        runtime: &Path,
        logs: &Path,
    ) -> Self {
        let mut daemon = environment("gnome-keyring-daemon");
        daemon.args(["--foreground", "--unlock", "--components=secrets"]);
        daemon.env("DBUS_SESSION_BUS_ADDRESS", bus);
        let keyring = Self {
            _daemon: Program::start_with_input(daemon, logs, LOG_IN_PASSWORD),
            bus: bus.to_owned(),
            control: runtime.join("keyring/control"),
        };
        wait_for("the keyring, unlocked", || {
            // Asked of the bus first, because a question to the keyring itself would make the bus
            // start a second one.
            let owned = keyring.ask(
                "org.freedesktop.DBus",
                "/org/freedesktop/DBus",
                "org.freedesktop.DBus.NameHasOwner",
                &["org.freedesktop.secrets"],
            );
            (owned.as_deref() == Some("(true,)") && !keyring.is_locked()).then_some(())
        });
        keyring
    }

    /// Locks it, as a person does in their password manager.
    pub fn lock(&self) {
        let asked = [format!("['{LOG_IN_COLLECTION}']")];
        self.secrets(SERVICE, "org.freedesktop.Secret.Service.Lock", &[&asked[0]])
            .expect("an answer from the keyring");
        assert!(self.is_locked(), "the keyring is locked");
    }

    /// Unlocks it, as logging in does: through the daemon's own socket, where no prompt is needed.
    pub fn unlock(&self) {
        const UNLOCK: u32 = 1;
        let password = LOG_IN_PASSWORD.as_bytes();
        let length = u32::try_from(password.len()).unwrap();
        let mut message = vec![0];
        for number in [12 + length, UNLOCK, length] {
            message.extend(number.to_be_bytes());
        }
        message.extend(password);
        let mut socket = UnixStream::connect(&self.control).expect("the keyring's socket");
        socket.write_all(&message).expect("the keyring listens");
        let mut answer = [0; 8];
        socket.read_exact(&mut answer).expect("the keyring answers");
        assert!(!self.is_locked(), "the keyring is unlocked");
    }

    /// How many entries it holds.
    pub fn entries(&self) -> usize {
        self.items().len()
    }

    /// Deletes every entry, as someone who tidies up does.
    pub fn empty(&self) {
        for item in self.items() {
            self.secrets(&item, "org.freedesktop.Secret.Item.Delete", &[])
                .expect("the entry can be deleted");
        }
        assert_eq!(self.entries(), 0, "the keyring is empty");
    }

    /// Puts another secret into every entry: each has a key, and none is the right one.
    pub fn exchange_secrets(&self) {
        for item in self.items() {
            let mut store = self.tool(&["store", "--label", "Guichet"], &self.attributes(&item));
            program::read(&mut store, &"7".repeat(KEY_LENGTH)).expect("the entry is replaced");
        }
    }

    /// The root keys in it, as they lie there.
    pub fn root_keys(&self) -> Vec<Vec<u8>> {
        let entries = self.items().into_iter().map(|item| self.attributes(&item));
        let of_keys = entries.filter(|entry| entry.iter().any(|part| part.contains("root-key ")));
        let keys: Vec<_> = of_keys
            .map(|entry| {
                let mut look_up = self.tool(&["lookup"], &entry);
                program::read_bytes(&mut look_up, b"").expect("the entry's secret")
            })
            .collect();
        assert!(
            !keys.is_empty() && keys.iter().all(|key| key.len() == KEY_LENGTH),
            "there are root keys of {KEY_LENGTH} bytes"
        );
        keys
    }

    /// By what an entry is found: names, each followed by its value.
    fn attributes(&self, item: &str) -> Vec<String> {
        let attributes = self
            .secrets(
                item,
                "org.freedesktop.DBus.Properties.Get",
                &["org.freedesktop.Secret.Item", "Attributes"],
            )
            .expect("the entry's attributes");
        // {'service': 'app', 'username': 'someone'}: what stands between the quotes.
        let attributes: Vec<&str> = attributes.split('\'').skip(1).step_by(2).collect();
        attributes
            .chunks_exact(2)
            .filter(|pair| pair[0] != "xdg:schema")
            .flatten()
            .map(|part| (*part).to_owned())
            .collect()
    }

    /// The password store's own tool, for the entry with these attributes.
    fn tool(&self, act: &[&str], attributes: &[String]) -> Command {
        let mut tool = Command::new("secret-tool");
        tool.args(act)
            .args(attributes)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus);
        tool
    }

    /// Whether it is locked, or has no log-in keyring at all.
    pub fn is_locked(&self) -> bool {
        self.property("Locked").as_deref() != Some("(<false>,)")
    }

    fn items(&self) -> Vec<String> {
        let answer = self.property("Items").expect("the keyring's entries");
        answer
            .split('\'')
            .filter(|part| part.starts_with(SERVICE))
            .map(str::to_owned)
            .collect()
    }

    fn property(&self, name: &str) -> Option<String> {
        self.secrets(
            LOG_IN_COLLECTION,
            "org.freedesktop.DBus.Properties.Get",
            &["org.freedesktop.Secret.Collection", name],
        )
    }

    fn secrets(&self, object: &str, method: &str, arguments: &[&str]) -> Option<String> {
        self.ask("org.freedesktop.secrets", object, method, arguments)
    }

    fn ask(&self, whom: &str, object: &str, method: &str, arguments: &[&str]) -> Option<String> {
        let mut gdbus = Command::new("gdbus");
        gdbus
            .args([
                "call",
                "--session",
                "--dest",
                whom,
                "--object-path",
                object,
                "--method",
                method,
            ])
            .args(arguments)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus);
        program::read(&mut gdbus, "")
    }
}
