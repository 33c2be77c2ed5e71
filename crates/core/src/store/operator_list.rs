//! The list of operators: searched, filtered, sorted, by keyset pages (OP-1).
//!
//! A page must cost about the same for 1,000 operators and for 100,000. So the rows are taken
//! from whatever leads to few of them: the filter, where it leaves few; the search index, where
//! it finds few; else the order itself, for then enough of the rows in it match, and walking it
//! fills a page soon.

use serde::{Deserialize, Serialize};
use sqlx::sqlite::Sqlite;
use sqlx::{FromRow, QueryBuilder, SqliteConnection};
use ts_rs::TS;

use crate::clock::Timestamp;
use crate::error::Fault;
use crate::names::{search_key, search_words, username_key};
use crate::operator::{OperatorId, Role, TwoFactorStanding};

/// "Few": so many rows are sorted in no time.
const FEW: u32 = 2_000;

/// Which operators are meant.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct OperatorQuery {
    /// Beginnings of words of the name, operator name or e-mail; nothing means all.
    pub search: String,
    /// The chip that is pressed.
    pub filter: OperatorFilter,
    /// Only this role.
    pub role: Option<Role>,
}

/// The chips above the list. All but `All` and `Disabled` leave out disabled operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the chips' own")]
pub enum OperatorFilter {
    All,
    Registered,
    Waiting,
    Off,
    Locked,
    Disabled,
}

/// By which column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the columns' own")]
pub enum OperatorSort {
    DisplayName,
    Username,
    Role,
    TwoFactor,
    PhoneRegistered,
    LastSignIn,
}

impl OperatorSort {
    /// As the indexes have it.
    fn expression(self) -> &'static str {
        match self {
            Self::DisplayName => "display_name_key",
            Self::Username => "username_key",
            Self::Role => "role",
            Self::TwoFactor => "two_factor",
            Self::PhoneRegistered => "coalesce(registered_at, 0)",
            Self::LastSignIn => "coalesce(last_sign_in_at, 0)",
        }
    }

    fn is_time(self) -> bool {
        matches!(self, Self::PhoneRegistered | Self::LastSignIn)
    }
}

/// A row of the list.
#[derive(Clone, Debug, Serialize, TS, FromRow)]
pub struct OperatorRow {
    #[serde(skip)]
    #[ts(skip)]
    row: i64,
    #[serde(skip)]
    #[ts(skip)]
    sorted_by: String,
    /// Which operator.
    #[sqlx(rename = "id")]
    pub operator: OperatorId,
    /// Their operator name.
    pub username: String,
    /// Their name.
    pub display_name: String,
    /// Their e-mail, for the exported file.
    #[serde(skip)]
    #[ts(skip)]
    pub email: Option<String>,
    /// What they may do.
    pub role: Role,
    /// Where they stand with the second factor.
    pub two_factor: TwoFactorStanding,
    /// When their phone was registered.
    #[sqlx(rename = "registered_at")]
    pub phone_registered: Option<Timestamp>,
    /// When they last signed in.
    #[sqlx(rename = "last_sign_in_at")]
    pub last_sign_in: Option<Timestamp>,
    /// Whether a wrong password or code makes them wait.
    pub locked: bool,
    /// Whether they can't sign in.
    pub disabled: bool,
}

#[cfg(test)]
impl OperatorRow {
    /// A row of somebody who has done nothing yet.
    pub(crate) fn example(
        display_name: &str,
        username: &str,
        role: Role,
        two_factor_required: bool,
    ) -> Self {
        Self {
            row: 1,
            sorted_by: String::new(),
            operator: OperatorId(uuid::Uuid::nil()),
            username: username.to_owned(),
            display_name: display_name.to_owned(),
            email: None,
            role,
            two_factor: if two_factor_required {
                TwoFactorStanding::Waiting
            } else {
                TwoFactorStanding::Off
            },
            phone_registered: None,
            last_sign_in: None,
            locked: false,
            disabled: false,
        }
    }
}

/// How far the enabled operators are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS, FromRow)]
pub struct Readiness {
    /// Required, and registered.
    pub registered: u32,
    /// Required, and waiting for a phone: they register at their next sign-in, or would if the feature
    /// were on now.
    pub waiting: u32,
    /// Not required.
    pub off: u32,
}

