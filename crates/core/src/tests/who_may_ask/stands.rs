//! Where a desk can stand, and the way there.

use crate::operations::*;
use crate::tests::venue::{ADMINISTRATOR, BRUNOS_PASSWORD, Desk, PASSWORD, Venue, registered};
use crate::{Clock as _, KeyStoreError, Language, Role, Screen, Span};
use Stands::*;

/// Where a desk stands, and who is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    // Nothing is set up yet.
    AtWelcome,
    AtInstitution,
    AtFirstAdministrator,
    AtTwoFactorChoice,
    AtServiceKey,
    // Nobody is signed in.
    AtSignIn,
    AtSignInOnceTooSlow,
    // A sign-in is under way.
    AtNewPassword,
    AtAnnouncement,
    AtGetApp,
    AtRegistrationCode,
    AtRegister,
    AtConfirmingCode,
    AtCode,
    // Somebody is signed in.
    OperatorIn,
    AdministratorIn,
    LockedByPassword,
    LockedByCode,
    ChangingPhoneAtGetApp,
    ChangingPhoneAtRegister,
    ChangingPhoneAtCode,
    LockedChangingPhone,
    // The service team is here.
    ServiceTeamIn,
    ServiceTeamInAndClockBehind,
    ServiceTeamAtAdministrator,
    ServiceTeamAtNewKey,
    // The data is closed.
    KeyMissing,
    KeyringLocked,
}

impl Stands {
    pub(super) fn sets_up(self) -> bool {
        SETTING_UP.contains(&self)
    }

    pub(super) fn signs_in(self) -> bool {
        SIGNING_IN.contains(&self)
    }

    pub(super) fn is_in_session(self) -> bool {
        IN_SESSION.contains(&self)
    }

    pub(super) fn is_locked(self) -> bool {
        matches!(self, LockedByPassword | LockedByCode | LockedChangingPhone)
    }

    pub(super) fn is_unlocked(self) -> bool {
        self.is_in_session() && !self.is_locked()
    }

    pub(super) fn changes_phone(self) -> bool {
        matches!(
            self,
            ChangingPhoneAtGetApp | ChangingPhoneAtRegister | ChangingPhoneAtCode
        )
    }

    pub(super) fn is_service_team(self) -> bool {
        SERVICE_TEAM.contains(&self)
    }

    pub(super) fn is_closed(self) -> bool {
        CLOSED.contains(&self)
    }
}

pub(super) const SETTING_UP: &[Stands] = &[
    AtWelcome,
    AtInstitution,
    AtFirstAdministrator,
    AtTwoFactorChoice,
    AtServiceKey,
];
/// Nobody is signed in, and a sign-in is under way or may begin.
pub(super) const SIGNING_IN: &[Stands] = &[
    AtSignIn,
    AtSignInOnceTooSlow,
    AtNewPassword,
    AtAnnouncement,
    AtGetApp,
    AtRegistrationCode,
    AtRegister,
    AtConfirmingCode,
    AtCode,
];
/// The administrator in all of them but the first.
pub(super) const IN_SESSION: &[Stands] = &[
    OperatorIn,
    AdministratorIn,
    LockedByPassword,
    LockedByCode,
    ChangingPhoneAtGetApp,
    ChangingPhoneAtRegister,
    ChangingPhoneAtCode,
    LockedChangingPhone,
];
pub(super) const SERVICE_TEAM: &[Stands] = &[
    ServiceTeamIn,
    ServiceTeamInAndClockBehind,
    ServiceTeamAtAdministrator,
    ServiceTeamAtNewKey,
];
pub(super) const CLOSED: &[Stands] = &[KeyMissing, KeyringLocked];

pub(super) const DESK: &str = "desk 1";

/// The feature is on; the administrator, of whom no code is asked, has just signed in at "office".
async fn with_office() -> Venue {
    let venue = Venue::with_feature(false).await;
    venue.enable(true).await;
    venue.office().await;
    venue
}

