//! What importing a file would do to the operators that there are.

use std::collections::HashMap;

use sqlx::SqliteConnection;

use super::columns::ImportColumn;
use super::preview::{ImportChange, Problem, WhyBad};
use super::reading::{Bad, FileRow, Rows};
use crate::email::email_key;
use crate::error::Stop;
use crate::names::username_key;
use crate::operator::{Operator, OperatorId, Role};
use crate::store::operators;

/// Rows that are looked up at once.
const PIECE: usize = 100;

/// What one row does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Adds an operator.
    Create,
    /// Changes one.
    Change {
        operator: OperatorId,
        username: String,
        changes: Vec<ImportChange>,
    },
    /// Leaves one as they are.
    Leave,
}

/// What all rows do. Two that are equal do the same to the same operators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    /// One a row.
    pub steps: Vec<Step>,
    /// What keeps it from being done.
    pub(super) bad: Bad,
}

impl Plan {
    /// Whether nothing keeps it from being done.
    pub(crate) fn can_be_done(&self) -> bool {
        self.bad.is_empty()
    }
}

/// Compares the rows with the operators. `passed` hears how many rows were, and can call it off.
pub(crate) async fn plan(
    db: &mut SqliteConnection,
    rows: &Rows,
    mut passed: impl FnMut(usize) -> Result<(), Stop>,
) -> Result<Plan, Stop> {
    let mut steps = Vec::with_capacity(rows.rows.len());
    let mut managing = Managing::begin(db).await?;
    let mut bad = rows.bad.clone();
    for piece in rows.rows.chunks(PIECE) {
        let keys: Vec<_> = piece.iter().map(|row| row.key.as_str()).collect();
        let found = operators::find_by_keys(db, &keys).await?;
        let found: HashMap<_, _> = found
            .into_iter()
            .map(|operator| (username_key(&operator.username), operator))
            .collect();
        let emails = owners(db, piece).await?;
        for row in piece {
            refuse_taken(row, found.get(&row.key), &emails, &mut bad);
            steps.push(match found.get(&row.key) {
                None => Step::Create,
                Some(operator) => {
                    managing.consider(db, row, operator).await?;
                    change(row, operator)
                }
            });
        }
        passed(steps.len())?;
    }
    managing.refuse_to_leave_nobody(&mut bad);
    Ok(Plan { steps, bad })
}

/// Who has the e-mails of these rows, by what e-mails are compared by.
async fn owners(
    db: &mut SqliteConnection,
    rows: &[FileRow],
) -> Result<HashMap<String, OperatorId>, Stop> {
    let keys: Vec<_> = rows
        .iter()
        .filter_map(|row| row.email.as_deref())
        .map(email_key)
        .collect();
    let keys: Vec<_> = keys.iter().map(String::as_str).collect();
    let owners = operators::find_by_email_keys(db, &keys).await?;
    Ok(owners.into_iter().collect())
}

/// An e-mail that somebody else has, also where a row of the file would give them another: two rows that
/// exchange their e-mails are rather an error than meant.
fn refuse_taken(
    row: &FileRow,
    operator: Option<&Operator>,
    owners: &HashMap<String, OperatorId>,
    bad: &mut Bad,
) {
    let Some(email) = &row.email else { return };
    let owner = owners.get(&email_key(email));
    if owner.is_some_and(|owner| operator.is_none_or(|operator| operator.id != *owner)) {
        let problem = Problem::new(Some(ImportColumn::Email), WhyBad::EmailTaken, email);
        bad.entry(row.line).or_default().push(problem);
    }
}

fn change(row: &FileRow, operator: &Operator) -> Step {
    let mut changes = Vec::new();
    if row.display_name != operator.display_name {
        changes.push(ImportChange::DisplayName {
            from: operator.display_name.clone(),
            to: row.display_name.clone(),
        });
    }
    let from = &operator.email;
    if let Some(to) = row.email.as_ref().filter(|to| Some(*to) != from.as_ref()) {
        changes.push(ImportChange::Email {
            from: from.clone(),
            to: to.clone(),
        });
    }
    if let Some(to) = row.role.filter(|role| *role != operator.role) {
        let from = operator.role;
        changes.push(ImportChange::Role { from, to });
    }
    let from = operator.two_factor_required;
    if let Some(to) = row.required.filter(|required| *required != from) {
        changes.push(ImportChange::TwoFactor { from, to });
    }
    if changes.is_empty() {
        Step::Leave
    } else {
        Step::Change {
            operator: operator.id,
            username: operator.username.clone(),
            changes,
        }
    }
}

/// OP-3: somebody must be left who can manage. Whom the file adds can't yet, without a password.
struct Managing {
    left: usize,
    /// Rows that take it from somebody, with the operator name that stands there.
    lose: Vec<(u32, String)>,
}

impl Managing {
    async fn begin(db: &mut SqliteConnection) -> Result<Self, Stop> {
        Ok(Self {
            left: operators::who_can_manage(db).await? as usize,
            lose: Vec::new(),
        })
    }

    async fn consider(
        &mut self,
        db: &mut SqliteConnection,
        row: &FileRow,
        operator: &Operator,
    ) -> Result<(), Stop> {
        let Some(role) = row.role.filter(|role| *role != operator.role) else {
            return Ok(());
        };
        if !operators::could_manage(db, operator.id).await? {
            return Ok(());
        }
        match role {
            Role::Administrator => self.left += 1,
            Role::Operator => {
                self.left = self.left.saturating_sub(1);
                self.lose.push((row.line, row.username.clone()));
            }
        }
        Ok(())
    }

    fn refuse_to_leave_nobody(self, bad: &mut Bad) {
        if self.left > 0 {
            return;
        }
        for (line, username) in self.lose {
            let column = Some(ImportColumn::Username);
            let problem = Problem::new(column, WhyBad::LastAdministrator, &username);
            bad.entry(line).or_default().push(problem);
        }
    }
}