/// A page of the list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OperatorPage {
    /// The rows, sorted.
    pub rows: Vec<OperatorRow>,
    /// Where the next page begins; none after the last.
    pub next: Option<String>,
    /// How many match; at least 2,000 where `more_than`.
    pub total: u32,
    /// Whether there are more than `total`.
    pub more_than: bool,
    /// How far the enabled operators are, whatever the search.
    pub readiness: Readiness,
}

/// How a page is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PageOrder<'a> {
    pub sort: OperatorSort,
    pub descending: bool,
    /// The `next` of the page before.
    pub after: Option<&'a str>,
    /// Rows.
    pub limit: u32,
}

/// Where a page ended: the value sorted by, and the row.
#[derive(Serialize, Deserialize)]
struct Cursor(String, i64);

/// The enabled operators by their standing.
pub(crate) async fn readiness(connection: &mut SqliteConnection) -> Result<Readiness, Fault> {
    Ok(sqlx::query_as(
        "select coalesce(sum(operators) filter (where two_factor = 'registered'), 0) as registered,
                coalesce(sum(operators) filter (where two_factor = 'waiting'), 0) as waiting,
                coalesce(sum(operators) filter (where two_factor = 'off'), 0) as off
         from operator_count where disabled = 0",
    )
    .fetch_one(connection)
    .await?)
}

/// How many enabled operators have never signed in.
pub(crate) async fn never_signed_in(connection: &mut SqliteConnection) -> Result<u32, Fault> {
    Ok(sqlx::query_scalar(
        "select count(*) from operator where coalesce(last_sign_in_at, 0) = 0 and disabled = 0",
    )
    .fetch_one(connection)
    .await?)
}

/// A page.
pub(crate) async fn page(
    connection: &mut SqliteConnection,
    query: &OperatorQuery,
    order: PageOrder<'_>,
    now: Timestamp,
) -> Result<OperatorPage, Fault> {
    let matching = Matching::of(query, now);
    let Plan {
        way,
        total,
        more_than,
    } = matching.plan(connection).await?;
    let mut sql = QueryBuilder::new("select operator.row, cast(");
    sql.push(order.sort.expression())
        .push(" as text) as sorted_by,");
    sql.push(
        " id, username, display_name, email, role, two_factor, registered_at, last_sign_in_at,
          disabled, ",
    );
    matching.push_locked(&mut sql);
    // The page's rows are chosen first: what else is shown of a row is not for all that match.
    sql.push(" as locked from operator where operator.row in (select operator.row");
    matching.push_from(&mut sql, &way, Some(order.sort));
    // A plus keeps SQLite from walking the order where the rows come from elsewhere.
    let plus = if way == Way::Walk { "" } else { "+" };
    if let Some(Cursor(value, row)) = order
        .after
        .and_then(|after| serde_json::from_str(after).ok())
    {
        let compare = if order.descending { ") < (" } else { ") > (" };
        sql.push(" and (")
            .push(plus)
            .push(order.sort.expression())
            .push(", operator.row");
        sql.push(compare);
        if order.sort.is_time() {
            sql.push_bind(value.parse::<i64>().unwrap_or_default());
        } else {
            sql.push_bind(value);
        }
        sql.push(", ").push_bind(row).push(")");
    }
    push_order(&mut sql, plus, order);
    sql.push(" limit ").push_bind(order.limit + 1).push(")");
    push_order(&mut sql, "+", order);
    let mut rows: Vec<OperatorRow> = sql.build_query_as().fetch_all(&mut *connection).await?;
    let more = rows.len() > order.limit as usize;
    rows.truncate(order.limit as usize);
    let next = match rows.last() {
        Some(last) if more => serde_json::to_string(&Cursor(last.sorted_by.clone(), last.row)).ok(),
        _ => None,
    };
    let readiness = readiness(connection).await?;
    Ok(OperatorPage {
        rows,
        next,
        total,
        more_than,
        readiness,
    })
}

fn push_order(sql: &mut QueryBuilder<Sqlite>, plus: &'static str, order: PageOrder<'_>) {
    let direction = if order.descending { " desc" } else { " asc" };
    sql.push(" order by ")
        .push(plus)
        .push(order.sort.expression())
        .push(direction);
    sql.push(", operator.row").push(direction);
}

/// Everybody who matches: for a change of many at once (PO-2).
pub(crate) async fn all(
    connection: &mut SqliteConnection,
    query: &OperatorQuery,
    now: Timestamp,
) -> Result<Vec<OperatorId>, Fault> {
    let matching = Matching::of(query, now);
    let Plan { way, .. } = matching.plan(connection).await?;
    let mut sql = QueryBuilder::new("select id");
    matching.push_from(&mut sql, &way, None);
    sql.push(" order by +operator.row");
    Ok(sql.build_query_scalar().fetch_all(connection).await?)
}

