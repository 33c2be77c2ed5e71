//! `cargo xtask phone`: a phone for people who try the app without one.
//!
//! It takes the secret key from the keyboard or from the QR code on the screen, never from the
//! command line, where every process of the computer could read it (SE-19), and never writes it
//! to a file.

use std::{
    env,
    io::{self, BufRead, Write},
    thread,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, Result, bail};
use totp_rs::{Builder, Secret, Totp};
use xshell::{Shell, cmd};

/// `cargo xtask phone [--screen]`.
pub fn phone(shell: &Shell, screen: bool) -> Result<()> {
    let entry = if screen { on_screen(shell)? } else { typed()? };
    let phone = read(&entry)?;
    println!("{}. Ctrl-C ends.", named(&phone));
    loop {
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .context("this clock is before 1970")?;
        println_over(&format!(
            "    {}   {:>2} s left",
            phone.generate(now.as_secs()),
            seconds_left(&phone, now)
        ))?;
        thread::sleep(Duration::from_nanos(
            1_000_000_000 - u64::from(now.subsec_nanos()),
        ));
    }
}

fn seconds_left(phone: &Totp, now: Duration) -> u64 {
    phone.step() - now.as_secs() % phone.step()
}

/// Writes over the line before: a code that is gone should not stay to be read.
fn println_over(line: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    write!(out, "\r{line} ")?;
    Ok(out.flush()?)
}

fn typed() -> Result<String> {
    println!("Paste the secret key, or its otpauth:// address, and press Enter:");
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(line)
}

fn named(phone: &Totp) -> String {
    match (phone.issuer(), phone.account_name()) {
        (Some(issuer), account) => format!("{issuer}: {account}"),
        (None, "") => "A key without a name".into(),
        (None, account) => account.into(),
    }
}

/// Reads a key as phones do: an otpauth address, or base32 in any case, with spaces.
fn read(entry: &str) -> Result<Totp> {
    let entry = entry.trim();
    if entry.starts_with("otpauth:") {
        // Unchecked, because demonstration keys are often shorter than RFC 4226 asks for.
        return Totp::from_url_unchecked(entry).context("this otpauth address can't be read");
    }
    let key: String = entry
        .chars()
        .filter(|sign| !sign.is_whitespace() && *sign != '-' && *sign != '=')
        .map(|sign| sign.to_ascii_uppercase())
        .collect();
    if key.is_empty() {
        bail!("no key was given");
    }
    let secret = Secret::try_from_base32(&key)
        .ok()
        .context("this is not a secret key: those have only A to Z and 2 to 7")?;
    Ok(Builder::new().with_secret(secret).build_noncompliant())
}

/// Photographs the screen and reads the QR code of a secret key off it, through a pipe.
fn on_screen(shell: &Shell) -> Result<String> {
    let there = |program: &str| {
        cmd!(shell, "sh -c")
            .arg(format!("command -v {program}"))
            .quiet()
            .ignore_stdout()
            .run()
            .is_ok()
    };
    if !there("zbarimg") {
        bail!(
            "zbarimg reads QR codes and is missing; on Debian and Ubuntu: apt-get install zbar-tools"
        );
    }
    let wayland = env::var_os("WAYLAND_DISPLAY").is_some();
    let camera = if wayland && there("grim") {
        "grim -"
    } else if wayland && there("gnome-screenshot") {
        // It writes only to files: to one in memory, gone at once.
        "t=$(mktemp -p \"$XDG_RUNTIME_DIR\" --suffix=.png) && gnome-screenshot -f \"$t\" && cat \"$t\"; rm -f \"$t\""
    } else if there("import") {
        "import -window root png:-"
    } else {
        bail!(
            "no program here can photograph the screen; install imagemagick (X11) or grim (Wayland), or paste the key"
        );
    };
    let read = cmd!(shell, "sh -c")
        .arg(format!("({camera}) | zbarimg --raw -q --nodbus png:-"))
        .quiet()
        .ignore_stderr()
        .ignore_status()
        .read()?;
    let found = read.lines().find(|line| line.starts_with("otpauth://"));
    Ok(found.context("there is no secret key's QR code on the screen: show it, whole and uncovered, and try again")?.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key of RFC 6238, appendix B, and its code at 59 seconds, of which six digits are shown.
    const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    const CODE_AT_59: &str = "287082";

    #[test]
    fn a_key_is_read_as_people_paste_it() {
        for entry in [
            KEY,
            "gezd gnbv gy3t qojq gezd gnbv gy3t qojq\n",
            "GEZD-GNBV-GY3T-QOJQ-GEZD-GNBV-GY3T-QOJQ",
        ] {
            assert_eq!(
                read(entry).unwrap().generate(59).to_string(),
                CODE_AT_59,
                "{entry}"
            );
        }
    }

    #[test]
    fn an_otpauth_address_gives_its_name_and_its_codes() {
        let phone = read(&format!("otpauth://totp/Carouge%20Box%20Office:anna.keller?secret={KEY}&issuer=Carouge%20Box%20Office")).unwrap();
        assert_eq!(named(&phone), "Carouge Box Office: anna.keller");
        assert_eq!(phone.generate(59).to_string(), CODE_AT_59);
    }

    #[test]
    fn what_is_no_key_is_refused_with_a_sentence() {
        for entry in ["", "   ", "not a key!", "0189", "https://example.org"] {
            assert!(read(entry).is_err(), "{entry}");
        }
    }
}
