//! Where things lie in the repository.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The version of everything in it (`[workspace.package]` in Cargo.toml).
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The repository's root, wherever the command was typed.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the repository's root")
}

/// Cargo's target folder, which people may have moved.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documents_name_only_paths_that_are_there() {
        // What a build makes, and what is no path of the repository.
        const ELSEWHERE: [&str; 8] = [
            "target/",
            "ui/dist",
            "logs/",
            "webview/",
            "checking/",
            "restoring/",
            "~",
            "/",
        ];
        for document in [
            "README.md",
            "ARCHITECTURE.md",
            "SECURITY.md",
            "CONTRIBUTING.md",
            "docs/threat-model.md",
        ] {
            let text = std::fs::read_to_string(root().join(document)).expect(document);
            let named = text.split('`').skip(1).step_by(2).filter(|quoted| {
                quoted.contains('/')
                    && !quoted.contains(char::is_whitespace)
                    && !quoted.contains("://")
                    && !ELSEWHERE.iter().any(|start| quoted.starts_with(start))
            });
            for path in named {
                assert!(root().join(path).exists(), "{document} names {path}");
            }
        }
    }
    #[test]
    fn the_threat_model_promises_what_security_promises() {
        let promises = |document: &str| {
            let text = std::fs::read_to_string(root().join(document)).expect(document);
            let rows = text.lines().map(str::to_owned);
            rows.skip_while(|row| row != "| who attacks | what is promised |")
                .take_while(|row| row.starts_with('|'))
                .collect::<Vec<_>>()
        };
        let promised = promises("SECURITY.md");
        assert!(promised.len() > 2, "SECURITY.md has the table");
        assert_eq!(promises("docs/threat-model.md"), promised);
    }
}