/// From where the rows are taken.
#[derive(Debug, PartialEq, Eq)]
enum Way {
    Filter,
    /// These rows, which the search index found and which match: a JSON array, for one parameter.
    Found(String),
    Walk,
}

/// The way with few rows, how many match, and whether there are more than that.
struct Plan {
    way: Way,
    total: u32,
    more_than: bool,
}

/// A query, ready to be compared.
struct Matching {
    filter: OperatorFilter,
    role: Option<Role>,
    /// The beginnings of words, folded.
    words: Vec<String>,
    /// What was typed, where it has other signs than letters, digits and spaces: they are meant.
    literal: Option<String>,
    now: Timestamp,
}

impl Matching {
    fn of(query: &OperatorQuery, now: Timestamp) -> Self {
        let words = search_words(&[&query.search]);
        let signs = query
            .search
            .chars()
            .any(|c| !c.is_alphanumeric() && !c.is_whitespace());
        Self {
            filter: query.filter,
            role: query.role,
            words: words.split_whitespace().map(str::to_owned).collect(),
            literal: signs.then(|| query.search.clone()),
            now,
        }
    }

    fn searches(&self) -> bool {
        !self.words.is_empty() || self.literal.is_some()
    }

    /// The words for FTS5: each quoted, each a beginning.
    fn fts(&self) -> String {
        self.words
            .iter()
            .map(|word| format!("\"{word}\"*"))
            .collect::<Vec<_>>()
            .join(" ")
    }

    async fn plan(&self, connection: &mut SqliteConnection) -> Result<Plan, Fault> {
        let all = |way, total| Plan {
            way,
            total,
            more_than: false,
        };
        let more_than_few = Plan {
            way: Way::Walk,
            total: FEW,
            more_than: true,
        };
        let filtered = self.filtered(connection).await?;
        let narrows = self.filter != OperatorFilter::All || self.role.is_some();
        if self.filter == OperatorFilter::Locked || (narrows && filtered <= FEW) {
            let counted = self.count_few(connection, &Way::Filter).await?;
            return Ok(all(Way::Filter, counted));
        }
        if !self.searches() {
            return Ok(all(Way::Walk, filtered));
        }
        if self.words.is_empty() {
            // Signs alone are in no index: the order is walked, to its end if need be.
            let counted = self.count_few(connection, &Way::Walk).await?;
            return Ok(if counted > FEW {
                more_than_few
            } else {
                all(Way::Walk, counted)
            });
        }
        let (total, found) = self.find_few(connection).await?;
        if total > FEW {
            return Ok(more_than_few);
        }
        Ok(all(Way::Found(found), total))
    }

    /// How many the filter leaves, without counting rows.
    async fn filtered(&self, connection: &mut SqliteConnection) -> Result<u32, Fault> {
        let mut sql =
            QueryBuilder::new("select coalesce(sum(operators), 0) from operator_count where true");
        if let Some(role) = self.role {
            sql.push(" and role = ").push_bind(role);
        }
        sql.push(match self.filter {
            OperatorFilter::All => "",
            OperatorFilter::Registered => " and disabled = 0 and two_factor = 'registered'",
            OperatorFilter::Waiting => " and disabled = 0 and two_factor = 'waiting'",
            OperatorFilter::Off => " and disabled = 0 and two_factor = 'off'",
            OperatorFilter::Locked => " and disabled = 0",
            OperatorFilter::Disabled => " and disabled = 1",
        });
        Ok(sql.build_query_scalar().fetch_one(connection).await?)
    }

    async fn count_few(&self, connection: &mut SqliteConnection, way: &Way) -> Result<u32, Fault> {
        let mut sql = QueryBuilder::new("select count(*) from (select 1");
        self.push_from(&mut sql, way, None);
        sql.push(" limit ").push_bind(FEW + 1).push(")");
        Ok(sql.build_query_scalar().fetch_one(connection).await?)
    }

