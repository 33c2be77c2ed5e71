//! The embedded backend: opens the data, runs operations, remembers where each desk stands.
//!
//! For every question the runner checks who asks, runs the operation, commits what it wrote with
//! its audit entries, moves the desk, and then answers; a refusal undoes what was not settled.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{Notify, RwLock, broadcast};
use uuid::Uuid;

use crate::allowed::{Caller, DeskId, Window};
use crate::clock::{Clock, Randomness};
use crate::data_folder::DataFolder;
use crate::desk::Desk;
use crate::downloads::Downloads;
use crate::error::{Fault, Refusal, Stop};
use crate::evidence::Finding;
use crate::hashing::{HashCost, Hasher};
use crate::inspection::Keyring;
use crate::keys::{CROCKFORD, KeyStore};
use crate::opened::Opened;
use crate::operations::{Closed, Operation};
use crate::operator::OperatorId;
use crate::place::Place;
use crate::rescue::Tries;
use crate::screen::ClosedReason;

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
    /// Open, but for this nobody may use it.
    Found(Arc<Opened>, Vec<Finding>),
    Open(Arc<Opened>),
}

impl Condition {
    fn closed(&self) -> Option<Closed> {
        match self {
            Self::Opening | Self::Open(_) => None,
            Self::Closed(reason) => Some(Closed {
                reason: *reason,
                findings: Vec::new(),
            }),
            Self::Found(_, findings) => Some(Closed {
                reason: ClosedReason::Tampered,
                findings: findings.clone(),
            }),
        }
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
    pub(crate) downloads: Arc<dyn Downloads>,
    pub(crate) opening: tokio::sync::Mutex<()>,
    /// Of the service key, on data that is closed and for new keys.
    pub(crate) tries: Mutex<Tries>,
    /// Of the service key, on backups: whoever knows the key of one has not proven that of the data.
    pub(crate) backup_tries: Mutex<Tries>,
    /// Service keys that were refused, and why, until the trail can say it (AU-1).
    pub(crate) refused_keys: Mutex<Vec<&'static str>>,
    /// Held by whatever uses the keys; a rotation waits until nobody does (SE-14).
    pub(crate) in_use: RwLock<()>,
    /// Held while a backup is made, checked or restored: one at a time.
    pub(crate) backup_work: tokio::sync::Mutex<()>,
    /// Data was opened, and nobody has followed its trail yet.
    pub(crate) unfollowed: Notify,
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
        downloads: Arc<dyn Downloads>,
    ) -> Self {
        Self {
            settings,
            clock,
            randomness,
            key_store,
            hasher: Hasher::new(),
            data_folder,
            downloads,
            opening: tokio::sync::Mutex::default(),
            tries: Mutex::default(),
            backup_tries: Mutex::default(),
            refused_keys: Mutex::default(),
            in_use: RwLock::default(),
            backup_work: tokio::sync::Mutex::default(),
            unfollowed: Notify::new(),
            condition: RwLock::new(Condition::Opening),
            desks: Mutex::default(),
            under_way: Mutex::default(),
            changes: broadcast::Sender::new(CHANGES_KEPT),
        }
    }

    /// Opens the data, unless it is open. `look` tells how it went, and meanwhile that it goes on.
    pub async fn open(&self) {
        let _one_at_a_time = self.opening.lock().await;
        self.open_now(Keyring::Usual).await;
    }

    /// The same for who has the right to.
    pub(crate) async fn open_now(&self, keyring: Keyring) {
        {
            let mut condition = self.condition.write().await;
            match &*condition {
                Condition::Open(_) => return,
                // Looked at again: somebody may have put the right file back.
                Condition::Found(opened, _) => opened.store.close().await,
                Condition::Opening | Condition::Closed(_) => {}
            }
            *condition = Condition::Opening;
        }
        let condition = match self.try_open(keyring).await {
            Ok((opened, findings)) if findings.is_empty() => Condition::Open(Arc::new(opened)),
            Ok((opened, findings)) => Condition::Found(Arc::new(opened), findings),
            Err(reason) => {
                tracing::warn!(?reason, "the data stays closed");
                Condition::Closed(reason)
            }
        };
        let is_open = matches!(condition, Condition::Open(_));
        *self.condition.write().await = condition;
        if is_open {
            self.unfollowed.notify_one();
        }
        self.tell_all(Window::SignIn);
    }

    /// Somebody else has written: what is there now is looked at like at a start.
    pub(crate) async fn look_again(&self) {
        let _one_at_a_time = self.opening.lock().await;
        let _in_use = self.in_use.write().await;
        self.reopen().await;
    }

