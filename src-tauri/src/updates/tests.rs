//! What a feed may send, against what is made of it. The feed is served from loopback, and signed with keys
//! that each test makes.

use std::{
    collections::HashMap,
    fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use guichet_core::{
    Caller, DeskId, PlainPassword,
    operations::{SignOut, StartSignIn},
};
use minisign::KeyPair;
use serde_json::{Value, json};
use tauri::{
    App,
    test::{MockRuntime, mock_builder},
};
use tokio::sync::Notify;

use super::*;
use crate::paths::DeskFolder;

/// What the feeds call this system.
const TARGET: &str = "this-desk";

/// The versions before and after the one that is built.
const OLDER: &str = "0.0.1";
const NEWER: &str = "99.0.0";

/// A program as it lies on the disk: an AppImage is an ELF file.
fn program(version: &str) -> Vec<u8> {
    let mut bytes = b"\x7fELF".to_vec();
    bytes.resize(64, 0);
    bytes.extend(version.as_bytes());
    bytes
}

/// Who signs releases.
struct Signer(KeyPair);

impl Signer {
    fn new() -> Self {
        Self(KeyPair::generate_unencrypted_keypair().expect("a key pair"))
    }

    /// As tauri.conf.json has it.
    fn public_key(&self) -> String {
        let text = self.0.pk.to_box().expect("a public key").to_string();
        BASE64_STANDARD.encode(text)
    }

    /// As `tauri signer sign` makes it, for this version.
    fn sign(&self, package: &[u8], version: &str) -> String {
        self.sign_saying(
            package,
            &format!("timestamp:1\tfile:Guichet\tversion:{version}"),
        )
    }

    fn sign_saying(&self, package: &[u8], comment: &str) -> String {
        let signed = minisign::sign(Some(&self.0.pk), &self.0.sk, package, Some(comment), None);
        BASE64_STANDARD.encode(signed.expect("a signature").to_string())
    }
}

/// What the feed's server sends for a path; for any other, it says that there is nothing.
type Files = HashMap<&'static str, Vec<u8>>;

/// A server on this computer.
struct Server(u16);

impl Server {
    /// Sends these files.
    fn of(files: Files) -> Self {
        Self::answering(move |path| {
            let found = files.get(path);
            let (status, body) = found.map_or(("404 Not Found", &[][..]), |file| ("200 OK", file));
            let head = format!(
                "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                body.len()
            );
            Some([head.as_bytes(), body].concat())
        })
    }

    /// Answers nothing, and never hangs up.
    fn silent() -> Self {
        Self::answering(|_| None)
    }

    fn answering(answer: impl Fn(&str) -> Option<Vec<u8>> + Send + 'static) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = listener.local_addr().expect("its number").port();
        thread::spawn(move || {
            let mut kept = Vec::new();
            for caller in listener.incoming().flatten() {
                let (mut caller, path) = asked(caller);
                if let Some(answer) = answer(&path) {
                    // Who hangs up early has heard enough.
                    let _ = caller.write_all(&answer);
                } else {
                    kept.push(caller);
                }
            }
        });
        Self(port)
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.0)
    }
}

/// The path of a request: "GET /feed HTTP/1.1".
fn asked(mut caller: TcpStream) -> (TcpStream, String) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && caller.read(&mut byte).is_ok_and(|read| read == 1) {
        head.extend(byte);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    (caller, path)
}

/// What a feed says of a version.
fn feed(version: &str, url: &str, signature: &str) -> Vec<u8> {
    let package = json!({ "url": url, "signature": signature });
    json!({ "version": version, "platforms": { TARGET: package } })
        .to_string()
        .into_bytes()
}

/// A desk whose program lies in a folder of its own.
struct Desk {
    app: App<MockRuntime>,
    program: PathBuf,
    _folder: tempfile::TempDir,
}

#[expect(
    clippy::disallowed_methods,
    reason = "what the start-up is measured from"
)]
fn now() -> Instant {
    Instant::now()
}

impl Desk {
    /// One that trusts this signer. Its data is a demo's, at the sign-in screen.
    fn trusting(signer: &Signer) -> Self {
        let temporary = tempfile::tempdir().expect("a folder");
        let program_file = temporary.path().join("Guichet.AppImage");
        fs::write(&program_file, program("of today")).expect("the program");
        let data = DeskFolder::new(Some(temporary.path().join("data")), Arc::new(Notify::new()));
        let data = Arc::new(data);
        let backend = async_runtime::block_on(Backend::of_demo(Arc::clone(&data), now()));
        let mut context = app::context();
        let configured = json!({
            "pubkey": signer.public_key(),
            "endpoints": ["https://updates.example/feed.json"],
            "requireSignedVersion": true,
        });
        let plugins = &mut context.config_mut().plugins.0;
        plugins.insert(PLUGIN.to_owned(), configured);
        assert!(has_feed(context.config()));
        let app = app::assemble(mock_builder(), backend.expect("a backend"), data)
            .plugin(tauri_plugin_updater::Builder::new().build())
            .build(context)
            .expect("the app");
        Self {
            app,
            program: program_file,
            _folder: temporary,
        }
    }

