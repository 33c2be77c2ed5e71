//! What an operator sees in the chosen window.

use fantoccini::{Locator, error::CmdError};
use serde_json::json;

use super::window::{Window, screen, shown};

impl Window {
    /// The screen that is shown, by its tag.
    pub fn screen(&self) -> String {
        self.run(screen(&self.client))
            .unwrap_or_else(|problem| format!("(no screen: {problem})"))
    }

    /// Waits until the screen with this tag is shown.
    #[track_caller]
    pub fn wait_for_screen(&self, tag: &str) {
        self.wait_until(&format!("the screen {tag}"), async |client| {
            (screen(client).await.ok()? == tag).then_some(())
        });
    }

    /// The text of what `selector` finds, as soon as it is there.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        self.wait_until(selector, async |client| {
            let text = client
                .find(Locator::Css(selector))
                .await
                .ok()?
                .text()
                .await
                .ok()?;
            (!text.is_empty()).then_some(text)
        })
    }

    /// Waits until what `selector` finds says `words` somewhere.
    #[track_caller]
    pub fn wait_for_text(&self, selector: &str, words: &str) {
        self.wait_until(&format!("{selector} to say {words:?}"), async |client| {
            for found in client.find_all(Locator::Css(selector)).await.ok()? {
                if found.text().await.ok()?.contains(words) {
                    return Some(());
                }
            }
            None
        });
    }

    /// Waits for an error that says `words`.
    #[track_caller]
    pub fn wait_for_alert(&self, words: &str) {
        self.wait_for_text("[role=alert]", words);
    }

    /// Waits until `selector` finds something that is shown.
    #[track_caller]
    pub fn wait_to_see(&self, selector: &str) {
        self.wait_until(selector, async |client| shown(client, selector).await);
    }

    /// Waits until `selector` finds so many.
    #[track_caller]
    pub fn wait_for_count(&self, selector: &str, count: usize) {
        self.wait_until(&format!("{count} of {selector}"), async |client| {
            (client.find_all(Locator::Css(selector)).await.ok()?.len() == count).then_some(())
        });
    }

    /// Waits until `selector` finds nothing that is shown.
    #[track_caller]
    pub fn wait_until_gone(&self, selector: &str) {
        self.wait_until(&format!("{selector} to go"), async |client| {
            for found in client.find_all(Locator::Css(selector)).await.ok()? {
                if found.is_displayed().await.ok()? {
                    return None;
                }
            }
            Some(())
        });
    }

    /// Whether `selector` finds something that is shown now.
    pub fn shows(&self, selector: &str) -> bool {
        self.run(async {
            for found in self.client.find_all(Locator::Css(selector)).await? {
                if found.is_displayed().await? {
                    return Ok(true);
                }
            }
            Ok::<_, CmdError>(false)
        })
        .unwrap_or(false)
    }

    /// The texts of all that `selector` finds.
    #[track_caller]
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.script(
            "return [...document.querySelectorAll(arguments[0])].map((found) => found.innerText.trim())",
            vec![json!(selector)],
        )
        .as_array()
        .expect("a list")
        .iter()
        .map(|text| text.as_str().expect("a text").to_owned())
        .collect()
    }

    /// What a field holds.
    #[track_caller]
    pub fn value(&self, field: &str) -> String {
        self.script(
            "return document.getElementById(arguments[0]).value",
            vec![json!(field)],
        )
        .as_str()
        .expect("a field's value is a text")
        .to_owned()
    }

    /// Whether a box or a choice is ticked.
    #[track_caller]
    pub fn is_ticked(&self, selector: &str) -> bool {
        self.script(
            "return document.querySelector(arguments[0]).checked",
            vec![json!(selector)],
        ) == json!(true)
    }

    /// Whether a field can be typed into.
    #[track_caller]
    pub fn is_enabled(&self, selector: &str) -> bool {
        self.script(
            "return !document.querySelector(arguments[0]).disabled",
            vec![json!(selector)],
        ) == json!(true)
    }

    /// Everything the page holds, hidden or not.
    #[track_caller]
    pub fn source(&self) -> String {
        self.run(self.client.source()).expect("the page's source")
    }
}
