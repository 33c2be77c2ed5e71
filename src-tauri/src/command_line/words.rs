//! The sentences of the command line. The page has its own, in its own language; whoever types
//! commands reads English.

use guichet_core::{
    BackupContents, ClosedReason, Field, Finding, Loses, OperatorRow, Refusal, Table, Timestamp,
    TwoFactorStanding,
};

/// Why the data can't be opened, and what to do.
pub fn closed(reason: ClosedReason) -> &'static str {
    match reason {
        ClosedReason::KeyStoreAbsent => {
            "There is no password store in this session. Run this command in the session of the person who uses Guichet, or start the password store."
        }
        ClosedReason::KeyStoreLocked => {
            "The password store is locked. Unlock it, then run this command again."
        }
        ClosedReason::KeyStoreVolatile => {
            "The password store forgets everything at a restart. Set up one that lasts, then run this command again."
        }
        ClosedReason::KeyStoreSlow => {
            "The password store has not answered. Look for its own window asking for a password, then run this command again."
        }
        ClosedReason::KeyMissing => {
            "The password store does not hold this data's key. Run this command as the person who uses Guichet on this computer; or open the data with “guichet service open”."
        }
        ClosedReason::WrongKey => {
            "The password store holds another key than this data's. Run this command as the person who uses Guichet on this computer; or open the data with “guichet service open”."
        }
        ClosedReason::DatabaseNewer => {
            "This data was written by a newer version of Guichet. Run the command of that version."
        }
        ClosedReason::DatabaseNotUpdated => {
            "The data could not be brought up to date and was left as it is: the version of Guichet that was here before opens it. The log says more."
        }
        ClosedReason::DatabaseDamaged => {
            "The data is damaged and was left as it is. Put a backup in its place with “guichet restore”."
        }
        ClosedReason::DatabaseReadOnly => {
            "The data may be read but not changed. Give back the right to write, then run this command again."
        }
        ClosedReason::DiskFull => "The disk is full. Free some space, then run this command again.",
        ClosedReason::FolderNotWritable => {
            "The data folder can't be written. Give back the right to write, then run this command again."
        }
        ClosedReason::FolderNotOurs => {
            "The data folder belongs to another person on this computer. Run this command as that person."
        }
        ClosedReason::DatabaseUnreadable => {
            "The data can't be read at the moment. Run this command again; the log says more."
        }
        ClosedReason::Tampered => {
            "The data was changed outside Guichet. “guichet service open” says how, and opens it."
        }
    }
}

/// Why a command was refused, and what to do. Most refusals belong to fields and screens that no
/// command has.
pub fn refused(refusal: &Refusal) -> String {
    let sentence = match refusal {
        Refusal::Missing {
            field: Field::ServiceKey,
        } => {
            "The service key is needed: type it, or give it as the first line of the standard input."
        }
        Refusal::ServiceKeyMalformed => {
            "That is not a whole service key. Compare it with the print, group by group."
        }
        Refusal::WrongServiceKey => "That service key is not the one of this institution.",
        Refusal::Delayed { wait_seconds, .. } => {
            let minutes = wait_seconds.div_ceil(60);
            return format!(
                "Too many wrong service keys: nothing is looked at before {} have passed.",
                counted(u64::from(minutes), "minute")
            );
        }
        Refusal::OutOfOrder => {
            "Service access ended after ten minutes, and nothing was changed. Run this command again."
        }
        Refusal::NoSuchOperator => {
            "No operator has this name. “guichet service administrators” lists those whom the service team can help."
        }
        Refusal::NotAnAdministrator => {
            "This operator is not an administrator. The service team helps administrators only, and they help everyone else."
        }
        Refusal::NotRegistered => "There is no phone to change: none is registered.",
        Refusal::WrongGroup => {
            "That is not the group that was asked for. Compare it with the new key above."
        }
        Refusal::Missing {
            field: Field::ServiceKeyGroup,
        } => "Type the group that is asked for.",
        Refusal::RootKeyUnavailable => {
            "The password store does not give out this data's key. Unlock it and run this command again; the old service key stays valid."
        }
        Refusal::WrongBackupKey => {
            "That service key does not open this backup. If the key was replaced since, use the one from the day of the backup."
        }
        Refusal::NotABackup => "That file is not a Guichet backup.",
        Refusal::BackupNewer => {
            "This backup was made by a newer version of Guichet. Run the command of that version."
        }
        Refusal::BackupDamaged => {
            "This backup is damaged: it was cut off or changed. Use another one."
        }
        Refusal::BackupUnreadable => {
            "That file can't be read. Look whether it is there, and whether this person may read it."
        }
        Refusal::NoRoom { .. } => {
            "There is no room left on this computer's disk. Free some space, then run this command again."
        }
        Refusal::WrongConfirmation
        | Refusal::Missing {
            field: Field::Confirmation,
        } => {
            "That is not the institution's short name. Nothing was changed: run this command again."
        }
        Refusal::Busy => "Guichet is busy. Run this command again in a moment.",
        Refusal::KeyStoreUnavailable { reference } => {
            return format!(
                "The password store is locked or does not answer, so that could not be finished. Unlock it, then look whether it was done before you run this command again; the log has it as {reference}."
            );
        }
        Refusal::TryAgainLater { reference } => {
            return format!(
                "That did not work just now, and nothing was changed. Run this command again; the log has it as {reference}."
            );
        }
        Refusal::Failed { reference } => {
            return format!(
                "That did not work, and nothing was changed. The log has it as {reference}."
            );
        }
        other => {
            tracing::error!(refusal = ?other, "a command was refused in a way that has no sentence");
            "That was refused, and nothing was changed. The log says more."
        }
    };
    sentence.to_owned()
}

