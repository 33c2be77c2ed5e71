//! The packages that Debian and Ubuntu need, installed only where missing.

use std::{env, fs};

use anyhow::{Result, bail};
use xshell::{Shell, cmd};

use crate::{programs::runs, repository, steps};

/// What building the app needs.
pub const BUILD: &[&str] = &[
    "build-essential",
    "curl",
    "file",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "libssl-dev",
    "librsvg2-dev",
    "libayatana-appindicator3-dev",
    "libxdo-dev",
];

/// What the journeys need besides: a display, a keyring, a WebDriver, a phone's parts, what an
/// intruder edits a database with, a clock that is wrong, and the languages of other computers.
pub const JOURNEYS: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "openbox",
    "xdotool",
    "wmctrl",
    "imagemagick",
    "gnome-keyring",
    "libsecret-tools",
    "libglib2.0-bin",
    "dbus-x11",
    "zbar-tools",
    "oathtool",
    "sqlite3",
    "libfaketime",
    "at-spi2-core",
    "locales",
    "fonts-noto-core",
];

/// What looks into the packages, and makes a clean Debian to install them on.
pub const PACKAGE_CHECKS: &[&str] = &[
    "appstream",
    "binutils",
    "debian-archive-keyring",
    "desktop-file-utils",
    "distro-info",
    "dpkg-dev",
    "lintian",
    "mmdebstrap",
    "rpm",
    "rpmlint",
    "util-linux",
];

/// What compiles for Windows, and runs it.
pub const WINDOWS: &[&str] = &["gcc-mingw-w64-x86-64-win32", "wine", "wine64"];

/// Installs those of `wanted` that are missing.
pub fn install(shell: &Shell, wanted: &[&str]) -> Result<()> {
    let missing: Vec<&str> = wanted
        .iter()
        .copied()
        .filter(|package| !installed(shell, package))
        .collect();
    if missing.is_empty() {
        steps::skip("System packages: all there");
        return Ok(());
    }
    let Some(become_root) = become_root(shell) else {
        bail!(
            "these packages are missing, and neither root nor sudo is at hand; install them with\n    \
             apt-get install {}",
            missing.join(" ")
        );
    };
    steps::step(
        &format!("Installing system packages: {}", missing.join(" ")),
        || apt_get_install(shell, &become_root, &missing),
    )
}

fn installed(shell: &Shell, package: &str) -> bool {
    let format = "${db:Status-Status}";
    cmd!(shell, "dpkg-query -W -f={format} {package}")
        .quiet()
        .ignore_stderr()
        .read()
        .is_ok_and(|status| status == "installed")
}

/// What to put before a command that only root may run: nothing for root itself, else sudo.
fn become_root(shell: &Shell) -> Option<Vec<&'static str>> {
    let user = cmd!(shell, "id -u").quiet().read().ok()?;
    if user == "0" {
        return Some(vec![]);
    }
    // -n: a run without a keyboard must fail with a sentence, not wait for a password for ever.
    let sudo = if env::var_os("CI").is_some() {
        vec!["sudo", "-n"]
    } else {
        vec!["sudo"]
    };
    runs(shell, "sudo").then_some(sudo)
}

fn apt_get_install(shell: &Shell, become_root: &[&str], missing: &[&str]) -> Result<()> {
    // A folder of our own for the downloads: an apt-get of another process empties the shared one
    // in the middle of an install.
    let archives = repository::target().join("apt-archives");
    fs::create_dir_all(archives.join("partial"))?;
    let archives = format!("Dir::Cache::archives={}/", archives.display());
    let apt_get = [
        become_root,
        &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"],
        &["-o", &archives, "-o", "DPkg::Lock::Timeout=300"],
    ]
    .concat();
    let apt_get = &apt_get;
    // `env` alone runs what follows it, which may begin with sudo.
    let update = || cmd!(shell, "env {apt_get...} update").run();
    let install = || {
        cmd!(
            shell,
            "env {apt_get...} install -y --no-install-recommends {missing...}"
        )
        .run()
    };

    if !lists_are_there() {
        update()?;
    }
    if install().is_err() {
        // Package lists that are older than the archive's last change name files that are gone.
        println!("    once more with fresh package lists");
        update()?;
        install()?;
    }
    fs::remove_dir_all(repository::target().join("apt-archives")).ok();
    Ok(())
}

fn lists_are_there() -> bool {
    fs::read_dir("/var/lib/apt/lists").is_ok_and(|entries| {
        entries
            .flatten()
            .any(|entry| entry.file_name().to_string_lossy().contains("_Packages"))
    })
}
