//! What the README's figures of the core come from: ratios and percentiles of one run, on a real
//! database on this disk. Writes `target/bench/core.json`.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program that measures time and stops at the first thing that is wrong"
)]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use guichet_core::operations::*;
use guichet_core::testing::{
    SeededRandomness, TestClock, TestDownloads, TestKeyStore, forget_evidence,
};
use guichet_core::{
    Caller, Clock as _, ClosedReason, DataFolder, DeskId, Guichet, HashCost, OperatorFilter,
    OperatorQuery, OperatorSort, PlainPassword, Refusal, Screen, Settings, Span, Tell, Window,
};
use serde_json::json;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{Connection as _, SqliteConnection};
use totp_rs::{Builder, Secret};

const PASSWORD: &str = "seven green bicycles";
const PASSWORD_ROUNDS: usize = 21;
const CODE_ROUNDS: usize = 300;
const LIST_ROUNDS: usize = 300;
/// SE-7's.
const GUESSES: usize = 500;
/// Many more than may hash at once or wait for that (SE-10).
const SIGN_INS_AT_ONCE: usize = 200;

struct Folder(PathBuf);

impl DataFolder for Folder {
    fn prepare(&self) -> Result<PathBuf, ClosedReason> {
        Ok(self.0.clone())
    }
}

struct Venue {
    guichet: Guichet,
    /// In milliseconds.
    started_in: f64,
    clock: Arc<TestClock>,
    key_store: Arc<TestKeyStore>,
    folder: tempfile::TempDir,
}

impl Venue {
    /// A venue that is set up, with so many operators more, in `target` so that the disk is the
    /// one that the app would have.
    async fn new(two_factor: bool, cost: HashCost, operators: u32) -> Self {
        let folder = tempfile::tempdir_in(target()).unwrap();
        let clock = Arc::new(TestClock::new());
        let key_store = Arc::new(TestKeyStore::default());
        let start = async || {
            let guichet = Guichet::new(
                Settings { hash_cost: cost },
                clock.clone(),
                Arc::new(SeededRandomness::new(1)),
                key_store.clone(),
                Arc::new(Folder(folder.path().to_owned())),
                Arc::new(TestDownloads::default()),
            );
            guichet.open().await;
            guichet
        };
        let guichet = start().await;
        set_up(&guichet, two_factor).await;
        guichet.shut().await;
        add_operators(folder.path(), operators).await;
        add_passwords_and_phones(folder.path()).await;
        let file = folder.path().join(guichet_core::DATABASE_FILE);
        forget_evidence(&file, &key_store).await;
        // This start gives the operators their MACs, the next one finds them.
        start().await.shut().await;
        let began = Instant::now();
        let guichet = start().await;
        Self {
            guichet,
            started_in: began.elapsed().as_secs_f64() * 1000.0,
            clock,
            key_store,
            folder,
        }
    }

    async fn sign_in(&self) -> Screen {
        let question = StartSignIn {
            username: "anna.keller".to_owned(),
            password: PlainPassword::from(PASSWORD),
        };
        self.guichet
            .ask(&window(Window::SignIn), question)
            .await
            .unwrap()
    }
}

fn window(window: Window) -> Caller {
    Caller {
        desk: DeskId::new("desk"),
        window,
    }
}

fn target() -> PathBuf {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/bench");
    std::fs::create_dir_all(&target).unwrap();
    target
}

async fn set_up(guichet: &Guichet, two_factor: bool) {
    let desk = window(Window::SignIn);
    guichet.ask(&desk, BeginSetUp {}).await.unwrap();
    let names = NameInstitution {
        name: "Carouge Box Office".to_owned(),
        short_name: "Carouge".to_owned(),
    };
    guichet.ask(&desk, names).await.unwrap();
    let first = NameFirstAdministrator {
        display_name: "Anna Keller".to_owned(),
        username: "anna.keller".to_owned(),
        password: PlainPassword::from(PASSWORD),
    };
    guichet.ask(&desk, first).await.unwrap();
    let shown = guichet
        .ask(
            &desk,
            ChooseTwoFactor {
                enabled: two_factor,
            },
        )
        .await
        .unwrap();
    let Screen::ServiceKey {
        groups,
        asked_group,
        ..
    } = shown
    else {
        panic!("{shown:?}")
    };
    let group = groups.0[asked_group as usize - 1].clone();
    guichet
        .ask(&desk, ConfirmServiceKey { group })
        .await
        .unwrap();
    guichet.ask(&desk, Back {}).await.unwrap();
}

