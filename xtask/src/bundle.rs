//! `cargo xtask bundle`: what a venue downloads, made on the system that it is for.
//!
//! Tauri's own bundler packs, and tells the program inside what it was packed as, by which the updates know
//! whether they may touch it. What the bundler does not do is here: the symbols, and one folder with everything.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail, ensure};
use clap::ValueEnum;
use serde_json::{Value, json};
use xshell::{Shell, cmd};

use crate::{
    feed,
    programs::{runs, tauri},
    release,
    repository::{self, VERSION},
    setup, signing,
    steps::{self, step},
    symbols,
};

/// Where everything is that was packed.
pub fn folder() -> PathBuf {
    repository::target().join("packages")
}

/// One half of the command. A release's workflow asks for one after the other: only the second is to know the keys, and
/// only the first runs what others wrote.
#[derive(Clone, Copy, ValueEnum)]
pub enum Half {
    /// Set up this computer and build the app
    Build,
    /// Pack what was built, and sign it
    Pack,
}

/// `cargo xtask bundle`; both halves, unless it is to be `only` one.
pub fn bundle(shell: &Shell, app_image: bool, only: Option<Half>) -> Result<()> {
    if app_image && !cfg!(target_os = "linux") {
        bail!("an AppImage is made on Linux only");
    }
    if !matches!(only, Some(Half::Pack)) {
        setup::to_bundle(shell)?;
        build(shell)?;
    }
    if !matches!(only, Some(Half::Build)) {
        pack_all(shell, app_image)?;
    }
    Ok(())
}

fn pack_all(shell: &Shell, app_image: bool) -> Result<()> {
    let symbols = symbols::place(&program());
    ensure!(
        symbols.exists(),
        "nothing was built that could be packed: `cargo xtask bundle --only build` does"
    );
    let folder = folder();
    shell.remove_path(&folder)?;
    shell.create_dir(&folder)?;
    pack(shell, &formats(app_image), json!({}), &folder)?;
    keep(shell, &symbols, &folder)?;
    println!("\nIn {}:", folder.display());
    for file in shell.read_dir(&folder)? {
        let size = fs::metadata(&file)?.len();
        println!(
            "    {:>9}  {}",
            megabytes(size),
            file.file_name().unwrap_or_default().display()
        );
    }
    if let Some(why) = signing::no_updates()? {
        steps::skip(&why);
    }
    Ok(())
}

fn formats(app_image: bool) -> Vec<&'static str> {
    match (env::consts::OS, app_image) {
        ("windows", _) => vec!["nsis", "msi"],
        ("macos", _) => vec!["app", "dmg"],
        // Its tool is fetched from the network while it is made.
        (_, true) => vec!["deb", "rpm", "appimage"],
        (_, false) => vec!["deb", "rpm"],
    }
}

/// Builds the program as it is shipped, and takes its symbols out of it.
pub fn build(shell: &Shell) -> Result<()> {
    let feed = feed::changes()?;
    step("Building the app as it is shipped", || {
        let build = cmd!(shell, "cargo build --quiet --release --package guichet");
        let build = match feed {
            // What Tauri's build script and macros put over tauri.conf.json.
            Some(feed) => build.env("TAURI_CONFIG", feed.to_string()),
            None => build,
        };
        Ok(build.run()?)
    })?;
    step("Taking its symbols out", || {
        symbols::take_out(shell, &program())
    })
}

/// Where Cargo puts the program that is shipped.
fn program() -> PathBuf {
    repository::target()
        .join("release/guichet")
        .with_extension(env::consts::EXE_EXTENSION)
}

/// Packs the built program, with `changes` to tauri.conf.json, and puts what was packed into `folder`.
pub fn pack(shell: &Shell, formats: &[&str], changes: Value, folder: &Path) -> Result<()> {
    let made = repository::target().join("release/bundle");
    shell.remove_path(&made)?;
    let mut changes = changes;
    merge(&mut changes, computed(shell)?);
    let changes = changes.to_string();
    let formats_named = formats.join(",");
    step(&format!("Packing: {}", formats.join(", ")), || {
        Ok(signing::shown_to(tauri(shell))
            .args(["bundle", "--ci", "--bundles", &formats_named])
            .args(["--config", &changes])
            // The AppImage's tool is one itself, and need not be mounted to run.
            .env("APPIMAGE_EXTRACT_AND_RUN", "1")
            .run()?)
    })?;
    for format in shell.read_dir(&made)? {
        for file in shell.read_dir(&format)? {
            if let Some(name) = published(&file) {
                shell.copy_file(&file, folder.join(name))?;
            }
        }
    }
    Ok(())
}

/// The one package of this kind in a folder.
pub fn only(shell: &Shell, folder: &Path, extension: &str) -> Result<PathBuf> {
    let files = shell.read_dir(folder)?;
    let mut packages = files
        .into_iter()
        .filter(|file| file.extension().is_some_and(|ends| ends == extension));
    packages
        .next()
        .with_context(|| format!("no .{extension} in {}", folder.display()))
}

/// How the files end that are published. The bundler leaves others beside them: what it made them from, and with.
const PUBLISHED: &[&str] = &[
    ".deb",
    ".rpm",
    ".AppImage",
    "-setup.exe",
    ".msi",
    ".dmg",
    ".app.tar.gz",
];

