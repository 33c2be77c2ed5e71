//! `cargo xtask bench`: the figures of the README, all from one run on this computer.
//!
//! The core's and the start-up's benchmarks write a JSON file each; this puts them together in
//! `target/bench.json`, holds them against their bounds, and writes the README's table.

use std::fmt::Write as _;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use xshell::{Shell, cmd};

use crate::{repository, setup, steps::step};

const BEGIN: &str = "<!-- bench:begin -->";
const END: &str = "<!-- bench:end -->";

/// A figure of the README: where it stands in the JSON, what it is, and what it may be at most.
struct Figure {
    pointer: &'static str,
    what: &'static str,
    unit: &'static str,
    at_most: f64,
}

const FIGURES: &[Figure] = &[
    Figure {
        pointer: "/start_up/start_up_ratio",
        what: "Start to usable sign-in screen, against a bare Tauri window",
        unit: " ×",
        at_most: 1.25,
    },
    Figure {
        pointer: "/start_up/memory_ratio",
        what: "Memory at the sign-in screen (PSS), against a bare Tauri window",
        unit: " ×",
        at_most: 1.2,
    },
    Figure {
        pointer: "/answers/key_p99_ms",
        what: "100,000 operators: from a key in the search to the drawn rows, in the window, p99",
        unit: " ms",
        at_most: 50.0,
    },
    Figure {
        pointer: "/answers/wheel_p99_ms",
        what: "100,000 operators: from a notch of the wheel to the moved rows, p99",
        unit: " ms",
        at_most: 50.0,
    },
    Figure {
        pointer: "/answers/language_most_ms",
        what: "Another language, from the key to the drawn page, the longest",
        unit: " ms",
        at_most: 200.0,
    },
    Figure {
        pointer: "/core/password/ms_above_1_05_times_bare",
        what: "Password step, above 1.05 × the bare Argon2id",
        unit: " ms",
        at_most: 10.0,
    },
    Figure {
        pointer: "/core/code/code_p99_ms",
        what: "Code step, from submit to answer, p99",
        unit: " ms",
        at_most: 25.0,
    },
    Figure {
        pointer: "/core/code/secret_key_qr_p50_ms",
        what: "QR code of the secret key",
        unit: " ms",
        at_most: 2.0,
    },
    Figure {
        pointer: "/core/list/first_page/p99_ms_at_100000",
        what: "100,000 operators: first page, p99",
        unit: " ms",
        at_most: 30.0,
    },
    Figure {
        pointer: "/core/list/search/p99_ms_at_100000",
        what: "100,000 operators: search, p99",
        unit: " ms",
        at_most: 30.0,
    },
    Figure {
        pointer: "/core/list/filter/p99_ms_at_100000",
        what: "100,000 operators: filter, p99",
        unit: " ms",
        at_most: 30.0,
    },
    Figure {
        pointer: "/core/list/first_page/ratio_of_means",
        what: "First page: cost at 100,000 against 1,000",
        unit: " ×",
        at_most: 3.0,
    },
    Figure {
        pointer: "/core/list/search/ratio_of_means",
        what: "Search: cost at 100,000 against 1,000",
        unit: " ×",
        at_most: 3.0,
    },
    Figure {
        pointer: "/core/list/filter/ratio_of_means",
        what: "Filter: cost at 100,000 against 1,000",
        unit: " ×",
        at_most: 3.0,
    },
    Figure {
        pointer: "/core/evidence/start_adds_ms",
        what: "Start: what 10,000 operators add, their MACs checked",
        unit: " ms",
        at_most: 150.0,
    },
    Figure {
        pointer: "/core/evidence/operation_ratio",
        what: "An operation with MACs and chain, against the same statements without them",
        unit: " ×",
        at_most: 1.5,
    },
    Figure {
        pointer: "/anchor/operation_ratio",
        what: "The same with its anchor in the keyring (GNOME Keyring), against without",
        unit: " ×",
        at_most: 1.5,
    },
    Figure {
        pointer: "/core/verification/verified_in_s",
        what: "100,000 entries of the trail: guichet verify",
        unit: " s",
        at_most: 2.0,
    },
    Figure {
        pointer: "/core/backup/made_in_s",
        what: "100,000 operators: a backup",
        unit: " s",
        at_most: 10.0,
    },
    Figure {
        pointer: "/core/import/imported_in_s",
        what: "10,000 rows of a file: looked at and imported",
        unit: " s",
        at_most: 5.0,
    },
    Figure {
        pointer: "/core/guessing/medians_differ_by_ms",
        what: "500 wrong passwords against 500 unknown names: medians differ by",
        unit: " ms",
        at_most: 5.0,
    },
    Figure {
        pointer: "/core/memory/peak_added_in_hashes_of_64_mib",
        what: "200 sign-ins at once: memory, in hashes of 64 MiB (two may run)",
        unit: "",
        at_most: 2.25,
    },
];