    /// The rows that the search index finds and that match, up to one more than few: how many, and
    /// which, as a JSON array. They are found once, for the count and for the page.
    async fn find_few(&self, connection: &mut SqliteConnection) -> Result<(u32, String), Fault> {
        let words_alone =
            self.filter == OperatorFilter::All && self.role.is_none() && self.literal.is_none();
        let mut sql = QueryBuilder::new(
            "select count(*), json_group_array(found)
             from (select operator_search.rowid as found from operator_search",
        );
        if !words_alone {
            // A cross join is never turned round.
            sql.push(" cross join operator on operator.row = operator_search.rowid");
        }
        sql.push(" where operator_search match ")
            .push_bind(self.fts());
        if !words_alone {
            self.push_conditions(&mut sql, "+", None);
        }
        sql.push(" limit ").push_bind(FEW + 1).push(")");
        Ok(sql.build_query_as().fetch_one(connection).await?)
    }

    /// The rows that match, taken by `way`. Where they are walked in the order of `sort`, what
    /// the filter says of that very column lets the walk begin where the matching rows do.
    fn push_from(&self, sql: &mut QueryBuilder<Sqlite>, way: &Way, sort: Option<OperatorSort>) {
        if let Way::Found(rows) = way {
            sql.push(" from (select value from json_each(")
                .push_bind(rows.clone());
            sql.push(")) as found cross join operator on operator.row = found.value where true");
            return;
        }
        sql.push(" from operator where true");
        for word in &self.words {
            sql.push(" and instr(search_words, ")
                .push_bind(format!(" {word}"))
                .push(") > 0");
        }
        // A plus keeps SQLite from taking the rows by the filter where the order is walked.
        let plus = if *way == Way::Filter { "" } else { "+" };
        self.push_conditions(sql, plus, sort);
    }

    fn push_conditions(
        &self,
        sql: &mut QueryBuilder<Sqlite>,
        plus: &'static str,
        sort: Option<OperatorSort>,
    ) {
        if let Some(literal) = &self.literal {
            sql.push(" and (instr(username_key, ")
                .push_bind(username_key(literal));
            sql.push(") > 0 or instr(display_name_key, ");
            sql.push_bind(search_key(literal));
            // Only e-mails stand there with their signs.
            sql.push(") > 0 or instr(search_words, ");
            sql.push_bind(search_key(literal)).push(") > 0)");
        }
        let plus_unless = |column| if sort == Some(column) { "" } else { plus };
        if let Some(role) = self.role {
            sql.push(" and ")
                .push(plus_unless(OperatorSort::Role))
                .push("role = ")
                .push_bind(role);
        }
        if sort == Some(OperatorSort::PhoneRegistered) {
            sql.push(match self.filter {
                OperatorFilter::Registered => " and coalesce(registered_at, 0) > 0",
                OperatorFilter::Waiting => " and coalesce(registered_at, 0) = 0",
                _ => "",
            });
        }
        let two_factor = match self.filter {
            OperatorFilter::All => return,
            OperatorFilter::Registered => "'registered'",
            OperatorFilter::Waiting => "'waiting'",
            OperatorFilter::Off => "'off'",
            OperatorFilter::Disabled => {
                sql.push(" and ").push(plus).push("disabled = 1");
                return;
            }
            OperatorFilter::Locked => {
                sql.push(" and +disabled = 0 and operator.row in (");
                self.push_locked_rows(sql);
                sql.push(")");
                return;
            }
        };
        // An index begins with it where the order goes on by name.
        let plus = if sort == Some(OperatorSort::DisplayName) {
            ""
        } else {
            plus_unless(OperatorSort::TwoFactor)
        };
        sql.push(" and +disabled = 0 and ").push(plus);
        sql.push("two_factor = ").push(two_factor);
    }

    /// The rows of operators who have to wait, by way of the few throttles that are blocked.
    fn push_locked_rows(&self, sql: &mut QueryBuilder<Sqlite>) {
        sql.push(
            "select waiting.row from throttle cross join operator as waiting
             on waiting.username_digest = throttle.subject
             where throttle.kind = 'password' and throttle.blocked_until > ",
        );
        sql.push_bind(self.now);
        sql.push(
            " union select waiting.row from throttle cross join operator as waiting
             on waiting.id = throttle.subject
             where throttle.kind = 'code' and throttle.blocked_until > ",
        );
        sql.push_bind(self.now);
    }

    /// Whether the row's operator has to wait.
    fn push_locked(&self, sql: &mut QueryBuilder<Sqlite>) {
        sql.push(
            "(exists (select 1 from throttle where kind = 'password'
                      and subject = username_digest and blocked_until > ",
        );
        sql.push_bind(self.now);
        sql.push(
            ") or exists (select 1 from throttle where kind = 'code'
                          and subject = operator.id and blocked_until > ",
        );
        sql.push_bind(self.now);
        sql.push("))");
    }
}
