//! The trail's table.

use futures_util::TryStreamExt as _;
use sqlx::{AssertSqlSafe, QueryBuilder, Row as _, SqliteConnection};

use super::{PIECE, comes_again, so_many_rows};
use crate::audit::{AuditEvent, Entry, HistoryEntry, TrailBreak};
use crate::clock::Timestamp;
use crate::error::Fault;
use crate::evidence::Head;
use crate::keys::Keys;
use crate::operator::OperatorId;

/// All of an entry but its place in the chain, different for any two different entries.
const TEXT: &str =
    "number || ';' || at || ';' || event || ';' || typeof(actor) || hex(actor) || ';' ||
    typeof(subject) || hex(subject) || ';' || hex(desk) || ';' || typeof(reason) || hex(reason)";

/// Appends entries under the next numbers; writes come one after the other, so none is missed.
pub(crate) async fn append(
    connection: &mut SqliteConnection,
    keys: &Keys,
    head: &mut Head,
    entries: &[Entry<'_>],
    desk: &str,
    now: Timestamp,
) -> Result<(), Fault> {
    for piece in entries.chunks(PIECE) {
        let mut append = QueryBuilder::new(
            "insert into audit_entry (number, at, event, actor, subject, desk, reason) ",
        );
        append.push_values(
            (head.number + 1..).zip(piece),
            |mut row, (number, entry)| {
                row.push_bind(number)
                    .push_bind(now)
                    .push_bind(entry.event)
                    .push_bind(entry.actor)
                    .push_bind(entry.subject)
                    .push_bind(desk)
                    .push_bind(entry.reason.as_deref());
            },
        );
        append.push(" returning number, ").push(TEXT);
        let append = append.build_query_as().persistent(comes_again(piece.len()));
        let mut texts: Vec<(u32, String)> = append.fetch_all(&mut *connection).await?;
        // SQLite promises no order.
        texts.sort_unstable();
        chain_in(connection, keys, head, &texts).await?;
    }
    Ok(())
}

/// Gives the entries that follow the head their places in the chain.
async fn chain_in(
    connection: &mut SqliteConnection,
    keys: &Keys,
    head: &mut Head,
    texts: &[(u32, String)],
) -> Result<(), Fault> {
    let mut placing = QueryBuilder::new("with place (number, chain) as (");
    placing.push_values(texts, |mut row, (number, text)| {
        *head = Head {
            number: *number,
            chain: keys.chain(&head.chain, text),
        };
        row.push_bind(*number).push_bind(head.chain.to_vec());
    });
    placing.push(
        ") update audit_entry set chain = place.chain from place
         where audit_entry.number = place.number",
    );
    let placing = placing.build().persistent(comes_again(texts.len()));
    let done = placing.execute(connection).await?;
    so_many_rows(done, texts.len(), "audit_entry")
}

/// Chains the entries of a database from before there was a chain.
pub(crate) async fn chain_all(
    connection: &mut SqliteConnection,
    keys: &Keys,
    head: &mut Head,
) -> Result<(), Fault> {
    let query = format!("select number, {TEXT} from audit_entry order by number");
    let entries: Vec<(u32, String)> = sqlx::query_as(AssertSqlSafe(query))
        .fetch_all(&mut *connection)
        .await?;
    for piece in entries.chunks(PIECE) {
        chain_in(connection, keys, head, piece).await?;
    }
    Ok(())
}

/// The trail's last entry, as it stands there.
pub(crate) async fn head(connection: &mut SqliteConnection) -> Result<Head, Fault> {
    let last: Option<(u32, Option<Vec<u8>>)> =
        sqlx::query_as("select number, chain from audit_entry order by number desc limit 1")
            .fetch_optional(connection)
            .await?;
    Ok(last.map_or_else(Head::default, |(number, chain)| Head {
        number,
        chain: place(chain.as_deref()),
    }))
}

/// The place in the chain of the entry with this number; nothing where there is none.
pub(crate) async fn place_of(
    connection: &mut SqliteConnection,
    number: u32,
) -> Result<Option<[u8; 32]>, Fault> {
    let found: Option<Option<Vec<u8>>> =
        sqlx::query_scalar("select chain from audit_entry where number = ?")
            .bind(number)
            .fetch_optional(connection)
            .await?;
    Ok(found.map(|chain| place(chain.as_deref())))
}

/// A place that can't be one is like one that is wrong.
fn place(chain: Option<&[u8]>) -> [u8; 32] {
    chain
        .and_then(|chain| chain.try_into().ok())
        .unwrap_or_default()
}

/// The trail as it was found by following it from its first entry.
pub(crate) struct Followed {
    /// Its last entry.
    pub last: Head,
    /// Where it does not hold, in the order of the entries (SE-16).
    pub broken: Vec<Broken>,
}

/// Where the chain does not hold, and what it says of the entry where that shows.
pub(crate) struct Broken {
    pub found: TrailBreak,
    pub place: [u8; 32],
}

/// Follows the whole chain. Where it should pass is known from outside the trail: its end can be cut
/// off and its last entries put back as they once were without a break in what is left.
pub(crate) async fn follow(
    connection: &mut SqliteConnection,
    keys: &Keys,
    known: Head,
) -> Result<Followed, Fault> {
    let query = format!("select number, chain, {TEXT} from audit_entry order by number");
    let mut broken = Vec::new();
    let mut last = Head::default();
    let mut entries = sqlx::query(AssertSqlSafe(query)).fetch(connection);
    while let Some(entry) = entries.try_next().await? {
        let number: u32 = entry.try_get(0)?;
        let chain = place(entry.try_get(1)?);
        let right = keys.chain(&last.chain, entry.try_get(2)?);
        let passes = number != known.number || chain == known.chain;
        let expected = last.number.saturating_add(1);
        if number > expected {
            let (first, last) = (expected, number - 1);
            broken.push(Broken {
                found: TrailBreak::Removed { first, last },
                place: right,
            });
        } else if chain != right || !passes {
            broken.push(Broken {
                found: TrailBreak::Changed { number },
                place: right,
            });
        }
        // From here on as it is found: what comes after a broken entry may be right again.
        last = Head { number, chain };
    }
    if last.number < known.number {
        broken.push(Broken {
            found: TrailBreak::CutOff { after: last.number },
            place: last.chain,
        });
    }
    Ok(Followed { last, broken })
}

/// How often a password or a code for an operator was refused since then (AU-4). CHANGE PHONE forgets
/// what was counted of the old phone, and a crash may count what nobody tried: the trail does neither.
pub(crate) async fn refusals_since(
    connection: &mut SqliteConnection,
    operator: OperatorId,
    since: Timestamp,
) -> Result<u32, Fault> {
    Ok(sqlx::query_scalar(
        "select count(*) from audit_entry where subject = ? and at > ? and event in (?, ?)",
    )
    .bind(operator)
    .bind(since)
    .bind(AuditEvent::PasswordRefused)
    .bind(AuditEvent::CodeRefused)
    .fetch_one(connection)
    .await?)
}

/// The newest entries about an operator.
pub(crate) async fn about(
    connection: &mut SqliteConnection,
    operator: OperatorId,
    at_most: u32,
) -> Result<Vec<HistoryEntry>, Fault> {
    Ok(sqlx::query_as(
        "select number, at, event, actor.display_name as actor, subject.display_name as subject,
                desk, reason
         from audit_entry
         left join operator as actor on actor.id = audit_entry.actor
         left join operator as subject on subject.id = audit_entry.subject
         where audit_entry.subject = ? order by number desc limit ?",
    )
    .bind(operator)
    .bind(at_most)
    .fetch_all(connection)
    .await?)
}
