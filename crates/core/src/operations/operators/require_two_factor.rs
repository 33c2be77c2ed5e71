//! Two-factor required: yes or no, for one operator, a selection, or a role (PO-2).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::list_operators::checked_query;
use crate::allowed::Allowed;
use crate::audit::AuditEvent;
use crate::desk::Desk;
use crate::error::{Field, Refusal, Stop};
use crate::operations::Operation;
use crate::operator::{OperatorId, Role};
use crate::store::operator_list::{self, OperatorFilter, OperatorQuery};
use crate::store::operators;

/// Named one by one at most; more are named by a query.
const MOST_NAMED: usize = 1_000;
/// So many of those skipped are named; the rest is counted.
const MOST_SKIPPED_NAMED: usize = 20;

/// Who is meant.
#[derive(Debug, Deserialize, TS)]
#[serde(tag = "selection", rename_all = "snake_case")]
pub enum Selection {
    /// These.
    Operators {
        /// Which.
        operators: Vec<OperatorId>,
    },
    /// All of a role.
    Role {
        /// Which.
        role: Role,
    },
    /// All that the list shows.
    Matching {
        /// As the list was asked for.
        query: OperatorQuery,
    },
}

/// Requires the second factor of some operators, or no longer.
#[derive(Debug, Deserialize, TS)]
pub struct RequireTwoFactor {
    /// Of whom.
    pub operators: Selection,
    /// Whether it is required.
    pub required: bool,
}

/// Why an operator was left as they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// It was so before.
    AlreadySo,
    /// Disabled operators are left alone.
    Disabled,
}

/// An operator who was left as they were.
#[derive(Debug, Serialize, TS)]
pub struct SkippedOperator {
    /// Their name.
    pub display_name: String,
    /// Why.
    pub why: SkipReason,
}

/// What became of a change for many.
#[derive(Debug, Serialize, TS)]
pub struct RequirementChanged {
    /// How many were changed.
    pub changed: u32,
    /// The first of those who were not.
    pub skipped: Vec<SkippedOperator>,
    /// How many were not.
    pub skipped_total: u32,
}

impl Operation for RequireTwoFactor {
    type Answer = RequirementChanged;
    const NAME: &'static str = "require_two_factor";
    const ALLOWED: Allowed = Allowed::administrator();

    /// Taking a second factor away asks for one.
    fn allowed(&self) -> Allowed {
        if self.required {
            Self::ALLOWED
        } else {
            Self::ALLOWED.with_fresh_code()
        }
    }

    async fn run(self, desk: &mut Desk<'_>) -> Result<RequirementChanged, Stop> {
        let now = desk.now;
        let meant = match self.operators {
            Selection::Operators { operators } if operators.is_empty() => {
                return Err(Refusal::Missing {
                    field: Field::Operators,
                }
                .into());
            }
            Selection::Operators { operators } if operators.len() > MOST_NAMED => {
                let (field, maximum) = (Field::Operators, MOST_NAMED as u32);
                return Err(Refusal::TooLong { field, maximum }.into());
            }
            Selection::Operators { operators } => operators,
            Selection::Role { role } => {
                let query = OperatorQuery {
                    search: String::new(),
                    filter: OperatorFilter::All,
                    role: Some(role),
                };
                operator_list::all(desk.db().await?, &query, now).await?
            }
            Selection::Matching { query } => {
                checked_query(&query)?;
                operator_list::all(desk.db().await?, &query, now).await?
            }
        };
        let mut answer = RequirementChanged {
            changed: 0,
            skipped: Vec::new(),
            skipped_total: 0,
        };
        for id in meant {
            let operator = operators::get(desk.db().await?, id).await?;
            let why = if operator.disabled {
                SkipReason::Disabled
            } else if operator.two_factor_required == self.required {
                SkipReason::AlreadySo
            } else {
                set_required(desk, id, self.required).await?;
                answer.changed += 1;
                continue;
            };
            answer.skipped_total += 1;
            if answer.skipped.len() < MOST_SKIPPED_NAMED {
                let display_name = operator.display_name;
                answer.skipped.push(SkippedOperator { display_name, why });
            }
        }
        Ok(answer)
    }
}

/// Requires the second factor of an operator, or no longer.
pub(super) async fn set_required(
    desk: &mut Desk<'_>,
    operator: OperatorId,
    required: bool,
) -> Result<(), Stop> {
    operators::set_two_factor_required(desk.db().await?, operator, required).await?;
    let event = if required {
        AuditEvent::TwoFactorRequired
    } else {
        AuditEvent::TwoFactorNotRequired
    };
    desk.record(event, Some(operator), None);
    Ok(())
}