/// Straight into the file: a hash for each would take hours.
async fn add_operators(folder: &Path, operators: u32) {
    const FIRST: [&str; 20] = [
        "anna", "bruno", "carla", "david", "elena", "fabio", "greta", "hugo", "irene", "jonas",
        "katrin", "luca", "maria", "nils", "olga", "paolo", "regula", "sandro", "tina", "urs",
    ];
    const LAST: [&str; 25] = [
        "ammann",
        "bianchi",
        "chevalier",
        "dubois",
        "egger",
        "favre",
        "gerber",
        "huber",
        "imhof",
        "jaggi",
        "keller",
        "lehmann",
        "meier",
        "nef",
        "oswald",
        "perret",
        "quadri",
        "rossi",
        "steiner",
        "tanner",
        "ulrich",
        "vogel",
        "weber",
        "xaver",
        "zbinden",
    ];
    let options = SqliteConnectOptions::new().filename(folder.join(guichet_core::DATABASE_FILE));
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    let mut write = db.begin().await.unwrap();
    for n in 0..operators {
        let (first, last) = (FIRST[n as usize % 20], LAST[n as usize / 20 % 25]);
        let (username, name) = (format!("{first}.{last}.{n}"), format!("{first} {last}"));
        let words = format!(" {first} {last} {n} {first} {last}");
        // One in a hundred is disabled, half are asked for a second factor, half of those have it.
        let (disabled, required) = (n % 100 == 7, n % 2 == 0);
        let registered = (n % 4 == 0).then_some(1_795_000_000_000_i64 + i64::from(n));
        let mut id = [0; 16];
        id[..4].copy_from_slice(&n.to_be_bytes());
        id[15] = 1;
        let mut digest = [0; 32];
        digest[..4].copy_from_slice(&n.to_be_bytes());
        digest[31] = 1;
        let row = sqlx::query(
            "insert into operator (id, username, username_key, username_digest, display_name,
                 display_name_key, search_words, role, two_factor_required, disabled,
                 registered_at, created_at)
             values (?1, ?2, ?2, ?3, ?4, ?4, ?5, 'operator', ?6, ?7, ?8, 0)",
        )
        .bind(id.as_slice())
        .bind(&username)
        .bind(digest.as_slice())
        .bind(&name)
        .bind(&words)
        .bind(required)
        .bind(disabled)
        .bind(registered)
        .execute(&mut *write)
        .await
        .unwrap()
        .last_insert_rowid();
        sqlx::query("insert into operator_search (rowid, words) values (?, ?)")
            .bind(row)
            .bind(&words)
            .execute(&mut *write)
            .await
            .unwrap();
    }
    write.commit().await.unwrap();
    db.close().await.unwrap();
}

/// What each of these operators has besides: a password, and half of them a phone.
async fn add_passwords_and_phones(folder: &Path) {
    let options = SqliteConnectOptions::new().filename(folder.join(guichet_core::DATABASE_FILE));
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::query(
        "insert into password (operator, memory_kib, passes, lanes, salt, hash, must_change, changed_at)
         select id, 65536, 3, 1, randomblob(16), randomblob(32), 0, 0 from operator
         where id not in (select operator from password);
         insert into registration (id, operator, number, state, sealed_key, issuer, account,
             created_at, confirmed_at, last_accepted_step)
         select randomblob(16), id, 1, 'confirmed', randomblob(63), 'Carouge', username, 0, 0, 1
         from operator where row % 2 = 0",
    )
    .execute(&mut db)
    .await
    .unwrap();
    db.close().await.unwrap();
}

/// In milliseconds.
fn percentile(times: &mut [f64], percent: usize) -> f64 {
    times.sort_by(f64::total_cmp);
    times[(times.len() - 1) * percent / 100]
}

fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// The password step against the bare hash of the same parameters, in turn.
async fn password_step() -> serde_json::Value {
    let venue = Venue::new(false, HashCost::DEFAULT, 0).await;
    let params = Params::new(64 * 1024, 3, 1, Some(32)).unwrap();
    let mut memory = vec![Block::default(); params.block_count()];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let (mut bare, mut step) = (Vec::new(), Vec::new());
    for round in 0..=PASSWORD_ROUNDS {
        let began = Instant::now();
        let mut out = [0; 32];
        argon2
            .hash_password_into_with_memory(PASSWORD.as_bytes(), &[7; 16], &mut out, &mut memory)
            .unwrap();
        black_box(out);
        let bare_took = began.elapsed();
        let began = Instant::now();
        let screen = venue.sign_in().await;
        let step_took = began.elapsed();
        assert!(matches!(screen, Screen::SignedIn { .. }));
        venue
            .guichet
            .ask(&window(Window::SignIn), SignOut {})
            .await
            .unwrap();
        // The first round warms both up.
        if round > 0 {
            bare.push(bare_took.as_secs_f64() * 1000.0);
            step.push(step_took.as_secs_f64() * 1000.0);
        }
    }
    let (bare, step) = (percentile(&mut bare, 50), percentile(&mut step, 50));
    json!({
        "bare_argon2id_ms": rounded(bare),
        "step_ms": rounded(step),
        "ratio": rounded(step / bare),
        "ms_above_1_05_times_bare": rounded(step - 1.05 * bare),
    })
}

/// From the submitted code to the answer, the commit with synchronous=FULL included; and the
/// secret key's QR code on the way there.
async fn code_step() -> serde_json::Value {
    let venue = Venue::new(true, HashCost::LEAST, 0).await;
    let desk = window(Window::SignIn);
    let ask_code = async |key: &[u8]| {
        let secret = Secret::new(key.into());
        let now = venue.clock.now().as_seconds();
        Builder::new()
            .with_secret(secret)
            .build_noncompliant()
            .generate(now)
            .to_string()
    };
    venue.sign_in().await;
    venue.guichet.ask(&desk, Next {}).await.unwrap();
    let mut qr = Vec::new();
    let mut letters = String::new();
    for _ in 0..CODE_ROUNDS {
        let began = Instant::now();
        let shown = venue.guichet.ask(&desk, ShowSecretKey {}).await.unwrap();
        qr.push(began.elapsed().as_secs_f64() * 1000.0);
        letters = shown.key_groups.concat();
    }
    let key = data_encoding::BASE32_NOPAD
        .decode(letters.as_bytes())
        .unwrap();
    venue.guichet.ask(&desk, Next {}).await.unwrap();
    let mut times = Vec::new();
    for _ in 0..CODE_ROUNDS {
        let code = ask_code(&key).await;
        let began = Instant::now();
        let screen = venue.guichet.ask(&desk, EnterCode { code }).await.unwrap();
        times.push(began.elapsed().as_secs_f64() * 1000.0);
        assert!(matches!(screen, Screen::SignedIn { .. }));
        venue.guichet.ask(&desk, SignOut {}).await.unwrap();
        venue.clock.pass(Span::seconds(30));
        venue.sign_in().await;
    }
    json!({
        "code_p50_ms": rounded(percentile(&mut times, 50)),
        "code_p99_ms": rounded(percentile(&mut times, 99)),
        "secret_key_qr_p50_ms": rounded(percentile(&mut qr, 50)),
        "secret_key_qr_p99_ms": rounded(percentile(&mut qr, 99)),
    })
}

