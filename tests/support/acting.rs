//! What an operator does in the chosen window: clicks and types.

use fantoccini::{Client, elements::Element, error::CmdError};
use serde_json::{Value, json};

use super::window::{Window, shown};

impl Window {
    /// Clicks the button with this action, as soon as it can be clicked.
    #[track_caller]
    pub fn click(&self, action: &str) {
        self.click_on(&format!("[data-action={action}]"));
    }

    /// Clicks what `selector` finds, as soon as it can be clicked.
    #[track_caller]
    pub fn click_on(&self, selector: &str) {
        self.wait_until(&format!("{selector} to be clicked"), async |client| {
            let found = shown(client, selector).await?;
            found.is_enabled().await.ok()?.then_some(())?;
            // A button that waits for an answer stays focusable, and says so in this way only.
            let waits = found.attr("aria-disabled").await.ok()?;
            (waits.as_deref() != Some("true")).then_some(())?;
            self.press_on(client, found).await.ok()
        });
    }

    /// Clicks the button with this action, which closes its own window. The window may be gone before the
    /// driver can say that it was clicked in.
    #[track_caller]
    pub fn click_to_close(&self, action: &str) {
        let button = format!("[data-action={action}]");
        self.wait_until(&format!("{button} to be clicked"), async |client| {
            let found = shown(client, &button).await?;
            match self.press_on(client, found).await {
                Err(error) if !error.is_no_such_window() => None,
                _ => Some(()),
            }
        });
    }

    /// Replaces what the field holds.
    #[track_caller]
    pub fn fill(&self, field: &str, text: &str) {
        if self.is_zoomed() {
            // The driver looks for the field where it would be without the zoom.
            return self.put(field, text);
        }
        self.wait_until(&format!("the field {field}"), async |client| {
            let found = shown(client, &format!("#{field}")).await?;
            found.clear().await.ok()?;
            found.send_keys(text).await.ok()
        });
    }

    /// Puts a text into the field in one piece, as pasting does: for texts that no keyboard types.
    #[track_caller]
    pub fn put(&self, field: &str, text: &str) {
        self.wait_to_see(&format!("#{field}"));
        self.script(
            "const field = document.getElementById(arguments[0]);
             field.value = arguments[1];
             field.dispatchEvent(new InputEvent('input', { bubbles: true }))",
            vec![json!(field), json!(text)],
        );
    }

    /// Chooses a day as its field holds it (2026-11-24), or none: how a day is typed depends on the
    /// person's language.
    #[track_caller]
    pub fn set_day(&self, field: &str, day: &str) {
        self.wait_to_see(&format!("#{field}"));
        self.script(
            "const field = document.getElementById(arguments[0]);
             field.value = arguments[1];
             field.dispatchEvent(new InputEvent('input', { bubbles: true }));
             field.dispatchEvent(new Event('change', { bubbles: true }))",
            vec![json!(field), json!(day)],
        );
    }

    /// The same, of the day that comes so many days after today.
    #[track_caller]
    pub fn set_day_in(&self, field: &str, days: u32) {
        let day = self.script(
            "const day = new Date();
             day.setUTCDate(day.getUTCDate() + arguments[0]);
             return day.toISOString().slice(0, 10)",
            vec![json!(days)],
        );
        self.set_day(field, day.as_str().expect("a day"));
    }

    /// Chooses one of a select's options, by its value.
    #[track_caller]
    pub fn choose(&self, select: &str, value: &str) {
        self.wait_to_see(&format!("#{select}"));
        // A person's click or Tab does so. The driver's choice does not, and WebKit tells the page only of what
        // is another option than when the focus came.
        self.script(
            "document.getElementById(arguments[0]).focus()",
            vec![json!(select)],
        );
        self.wait_until(&format!("the choice {select}"), async |client| {
            shown(client, &format!("#{select}"))
                .await?
                .select_by_value(value)
                .await
                .ok()
        });
    }

    /// Brings what `selector` finds into view.
    #[track_caller]
    pub fn scroll_to(&self, selector: &str) {
        self.wait_to_see(selector);
        self.script(
            "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })",
            vec![json!(selector)],
        );
    }

    /// Asks the backend past the page, as an attacker's script in it would; says what it answered.
    #[track_caller]
    pub fn invoke(&self, command: &str, question: &Value) -> String {
        let answer = self.run(self.client.execute_async(
            "const [command, question, done] = arguments;
             window.__TAURI_INTERNALS__.invoke(command, { question }).then(
                 (answer) => done(`answered ${JSON.stringify(answer)}`),
                 (refusal) => done(`refused ${JSON.stringify(refusal)}`),
             )",
            vec![json!(command), question.clone()],
        ));
        answer
            .expect("the page runs scripts")
            .as_str()
            .expect("an answer")
            .to_owned()
    }

    /// Runs a script in the page: for what the page's own code may not be able to do, and an
    /// attacker in it might try.
    #[track_caller]
    pub fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.run(self.client.execute(script, arguments))
            .unwrap_or_else(|problem| panic!("{script}: {problem}"))
    }

    async fn press_on(&self, client: &Client, found: Element) -> Result<(), CmdError> {
        if self.is_zoomed() {
            // The driver aims as if the page were not zoomed, and misses.
            let found = serde_json::to_value(found).expect("an element has a name");
            client
                .execute("arguments[0].click()", vec![found])
                .await
                .map(|_| ())
        } else {
            found.click().await
        }
    }
}
