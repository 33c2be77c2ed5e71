//! "Import": what the preview has shown is done, all of it or nothing (OP-5).

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::change_role::set_role;
use super::create_operator::{add_operator, starts_with_two_factor};
use super::rename_operator::rename;
use super::require_two_factor::set_required;
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Refusal, Stop};
use crate::import::{FileRow, ImportChange, ImportPreview, Plan, Step, plan};
use crate::operations::Operation;
use crate::operator::{Operator, Role};
use crate::progress::{Progress, Stage, Watch};
use crate::store::{institution, operators};

/// Rows that are looked up at once. Whoever waits hears of each piece.
const PIECE: usize = 100;

/// Imports the file that was looked at last in this session. Whom it adds has no password until an
/// administrator resets it.
#[derive(Debug, Default, Deserialize, TS)]
pub struct ImportOperators {
    /// Who waits for it.
    #[serde(skip)]
    #[ts(skip)]
    pub watch: Watch,
}

/// What became of an import.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum ImportOutcome {
    /// All of it was done.
    Imported {
        /// Operators who were added.
        new: u32,
        /// Operators who changed.
        changed: u32,
        /// Operators who were as the file says.
        unchanged: u32,
    },
    /// The operators have changed since the preview, and with them what the file would do: nothing was
    /// done.
    Outdated {
        /// What it would do now.
        preview: ImportPreview,
    },
}

impl Operation for ImportOperators {
    type Answer = ImportOutcome;
    const NAME: &'static str = "import_operators";
    const ALLOWED: Allowed = Allowed::administrator().with_fresh_code();

    async fn run(self, desk: &mut Desk<'_>) -> Result<ImportOutcome, Stop> {
        let import = desk.session()?.import.clone();
        let import = import.ok_or(Refusal::NothingToImport)?;
        if !import.plan.can_be_done() {
            return Err(Refusal::ImportHasBadRows.into());
        }
        let rows = &import.rows.rows;
        let told = Told {
            watch: self.watch,
            all: 2 * rows.len(),
        };
        // From here on nobody else writes: what is compared now is what is changed.
        desk.still_signed_in().await?;
        let compared = |done| told.so_far(Stage::Comparing, done);
        let now = plan(desk.db().await?, &import.rows, compared).await?;
        if now != import.plan {
            let import = import.with_plan(now);
            let preview = import.preview();
            let session = desk.session()?.with_import(Some(Arc::new(import)));
            desk.go_on(session);
            return Ok(ImportOutcome::Outdated { preview });
        }
        do_all(desk, rows, &now, &told).await?;
        let preview = import.preview();
        let (new, changed, unchanged) = (preview.new, preview.changed, preview.unchanged);
        desk.record_with(AuditEvent::OperatorsImported, format!("{new} {changed}"));
        let session = desk.session()?.with_import(None);
        desk.go_on(session);
        Ok(ImportOutcome::Imported {
            new,
            changed,
            unchanged,
        })
    }
}

async fn do_all(
    desk: &mut Desk<'_>,
    rows: &[FileRow],
    plan: &Plan,
    told: &Told,
) -> Result<(), Stop> {
    let institution = institution::get(desk.db().await?).await?;
    let starts_with = starts_with_two_factor(&institution);
    let mut done = rows.len();
    for (rows, steps) in rows.chunks(PIECE).zip(plan.steps.chunks(PIECE)) {
        told.so_far(Stage::Importing, done)?;
        let keys: Vec<_> = rows.iter().map(|row| row.key.as_str()).collect();
        let known = operators::find_by_keys(desk.db().await?, &keys).await?;
        let known: HashMap<_, _> = known.iter().map(|known| (known.id, known)).collect();
        for (row, step) in rows.iter().zip(steps) {
            told.refuse_where_cancelled()?;
            match step {
                Step::Leave => {}
                Step::Create => {
                    let role = row.role.unwrap_or(Role::Operator);
                    let required = row.required.unwrap_or(starts_with);
                    add_operator(desk, row.names(), role, required).await?;
                }
                Step::Change {
                    operator, changes, ..
                } => {
                    let known = known.get(operator).ok_or(Refusal::NoSuchOperator)?;
                    make(desk, known, changes).await?;
                }
            }
        }
        // With the rows, so that what is left at the end takes no longer than they did.
        desk.write_entries().await?;
        done += rows.len();
    }
    told.so_far(Stage::Importing, told.all)
}

/// Makes changes as their own operations do, with what that ends and writes down.
async fn make(desk: &mut Desk<'_>, known: &Operator, changes: &[ImportChange]) -> Result<(), Stop> {
    let mut names = known.names();
    for change in changes {
        match change {
            ImportChange::DisplayName { to, .. } => names.display_name = to,
            ImportChange::Email { to, .. } => names.email = Some(to),
            ImportChange::Role { .. } | ImportChange::TwoFactor { .. } => {}
        }
    }
    if names != known.names() {
        rename(desk, known, names).await?;
    }
    for change in changes {
        match change {
            ImportChange::Role { to, .. } => set_role(desk, known.id, *to).await?,
            ImportChange::TwoFactor { to, .. } => set_required(desk, known.id, *to).await?,
            ImportChange::DisplayName { .. } | ImportChange::Email { .. } => {}
        }
    }
    Ok(())
}

/// What is said on the way.
struct Told {
    watch: Watch,
    all: usize,
}

impl Told {
    /// Says how far it has come, unless it was called off.
    fn so_far(&self, stage: Stage, done: usize) -> Result<(), Stop> {
        self.refuse_where_cancelled()?;
        let (done, all) = (done as u64, self.all as u64);
        (self.watch.tell)(Progress { stage, done, all });
        Ok(())
    }

    fn refuse_where_cancelled(&self) -> Result<(), Stop> {
        if self.watch.cancel.is_cancelled() {
            Err(Refusal::ImportCancelled.into())
        } else {
            Ok(())
        }
    }
}