/// What is in a backup, and what restoring it here would lose.
pub fn contents(contents: &BackupContents, now: Timestamp) -> String {
    let BackupContents {
        institution,
        made_at,
        operators,
        administrators,
        phones,
        loses,
        ..
    } = contents;
    let made = format!("{} ({})", made_at.to_rfc_3339(), ago(*made_at, now));
    let lost = match loses {
        Loses::Nothing => "Restoring it here loses nothing.".to_owned(),
        Loses::Changes { phones } => format!(
            "This computer knows of changes since then. Restoring it here loses them; phones to be registered again: {phones}."
        ),
        Loses::OtherInstitution { name } => {
            format!("The data of {name} is on this computer. Restoring it here loses that.")
        }
    };
    format!(
        "This backup is whole.\n  Institution: {institution}\n  Made: {made}\n  Operators: {operators}, \
         administrators among them: {administrators}\n  Phones: {phones}\n{lost}"
    )
}

/// What somebody did to the data outside Guichet.
pub fn found(finding: &Finding) -> String {
    match finding {
        Finding::RowChanged { table, whose } => {
            let whose = whose.as_deref().unwrap_or("somebody");
            match table {
                Table::Institution => {
                    "The institution's policy or settings were edited.".to_owned()
                }
                Table::Operator => format!("The name, role or policy of {whose} was edited."),
                Table::Password => format!("The password of {whose} was exchanged."),
                Table::Registration => format!("The phone of {whose} was exchanged."),
                Table::Throttle => format!("The count of wrong tries of {whose} was edited."),
                Table::Failure => "The list of wrong tries was edited.".to_owned(),
                Table::TemporaryCode => format!("The temporary code of {whose} was edited."),
                Table::RegistrationCode => {
                    format!("The registration code of {whose} was edited.")
                }
                Table::AcceptedBreak => {
                    "What the service team has accepted before was edited.".to_owned()
                }
            }
        }
        Finding::RowsExchanged { table } => match table {
            Table::Institution => {
                "The institution's policy or settings are older than they should be."
            }
            Table::Operator => "Operators were removed, or put back as they once were.",
            Table::Password => "Passwords were removed, or put back as they once were.",
            Table::Registration => "Phones were removed, or put back as they once were.",
            Table::Throttle => {
                "Counts of wrong tries were removed, or put back as they once were."
            }
            Table::Failure => "Wrong tries were removed from the list.",
            Table::TemporaryCode => "Temporary codes were removed, or put back as they once were.",
            Table::RegistrationCode => {
                "Registration codes were removed, or put back as they once were."
            }
            Table::AcceptedBreak => "Some of what the service team has accepted before was removed.",
        }
        .to_owned(),
        Finding::OlderFile => "The whole file is an older one.".to_owned(),
        Finding::EvidenceChanged => {
            "The mark that each change leaves behind was edited.".to_owned()
        }
        Finding::SchemaChanged => {
            "The tables of the database were rebuilt. The service key can't make that good: put the right file back."
                .to_owned()
        }
        Finding::AnchorMissing => {
            "The password store does not know of this data: nobody can say whether it is the latest."
                .to_owned()
        }
        Finding::TrailCut { after } => {
            format!("The audit trail ends too early, after entry {after}.")
        }
        Finding::TrailChanged { number } => {
            format!("The audit trail was edited at entry {number}.")
        }
        Finding::TrailRemoved { first, last } if first == last => {
            format!("Entry {first} was removed from the audit trail.")
        }
        Finding::TrailRemoved { first, last } => {
            format!("Entries {first} to {last} were removed from the audit trail.")
        }
    }
}

