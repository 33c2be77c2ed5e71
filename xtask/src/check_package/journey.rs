//! The package's life on a clean computer: installed, used, brought up to date, removed, installed again, purged.
//! What its user does in between is played by `tests/package`, inside.

use std::{
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use xshell::{Shell, cmd};

use super::{LATER, Packages, clean_root::CleanRoot, folder};
use crate::{repository::VERSION, steps::step};

/// What a desktop has, and the phone that is held before it.
const DESKTOP: &[&str] = &[
    "at-spi2-core",
    "dbus",
    "gnome-keyring",
    "imagemagick",
    "libglib2.0-bin",
    "libsecret-tools",
    "oathtool",
    "openbox",
    "wmctrl",
    "xdotool",
    "xvfb",
    "zbar-tools",
];

const FIRST_DAY: &str = "anna_sets_up_registers_her_phone_and_signs_in__SU_1_SU_2_SI_3_RG_5";
const ANOTHER_DAY: &str = "anna_signs_in_with_the_same_phone";
const AFTERWARDS: &str =
    "what_a_purge_leaves_is_in_the_password_store_and_goes_by_the_command_that_it_names";

/// Who uses the computer.
const ANNA: &str = "anna";
const DATA: &str = "/home/anna/.local/share/app.guichet.desk";
const PROGRAM: &str = "/usr/bin/guichet";

/// Plays all of it.
pub fn play(shell: &Shell, suite: &str, packages: &Packages) -> Result<()> {
    let journeys = build(shell)?;
    let root = CleanRoot::unpack(shell, suite)?;
    for file in [&packages.deb, &packages.later, &journeys] {
        root.bring(file, "/opt")?;
    }
    let (now, later) = (inside(&packages.deb), inside(&packages.later));
    let journeys = inside(&journeys);

    step("Installing on a computer that has nothing else", || {
        root.install(&[&now])?;
        let missing = root.run(&["ldd", PROGRAM]).read()?;
        ensure!(
            !missing.contains("not found"),
            "libraries are missing:\n{missing}"
        );
        let said = root.run(&[PROGRAM, "--version"]).read()?;
        ensure!(
            said == format!("guichet {VERSION}"),
            "the program says {said:?}"
        );
        // Twice is as good as once.
        root.run(&["dpkg", "--install", &now])
            .ignore_stdout()
            .run()?;
        Ok(())
    })?;
    step("A desktop, and Anna's account", || {
        root.install(DESKTOP)?;
        Ok(root.run(&["useradd", "--create-home", ANNA]).run()?)
    })?;
    let anna = |what: &str, journey: &str| step(what, || play_one(&root, &journeys, journey));

    anna("Anna sets up, registers her phone and signs in", FIRST_DAY)?;
    step(
        "An older version over a newer one is refused, a newer one is not",
        || {
            root.install(&[&later])?;
            let version = root
                .run(&["dpkg-query", "-W", "-f=${Version}", "guichet"])
                .read()?;
            ensure!(version == LATER, "version {version} is installed");
            let older = root.run(&["apt-get", "-qq", "-y", "install", &now]);
            ensure!(
                older.ignore_stderr().ignore_stdout().run().is_err(),
                "an older version is taken"
            );
            Ok(())
        },
    )?;
    anna(
        "Anna signs in with the same phone, her data is kept",
        ANOTHER_DAY,
    )?;
    step("Removing, and installing again", || {
        root.run(&["apt-get", "-qq", "-y", "remove", "guichet"])
            .ignore_stdout()
            .run()?;
        ensure!(!root.path(PROGRAM).exists(), "the program is still there");
        ensure!(
            root.path(DATA).join("guichet.db").is_file(),
            "the data is gone"
        );
        root.install(&[&later])
    })?;
    anna(
        "Anna signs in with the same phone, her data was kept",
        ANOTHER_DAY,
    )?;
    step(
        "Purging while Guichet runs keeps its data, and says so",
        || {
            let running = hold_the_data(&root)?;
            let said = purge(&root)?;
            drop(running);
            ensure!(said.contains("of anna is in use"), "it is not said: {said}");
            ensure!(
                !said.contains("secret-tool"),
                "what opens the kept data is to be removed: {said}"
            );
            ensure!(
                root.path(DATA).join("guichet.db").is_file(),
                "the data is gone"
            );
            root.install(&[&later])
        },
    )?;
    step("Purging", || {
        let said = purge(&root)?;
        for words in [
            "the data of anna is removed",
            "every local account",
            "app.guichet.desk",
            "root-key",
            "secret-tool clear",
        ] {
            ensure!(said.contains(words), "{words:?} is not said: {said}");
        }
        ensure!(!root.path(DATA).exists(), "the data is still there");
        Ok(())
    })?;
    anna("What the purge leaves", AFTERWARDS)?;
    println!(
        "\nThe pictures of the installed app are in {}",
        pictures(&root).display()
    );
    Ok(())
}

/// Someone who holds Anna's data as a Guichet that runs does, until this is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself, which whoever looks at the data finds out.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

fn hold_the_data(root: &CleanRoot<'_>) -> Result<Running> {
    let hold =
        format!("exec flock --no-fork {DATA}/guichet.lock sh -c 'echo held; exec sleep 600'");
    let mut hold = Command::from(root.run_as(ANNA, &["sh", "-c", &hold]));
    let mut running = Running(hold.stdout(Stdio::piped()).spawn()?);
    let said = running.0.stdout.take().context("what it says")?;
    let mut first = String::new();
    BufReader::new(said).read_line(&mut first)?;
    ensure!(first == "held\n", "Anna's data can't be held: {first:?}");
    Ok(running)
}

/// Purges the package, and gives what was said.
fn purge(root: &CleanRoot<'_>) -> Result<String> {
    let purge = root.run(&[
        "apt-get",
        "-q",
        "-y",
        "-o",
        "Dpkg::Use-Pty=0",
        "purge",
        "guichet",
    ]);
    let output = purge.output()?;
    Ok(String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

/// Builds the program that plays what the user does, and says where it is.
fn build(shell: &Shell) -> Result<PathBuf> {
    step("Building what Anna does", || {
        let said = cmd!(
            shell,
            "cargo test --quiet --test package --no-run --message-format json"
        )
        .read()?;
        let messages = said
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let mut built = messages.filter(|message| message["target"]["name"] == "package");
        let built = built.find_map(|message| message["executable"].as_str().map(PathBuf::from));
        let built = built.context("cargo does not say where the test is")?;
        let there = folder().join("package-journeys");
        shell.copy_file(built, &there)?;
        Ok(there)
    })
}

fn play_one(root: &CleanRoot<'_>, journeys: &str, name: &str) -> Result<()> {
    let pictures = "GUICHET_PICTURES=/home/anna/pictures";
    let play = root.run_as(ANNA, &["env", pictures, journeys, "--exact", name]);
    let said = play.ignore_status().output()?;
    let text = String::from_utf8_lossy(&said.stdout);
    print!("{text}{}", String::from_utf8_lossy(&said.stderr));
    // A journey that was given another name is none, and none does not fail.
    ensure!(
        said.status.success() && text.contains("test result: ok. 1 passed"),
        "the journey {name} was not played to its end"
    );
    Ok(())
}

fn pictures(root: &CleanRoot<'_>) -> PathBuf {
    root.path("/home/anna/pictures")
}

/// Where a file that was brought is on the computer.
fn inside(file: &Path) -> String {
    format!("/opt/{}", file.file_name().unwrap_or_default().display())
}
