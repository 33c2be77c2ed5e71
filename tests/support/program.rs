//! A program on the desk, ended together with everything it started.

use std::{
    fs::File,
    io::{BufRead, BufReader, Write},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, ChildStdout, Command, ExitStatus, Stdio},
};

use rustix::process::{Pid, Signal, kill_process_group};

/// A running program in a process group of its own.
pub struct Program {
    name: String,
    child: Child,
    stdout: Option<BufReader<ChildStdout>>,
}

impl Program {
    /// Starts `command` with its messages in `logs`, and ends it when dropped, or when the
    /// journey's own process is killed.
    pub fn start(command: Command, logs: &Path) -> Self {
        Self::start_with_input(command, logs, "")
    }

    /// As [`Program::start`], with something to read, which no other process can see.
    pub fn start_with_input(command: Command, logs: &Path, input: &str) -> Self {
        let name = command
            .get_program()
            .to_string_lossy()
            .rsplit('/')
            .next()
            .unwrap()
            .to_owned();
        let log = File::options()
            .create(true)
            .append(true)
            .open(logs.join(format!("{name}.log")))
            .expect("a log file for the program");
        let mut child = dying_with_its_parent(command)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap_or_else(|problem| {
                panic!("{name} can't be started (is it installed?): {problem}")
            });
        child
            .stdin
            .take()
            .unwrap()
            .write_all(input.as_bytes())
            .expect("the program reads its input");
        let stdout = child.stdout.take().map(BufReader::new);
        Self {
            name,
            child,
            stdout,
        }
    }

    /// The first line the program prints: how Xvfb and the bus say where they are.
    pub fn first_line(&mut self) -> String {
        let mut line = String::new();
        self.stdout
            .as_mut()
            .unwrap()
            .read_line(&mut line)
            .expect("the program's output");
        assert!(
            !line.is_empty(),
            "{} ended before it said where it is",
            self.name
        );
        line.trim().to_owned()
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().expect("a process of ours")
    }

    /// Whether it still runs.
    pub fn runs(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        kill_process_group(Pid::from_child(&self.child), Signal::KILL).ok();
        self.child.wait().ok();
    }
}

/// The same command, ended by the kernel when the thread that starts it ends: a run that is broken
/// off should not leave displays and keyrings behind.
fn dying_with_its_parent(command: Command) -> Command {
    let mut wrapped = Command::new("setpriv");
    wrapped
        .args(["--pdeathsig", "KILL", "--"])
        .arg(command.get_program())
        .args(command.get_args());
    wrapped.env_clear();
    wrapped.envs(
        command
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    if let Some(folder) = command.get_current_dir() {
        wrapped.current_dir(folder);
    }
    wrapped
}

/// Compiles C into a library that is put between a program and the system (`LD_PRELOAD`).
#[track_caller]
pub fn compile_between(mut compiler: Command, source: &str, library: &Path) {
    compiler
        .args([
            "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o",
        ])
        .arg(library)
        .arg(source);
    read(&mut compiler, "").unwrap_or_else(|| panic!("{source} does not compile"));
}

/// Runs a command to its end and gives what it printed; `None` when it failed.
pub fn read(command: &mut Command, input: &str) -> Option<String> {
    let printed = read_bytes(command, input.as_bytes())?;
    Some(String::from_utf8_lossy(&printed).trim_end().to_owned())
}

/// The same where what goes in and comes out is no text.
pub fn read_bytes(command: &mut Command, input: &[u8]) -> Option<Vec<u8>> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|problem| panic!("{name} can't be started (is it installed?): {problem}"));
    child.stdin.take().unwrap().write_all(input).ok();
    let output = child.wait_with_output().expect("the program's output");
    output.status.success().then_some(output.stdout)
}