    fn updates(&self) -> State<'_, Updates> {
        self.app.state()
    }

    /// Looks at the feed behind this address.
    fn look_at(&self, feed: &str) {
        async_runtime::block_on(self.updates().look(&self.updater(feed)));
    }

    fn updater(&self, feed: &str) -> Updater {
        // A feed that is silent is given up on by this.
        let patience = Duration::from_millis(500);
        self.app
            .updater_builder()
            .endpoints(vec![feed.parse().expect("an address")])
            .expect("an address")
            .target(TARGET)
            .executable_path(&self.program)
            .timeout(patience)
            .build()
            .expect("an updater")
    }

    /// "Update when I close", up to where it is fetched or not.
    fn want(&self) {
        let wanted = self.updates().want().expect("something to want");
        async_runtime::block_on(self.updates().fetch(wanted));
    }

    fn offer(&self) -> Offer {
        self.updates().offer()
    }

    fn close(&self) {
        self.updates().install();
    }

    fn program(&self) -> Vec<u8> {
        fs::read(&self.program).expect("the program")
    }

    #[track_caller]
    fn is_as_before(&self) {
        assert!(
            self.program() == program("of today"),
            "the program is as it was"
        );
    }
}

/// A server with one package, and a feed that says this of it.
fn serve(package: Vec<u8>, version: &str, signature: &str) -> (Server, String) {
    let packages = Server::of(HashMap::from([("/package", package)]));
    let said = feed(version, &packages.url("/package"), signature);
    let server = Server::of(HashMap::from([("/feed", said)]));
    let url = server.url("/feed");
    (packages, url)
}

fn newer() -> String {
    NEWER.to_owned()
}

#[test]
#[cfg(target_os = "linux")]
fn an_update_is_offered_then_fetched_and_in_its_place_once_the_app_is_closed() {
    let signer = Signer::new();
    let desk = Desk::trusting(&signer);
    let next = program(NEWER);
    let (_packages, feed) = serve(next.clone(), NEWER, &signer.sign(&next, NEWER));
    desk.look_at(&feed);
    assert_eq!(desk.offer(), Offer::Offered { version: newer() });
    desk.is_as_before();

    desk.want();
    assert_eq!(desk.offer(), Offer::WhenClosed { version: newer() });
    assert!(desk.updates().want().is_none(), "it is wanted once");
    desk.is_as_before();

    desk.close();
    assert!(desk.program() == next, "the next version is in its place");
}

#[test]
fn a_forged_update_is_refused_and_not_offered_again() {
    let (signer, forger) = (Signer::new(), Signer::new());
    let desk = Desk::trusting(&signer);
    let forged = program(NEWER);
    let (_packages, forgery) = serve(forged.clone(), NEWER, &forger.sign(&forged, NEWER));
    desk.look_at(&forgery);
    desk.want();
    assert_eq!(desk.offer(), Offer::Refused { version: newer() });
    desk.look_at(&forgery);
    assert_eq!(desk.offer(), Offer::Refused { version: newer() });
    // A feed that takes it back does not make it unseen.
    let nothing_new = feed(OLDER, "http://127.0.0.1/", "");
    let server = Server::of(HashMap::from([("/feed", nothing_new)]));
    desk.look_at(&server.url("/feed"));
    assert_eq!(desk.offer(), Offer::Refused { version: newer() });
    assert!(desk.updates().want().is_none(), "it can't be wanted");
    desk.close();
    desk.is_as_before();
}

#[test]
fn what_was_changed_on_its_way_or_has_no_signature_is_refused() {
    let signer = Signer::new();
    let genuine = program(NEWER);
    let signature = signer.sign(&genuine, NEWER);
    let changed = [genuine.clone(), vec![0]].concat();
    for (package, signature) in [
        (changed, signature.as_str()),
        (genuine.clone(), ""),
        (genuine.clone(), "no signature"),
        (genuine.clone(), &BASE64_STANDARD.encode([0xff, 0xfe])),
    ] {
        let desk = Desk::trusting(&signer);
        let (_packages, feed) = serve(package, NEWER, signature);
        desk.look_at(&feed);
        desk.want();
        assert_eq!(
            desk.offer(),
            Offer::Refused { version: newer() },
            "{signature}"
        );
        desk.close();
        desk.is_as_before();
    }
}

