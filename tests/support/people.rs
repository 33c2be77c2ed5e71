//! Who the journeys are about.

/// Someone who signs in.
pub struct Person {
    pub display_name: &'static str,
    pub username: &'static str,
    pub password: &'static str,
}

/// The first administrator.
pub const ANNA: Person = Person {
    display_name: "Anna Keller",
    username: "anna.keller",
    password: "seven quiet geese at noon",
};
/// An operator.
pub const BRUNO: Person = Person {
    display_name: "Bruno Frei",
    username: "bruno.frei",
    password: "a lamp under the blue stairs",
};
/// A second administrator.
pub const CLARA: Person = Person {
    display_name: "Clara Rossi",
    username: "clara.rossi",
    password: "tomorrow it rains on Tuesdays",
};
