//! The keyboard alone: for whoever can't use a mouse, or doesn't want to. Keys go to the window that
//! the screen gives them to, and the chosen window says where on its page they have led.

use serde_json::{Value, json};

use super::{Desk, Window, display};

/// Where the focus is: by id, else by what the element does or shows.
const FOCUS: &str = r#"
    const at = document.activeElement;
    if (!document.hasFocus() || at === null || at === document.body) return null;
    const { action, username } = at.dataset;
    return at.id && !at.matches("h2") ? `#${at.id}` : action ?? username ?? at.localName;
"#;

/// What keeps a person from seeing where the focus is; nothing where they do. A choice wears its ring
/// around its words.
const UNSEEN: &str = r#"
    const at = document.activeElement;
    const ringed = (element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    };
    if (![at, ...(at.labels ?? [])].some(ringed)) return "it has no ring";
    const { left, top, width, height } = at.getBoundingClientRect();
    const over = document.elementFromPoint(left + width / 2, top + height / 2);
    if (over === null) return "it is out of sight";
    const there = at.contains(over) || over.contains(at) || [...(at.labels ?? [])].some((label) => label.contains(over));
    return there ? null : `it is under ${over.outerHTML.slice(0, 80)}`;
"#;

impl Desk {
    /// Types a text into the field that has the focus. The last key is one that no barcode scanner has: an
    /// Enter after it is a person's, however late the others were seen.
    pub fn type_text(&self, text: &str) {
        display::type_text(&self.display().name, text);
        self.press("End");
    }
}

impl Window {
    /// Where the focus is, while this window has the keyboard.
    pub fn focused(&self) -> Option<String> {
        self.script(FOCUS, vec![]).as_str().map(str::to_owned)
    }

    /// Waits until the focus is there: `#id`, an action, a username, or a kind of element.
    #[track_caller]
    pub fn wait_for_focus(&self, at: &str) {
        self.wait_until(&format!("the focus at {at}"), async |client| {
            let focused = client.execute(FOCUS, vec![]).await.ok()?;
            (focused == json!(at)).then_some(())
        });
    }

    /// Presses Tab until the focus is there. At each stop on the way a person sees where they are.
    #[track_caller]
    pub fn tab_to(&self, desk: &Desk, at: &str) {
        self.step_to(desk, "Tab", at);
    }

    /// The same backwards.
    #[track_caller]
    pub fn tab_back_to(&self, desk: &Desk, at: &str) {
        self.step_to(desk, "shift+Tab", at);
    }

    #[track_caller]
    fn step_to(&self, desk: &Desk, key: &str, at: &str) {
        // More than any screen has.
        const STOPS: usize = 40;
        let mut stops = Vec::new();
        while stops.len() < STOPS {
            self.script("window.stood = document.activeElement", vec![]);
            desk.press(key);
            self.wait_until("the focus to move", async |client| {
                let moved = client
                    .execute("return document.activeElement !== window.stood", vec![])
                    .await
                    .ok()?;
                (moved == json!(true)).then_some(())
            });
            let Some(stop) = self.focused() else { continue };
            let unseen = self.script(UNSEEN, vec![]);
            assert_eq!(unseen, Value::Null, "the focus at {stop}");
            if stop == at {
                return;
            }
            stops.push(stop);
        }
        panic!("{key} does not lead to {at}, but to {stops:?}");
    }
}
