//! Anything that people may do, in any order, against the plain account of the rules in `reference`.

use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};

use super::reference::{At, DESKS, Digits, Reference, Shown};
use super::venue::{Left, Phone, Venue};
use crate::operations::*;
use crate::testing::TestClock;
use crate::{OperatorId, Refusal, Screen, Span, Timestamp};

const PASSWORD: &str = super::venue::BRUNOS_PASSWORD;
const BEGIN: i64 = TestClock::START / 1000;

/// Which six digits somebody types.
#[derive(Clone, Copy, Debug)]
enum Typed {
    /// What the phone shows, or showed or will show so many steps away.
    Phones(i64),
    /// The last one that was accepted.
    Used,
    /// What an earlier phone shows.
    OldPhones,
    Wrong,
    Malformed,
}

#[derive(Clone, Copy, Debug)]
enum Act {
    /// What somebody does next who wants to get in, or, once in, out again.
    GoOn(usize, Typed),
    Password(usize, bool),
    Next(usize),
    Back(usize),
    ShowSecretKey(usize),
    Code(usize, Typed),
    SignOut(usize),
    Lock(usize),
    Unlock(usize, bool),
    Pass(u32),
    Restart,
    ChangePhone,
    Require(bool),
    EnableFeature(bool),
    Disable(bool),
    EndSessions,
    UnlockOperator,
}

/// What was counted of the operator before.
#[derive(Clone, Copy, Debug)]
struct Past {
    passwords_in_row: u32,
    codes_in_a_month: u32,
}

fn act() -> impl Strategy<Value = Act> {
    let desk = || 0..DESKS;
    let typed = prop_oneof![
        9 => (-1_i64..=1).prop_map(Typed::Phones),
        // A phone's clock that is an hour ahead, or just out of reach.
        5 => prop::sample::select(vec![120_i64, 120, 120, 120, 119, -2, 2, -2_881])
            .prop_map(Typed::Phones),
        3 => Just(Typed::Used),
        1 => Just(Typed::OldPhones),
        6 => Just(Typed::Wrong),
        1 => Just(Typed::Malformed),
    ];
    let seconds = prop::sample::select(vec![
        1, 29, 30, 30, 30, 30, 31, 60, 60, 60, 120, 240, 480, 599, 600, 900, 1_800, 1_800, 43_200,
        86_100, 2_592_000,
    ]);
    // Mostly forward, as people go: else few courses would come as far as a code.
    let mostly = || prop::bool::weighted(0.8);
    prop_oneof![
        60 => (desk(), typed.clone()).prop_map(|(desk, typed)| Act::GoOn(desk, typed)),
        4 => (desk(), any::<bool>()).prop_map(|(desk, right)| Act::Password(desk, right)),
        1 => desk().prop_map(Act::Next),
        2 => desk().prop_map(Act::Back),
        1 => desk().prop_map(Act::ShowSecretKey),
        2 => (desk(), typed).prop_map(|(desk, typed)| Act::Code(desk, typed)),
        1 => desk().prop_map(Act::SignOut),
        3 => desk().prop_map(Act::Lock),
        3 => (desk(), any::<bool>()).prop_map(|(desk, right)| Act::Unlock(desk, right)),
        9 => seconds.prop_map(Act::Pass),
        1 => Just(Act::Restart),
        1 => Just(Act::ChangePhone),
        1 => mostly().prop_map(Act::Require),
        1 => mostly().prop_map(Act::EnableFeature),
        1 => mostly().prop_map(|enabled| Act::Disable(!enabled)),
        1 => Just(Act::EndSessions),
        1 => Just(Act::UnlockOperator),
    ]
}

fn past() -> impl Strategy<Value = Past> {
    let passwords = prop::sample::select(vec![0, 0, 97]);
    let codes = prop::sample::select(vec![0, 0, 46]);
    (passwords, codes).prop_map(|(passwords_in_row, codes_in_a_month)| Past {
        passwords_in_row,
        codes_in_a_month,
    })
}

