//! The trail as administrators read it: filtered, the newest first, by keyset pages (AU-3).
//!
//! A page costs the same in a trail of 1,000 entries and in one of 100,000: the numbers of its
//! entries come from as many indexes as the question has branches (a person is the one who did it
//! or the one it was done to; a kind is a few events), each of which is walked from the newest
//! entry down until the page is full.

use serde::{Deserialize, Serialize};
use sqlx::sqlite::Sqlite;
use sqlx::{QueryBuilder, SqliteConnection};
use ts_rs::TS;

use crate::audit::{AuditEvent, EventKind, ExportedEntry, HistoryEntry, TrailStanding};
use crate::clock::Timestamp;
use crate::error::Fault;
use crate::operator::OperatorId;

/// Counted up to here; above it a page says "more than".
const COUNTED: u32 = 2_000;

/// Which entries are meant; all of it must hold.
#[derive(Clone, Debug, Default, Deserialize, TS)]
pub struct TrailQuery {
    /// From this moment on.
    pub from: Option<Timestamp>,
    /// Before this moment.
    pub before: Option<Timestamp>,
    /// Who did it, or to whom it was done.
    pub person: Option<OperatorId>,
    /// What it is about.
    pub kind: Option<EventKind>,
}

/// A page of the trail.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TrailPage {
    /// The entries, the newest first.
    pub entries: Vec<HistoryEntry>,
    /// Where the next page begins; none after the last.
    pub next: Option<u32>,
    /// How many match; at least 2,000 where `more_than`.
    pub total: u32,
    /// Whether there are more than `total`.
    pub more_than: bool,
    /// How the whole trail stands; nothing where nobody has followed it yet.
    pub standing: Option<TrailStanding>,
}

/// A page: what matches, below the number `after`.
pub(crate) async fn page(
    connection: &mut SqliteConnection,
    query: &TrailQuery,
    after: Option<u32>,
    limit: u32,
    standing: Option<TrailStanding>,
) -> Result<TrailPage, Fault> {
    let (mut entries, mut total) = (Vec::<HistoryEntry>::new(), 0);
    if let Some(matching) = Matching::of(connection, query).await? {
        let mut sql = QueryBuilder::new(
            "select number, at, event, actor.display_name as actor,
                    subject.display_name as subject, desk, reason",
        );
        matching.push_page(&mut sql, after, limit + 1);
        entries = sql.build_query_as().fetch_all(&mut *connection).await?;
        total = matching.count(connection).await?;
    }
    let more = entries.len() > limit as usize;
    entries.truncate(limit as usize);
    Ok(TrailPage {
        next: entries.last().filter(|_| more).map(|last| last.number),
        entries,
        total: total.min(COUNTED),
        more_than: total > COUNTED,
        standing,
    })
}

/// A query, with what its moments mean in numbers.
pub(crate) struct Matching<'a> {
    query: &'a TrailQuery,
    numbers: Option<(u32, u32)>,
}

/// What leads to entries.
enum Branch {
    All,
    Event(AuditEvent),
    Actor(OperatorId),
    Subject(OperatorId),
}

impl<'a> Matching<'a> {
    /// Nothing where there are no entries between the two moments.
    pub(crate) async fn of(
        connection: &mut SqliteConnection,
        query: &'a TrailQuery,
    ) -> Result<Option<Self>, Fault> {
        if query.from.is_none() && query.before.is_none() {
            let numbers = None;
            return Ok(Some(Self { query, numbers }));
        }
        // Time and number rise together, but for a clock that was set right (SE-8): the moments
        // themselves are looked at again with each entry.
        let bounds: (Option<u32>, Option<u32>) = sqlx::query_as(
            "select min(number), max(number) from audit_entry where at >= ? and at < ?",
        )
        .bind(query.from.unwrap_or_default())
        .bind(query.before.unwrap_or(Timestamp::LATEST))
        .fetch_one(connection)
        .await?;
        Ok(match bounds {
            (Some(first), Some(last)) => {
                let numbers = Some((first, last));
                Some(Self { query, numbers })
            }
            _ => None,
        })
    }

    /// What matches, below the number `after`, for an export.
    pub(crate) async fn exported(
        &self,
        connection: &mut SqliteConnection,
        after: Option<u32>,
        limit: u32,
    ) -> Result<Vec<ExportedEntry>, Fault> {
        let mut sql = QueryBuilder::new(
            "select number, at, event, reason, desk,
                    actor.display_name as actor, actor.username as actor_operator_name,
                    subject.display_name as subject, subject.username as subject_operator_name",
        );
        self.push_page(&mut sql, after, limit);
        Ok(sql.build_query_as().fetch_all(connection).await?)
    }

    fn branches(&self) -> Vec<Branch> {
        match (self.query.person, self.query.kind) {
            (Some(person), _) => vec![Branch::Actor(person), Branch::Subject(person)],
            (None, Some(kind)) => events(kind).map(Branch::Event).collect(),
            (None, None) => vec![Branch::All],
        }
    }

    /// The columns' entries, below `after`, the newest first.
    fn push_page(&self, sql: &mut QueryBuilder<Sqlite>, after: Option<u32>, limit: u32) {
        sql.push(
            " from audit_entry
              left join operator as actor on actor.id = audit_entry.actor
              left join operator as subject on subject.id = audit_entry.subject
              where number in (select number from (",
        );
        self.push_numbers(sql, after, limit);
        sql.push(") order by number desc limit ")
            .push_bind(limit)
            .push(") order by number desc");
    }

    /// The numbers that match, from each branch at most so many.
    fn push_numbers(&self, sql: &mut QueryBuilder<Sqlite>, after: Option<u32>, limit: u32) {
        for (at, branch) in self.branches().into_iter().enumerate() {
            sql.push(if at == 0 { "" } else { " union " });
            sql.push("select * from (select number from audit_entry where ");
            match branch {
                Branch::All => sql.push("true"),
                Branch::Event(event) => sql.push("event = ").push_bind(event),
                Branch::Actor(person) => sql.push("actor = ").push_bind(person),
                Branch::Subject(person) => sql.push("subject = ").push_bind(person),
            };
            if let Some(after) = after {
                sql.push(" and number < ").push_bind(after);
            }
            if let Some((first, last)) = self.numbers {
                sql.push(" and number between ").push_bind(first);
                sql.push(" and ").push_bind(last);
            }
            // A plus keeps SQLite on the way that the branch is.
            if let Some(from) = self.query.from {
                sql.push(" and +at >= ").push_bind(from);
            }
            if let Some(before) = self.query.before {
                sql.push(" and +at < ").push_bind(before);
            }
            if let (Some(_), Some(kind)) = (self.query.person, self.query.kind) {
                sql.push(" and +event in (");
                let mut list = sql.separated(", ");
                for event in events(kind) {
                    list.push_bind(event);
                }
                sql.push(")");
            }
            sql.push(" order by number desc limit ")
                .push_bind(limit)
                .push(")");
        }
    }

    /// How many match, counted up to one more than [`COUNTED`].
    async fn count(&self, connection: &mut SqliteConnection) -> Result<u32, Fault> {
        let mut sql = QueryBuilder::new("select count(*) from (");
        self.push_numbers(&mut sql, None, COUNTED + 1);
        sql.push(")");
        Ok(sql.build_query_scalar().fetch_one(connection).await?)
    }
}

fn events(kind: EventKind) -> impl Iterator<Item = AuditEvent> {
    AuditEvent::ALL
        .into_iter()
        .filter(move |event| event.kind() == kind)
}
