//! The rules of the product, each proven on a whole backend: a database on disk, a clock that is
//! set, randomness from a seed.

mod attacks;
mod codes;
mod cut_off;
mod operators;
mod policy;
mod reading_the_trail;
mod rotation;
mod sessions;
mod set_up;
mod sign_in;
mod tampering;
mod trail;
mod trail_standing;
mod venue;
mod verification;
