//! What an operation is handed: the desk it was asked at, the database, the clock, and a place to
//! write down what should stay.
//!
//! The transaction, the audit entries and the moving of the desk belong to the runner: an
//! operation says [`Desk::record`] and [`Desk::go_to`], and both happen when it has answered, or
//! not at all. Where something must stay whatever follows (a counted try, SE-5), it says
//! [`Desk::settle`].

use std::borrow::Cow;

use sqlx::{Sqlite, SqliteConnection, Transaction};

use crate::allowed::{Allowed, Caller, Who};
use crate::audit::{AuditEvent, Entry};
use crate::clock::{Span, Timestamp};
use crate::error::{Fault, Refusal, StartOverReason, Stop};
use crate::guichet::Guichet;
use crate::keys::Keys;
use crate::opened::Opened;
use crate::operator::{Operator, OperatorId, Role};
use crate::place::Place;
use crate::screen::Screen;
use crate::screens;
use crate::service_visit::ServiceVisit;
use crate::session::{At, EndReason, Ripeness, Session};
use crate::set_up::SetUp;
use crate::sign_in::Step;
use crate::store::{institution, operators, sessions};
use crate::writing::{Time, Writing};

/// This computer's clock may be so far behind the highest time seen before codes are refused (SE-8).
const CLOCK_MAY_LAG: Span = Span::seconds(120);

