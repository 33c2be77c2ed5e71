use clap::CommandFactory;

use super::*;

fn read(line: &str) -> Result<Arguments, clap::Error> {
    Arguments::try_parse_from(line.split(' '))
}

#[test]
fn without_a_command_the_window_opens() {
    assert!(read("guichet").expect("no arguments").command.is_none());
}

#[test]
fn a_demo_is_asked_for_alone() {
    let alone = read("guichet --demo").expect("a demo");
    assert!(alone.demo && alone.command.is_none());
    // Half a demo would be a command on the real data.
    for line in [
        "guichet --demo verify",
        "guichet --demo service enable",
        "guichet verify --demo",
    ] {
        let error = read(line).expect_err(line);
        assert_eq!(error.exit_code(), 2, "{line}");
    }
}

#[test]
fn every_act_of_the_service_team_is_a_command__RE_1() {
    for line in [
        "enable",
        "disable",
        "administrators",
        "change-phone anna.keller",
        "change-phone anna.keller --reason lost",
        "reset-password anna.keller",
        "end-sessions anna.keller",
        "unlock anna.keller",
        "replace-key",
        "rotate-keys",
        "open",
    ] {
        let read = read(&format!("guichet service {line}"));
        assert!(read.is_ok_and(|read| read.command.is_some()), "{line}");
    }
}

#[test]
fn backups_are_checked_and_restored_by_command__RE_2() {
    for command in ["check-backup", "restore"] {
        let read_file = read(&format!("guichet {command} some.guichet-backup"));
        assert!(
            read_file.is_ok_and(|read| read.command.is_some()),
            "{command}"
        );
        let error = read(&format!("guichet {command}")).expect_err("a file");
        assert_eq!(error.exit_code(), 2, "{command}");
    }
}

#[test]
fn what_is_no_command_is_named_and_does_nothing__RE_1() {
    for line in [
        "guichet sell",
        "guichet service",
        "guichet service sell",
        "guichet service change-phone",
        "guichet service change-phone anna.keller bruno.frei",
        "guichet service change-phone anna.keller --reason eaten",
        // There is no place for the service key where other programs could read it.
        "guichet service --service-key 7KQ2 enable",
        "guichet service enable 7KQ2",
    ] {
        let error = read(line).expect_err(line);
        assert_eq!(error.exit_code(), 2, "{line}");
    }
}

#[test]
fn no_command_has_an_argument_for_a_secret__SE_19() {
    fn walk(command: &clap::Command) {
        for argument in command.get_arguments() {
            let named = argument.get_id().as_str();
            // Nor a variable for one: that feature of clap is not built in.
            assert!(
                ["demo", "operator_name", "reason", "file", "help", "version"].contains(&named),
                "{named}"
            );
        }
        command.get_subcommands().for_each(walk);
    }
    walk(&Arguments::command());
}

#[test]
fn help_and_version_are_no_failures() {
    for line in [
        "guichet --help",
        "guichet --version",
        "guichet service --help",
    ] {
        let shown = read(line).expect_err(line);
        assert_eq!(shown.exit_code(), 0, "{line}");
    }
    let version = read("guichet --version")
        .expect_err("the version")
        .to_string();
    assert_eq!(
        version.trim(),
        concat!("guichet ", env!("CARGO_PKG_VERSION"))
    );
}
