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
        let policy = LOCAL_MACHINE.open(r"SOFTWARE\Policies\Guichet");
        let disabled = policy.and_then(|policy| policy.get_u32("DisableUpdates"));
        super::allowed_by_registry(disabled.map_err(|error| error.code().0))
    }
}

/// Whether the registry's answer allows updates: the value, or the code of the error at reading it. Without
/// the key, or the value in it, nobody has said anything; what can't be read is a policy too.
#[cfg(any(windows, test))]
fn allowed_by_registry(disabled: Result<u32, i32>) -> bool {
    /// `HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND)`
    const NOT_THERE: i32 = 0x8007_0002_u32.cast_signed();
    match disabled {
        Ok(disabled) => disabled == 0,
        Err(NOT_THERE) => true,
        Err(code) => {
            tracing::error!(code, "the policy can't be read");
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(not(windows))]
    use platform::allowed_by;

    #[test]
    fn a_group_policy_switches_updates_off_and_one_that_can_not_be_read_does_too() {
        for (disabled, allowed) in [
            // neither key nor value: nobody has said anything
            (Err(0x8007_0002_u32.cast_signed()), true),
            (Ok(0), true),
            (Ok(1), false),
            (Ok(2), false),
            // not for whoever asks: ERROR_ACCESS_DENIED
            (Err(0x8007_0005_u32.cast_signed()), false),
            // a text, not a number: ERROR_INVALID_DATA
            (Err(0x8007_000D_u32.cast_signed()), false),
        ] {
            assert_eq!(allowed_by_registry(disabled), allowed, "{disabled:?}");
        }
    }

    #[test]
    #[cfg(not(windows))]
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
    #[cfg(not(windows))]
    fn a_policy_that_can_not_be_read_switches_updates_off() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(!allowed_by(folder.path()), "a folder is no file");
    }
}
