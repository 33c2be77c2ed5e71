//! What the environment says.

use std::env;

/// A variable that says something. A workflow passes one that nobody has set on as an empty one.
pub fn named(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}
