//! The embedded backend: opens the data, runs operations, remembers where each desk stands.
//!
//! For every question the runner checks who asks, runs the operation, commits what it wrote with
//! its audit entries, moves the desk, and then answers; a refusal undoes what was not settled.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tokio::sync::{RwLock, broadcast};
use uuid::Uuid;

use crate::allowed::{Caller, DeskId, Window};
use crate::clock::{Clock, Randomness, Span, TimeSeen, Timestamp};
use crate::data_folder::DataFolder;
use crate::desk::Desk;
use crate::error::{Fault, Refusal, Stop};
use crate::hashing::{HashCost, Hasher};
use crate::keys::{CROCKFORD, KeyStore, Keys};
use crate::operations::Operation;
use crate::operator::OperatorId;
use crate::place::Place;
use crate::screen::ClosedReason;
use crate::store::Store;

/// Changes that a window has not looked at yet are worth one look, however many they are.
const CHANGES_KEPT: usize = 64;

/// What can be set from outside.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// What a new password hash costs (SE-9).
    pub hash_cost: HashCost,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            hash_cost: HashCost::DEFAULT,
        }
    }
}

/// Something changed that this window shows, and it was not this window that asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// At which desk.
    pub desk: DeskId,
    /// In which window.
    pub window: Window,
}

/// Whether the data is open.
enum Condition {
    Opening,
    Closed(ClosedReason),
    Open(Arc<Opened>),
}

/// The open data.
pub(crate) struct Opened {
    pub(crate) store: Store,
    pub(crate) database_id: Uuid,
    pub(crate) keys: OnceLock<Keys>,
    pub(crate) time: Mutex<TimeSeen>,
}

impl Opened {
    /// The keys, once there is an institution.
    pub(crate) fn keys(&self) -> Option<&Keys> {
        self.keys.get()
    }

    /// Set-up is done: from here on the desks sign in.
    pub(crate) fn set_keys(&self, keys: Keys) -> Result<(), Fault> {
        self.keys
            .set(keys)
            .map_err(|_| Fault::Unexpected("set up twice".to_owned()))
    }

    /// The clock says `wall`: what it is now, and how far the clock is behind (SE-8).
    pub(crate) fn see(&self, wall: Timestamp) -> (Timestamp, Span) {
        let mut time = self.time.lock().unwrap_or_else(PoisonError::into_inner);
        (time.see(wall), time.lag())
    }

    /// The audited repair after a clock that ran ahead (SE-8).
    pub(crate) fn forget_time_after(&self, wall: Timestamp) {
        let mut time = self.time.lock().unwrap_or_else(PoisonError::into_inner);
        *time = TimeSeen::since(wall, wall);
    }
}

/// The backend. Everything it needs of the world is handed in.
pub struct Guichet {
    pub(crate) settings: Settings,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) randomness: Arc<dyn Randomness>,
    pub(crate) key_store: Arc<dyn KeyStore>,
    pub(crate) hasher: Hasher,
    pub(crate) data_folder: Arc<dyn DataFolder>,
    opening: tokio::sync::Mutex<()>,
    condition: RwLock<Condition>,
    desks: Mutex<HashMap<DeskId, Arc<tokio::sync::Mutex<Place>>>>,
    under_way: Mutex<HashMap<DeskId, OperatorId>>,
    changes: broadcast::Sender<Change>,
}

impl std::fmt::Debug for Guichet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Guichet(…)")
    }
}

impl Guichet {
    /// A backend whose data is not open yet.
    pub fn new(
        settings: Settings,
        clock: Arc<dyn Clock>,
        randomness: Arc<dyn Randomness>,
        key_store: Arc<dyn KeyStore>,
        data_folder: Arc<dyn DataFolder>,
    ) -> Self {
        Self {
            settings,
            clock,
            randomness,
            key_store,
            hasher: Hasher::new(),
            data_folder,
            opening: tokio::sync::Mutex::default(),
            condition: RwLock::new(Condition::Opening),
            desks: Mutex::default(),
            under_way: Mutex::default(),
            changes: broadcast::Sender::new(CHANGES_KEPT),
        }
    }

    /// Opens the data, unless it is open. `look` tells how it went, and meanwhile that it goes on.
    pub async fn open(&self) {
        let _one_at_a_time = self.opening.lock().await;
        {
            let mut condition = self.condition.write().await;
            if matches!(*condition, Condition::Open(_)) {
                return;
            }
            *condition = Condition::Opening;
        }
        let opened = self.try_open().await;
        *self.condition.write().await = match opened {
            Ok(opened) => Condition::Open(Arc::new(opened)),
            Err(reason) => {
                tracing::warn!(?reason, "the data stays closed");
                Condition::Closed(reason)
            }
        };
        self.tell_all(Window::SignIn);
    }

    /// Asks for an operation.
    pub async fn ask<O: Operation>(
        &self,
        caller: &Caller,
        question: O,
    ) -> Result<O::Answer, Refusal> {
        if O::REOPENS {
            self.open().await;
        }
        let opened = match &*self.condition.read().await {
            Condition::Open(opened) => Arc::clone(opened),
            Condition::Closed(reason) => {
                return question
                    .while_closed(Some(*reason))
                    .ok_or(Refusal::OutOfOrder);
            }
            Condition::Opening => return question.while_closed(None).ok_or(Refusal::OutOfOrder),
        };
        let place = self.place_of(&caller.desk);
        let mut place = place.lock().await;
        let before = Stance::of(&place);
        let mut desk = Desk::new(caller, self, &opened, &mut place, O::READS_ONLY);
        let outcome = async {
            desk.admit(O::ALLOWED).await?;
            let answer = question.run(&mut desk).await?;
            desk.finish(O::ALLOWED.touches()).await?;
            Ok(answer)
        };
        let outcome = match outcome.await {
            Ok(answer) => Ok(answer),
            Err(stop) => {
                desk.undo().await;
                if matches!(stop, Stop::Refused(Refusal::NotAllowed)) {
                    desk.record_not_allowed(O::NAME).await;
                }
                Err(self.refusal(O::NAME, stop))
            }
        };
        self.note_sign_in(&caller.desk, &place);
        let after = Stance::of(&place);
        drop(place);
        if before != after {
            self.tell(&caller.desk, other(caller.window));
        }
        if outcome.is_ok() && caller.window == Window::Management && !O::READS_ONLY {
            self.tell_all(Window::SignIn);
        }
        outcome
    }

