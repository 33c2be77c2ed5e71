//! What the rules say of one operator at two desks, told in the plainest way: no database, no keys, and
//! nothing of the code that it is compared with but its refusals. `random_courses` does that.

use crate::{Refusal, StartOverReason, Timestamp};

pub const DESKS: usize = 2;
const FOR_EVER: i64 = i64::MAX;
const MINUTE: i64 = 60;
const DAY: i64 = 24 * 60 * MINUTE;

/// What the sign-in window shows, as far as the rules name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    SignIn,
    GetApp,
    Register,
    EnterCode {
        confirming: bool,
        tries_left: u32,
        wait: u32,
    },
    SignedIn,
    Locked {
        wait: u32,
    },
}

/// Six digits: of a phone at a 30-second step, or of none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digits {
    Of { phone: usize, step: i64 },
    Wrong,
    Malformed,
}

#[derive(Clone, Debug)]
pub enum At {
    Outside,
    GetApp,
    Register(usize),
    Code {
        phone: usize,
        confirming: bool,
        /// Step and offset of the last wrong code, where it was one of this phone's.
        off: Option<(i64, i64)>,
    },
    Session {
        started: i64,
        touched: i64,
        locked: bool,
    },
}

#[derive(Clone, Debug)]
pub struct Desk {
    pub at: At,
    since: i64,
    tries_left: u32,
    epoch: u32,
    policy: u32,
}

/// A counter of wrong tries (SE-6).
#[derive(Clone, Debug, Default)]
pub struct Counter {
    pub in_row: u32,
    until: i64,
}

#[derive(Clone, Debug)]
pub struct Reference {
    /// In seconds.
    pub now: i64,
    enabled: bool,
    required: bool,
    disabled: bool,
    policy: u32,
    epoch: u32,
    /// The phone in use, and the step of the last accepted code.
    pub phone: Option<(usize, i64)>,
    draft: Option<(usize, i64)>,
    /// How many secret keys there have been.
    pub phones: usize,
    pub passwords: Counter,
    pub codes: Counter,
    /// When codes were wrong.
    pub failures: Vec<i64>,
    pub desks: [Desk; DESKS],
}

type Answer = Result<Shown, Refusal>;

fn start_over(why: StartOverReason) -> Refusal {
    Refusal::StartOver { why }
}

impl Counter {
    fn wait(&self, now: i64) -> u32 {
        if self.until == FOR_EVER {
            0
        } else {
            u32::try_from((self.until - now).max(0)).unwrap()
        }
    }

    fn delayed(until: i64, now: i64) -> Refusal {
        Refusal::Delayed {
            wait_seconds: u32::try_from(until - now).unwrap(),
            until: Timestamp::from_millis(until * 1000),
        }
    }

    /// One more wrong try in a row, and the wait that it earns.
    fn wrong(&mut self, now: i64) {
        self.in_row += 1;
        self.until = now
            + match self.in_row {
                0..=4 => 0,
                5 => MINUTE,
                6 => 2 * MINUTE,
                7 => 4 * MINUTE,
                8 => 8 * MINUTE,
                9 => 15 * MINUTE,
                _ => 30 * MINUTE,
            };
    }
}

impl Reference {
    /// The feature is on, the operator is required to use it and has no phone yet.
    pub fn new(now: i64) -> Self {
        let desk = Desk {
            at: At::Outside,
            since: 0,
            tries_left: 0,
            epoch: 0,
            policy: 0,
        };
        Self {
            now,
            enabled: true,
            required: true,
            disabled: false,
            policy: 0,
            epoch: 0,
            phone: None,
            draft: None,
            phones: 0,
            passwords: Counter::default(),
            codes: Counter::default(),
            failures: Vec::new(),
            desks: [desk.clone(), desk],
        }
    }

    pub fn step(&self) -> i64 {
        self.now / 30
    }

    pub fn shown(&mut self, desk: usize) -> Shown {
        self.ripen(desk);
        match self.desks[desk].at {
            At::Outside => Shown::SignIn,
            At::GetApp => Shown::GetApp,
            At::Register(_) => Shown::Register,
            At::Code { confirming, .. } => Shown::EnterCode {
                confirming,
                tries_left: self.desks[desk].tries_left,
                wait: self.codes.wait(self.now),
            },
            At::Session { locked: true, .. } => Shown::Locked {
                wait: self.passwords.wait(self.now),
            },
            At::Session { .. } => Shown::SignedIn,
        }
    }

    /// SI-4, SI-5: what time does to a desk. Whether a sign-in ended.
    fn ripen(&mut self, desk: usize) -> bool {
        let (now, desk) = (self.now, &mut self.desks[desk]);
        match &mut desk.at {
            At::Outside => {}
            At::Session { started, .. } if now - *started >= 12 * 60 * MINUTE => {
                desk.at = At::Outside;
            }
            At::Session {
                touched, locked, ..
            } => *locked |= now - *touched >= 15 * MINUTE,
            _ if now - desk.since >= 10 * MINUTE => {
                desk.at = At::Outside;
                return true;
            }
            _ => {}
        }
        false
    }