/// What a packed file is called where those of all systems lie together, if it goes there: the bundler calls the updates
/// of both kinds of Mac the same. A signature goes there for what the app itself replaces.
fn published(file: &Path) -> Option<String> {
    let name = file.file_name()?.to_string_lossy();
    let name = match name.strip_prefix("Guichet.app.tar.gz") {
        Some(rest) => format!("Guichet_{VERSION}_{}.app.tar.gz{rest}", env::consts::ARCH),
        None => name.into_owned(),
    };
    let goes_there = match name.strip_suffix(".sig") {
        Some(signed) => release::updates_to(signed).is_some(),
        None => PUBLISHED.iter().any(|ending| name.ends_with(ending)),
    };
    goes_there.then_some(name)
}

/// What tauri.conf.json can't say by itself, because it is made here.
fn computed(shell: &Shell) -> Result<Value> {
    let mut computed = json!({});
    for change in signing::changes(shell)? {
        merge(&mut computed, change);
    }
    if cfg!(target_os = "linux") {
        let page = repository::target().join("guichet.1.gz");
        let manual =
            shell.read_binary_file(repository::root().join("packaging/linux/guichet.1"))?;
        let zipped = cmd!(shell, "gzip --best --no-name --stdout")
            .stdin(manual)
            .quiet();
        shell.write_file(&page, zipped.output()?.stdout)?;
        let files = json!({ "files": { "/usr/share/man/man1/guichet.1.gz": page } });
        merge(
            &mut computed,
            json!({ "bundle": { "linux": { "deb": files, "rpm": files } } }),
        );
    }
    Ok(computed)
}

/// Puts what `other` says into `value`, object by object.
fn merge(value: &mut Value, other: Value) {
    match (value, other) {
        (Value::Object(value), Value::Object(other)) => {
            for (key, other) in other {
                merge(value.entry(key).or_insert(Value::Null), other);
            }
        }
        (value, other) => *value = other,
    }
}

/// Puts the symbols beside the packages.
fn keep(shell: &Shell, symbols: &Path, folder: &Path) -> Result<()> {
    if cfg!(target_os = "linux") && runs(shell, "dpkg-deb") {
        symbols::debian_package(shell, symbols, folder)?;
    } else if symbols.is_dir() {
        let archive = folder.join("Guichet.dSYM.tar.gz");
        let parent = symbols.parent().context("a folder of the target's")?;
        let name = symbols.file_name().context("a name")?;
        cmd!(shell, "tar -czf {archive} -C {parent} {name}").run()?;
    } else {
        shell.copy_file(symbols, folder)?;
    }
    Ok(())
}

/// A size as people say it.
pub fn megabytes(bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "it is shown with two digits")]
    let megabytes = bytes as f64 / 1_000_000.0;
    format!("{megabytes:.2} MB")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_packages_are_published_and_the_signatures_of_updates() {
        for (made, goes_there) in [
            ("deb/Guichet_0.1.0_amd64.deb", true),
            ("appimage/Guichet_0.1.0_amd64.AppImage.sig", true),
            ("nsis/Guichet_0.1.0_x64-setup.exe", true),
            ("msi/Guichet_0.1.0_x64_de-DE.msi", true),
            ("dmg/Guichet_0.1.0_aarch64.dmg", true),
            // Nobody asks for these.
            ("deb/Guichet_0.1.0_amd64.deb.sig", false),
            ("msi/Guichet_0.1.0_x64_de-DE.msi.sig", false),
            // What the others are made from, and with.
            ("deb/Guichet_0.1.0_amd64", false),
            ("macos/Guichet.app", false),
            ("dmg/bundle_dmg.sh", false),
            ("appimage/build_appimage.sh", false),
        ] {
            let name = published(Path::new(made));
            assert_eq!(name.is_some(), goes_there, "{made}");
        }
    }

    #[test]
    fn the_updates_of_both_kinds_of_mac_have_names_of_their_own() {
        let name = published(Path::new("macos/Guichet.app.tar.gz.sig")).expect("a signature");
        assert!(name.contains(env::consts::ARCH), "{name}");
        assert!(name.ends_with(".app.tar.gz.sig"), "{name}");
    }

    #[test]
    fn changes_are_merged_object_by_object() {
        let mut value =
            json!({ "bundle": { "linux": { "deb": { "files": 1 } } }, "version": "1.0.0" });
        merge(
            &mut value,
            json!({ "bundle": { "linux": { "rpm": 2 } }, "version": "1.0.1" }),
        );
        let expected = json!({ "bundle": { "linux": { "deb": { "files": 1 }, "rpm": 2 } }, "version": "1.0.1" });
        assert_eq!(value, expected);
    }

    #[test]
    #[allow(non_snake_case, reason = "tests end in the ids of the rules they hold")]
    fn no_window_lets_the_web_view_remember_what_was_typed__SE_19() {
        let config = fs::read_to_string(repository::root().join("tauri.conf.json"));
        let config: Value = serde_json::from_str(&config.expect("it is committed")).expect("JSON");
        let windows = config["app"]["windows"].as_array().expect("windows");
        assert!(windows.len() >= 3, "{} windows", windows.len());
        for window in windows {
            assert_eq!(
                window["generalAutofillEnabled"], false,
                "{}",
                window["label"]
            );
        }
    }
}
