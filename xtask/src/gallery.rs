//! `cargo xtask gallery`: every screen, in every look, on one page to leaf through.

use std::{fmt::Write, fs, path::Path};

use anyhow::Result;
use xshell::Shell;

use crate::{repository, setup, steps::step, test};

/// The looks: theme and zoom, as the journeys' display understands them (GUICHET_LOOK).
const LOOKS: &[(&str, &str)] = &[
    ("light-100", "light, at 100 %"),
    ("light-200", "light, at 200 %"),
    ("dark-100", "dark, at 100 %"),
    ("dark-200", "dark, at 200 %"),
];

/// What the names of the journeys that show the screens have in common.
pub const SCREENS: &str = "every_screen_";

/// `cargo xtask gallery`.
pub fn gallery(shell: &Shell) -> Result<()> {
    setup::to_test(shell)?;
    let gallery = repository::target().join("gallery");
    shell.remove_path(&gallery)?;
    for (look, spoken) in LOOKS {
        step(&format!("Photographing every screen: {spoken}"), || {
            Ok(test::journeys(shell, &gallery.join(look), &[SCREENS])
                .env("GUICHET_LOOK", look)
                .run()?)
        })?;
    }
    let index = gallery.join("index.html");
    fs::write(&index, page(&gallery)?)?;
    println!("\nThe gallery is {}", index.display());
    Ok(())
}

/// One row a screen, one column a look.
fn page(gallery: &Path) -> Result<String> {
    let mut page = String::from(
        "<!doctype html><meta charset=utf-8><title>Guichet: every screen</title>\
         <style>body{font:16px sans-serif}img{width:22vw;border:1px solid #888}th{text-align:left}</style>\n<table>\n<tr>",
    );
    for (_, spoken) in LOOKS {
        write!(page, "<th>{spoken}")?;
    }
    for picture in pictures(&gallery.join(LOOKS[0].0))? {
        write!(page, "\n<tr><th colspan={}>{picture}\n<tr>", LOOKS.len())?;
        for (look, _) in LOOKS {
            write!(
                page,
                "<td><a href='{look}/{picture}'><img src='{look}/{picture}' alt='{picture}, {look}' loading=lazy></a>"
            )?;
        }
    }
    page.push_str("\n</table>\n");
    Ok(page)
}

/// The pictures of one look, as journey/picture, in the order they were taken.
pub fn pictures(look: &Path) -> Result<Vec<String>> {
    let mut pictures = Vec::new();
    for journey in fs::read_dir(look)? {
        let journey = journey?;
        for picture in fs::read_dir(journey.path())? {
            pictures.push(format!(
                "{}/{}",
                journey.file_name().display(),
                picture?.file_name().display()
            ));
        }
    }
    pictures.sort();
    Ok(pictures)
}