    fn at_desk(&mut self, desk: usize, at: At) {
        self.desks[desk].at = at;
        self.desks[desk].since = self.now;
    }

    fn session(&mut self, desk: usize) -> Answer {
        self.passwords = Counter::default();
        let (started, touched) = (self.now, self.now);
        let locked = false;
        self.at_desk(
            desk,
            At::Session {
                started,
                touched,
                locked,
            },
        );
        Ok(self.shown(desk))
    }

    fn is_asked(&self) -> bool {
        self.enabled && self.required
    }

    /// SE-6 and SE-5: whether a password is looked at, and what it costs where it is wrong.
    fn try_password(&mut self, right: bool) -> Result<bool, Refusal> {
        let now = self.now;
        if self.passwords.until == FOR_EVER {
            return Err(Counter::delayed(now + 30 * MINUTE, now));
        }
        if self.passwords.until > now {
            return Err(Counter::delayed(self.passwords.until, now));
        }
        if right {
            // It earns no wait, and the one that is over is over.
            self.passwords.until = 0;
            return Ok(true);
        }
        self.passwords.wrong(now);
        if self.passwords.in_row >= 100 {
            self.passwords.until = FOR_EVER;
        }
        Ok(false)
    }

    pub fn password(&mut self, desk: usize, right: bool) -> Answer {
        self.ripen(desk);
        if matches!(self.desks[desk].at, At::Session { .. }) {
            return Err(Refusal::OutOfOrder);
        }
        if !self.try_password(right && !self.disabled)? {
            return Err(Refusal::WrongPassword);
        }
        if !self.is_asked() {
            return self.session(desk);
        }
        let at = match self.phone {
            Some((phone, _)) => At::Code {
                phone,
                confirming: false,
                off: None,
            },
            None => At::GetApp,
        };
        self.at_desk(desk, at);
        let (epoch, policy) = (self.epoch, self.policy);
        let desk_now = &mut self.desks[desk];
        (desk_now.tries_left, desk_now.epoch, desk_now.policy) = (5, epoch, policy);
        Ok(self.shown(desk))
    }

    /// PO-5, PH-1, SI-4: whether a sign-in is under way here and still stands.
    fn stands(&mut self, desk: usize) -> Result<(), Refusal> {
        if self.ripen(desk) {
            return Err(start_over(StartOverReason::Expired));
        }
        let phone = match self.desks[desk].at {
            At::Outside | At::Session { locked: false, .. } => return Err(Refusal::OutOfOrder),
            At::Session { .. } => return Err(Refusal::SessionLocked),
            At::GetApp => None,
            At::Register(phone) | At::Code { phone, .. } => Some(phone),
        };
        let living = |phone| {
            [self.phone, self.draft]
                .iter()
                .flatten()
                .any(|p| p.0 == phone)
        };
        let why = if self.desks[desk].policy != self.policy {
            StartOverReason::PolicyChanged
        } else if self.desks[desk].epoch == self.epoch {
            if phone.is_none_or(living) {
                return Ok(());
            }
            StartOverReason::PhoneChanged
        } else if self.disabled {
            StartOverReason::AccountChanged
        } else if !self.is_asked() {
            StartOverReason::PolicyChanged
        } else if phone.is_some_and(|phone| !living(phone)) {
            StartOverReason::PhoneChanged
        } else {
            StartOverReason::AccountChanged
        };
        self.desks[desk].at = At::Outside;
        Err(start_over(why))
    }

    pub fn next(&mut self, desk: usize) -> Answer {
        self.stands(desk)?;
        let at = match self.desks[desk].at {
            At::GetApp => {
                // RG-3: the same key for 24 hours.
                if self.draft.is_none_or(|draft| self.now - draft.1 >= DAY) {
                    self.draft = Some((self.phones, self.now));
                    self.phones += 1;
                }
                At::Register(self.draft.unwrap().0)
            }
            At::Register(phone) => At::Code {
                phone,
                confirming: true,
                off: None,
            },
            _ => return Err(Refusal::OutOfOrder),
        };
        self.at_desk(desk, at);
        Ok(self.shown(desk))
    }

    pub fn back(&mut self, desk: usize) -> Answer {
        self.ripen(desk);
        let at = match self.desks[desk].at {
            At::Session { .. } => return Err(Refusal::OutOfOrder),
            At::Register(_) => At::GetApp,
            At::Code {
                phone,
                confirming: true,
                ..
            } => At::Register(phone),
            _ => At::Outside,
        };
        self.at_desk(desk, at);
        Ok(self.shown(desk))
    }

    /// Which secret key is shown here (RG-4).
    pub fn secret_key(&mut self, desk: usize) -> Result<usize, Refusal> {
        self.stands(desk)?;
        match self.desks[desk].at {
            At::Register(phone) if self.draft.is_some_and(|draft| draft.0 == phone) => Ok(phone),
            _ => Err(Refusal::OutOfOrder),
        }
    }

