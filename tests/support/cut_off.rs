//! What is cut off in the middle: the app, or a command of it, killed (SIGKILL) at a moment that is drawn
//! from a seed, or at a step by its number. The moment is the experiment; nothing here waits for something
//! to have happened.

use std::{
    cell::Cell,
    env, thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};

use super::{Conversation, Desk, Window, desk::has_ended, program};

/// Plays more rounds than usual, where this names how many, at moments: 300 take an evening. Or "steps": one
/// at each step of every act.
const ROUNDS: &str = "GUICHET_FAULT_ROUNDS";

fn each_step() -> bool {
    env::var(ROUNDS).is_ok_and(|wanted| wanted == "steps")
}

/// How many rounds a journey plays.
pub fn rounds(usual: u32) -> u32 {
    env::var(ROUNDS).map_or(usual, |wanted| wanted.parse().expect("a number of rounds"))
}

/// How long an act takes on this computer, now: it is done once, to its end. And a quarter more, so that
/// among moments within that some come after the end.
pub fn span_of<T>(act: impl FnOnce() -> T) -> (Duration, T) {
    let begun = Instant::now();
    let done = act();
    (begun.elapsed() * 5 / 4, done)
}

/// Moments from a seed: the same in every run, as parts of the span that they lie within.
pub struct Moments(fastrand::Rng);

impl Moments {
    /// Those of this seed.
    pub fn of(seed: u64) -> Self {
        Self(fastrand::Rng::with_seed(seed))
    }

    /// The next one, within so long.
    pub fn within(&mut self, most: Duration) -> Duration {
        let most = u64::try_from(most.as_micros()).expect("a short while");
        Duration::from_micros(self.0.u64(..most))
    }
}

/// How long a step is waited for that may not come, against the time that the act took: on a computer that has
/// become busier it may take longer.
const PATIENCE_IN_SPANS: u32 = 4;

/// How often one looks whether the app has been killed at its step.
const GLANCE: Duration = Duration::from_millis(5);

/// An act as it was done once, to its end.
pub struct Course {
    /// How long it took, and a quarter more.
    span: Duration,
    /// How many steps it took.
    steps: u32,
    /// The last at which it was cut off, of all.
    cut: Cell<u32>,
}

/// When an act is cut off.
#[derive(Clone, Copy, Debug)]
pub enum Cut {
    /// So long after it was begun.
    After(Duration),
    /// When so many steps were taken; or, where it takes fewer this time, so long after it was begun.
    AtStep(u32, Duration),
}

/// Where acts are cut off: at moments and at steps in turn.
pub struct Cuts {
    moments: Moments,
    at_step: bool,
}

impl Cuts {
    /// Those of this seed.
    pub fn of(seed: u64) -> Self {
        Self {
            moments: Moments::of(seed),
            at_step: false,
        }
    }

    /// Where this act is cut off next.
    pub fn next(&mut self, course: &Course) -> Cut {
        let steps = course.steps;
        assert!(steps > 0, "the act takes steps");
        let patience = PATIENCE_IN_SPANS * course.span;
        if each_step() {
            course.cut.set(course.cut.get() % steps + 1);
            return Cut::AtStep(course.cut.get(), patience);
        }
        self.at_step = env::var_os(ROUNDS).is_none() && !self.at_step;
        if self.at_step {
            Cut::AtStep(self.moments.0.u32(1..=steps), patience)
        } else {
            Cut::After(self.moments.within(course.span))
        }
    }
}

/// How many rounds a journey plays that cuts off these acts.
pub fn rounds_of(usual: u32, courses: &[&Course]) -> u32 {
    if each_step() {
        courses.iter().map(|course| course.steps).sum()
    } else {
        rounds(usual)
    }
}

impl Desk {
    /// Does something once, to its end.
    #[track_caller]
    pub fn course_of<T>(&self, act: impl FnOnce() -> T) -> (Course, T) {
        self.numbered_steps().begin();
        let (span, done) = span_of(act);
        let course = Course {
            span,
            steps: self.numbered_steps().taken(),
            cut: Cell::new(0),
        };
        eprintln!("{} steps in {span:?}", course.steps);
        (course, done)
    }

