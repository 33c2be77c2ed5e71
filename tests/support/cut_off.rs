//! What is cut off in the middle: the app, or a command of it, killed (SIGKILL) at a moment that is drawn
//! from a seed. The moment is the experiment; nothing here waits for something to have happened.

use std::{
    env, thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};

use super::{Conversation, Desk, Window, program};

/// Plays more rounds than usual, where this names how many: 300 take an evening.
const ROUNDS: &str = "GUICHET_FAULT_ROUNDS";

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

impl Desk {
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
}
