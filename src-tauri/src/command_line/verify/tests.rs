use guichet_core::{ClosedReason, Finding, Table, Timestamp, TrailBreak, TrailStanding};

use super::*;

fn verified(findings: Vec<Finding>, problems: Vec<TrailProblem>) -> Verified {
    let problems_total = u32::try_from(problems.len()).expect("a few");
    Verified {
        findings,
        trail: TrailStanding {
            checked: Timestamp::from_millis(1_795_507_200_000),
            entries: 5123,
            problems,
            problems_total,
        },
    }
}

fn said(outcome: Result<Verified, NotVerified>) -> Report {
    report(Path::new("/data"), outcome)
}

#[test]
fn what_is_as_it_was_left_is_called_so__SE_16() {
    assert_eq!(
        said(Ok(verified(vec![], vec![]))),
        Report::Unchanged(
            "The data in /data is as Guichet left it, and its audit trail of 5123 entries is \
             complete.\n"
                .to_owned()
        )
    );
}

#[test]
fn every_finding_has_a_sentence_that_names_it__SE_16() {
    let whose = |name: &str| Some(name.to_owned());
    for (finding, expected) in [
        (
            Finding::TrailChanged { number: 5123 },
            "- The audit trail was edited at entry 5123.",
        ),
        (
            Finding::TrailRemoved { first: 2, last: 2 },
            "- Entry 2 was removed from the audit trail.",
        ),
        (
            Finding::TrailRemoved { first: 2, last: 9 },
            "- Entries 2 to 9 were removed from the audit trail.",
        ),
        (
            Finding::TrailCut { after: 40 },
            "- The audit trail ends too early, after entry 40.",
        ),
        (
            Finding::TrailCut { after: 0 },
            "- The audit trail ends too early, after entry 0.",
        ),
        (
            Finding::RowChanged {
                table: Table::Password,
                whose: whose("Anna Keller"),
            },
            "- The password of Anna Keller was exchanged.",
        ),
        (
            Finding::RowChanged {
                table: Table::Institution,
                whose: None,
            },
            "- The institution's policy or settings were edited.",
        ),
        (
            Finding::RowsExchanged {
                table: Table::Registration,
            },
            "- Phones were removed, or put back as they once were.",
        ),
        (Finding::OlderFile, "- The whole file is an older one."),
    ] {
        let Report::Changed(text) = said(Ok(verified(vec![finding], vec![]))) else {
            panic!("{expected}")
        };
        assert_eq!(text.lines().nth(1), Some(expected));
        assert_eq!(text.lines().count(), 3, "{text}");
    }
}

#[test]
fn what_the_service_team_accepted_is_still_named__SE_16_AU_2() {
    let problem = TrailProblem {
        found: TrailBreak::Changed { number: 2 },
        accepted: Some(Timestamp::from_millis(1_795_507_200_000)),
    };
    let Report::Unchanged(text) = said(Ok(verified(vec![], vec![problem]))) else {
        panic!("nothing is new")
    };
    let last = "- The audit trail was edited at entry 2. Accepted at 2026-11-24T08:00:00Z.";
    assert_eq!(text.lines().last(), Some(last));
}

#[test]
fn what_could_not_be_checked_is_not_called_unchanged__SE_16() {
    for (why, expected) in [
        (NotVerified::NothingThere, "There is no data in /data."),
        (
            NotVerified::RestoreCutOff,
            "Restoring a backup was cut off.",
        ),
        (NotVerified::NotUpToDate, "Start Guichet once"),
        (
            NotVerified::Closed(ClosedReason::KeyStoreLocked),
            "Unlock it, then run this command again.",
        ),
    ] {
        let Report::NotChecked(text) = said(Err(why)) else {
            panic!("{why:?}")
        };
        assert!(text.contains(expected), "{text}");
    }
}