#[test]
fn a_downgrade_is_not_offered() {
    let signer = Signer::new();
    let desk = Desk::trusting(&signer);
    for version in [OLDER, env!("CARGO_PKG_VERSION")] {
        let old = program(version);
        let (_packages, feed) = serve(old.clone(), version, &signer.sign(&old, version));
        desk.look_at(&feed);
        assert_eq!(desk.offer(), Offer::Nothing, "{version}");
    }
}

#[test]
fn a_genuine_old_version_that_is_passed_off_as_a_new_one_is_refused() {
    let signer = Signer::new();
    let old = program(OLDER);
    for signature in [
        signer.sign(&old, OLDER),
        // as versions were signed before the signature said which they are
        signer.sign_saying(&old, "timestamp:1\tfile:Guichet"),
    ] {
        let desk = Desk::trusting(&signer);
        let (_packages, feed) = serve(old.clone(), NEWER, &signature);
        desk.look_at(&feed);
        assert_eq!(desk.offer(), Offer::Offered { version: newer() });
        desk.want();
        assert_eq!(desk.offer(), Offer::Refused { version: newer() });
        desk.close();
        desk.is_as_before();
    }
}

#[test]
fn a_feed_that_is_down_silent_or_speaks_of_something_else_changes_nothing() {
    let signer = Signer::new();
    let desk = Desk::trusting(&signer);
    let says = |text: Value| Server::of(HashMap::from([("/feed", text.to_string().into_bytes())]));
    let another = json!({
        "version": NEWER,
        "platforms": { "another-system": { "url": "http://127.0.0.1/", "signature": "" } },
    });
    let message = json!({
        "version": "99.0.0-call-0900-123-456",
        "platforms": { TARGET: { "url": "http://127.0.0.1/", "signature": "" } },
    });
    let closed = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let down = Server(closed.local_addr().expect("its number").port());
    drop(closed);
    let feeds = [
        ("down", down),
        ("silent", Server::silent()),
        ("without a feed", Server::of(HashMap::new())),
        ("for another system", says(another)),
        ("with a message for a version", says(message)),
        ("no feed at all", says(json!(["hello"]))),
        (
            "a version that is none",
            says(json!({ "version": "next", "platforms": {} })),
        ),
        (
            "no JSON",
            Server::of(HashMap::from([("/feed", b"<html>".to_vec())])),
        ),
    ];
    for (what, server) in &feeds {
        desk.look_at(&server.url("/feed"));
        assert_eq!(desk.offer(), Offer::Nothing, "{what}");
    }
    // Nor does it take back what an earlier look has found.
    let next = program(NEWER);
    let (_packages, feed) = serve(next.clone(), NEWER, &signer.sign(&next, NEWER));
    desk.look_at(&feed);
    for (what, server) in &feeds {
        desk.look_at(&server.url("/feed"));
        assert_eq!(desk.offer(), Offer::Offered { version: newer() }, "{what}");
    }
    desk.close();
    desk.is_as_before();
}

#[test]
fn a_package_that_does_not_come_can_be_asked_for_again() {
    let signer = Signer::new();
    let desk = Desk::trusting(&signer);
    let nothing = Server::of(HashMap::new());
    let said = feed(NEWER, &nothing.url("/package"), &signer.sign(b"", NEWER));
    let server = Server::of(HashMap::from([("/feed", said)]));
    desk.look_at(&server.url("/feed"));
    desk.want();
    assert_eq!(desk.offer(), Offer::NotFetched { version: newer() });
    desk.want();
    assert_eq!(desk.offer(), Offer::NotFetched { version: newer() });
    desk.close();
    desk.is_as_before();
}

#[test]
#[cfg(target_os = "linux")]
fn an_update_that_can_not_be_installed_leaves_this_version_as_it_is() {
    let signer = Signer::new();
    let desk = Desk::trusting(&signer);
    // Genuine, and no program.
    let next = b"a page of a web server that is down for maintenance".to_vec();
    let (_packages, feed) = serve(next.clone(), NEWER, &signer.sign(&next, NEWER));
    desk.look_at(&feed);
    desk.want();
    assert_eq!(desk.offer(), Offer::WhenClosed { version: newer() });
    desk.close();
    desk.is_as_before();
}

#[test]
fn a_package_that_does_not_end_is_given_up() {
    let signer = Signer::new();
    let desk = Desk::trusting(&signer);
    let next = program(NEWER);
    let (_packages, feed) = serve(next.clone(), NEWER, &signer.sign(&next, NEWER));
    desk.look_at(&feed);
    let update = desk.updates().want().expect("something to want");
    let length = next.len() as u64;
    let fetch = |longest| async_runtime::block_on(Package::fetch_at_most(&update, longest));
    assert!(matches!(fetch(length - 1), Err(NotFetched::TooLong(_))));
    assert!(fetch(length).is_ok());
}

