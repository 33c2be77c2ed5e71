//! The system's window to choose a file in, as a person at the keyboard uses it.

use std::path::Path;

use super::{Desk, display, wait_for};

impl Desk {
    /// In the system's window with this title: types where the file is, and chooses it.
    #[track_caller]
    pub fn choose_file(&self, title: &str, file: &Path) {
        // The first key makes the window get a field to type into, and the next may be lost over it: one
        // that changes nothing.
        self.answer_with_file(title, &["slash", "End", "ctrl+a"], file);
    }

    /// The same where a name is proposed, and this one is typed in its place, up to the last key.
    #[track_caller]
    pub fn name_new_file(&self, title: &str, file: &Path) {
        self.name_file(title, &["ctrl+a"], file);
    }

    #[track_caller]
    fn answer_with_file(&self, title: &str, before: &[&str], file: &Path) {
        self.name_file(title, before, file);
        self.choose_named_file(title);
    }

    #[track_caller]
    fn name_file(&self, title: &str, before: &[&str], file: &Path) {
        self.wait_for_system_window(title);
        let path = file.to_str().expect("a path to type");
        for keys in before {
            display::press(&self.display().name, keys);
        }
        display::type_text(&self.display().name, path);
    }

    /// And the last key.
    #[track_caller]
    pub fn choose_named_file(&self, title: &str) {
        self.press("Return");
        self.wait_for_system_window_to_go(title);
    }

    /// In the system's window with this title: takes the name that it proposes.
    #[track_caller]
    pub fn choose_proposed_file(&self, title: &str) {
        self.wait_for_system_window(title);
        self.choose_named_file(title);
    }

    /// The same where there is a file of that name: the system asks whether to replace it, and the person
    /// does.
    #[track_caller]
    pub fn replace_proposed_file(&self, title: &str) {
        self.wait_for_system_window(title);
        let active = || display::xdotool(&self.display().name, &["getactivewindow"]);
        let choosing = active();
        self.press("Return");
        // That question has no title.
        wait_for("the system to ask", || {
            active().filter(|asking| Some(asking) != choosing.as_ref())
        });
        self.press("Return");
        wait_for("the system's windows to go", || {
            (self.active_window() == "Guichet").then_some(())
        });
    }

    /// Closes the system's window with this title, without having chosen anything.
    #[track_caller]
    pub fn choose_no_file(&self, title: &str) {
        self.wait_for_system_window(title);
        self.press("Escape");
        self.wait_for_system_window_to_go(title);
    }

    #[track_caller]
    fn wait_for_system_window(&self, title: &str) {
        wait_for("the system's window to choose a file in", || {
            (self.active_window() == title).then_some(())
        });
    }

    #[track_caller]
    fn wait_for_system_window_to_go(&self, title: &str) {
        wait_for("the system's window to go", || {
            (self.active_window() != title).then_some(())
        });
    }
}
