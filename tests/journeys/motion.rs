//! For whom things that move are too much: the system says so, and the windows keep still.

use serde_json::json;

use crate::{
    support::Desk,
    ways::{self, ANNA, TwoFactor},
};

/// Notes what begins to move from now on, and for how long.
const WATCH: &str = r#"
    window.moved = [];
    const note = ({ target }) => {
        for (const animation of target.getAnimations()) {
            const { activeDuration } = animation.effect.getComputedTiming();
            window.moved.push([target.outerHTML.slice(0, 80), activeDuration]);
        }
    };
    for (const begins of ["animationstart", "transitionrun"]) addEventListener(begins, note, true);
"#;

#[test]
fn nothing_moves_where_the_system_keeps_still() {
    let desk = Desk::new();
    desk.keep_still();
    let window = desk.start_app();
    let asked = "return matchMedia('(prefers-reduced-motion: reduce)').matches";
    assert_eq!(window.script(asked, vec![]), json!(true));

    // Screens come and go, a button waits while a password is looked at, and something unfolds.
    window.script(WATCH, vec![]);
    ways::set_up(&window, TwoFactor::On);
    window.click("no-smartphone");
    window.click("back");
    ways::enter_password(&window, ANNA.username, "not the password");
    window.wait_for_alert("not right");
    let longer = "return [window.moved.length > 0, window.moved.filter(([, ms]) => ms > 1)]";
    assert_eq!(window.script(longer, vec![]), json!([true, []]));
}