#[test]
fn a_policy_counts_from_the_moment_it_is_there() {
    static ALLOWED: AtomicBool = AtomicBool::new(true);
    let signer = Signer::new();
    let desk = Desk::trusting(&signer);
    let next = program(NEWER);
    let (_packages, feed) = serve(next.clone(), NEWER, &signer.sign(&next, NEWER));
    let updates = Updates::where_allowed(|| ALLOWED.load(Ordering::Relaxed));
    let look = || async_runtime::block_on(updates.look(&desk.updater(&feed)));
    let fetch = |wanted| async_runtime::block_on(updates.fetch(wanted));
    let allow = |allowed| ALLOWED.store(allowed, Ordering::Relaxed);
    allow(false);
    look();
    allow(true);
    assert_eq!(updates.offer(), Offer::Nothing, "nobody looked");

    look();
    allow(false);
    assert!(updates.want().is_none(), "when it was offered");

    allow(true);
    look();
    let wanted = updates.want().expect("something to want");
    allow(false);
    fetch(wanted);
    allow(true);
    assert_eq!(updates.offer(), Offer::Nothing, "while it was fetched");

    look();
    fetch(updates.want().expect("something to want"));
    assert_eq!(updates.offer(), Offer::WhenClosed { version: newer() });
    allow(false);
    updates.install();
    desk.is_as_before();
}

#[test]
fn an_update_is_offered_at_the_sign_in_screen_only() {
    let signer = Signer::new();
    let desk = Desk::trusting(&signer);
    let next = program(NEWER);
    let (_packages, feed) = serve(next.clone(), NEWER, &signer.sign(&next, NEWER));
    desk.look_at(&feed);
    let handle = desk.app.handle().clone();
    let backend = || desk.app.state::<Backend>();
    let shown = || async_runtime::block_on(update(backend(), desk.updates())).expect("an offer");
    let wanted = || {
        let asked = update_when_closed(handle.clone(), backend(), desk.updates());
        async_runtime::block_on(asked)
    };
    assert_eq!(shown(), Offer::Offered { version: newer() });

    let caller = Caller {
        desk: DeskId::new(&crate::backend::host_name()),
        window: Window::SignIn,
    };
    let anna = StartSignIn {
        username: "anna".to_owned(),
        password: PlainPassword::from("three quiet geese"),
    };
    async_runtime::block_on(backend().ask(&caller, anna)).expect("signed in");
    assert_eq!(shown(), Offer::Nothing);
    assert_eq!(
        wanted().expect_err("somebody is signed in"),
        Refusal::OutOfOrder
    );
    assert_eq!(
        desk.offer(),
        Offer::Offered { version: newer() },
        "nothing was fetched"
    );

    async_runtime::block_on(backend().ask(&caller, SignOut {})).expect("signed out");
    assert_eq!(shown(), Offer::Offered { version: newer() });
    assert_ne!(
        wanted().expect("fetching"),
        Offer::Offered { version: newer() }
    );
}

#[test]
fn without_a_feed_or_with_one_that_is_not_strict_there_are_no_updates() {
    let mut config = app::context::<MockRuntime>().config().clone();
    assert!(!has_feed(&config), "a plain build has none");
    let strict = json!({
        "pubkey": "a key",
        "endpoints": ["https://updates.example/feed.json"],
        "requireSignedVersion": true,
    });
    let with = |name: &str, value: Value| {
        let mut feed = strict.clone();
        feed[name] = value;
        feed
    };
    for (feed, counts) in [
        (strict.clone(), true),
        (with("requireSignedVersion", json!(false)), false),
        (with("requireSignedVersion", Value::Null), false),
        (with("allowDowngrades", json!(true)), false),
        (
            with("dangerousInsecureTransportProtocol", json!(true)),
            false,
        ),
        (with("dangerousAcceptInvalidCerts", json!(true)), false),
        (with("dangerousAcceptInvalidHostnames", json!(true)), false),
        // in the other spelling that the plugin reads
        (with("allow-downgrades", json!(true)), false),
        (with("dangerous-accept-invalid-certs", json!(true)), false),
        (with("endpoints", json!(["http://updates.example/"])), false),
        (with("pubkey", json!(7)), false),
    ] {
        config.plugins.0.insert(PLUGIN.to_owned(), feed.clone());
        assert_eq!(has_feed(&config), counts, "{feed}");
    }
}
