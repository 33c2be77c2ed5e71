//! The sign-in, from a right password to a session (SI-3, SI-4).
//!
//! ```text
//!                 ┌─ NewPassword ─┐ (after a reset, or where the old one is too short now)
//! right password ─┤               ├─ no second factor asked for ───────────────► session
//!                 └───────────────┤
//!                                 ├─ not registered, and it is not needed yet ─► Announcement
//!                                 │     ├─ later ────────────────────────────────────────► session
//!                                 │     └─ now ─► GetApp, as below
//!                                 ├─ not registered ─► GetApp ◄─► Register ◄─► EnterCode ─► session
//!                                 │                       └► RegistrationCode ─┘ (RG-7)
//!                                 └─ registered ─────────────────────────────► EnterCode ─► session
//! ```
//!
//! Whoever is signed in and still has their old phone takes the same steps to another one, from
//! GetApp to EnterCode and back into the session (PH-5).
//!
//! Where the institution has registration codes, NEXT on GetApp leads to RegistrationCode, and only a
//! right one leads on to Register: without it there is no step at which a secret key is shown. In
//! place of the code on EnterCode, or without any phone on GetApp, a temporary code leads to a session
//! too (PH-4).
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
    /// Before R1: the phone is needed from a day on that is still to come.
    Announcement { starts: Timestamp, gate: Gate },
    /// R1.
    GetApp { gate: Gate },
    /// R2's field that comes first, where a registration code is asked for.
    RegistrationCode,
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

/// What stands before the secret key (RG-7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gate {
    /// Nothing: no registration code is asked for, or the right one was typed in this sign-in.
    Open,
    /// The registration code.
    Closed,
}

/// What the database says once the password was right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// PO-4: off for the institution or for this operator.
    Nothing,
    /// A phone has to be registered first.
    Registration(Gate),
    /// The same from that moment on: until then it may be put off.
    RegistrationSoon(Timestamp, Gate),
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
        Asked::Registration(gate) => Next::Step(Step::GetApp { gate }),
        Asked::RegistrationSoon(starts, gate) => Next::Step(Step::Announcement { starts, gate }),
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

    /// The phone that it is about.
    pub(crate) fn phone(&self) -> Option<RegistrationId> {
        match self {
            Self::Register { draft: phone }
            | Self::EnterCode {
                registration: phone,
                ..
            } => Some(*phone),
            Self::NewPassword
            | Self::Announcement { .. }
            | Self::GetApp { .. }
            | Self::RegistrationCode => None,
        }
    }

    /// NEXT. `draft` is the registration that R2 will show or shows.
    pub(crate) fn next(self, draft: RegistrationId) -> Result<Self, Refusal> {
        match self {
            Self::GetApp { gate: Gate::Open } => Ok(Self::Register { draft }),
            Self::Register { .. } => Ok(Self::enter_code(draft, true)),
            Self::Announcement { .. }
            | Self::GetApp { gate: Gate::Closed }
            | Self::RegistrationCode
            | Self::NewPassword
            | Self::EnterCode { .. } => Err(Refusal::OutOfOrder),
        }
    }

    /// NEXT, where the registration code comes before there is a draft.
    pub(crate) fn up_to_gate(self) -> Result<Self, Refusal> {
        match self {
            Self::GetApp { gate: Gate::Closed } => Ok(Self::RegistrationCode),
            _ => Err(Refusal::OutOfOrder),
        }
    }

    /// The registration code was right.
    pub(crate) fn through_gate(self, draft: RegistrationId) -> Result<Self, Refusal> {
        match self {
            Self::RegistrationCode => Ok(Self::Register { draft }),
            _ => Err(Refusal::OutOfOrder),
        }
    }

    /// Whether a temporary code is looked at here (PH-4).
    pub(crate) fn takes_temporary_code(&self) -> bool {
        matches!(self, Self::GetApp { .. } | Self::EnterCode { .. })
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
            // Passed once, the gate stays open for this sign-in.
            Self::Register { .. } => Some(Self::GetApp { gate: Gate::Open }),
            Self::RegistrationCode => Some(Self::GetApp { gate: Gate::Closed }),
            Self::Announcement { .. }
            | Self::GetApp { .. }
            | Self::NewPassword
            | Self::EnterCode { .. } => None,
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
            ..Self::begin(operator, basis, Step::GetApp { gate: Gate::Open }, now)
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

    /// Seconds until then.
    pub(crate) fn ends_in(&self, now: Timestamp) -> u32 {
        now.seconds_until(self.since.plus(LONGEST_WAIT))
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
        for gate in [Gate::Open, Gate::Closed] {
            assert_eq!(
                after_password(Asked::Registration(gate)),
                Next::Step(Step::GetApp { gate })
            );
        }
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
        let step = Step::GetApp { gate: Gate::Open };
        let sign_in = SignIn::begin(OperatorId(PHONE), basis, step, begun);
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
        RightRegistrationCode,
    }

    /// What the operations do with a press, as far as the steps allow it.
    fn press(at: &Step, press: Press) -> Result<Option<Step>, Refusal> {
        match press {
            Press::Next => at
                .clone()
                .up_to_gate()
                .or_else(|_| at.clone().next(PHONE))
                .map(Some),
            Press::Back => Ok(at.clone().back()),
            Press::RightRegistrationCode => at.clone().through_gate(PHONE).map(Some),
        }
    }

    proptest! {
        // A model of the screens' order, as screens.md draws it.
        #[test]
        fn no_press_skips_or_repeats_a_step__SI_4_RG_7(
            gate in prop_oneof![Just(Gate::Open), Just(Gate::Closed)],
            presses in prop::collection::vec(prop_oneof![
                Just(Press::Next), Just(Press::Back), Just(Press::RightRegistrationCode)
            ], 0..40)
        ) {
            const GET_APP: u8 = 1;
            const CODE: u8 = 2;
            const REGISTER: u8 = 3;
            const ENTER_CODE: u8 = 4;
            let mut step = Some(Step::GetApp { gate });
            let mut model = Some(GET_APP);
            let mut passed = gate == Gate::Open;
            for pressed in presses {
                let (Some(at), Some(number)) = (step.clone(), model) else { break };
                let expected = match (pressed, number) {
                    (Press::Next, GET_APP) if passed => Some(Some(REGISTER)),
                    (Press::Next, GET_APP) => Some(Some(CODE)),
                    (Press::Next, REGISTER) => Some(Some(ENTER_CODE)),
                    (Press::RightRegistrationCode, CODE) => Some(Some(REGISTER)),
                    (Press::Next | Press::RightRegistrationCode, _) => None,
                    (Press::Back, GET_APP) => Some(None),
                    (Press::Back, ENTER_CODE) => Some(Some(REGISTER)),
                    (Press::Back, _) => Some(Some(GET_APP)),
                };
                let next = press(&at, pressed);
                prop_assert_eq!(next.is_ok(), expected.is_some());
                if let (Ok(next), Some(expected)) = (next, expected) {
                    step = next;
                    model = expected;
                    passed |= model == Some(REGISTER);
                }
                let number = step.as_ref().map(|step| match step {
                    Step::GetApp { .. } => GET_APP,
                    Step::RegistrationCode => CODE,
                    Step::Register { .. } => REGISTER,
                    Step::EnterCode { confirming: true, .. } => ENTER_CODE,
                    Step::EnterCode { .. } | Step::NewPassword | Step::Announcement { .. } => 0,
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