/// `cargo xtask bench`; it writes the README's table unless it is only to `check`.
pub fn bench(shell: &Shell, check: bool) -> Result<()> {
    setup::to_test(shell)?;
    step("The core: password, code, lists", || {
        Ok(cmd!(
            shell,
            "cargo bench --quiet -p guichet-core --features testing --bench core"
        )
        .run()?)
    })?;
    step(
        "The window: start-up and memory, against a bare one; keys, wheel and languages",
        || Ok(cmd!(shell, "cargo run --quiet --release -p start-up").run()?),
    )?;
    let figures = json!({
        "core": read(shell, "core.json")?,
        "start_up": read(shell, "start-up.json")?,
        "answers": read(shell, "answers.json")?,
        "anchor": read(shell, "anchor.json")?,
    });
    let target = repository::target();
    shell.write_file(
        target.join("bench.json"),
        serde_json::to_string_pretty(&figures)?,
    )?;
    let (table, missed) = table(&figures)?;
    println!("\n{table}");
    if !check {
        write_into_readme(shell, &table)?;
    }
    if missed.is_empty() {
        Ok(())
    } else {
        bail!("out of bounds: {}", missed.join("; "))
    }
}

/// `cargo xtask bench --installed`: start-up and memory of the app that the package has installed on this computer.
pub fn installed(shell: &Shell) -> Result<()> {
    setup::to_test(shell)?;
    step(
        "The installed app: start-up and memory, against a bare window",
        || {
            let start_up = cmd!(
                shell,
                "cargo run --quiet --release -p start-up -- installed"
            );
            Ok(start_up.run()?)
        },
    )
}

fn read(shell: &Shell, name: &str) -> Result<Value> {
    let path = repository::target().join("bench").join(name);
    serde_json::from_str(&shell.read_file(&path)?).with_context(|| path.display().to_string())
}

/// The README's table, and the figures that are out of bounds.
fn table(figures: &Value) -> Result<(String, Vec<&'static str>)> {
    let mut table = "| what | at most | measured |\n|---|---|---|\n".to_owned();
    let mut missed = Vec::new();
    for figure in FIGURES {
        let measured = figures
            .pointer(figure.pointer)
            .and_then(Value::as_f64)
            .with_context(|| format!("no figure at {}", figure.pointer))?;
        let (what, unit, at_most) = (figure.what, figure.unit, figure.at_most);
        let note = if measured <= at_most {
            ""
        } else {
            missed.push(what);
            " (missed)"
        };
        writeln!(
            table,
            "| {what} | {at_most}{unit} | {measured:.2}{unit}{note} |"
        )?;
    }
    Ok((table, missed))
}

fn write_into_readme(shell: &Shell, table: &str) -> Result<()> {
    let path = repository::root().join("README.md");
    let readme = shell.read_file(&path)?;
    let (before, rest) = readme
        .split_once(BEGIN)
        .context("README.md has no place for the figures")?;
    let (_, after) = rest
        .split_once(END)
        .context("README.md has no end of the figures")?;
    shell.write_file(&path, format!("{before}{BEGIN}\n{table}{END}{after}"))?;
    Ok(())
}