    pub fn code(&mut self, desk: usize, digits: Digits) -> Answer {
        self.stands(desk)?;
        let now = self.now;
        let At::Code {
            phone,
            confirming,
            off: before,
        } = self.desks[desk].at
        else {
            return Err(Refusal::OutOfOrder);
        };
        if digits == Digits::Malformed {
            return Err(Refusal::NotSixDigits);
        }
        if self.codes.until == FOR_EVER {
            return Err(Refusal::RegistrationDisabled);
        }
        if self.codes.until > now {
            return Err(Counter::delayed(self.codes.until, now));
        }
        self.desks[desk].tries_left -= 1;
        let tries_left = self.desks[desk].tries_left;
        // EC-2, EC-3.
        let last = self.phone.map_or(i64::MIN, |phone| phone.1);
        let (mut used, mut off) = (false, None);
        if let Digits::Of { phone: of, step } = digits
            && of == phone
        {
            let offset = step - self.step();
            if offset.abs() <= 1 && (confirming || step > last) {
                if confirming {
                    self.draft = None;
                    self.epoch += 1;
                }
                self.phone = Some((phone, step));
                self.codes = Counter::default();
                return self.session(desk);
            }
            used = !confirming && (offset.abs() <= 1 || step == last);
            off = Some((step, offset)).filter(|_| !used && offset.abs() <= DAY / 30);
        }
        self.codes.wrong(now);
        self.failures.retain(|at| now - at < 30 * DAY);
        self.failures.push(now);
        if self.failures.len() >= 50 {
            self.codes.until = FOR_EVER;
        }
        self.desks[desk].at = At::Code {
            phone,
            confirming,
            off,
        };
        if tries_left == 0 {
            self.desks[desk].at = At::Outside;
            return Err(start_over(StartOverReason::TooManyCodes));
        }
        // EC-5.
        Err(match (before, off) {
            _ if used => Refusal::UsedCode { tries_left },
            (Some(a), Some(b)) if a.0 != b.0 && a.1.abs_diff(b.1) <= 1 => Refusal::ClockOff {
                minutes: u32::try_from((a.1.abs().min(b.1.abs()) * 30 + 30) / 60).unwrap(),
                tries_left,
            },
            _ => Refusal::WrongCode { tries_left },
        })
    }

    /// SI-5: an operator's session here, and whether it is locked.
    fn in_session(&mut self, desk: usize) -> Result<bool, Refusal> {
        self.ripen(desk);
        match self.desks[desk].at {
            At::Session { locked, .. } => Ok(locked),
            _ => Err(Refusal::SessionEnded),
        }
    }

    pub fn sign_out(&mut self, desk: usize) -> Answer {
        self.in_session(desk)?;
        self.desks[desk].at = At::Outside;
        Ok(self.shown(desk))
    }

    pub fn lock(&mut self, desk: usize) -> Answer {
        if self.in_session(desk)? {
            return Err(Refusal::SessionLocked);
        }
        self.touch(desk, true);
        Ok(self.shown(desk))
    }

    pub fn unlock(&mut self, desk: usize, right: bool) -> Answer {
        if !self.in_session(desk)? {
            return Err(Refusal::OutOfOrder);
        }
        if !self.try_password(right)? {
            return Err(Refusal::WrongCurrentPassword);
        }
        self.passwords = Counter::default();
        self.touch(desk, false);
        Ok(self.shown(desk))
    }

    fn touch(&mut self, desk: usize, lock: bool) {
        let now = self.now;
        if let At::Session {
            touched, locked, ..
        } = &mut self.desks[desk].at
        {
            (*touched, *locked) = (now, lock);
        }
    }

    pub fn end_sessions(&mut self) {
        for desk in &mut self.desks {
            if matches!(desk.at, At::Session { .. }) {
                desk.at = At::Outside;
            }
        }
    }

    pub fn change_phone(&mut self) -> Result<(), Refusal> {
        let none = self.phone.is_none() && self.draft.is_none();
        if none && self.codes.until != FOR_EVER {
            return Err(Refusal::NotRegistered);
        }
        (self.phone, self.draft) = (None, None);
        self.codes = Counter::default();
        self.failures.clear();
        self.epoch += 1;
        self.end_sessions();
        Ok(())
    }

    pub fn require(&mut self, required: bool) {
        if !self.disabled && self.required != required {
            self.required = required;
            self.epoch += 1;
        }
    }

    pub fn enable_feature(&mut self, enabled: bool) {
        if self.enabled != enabled {
            self.enabled = enabled;
            self.policy += 1;
        }
    }

    pub fn disable(&mut self, disabled: bool) {
        if self.disabled == disabled {
            return;
        }
        self.disabled = disabled;
        self.epoch += 1;
        if disabled {
            self.draft = None;
            self.end_sessions();
        }
    }

    pub fn unlock_operator(&mut self) {
        for counter in [&mut self.passwords, &mut self.codes] {
            if counter.until != FOR_EVER {
                *counter = Counter::default();
            }
        }
    }

    pub fn restart(&mut self) {
        self.desks.iter_mut().for_each(|desk| desk.at = At::Outside);
    }
}
