//! Whether whoever looks after this computer has switched updates off.
//!
//! Linux: `/etc/guichet/policy.json`; macOS: the same in `/Library/Application Support/Guichet`: a file with
//! `{ "updates": false }`. Windows: the group policy `DisableUpdates`, a DWORD of 1 under
//! `HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Guichet`. Only an administrator of the computer writes either.

/// Whether updates are allowed here. A file that can't be read is a policy too: somebody meant something by it.
pub use platform::allows_updates;

#[cfg(not(windows))]
mod platform {
    use std::{fs, io, path::Path};

    use serde::Deserialize;

    #[cfg(target_os = "macos")]
    const FILE: &str = "/Library/Application Support/Guichet/policy.json";
    #[cfg(not(target_os = "macos"))]
    const FILE: &str = "/etc/guichet/policy.json";

    #[derive(Deserialize)]
    struct Policy {
        #[serde(default = "allowed")]
        updates: bool,
    }

    const fn allowed() -> bool {
        true
    }

    pub fn allows_updates() -> bool {
        allowed_by(Path::new(FILE))
    }

    pub(super) fn allowed_by(file: &Path) -> bool {
        let text = match fs::read(file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return true,
            Err(error) => {
                tracing::error!(%error, "the policy can't be read");
                return false;
            }
        };
        match serde_json::from_slice::<Policy>(&text) {
            Ok(policy) => policy.updates,
            Err(error) => {
                tracing::error!(%error, "the policy is not understood");
                false
            }
        }
    }
}

#[cfg(windows)]
mod platform {
    use windows_registry::LOCAL_MACHINE;

    pub fn allows_updates() -> bool {
        // Without the key, or the value in it, nobody has said anything.
        let policy = LOCAL_MACHINE.open(r"SOFTWARE\Policies\Guichet");
        let disabled = policy.and_then(|policy| policy.get_u32("DisableUpdates"));
        !disabled.is_ok_and(|disabled| disabled != 0)
    }
}

#[cfg(all(test, not(windows)))]
mod tests {
    use super::platform::allowed_by;

    #[test]
    fn a_policy_switches_updates_off_and_one_that_is_not_understood_does_too() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("policy.json");
        assert!(allowed_by(&file), "nobody has said anything");
        for (text, allowed) in [
            (r#"{ "updates": false }"#, false),
            (r#"{ "updates": true }"#, true),
            (r#"{ "something else": 1 }"#, true),
            ("{}", true),
            // written by hand
            ("", false),
            ("updates: false", false),
            (r#"{ "updates": "off" }"#, false),
        ] {
            std::fs::write(&file, text).expect("written");
            assert_eq!(allowed_by(&file), allowed, "{text}");
        }
    }

    #[test]
    fn a_policy_that_can_not_be_read_switches_updates_off() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(!allowed_by(folder.path()), "a folder is no file");
    }
}