type Question = (&'static str, OperatorFilter, OperatorSort);

/// What the management window asks of the list, each as often.
const QUESTIONS: [(&str, &[Question]); 3] = [
    (
        "first_page",
        &[
            ("", OperatorFilter::All, OperatorSort::DisplayName),
            ("", OperatorFilter::All, OperatorSort::LastSignIn),
            ("", OperatorFilter::All, OperatorSort::TwoFactor),
        ],
    ),
    (
        "search",
        &[
            ("k", OperatorFilter::All, OperatorSort::DisplayName),
            ("kel", OperatorFilter::All, OperatorSort::DisplayName),
            ("keller an", OperatorFilter::All, OperatorSort::DisplayName),
            ("zbinden urs", OperatorFilter::All, OperatorSort::LastSignIn),
            ("77", OperatorFilter::All, OperatorSort::Username),
            ("nobody", OperatorFilter::All, OperatorSort::DisplayName),
        ],
    ),
    (
        "filter",
        &[
            ("", OperatorFilter::Waiting, OperatorSort::DisplayName),
            ("", OperatorFilter::Disabled, OperatorSort::DisplayName),
            ("", OperatorFilter::Locked, OperatorSort::DisplayName),
            (
                "",
                OperatorFilter::Registered,
                OperatorSort::PhoneRegistered,
            ),
            ("hub", OperatorFilter::Off, OperatorSort::DisplayName),
        ],
    ),
];

/// The p99 and the mean of a kind of question, and the mean of each question of that kind.
struct Kind {
    name: &'static str,
    p99: f64,
    mean: f64,
    each: Vec<(String, f64)>,
}

/// The figures of each kind of question, with so many operators.
async fn list(operators: u32) -> Vec<Kind> {
    let venue = Venue::new(false, HashCost::LEAST, operators).await;
    assert!(matches!(venue.sign_in().await, Screen::SignedIn { .. }));
    let desk = window(Window::Management);
    let mut figures = Vec::new();
    for (name, questions) in QUESTIONS {
        let mut times = Vec::new();
        let mut each: Vec<_> = questions
            .iter()
            .map(|(search, filter, sort)| (format!("{search:?} {filter:?} by {sort:?}"), 0.0))
            .collect();
        for round in 0..LIST_ROUNDS {
            let at = round % questions.len();
            let (search, filter, sort) = questions[at];
            let question = ListOperators {
                query: OperatorQuery {
                    search: search.to_owned(),
                    filter,
                    role: None,
                },
                sort,
                descending: false,
                after: None,
                limit: 100,
            };
            let began = Instant::now();
            black_box(venue.guichet.ask(&desk, question).await.unwrap());
            let took = began.elapsed().as_secs_f64() * 1000.0;
            each[at].1 += took * questions.len() as f64 / LIST_ROUNDS as f64;
            times.push(took);
        }
        let mean = times.iter().sum::<f64>() / times.len() as f64;
        figures.push(Kind {
            name,
            p99: percentile(&mut times, 99),
            mean,
            each,
        });
    }
    figures
}

async fn lists() -> serde_json::Value {
    let (few, many) = (list(1_000).await, list(100_000).await);
    let mut figures = serde_json::Map::new();
    for (few, many) in few.into_iter().zip(many) {
        let each: serde_json::Map<_, _> = few
            .each
            .into_iter()
            .zip(many.each)
            .map(|((name, few), (_, many))| (name, json!([rounded(few), rounded(many)])))
            .collect();
        figures.insert(
            few.name.to_owned(),
            json!({
                "p99_ms_at_1000": rounded(few.p99),
                "p99_ms_at_100000": rounded(many.p99),
                "mean_ms_at_1000": rounded(few.mean),
                "mean_ms_at_100000": rounded(many.mean),
                "ratio_of_means": rounded(many.mean / few.mean),
                "mean_ms_of_each_at_1000_and_100000": each,
            }),
        );
    }
    figures.into()
}

/// What it costs to notice edits: at the start, and in an operation.
async fn evidence() -> serde_json::Value {
    const STARTS: usize = 9;
    let (mut few, mut many) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        few.push(Venue::new(false, HashCost::LEAST, 0).await.started_in);
        many.push(Venue::new(false, HashCost::LEAST, 10_000).await.started_in);
    }
    let (few, many) = (percentile(&mut few, 50), percentile(&mut many, 50));

    // An operation that changes an operator, in turn with its bare statements on a copy.
    let venue = Venue::new(false, HashCost::LEAST, 1_000).await;
    venue.sign_in().await;
    let copy = venue.folder.path().join("copy.db");
    let options = SqliteConnectOptions::new()
        .filename(venue.folder.path().join(guichet_core::DATABASE_FILE))
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "on");
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::query("vacuum into ?")
        .bind(copy.to_str())
        .execute(&mut db)
        .await
        .unwrap();
    db.close().await.unwrap();
    let mut db = SqliteConnection::connect_with(&options.filename(&copy))
        .await
        .unwrap();
    let office = window(Window::Management);
    let question = ListOperators {
        query: OperatorQuery {
            search: String::new(),
            filter: OperatorFilter::All,
            role: None,
        },
        sort: OperatorSort::DisplayName,
        descending: false,
        after: None,
        limit: 1,
    };
    let page = venue.guichet.ask(&office, question).await.unwrap();
    let (operator, username) = (page.rows[0].operator, &page.rows[0].username);
    let (mut bare, mut whole) = (Vec::new(), Vec::new());
    for round in 0..CODE_ROUNDS {
        let required = round % 2 == 0;
        let began = Instant::now();
        let mut write = db.begin_with("begin immediate").await.unwrap();
        let changed = sqlx::query(
            "update operator set two_factor_required = ?, epoch = epoch + 1 where username = ?",
        );
        changed
            .bind(required)
            .bind(username)
            .execute(&mut *write)
            .await
            .unwrap();
        for statement in [
            "insert into audit_entry (number, at, event, actor, subject, desk)
             select (select max(number) + 1 from audit_entry), 0, 'two_factor_required', id, id,
                 'desk' from operator where username = 'anna.keller'",
            "update database set highest_time = highest_time + 1",
        ] {
            sqlx::query(statement).execute(&mut *write).await.unwrap();
        }
        write.commit().await.unwrap();
        bare.push(began.elapsed().as_secs_f64() * 1000.0);

        let question = RequireTwoFactor {
            operators: Selection::Operators {
                operators: vec![operator],
            },
            required,
        };
        let began = Instant::now();
        black_box(venue.guichet.ask(&office, question).await.unwrap());
        whole.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    let (bare, whole) = (percentile(&mut bare, 50), percentile(&mut whole, 50));
    json!({
        "start_ms": rounded(few),
        "start_ms_with_10000_operators": rounded(many),
        "start_adds_ms": rounded(many - few),
        "bare_statements_ms": rounded(bare),
        "operation_ms": rounded(whole),
        "operation_ratio": rounded(whole / bare),
    })
}

