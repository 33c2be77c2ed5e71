//! The words of a file of operators, in the four languages of the windows: what its columns are called
//! and what stands in them. They are compared without regard to case, accents, spaces and signs.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Serialize;
use ts_rs::TS;

use crate::language::Language;
use crate::names::search_words;
use crate::operator::{Role, TwoFactorStanding};

/// A column of such a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportColumn {
    /// Their name.
    DisplayName,
    /// What they type at sign-in.
    Username,
    /// Their e-mail.
    Email,
    /// What they may do.
    Role,
    /// Whether the second factor is required of them.
    TwoFactor,
    /// Where they stand with it. From here on: in an exported file only, and not read.
    Standing,
    /// When their phone was registered.
    PhoneRegistered,
    /// When they last signed in.
    LastSignIn,
    /// Whether they can't sign in.
    Disabled,
}

impl ImportColumn {
    pub(super) const ALL: [Self; 9] = [
        Self::DisplayName,
        Self::Username,
        Self::Email,
        Self::Role,
        Self::TwoFactor,
        Self::Standing,
        Self::PhoneRegistered,
        Self::LastSignIn,
        Self::Disabled,
    ];
    /// Those of a file that somebody writes.
    pub(super) const WRITTEN: [Self; 5] = [
        Self::DisplayName,
        Self::Username,
        Self::Email,
        Self::Role,
        Self::TwoFactor,
    ];
    /// Without these no row says anything.
    pub(super) const NEEDED: [Self; 2] = [Self::DisplayName, Self::Username];

    /// As the windows call it, in English, French, German and Italian.
    const fn names(self) -> [&'static str; 4] {
        match self {
            Self::DisplayName => [
                "Display name",
                "Nom affiché",
                "Anzeigename",
                "Nome visualizzato",
            ],
            Self::Username => [
                "Operator name",
                "Nom d’opérateur",
                "Benutzername",
                "Nome operatore",
            ],
            Self::Email => ["E-mail", "E-mail", "E-Mail", "E-mail"],
            Self::Role => ["Role", "Rôle", "Rolle", "Ruolo"],
            Self::TwoFactor => ["Two-factor", "Deux facteurs", "Zwei-Faktor", "Due fattori"],
            Self::Standing => ["Standing", "État", "Stand", "Stato"],
            Self::PhoneRegistered => [
                "Phone registered",
                "Téléphone depuis",
                "Telefon registriert",
                "Telefono registrato",
            ],
            Self::LastSignIn => [
                "Last sign-in",
                "Dernière connexion",
                "Letzte Anmeldung",
                "Ultimo accesso",
            ],
            Self::Disabled => ["Disabled", "Désactivé", "Deaktiviert", "Disattivato"],
        }
    }

    /// What else people call it.
    const fn other_names(self) -> &'static [&'static str] {
        match self {
            Self::DisplayName => &["Name", "Nom", "Nome"],
            Self::Username => &["Username", "User name", "Nom d’utilisateur", "Nome utente"],
            Self::Email => &[
                "E-mail address",
                "Adresse e-mail",
                "Courriel",
                "E-Mail-Adresse",
                "Indirizzo e-mail",
                "Mail",
            ],
            Self::TwoFactor => &[
                "Two-factor sign-in",
                "Two-factor required",
                "Connexion à deux facteurs",
                "Zwei-Faktor-Anmeldung",
                "Accesso a due fattori",
            ],
            Self::Role
            | Self::Standing
            | Self::PhoneRegistered
            | Self::LastSignIn
            | Self::Disabled => &[],
        }
    }

    /// Its name in this language.
    pub(super) fn name(self, language: Language) -> &'static str {
        in_language(self.names(), language)
    }

    /// The column with this name, in any language.
    pub(super) fn named(name: &str) -> Option<Self> {
        let name = folded(name);
        Self::ALL.into_iter().find(|column| {
            let mut names = column
                .names()
                .into_iter()
                .chain(column.other_names().iter().copied());
            names.any(|known| folded(known) == name)
        })
    }
}

const OPERATOR: [&str; 4] = ["operator", "opérateur", "Kasse", "operatore"];
const ADMINISTRATOR: [&str; 4] = [
    "administrator",
    "administrateur",
    "Administration",
    "amministratore",
];
const YES: [&str; 4] = ["yes", "oui", "ja", "sì"];
const NO: [&str; 4] = ["no", "non", "nein", "no"];

/// The word for a role.
pub(super) fn role_word(role: Role, language: Language) -> &'static str {
    let words = match role {
        Role::Operator => OPERATOR,
        Role::Administrator => ADMINISTRATOR,
    };
    in_language(words, language)
}