    /// Does what time has made due: idle locks, ends, expiries. Asked once a second.
    pub async fn tick(&self) {
        let opened = match &*self.condition.read().await {
            Condition::Open(opened) if opened.keys().is_some() => Arc::clone(opened),
            _ => return,
        };
        let desks: Vec<_> = {
            let desks = self.desks.lock().unwrap_or_else(PoisonError::into_inner);
            desks
                .iter()
                .map(|(desk, place)| (desk.clone(), Arc::clone(place)))
                .collect()
        };
        for (desk, place) in desks {
            let mut place = place.lock().await;
            let caller = Caller {
                desk,
                window: Window::SignIn,
            };
            let ripened = Desk::new(&caller, self, &opened, &mut place, true)
                .ripen()
                .await;
            self.note_sign_in(&caller.desk, &place);
            match ripened {
                Ok(false) => {}
                Ok(true) => {
                    self.tell(&caller.desk, Window::SignIn);
                    self.tell(&caller.desk, Window::Management);
                }
                Err(stop) => {
                    self.refusal("tick", stop);
                }
            }
        }
    }

    /// Closes the files. The app does so when it ends; nothing is lost where it could not.
    pub async fn shut(&self) {
        let mut condition = self.condition.write().await;
        if let Condition::Open(opened) = &*condition {
            opened.store.close().await;
        }
        *condition = Condition::Opening;
    }

    /// Hears of changes that a window did not ask for itself.
    pub fn changes(&self) -> broadcast::Receiver<Change> {
        self.changes.subscribe()
    }

    /// How many other desks have a sign-in of this operator under way (SE-6).
    pub(crate) fn sign_ins_elsewhere(&self, operator: OperatorId, here: &DeskId) -> usize {
        let under_way = self
            .under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        under_way
            .iter()
            .filter(|(desk, of)| **of == operator && *desk != here)
            .count()
    }

    fn note_sign_in(&self, desk: &DeskId, place: &Place) {
        let mut under_way = self
            .under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        match place {
            Place::SigningIn(sign_in) => {
                under_way.insert(desk.clone(), sign_in.operator);
            }
            _ => {
                under_way.remove(desk);
            }
        }
    }

    fn place_of(&self, desk: &DeskId) -> Arc<tokio::sync::Mutex<Place>> {
        let mut desks = self.desks.lock().unwrap_or_else(PoisonError::into_inner);
        let outside = || Arc::new(tokio::sync::Mutex::new(Place::Outside));
        Arc::clone(desks.entry(desk.clone()).or_insert_with(outside))
    }

    fn tell(&self, desk: &DeskId, window: Window) {
        // Nobody listens in tests: no change is lost on nobody.
        let _ = self.changes.send(Change {
            desk: desk.clone(),
            window,
        });
    }

    fn tell_all(&self, window: Window) {
        let desks: Vec<_> = {
            let desks = self.desks.lock().unwrap_or_else(PoisonError::into_inner);
            desks.keys().cloned().collect()
        };
        desks.iter().for_each(|desk| self.tell(desk, window));
    }

    /// The one place where a fault is logged (SE-24).
    fn refusal(&self, operation: &'static str, stop: Stop) -> Refusal {
        match stop {
            Stop::Refused(refusal) => refusal,
            Stop::Failed(fault) => {
                let mut bytes = [0; 5];
                self.randomness.fill(&mut bytes);
                let reference = CROCKFORD.encode(&bytes);
                tracing::error!(operation, reference, %fault, "an operation failed");
                fault.refusal(reference)
            }
        }
    }
}

/// What the other window of a desk wants to know of its place.
#[derive(PartialEq, Eq)]
enum Stance {
    Out,
    In(OperatorId),
    Locked,
}

impl Stance {
    fn of(place: &Place) -> Self {
        match place {
            Place::InSession(session) if session.locked => Self::Locked,
            Place::InSession(session) => Self::In(session.operator),
            _ => Self::Out,
        }
    }
}

fn other(window: Window) -> Window {
    match window {
        Window::SignIn => Window::Management,
        Window::Management => Window::SignIn,
    }
}

#[cfg(test)]
impl Guichet {
    /// How many passwords were hashed so far.
    pub(crate) fn hashes(&self) -> u64 {
        self.hasher.made.load(std::sync::atomic::Ordering::SeqCst)
    }

    /// synchronous, foreign_keys, secure_delete, trusted_schema, cell_size_check, as they are.
    pub(crate) async fn pragmas(&self) -> (i64, i64, i64, i64, i64) {
        let Condition::Open(opened) = &*self.condition.read().await else {
            panic!("closed")
        };
        let mut db = opened.store.write().await.unwrap();
        let mut found = Vec::new();
        for pragma in [
            "pragma synchronous",
            "pragma foreign_keys",
            "pragma secure_delete",
            "pragma trusted_schema",
            "pragma cell_size_check",
        ] {
            let value: i64 = sqlx::query_scalar(pragma)
                .fetch_one(&mut *db)
                .await
                .unwrap();
            found.push(value);
        }
        (found[0], found[1], found[2], found[3], found[4])
    }
}