    /// Closes the files and opens them anew.
    pub(crate) async fn reopen(&self) {
        self.shut().await;
        self.open_now(Keyring::Usual).await;
    }

    /// The data, where it is open.
    pub(crate) async fn opened(&self) -> Option<Arc<Opened>> {
        match &*self.condition.read().await {
            Condition::Open(opened) => Some(Arc::clone(opened)),
            _ => None,
        }
    }

    /// Why it is closed.
    pub(crate) async fn closed_for(&self) -> Option<ClosedReason> {
        let condition = self.condition.read().await;
        condition.closed().map(|closed| closed.reason)
    }

    /// What was found, and the data that it was found in.
    pub(crate) async fn found(&self) -> Option<(Arc<Opened>, Vec<Finding>)> {
        match &*self.condition.read().await {
            Condition::Found(opened, findings) => Some((Arc::clone(opened), findings.clone())),
            _ => None,
        }
    }

    /// Nobody may use the data any more: all desks are shown why.
    pub(crate) async fn close_for(&self, findings: Vec<Finding>) {
        let mut condition = self.condition.write().await;
        if let Condition::Open(opened) = &*condition {
            *condition = Condition::Found(Arc::clone(opened), findings);
        }
        drop(condition);
        self.tell_all(Window::SignIn);
        self.tell_all(Window::Management);
    }

    /// The key store does not take the anchor while the data is open. Nobody is told anything before it
    /// does, so all desks are shown why. "Try again" opens the data; whoever was signed in unlocks, as
    /// after a break: a lock that was asked for meanwhile could not be written down.
    async fn close_with(&self, opened: &Arc<Opened>, reason: ClosedReason) {
        let _one_at_a_time = self.opening.lock().await;
        let _in_use = self.in_use.write().await;
        let mut condition = self.condition.write().await;
        // Somebody else may have opened it anew meanwhile.
        match &*condition {
            Condition::Open(open) if Arc::ptr_eq(open, opened) => opened.store.close().await,
            _ => return,
        }
        *condition = Condition::Closed(reason);
        drop(condition);
        self.lock_everybody().await;
        tracing::warn!(?reason, "the data is closed until the key store is back");
        self.tell_all(Window::SignIn);
        self.tell_all(Window::Management);
    }

    /// What was found is accepted.
    pub(crate) async fn go_on_with(&self, opened: Arc<Opened>) {
        *self.condition.write().await = Condition::Open(opened);
        self.unfollowed.notify_one();
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
        // Another window's question goes on to be refused like any other.
        let opens_with = question.opens_with();
        if let Some(typed) = opens_with.filter(|_| O::ALLOWED.from_window(caller.window)) {
            let done = self.open_with(caller, typed).await;
            self.heed_first::<O>(done).await?;
        }
        // So does one from anywhere but the service access.
        let rotates_with = question.rotates_with();
        if let Some(typed) = rotates_with.filter(|_| O::ALLOWED.from_window(caller.window))
            && self.is_service_access(&caller.desk).await
        {
            let done = self.rotate(caller, typed).await;
            self.heed_first::<O>(done).await?;
        }
        let in_use = self.in_use.read().await;
        let Some(opened) = self.opened().await else {
            let closed = self.condition.read().await.closed();
            return question
                .while_closed(closed.as_ref())
                .filter(|_| O::ALLOWED.from_window(caller.window))
                .ok_or(Refusal::OutOfOrder);
        };
        let place = self.place_of(&caller.desk);
        let mut place = place.lock().await;
        let before = Stance::of(&place);
        let mut desk = Desk::new(caller, self, &opened, &mut place, O::READS_ONLY);
        let allowed = question.allowed();
        let outcome = async {
            desk.admit(allowed).await?;
            let answer = question.run(&mut desk).await?;
            desk.finish(allowed.touches()).await?;
            Ok(answer)
        };
        let mut outcome = match outcome.await {
            Ok(answer) => Ok(answer),
            Err(stop) => {
                desk.undo().await;
                if matches!(stop, Stop::Refused(Refusal::NotAllowed)) {
                    desk.record_not_allowed(O::NAME).await;
                }
                // What was settled before the refusal is anchored like everything else.
                let anchored = opened.anchor(&*self.key_store).await;
                Err(anchored.map_or_else(Stop::from, |()| stop))
            }
        };
        self.note_sign_in(&caller.desk, &place);
        let after = Stance::of(&place);
        drop(place);
        drop(in_use);
        if O::RENEWS_KEYS
            && outcome.is_ok()
            && let Err(stop) = self.rotate_for(caller, O::ALLOWED).await
        {
            outcome = Err(stop);
        }
        if let Err(stop) = &outcome {
            self.heed(&opened, stop).await;
        }
        if before != after {
            for window in others(caller.window) {
                self.tell(&caller.desk, *window);
            }
        }
        if outcome.is_ok() && caller.window == Window::Management && !O::READS_ONLY {
            self.tell_all(Window::SignIn);
        }
        outcome.map_err(|stop| self.refusal(O::NAME, stop))
    }