/// The role that a word means.
pub(super) fn role(word: &str) -> Option<Role> {
    static ROLES: LazyLock<HashMap<String, Role>> = LazyLock::new(|| {
        let also_operator = ["opératrice", "operatrice", "Mitarbeitende"];
        let also_administrator = [
            "admin",
            "administratrice",
            "Administratorin",
            "amministratrice",
        ];
        let mut roles = HashMap::new();
        learn(&mut roles, Role::Operator, &[&OPERATOR, &also_operator]);
        learn(
            &mut roles,
            Role::Administrator,
            &[&ADMINISTRATOR, &also_administrator],
        );
        roles
    });
    ROLES.get(&folded(word)).copied()
}

/// The word for yes or no.
pub(super) fn yes_no_word(yes: bool, language: Language) -> &'static str {
    in_language(if yes { YES } else { NO }, language)
}

/// What a word for yes or no means. Spreadsheets write their own for what they take for a condition.
pub(super) fn yes_no(word: &str) -> Option<bool> {
    static WORDS: LazyLock<HashMap<String, bool>> = LazyLock::new(|| {
        let mut words = HashMap::new();
        learn(
            &mut words,
            true,
            &[&YES, &["true", "vrai", "wahr", "vero", "1"]],
        );
        learn(
            &mut words,
            false,
            &[&NO, &["false", "faux", "falsch", "falso", "0"]],
        );
        words
    });
    WORDS.get(&folded(word)).copied()
}

/// A file asks for each of them in every row: they are folded once.
fn learn<T: Copy>(known: &mut HashMap<String, T>, meaning: T, words: &[&[&str]]) {
    let words = words.iter().copied().flatten();
    known.extend(words.map(|word| (folded(word), meaning)));
}

/// As the list calls it.
pub(super) fn standing_word(standing: TwoFactorStanding, language: Language) -> &'static str {
    let words = match standing {
        TwoFactorStanding::Off => ["Off", "Sans code", "Aus", "Senza codice"],
        TwoFactorStanding::Waiting => [
            "Waiting for phone",
            "Téléphone attendu",
            "Telefon fehlt",
            "Attesa telefono",
        ],
        TwoFactorStanding::Registered => ["On", "Avec code", "Ein", "Con codice"],
    };
    in_language(words, language)
}

/// What stands in the template's only row: nobody is called so.
pub(super) const EXAMPLE_NAME: [&str; 4] = [
    "Example (replace this row)",
    "Exemple (remplacez cette ligne)",
    "Beispiel (diese Zeile ersetzen)",
    "Esempio (sostituire questa riga)",
];
/// A name that is typed has no spaces.
pub(super) const EXAMPLE_USERNAME: [&str; 4] = [
    "firstname.lastname",
    "prenom.nom",
    "vorname.nachname",
    "nome.cognome",
];
/// In a domain that can't be anybody's.
pub(super) const EXAMPLE_EMAIL: [&str; 4] = [
    "firstname.lastname@example.com",
    "prenom.nom@example.com",
    "vorname.nachname@example.com",
    "nome.cognome@example.com",
];

/// Whether the row is the template's, left as it was.
pub(super) fn is_example(display_name: &str) -> bool {
    EXAMPLE_NAME.contains(&display_name)
}

pub(super) fn in_language(words: [&'static str; 4], language: Language) -> &'static str {
    let [en, fr, de, it] = words;
    match language {
        Language::En => en,
        Language::Fr => fr,
        Language::De => de,
        Language::It => it,
    }
}

fn folded(word: &str) -> String {
    search_words(&[word]).replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LANGUAGES: [Language; 4] = [Language::En, Language::Fr, Language::De, Language::It];

    #[test]
    fn every_word_that_is_written_is_read_and_means_one_thing__OP_5() {
        for language in LANGUAGES {
            for column in ImportColumn::ALL {
                let name = column.name(language);
                assert_eq!(ImportColumn::named(name), Some(column), "{name}");
                let shouted = name.to_uppercase().replace('’', "'");
                assert_eq!(ImportColumn::named(&shouted), Some(column), "{shouted}");
            }
            for one in [Role::Operator, Role::Administrator] {
                assert_eq!(role(role_word(one, language)), Some(one));
            }
            for one in [true, false] {
                assert_eq!(yes_no(yes_no_word(one, language)), Some(one));
            }
        }
        assert_eq!(
            ImportColumn::named("nom d'operateur "),
            Some(ImportColumn::Username)
        );
        assert_eq!(yes_no("SI"), Some(true));
        for nothing in ["", "-", "maybe", "operators"] {
            assert_eq!(ImportColumn::named(nothing), None, "{nothing}");
            assert_eq!(role(nothing), None, "{nothing}");
            assert_eq!(yes_no(nothing), None, "{nothing}");
        }
    }
}