/// The same; Bruno, who has no phone, gives his password.
async fn with_bruno(before: impl AsyncFnOnce(&Venue, &Desk<'_>)) -> Venue {
    let venue = with_office().await;
    let office = venue.management("office");
    venue.operator(&office, "bruno", BRUNOS_PASSWORD).await;
    before(&venue, &office).await;
    let desk = venue.sign_in_window(DESK);
    desk.sign_in("bruno", BRUNOS_PASSWORD).await.unwrap();
    venue
}

/// The administrator, signed in with a phone that they want to change.
async fn with_phone_to_change() -> Venue {
    let (venue, phone) = registered().await;
    let desk = venue.sign_in_window(DESK);
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    desk.code(&phone.code(&venue)).await.unwrap();
    open_hand_out(&venue).await;
    venue.next_step();
    let code = phone.code(&venue);
    desk.change_my_phone(PASSWORD, &code).await.unwrap();
    venue
}

/// What the print window shows is chosen first.
async fn open_hand_out(venue: &Venue) {
    let (language, buttons) = (Language::Fr, Language::Fr);
    let question = OpenHandOut {
        language,
        buttons,
        whom_to_ask: None,
    };
    venue.management(DESK).ask(question).await.unwrap();
}

async fn with_service_team() -> Venue {
    let venue = Venue::with_feature(false).await;
    let service_key = venue.service_key.clone();
    let desk = venue.sign_in_window(DESK);
    desk.ask(OpenServiceAccess { service_key }).await.unwrap();
    venue
}

/// A venue whose desk stands there.
pub(super) async fn venue_that(stands: Stands) -> Venue {
    let venue = match stands {
        AtWelcome | AtInstitution | AtFirstAdministrator | AtTwoFactorChoice | AtServiceKey => {
            let venue = Venue::empty().await;
            if stands != AtWelcome {
                venue.set_up_to_service_key(false).await;
            }
            // Back from the last step, one by one.
            for _ in SETTING_UP.iter().rev().take_while(|step| **step != stands) {
                venue.sign_in_window(DESK).back().await;
            }
            venue
        }
        AtSignIn => Venue::with_feature(true).await,
        AtSignInOnceTooSlow => {
            let venue = Venue::with_feature(true).await;
            let desk = venue.sign_in_window(DESK);
            desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
            venue.clock.pass(Span::minutes(11));
            desk.look().await;
            venue
        }
        AtNewPassword => {
            let venue = with_office().await;
            let new = CreateOperator {
                username: "bruno".to_owned(),
                display_name: "Bruno".to_owned(),
                email: String::new(),
                role: Role::Operator,
            };
            let made = venue.management("office").ask(new).await.unwrap().password;
            let desk = venue.sign_in_window(DESK);
            desk.sign_in("bruno", &made).await.unwrap();
            venue
        }
        AtAnnouncement => {
            with_bruno(async |venue, office| {
                let from = Some(venue.clock.now().plus(Span::days(7)));
                office.ask(AnnounceStart { from }).await.unwrap();
            })
            .await
        }
        AtGetApp => with_bruno(async |_, _| {}).await,
        AtRegistrationCode => {
            let venue = with_bruno(async |venue, _| {
                venue
                    .write("update institution set registration_code_required = 1")
                    .await;
            })
            .await;
            venue.sign_in_window(DESK).ask(Next {}).await.unwrap();
            venue
        }
        AtRegister | AtConfirmingCode => {
            let venue = with_bruno(async |_, _| {}).await;
            venue.sign_in_window(DESK).scan().await;
            if stands == AtConfirmingCode {
                venue.sign_in_window(DESK).ask(Next {}).await.unwrap();
            }
            venue
        }
        AtCode => {
            let (venue, _) = registered().await;
            let desk = venue.sign_in_window(DESK);
            desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
            venue
        }
        OperatorIn => {
            let venue = Venue::with_feature(false).await;
            let office = venue.office().await;
            venue.operator(&office, "bruno", BRUNOS_PASSWORD).await;
            let desk = venue.sign_in_window(DESK);
            desk.sign_in("bruno", BRUNOS_PASSWORD).await.unwrap();
            venue
        }
        AdministratorIn | LockedByPassword => {
            let venue = Venue::with_feature(false).await;
            let desk = venue.sign_in_window(DESK);
            desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
            open_hand_out(&venue).await;
            venue
        }
        LockedByCode => {
            let (venue, phone) = registered().await;
            venue
                .write("update institution set unlock_with = 'code'")
                .await;
            let desk = venue.sign_in_window(DESK);
            desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
            desk.code(&phone.code(&venue)).await.unwrap();
            venue
        }
        ChangingPhoneAtGetApp | LockedChangingPhone => with_phone_to_change().await,
        ChangingPhoneAtRegister | ChangingPhoneAtCode => {
            let venue = with_phone_to_change().await;
            venue.sign_in_window(DESK).scan().await;
            if stands == ChangingPhoneAtCode {
                venue.sign_in_window(DESK).ask(Next {}).await.unwrap();
            }
            venue
        }
        ServiceTeamIn => with_service_team().await,
        ServiceTeamInAndClockBehind => {
            let venue = with_service_team().await;
            venue.clock.set(venue.clock.now().minus(Span::minutes(60)));
            venue
        }
        ServiceTeamAtAdministrator => {
            let venue = with_service_team().await;
            let desk = venue.sign_in_window(DESK);
            let username = ADMINISTRATOR.to_owned();
            let found = desk.ask(FindAdministrator { username }).await.unwrap();
            let operator = found.operator;
            desk.ask(ChooseAdministrator { operator }).await.unwrap();
            venue
        }
        ServiceTeamAtNewKey => {
            let venue = with_service_team().await;
            let desk = venue.sign_in_window(DESK);
            desk.ask(ReplaceServiceKey {}).await.unwrap();
            venue
        }
        KeyMissing | KeyringLocked => {
            let mut venue = Venue::with_feature(false).await;
            if stands == KeyMissing {
                venue.key_store.clear();
            } else {
                venue.key_store.set_trouble(Some(|| KeyStoreError::Locked));
            }
            venue.restart().await;
            venue
        }
    };
    if stands.is_locked() {
        let desk = venue.sign_in_window(DESK);
        desk.ask(Lock::default()).await.unwrap();
    }
    let screen = venue.sign_in_window(DESK).look().await;
    assert!(is_of(stands, &screen), "{stands:?} is {screen:?}");
    venue
}

/// Whether the desk stands where the table says, by its screen.
fn is_of(stands: Stands, screen: &Screen) -> bool {
    match stands {
        AtWelcome => matches!(screen, Screen::Welcome),
        AtInstitution => matches!(screen, Screen::Institution { .. }),
        AtFirstAdministrator => matches!(screen, Screen::FirstAdministrator { .. }),
        AtTwoFactorChoice => matches!(screen, Screen::TwoFactorChoice { .. }),
        AtServiceKey => matches!(screen, Screen::ServiceKey { .. }),
        AtSignIn | AtSignInOnceTooSlow => matches!(screen, Screen::SignIn { .. }),
        AtNewPassword => matches!(screen, Screen::NewPassword { .. }),
        AtAnnouncement => matches!(screen, Screen::Announcement { .. }),
        AtGetApp | ChangingPhoneAtGetApp => matches!(screen, Screen::GetApp { .. }),
        AtRegistrationCode => matches!(screen, Screen::RegistrationCode { .. }),
        AtRegister | ChangingPhoneAtRegister => matches!(screen, Screen::Register { .. }),
        AtConfirmingCode | AtCode | ChangingPhoneAtCode => {
            matches!(screen, Screen::EnterCode { .. })
        }
        OperatorIn | AdministratorIn => matches!(screen, Screen::SignedIn { .. }),
        LockedByPassword | LockedByCode | LockedChangingPhone => {
            matches!(screen, Screen::Locked { .. })
        }
        ServiceTeamIn | ServiceTeamInAndClockBehind => {
            matches!(screen, Screen::ServiceAccess { .. })
        }
        ServiceTeamAtAdministrator => matches!(screen, Screen::ServiceAdministrator { .. }),
        ServiceTeamAtNewKey => matches!(screen, Screen::NewServiceKey { .. }),
        KeyMissing | KeyringLocked => matches!(screen, Screen::Closed { .. }),
    }
}