    /// Does something in the window, and has the app cut off in it.
    #[track_caller]
    pub fn cut_off(&self, cut: Cut, window: Window, act: impl FnOnce(&Window)) {
        match cut {
            Cut::After(moment) => self.kill_after(moment, window, act),
            Cut::AtStep(step, patience) => {
                let app = self.app_process();
                let counted = self.numbered_steps().app();
                assert_eq!(counted.cast_signed(), app, "the window's steps are counted");
                self.numbered_steps().kill_at(step);
                act(&window);
                look_within(patience, || has_ended(app));
                self.numbered_steps().begin();
                if !has_ended(app) {
                    let process = Pid::from_raw(app).expect("a process id");
                    kill_process(process, Signal::KILL).expect("the app can be killed");
                }
                self.wait_for_the_end(app, window);
            }
        }
    }

    /// Starts a command, gives it a line, and has it cut off.
    #[track_caller]
    pub fn cut_off_command(&self, cut: Cut, arguments: &[&str], line: &str) {
        if let Cut::AtStep(step, _) = cut {
            self.numbered_steps().kill_at(step);
        }
        let mut command = self.start_command(arguments);
        command.answer(line);
        match cut {
            Cut::After(moment) => command.kill_in(moment),
            Cut::AtStep(_, patience) => command.kill_unless_it_ends_within(patience),
        }
        self.numbered_steps().begin();
    }

    /// Does something in the window, and kills the app so long afterwards.
    #[track_caller]
    pub fn kill_after(&self, moment: Duration, window: Window, act: impl FnOnce(&Window)) {
        let app = self.app_process();
        act(&window);
        thread::sleep(moment);
        let process = Pid::from_raw(app).expect("a process id");
        kill_process(process, Signal::KILL).expect("the app can be killed");
        self.wait_for_the_end(app, window);
    }

    /// What a query gives on the database as a kill has left it: on a copy, so that nothing is tidied up
    /// before the app sees it.
    #[track_caller]
    pub fn look_into_database(&self, query: &str) -> String {
        let copy = tempfile::tempdir().expect("a folder for the copy");
        for (file, content) in self.database() {
            let name = file.file_name().expect("a name");
            std::fs::write(copy.path().join(name), content).expect("the copy");
        }
        let mut tool = self.command("sqlite3");
        tool.arg(copy.path().join("guichet.db"));
        program::read(&mut tool, query).expect("the database can be read")
    }
}

impl Window {
    /// Waits in the page itself until `selector` finds something: looked for from outside, what takes a few
    /// milliseconds would seem to take a tenth of a second.
    #[track_caller]
    pub fn wait_in_page(&self, selector: &str) {
        let found = self.run(self.client.execute_async(
            "const [selector, done] = arguments;
             const look = () => (document.querySelector(selector) ? done() : setTimeout(look, 1));
             look()",
            vec![selector.into()],
        ));
        found.unwrap_or_else(|problem| panic!("{selector}: {problem}"));
    }

    /// Clicks what `selector` finds, a moment after this has returned.
    #[track_caller]
    pub fn click_soon(&self, selector: &str) {
        self.wait_to_see(selector);
        self.script(
            "const found = [...document.querySelectorAll(arguments[0])].find((one) => one.checkVisibility());
             setTimeout(() => found.click(), 5)",
            vec![selector.into()],
        );
    }

    /// Fills a field in one piece, a moment after this has returned.
    #[track_caller]
    pub fn put_soon(&self, field: &str, text: &str) {
        self.wait_to_see(&format!("#{field}"));
        self.script(
            "const [id, text] = arguments;
             const field = document.getElementById(id);
             setTimeout(() => {
                 field.value = text;
                 field.dispatchEvent(new InputEvent('input', { bubbles: true }));
             }, 5)",
            vec![field.into(), text.into()],
        );
    }

    /// Asks the backend past the page, a moment after this has returned.
    #[track_caller]
    pub fn invoke_soon(&self, command: &str, question: &serde_json::Value) {
        self.script(
            "const [command, question] = arguments;
             setTimeout(() => window.__TAURI_INTERNALS__.invoke(command, { question }), 5)",
            vec![command.into(), question.clone()],
        );
    }
}

impl Conversation {
    /// Ends the command so long from now, as a kill does, unless it has ended.
    pub fn kill_in(self, moment: Duration) {
        thread::sleep(moment);
        self.kill();
    }

    /// Ends the command, unless it ends within so long.
    fn kill_unless_it_ends_within(mut self, patience: Duration) {
        look_within(patience, || self.has_ended());
        self.kill();
    }
}

/// Looks until it is so, for at most so long.
fn look_within(patience: Duration, mut is_so: impl FnMut() -> bool) {
    let deadline = Instant::now() + patience;
    while !is_so() && Instant::now() < deadline {
        thread::sleep(GLANCE);
    }
}
