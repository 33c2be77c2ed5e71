//! The two programs, started in turn, and what is measured of them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::{anchor, answers, desk};

/// Starts of each program that count; one more of each, before them, warms the caches.
const ROUNDS: usize = 31;

/// What a window still does after it has drawn its page is over by then.
const REST: Duration = Duration::from_millis(1500);

/// Longer than any start.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where a package puts the app.
const INSTALLED: &str = "/usr/bin/guichet";

/// Builds the programs as they are shipped, but for what is installed, and says where they are.
pub fn build(what: Option<&str>) -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--quiet", "--release", "-p", "bare-window"]);
    if what == Some("installed") {
        assert!(Path::new(INSTALLED).exists(), "there is no {INSTALLED}");
    } else {
        command.args(["-p", "guichet"]);
    }
    let built = command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()
        .expect("cargo starts");
    assert!(built.success(), "the programs are built");
    // This program is in target/release or target/debug, they are in target/release.
    let this = std::env::current_exe().expect("this program");
    let target = this.ancestors().nth(2).expect("the target folder");
    target.join("release")
}

/// Measures everything, or `what` alone, and writes the figures.
pub fn run(programs: &Path, what: Option<&str>) {
    let home = PathBuf::from(std::env::var_os("HOME").expect("a home"));
    let data = home.join("guichet-data");
    let wanted = |part| what.is_none_or(|what| what == part);
    desk::set_up(data.clone());
    if what == Some("installed") {
        let starts = run_starts(programs, Path::new(INSTALLED), &home, &data);
        return write(&starts, "installed.json");
    }
    if wanted("starts") {
        let guichet = programs.join("guichet");
        write(
            &run_starts(programs, &guichet, &home, &data),
            "start-up.json",
        );
    }
    desk::add_operators(data.clone());
    if wanted("answers") {
        answers::run(programs, &home, &data);
    }
    if wanted("anchor") {
        anchor::run(&home, &data);
    }
}

fn run_starts(programs: &Path, guichet: &Path, home: &Path, data: &Path) -> Value {
    let bare = Program::new(programs.join("bare-window"), home, None);
    let guichet = Program::new(guichet.to_owned(), home, Some(data.to_owned()));
    let (mut of_bare, mut of_guichet) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let (bare, guichet) = (bare.start(), guichet.start());
        if round > 0 {
            of_bare.push(bare);
            of_guichet.push(guichet);
        }
    }
    figures(&of_bare, &of_guichet)
}

/// One start: until the page was drawn, and the memory some time after.
struct Start {
    ms: f64,
    pss_kb: f64,
}

pub struct Program {
    path: PathBuf,
    ready: PathBuf,
    data: Option<PathBuf>,
}

impl Program {
    pub fn new(path: PathBuf, home: &Path, data: Option<PathBuf>) -> Self {
        Self {
            path,
            ready: home.join("ready"),
            data,
        }
    }

    fn start(&self) -> Start {
        let began = Instant::now();
        let mut program = self.launch();
        let ms = began.elapsed().as_secs_f64() * 1000.0;
        thread::sleep(REST);
        let pss_kb = memory(program.id());
        end(&mut program);
        Start { ms, pss_kb }
    }

    /// Starts it, and waits until its page is drawn.
    pub fn launch(&self) -> Child {
        let _ = fs::remove_file(&self.ready);
        let mut command = Command::new(&self.path);
        command
            .env("GUICHET_READY_FILE", &self.ready)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if let Some(data) = &self.data {
            command.env("GUICHET_DATA_DIR", data);
        }
        let began = Instant::now();
        let program = command.spawn().expect("the program starts");
        while !self.ready.exists() {
            assert!(
                began.elapsed() < PATIENCE,
                "{} is never ready",
                self.path.display()
            );
            thread::sleep(Duration::from_millis(1));
        }
        program
    }
}

/// Ends it, and waits until nothing of it is left.
pub fn end(program: &mut Child) {
    let processes = family(program.id());
    program.kill().expect("the program ends");
    program.wait().expect("the program has ended");
    // The web view's processes see that it is gone, and go. The next start is not to share the
    // computer with them.
    let began = Instant::now();
    while processes
        .iter()
        .any(|id| Path::new(&format!("/proc/{id}")).exists())
    {
        assert!(began.elapsed() < PATIENCE, "the web view's processes stay");
        thread::sleep(Duration::from_millis(10));
    }
}

/// The proportional set size of a program and everything that it has started, in kB.
fn memory(program: u32) -> f64 {
    let of_each = family(program).into_iter().map(|id| {
        let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
        let number = line.and_then(|line| line.split_whitespace().next());
        number.and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0)
    });
    of_each.sum()
}

/// A process and its descendants.
fn family(eldest: u32) -> Vec<u32> {
    let mut parents = Vec::new();
    for entry in fs::read_dir("/proc").expect("/proc").flatten() {
        let Some(id) = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse::<u32>().ok())
        else {
            continue;
        };
        let stat = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        // After the name, which may hold anything: the state, then the parent.
        let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
        if let Some(parent) = after_name.split_whitespace().nth(1)
            && let Ok(parent) = parent.parse::<u32>()
        {
            parents.push((id, parent));
        }
    }
    let mut family = vec![eldest];
    let mut looked_at = 0;
    while let Some(&parent) = family.get(looked_at) {
        family.extend(
            parents
                .iter()
                .filter(|(_, of)| *of == parent)
                .map(|(id, _)| *id),
        );
        looked_at += 1;
    }
    family
}

fn figures(bare: &[Start], guichet: &[Start]) -> Value {
    let ms = |starts: &[Start]| starts.iter().map(|start| start.ms).collect::<Vec<_>>();
    let mb = |starts: &[Start]| {
        let of_each = starts.iter().map(|start| start.pss_kb / 1024.0);
        of_each.collect::<Vec<_>>()
    };
    json!({
        "start_up_ratio": median(ms(guichet)) / median(ms(bare)),
        "memory_ratio": median(mb(guichet)) / median(mb(bare)),
        "rounds": ROUNDS,
        "guichet": { "ms_median": median(ms(guichet)), "pss_mb_median": median(mb(guichet)), "ms": ms(guichet), "pss_mb": mb(guichet) },
        "bare": { "ms_median": median(ms(bare)), "pss_mb_median": median(mb(bare)), "ms": ms(bare), "pss_mb": mb(bare) },
    })
}

fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}

/// Where the figures go.
pub fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/bench");
    fs::create_dir_all(&folder).expect("target/bench");
    folder
}

fn write(figures: &Value, name: &str) {
    let text = serde_json::to_string_pretty(figures).expect("JSON");
    fs::write(folder().join(name), &text).expect(name);
    println!(
        "start-up {:.2} × and memory {:.2} × a bare window's",
        figures["start_up_ratio"], figures["memory_ratio"]
    );
}
