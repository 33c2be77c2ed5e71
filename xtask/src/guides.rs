//! `cargo xtask guides`: the pictures of docs/guides, photographed anew from the real windows.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::{gallery, repository, setup, steps::step, test};

/// Theme and zoom of the pictures (GUICHET_LOOK).
const LOOK: &str = "light-100";

/// A screen in a guide: its file's name, and what the journeys call it.
struct Screen {
    name: &'static str,
    photographed_as: &'static str,
}

const fn screen(name: &'static str, photographed_as: &'static str) -> Screen {
    Screen {
        name,
        photographed_as,
    }
}

/// The sign-in window, which the operators' guide shows in the language that it is written in.
const FOR_OPERATORS: &[Screen] = &[
    screen("sign-in", "L1-sign-in"),
    screen("get-the-app", "R1-get-the-app"),
    screen("register", "R2-register"),
    screen("enter-the-code", "C1-enter-the-code"),
    screen("temporary-code", "C1-temporary-code"),
    screen("help", "L1-problem"),
];

/// What only the administrators' guide shows, in English.
const FOR_ADMINISTRATORS: &[Screen] = &[
    screen("service-key", "F5-service-key"),
    screen("operators", "A1-selected"),
    screen("operator", "A2-operator"),
    screen("change-phone", "A2-change-phone"),
    screen("institution", "A3-institution"),
    screen("audit-trail", "A4-trail"),
    screen("backup", "A5-backup"),
    screen("service-access", "service-access"),
];

const LANGUAGES: &[&str] = &["en", "fr", "de", "it"];

/// What the window manager draws around a window, in pixels: left and above, right and below.
const FRAME: [&str; 2] = ["1x22", "1x5"];

/// Small enough to stand beside each other, large enough to be read.
const SIZE: &str = "72%";

/// So few colours look the same, and take a third of the room.
const COLOURS: &str = "96";

/// `cargo xtask guides`.
pub fn guides(shell: &Shell) -> Result<()> {
    setup::to_test(shell)?;
    let taken = repository::target().join("guides");
    shell.remove_path(&taken)?;
    step("Photographing the screens of the guides", || {
        Ok(test::journeys(shell, &taken, &[gallery::SCREENS])
            .env("GUICHET_LOOK", LOOK)
            .run()?)
    })?;
    let found = gallery::pictures(&taken)?;
    shell.remove_path(pictures())?;
    shell.create_dir(pictures())?;
    step("Making the pictures small", || {
        for (picture, photographed_as) in wanted() {
            let from = found
                .iter()
                .find(|path| screen_of(path) == Some(photographed_as.as_str()))
                .with_context(|| format!("no journey has photographed {photographed_as}"))?;
            shrink(shell, &taken.join(from), &pictures().join(picture))?;
        }
        Ok(())
    })?;
    println!("\nThe pictures are in {}", pictures().display());
    Ok(())
}

fn pictures() -> PathBuf {
    repository::root().join("docs/guides/pictures")
}

/// Each picture of the guides, and what the journeys call it.
fn wanted() -> Vec<(String, String)> {
    let mut wanted = Vec::new();
    for Screen {
        name,
        photographed_as,
    } in FOR_OPERATORS
    {
        for language in LANGUAGES {
            let spoken = match *language {
                "en" => (*photographed_as).to_owned(),
                other => format!("{photographed_as}-{other}"),
            };
            wanted.push((format!("{name}.{language}.png"), spoken));
        }
    }
    for Screen {
        name,
        photographed_as,
    } in FOR_ADMINISTRATORS
    {
        wanted.push((format!("{name}.en.png"), (*photographed_as).to_owned()));
    }
    wanted
}

/// "journey/07-R2-register.png" shows "R2-register".
fn screen_of(path: &str) -> Option<&str> {
    let (_, file) = path.rsplit_once('/')?;
    let (_, name) = file.split_once('-')?;
    name.strip_suffix(".png")
}

/// The window alone, without the desktop and its frame, and small.
fn shrink(shell: &Shell, from: &Path, to: &Path) -> Result<()> {
    let [above, below] = FRAME;
    // The border is black as the desktop, so that all that is trimmed is black.
    let desktop = ["-bordercolor", "black", "-border", "1", "-trim", "+repage"];
    let to = format!("PNG8:{}", to.display());
    cmd!(
        shell,
        "convert {from} -strip {desktop...} -chop {above} -gravity SouthEast -chop {below} -resize {SIZE} -colors {COLOURS} {to}"
    )
    .quiet()
    .run()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{
        collections::{BTreeMap, BTreeSet},
        fs,
    };

    use super::*;

    /// What a clone and a page should have to load.
    const AT_MOST: u64 = 1_500_000;

    #[test]
    fn every_picture_that_a_guide_names_is_there_and_no_other() {
        let mut named = BTreeSet::new();
        for guide in fs::read_dir(repository::root().join("docs/guides")).expect("the guides") {
            let guide = guide.expect("a guide").path();
            if guide.extension().is_none_or(|extension| extension != "md") {
                continue;
            }
            let text = fs::read_to_string(&guide).expect("a guide");
            let pictures = text.split("](pictures/").skip(1);
            let pictures = pictures.filter_map(|rest| rest.split_once(')'));
            let before = named.len();
            named.extend(pictures.map(|(name, _)| name.to_owned()));
            assert!(
                named.len() > before,
                "{} shows pictures of its own",
                guide.display()
            );
        }
        let there = fs::read_dir(pictures()).expect("the pictures");
        let there: BTreeSet<String> = there
            .map(|picture| {
                picture
                    .expect("a picture")
                    .file_name()
                    .display()
                    .to_string()
            })
            .collect();
        assert_eq!(named, there);
        let made: BTreeSet<String> = wanted().into_iter().map(|(picture, _)| picture).collect();
        assert_eq!(
            named, made,
            "`cargo xtask guides` makes what the guides show"
        );
    }

    #[test]
    fn no_two_pictures_show_the_same() {
        let mut seen = BTreeMap::new();
        for picture in fs::read_dir(pictures()).expect("the pictures") {
            let picture = picture.expect("a picture").path();
            let bytes = fs::read(&picture).expect("a picture");
            if let Some(other) = seen.insert(bytes, picture.clone()) {
                panic!("{} and {}", picture.display(), other.display());
            }
        }
    }

    #[test]
    fn the_pictures_are_small() {
        let pictures = fs::read_dir(pictures()).expect("the pictures");
        let sizes = pictures.map(|picture| picture.expect("a picture").metadata());
        let all: u64 = sizes.map(|found| found.expect("its size").len()).sum();
        assert!(all <= AT_MOST, "{all} bytes");
    }

    #[test]
    fn a_picture_is_known_by_its_name() {
        let path = "every_screen_of_the_sign_in_is_accessible/07-R2-register-fr.png";
        assert_eq!(screen_of(path), Some("R2-register-fr"));
    }
}
