//! The manual's page for `man guichet`, from what the command line says of itself. Committed, because the
//! packages need it before anything could run that writes it; this test fails when it is stale, and
//! `cargo xtask man-page` writes it.

use clap::{Arg, Command, CommandFactory, builder::PossibleValue};
use clap_mangen::{
    Man,
    roff::{Roff, bold, roman},
};

use super::Arguments;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/packaging/linux/guichet.1");

/// What the command line itself does not say.
const FILES: &[(&str, &str)] = &[
    (
        "~/.local/share/app.guichet.desk",
        "The data of one person: the database, the desk's settings, the log.",
    ),
    (
        "/etc/guichet/policy.json",
        "What the administrator of the computer has decided: { \"updates\": false } switches updates off.",
    ),
    (
        "the password store (keyring)",
        "Under the service app.guichet.desk: root-key and anchor, each with the database's id. Without them, and \
         without the service key, neither the data nor a backup can be opened.",
    ),
];
const ENVIRONMENT: &[(&str, &str)] = &[
    ("GUICHET_DATA_DIR", "Another folder for the data."),
    ("GUICHET_LOG", "How much the log says: info, or debug."),
];

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "`cargo xtask man-page` says by the environment that the page is to be written"
)]
fn the_manual_s_page_says_what_the_command_line_says() {
    let fresh = page();
    if std::env::var_os("GUICHET_WRITE_MAN_PAGE").is_some() {
        std::fs::write(FILE, fresh).expect("the page can be written");
        return;
    }
    let committed = std::fs::read_to_string(FILE).expect("the page is committed");
    assert!(
        committed == fresh,
        "stale: run `cargo xtask man-page` and commit the result"
    );
}

/// One page with all commands: what clap_mangen makes of the program, and a section for what is below it.
fn page() -> String {
    let mut guichet = Arguments::command();
    guichet.build();
    // Without the version: a page that changes with each release is stale with each release.
    let man = Man::new(guichet.clone()).source("Guichet");
    let mut page = Vec::new();
    man.render_title(&mut page).expect("memory is written");
    man.render_name_section(&mut page)
        .expect("memory is written");
    man.render_synopsis_section(&mut page)
        .expect("memory is written");
    man.render_description_section(&mut page)
        .expect("memory is written");
    man.render_options_section(&mut page)
        .expect("memory is written");

    let mut rest = Roff::new();
    rest.control("SH", ["COMMANDS"]);
    for command in guichet.get_subcommands() {
        describe(&mut rest, command);
    }
    for (heading, entries) in [("FILES", FILES), ("ENVIRONMENT", ENVIRONMENT)] {
        rest.control("SH", [heading]);
        for (name, what) in entries {
            rest.control("TP", []);
            rest.text([bold(*name)]);
            rest.text([roman(*what)]);
        }
    }
    rest.to_writer(&mut page).expect("memory is written");
    String::from_utf8(page).expect("text")
}

/// A command, or those below it; then what its help says at its end.
fn describe(page: &mut Roff, command: &Command) {
    let mut below = command.get_subcommands().peekable();
    if below.peek().is_none() {
        let usage = command.clone().render_usage().to_string();
        page.control("TP", []);
        page.text([bold(usage.trim_start_matches("Usage: "))]);
        page.text([roman(about(command))]);
        command.get_opts().for_each(|option| choose(page, option));
    }
    below.for_each(|below| describe(page, below));
    for paragraph in command
        .get_after_help()
        .map(ToString::to_string)
        .unwrap_or_default()
        .split("\n\n")
        .filter(|paragraph| !paragraph.is_empty())
    {
        page.control("PP", []);
        page.text([roman(paragraph)]);
    }
}

/// An option, and what may be chosen by it.
fn choose(page: &mut Roff, option: &Arg) {
    let name = option.get_long().unwrap_or_default();
    let values = option.get_possible_values();
    let values: Vec<_> = values.iter().map(PossibleValue::get_name).collect();
    let help = option.get_help().map(ToString::to_string);
    page.control("br", []);
    page.text([
        bold(format!("--{name} {}", values.join("|"))),
        roman(format!(" {}.", help.unwrap_or_default())),
    ]);
}

fn about(command: &Command) -> String {
    let about = command.get_about().map(ToString::to_string);
    about.unwrap_or_default() + "."
}
