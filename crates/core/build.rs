//! A new migration alone must build the core anew: the macro that embeds them does not say so.

#![allow(
    clippy::print_stdout,
    reason = "cargo reads what a build script prints"
)]

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