    /// What was done before the operation itself.
    async fn heed_first<O: Operation>(&self, done: Result<(), Stop>) -> Result<(), Refusal> {
        let Err(stop) = done else { return Ok(()) };
        if let Some(opened) = self.opened().await {
            self.heed(&opened, &stop).await;
        }
        Err(self.refusal(O::NAME, stop))
    }

    /// What a stop means for the data: without its key store it closes, and what another program has
    /// written is looked at. Whoever asks holds neither the data nor the right to open it.
    pub(crate) async fn heed(&self, opened: &Arc<Opened>, stop: &Stop) {
        if let Some(reason) = stop.closes() {
            self.close_with(opened, reason).await;
        } else if matches!(stop, Stop::Failed(Fault::EditedOutside)) {
            self.look_again().await;
        }
    }

    /// Does what time has made due: idle locks, ends, expiries. Asked once a second.
    pub async fn tick(&self) {
        let in_use = self.in_use.read().await;
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
        let mut stops = Vec::new();
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
            let anchored = opened.anchor(&*self.key_store).await;
            let ripened = ripened.and_then(|ripe| Ok(anchored.map(|()| ripe)?));
            match ripened {
                Ok(false) => {}
                Ok(true) => {
                    self.tell(&caller.desk, Window::SignIn);
                    self.tell(&caller.desk, Window::Management);
                }
                Err(stop) => stops.push(stop),
            }
        }
        drop(in_use);
        for stop in stops {
            self.heed(&opened, &stop).await;
            self.refusal("tick", stop);
        }
    }

    /// Closes the files. The app does so when it ends; nothing is lost where it could not.
    pub async fn shut(&self) {
        let mut condition = self.condition.write().await;
        if let Condition::Open(opened) | Condition::Found(opened, _) = &*condition {
            opened.store.close().await;
        }
        *condition = Condition::Opening;
    }

    /// Other data is here: whoever stood somewhere in the old stands outside.
    pub(crate) async fn everybody_out(&self) {
        for place in self.places() {
            *place.lock().await = Place::Outside;
        }
        let mut under_way = self
            .under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        under_way.clear();
    }

    /// Nobody goes on without a new proof: sessions are locked, and what the service key opened is shut.
    async fn lock_everybody(&self) {
        for place in self.places() {
            let mut place = place.lock().await;
            match &mut *place {
                Place::InSession(session) => *session = session.to_locked(),
                Place::ServiceAccess(_) => *place = Place::Outside,
                Place::Outside | Place::Expired | Place::SettingUp(_) | Place::SigningIn(_) => {}
            }
        }
    }

    fn places(&self) -> Vec<Arc<tokio::sync::Mutex<Place>>> {
        let desks = self.desks.lock().unwrap_or_else(PoisonError::into_inner);
        desks.values().map(Arc::clone).collect()
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

    /// The sessions that desks are in.
    pub(crate) async fn sessions(&self) -> Vec<Uuid> {
        let mut sessions = Vec::new();
        for place in self.places() {
            if let Place::InSession(session) = &*place.lock().await {
                sessions.push(session.id);
            }
        }
        sessions
    }

    async fn is_service_access(&self, desk: &DeskId) -> bool {
        let place = self.place_of(desk);
        let place = place.lock().await;
        matches!(*place, Place::ServiceAccess(_))
    }

    pub(crate) fn place_of(&self, desk: &DeskId) -> Arc<tokio::sync::Mutex<Place>> {
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
    pub(crate) fn refusal(&self, operation: &'static str, stop: Stop) -> Refusal {
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

/// The print window is told nothing: what it shows stays as it is while it may be open at all.
fn others(window: Window) -> &'static [Window] {
    match window {
        Window::SignIn => &[Window::Management],
        Window::Management => &[Window::SignIn],
        Window::Print => &[Window::SignIn, Window::Management],
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
