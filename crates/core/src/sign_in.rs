//! The sign-in, from a right password to a session (SI-3, SI-4).
//!
//! ```text
//!                 ┌─ NewPassword ─┐ (after a reset, or where the old one is too short now)
//! right password ─┤               ├─ no second factor asked for ───────────────► session
//!                 └───────────────┤
//!                                 ├─ not registered ─► GetApp ◄─► Register ◄─► EnterCode ─► session
//!                                 └─ registered ─────────────────────────────► EnterCode ─► session
//! ```
//!
//! Whoever is signed in and still has their old phone takes the same steps to another one, from
//! GetApp to EnterCode and back into the session (PH-5).
//!
//! A sign-in stands at one step and carries what that step needs. Whatever changes the operator
//! or the policy meanwhile raises a version that the sign-in remembers; the next step sees it and
//! starts over (PO-5).

use crate::clock::{Span, Timestamp};
use crate::error::{Refusal, StartOverReason};
use crate::operator::OperatorId;
use crate::second_factor::RegistrationId;
use crate::second_factor::verify::RightAt;

/// A sign-in waits so long on one screen (SI-4).
pub(crate) const LONGEST_WAIT: Span = Span::minutes(10);
/// Wrong codes that end a sign-in (EC-4).
pub(crate) const CODES: u32 = 5;
/// Sign-ins of one operator under way at once (SE-6).
pub(crate) const AT_ONCE: usize = 3;

/// What a sign-in was begun under; a change of either ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Basis {
    /// The operator's epoch.
    pub epoch: i64,
    /// The institution's policy version.
    pub policy_version: i64,
}

/// A sign-in under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SignIn {
    pub operator: OperatorId,
    pub basis: Basis,
    /// When this step was reached.
    pub since: Timestamp,
    /// Codes left, over all steps.
    pub tries_left: u32,
    /// The phone that goes on working until the new one is confirmed (PH-5). A sign-in replaces none:
    /// it leads to a new phone only where there is none (RG-4).
    pub replaces: Option<RegistrationId>,
    pub step: Step,
}

/// Where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// L2.
    NewPassword,
    /// R1.
    GetApp,
    /// R2, with the draft on the screen.
    Register { draft: RegistrationId },
    /// C1.
    EnterCode {
        registration: RegistrationId,
        /// Whether the code confirms a draft (RG-5).
        confirming: bool,
        /// Where the last wrong code would have been right (EC-5).
        wrong_at: Vec<RightAt>,
    },
}

/// What the database says once the password was right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// PO-4: off for the institution or for this operator.
    Nothing,
    /// A phone has to be registered first.
    Registration,
    /// A code from the registered phone.
    Code(RegistrationId),
}

/// Where a right password leads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Signed in: nothing more is asked for.
    Session,
    /// One more step.
    Step(Step),
}

/// The step after the password (SI-2, SI-3).
pub(crate) fn after_password(asked: Asked) -> Next {
    match asked {
        Asked::Nothing => Next::Session,
        Asked::Registration => Next::Step(Step::GetApp),
        Asked::Code(registration) => Next::Step(Step::enter_code(registration, false)),
    }
}

impl Step {
    pub(crate) fn enter_code(registration: RegistrationId, confirming: bool) -> Self {
        Self::EnterCode {
            registration,
            confirming,
            wrong_at: Vec::new(),
        }
    }

    /// NEXT. `draft` is the registration that R2 will show or shows.
    pub(crate) fn next(self, draft: RegistrationId) -> Result<Self, Refusal> {
        match self {
            Self::GetApp => Ok(Self::Register { draft }),
            Self::Register { .. } => Ok(Self::enter_code(draft, true)),
            Self::NewPassword | Self::EnterCode { .. } => Err(Refusal::OutOfOrder),
        }
    }

    /// Back; `None` leads to where the sign-in began.
    pub(crate) fn back(self) -> Option<Self> {
        match self {
            Self::EnterCode {
                registration,
                confirming: true,
                ..
            } => Some(Self::Register {
                draft: registration,
            }),
            Self::Register { .. } => Some(Self::GetApp),
            Self::GetApp | Self::NewPassword | Self::EnterCode { .. } => None,
        }
    }
}

impl SignIn {
    /// A sign-in whose password was right.
    pub(crate) fn begin(operator: OperatorId, basis: Basis, step: Step, now: Timestamp) -> Self {
        Self {
            operator,
            basis,
            since: now,
            tries_left: CODES,
            replaces: None,
            step,
        }
    }