/// The venue, its operator, the phones that scanned a secret key, and what the rules say of them.
struct Course {
    venue: Venue,
    operator: OperatorId,
    phones: Vec<Phone>,
    model: Reference,
}

fn shown(screen: Screen) -> Shown {
    match screen {
        Screen::SignIn { .. } => Shown::SignIn,
        Screen::GetApp { .. } => Shown::GetApp,
        Screen::Register { .. } => Shown::Register,
        Screen::EnterCode {
            confirming,
            tries_left,
            wait_seconds: wait,
            ..
        } => Shown::EnterCode {
            confirming,
            tries_left,
            wait,
        },
        Screen::SignedIn { .. } => Shown::SignedIn,
        Screen::Locked {
            wait_seconds: wait, ..
        } => Shown::Locked { wait },
        other => panic!("no rule of these leads to {:.200}", format!("{other:?}")),
    }
}

impl Course {
    async fn begin(venue: Venue, operator: OperatorId, past: Past) -> Self {
        let Past {
            passwords_in_row,
            codes_in_a_month,
        } = past;
        let mut model = Reference::new(BEGIN);
        model.passwords.in_row = passwords_in_row;
        model.failures = vec![BEGIN; codes_in_a_month as usize];
        venue
            .write(sqlx::AssertSqlSafe(format!(
                "insert into throttle (kind, subject, in_row)
                 select 'password', username_digest, {passwords_in_row} from operator
                 where username = 'bruno' and {passwords_in_row} > 0
                 on conflict (kind, subject) do update set in_row = excluded.in_row;
                 with recursive n (n) as (values (1) union all select n + 1 from n where n < 50)
                 insert into failure (kind, subject, at)
                 select 'code', id, {at} from operator, n
                 where username = 'bruno' and n <= {codes_in_a_month}",
                at = BEGIN * 1000,
            )))
            .await;
        // What was written is sealed with whatever the app writes next.
        let _ = venue.sign_in_window("office").sign_in("nobody", "x").await;
        let phones = Vec::new();
        Self {
            venue,
            operator,
            phones,
            model,
        }
    }

