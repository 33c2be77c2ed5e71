//! Operators: who signs in at a desk (product.md, People).

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::institution::Institution;
use crate::language::Language;
use crate::session::Proof;

/// Which operator.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, sqlx::Type,
)]
#[serde(transparent)]
#[sqlx(transparent)]
#[ts(type = "string")]
pub struct OperatorId(pub(crate) Uuid);

impl OperatorId {
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// What an operator may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Role {
    /// Signs in to sell.
    Operator,
    /// Also opens the management window.
    Administrator,
}

/// An operator and the second factor, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum TwoFactorStanding {
    /// Not required of this operator.
    Off,
    /// Required, and no phone is registered.
    Waiting,
    /// Required, and a phone is registered.
    Registered,
}

/// An operator as the database holds them.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Operator {
    pub row: i64,
    pub id: OperatorId,
    pub username: String,
    pub username_digest: Vec<u8>,
    pub display_name: String,
    pub email: Option<String>,
    pub role: Role,
    pub two_factor_required: bool,
    pub two_factor: TwoFactorStanding,
    pub disabled: bool,
    pub epoch: i64,
    pub registered_at: Option<Timestamp>,
    pub last_sign_in_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub language: Option<Language>,
}

/// What an operator is called and reached by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Names<'a> {
    pub username: &'a str,
    pub display_name: &'a str,
    pub email: Option<&'a str>,
}

impl Operator {
    pub(crate) fn names(&self) -> Names<'_> {
        Names {
            username: &self.username,
            display_name: &self.display_name,
            email: self.email.as_deref(),
        }
    }

    /// Whether this operator has a phone whose codes are asked for (PO-4).
    pub(crate) fn has_code(&self, institution: &Institution) -> bool {
        institution.two_factor_enabled && self.two_factor == TwoFactorStanding::Registered
    }

    /// With what they prove that it is still them.
    pub(crate) fn proves_with(&self, institution: &Institution) -> Proof {
        if self.has_code(institution) {
            Proof::Code
        } else {
            Proof::Password
        }
    }
}
