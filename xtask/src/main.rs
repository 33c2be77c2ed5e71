//! The commands a person types: `cargo xtask run`, `cargo xtask test`, and what serves them.
//!
//! Each command says in plain lines what it is about to do and how long it took, so that someone
//! who has never built the app can follow it, and see where it stopped.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "printing is what these commands are for"
)]

use std::{path::PathBuf, process::ExitCode};

use anyhow::Result;
use clap::{Parser, Subcommand};
use xshell::Shell;

mod bench;
mod bindings;
mod bundle;
mod check;
mod check_package;
mod check_windows;
mod environment;
mod feed;
mod gallery;
mod guides;
mod man_page;
mod npm;
mod package_size;
mod packages;
mod page;
mod phone;
mod programs;
mod release;
mod repository;
mod room;
mod run;
mod setup;
mod signing;
mod steps;
mod supply_chain;
mod symbols;
mod test;

/// The commands of Guichet's developers.
#[derive(Parser)]
#[command(name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Set up this computer, build the app and start it
    Run {
        /// Play the main job in a virtual display and leave its pictures in target/headless
        #[arg(long)]
        headless: bool,
    },
    /// Set up this computer, then run every check, every test and the journeys through the real window
    Test,
    /// Show the codes that a phone would show, for trying the app without one
    Phone {
        /// Read the QR code from the screen instead of asking for the key
        #[arg(long)]
        screen: bool,
    },
    /// Measure the figures of the README
    Bench {
        /// Only say whether each is within its bound, and leave the README as it is
        #[arg(long)]
        check: bool,
        /// Only the start-up, of the app that a package has installed on this computer
        #[arg(long, conflicts_with = "check")]
        installed: bool,
    },
    /// Photograph every screen, light and dark, at 100 % and 200 %, into target/gallery
    Gallery,
    /// Photograph the screens that the guides show, anew, into docs/guides/pictures
    Guides,
    /// Write the page's view of the backend (ui/src/backend/bindings.ts) anew
    Bindings,
    /// Write the manual's page (packaging/linux/guichet.1) anew
    ManPage,
    /// Pack the app for this system, into target/packages
    Bundle {
        /// An AppImage as well (Linux); its tool is fetched from the network meanwhile
        #[arg(long)]
        appimage: bool,
        /// One half of it: a release's workflow gives the keys to the second only
        #[arg(long)]
        only: Option<bundle::Half>,
    },
    /// Look into the packages, and play their life on a clean Debian (Linux, as root)
    CheckPackage {
        /// The release of Debian's or Ubuntu's
        #[arg(long, default_value = "bookworm")]
        suite: String,
    },
    /// Compare the size of the .deb with that of a bare Tauri window (Linux)
    PackageSize,
    /// Compile and lint the Windows code, and run the core and its key store under Wine
    CheckWindows,
    /// Write what is published beside the packages: components, notes, update manifest, checksums
    Release {
        /// The release's tag
        #[arg(long)]
        tag: String,
        /// Where the files of this release will be found
        #[arg(long)]
        address: String,
        /// A folder with the packages of all systems, instead of target/packages
        #[arg(long)]
        packages: Option<PathBuf>,
    },
    /// Format, lints and the page's checks, without any test
    Check,
}

fn main() -> ExitCode {
    // A sentence, and not the stack below it, is what helps the person who typed the command.
    match obey(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n{problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn obey(command: Command) -> Result<()> {
    let shell = Shell::new()?;
    shell.change_dir(repository::root());
    signing::hide(&shell);
    match command {
        Command::Run { headless: false } => run::run(&shell),
        Command::Run { headless: true } => run::headless(&shell),
        Command::Test => test::test(&shell),
        Command::Phone { screen } => phone::phone(&shell, screen),
        Command::Bench {
            installed: true, ..
        } => bench::installed(&shell),
        Command::Bench { check, .. } => bench::bench(&shell, check),
        Command::Gallery => gallery::gallery(&shell),
        Command::Guides => guides::guides(&shell),
        Command::Bindings => bindings::write(&shell),
        Command::ManPage => man_page::write(&shell),
        Command::Bundle { appimage, only } => bundle::bundle(&shell, appimage, only),
        Command::CheckPackage { suite } => check_package::check(&shell, &suite),
        Command::PackageSize => package_size::compare(&shell),
        Command::CheckWindows => check_windows::check(&shell),
        Command::Release {
            tag,
            address,
            packages,
        } => release::release(&shell, &tag, &address, packages),
        Command::Check => check::check(&shell),
    }
}
