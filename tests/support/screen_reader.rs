//! A screen reader: what the platform's accessibility tree (AT-SPI) says of the windows, and of what happens
//! in them, to a program that knows nothing of pages. A page that only looks right is silent here.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    thread,
};

use zbus::{
    MatchRule, Message,
    blocking::{Connection, MessageIterator, connection},
    message, proxy,
    proxy::CacheProperties,
    zvariant::{OwnedObjectPath, Structure, Value},
};

use super::{Desk, PATIENCE, wait_for};

/// What a thing is, by the numbers that the platform has for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Role {
    Image = 27,
    ListItem = 32,
    PasswordField = 40,
    Button = 43,
    Field = 79,
    Heading = 83,
}

/// The program.
pub struct ScreenReader {
    bus: Connection,
    /// What was spoken without having been asked for, in its order.
    spoken: Arc<Mutex<Vec<String>>>,
}

impl Desk {
    /// Starts it, as a person does who needs it. The app may run already.
    #[track_caller]
    pub fn start_screen_reader(&self) -> ScreenReader {
        ScreenReader::start(self.bus_address())
    }
}

impl ScreenReader {
    /// Starts it in the session whose bus is there.
    #[track_caller]
    pub fn start(session: &str) -> Self {
        let session = connect(session).expect("the session's bus");
        let address = LauncherProxy::new(&session)
            .and_then(|launcher| launcher.get_address())
            .expect("a bus of accessibility (package at-spi2-core)");
        let bus = connect(&address).expect("the bus of accessibility");
        let reader = Self {
            bus,
            spoken: Arc::default(),
        };
        reader
            .listen(&address)
            .expect("what happens can be listened to");
        reader
    }
}

impl ScreenReader {
    /// Waits until there is such a thing of this name, and gives what is said of it besides.
    #[track_caller]
    pub fn find(&self, role: Role, name: &str) -> String {
        wait_for(&format!("{role:?} {name:?}"), || {
            let mut found = None;
            self.look(|thing| {
                if thing.get_role()? == role as u32 && thing.name()? == name {
                    found = Some(thing.description()?);
                }
                Ok(())
            });
            found
        })
    }

    /// Waits until `words` can be read somewhere.
    #[track_caller]
    pub fn read(&self, words: &str) {
        wait_for(&format!("{words:?} to be read"), || {
            let mut found = None;
            self.look(|thing| {
                if self.text(thing).contains(words) {
                    found = Some(());
                }
                Ok(())
            });
            found
        });
    }

    /// The names of all things of this kind.
    pub fn names(&self, role: Role) -> Vec<String> {
        let mut names = Vec::new();
        self.look(|thing| {
            if thing.get_role()? == role as u32 {
                names.push(thing.name()?);
            }
            Ok(())
        });
        names
    }

    /// The name of what has the focus.
    pub fn focused(&self) -> Option<String> {
        // The bit of the platform's set of states.
        const FOCUSED: u32 = 1 << 12;
        let mut focused = None;
        self.look(|thing| {
            if thing
                .get_state()?
                .first()
                .is_some_and(|states| states & FOCUSED != 0)
            {
                focused = Some(thing.name()?);
            }
            Ok(())
        });
        focused
    }

    /// Waits until `words` were spoken, in the midst of everything else or after it.
    #[track_caller]
    pub fn hear(&self, urgency: &str, words: &str) {
        let wanted = format!("{urgency}: {words}");
        wait_for(&format!("{wanted:?} to be heard"), || {
            let mut spoken = self.spoken.lock().expect("nothing fails while speaking");
            let at = spoken.iter().position(|said| said.contains(&wanted))?;
            // What was heard once is not heard again.
            spoken.drain(..=at);
            Some(())
        });
    }

