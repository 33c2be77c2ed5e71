//! A visit of the service team: the service key let it in, for ten minutes, at one desk (RE-1).

use crate::clock::{Span, Timestamp};
use crate::keys::ShownServiceKey;
use crate::operator::OperatorId;

/// The service team is let in for so long on one proof of the service key.
const LONGEST: Span = Span::minutes(10);

/// What the service team is looking at.
pub(crate) enum VisitAt {
    /// The feature, the administrators, the service key.
    Overview,
    /// One administrator.
    Administrator(OperatorId),
    /// A new service key. The old one is valid until a group of this one was typed back.
    NewServiceKey(ShownServiceKey),
}

/// A visit.
pub(crate) struct ServiceVisit {
    /// The service key was shown at this moment.
    since: Timestamp,
    /// What the database knew that key by. Replaced, the key opens nothing more, not even what it
    /// has opened at another desk.
    let_in_by: Vec<u8>,
    pub at: VisitAt,
    /// Whether the service key was replaced in this visit.
    pub key_replaced: bool,
}

impl ServiceVisit {
    /// The service key that the database knows by `check_value` has just been shown.
    pub(crate) fn begin(now: Timestamp, check_value: Vec<u8>) -> Self {
        Self {
            since: now,
            let_in_by: check_value,
            at: VisitAt::Overview,
            key_replaced: false,
        }
    }

    /// The same visit somewhere else; its ten minutes do not begin anew.
    pub(crate) fn to(&self, at: VisitAt) -> Self {
        Self {
            since: self.since,
            let_in_by: self.let_in_by.clone(),
            at,
            key_replaced: self.key_replaced,
        }
    }

    /// The same visit by the service key that took the place of the one that began it.
    pub(crate) fn with_new_key(&self, check_value: Vec<u8>) -> Self {
        Self {
            let_in_by: check_value,
            key_replaced: true,
            ..self.to(VisitAt::Overview)
        }
    }

    /// The same visit once the clock was set back: its ten minutes would not end for long.
    pub(crate) fn counted_from(&self, now: Timestamp) -> Self {
        Self {
            since: now,
            ..self.to(VisitAt::Overview)
        }
    }

    /// One step back; `None` leads out. A new service key that was shown is thrown away.
    pub(crate) fn back(&self) -> Option<Self> {
        match self.at {
            VisitAt::Overview => None,
            VisitAt::Administrator(_) | VisitAt::NewServiceKey(_) => {
                Some(self.to(VisitAt::Overview))
            }
        }
    }

    /// Whether its time is up.
    pub(crate) fn is_over(&self, now: Timestamp) -> bool {
        now.since(self.since) >= LONGEST
    }

    /// Seconds until then.
    pub(crate) fn ends_in(&self, now: Timestamp) -> u32 {
        now.seconds_until(self.since.plus(LONGEST))
    }

    /// Whether the key that let the service team in is still this institution's.
    pub(crate) fn stands_on(&self, check_value: &[u8]) -> bool {
        self.let_in_by == check_value
    }
}
