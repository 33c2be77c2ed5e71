//! The rules of the product, each proven on a whole backend: a database on disk, a clock that is
//! set, randomness from a seed.

mod attacks;
mod backup;
mod codes;
mod cut_off;
mod desk_names;
mod emails;
mod fresh_code;
mod hand_out;
mod import;
mod import_round_trip;
mod language;
mod operator_list;
mod operators;
mod own_phone;
mod password_strength;
mod policy;
mod questions;
mod random_courses;
mod reading_the_trail;
mod reference;
mod registration_codes;
mod restore;
mod rotation;
mod saved_filters;
mod service_access;
mod sessions;
mod set_up;
mod sign_in;
mod start_day;
mod tampering;
mod temporary_codes;
mod trail;
mod trail_standing;
mod venue;
mod verification;