/// `guichet verify` over 100,000 entries of the trail, chained like all others, and everything else.
async fn verification() -> serde_json::Value {
    const ENTRIES: u32 = 100_000;
    const ROUNDS: usize = 5;
    let venue = Venue::new(false, HashCost::LEAST, 0).await;
    venue.guichet.shut().await;
    let file = venue.folder.path().join(guichet_core::DATABASE_FILE);
    let options = SqliteConnectOptions::new().filename(&file);
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::query(
        "insert into audit_entry (number, at, event, actor, subject, desk, reason)
         select last + value, 1795507200000 + value * 1000, 'session_locked', null, id, 'Foyer left', 'idle'
         from (select max(number) as last from audit_entry), operator,
              (with recursive n (value) as (select 1 union all select value + 1 from n where value < ?)
               select value from n)",
    )
    .bind(ENTRIES)
    .execute(&mut db)
    .await
    .unwrap();
    db.close().await.unwrap();
    forget_evidence(&file, &venue.key_store).await;
    // This start chains them.
    venue.guichet.open().await;
    venue.guichet.shut().await;
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let began = Instant::now();
        let now = venue.clock.now();
        let verified = guichet_core::verify(venue.folder.path(), &*venue.key_store, now).await;
        times.push(began.elapsed().as_secs_f64());
        let verified = verified.unwrap();
        assert!(verified.findings.is_empty() && verified.trail.entries > ENTRIES);
    }
    json!({ "entries": ENTRIES, "verified_in_s": rounded(percentile(&mut times, 50)) })
}

/// A backup of 100,000 operators with a password each, half of them with a phone.
async fn backup() -> serde_json::Value {
    let venue = Venue::new(false, HashCost::LEAST, 100_000).await;
    assert!(matches!(venue.sign_in().await, Screen::SignedIn { .. }));
    let elsewhere = tempfile::tempdir_in(target()).unwrap();
    let file = elsewhere.path().join("backup");
    let tell: Tell = Arc::new(|progress| {
        black_box(progress);
    });
    let office = window(Window::Management);
    let began = Instant::now();
    let made = venue.guichet.back_up(&office, &file, tell.clone()).await;
    let (made, made_in) = (made.unwrap(), began.elapsed().as_secs_f64());

    json!({
        "mib": rounded(made.size as f64 / f64::from(1 << 20)),
        "made_in_s": rounded(made_in),
    })
}

