//! What may come into the app, held against the lock files. cargo-deny, where it is installed, looks at licences too.

#[cfg(test)]
#[allow(non_snake_case, reason = "tests end in the ids of the rules they hold")]
mod tests {
    use std::fs;

    use serde_json::Value;

    use crate::repository::root;

    /// The packages of Cargo.lock, each with its lines.
    fn crates() -> Vec<Vec<String>> {
        let lock = fs::read_to_string(root().join("Cargo.lock")).expect("Cargo.lock is committed");
        let packages = lock.split("[[package]]").skip(1);
        packages
            .map(|package| package.lines().map(str::to_owned).collect())
            .collect()
    }

    /// The value of a key in the lines of a package.
    fn value<'a>(package: &'a [String], key: &str) -> Option<&'a str> {
        let start = format!("{key} = \"");
        let line = package.iter().find_map(|line| line.strip_prefix(&start));
        line.and_then(|rest| rest.strip_suffix('"'))
    }

    #[test]
    fn every_crate_is_our_own_or_comes_from_the_registry_with_its_checksum__SE_25() {
        let ours = [
            "bare-window",
            "guichet",
            "guichet-core",
            "start-up",
            "xtask",
        ];
        let crates = crates();
        assert!(crates.len() > 500, "{} crates", crates.len());
        for package in &crates {
            let name = value(package, "name").expect("a name");
            let source = value(package, "source");
            match source {
                None => assert!(ours.contains(&name), "{name} comes from nowhere"),
                Some(source) => {
                    assert!(
                        source.starts_with("registry+"),
                        "{name} comes from {source}"
                    );
                    assert!(value(package, "checksum").is_some(), "{name} is not pinned");
                }
            }
        }
    }

    #[test]
    fn every_package_of_npm_s_is_pinned_by_its_hash__SE_25() {
        for folder in ["ui", "packaging"] {
            let lock = json(&format!("{folder}/package-lock.json"));
            let packages = lock["packages"].as_object().expect("packages");
            let others = packages.iter().filter(|(path, _)| !path.is_empty());
            for (path, package) in others {
                let hash = package["integrity"].as_str().unwrap_or_default();
                assert!(hash.starts_with("sha512-"), "{path} is not pinned");
            }
            let ours = json(&format!("{folder}/package.json"));
            for group in ["dependencies", "devDependencies"] {
                for (name, version) in ours[group].as_object().into_iter().flatten() {
                    let version = version.as_str().unwrap_or_default();
                    let exact = version.starts_with(|sign: char| sign.is_ascii_digit());
                    assert!(exact, "{name} may be any of {version}");
                }
            }
        }
    }

    fn json(path: &str) -> Value {
        let text = fs::read_to_string(root().join(path)).expect("it is committed");
        serde_json::from_str(&text).expect("JSON")
    }

    #[test]
    fn tauri_checks_where_a_window_s_request_comes_from__SE_25_SE_20() {
        let crates = crates();
        let tauri = crates
            .iter()
            .find(|package| value(package, "name") == Some("tauri"));
        let version = tauri.and_then(|tauri| value(tauri, "version"));
        let parts: Vec<u32> = version
            .expect("tauri's version")
            .split('.')
            .map(|part| part.parse().expect("a number"))
            .collect();
        assert!(parts >= vec![2, 11, 1], "{parts:?}");
    }
}
