//! The screen as a person has it: keys and a wheel on one side, pixels on the other.

use std::{
    collections::HashMap,
    thread,
    time::{Duration, Instant},
};

use x11rb::{
    connection::Connection as _,
    protocol::{
        Event,
        damage::{ConnectionExt as _, Damage, ReportLevel},
        xproto::{
            AtomEnum, BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ConnectionExt as _, ImageFormat,
            KEY_PRESS_EVENT, KEY_RELEASE_EVENT, Window,
        },
        xtest::ConnectionExt as _,
    },
    rust_connection::RustConnection,
    wrapper::ConnectionExt as _,
};

/// Keys that are no letters, as X names them (keysymdef.h).
pub const RETURN: u32 = 0xff0d;
pub const TAB: u32 = 0xff09;
pub const BACKSPACE: u32 = 0xff08;
const SHIFT: u32 = 0xffe1;

/// The button that the wheel presses when it is turned towards the person.
const WHEEL_DOWN: u8 = 5;

/// How often one asks whether something was drawn, until it was.
const GLANCE: Duration = Duration::from_micros(100);

/// Longer than any answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// A part of a window, in pixels from its own corner.
#[derive(Clone, Copy)]
pub struct Part {
    pub x: i16,
    pub y: i16,
    pub width: u16,
    pub height: u16,
}

/// The display.
pub struct Screen {
    connection: RustConnection,
    root: Window,
    keys: HashMap<u32, u8>,
}

impl Screen {
    pub fn connect() -> Self {
        let (connection, number) = RustConnection::connect(None).expect("the display");
        connection
            .damage_query_version(1, 1)
            .expect("a request")
            .reply()
            .expect("a display that says when something is drawn");
        let setup = connection.setup();
        let root = setup.roots[number].root;
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let mapping = connection
            .get_keyboard_mapping(first, last - first + 1)
            .expect("a request")
            .reply()
            .expect("the keyboard");
        let of_each = usize::from(mapping.keysyms_per_keycode);
        let unshifted = mapping.keysyms.chunks(of_each).map(|symbols| symbols[0]);
        let keys = unshifted.zip(first..=last).collect();
        Self {
            connection,
            root,
            keys,
        }
    }

    /// The windows that the window manager knows, in the order in which they were opened.
    pub fn windows(&self) -> Vec<Window> {
        let name = b"_NET_CLIENT_LIST";
        let atom = self.connection.intern_atom(false, name).expect("a request");
        let atom = atom.reply().expect("an atom").atom;
        let list = self
            .connection
            .get_property(false, self.root, atom, AtomEnum::WINDOW, 0, 16)
            .expect("a request")
            .reply()
            .expect("the list of windows");
        list.value32().map(Iterator::collect).unwrap_or_default()
    }

    /// Waits until so many windows are open; gives the last one.
    pub fn wait_for_windows(&self, count: usize) -> Window {
        let began = Instant::now();
        loop {
            if let windows = self.windows()
                && windows.len() == count
            {
                return windows[count - 1];
            }
            assert!(
                began.elapsed() < PATIENCE,
                "there are never {count} windows"
            );
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until nothing in the window has changed for a while.
    pub fn wait_until_at_rest(&self, window: Window) {
        const WHILE: Duration = Duration::from_millis(400);
        let whole = self.whole(window);
        let (began, mut seen) = (Instant::now(), self.look(window, whole));
        let mut since = Instant::now();
        while since.elapsed() < WHILE && began.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(20));
            let now = self.look(window, whole);
            if now != seen {
                (seen, since) = (now, Instant::now());
            }
        }
        assert!(since.elapsed() >= WHILE, "the window never rests");
    }

    pub fn whole(&self, window: Window) -> Part {
        let geometry = self.connection.get_geometry(window).expect("a request");
        let geometry = geometry.reply().expect("the window's size");
        Part {
            x: 0,
            y: 0,
            width: geometry.width,
            height: geometry.height,
        }
    }