    fn desk(&self, desk: usize) -> super::venue::Desk<'_> {
        self.venue.sign_in_window(["the left", "the right"][desk])
    }

    fn digits(&self, desk: usize, typed: Typed) -> Digits {
        let here = match self.model.desks[desk].at {
            At::Code { phone, .. } => Some(phone),
            _ => self.model.phone.map(|phone| phone.0),
        };
        let step = self.model.step();
        match (typed, here, self.model.phone) {
            (Typed::Malformed, ..) => Digits::Malformed,
            (Typed::Phones(steps), Some(phone), _) => Digits::Of {
                phone,
                step: step + steps,
            },
            (Typed::Used, _, Some((phone, step))) => Digits::Of { phone, step },
            (Typed::OldPhones, Some(phone), _) if phone > 0 => Digits::Of {
                phone: phone - 1,
                step,
            },
            _ => Digits::Wrong,
        }
    }

    fn written(&self, digits: Digits) -> String {
        let at = |phone: usize, step: i64| {
            self.phones[phone].code_after(&self.venue, step - self.model.step())
        };
        match digits {
            Digits::Malformed => "12345".to_owned(),
            Digits::Of { phone, step } => at(phone, step),
            Digits::Wrong => {
                let mut right = Vec::new();
                for phone in 0..self.phones.len() {
                    let last = self.model.phone.map_or(0, |phone| phone.1);
                    let steps = (-1..=1).map(|steps| self.model.step() + steps);
                    right.extend(steps.chain([last]).map(|step| at(phone, step)));
                }
                let all = (0..).map(|n: u32| format!("{n:06}"));
                all.into_iter().find(|code| !right.contains(code)).unwrap()
            }
        }
    }

    /// The key that is shown is the one that was shown before, or a new one (RG-3).
    async fn scan(&mut self, desk: usize) -> Result<usize, Refusal> {
        let key = self.desk(desk).ask(ShowSecretKey {}).await?;
        let scanned = Phone::read(&key);
        Ok(
            match self.phones.iter().position(|phone| *phone == scanned) {
                Some(phone) => phone,
                None => {
                    self.phones.push(scanned);
                    self.phones.len() - 1
                }
            },
        )
    }

    /// An administrator comes, does it, and goes.
    async fn administrate(&self, act: Act) -> Result<(), Refusal> {
        let _ = self.venue.sign_in_window("office").ask(SignOut {}).await;
        let office = self.venue.office().await;
        let operator = self.operator;
        let reason = PhoneChangeReason::Lost;
        let identity_checked = true;
        match act {
            Act::ChangePhone => {
                let question = ChangePhone {
                    operator,
                    reason,
                    identity_checked,
                };
                office.ask(question).await.map(drop)
            }
            Act::Require(required) => {
                let operators = Selection::Operators {
                    operators: vec![operator],
                };
                let question = RequireTwoFactor {
                    operators,
                    required,
                };
                office.ask(question).await.map(drop)
            }
            Act::Disable(true) => office.ask(DisableOperator { operator }).await.map(drop),
            Act::Disable(false) => office.ask(EnableOperator { operator }).await.map(drop),
            Act::EndSessions => office.ask(EndSessions { operator }).await.map(drop),
            Act::UnlockOperator => office.ask(UnlockOperator { operator }).await.map(drop),
            other => panic!("{other:?} is nothing that an administrator does"),
        }
    }

    fn next_act(&self, desk: usize, typed: Typed) -> Act {
        match self.model.desks[desk].at {
            At::Outside => Act::Password(desk, true),
            At::GetApp | At::Register(_) => Act::Next(desk),
            At::Code { .. } => Act::Code(desk, typed),
            At::Session { locked: true, .. } => Act::Unlock(desk, true),
            At::Session { .. } => Act::SignOut(desk),
        }
    }

    /// Does it, and says what was seen and what the rules say.
    async fn go(&mut self, act: Act) -> (String, String) {
        let act = match act {
            Act::GoOn(desk, typed) => self.next_act(desk, typed),
            other => other,
        };
        let (seen, expected) = match act {
            Act::Password(desk, right) => {
                let typed = if right { PASSWORD } else { "not this" };
                let seen = self.desk(desk).sign_in("bruno", typed).await;
                (seen, self.model.password(desk, right))
            }
            Act::Next(desk) => {
                let seen = self.desk(desk).ask(Next {}).await;
                let expected = self.model.next(desk);
                if matches!(seen, Ok(Screen::Register { .. })) {
                    let scanned = self.scan(desk).await;
                    assert_eq!(scanned, self.model.secret_key(desk), "the key of {desk}");
                }
                (seen, expected)
            }
            Act::Back(desk) => (self.desk(desk).ask(Back {}).await, self.model.back(desk)),
            Act::ShowSecretKey(desk) => {
                let seen = self.scan(desk).await;
                let expected = self.model.secret_key(desk);
                return (format!("{seen:?}"), format!("{expected:?}"));
            }
            Act::Code(desk, typed) => {
                let digits = self.digits(desk, typed);
                let seen = self.desk(desk).code(&self.written(digits)).await;
                (seen, self.model.code(desk, digits))
            }
            Act::SignOut(desk) => (
                self.desk(desk).ask(SignOut {}).await,
                self.model.sign_out(desk),
            ),
            Act::Lock(desk) => (
                self.desk(desk).ask(Lock::default()).await,
                self.model.lock(desk),
            ),
            Act::Unlock(desk, right) => {
                let typed = if right { PASSWORD } else { "not this" };
                let password = super::venue::password(typed);
                let seen = self.desk(desk).ask(Unlock { password }).await;
                (seen, self.model.unlock(desk, right))
            }
            Act::Pass(seconds) => {
                self.venue.clock.pass(Span::seconds(seconds));
                self.model.now += i64::from(seconds);
                return Default::default();
            }
            Act::Restart => {
                self.venue.restart().await;
                self.model.restart();
                return Default::default();
            }
            Act::EnableFeature(enabled) => {
                self.venue.enable(enabled).await;
                self.model.enable_feature(enabled);
                return Default::default();
            }
            Act::ChangePhone
            | Act::Require(_)
            | Act::Disable(_)
            | Act::EndSessions
            | Act::UnlockOperator
            | Act::GoOn(..) => {
                let seen = self.administrate(act).await;
                let mut expected = Ok(());
                match act {
                    Act::ChangePhone => expected = self.model.change_phone(),
                    Act::Require(required) => self.model.require(required),
                    Act::Disable(disabled) => self.model.disable(disabled),
                    Act::EndSessions => self.model.end_sessions(),
                    _ => self.model.unlock_operator(),
                }
                return (format!("{seen:?}"), format!("{expected:?}"));
            }
        };
        (format!("{:?}", seen.map(shown)), format!("{expected:?}"))
    }
}

