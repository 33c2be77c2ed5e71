//! AU-1: each event of the trail is written by the deed that it is named for, and by nothing beside it.

use std::collections::HashSet;

use super::backup::{back_up, quiet};
use super::service_access::new_key;
use super::venue::{ADMINISTRATOR, BRUNOS_PASSWORD, PASSWORD, Phone, Venue, password};
use crate::AuditEvent::{self, *};
use crate::operations::*;
use crate::{
    Clock as _, ExportFormat, Language, OperatorFilter, OperatorQuery, Role, Span, TrailQuery,
    TypedCode, ValidFor,
};

/// The trail as it grows.
#[derive(Default)]
struct Trail {
    read: i64,
    named: HashSet<String>,
}

impl Trail {
    /// That these are the entries which were written since this was last asked.
    async fn says(&mut self, venue: &Venue, deed: &str, expected: &[AuditEvent]) {
        let mut file = venue.file().await;
        let entries: Vec<(i64, AuditEvent)> = sqlx::query_as(
            "select number, event from audit_entry where number > ? order by number",
        )
        .bind(self.read)
        .fetch_all(&mut file)
        .await
        .unwrap();
        sqlx::Connection::close(file).await.unwrap();
        let events: Vec<_> = entries.iter().map(|(_, event)| *event).collect();
        assert_eq!(events, expected, "{deed}");
        self.named
            .extend(events.iter().map(|event| format!("{event:?}")));
        self.read = entries.last().map_or(self.read, |(number, _)| *number);
    }
}