/// A desk while it is asked something.
pub struct Desk<'a> {
    pub(crate) caller: &'a Caller,
    pub(crate) guichet: &'a Guichet,
    pub(crate) opened: &'a Opened,
    pub(crate) place: &'a mut Place,
    /// Never before the highest time seen: waits can't be shortened by turning the clock back.
    pub(crate) now: Timestamp,
    /// What this computer's clock says: for codes only.
    pub(crate) wall: Timestamp,
    /// How far that is behind the latest that it ever said.
    lag: Span,
    reads_only: bool,
    /// This computer's clock is right, whatever it said before (SE-8).
    believes_clock: bool,
    transaction: Option<Doing<'a>>,
    entries: Vec<Entry<'static>>,
    /// Those of the institution that is just being set up.
    new_keys: Option<Keys>,
    next_place: Option<Place>,
    actor: Option<Operator>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(
        caller: &'a Caller,
        guichet: &'a Guichet,
        opened: &'a Opened,
        place: &'a mut Place,
        reads_only: bool,
    ) -> Self {
        let wall = guichet.clock.now();
        let (now, lag) = opened.see(wall);
        Self {
            caller,
            guichet,
            opened,
            place,
            now,
            wall,
            lag,
            reads_only,
            believes_clock: false,
            transaction: None,
            entries: Vec::new(),
            new_keys: None,
            next_place: None,
            actor: None,
        }
    }

    /// The database, in this operation's transaction; begun when first needed, so that nobody
    /// waits for the only writer while a password is hashed.
    pub(crate) async fn db(&mut self) -> Result<&mut SqliteConnection, Fault> {
        Ok(self.doing().await?.db())
    }

    async fn doing(&mut self) -> Result<&mut Doing<'a>, Fault> {
        let doing = match self.transaction.take() {
            Some(doing) => doing,
            None if self.reads_only => Doing::Reading(self.opened.store.read().await?),
            None => Doing::Writing(Box::new(Writing::begin(self.opened).await?)),
        };
        Ok(self.transaction.insert(doing))
    }

    /// The keys; there are none before set-up.
    pub(crate) fn keys(&self) -> Result<&'a Keys, Fault> {
        self.opened.keys().ok_or(Fault::Tampered("no keys"))
    }

    /// The signed-in operator. Only operations of a session have one.
    pub(crate) fn actor(&self) -> Result<&Operator, Stop> {
        self.actor.as_ref().ok_or(Refusal::SessionEnded.into())
    }

    /// The session, for operations that are allowed in one.
    pub(crate) fn session(&self) -> Result<&Session, Refusal> {
        match &*self.place {
            Place::InSession(session) => Ok(session),
            _ => Err(Refusal::SessionEnded),
        }
    }

    /// Writes an entry of the trail with this operation, by whoever is signed in.
    pub(crate) fn record(
        &mut self,
        event: AuditEvent,
        subject: Option<OperatorId>,
        reason: Option<&'static str>,
    ) {
        let actor = self.actor.as_ref().map(|operator| operator.id);
        self.entries.push(Entry {
            event,
            actor,
            subject,
            reason: reason.map(Cow::Borrowed),
        });
    }

    /// The same about nobody, with a moment or with counts.
    pub(crate) fn record_with(&mut self, event: AuditEvent, reason: String) {
        let actor = self.actor.as_ref().map(|operator| operator.id);
        self.entries.push(Entry {
            event,
            actor,
            subject: None,
            reason: Some(Cow::Owned(reason)),
        });
    }

    /// The same by the one who is just proving to be that operator.
    pub(crate) fn record_by(
        &mut self,
        operator: OperatorId,
        event: AuditEvent,
        reason: Option<&'static str>,
    ) {
        let subject = Some(operator);
        self.entries.push(Entry {
            event,
            actor: subject,
            subject,
            reason: reason.map(Cow::Borrowed),
        });
    }

    /// Moves the desk when the operation has answered, and says what it will show.
    pub(crate) async fn go_to(&mut self, place: Place) -> Result<Screen, Stop> {
        let screen = screens::draw(self, &place).await?;
        self.next_place = Some(place);
        Ok(screen)
    }

    /// The session goes on like this when the operation has answered; what it shows stays.
    pub(crate) fn go_on(&mut self, session: Session) {
        self.next_place = Some(Place::InSession(session));
    }

    /// What the desk shows where it stands.
    pub(crate) async fn here(&mut self) -> Result<Screen, Stop> {
        let place = std::mem::replace(self.place, Place::Outside);
        let screen = screens::draw(self, &place).await;
        *self.place = place;
        screen
    }

    /// The institution is there with what is written now: from its commit on, these are its keys.
    pub(crate) fn begin_with(&mut self, keys: Keys) {
        self.new_keys = Some(keys);
    }

    /// Commits what was done so far: it stays whatever follows.
    pub(crate) async fn settle(&mut self) -> Result<(), Fault> {
        self.write_entries().await?;
        match self.transaction.take() {
            None => {}
            Some(Doing::Reading(transaction)) => transaction.commit().await?,
            Some(Doing::Writing(writing)) => {
                let time = if self.believes_clock {
                    Time::Believed(self.wall)
                } else {
                    Time::Said(self.wall)
                };
                let keys = self.new_keys.as_ref().or(self.opened.keys());
                writing.commit(keys, time).await?;
                if let Some(keys) = self.new_keys.take() {
                    self.opened.set_keys(keys)?;
                }
            }
        }
        Ok(())
    }

    /// Writes the entries so far into the transaction, for an answer that shows them.
    pub(crate) async fn write_entries(&mut self) -> Result<(), Fault> {
        let entries = std::mem::take(&mut self.entries);
        if entries.is_empty() {
            return Ok(());
        }
        let (now, desk) = (self.now, self.caller.desk.as_str());
        let new_keys = self.new_keys.take();
        let keys = new_keys.as_ref().or(self.opened.keys());
        let keys = keys.ok_or(Fault::Tampered("no keys"))?;
        if let Doing::Writing(writing) = self.doing().await? {
            writing.append(keys, &entries, desk, now).await?;
        }
        self.new_keys = new_keys;
        Ok(())
    }

    /// The end of an operation that answered.
    pub(crate) async fn finish(&mut self, touched: bool) -> Result<(), Fault> {
        self.settle().await?;
        self.opened.anchor(&*self.guichet.key_store).await?;
        if let Some(place) = self.next_place.take() {
            *self.place = place;
        }
        if touched && let Place::InSession(session) = self.place {
            session.touched = self.now;
        }
        Ok(())
    }

    /// The end of an operation that did not: what was not settled is undone.
    pub(crate) async fn undo(&mut self) {
        self.entries.clear();
        self.next_place = None;
        self.new_keys = None;
        let rolled_back = match self.transaction.take() {
            None => Ok(()),
            Some(Doing::Reading(transaction)) => transaction.rollback().await.map_err(Fault::from),
            Some(Doing::Writing(writing)) => writing.rollback().await,
        };
        if let Err(fault) = rolled_back {
            tracing::error!(%fault, "a transaction was not rolled back cleanly");
        }
    }

    /// A refusal that belongs into the trail (AU-1): somebody tried what is not theirs.
    pub(crate) async fn record_not_allowed(&mut self, operation: &'static str) {
        let actor = self.actor.as_ref().map(|operator| operator.id);
        let entry = Entry {
            event: AuditEvent::NotAllowed,
            actor,
            subject: actor,
            reason: Some(Cow::Borrowed(operation)),
        };
        let written = async {
            let writing = Writing::begin(self.opened).await?;
            self.commit_apart(writing, &entry).await
        };
        if let Err(fault) = written.await {
            tracing::error!(%fault, operation, "a refusal was not recorded");
        }
    }

    /// From here on the clock is believed (SE-8).
    pub(crate) fn believe_clock(&mut self) {
        self.believes_clock = true;
        self.now = self.wall;
        self.lag = Span::seconds(0);
    }

    /// The signed-in operator once more, in the transaction that writes: the session may have
    /// been ended, or the operator changed, while a password was hashed.
    pub(crate) async fn still_signed_in(&mut self) -> Result<Operator, Stop> {
        let (session, before) = (self.session()?.id, self.actor()?.clone());
        let db = self.db().await?;
        let open = sessions::is_open(db, session).await?;
        match operators::find(db, before.id).await? {
            Some(operator) if open && operator.epoch == before.epoch => Ok(operator),
            _ => Err(Refusal::SessionEnded.into()),
        }
    }

    /// How far this computer's clock is behind, where that is too far for codes (SE-8).
    pub(crate) fn clock_lag_minutes(&self) -> Option<u32> {
        (self.lag > CLOCK_MAY_LAG).then(|| self.lag.rounded_minutes())
    }

    /// Checks who asks against what the operation allows (OP-6).
    pub(crate) async fn admit(&mut self, allowed: Allowed) -> Result<(), Stop> {
        if !allowed.from_window(self.caller.window) {
            return Err(Refusal::NotAllowed.into());
        }
        let set_up = self.opened.keys().is_some();
        let at_any_time = matches!(
            allowed.who,
            Who::Anyone | Who::Restoring | Who::ChoosingPassword
        );
        if (allowed.who == Who::SettingUp) == set_up && !at_any_time {
            return Err(Refusal::OutOfOrder.into());
        }
        if set_up {
            let expired = self
                .place
                .steps()
                .filter(|steps| steps.is_over(self.now))
                .map(|_| self.place.steps_ended(StartOverReason::Expired));
            if self.ripen().await?
                && matches!(
                    allowed.who,
                    Who::SigningIn | Who::UnderWay | Who::ChoosingPassword
                )
                && let Some(refusal) = expired
            {
                return Err(refusal.into());
            }
        }
        self.admit_who(allowed.who)?;
        if allowed.fresh_code {
            self.refuse_unless_fresh().await?;
        }
        Ok(())
    }

    fn admit_who(&self, who: Who) -> Result<(), Stop> {
        match (who, &*self.place) {
            (Who::Anyone | Who::SettingUp, _) => Ok(()),
            (Who::Restoring, Place::ServiceAccess(_)) => Ok(()),
            (Who::Restoring, _) if self.opened.keys().is_none() => Ok(()),
            (Who::Restoring, _) => Err(Refusal::OutOfOrder.into()),
            (Who::ChoosingPassword, Place::SettingUp(SetUp::FirstAdministrator(..))) => Ok(()),
            (Who::ChoosingPassword, Place::SigningIn(sign_in))
                if sign_in.step == Step::NewPassword =>
            {
                Ok(())
            }
            (Who::ChoosingPassword, Place::InSession(_)) => self.admit_who(Who::Operator),
            (Who::ChoosingPassword, _) => Err(Refusal::OutOfOrder.into()),
            (Who::AtSignIn, Place::InSession(_)) => Err(Refusal::OutOfOrder.into()),
            (Who::AtSignIn, _)
            | (Who::SigningIn, Place::SigningIn(_))
            | (Who::ServiceTeam, Place::ServiceAccess(_)) => Ok(()),
            (Who::UnderWay, place) if place.steps().is_some() => Ok(()),
            (Who::SigningIn | Who::ServiceTeam, _) => Err(Refusal::OutOfOrder.into()),
            (Who::Session, Place::InSession(_)) => Ok(()),
            (Who::Operator | Who::Administrator | Who::UnderWay, Place::InSession(session))
                if session.locked =>
            {
                Err(Refusal::SessionLocked.into())
            }
            (Who::UnderWay, _) => Err(Refusal::OutOfOrder.into()),
            (Who::Operator, Place::InSession(_)) => Ok(()),
            (Who::Administrator, Place::InSession(_)) => {
                if self.actor()?.role == Role::Administrator {
                    Ok(())
                } else {
                    Err(Refusal::NotAllowed.into())
                }
            }
            (Who::Session | Who::Operator | Who::Administrator, _) => {
                Err(Refusal::SessionEnded.into())
            }
        }
    }

    /// Asks for a proof that it is still the one who signed in, where the last is too old.
    async fn refuse_unless_fresh(&self) -> Result<(), Stop> {
        let mut read = self.opened.store.read().await?;
        let institution = institution::get(&mut read).await?;
        read.commit().await?;
        let with = self.actor()?.proves_with(&institution);
        if self.session()?.proven.is_fresh(with, self.now) {
            Ok(())
        } else {
            Err(Refusal::FreshCodeNeeded { with }.into())
        }
    }

    /// Does what time and other desks have made due here: locks, ends, expires. Whether it did.
    pub(crate) async fn ripen(&mut self) -> Result<bool, Stop> {
        let now_at = match &*self.place {
            Place::SigningIn(sign_in) if sign_in.is_over(self.now) => Place::Expired,
            Place::ServiceAccess(visit) if visit.is_over(self.now) => Place::Expired,
            Place::ServiceAccess(visit) if !self.is_still_let_in(visit).await? => Place::Outside,
            Place::InSession(session) => return self.ripen_session(session.clone()).await,
            Place::Outside
            | Place::Expired
            | Place::SettingUp(_)
            | Place::SigningIn(_)
            | Place::ServiceAccess(_) => return Ok(false),
        };
        *self.place = now_at;
        Ok(true)
    }

    /// Whether the service key that let the service team in was not replaced at another desk.
    async fn is_still_let_in(&self, visit: &ServiceVisit) -> Result<bool, Fault> {
        let mut read = self.opened.store.read().await?;
        let institution = institution::get(&mut read).await?;
        read.commit().await?;
        Ok(visit.stands_on(&institution.service_key_check))
    }

    async fn ripen_session(&mut self, session: Session) -> Result<bool, Stop> {
        let mut read = self.opened.store.read().await?;
        let open = sessions::is_open(&mut read, session.id).await?;
        let operator = operators::find(&mut read, session.operator).await?;
        let idle = institution::get(&mut read).await?.idle_span();
        read.commit().await?;
        let Some(operator) = operator.filter(|operator| open && !operator.disabled) else {
            *self.place = Place::Outside;
            return Ok(true);
        };
        let id = operator.id;
        self.actor = Some(operator);
        match session.ripeness(self.now, idle) {
            Ripeness::Alive => Ok(self.ripen_steps(&session)),
            Ripeness::Idle if session.locked => Ok(self.ripen_steps(&session)),
            Ripeness::Idle => {
                self.write_ripened(id, AuditEvent::SessionLocked, "idle", None)
                    .await?;
                *self.place = Place::InSession(session.to_locked());
                Ok(true)
            }
            Ripeness::TooLong => {
                let reason = EndReason::TooLong;
                let ended = Some((session.id, reason));
                self.write_ripened(id, AuditEvent::SessionEnded, reason.word(), ended)
                    .await?;
                self.actor = None;
                *self.place = Place::Outside;
                Ok(true)
            }
        }
    }

    /// A change of one's own phone waits no longer on a screen than a sign-in (SI-4), under the lock too.
    fn ripen_steps(&mut self, session: &Session) -> bool {
        match &session.at {
            At::ChangingPhone(steps) if steps.is_over(self.now) => {
                *self.place = Place::InSession(session.at_home());
                true
            }
            At::ChangingPhone(_) | At::Home => false,
        }
    }

    /// In a transaction of its own: the operation asked may be one that only reads.
    async fn write_ripened(
        &self,
        operator: OperatorId,
        event: AuditEvent,
        reason: &'static str,
        ended: Option<(uuid::Uuid, EndReason)>,
    ) -> Result<(), Fault> {
        let mut writing = Writing::begin(self.opened).await?;
        if let Some((session, reason)) = ended {
            sessions::end(writing.db(), session, reason, self.now).await?;
        }
        let entry = Entry {
            event,
            actor: None,
            subject: Some(operator),
            reason: Some(Cow::Borrowed(reason)),
        };
        self.commit_apart(writing, &entry).await
    }

    /// Commits a transaction that is not the operation's, with its entry.
    async fn commit_apart(&self, writing: Writing<'_>, entry: &Entry<'_>) -> Result<(), Fault> {
        let (desk, times) = (self.caller.desk.as_str(), (self.now, self.wall));
        writing
            .commit_with(std::slice::from_ref(entry), desk, times)
            .await
    }
}

/// What an operation does with the database.
enum Doing<'a> {
    Reading(Transaction<'static, Sqlite>),
    Writing(Box<Writing<'a>>),
}

impl Doing<'_> {
    fn db(&mut self) -> &mut SqliteConnection {
        match self {
            Self::Reading(transaction) => transaction,
            Self::Writing(writing) => writing.db(),
        }
    }
}