#[test]
fn whatever_is_done_in_whatever_order_the_rules_say_what_is_seen__SI_3_SI_4_EC_3_EC_4_RG_3_RG_4_SE_5_SE_6()
 {
    const COURSES: u32 = 36;
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (begun, operator, left) = runtime.block_on(async {
        let venue = Venue::with_feature(false).await;
        venue.enable(true).await;
        let operator = venue
            .operator(&venue.office().await, "bruno", PASSWORD)
            .await;
        venue.guichet.shut().await;
        let left = Left::of(venue.folder.path(), &venue.key_store);
        (venue, operator, left)
    });
    let mut runner = TestRunner::new(ProptestConfig {
        cases: COURSES,
        rng_seed: RngSeed::Fixed(3),
        failure_persistence: None,
        max_shrink_iters: 400,
        ..ProptestConfig::default()
    });
    let courses = (past(), prop::collection::vec(act(), 1..80));
    let met = std::sync::Mutex::new(std::collections::BTreeSet::new());
    let outcome = runner.run(&courses, |(past, acts)| {
        runtime.block_on(async {
            begun.clock.set(Timestamp::from_millis(TestClock::START));
            let copy = Left::of(left.folder.path(), &left.key_store);
            let mut course = Course::begin(begun.starts_from(copy).await, operator, past).await;
            for (n, act) in acts.iter().enumerate() {
                let (seen, expected) = course.go(*act).await;
                met.lock().unwrap().insert(seen.clone());
                prop_assert_eq!(seen, expected, "{}: {:?}", n, act);
                // Not after a while has passed: what it made due has to be found by whatever is done next.
                let looks = if matches!(act, Act::Pass(_)) {
                    0
                } else {
                    DESKS
                };
                for desk in 0..looks {
                    let seen = shown(course.desk(desk).look().await);
                    let expected = course.model.shown(desk);
                    prop_assert_eq!(seen, expected, "desk {} after {}: {:?}", desk, n, act);
                }
            }
            Ok(())
        })
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    // All of this was met on the way: else the courses would say little.
    let met = met.lock().unwrap();
    for answer in [
        "Err(NotSixDigits)",
        "Err(WrongPassword)",
        "Err(WrongCurrentPassword)",
        "Err(Delayed {",
        "Err(WrongCode { tries_left: 1 })",
        "Err(UsedCode { tries_left: 1 })",
        "Err(ClockOff { minutes: 60",
        "Err(RegistrationDisabled)",
        "Err(StartOver { why: TooManyCodes })",
        "Err(StartOver { why: Expired })",
        "Err(StartOver { why: PolicyChanged })",
        "Err(StartOver { why: PhoneChanged })",
        "Err(StartOver { why: AccountChanged })",
        "Err(SessionEnded)",
        "Err(SessionLocked)",
        "Err(OutOfOrder)",
        "Ok(EnterCode { confirming: true",
        "Ok(EnterCode { confirming: false",
        "Ok(SignedIn)",
        "Ok(Locked {",
    ] {
        let is_met = met.iter().any(|seen| seen.starts_with(answer));
        assert!(is_met, "{answer} was never met");
    }
}
