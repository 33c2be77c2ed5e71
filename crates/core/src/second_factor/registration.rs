//! A registration: one phone bound to one operator (NIST SP 800-63B: authenticator binding).

use uuid::Uuid;

use super::code::TimeStep;
use super::secret_key::SecretKey;
use crate::clock::{Randomness, Span, Timestamp};
use crate::error::Fault;
use crate::keys::{Keys, SealedPlace, open, seal};
use crate::operator::OperatorId;

/// Which registration.
pub(crate) type RegistrationId = Uuid;

/// A draft shows the same key for so long (RG-3).
pub(crate) const DRAFT_LIVES: Span = Span::hours(24);

/// Where a living registration stands. An ended one has no key and is only history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Shown, but no code of it was entered yet.
    Draft,
    /// In use; only codes of a later step than this are accepted (SE-1).
    Confirmed { last_accepted_step: TimeStep },
}

/// A living registration as the database holds it.
pub(crate) struct Registration {
    pub id: RegistrationId,
    pub operator: OperatorId,
    pub standing: Standing,
    pub sealed_key: Vec<u8>,
    pub issuer: String,
    pub account: String,
    pub created_at: Timestamp,
}

impl Registration {
    /// A new draft with a key of its own.
    pub(crate) fn draft(
        institution: Uuid,
        operator: OperatorId,
        issuer: &str,
        account: String,
        now: Timestamp,
        keys: &Keys,
        randomness: &dyn Randomness,
    ) -> Result<Self, Fault> {
        let id = crate::ids::new_id(now, randomness);
        let key = SecretKey::generate(randomness);
        let owners = owners(&institution, &operator, &id);
        let sealed_key = seal(&keys.wrapping, &place(&owners), key.expose(), randomness)?;
        Ok(Self {
            id,
            operator,
            standing: Standing::Draft,
            sealed_key,
            issuer: issuer.to_owned(),
            account,
            created_at: now,
        })
    }

    /// Opens the secret key.
    pub(crate) fn secret_key(&self, institution: Uuid, keys: &Keys) -> Result<SecretKey, Fault> {
        let owners = owners(&institution, &self.operator, &self.id);
        let bytes = open(&keys.wrapping, &place(&owners), &self.sealed_key)?;
        SecretKey::from_bytes(&bytes)
    }

    /// Seals the secret key under other keys (SE-14).
    pub(crate) fn seal_anew(
        &mut self,
        institution: Uuid,
        old: &Keys,
        new: &Keys,
        randomness: &dyn Randomness,
    ) -> Result<(), Fault> {
        let key = self.secret_key(institution, old)?;
        let owners = owners(&institution, &self.operator, &self.id);
        self.sealed_key = seal(&new.wrapping, &place(&owners), key.expose(), randomness)?;
        Ok(())
    }

    /// Whether the draft is past its 24 hours (RG-3).
    pub(crate) fn is_stale(&self, now: Timestamp) -> bool {
        self.standing == Standing::Draft && now.since(self.created_at) >= DRAFT_LIVES
    }

    /// The name of the entry in the phone (RG-6).
    pub(crate) fn label(&self) -> String {
        super::key_uri::label(&self.issuer, &self.account)
    }
}

fn owners<'a>(institution: &'a Uuid, operator: &'a OperatorId, id: &'a Uuid) -> [&'a [u8]; 3] {
    [institution.as_bytes(), operator.as_bytes(), id.as_bytes()]
}

fn place<'a>(owners: &'a [&'a [u8]]) -> SealedPlace<'a> {
    SealedPlace {
        table: "registration",
        column: "sealed_key",
        owners,
        version: 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::RootKey;
    use crate::testing::{SeededRandomness, TestClock};

    #[test]
    fn the_secret_key_opens_in_its_own_registration_alone__SE_12() {
        let randomness = SeededRandomness::new(1);
        let keys = Keys::derive(&RootKey::generate(&randomness), 1);
        let institution = Uuid::from_u128(1);
        let other = Uuid::from_u128(3);
        let draft = || {
            Registration::draft(
                institution,
                OperatorId(Uuid::from_u128(2)),
                "Carouge",
                "anna".to_owned(),
                Timestamp::from_millis(TestClock::START),
                &keys,
                &randomness,
            )
            .unwrap()
        };
        assert!(draft().secret_key(institution, &keys).is_ok());
        assert!(draft().secret_key(other, &keys).is_err(), "institution");
        let mut moved = draft();
        moved.operator = OperatorId(other);
        assert!(moved.secret_key(institution, &keys).is_err(), "operator");
        let mut moved = draft();
        moved.id = other;
        assert!(
            moved.secret_key(institution, &keys).is_err(),
            "registration"
        );
    }
}