    /// Looks at everything that is there. What goes while it is looked at is left out.
    fn look(&self, mut see: impl FnMut(&AccessibleProxy<'_>) -> zbus::Result<()>) {
        let desktop = accessible(
            &self.bus,
            "org.a11y.atspi.Registry",
            "/org/a11y/atspi/accessible/root",
        );
        let mut ahead: Vec<_> = desktop.into_iter().collect();
        while let Some(thing) = ahead.pop() {
            see(&thing).ok();
            // One by one: the list of all children leaves out a web view's page.
            let children = 0..thing.child_count().unwrap_or(0);
            ahead.extend(children.filter_map(|at| {
                let (service, path) = thing.get_child_at_index(at).ok()?;
                accessible(&self.bus, &service, &path).ok()
            }));
        }
    }

    /// Speaks what appears or changes where the page says that this is to be spoken.
    fn listen(&self, address: &str) -> zbus::Result<()> {
        // A line of its own: answers would wait behind events that nobody has listened to yet.
        let line = connect(address)?;

        let rule = MatchRule::builder()
            .msg_type(message::Type::Signal)
            .interface("org.a11y.atspi.Event.Object")?
            .build();
        let events = MessageIterator::for_match_rule(rule, &line, None)?;
        let registry = RegistryProxy::new(&line)?;
        for event in ["object:children-changed", "object:text-changed"] {
            registry.register_event(event)?;
        }
        let reader = Self {
            bus: self.bus.clone(),
            spoken: Arc::clone(&self.spoken),
        };
        // Ends with the bus, and that with the desk.
        thread::spawn(move || {
            for event in events.map_while(Result::ok) {
                reader.speak(&event);
            }
        });
        Ok(())
    }

    fn speak(&self, event: &Message) -> Option<()> {
        let (service, path) = changed(event)?;
        let thing = accessible(&self.bus, &service, &path).ok()?;
        let urgency = thing.get_attributes().ok()?.remove("container-live")?;
        let said = format!("{urgency}: {}", self.text(&thing));
        self.spoken.lock().ok()?.push(said);
        Some(())
    }

    /// What a thing says, with all that is in it.
    fn text(&self, thing: &AccessibleProxy<'_>) -> String {
        // Where something else stands in a text.
        const SOMETHING: char = '\u{fffc}';
        let mut text = self.own_text(thing).unwrap_or_default();
        text.retain(|letter| letter != SOMETHING);
        for at in 0..thing.child_count().unwrap_or(0) {
            let inside = thing
                .get_child_at_index(at)
                .and_then(|(service, path)| accessible(&self.bus, &service, &path));
            if let Ok(inside) = inside {
                text.push_str(&self.text(&inside));
            }
        }
        text
    }

    fn own_text(&self, thing: &AccessibleProxy<'_>) -> zbus::Result<String> {
        const TEXT: &str = "org.a11y.atspi.Text";
        if !thing.get_interfaces()?.iter().any(|has| has == TEXT) {
            return Ok(String::new());
        }
        let proxy = thing.inner();
        TextProxy::builder(&self.bus)
            .destination(proxy.destination().to_owned())?
            .path(proxy.path().to_owned())?
            .build()?
            .get_text(0, -1)
    }
}

/// What an event tells of: a thing that has come, or one whose text has grown.
fn changed(event: &Message) -> Option<(String, OwnedObjectPath)> {
    let header = event.header();
    let body = event.body();
    let told: Structure<'_> = body.deserialize().ok()?;
    match (header.member()?.as_str(), told.fields()) {
        ("ChildrenChanged", [Value::Str(what), _, _, Value::Value(child), ..])
            if what.as_str() == "add" =>
        {
            child.try_clone().ok()?.downcast().ok()
        }
        ("TextChanged", [Value::Str(what), ..]) if what.as_str() == "insert" => Some((
            header.sender()?.to_string(),
            header.path()?.to_owned().into(),
        )),
        _ => None,
    }
}

/// A window that hangs is a failure too, not a journey that never ends.
fn connect(address: &str) -> zbus::Result<Connection> {
    connection::Builder::address(address)?
        .method_timeout(PATIENCE)
        .build()
}

/// Nothing is remembered of it: everything may change at any moment.
fn accessible(
    bus: &Connection,
    service: &str,
    path: &str,
) -> zbus::Result<AccessibleProxy<'static>> {
    AccessibleProxy::builder(bus)
        .destination(service.to_owned())?
        .path(path.to_owned())?
        .cache_properties(CacheProperties::No)
        .build()
}

#[proxy(
    interface = "org.a11y.Bus",
    default_service = "org.a11y.Bus",
    default_path = "/org/a11y/bus",
    gen_async = false
)]
trait Launcher {
    fn get_address(&self) -> zbus::Result<String>;
}

#[proxy(
    interface = "org.a11y.atspi.Registry",
    default_service = "org.a11y.atspi.Registry",
    default_path = "/org/a11y/atspi/registry",
    gen_async = false
)]
trait Registry {
    fn register_event(&self, event: &str) -> zbus::Result<()>;
}

#[proxy(
    interface = "org.a11y.atspi.Accessible",
    assume_defaults = false,
    gen_async = false
)]
trait Accessible {
    fn get_interfaces(&self) -> zbus::Result<Vec<String>>;
    fn get_role(&self) -> zbus::Result<u32>;
    fn get_state(&self) -> zbus::Result<Vec<u32>>;
    fn get_child_at_index(&self, index: i32) -> zbus::Result<(String, OwnedObjectPath)>;
    fn get_attributes(&self) -> zbus::Result<HashMap<String, String>>;
    #[zbus(property)]
    fn name(&self) -> zbus::Result<String>;
    #[zbus(property)]
    fn description(&self) -> zbus::Result<String>;
    #[zbus(property)]
    fn child_count(&self) -> zbus::Result<i32>;
}

#[proxy(
    interface = "org.a11y.atspi.Text",
    assume_defaults = false,
    gen_async = false
)]
trait Text {
    fn get_text(&self, start: i32, end: i32) -> zbus::Result<String>;
}