#[tokio::test]
async fn every_event_is_written_by_what_it_is_named_for__AU_1() {
    let mut venue = Venue::with_feature(false).await;
    let mut trail = Trail::default();
    trail.says(&venue, "set up", &[InstitutionSetUp]).await;

    // The administrator comes in, and asks for the feature, which the service team enables.
    let (desk, office) = (venue.sign_in_window("office"), venue.management("office"));
    desk.sign_in(ADMINISTRATOR, "wrong").await.unwrap_err();
    trail
        .says(&venue, "a wrong password", &[PasswordRefused])
        .await;
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    trail.says(&venue, "the right one", &[SignedIn]).await;
    office.ask(RequestActivation {}).await.unwrap();
    trail
        .says(&venue, "asking for the feature", &[ActivationRequested])
        .await;
    let service = venue.sign_in_window("service");
    let open = |service_key: &str| OpenServiceAccess {
        service_key: service_key.to_owned(),
    };
    let nobodys = crate::ServiceKey::generate(&crate::testing::SeededRandomness::new(6));
    let nobodys = nobodys.groups().join("-");
    service.ask(open(&nobodys)).await.unwrap_err();
    trail
        .says(&venue, "another service key", &[ServiceKeyRefused])
        .await;
    service.ask(open(&venue.service_key)).await.unwrap();
    trail
        .says(&venue, "the service key", &[ServiceAccessOpened])
        .await;
    service
        .ask(EnableTwoFactor { enabled: true })
        .await
        .unwrap();
    trail.says(&venue, "enabling", &[TwoFactorEnabled]).await;

    // An operator is made, and changed in all that can be changed.
    let new = CreateOperator {
        username: "bruno".to_owned(),
        display_name: "Bruno".to_owned(),
        email: String::new(),
        role: Role::Operator,
    };
    let bruno = office.ask(new).await.unwrap().details.operator;
    trail
        .says(&venue, "a new operator", &[OperatorCreated])
        .await;
    let rename = |display_name: &str, email: &str| RenameOperator {
        operator: bruno,
        username: "bruno".to_owned(),
        display_name: display_name.to_owned(),
        email: email.to_owned(),
    };
    office.ask(rename("Bruno Frei", "")).await.unwrap();
    trail.says(&venue, "another name", &[OperatorRenamed]).await;
    office
        .ask(rename("Bruno Frei", "bruno@carouge.ch"))
        .await
        .unwrap();
    trail.says(&venue, "an e-mail", &[EmailChanged]).await;
    for role in [Role::Administrator, Role::Operator] {
        let change = ChangeRole {
            operator: bruno,
            role,
        };
        office.ask(change).await.unwrap();
        trail.says(&venue, "another role", &[RoleChanged]).await;
    }
    office
        .ask(DisableOperator { operator: bruno })
        .await
        .unwrap();
    trail.says(&venue, "disabling", &[OperatorDisabled]).await;
    office
        .ask(EnableOperator { operator: bruno })
        .await
        .unwrap();
    trail
        .says(&venue, "enabling the operator", &[OperatorEnabled])
        .await;
    let require = |required| RequireTwoFactor {
        operators: Selection::Operators {
            operators: vec![bruno],
        },
        required,
    };
    office.ask(require(false)).await.unwrap();
    trail
        .says(&venue, "required no more", &[TwoFactorNotRequired])
        .await;
    office.ask(require(true)).await.unwrap();
    trail
        .says(&venue, "required again", &[TwoFactorRequired])
        .await;
    let reset = office.ask(ResetPassword { operator: bruno }).await.unwrap();
    trail
        .says(&venue, "a reset password", &[PasswordReset])
        .await;

    // He registers a phone, with a registration code.
    let mut settings = office.ask(GetInstitution {}).await.unwrap().settings;
    settings.registration_code_required = true;
    office.ask(ChangeSettings(settings)).await.unwrap();
    trail
        .says(&venue, "other settings", &[SettingsChanged])
        .await;
    let give = GiveRegistrationCode { operator: bruno };
    let code = office.ask(give).await.unwrap().code.groups.join("-");
    trail
        .says(&venue, "a registration code", &[RegistrationCodeGiven])
        .await;
    let window = venue.sign_in_window("desk 1");
    window.sign_in("bruno", &reset.password).await.unwrap();
    let own = ChooseNewPassword {
        password: password(BRUNOS_PASSWORD),
    };
    window.ask(own).await.unwrap();
    trail
        .says(&venue, "a new password", &[PasswordChanged])
        .await;
    window.ask(Next {}).await.unwrap();
    let wrong = TypedCode::from("0000-0000");
    let wrong = EnterRegistrationCode { code: wrong };
    window.ask(wrong).await.unwrap_err();
    trail
        .says(
            &venue,
            "a wrong registration code",
            &[RegistrationCodeRefused],
        )
        .await;
    let right = TypedCode::from(code.as_str());
    window
        .ask(EnterRegistrationCode { code: right })
        .await
        .unwrap();
    let accepted = [RegistrationCodeAccepted, RegistrationStarted];
    trail.says(&venue, "the right one", &accepted).await;
    let phone = Phone::read(&window.ask(ShowSecretKey {}).await.unwrap());
    window.ask(Next {}).await.unwrap();
    window.code(&phone.wrong_code(&venue)).await.unwrap_err();
    trail.says(&venue, "a wrong code", &[CodeRefused]).await;
    window.code(&phone.code(&venue)).await.unwrap();
    trail
        .says(&venue, "a phone", &[PhoneRegistered, SignedIn])
        .await;

    // In his session.
    let theirs = venue.management("desk 1");
    theirs.ask(GetInstitution {}).await.unwrap_err();
    trail.says(&venue, "what is not his", &[NotAllowed]).await;
    window.ask(Lock::default()).await.unwrap();
    trail.says(&venue, "locking", &[SessionLocked]).await;
    let unlock = Unlock {
        password: password(BRUNOS_PASSWORD),
    };
    window.ask(unlock).await.unwrap();
    trail.says(&venue, "unlocking", &[SessionUnlocked]).await;
    for (current, new) in [(BRUNOS_PASSWORD, PASSWORD), (PASSWORD, BRUNOS_PASSWORD)] {
        let change = ChangeMyPassword {
            current_password: password(current),
            password: password(new),
        };
        window.ask(change).await.unwrap();
        trail
            .says(&venue, "a password of his own", &[PasswordChanged])
            .await;
    }
    venue.next_step();
    let code = phone.code(&venue);
    let change = window.change_my_phone(BRUNOS_PASSWORD, &code);
    change.await.unwrap();
    trail
        .says(&venue, "proving it for another phone", &[IdentityProven])
        .await;
    let phone = window.scan().await;
    trail.says(&venue, "its key", &[RegistrationStarted]).await;
    window.ask(Next {}).await.unwrap();
    window.code(&phone.code(&venue)).await.unwrap();
    trail
        .says(
            &venue,
            "another phone of his own",
            &[PhoneRegistered, OwnPhoneChanged],
        )
        .await;
    window.ask(SignOut {}).await.unwrap();
    trail.says(&venue, "signing out", &[SignedOut]).await;

    // The phone stays at home, and is lost.
    let give = || GiveTemporaryCode {
        operator: bruno,
        valid_for: ValidFor::OneHour,
    };
    let given = office.ask(give()).await.unwrap().code.groups.join("");
    trail
        .says(&venue, "a temporary code", &[TemporaryCodeGiven])
        .await;
    window.sign_in("bruno", BRUNOS_PASSWORD).await.unwrap();
    let code = TypedCode::from(given.as_str());
    window.ask(EnterTemporaryCode { code }).await.unwrap();
    trail
        .says(&venue, "using it", &[TemporaryCodeUsed, SignedIn])
        .await;
    office.ask(EndSessions { operator: bruno }).await.unwrap();
    trail
        .says(&venue, "ending his session", &[SessionEnded])
        .await;
    office.ask(give()).await.unwrap();
    let lost = ChangePhone {
        operator: bruno,
        reason: PhoneChangeReason::Lost,
        identity_checked: true,
    };
    office.ask(lost).await.unwrap();
    let changed = [
        TemporaryCodeGiven,
        PhoneChanged,
        TemporaryCodeVoided,
        RegistrationCodeGiven,
    ];
    trail.says(&venue, "CHANGE PHONE", &changed).await;
    for _ in 0..5 {
        window.sign_in("bruno", "wrong").await.unwrap_err();
    }
    trail
        .says(&venue, "wrong passwords", &[PasswordRefused; 5])
        .await;
    office
        .ask(UnlockOperator { operator: bruno })
        .await
        .unwrap();
    trail
        .says(&venue, "ending his wait", &[OperatorUnlocked])
        .await;

    // What an administrator does with the institution.
    let week = Some(venue.clock.now().plus(Span::days(7)));
    office.ask(AnnounceStart { from: week }).await.unwrap();
    trail.says(&venue, "a first day", &[StartAnnounced]).await;
    office.ask(AnnounceStart { from: None }).await.unwrap();
    trail.says(&venue, "no first day", &[StartWithdrawn]).await;
    let name = "Till 1".to_owned();
    office.ask(NameDesk { name }).await.unwrap();
    trail.says(&venue, "the desk's name", &[DeskChanged]).await;
    let file = PreviewImport {
        name: "team.csv".to_owned(),
        bytes: b"Display name;Operator name\nZo\xc3\xab;zoe\n".to_vec(),
    };
    office.ask(file).await.unwrap();
    office.ask(ImportOperators::default()).await.unwrap();
    trail
        .says(&venue, "an import", &[OperatorCreated, OperatorsImported])
        .await;
    let export = ExportOperators {
        query: OperatorQuery {
            search: String::new(),
            filter: OperatorFilter::All,
            role: None,
        },
        language: Language::En,
    };
    office.ask(export).await.unwrap();
    trail
        .says(&venue, "the exported list", &[OperatorsExported])
        .await;
    let export = ExportTrail {
        query: TrailQuery {
            from: None,
            before: None,
            person: None,
            kind: None,
        },
        format: ExportFormat::Csv,
    };
    office.ask(export).await.unwrap();
    trail
        .says(&venue, "the exported trail", &[TrailExported])
        .await;
    let (elsewhere, before_backup) = (tempfile::tempdir().unwrap(), trail.read);
    let backup = elsewhere.path().join("a");
    back_up(&office, &backup).await.unwrap();
    trail.says(&venue, "a backup", &[BackupMade]).await;

    // What else the service team does.
    service
        .ask(EnableTwoFactor { enabled: false })
        .await
        .unwrap();
    trail
        .says(&venue, "disabling the feature", &[TwoFactorDisabled])
        .await;
    let service_key = venue.service_key.clone();
    service.ask(RotateKeys { service_key }).await.unwrap();
    trail.says(&venue, "new keys", &[KeysRotated]).await;
    venue.clock.set(venue.clock.now().minus(Span::minutes(10)));
    service.ask(AcceptClock {}).await.unwrap();
    trail
        .says(&venue, "the clock as it is", &[ClockAccepted])
        .await;
    let (_, group) = new_key(&service).await;
    service.ask(ConfirmNewServiceKey { group }).await.unwrap();
    trail
        .says(&venue, "a new service key", &[ServiceKeyReplaced])
        .await;
    let restore = RestoreBackup {
        service_key: venue.service_key.clone(),
        confirmation: "Carouge".to_owned(),
    };
    let restored = venue
        .guichet
        .restore_backup(&service.caller, &backup, restore, quiet());
    restored.await.unwrap();
    trail.read = before_backup;
    trail
        .says(&venue, "the backup restored", &[BackupRestored])
        .await;

    // The key is lost, and then somebody edits the file.
    let desk = "desk 1";
    venue.key_store.forget("root-key");
    venue.restart().await;
    let open = |service_key: &str| OpenWithServiceKey {
        service_key: service_key.to_owned(),
    };
    let key = venue.service_key.clone();
    venue.sign_in_window(desk).ask(open(&key)).await.unwrap();
    trail.says(&venue, "opening the data", &[DataOpened]).await;
    venue
        .tamper("update operator set display_name = 'Eve' where username = 'bruno'")
        .await;
    venue.restart().await;
    venue.sign_in_window(desk).ask(open(&key)).await.unwrap();
    trail
        .says(&venue, "accepting what was edited", &[FindingAccepted])
        .await;

    // Nobody comes back to a desk.
    let desk = venue.sign_in_window(desk);
    desk.sign_in(ADMINISTRATOR, PASSWORD).await.unwrap();
    trail
        .says(&venue, "signing in once more", &[SignedIn])
        .await;
    venue.clock.pass(Span::minutes(60));
    venue.guichet.tick().await;
    trail.says(&venue, "idling", &[SessionLocked]).await;
    venue.clock.pass(Span::minutes(12 * 60));
    venue.guichet.tick().await;
    trail.says(&venue, "a day's end", &[SessionEnded]).await;

    for event in AuditEvent::ALL {
        let event = format!("{event:?}");
        assert!(trail.named.contains(&event), "{event} was never written");
    }
}