    /// Puts the pointer there, which is where the wheel turns.
    pub fn point(&self, window: Window, x: i16, y: i16) {
        self.connection
            .warp_pointer(x11rb::NONE, window, 0, 0, 0, 0, x, y)
            .expect("a request");
        self.connection.sync().expect("the display");
    }

    /// Presses and releases a key: a letter, or one of the constants.
    pub fn press(&self, symbol: u32) {
        let key = *self.keys.get(&symbol).expect("a key of this keyboard");
        self.fake(KEY_PRESS_EVENT, key);
        self.fake(KEY_RELEASE_EVENT, key);
        self.connection.flush().expect("the display");
    }

    /// The same while Shift is held.
    pub fn press_with_shift(&self, symbol: u32) {
        let shift = self.keys[&SHIFT];
        self.fake(KEY_PRESS_EVENT, shift);
        self.press(symbol);
        self.fake(KEY_RELEASE_EVENT, shift);
        self.connection.flush().expect("the display");
    }

    /// Types small letters, digits, points and spaces, as a person does: what comes faster is a barcode
    /// scanner's to the app.
    pub fn type_text(&self, text: &str) {
        for letter in text.chars() {
            thread::sleep(Duration::from_millis(60));
            self.press(u32::from(letter));
        }
    }

    /// Turns the wheel by one notch.
    pub fn turn_wheel(&self) {
        self.fake(BUTTON_PRESS_EVENT, WHEEL_DOWN);
        self.fake(BUTTON_RELEASE_EVENT, WHEEL_DOWN);
        self.connection.flush().expect("the display");
    }

    /// Does something, and says how long it took until this part of the window looked different, in
    /// milliseconds.
    ///
    /// The display says when something was drawn, and only then is looked: who looked all the time would take
    /// a processor from the app, and the display's time for the pictures from its drawing.
    pub fn until_it_looks_different(
        &self,
        window: Window,
        part: Part,
        act: impl FnOnce(&Self),
    ) -> f64 {
        let drawn = self.watch(window);
        let before = self.look(window, part);
        let began = Instant::now();
        act(self);
        loop {
            self.wait_for_drawing(drawn, began);
            if self.look(window, part) != before {
                break;
            }
        }
        let ms = began.elapsed().as_secs_f64() * 1000.0;
        self.connection.damage_destroy(drawn).expect("a request");
        ms
    }

    /// From now on, the display says when something is drawn in this window.
    fn watch(&self, window: Window) -> Damage {
        let drawn = self.connection.generate_id().expect("a name");
        self.connection
            .damage_create(drawn, window, ReportLevel::NON_EMPTY)
            .expect("a request");
        // It begins with what is there already.
        self.again(drawn);
        self.connection.sync().expect("the display");
        while self.event().is_some() {}
        drawn
    }

    fn wait_for_drawing(&self, drawn: Damage, began: Instant) {
        while self.event().is_none() {
            assert!(began.elapsed() < PATIENCE, "nothing happens on the screen");
            thread::sleep(GLANCE);
        }
        // Before one looks: what is drawn after that is said again.
        self.again(drawn);
    }

    fn again(&self, drawn: Damage) {
        self.connection
            .damage_subtract(drawn, x11rb::NONE, x11rb::NONE)
            .expect("a request");
    }

    fn event(&self) -> Option<Event> {
        self.connection.poll_for_event().expect("the display")
    }

    fn look(&self, window: Window, part: Part) -> Vec<u8> {
        let Part {
            x,
            y,
            width,
            height,
        } = part;
        self.connection
            .get_image(ImageFormat::Z_PIXMAP, window, x, y, width, height, u32::MAX)
            .expect("a request")
            .reply()
            .expect("a picture of the window")
            .data
    }

    fn fake(&self, event: u8, detail: u8) {
        self.connection
            .xtest_fake_input(event, detail, x11rb::CURRENT_TIME, self.root, 0, 0, 0)
            .expect("a request");
    }
}