/// Whether a stopwatch tells an operator's name: a wrong password against a name that nobody has, in turn.
async fn guessing() -> serde_json::Value {
    let venue = Venue::new(false, HashCost::DEFAULT, 2 * GUESSES as u32).await;
    let mut names: Vec<(i64, String)> = {
        let file = venue.folder.path().join(guichet_core::DATABASE_FILE);
        let mut db = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(file))
            .await
            .unwrap();
        // Each once, so that no wait is earned.
        let named = sqlx::query_as(
            "select row, username from operator where not disabled and username <> 'anna.keller'
             order by row limit ?",
        );
        let names = named.bind(GUESSES as i64).fetch_all(&mut db).await.unwrap();
        db.close().await.unwrap();
        names
    };
    assert_eq!(names.len(), GUESSES);
    let desk = window(Window::SignIn);
    let guess = async |username: String| {
        let question = StartSignIn {
            username,
            password: PlainPassword::from("not the password"),
        };
        let began = Instant::now();
        let answer = venue.guichet.ask(&desk, question).await;
        let took = began.elapsed().as_secs_f64() * 1000.0;
        assert_eq!(answer.unwrap_err(), Refusal::WrongPassword);
        took
    };
    guess("warms.up".to_owned()).await;
    let (mut wrong, mut unknown) = (Vec::new(), Vec::new());
    for (round, (row, name)) in names.drain(..).enumerate() {
        let nobody = format!("nobody.{row:04}.{name}");
        let nobody = nobody.get(..name.len()).unwrap().to_owned() + "x";
        // Which comes first changes.
        if round % 2 == 0 {
            wrong.push(guess(name).await);
            unknown.push(guess(nobody).await);
        } else {
            unknown.push(guess(nobody).await);
            wrong.push(guess(name).await);
        }
    }
    let spread = |times: &[f64]| {
        let mean = times.iter().sum::<f64>() / times.len() as f64;
        let squares = times.iter().map(|time| (time - mean).powi(2));
        (mean, squares.sum::<f64>() / (times.len() - 1) as f64)
    };
    let ((mean_u, variance_u), (mean_w, variance_w)) = (spread(&unknown), spread(&wrong));
    let welch = (mean_u - mean_w) / ((variance_u + variance_w) / GUESSES as f64).sqrt();
    let (unknown, wrong) = (percentile(&mut unknown, 50), percentile(&mut wrong, 50));
    json!({
        "tries_of_each": GUESSES,
        "unknown_median_ms": rounded(unknown),
        "wrong_median_ms": rounded(wrong),
        "ratio_of_medians": rounded(unknown / wrong),
        "medians_differ_by_ms": rounded((unknown - wrong).abs()),
        "welch_t": rounded(welch),
    })
}

/// What 200 sign-ins at once add to the memory that the process had, at its peak.
async fn memory() -> serde_json::Value {
    let venue = Venue::new(false, HashCost::DEFAULT, 0).await;
    let desks = (0..SIGN_INS_AT_ONCE).map(|n| Caller {
        desk: DeskId::new(&format!("desk {n}")),
        window: Window::SignIn,
    });
    let desks: Vec<_> = desks.collect();
    let Some(before) = memory_mib("VmRSS") else {
        return json!({ "peak_added_mib": null });
    };
    // From here on the peak is counted anew.
    std::fs::write("/proc/self/clear_refs", "5").unwrap();
    let tries = desks.iter().map(|desk| {
        let question = StartSignIn {
            username: "anna.keller".to_owned(),
            password: PlainPassword::from("not the password"),
        };
        venue.guichet.ask(desk, question)
    });
    let answers = futures_util::future::join_all(tries).await;
    let busy = |answer: &&Result<_, _>| matches!(answer, Err(Refusal::Busy));
    let busy = answers.iter().filter(busy).count();
    let peak = memory_mib("VmHWM").unwrap();
    json!({
        "sign_ins_at_once": SIGN_INS_AT_ONCE,
        "told_that_the_desk_is_busy": busy,
        "before_mib": rounded(before),
        "peak_mib": rounded(peak),
        "peak_added_mib": rounded(peak - before),
        "peak_added_in_hashes_of_64_mib": rounded((peak - before) / 64.0),
    })
}

/// What Linux says of this process; other systems say nothing.
fn memory_mib(line: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|found| found.starts_with(line))?;
    let kib: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib / 1024.0)
}

#[tokio::main]
async fn main() {
    if std::env::args().any(|argument| argument == "guessing") {
        let (guessing, memory) = (guessing().await, memory().await);
        println!("{:#}", json!({ "guessing": guessing, "memory": memory }));
        return;
    }
    if std::env::args().any(|argument| argument == "evidence") {
        println!("{:#}", evidence().await);
        return;
    }
    if std::env::args().any(|argument| argument == "verification") {
        println!("{:#}", verification().await);
        return;
    }
    if std::env::args().any(|argument| argument == "backup") {
        println!("{:#}", backup().await);
        return;
    }
    let figures = json!({
        "password": password_step().await,
        "code": code_step().await,
        "list": lists().await,
        "evidence": evidence().await,
        "verification": verification().await,
        "backup": backup().await,
        "guessing": guessing().await,
        "memory": memory().await,
    });
    let text = serde_json::to_string_pretty(&figures).unwrap();
    std::fs::write(target().join("core.json"), &text).unwrap();
    println!("{text}");
}
