//! Sets a demo up as a person would, from the first launch to people who can sign in.

use guichet_core::{
    Caller, DeskId, Guichet, Operation, PlainPassword, Refusal, Role, Screen, Window,
    operations::{
        Back, BeginSetUp, ChooseNewPassword, ChooseTwoFactor, ConfirmServiceKey, CreateOperator,
        EnableTwoFactor, NameFirstAdministrator, NameInstitution, OpenServiceAccess,
        RequireTwoFactor, Selection, SignOut, StartSignIn,
    },
};

use super::{Demo, PASSWORD, PEOPLE, Person};

/// The institution, and what phones show of it.
const INSTITUTION: &str = "Guichet Demo";

/// Where all of it is done, for the trail.
const DESK: &str = "Demo";

/// Never signed in: a list of three shows nothing of what a list does.
const OTHERS: [(&str, &str); 5] = [
    ("daniel", "Daniel Favre"),
    ("elena", "Elena Bernasconi"),
    ("fabian", "Fabian Zürcher"),
    ("giulia", "Giulia Ferrari"),
    ("helene", "Hélène Dubois"),
];

/// Why a demo is not furnished.
#[derive(Debug, thiserror::Error)]
pub enum NotFurnished {
    /// The core refused one of its own steps.
    #[error("a step of the demo's set-up was refused: {0:?}")]
    Refused(Refusal),
    /// A step led to another screen than the next one.
    #[error("the demo's set-up does not lead to {0}")]
    LedElsewhere(&'static str),
}

impl From<Refusal> for NotFurnished {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Sets it up, in data that is open and empty.
pub async fn furnish(guichet: &Guichet) -> Result<Demo, NotFurnished> {
    let at = Furnishing(guichet);
    let [first, others @ ..] = &PEOPLE;
    let service_key = at.set_up(first).await?;
    at.sign_in(first, PASSWORD).await?;
    for person in others {
        at.create(person).await?;
    }
    for (username, display_name) in OTHERS {
        at.manage(new_operator(username, display_name, Role::Operator))
            .await?;
    }
    at.sit(SignOut {}).await?;
    at.enable_two_factor(&service_key).await?;
    Ok(Demo {
        people: PEOPLE.to_vec(),
        password: PASSWORD,
        service_key,
    })
}

struct Furnishing<'a>(&'a Guichet);

impl Furnishing<'_> {
    /// Asks from the sign-in window.
    async fn sit<O: Operation>(&self, question: O) -> Result<O::Answer, Refusal> {
        self.0.ask(&caller(Window::SignIn), question).await
    }

    /// Asks from the management window.
    async fn manage<O: Operation>(&self, question: O) -> Result<O::Answer, Refusal> {
        self.0.ask(&caller(Window::Management), question).await
    }

    /// F1 to F5; answers the service key.
    async fn set_up(&self, first: &Person) -> Result<String, NotFurnished> {
        self.sit(BeginSetUp {}).await?;
        self.sit(NameInstitution {
            name: INSTITUTION.to_owned(),
            short_name: INSTITUTION.to_owned(),
        })
        .await?;
        self.sit(NameFirstAdministrator {
            display_name: first.display_name.to_owned(),
            username: first.username.to_owned(),
            password: PlainPassword::from(PASSWORD),
        })
        .await?;
        // Enabled in the end: whoever is there by then goes on without a code until it is required (PO-3).
        let shown = self.sit(ChooseTwoFactor { enabled: false }).await?;
        let Screen::ServiceKey {
            groups,
            asked_group,
            ..
        } = shown
        else {
            return Err(NotFurnished::LedElsewhere("the service key"));
        };
        let asked = (asked_group as usize).checked_sub(1);
        let asked = asked.and_then(|asked| groups.0.get(asked));
        let group = asked.cloned().unwrap_or_default();
        self.sit(ConfirmServiceKey { group }).await?;
        Ok(groups.0.join("-"))
    }

    async fn sign_in(&self, person: &Person, password: &str) -> Result<Screen, Refusal> {
        self.sit(StartSignIn {
            username: person.username.to_owned(),
            password: PlainPassword::from(password),
        })
        .await
    }

    /// An administrator sits there. They create the person, who then chooses the demo's password.
    async fn create(&self, person: &Person) -> Result<(), NotFurnished> {
        let wanted = new_operator(person.username, person.display_name, person.role);
        let created = self.manage(wanted).await?;
        self.manage(RequireTwoFactor {
            operators: Selection::Operators {
                operators: vec![created.details.operator],
            },
            required: person.with_code,
        })
        .await?;
        self.sit(SignOut {}).await?;
        self.sign_in(person, &created.password).await?;
        let chosen = self
            .sit(ChooseNewPassword {
                password: PlainPassword::from(PASSWORD),
            })
            .await?;
        let Screen::SignedIn { .. } = chosen else {
            return Err(NotFurnished::LedElsewhere("a session"));
        };
        self.sit(SignOut {}).await?;
        let [first, ..] = &PEOPLE;
        self.sign_in(first, PASSWORD).await?;
        Ok(())
    }

    async fn enable_two_factor(&self, service_key: &str) -> Result<(), Refusal> {
        self.sit(OpenServiceAccess {
            service_key: service_key.to_owned(),
        })
        .await?;
        self.sit(EnableTwoFactor { enabled: true }).await?;
        self.sit(Back {}).await?;
        Ok(())
    }
}

fn new_operator(username: &str, display_name: &str, role: Role) -> CreateOperator {
    CreateOperator {
        username: username.to_owned(),
        display_name: display_name.to_owned(),
        email: String::new(),
        role,
    }
}

fn caller(window: Window) -> Caller {
    Caller {
        desk: DeskId::new(DESK),
        window,
    }
}
