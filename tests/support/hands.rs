//! A person's hands and eyes, and how long they take: what an act costs whoever does it, whatever the
//! computer needs.
//!
//! Counted by the keystroke-level model (Card, Moran, Newell, 1980) with its figures for somebody who is no
//! typist, who thinks before each act, and clicks into every next field rather than to press Tab. What a
//! screen says is read to its end, at the pace of silent reading (238 words a minute: Brysbaert, 2019).

use std::cell::RefCell;

use serde_json::json;

use super::Window;

/// A key.
const KEY: f64 = 0.28;
/// The mouse moved to where something is.
const POINT: f64 = 1.1;
/// Its button pressed and let go.
const PRESS: f64 = 0.2;
/// A hand taken from the keyboard to the mouse, or back.
const REACH: f64 = 0.4;
/// What comes next is thought of.
const THINK: f64 = 1.35;
/// A word read.
const WORD: f64 = 60.0 / 238.0;

/// What was done so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Effort {
    pub clicks: u32,
    pub keys: u32,
    pub words: u32,
    /// Of a person's time, all of it.
    pub seconds: f64,
}

/// Does what the window's own methods do, and counts.
pub struct Hands<'a> {
    window: &'a Window,
    effort: RefCell<Effort>,
}

impl<'a> Hands<'a> {
    pub fn at(window: &'a Window) -> Self {
        Self {
            window,
            effort: RefCell::default(),
        }
    }

    /// What it has taken so far.
    pub fn effort(&self) -> Effort {
        *self.effort.borrow()
    }

    /// Reads a screen to its end, once it is there.
    #[track_caller]
    pub fn read(&self, screen: &str) {
        self.window.wait_for_screen(screen);
        let said = self.window.texts("main").join(" ");
        let words = said.split_whitespace().count() as u32;
        let mut effort = self.effort.borrow_mut();
        effort.words += words;
        effort.seconds += f64::from(words) * WORD;
    }

    /// Clicks what has this action.
    #[track_caller]
    pub fn click(&self, action: &str) {
        self.window.click(action);
        self.count_click();
    }

    /// Clicks what `selector` finds.
    #[track_caller]
    pub fn click_on(&self, selector: &str) {
        self.window.click_on(selector);
        self.count_click();
    }

    /// Types into a field, after a click into it where the app has not put the focus there.
    #[track_caller]
    pub fn fill(&self, field: &str, text: &str) {
        let focused = self
            .window
            .script("return document.activeElement?.id", vec![]);
        if focused != json!(field) {
            self.count_click();
        }
        self.window.fill(field, text);
        let keys = text.chars().count() as u32;
        let mut effort = self.effort.borrow_mut();
        effort.keys += keys;
        effort.seconds += 2.0 * REACH + f64::from(keys) * KEY;
    }

    /// Does something away from the computer.
    pub fn away(&self, seconds: f64) {
        self.effort.borrow_mut().seconds += THINK + seconds;
    }

    fn count_click(&self) {
        let mut effort = self.effort.borrow_mut();
        effort.clicks += 1;
        effort.seconds += THINK + POINT + PRESS;
    }
}