/// The administrators, one a line.
pub fn listed(rows: &[OperatorRow], now: Timestamp) -> String {
    let head = ["Operator name", "Name", "Two-factor", "Last sign-in", ""].map(str::to_owned);
    let mut lines = vec![head];
    lines.extend(rows.iter().map(|row| {
        let state = match (row.disabled, row.locked) {
            (true, _) => "disabled",
            (false, true) => "locked",
            (false, false) => "",
        };
        let two_factor = match row.two_factor {
            TwoFactorStanding::Off => "off",
            TwoFactorStanding::Waiting => "waiting for phone",
            TwoFactorStanding::Registered => "on",
        };
        [
            row.username.clone(),
            row.display_name.clone(),
            two_factor.to_owned(),
            row.last_sign_in
                .map_or_else(|| "never".to_owned(), |then| ago(then, now)),
            state.to_owned(),
        ]
    }));
    let width = |column: usize| {
        let cells = lines.iter().map(|line| line[column].chars().count());
        cells.max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..5).map(width).collect();
    let lines: Vec<String> = lines
        .iter()
        .map(|line| {
            let cells = line.iter().zip(&widths);
            let cells: Vec<_> = cells
                .map(|(cell, width)| format!("{cell:<width$}"))
                .collect();
            cells.join("  ").trim_end().to_owned()
        })
        .collect();
    lines.join("\n")
}

/// A service key's groups with their numbers, three a line.
pub fn numbered(groups: &[String]) -> String {
    let numbered: Vec<_> = groups
        .iter()
        .enumerate()
        .map(|(at, group)| format!("{:>2}  {group}", at + 1))
        .collect();
    let lines: Vec<_> = numbered.chunks(3).map(|line| line.join("    ")).collect();
    lines.join("\n")
}

/// How long ago, as people say it: a date would need this computer's time zone.
pub fn ago(then: Timestamp, now: Timestamp) -> String {
    let minutes = u64::from(now.since(then).whole_seconds()) / 60;
    match (minutes, minutes / 60, minutes / 60 / 24) {
        (0, ..) => "just now".to_owned(),
        (minutes, 0, _) => format!("{} ago", counted(minutes, "minute")),
        (_, hours, 0) => format!("{} ago", counted(hours, "hour")),
        (_, _, days) => format!("{} ago", counted(days, "day")),
    }
}

fn counted(number: u64, what: &str) -> String {
    if number == 1 {
        format!("1 {what}")
    } else {
        format!("{number} {what}s")
    }
}

#[cfg(test)]
mod tests {
    use guichet_core::Span;

    use super::*;

    #[test]
    fn how_long_ago_is_said_as_people_say_it() {
        let then = Timestamp::from_millis(1_795_507_200_000);
        let table = [
            (Span::seconds(0), "just now"),
            (Span::seconds(59), "just now"),
            (Span::minutes(1), "1 minute ago"),
            (Span::minutes(59), "59 minutes ago"),
            (Span::minutes(60), "1 hour ago"),
            (Span::hours(47), "1 day ago"),
            (Span::days(400), "400 days ago"),
        ];
        for (span, expected) in table {
            assert_eq!(ago(then, then.plus(span)), expected);
        }
        // A clock that was set back makes no one sign in tomorrow.
        assert_eq!(ago(then, then.minus(Span::hours(3))), "just now");
    }

    #[test]
    fn the_groups_of_a_key_have_their_numbers() {
        let groups: Vec<_> = (1..=9).map(|at| format!("{at}{at}{at}{at}")).collect();
        assert_eq!(
            numbered(&groups),
            " 1  1111     2  2222     3  3333\n 4  4444     5  5555     6  6666\n 7  7777     8  8888     9  9999"
        );
    }
}
