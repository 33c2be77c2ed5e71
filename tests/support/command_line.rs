//! The app's commands, as they are typed in a terminal of the desk, or run by a script on it.

use std::{
    io::{BufRead, BufReader, Read, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use super::{Desk, desk::APP};

/// How a command ended.
#[derive(Debug)]
pub struct Ended {
    /// Its exit code.
    pub code: i32,
    /// What it said.
    pub said: String,
    /// What it asked and complained of.
    pub complained: String,
}

impl Desk {
    /// Runs `guichet` with these arguments and this input, to its end.
    #[track_caller]
    pub fn run_command(&self, arguments: &[&str], input: &str) -> Ended {
        let mut conversation = self.start_command(arguments);
        conversation.answer(input);
        conversation.end()
    }

    /// Starts `guichet` with these arguments, to talk to it.
    #[track_caller]
    pub fn start_command(&self, arguments: &[&str]) -> Conversation {
        let mut command: Command = self.command(APP);
        let mut child = command
            .args(arguments)
            // The computer whose window can't come up.
            .env_remove("DISPLAY")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        Conversation {
            input: child.stdin.take(),
            output: BufReader::new(child.stdout.take().unwrap()),
            said: String::new(),
            child,
        }
    }
}

/// A command that is being talked to.
pub struct Conversation {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    said: String,
}

impl Conversation {
    /// Types a line.
    pub fn answer(&mut self, line: &str) {
        let input = self.input.as_mut().expect("the command still listens");
        // It may have ended without wanting an answer.
        let _ = writeln!(input, "{line}").and_then(|()| input.flush());
    }

    /// Reads on to the line that has `words`, and gives all that was said since the start.
    #[track_caller]
    pub fn wait_for(&mut self, words: &str) -> &str {
        let mut line = String::new();
        while !line.contains(words) {
            line.clear();
            let read = self.output.read_line(&mut line).expect("what it says");
            assert!(read > 0, "it ended without {words:?}:\n{}", self.said);
            self.said.push_str(&line);
        }
        &self.said
    }

    /// Ends it in the middle, as a kill does, unless it has come to its end.
    pub fn kill(mut self) {
        self.child.kill().expect("the command can be killed");
        self.child.wait().expect("the command's end");
    }

    /// Whether it has come to its end.
    pub(super) fn has_ended(&mut self) -> bool {
        self.child.try_wait().expect("a process of ours").is_some()
    }

    /// Answers nothing more, and waits for its end.
    #[track_caller]
    pub fn end(mut self) -> Ended {
        drop(self.input.take());
        self.output
            .read_to_string(&mut self.said)
            .expect("what it says");
        let mut complained = String::new();
        let mut errors = self.child.stderr.take().unwrap();
        errors.read_to_string(&mut complained).expect("its errors");
        let status = self.child.wait().expect("the command's end");
        Ended {
            code: status.code().expect("it was not killed"),
            said: self.said,
            complained,
        }
    }
}