    /// The way from the phone in use to another one, for an operator who has proven to be that (PH-5).
    pub(crate) fn change_phone(
        operator: OperatorId,
        basis: Basis,
        replaces: RegistrationId,
        now: Timestamp,
    ) -> Self {
        Self {
            replaces: Some(replaces),
            ..Self::begin(operator, basis, Step::GetApp, now)
        }
    }

    /// The same sign-in at another step.
    pub(crate) fn at(&self, step: Step, now: Timestamp) -> Self {
        Self {
            step,
            since: now,
            ..self.clone()
        }
    }

    /// Whether it has waited too long on its screen (SI-4).
    pub(crate) fn is_over(&self, now: Timestamp) -> bool {
        now.since(self.since) >= LONGEST_WAIT
    }

    /// Whether it still stands on what it was begun under (PO-5, PH-1, SI-4).
    pub(crate) fn stands(&self, current: Basis, now: Timestamp) -> Result<(), StartOverReason> {
        let why = if self.is_over(now) {
            StartOverReason::Expired
        } else if current.policy_version != self.basis.policy_version {
            StartOverReason::PolicyChanged
        } else if current.epoch != self.basis.epoch {
            StartOverReason::AccountChanged
        } else {
            return Ok(());
        };
        Err(why)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    const PHONE: RegistrationId = Uuid::from_u128(7);

    #[test]
    fn a_right_password_leads_where_the_policy_says__SI_2_SI_3() {
        assert_eq!(after_password(Asked::Nothing), Next::Session);
        assert_eq!(
            after_password(Asked::Registration),
            Next::Step(Step::GetApp)
        );
        assert_eq!(
            after_password(Asked::Code(PHONE)),
            Next::Step(Step::enter_code(PHONE, false))
        );
    }

    #[test]
    fn a_sign_in_waits_ten_minutes_on_a_screen__SI_4() {
        let begun = Timestamp::from_millis(1_000);
        let basis = Basis {
            epoch: 1,
            policy_version: 1,
        };
        let sign_in = SignIn::begin(OperatorId(PHONE), basis, Step::GetApp, begun);
        assert!(
            sign_in
                .stands(basis, begun.plus(Span::seconds(599)))
                .is_ok()
        );
        let late = begun.plus(LONGEST_WAIT);
        assert_eq!(sign_in.stands(basis, late), Err(StartOverReason::Expired));
        // Each screen has its own ten minutes.
        let next = sign_in.at(Step::Register { draft: PHONE }, late);
        assert!(next.stands(basis, late).is_ok());
    }

    #[derive(Clone, Copy, Debug)]
    enum Press {
        Next,
        Back,
    }

    proptest! {
        // A model of the screens' order, as screens.md draws it.
        #[test]
        fn no_press_skips_or_repeats_a_step__SI_4(presses in prop::collection::vec(
            prop_oneof![Just(Press::Next), Just(Press::Back)], 0..40)
        ) {
            let mut step = Some(Step::GetApp);
            let mut model = Some(1); // R1 = 1, R2 = 2, C1 = 3
            for press in presses {
                let (Some(at), Some(number)) = (step.clone(), model) else { break };
                match press {
                    Press::Next => {
                        let next = at.next(PHONE);
                        prop_assert_eq!(next.is_ok(), number < 3);
                        if let Ok(next) = next {
                            step = Some(next);
                            model = Some(number + 1);
                        }
                    }
                    Press::Back => {
                        step = at.back();
                        model = (number > 1).then_some(number - 1);
                    }
                }
                let number = step.as_ref().map(|step| match step {
                    Step::GetApp => 1,
                    Step::Register { .. } => 2,
                    Step::EnterCode { confirming: true, .. } => 3,
                    Step::EnterCode { .. } | Step::NewPassword => 0,
                });
                prop_assert_eq!(number, model);
            }
        }

        // Back from the code of a registered phone never reaches a secret key (RG-4).
        #[test]
        fn a_registered_phone_never_leads_to_its_key__RG_4(confirming in Just(false)) {
            prop_assert_eq!(Step::enter_code(PHONE, confirming).back(), None);
            prop_assert!(Step::enter_code(PHONE, confirming).next(PHONE).is_err());
        }
    }
}
