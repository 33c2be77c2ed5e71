//! The rules of product.md and security.md, each proven on a whole backend: a database on disk,
//! a clock that is set, randomness from a seed.

mod operators;
mod policy;
mod set_up;
mod sign_in;
mod venue;
