//! What importing a file would do to the operators that there are.

use std::collections::HashMap;

use sqlx::SqliteConnection;

use super::columns::ImportColumn;
use super::preview::{ImportChange, Problem, WhyBad};
use super::reading::{Bad, FileRow, Rows};
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
    for piece in rows.rows.chunks(PIECE) {
        let keys: Vec<_> = piece.iter().map(|row| row.key.as_str()).collect();
        let found = operators::find_by_keys(db, &keys).await?;
        let found: HashMap<_, _> = found
            .into_iter()
            .map(|operator| (username_key(&operator.username), operator))
            .collect();
        for row in piece {
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
    let mut bad = rows.bad.clone();
    managing.refuse_to_leave_nobody(&mut bad);
    Ok(Plan { steps, bad })
}

fn change(row: &FileRow, operator: &Operator) -> Step {
    let mut changes = Vec::new();
    if row.display_name != operator.display_name {
        changes.push(ImportChange::DisplayName {
            from: operator.display_name.clone(),
            to: row.display_name.clone(),
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
