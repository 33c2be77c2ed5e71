//! What axe-core finds wrong with what is shown, and a look at what does not fit.

use std::{fs, path::Path, sync::LazyLock};

use fantoccini::{Client, error::CmdError};
use serde_json::Value;

static AXE: LazyLock<String> = LazyLock::new(|| {
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules/axe-core/axe.min.js");
    fs::read_to_string(&axe)
        .unwrap_or_else(|problem| panic!("{}: {problem} (npm ci --prefix ui)", axe.display()))
});

const EXAMINE: &str = r#"
    const done = arguments[arguments.length - 1];
    const problems = [];
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) {
        problems.push(`it scrolls sideways: ${page.scrollWidth} px in ${page.clientWidth} px`);
    }
    // Whatever H1 has to tell, its doors are in sight; it grows with what has happened, and other screens do not.
    const h1 = document.querySelector("main[data-screen=signed_in] .content");
    const zoomed = Math.round((10 * outerWidth) / innerWidth) > 10;
    if (h1 && !zoomed && h1.scrollHeight > h1.clientHeight) {
        problems.push(`it is longer than its window: ${h1.scrollHeight} px in ${h1.clientHeight} px`);
    }
    for (const element of document.body.querySelectorAll("*")) {
        const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
        if (!element.checkVisibility() || !texts.some((text) => text.data.trim() !== "")) continue;
        const { overflowX, overflowY, clipPath, textOverflow } = getComputedStyle(element);
        const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
        const cut =
            (cuts(overflowX) && element.scrollWidth > element.clientWidth) ||
            (cuts(overflowY) && element.scrollHeight > element.clientHeight);
        // What is for ears only is clipped, and what ends in an ellipsis is whole in its title.
        const whole = textOverflow === "ellipsis" && element.closest("[title]") !== null;
        if (cut && clipPath === "none" && !whole) problems.push(`cut off: ${element.outerHTML}`);
    }
    axe.run(document, {
        runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        resultTypes: ["violations"],
    }).then(
        ({ violations }) => {
            for (const { id, help, nodes } of violations) {
                for (const { html, failureSummary } of nodes) {
                    problems.push(`${id}: ${help}\n  ${html}\n  ${failureSummary}`);
                }
            }
            done(problems);
        },
        (problem) => done([`axe failed: ${problem}`]),
    );
"#;

/// What is on its way to its place is not yet what the operator reads. Endless animations are left
/// out: a button that waits shimmers until its answer comes.
const SETTLE: &str = r#"
    const done = arguments[arguments.length - 1];
    const moving = document
        .getAnimations()
        .filter((animation) => animation.effect.getComputedTiming().endTime !== Infinity)
        .map((animation) => animation.finished.catch(() => undefined));
    // The second frame begins when the first one is drawn.
    const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => done()));
    Promise.all([document.fonts.ready, ...moving]).then(drawn);
"#;

/// Waits until the page has come to rest.
pub async fn settle(client: &Client) -> Result<(), CmdError> {
    client.execute_async(SETTLE, vec![]).await.map(|_| ())
}

/// Everything that is wrong, in words; nothing when all is well.
pub async fn problems(client: &Client) -> Result<Vec<String>, CmdError> {
    let there = client
        .execute("return typeof axe !== 'undefined'", vec![])
        .await?;
    if there != Value::Bool(true) {
        client.execute(&AXE, vec![]).await?;
    }
    let found = client.execute_async(EXAMINE, vec![]).await?;
    Ok(found
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect())
}
