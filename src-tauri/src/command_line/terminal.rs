//! The person at the terminal, or the script in their place.
//!
//! What a command has to say goes to the standard output, what it asks to the standard error. From a
//! script, which pipes its answers in, nothing is asked that it could not know before: no "are you
//! sure".

use std::io::{self, BufRead, IsTerminal, Write};

use zeroize::Zeroizing;

/// Where a command asks and answers.
pub struct Terminal {
    someone_is_there: bool,
}

impl Terminal {
    /// The terminal that the program was started from.
    pub fn of_this_program() -> Self {
        Self {
            someone_is_there: io::stdin().is_terminal(),
        }
    }

    /// Says something.
    pub fn say(&self, text: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        writeln!(out, "{}", visible(text))?;
        out.flush()
    }

    /// Says why there will be nothing more to say.
    pub fn complain(&self, text: &str) {
        // Where that fails too, the exit code is left.
        let _ = writeln!(io::stderr().lock(), "{}", visible(text));
    }

    /// Asks for a secret, which the terminal does not show.
    pub fn secret(&self, question: &str) -> io::Result<Zeroizing<String>> {
        if self.someone_is_there {
            rpassword::prompt_password(question).map(Zeroizing::new)
        } else {
            Ok(read_line()?.unwrap_or_default())
        }
    }

    /// Asks for a line; nothing once there is nobody to answer any more.
    pub fn line(&self, question: &str) -> io::Result<Option<Zeroizing<String>>> {
        let mut err = io::stderr().lock();
        write!(err, "{}", visible(question))?;
        err.flush()?;
        read_line()
    }

    /// Whether a person agrees. A script has agreed by naming the operator.
    pub fn agrees(&self, question: &str) -> io::Result<bool> {
        if !self.someone_is_there {
            return Ok(true);
        }
        let answer = self.line(question)?;
        Ok(answer.is_some_and(|answer| answer.trim().eq_ignore_ascii_case("yes")))
    }
}

/// Text for a terminal, which obeys some characters rather than showing them. The app lets none of
/// them into a name; somebody who edits the database might.
fn visible(text: &str) -> String {
    let obeyed = |sign: char| sign.is_control() && sign != '\n';
    text.replace(obeyed, "\u{fffd}")
}

/// A line of the standard input without its end; `None` at the end of it all.
fn read_line() -> io::Result<Option<Zeroizing<String>>> {
    let mut line = Zeroizing::new(String::new());
    if io::stdin().lock().read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let length = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(length);
    Ok(Some(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gives_the_terminal_no_orders__SE_21() {
        let name = "Anna\u{1b}[2J\u{9b}31m Keller\r\nand a new line";
        assert_eq!(
            visible(name),
            "Anna\u{fffd}[2J\u{fffd}31m Keller\u{fffd}\nand a new line"
        );
    }
}
