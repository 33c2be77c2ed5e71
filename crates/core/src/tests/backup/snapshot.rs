//! SE-19, RE-2: the copy of the database that lies in the data folder while a backup is written.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::{DATABASE, OWN, names_in};
use crate::keys::CROCKFORD;
use crate::operations::*;
use crate::tests::secrets::Secrets;
use crate::tests::venue::two_with_phones;
use crate::tests::venue::{BRUNOS_PASSWORD, Desk, PASSWORD, Phone, Venue, password};
use crate::{InstitutionSettings, Progress, Role, Stage, Tell, TypedCode, ValidFor};

const SNAPSHOT: &str = "guichet-snapshot.db";
const REFUSED_PASSWORD: &str = "wrong secret words 5521";

/// A venue where every kind of secret was made and used, with Anna in the office.
async fn lived_in() -> (Venue, Secrets) {
    let (venue, annas, bruno, brunos) = two_with_phones().await;
    let mut secrets = Secrets::default();
    let office = venue.management("office");
    let give = GiveTemporaryCode {
        operator: bruno,
        valid_for: ValidFor::OneHour,
    };
    let temporary_code = office.ask(give).await.unwrap().code.groups.concat();
    add_root_key(&mut secrets, "the root key of before", &venue);
    office.ask(RenewKeys {}).await.unwrap();
    add_root_key(&mut secrets, "the root key", &venue);

    let desk = venue.sign_in_window("desk 1");
    let refused = desk.sign_in("bruno", REFUSED_PASSWORD).await;
    refused.unwrap_err();
    desk.sign_in("bruno", BRUNOS_PASSWORD).await.unwrap();
    let wrong_code = brunos.wrong_code(&venue);
    desk.code(&wrong_code).await.unwrap_err();
    let code = brunos.code(&venue);
    desk.code(&code).await.unwrap();
    let (generated, registration_code, claras) = half_registered(&venue, &office).await;

    let service_key = &venue.service_key;
    let letters = service_key.replace('-', "");
    // Without the group that is their checksum.
    let key = CROCKFORD.decode(&letters.as_bytes()[..letters.len() - 4]);
    secrets.bytes("the service key", &key.unwrap());
    for (what, secret) in [
        ("the service key with hyphens", service_key),
        ("the service key's letters", &letters),
        ("an administrator's password", &PASSWORD.to_owned()),
        ("an operator's password", &BRUNOS_PASSWORD.to_owned()),
        ("a chosen password", &OWN.to_owned()),
        ("a generated password", &generated),
        ("a refused password", &REFUSED_PASSWORD.to_owned()),
        ("a code", &code),
        ("a wrong code", &wrong_code),
        ("a temporary code", &temporary_code),
        ("a registration code", &registration_code),
    ] {
        secrets.text(what, secret);
    }
    for (whose, phone) in [("Anna", annas), ("Bruno", brunos), ("Clara", claras)] {
        let key = data_encoding::BASE32_NOPAD.encode(&phone.key);
        secrets.text(&format!("{whose}'s secret key, as it is shown"), &key);
        secrets.bytes(&format!("{whose}'s secret key"), &phone.key);
    }
    venue.next_step();
    (venue, secrets)
}

fn add_root_key(secrets: &mut Secrets, what: &str, venue: &Venue) {
    secrets.bytes(what, venue.key_store.root_key().expose());
}

/// Clara, with a registration code, and a phone that has scanned and not confirmed: her generated password,
/// the code and the phone.
async fn half_registered(venue: &Venue, office: &Desk<'_>) -> (String, String, Phone) {
    let settings = office.ask(GetInstitution {}).await.unwrap().settings;
    let with_codes = InstitutionSettings {
        registration_code_required: true,
        ..settings
    };
    office.ask(ChangeSettings(with_codes)).await.unwrap();
    let clara = CreateOperator {
        username: "clara".to_owned(),
        display_name: "Clara Rossi".to_owned(),
        email: String::new(),
        role: Role::Operator,
    };
    let created = office.ask(clara).await.unwrap();
    let registration_code = created.registration_code.unwrap().groups.concat();
    let desk = venue.sign_in_window("training");
    desk.sign_in("clara", &created.password).await.unwrap();
    let password = password(OWN);
    desk.ask(ChooseNewPassword { password }).await.unwrap();
    desk.ask(Next {}).await.unwrap();
    let code = TypedCode::from(registration_code.as_str());
    desk.ask(EnterRegistrationCode { code }).await.unwrap();
    let shown = desk.ask(ShowSecretKey {}).await.unwrap();
    (created.password, registration_code, Phone::read(&shown))
}

/// What lies in these folders, and what is in it, each time that a backup says how far it is written.
type Looks = Arc<Mutex<Vec<Vec<(PathBuf, Vec<u8>)>>>>;

fn looking_into(folders: [&Path; 2]) -> (Tell, Looks) {
    let looks = Looks::default();
    let (seen, folders) = (looks.clone(), folders.map(Path::to_owned));
    let tell = move |progress: Progress| {
        // What lies there while it is copied is less of the same.
        if progress.stage == Stage::Writing {
            let files = folders.iter().flat_map(|folder| {
                let names = names_in(folder).into_iter();
                names.map(|name| folder.join(name))
            });
            let read = files.map(|file| {
                let content = std::fs::read(&file).unwrap();
                (file, content)
            });
            seen.lock().unwrap().push(read.collect());
        }
    };
    (Arc::new(tell), looks)
}

#[tokio::test]
async fn the_copy_that_a_backup_is_written_from_holds_no_secret_and_goes__SE_19_RE_2() {
    let (venue, secrets) = lived_in().await;
    let elsewhere = tempfile::tempdir().unwrap();
    let (tell, looks) = looking_into([venue.folder.path(), elsewhere.path()]);
    let caller = &venue.management("office").caller;
    let to = elsewhere.path().join("a");
    venue.guichet.back_up(caller, &to, tell).await.unwrap();

    let looks = std::mem::take(&mut *looks.lock().unwrap());
    assert!(looks.len() > 1, "looked {} times", looks.len());
    let copy = venue.folder.path().join(SNAPSHOT);
    for look in looks {
        let inside = look.iter().filter_map(|(file, _)| {
            let name = file.strip_prefix(venue.folder.path()).ok()?;
            name.to_str()
        });
        let inside: Vec<_> = inside.collect();
        assert_eq!(inside, [&[SNAPSHOT], &DATABASE[..]].concat());
        for (file, content) in &look {
            let found = secrets.found_in(content);
            assert!(found.is_empty(), "{found:?} in {}", file.display());
            if *file == copy {
                // What is no secret is found, so the search sees what is there.
                let mut known = Secrets::default();
                known.text("a name", "Clara Rossi");
                assert!(known.found_in(content).contains("a name (as it is)"));
            }
        }
    }
    assert_eq!(venue.files(), DATABASE, "the copy is gone");
    assert_eq!(names_in(elsewhere.path()), ["a"]);
}

#[cfg(unix)]
#[tokio::test]
async fn the_copy_that_a_backup_is_written_from_is_its_owners_to_read__RE_2() {
    use std::os::unix::fs::PermissionsExt as _;

    use crate::tests::venue::registered;

    let (venue, anna) = registered().await;
    let office = venue.office_with(&anna).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = venue.folder.path().join(SNAPSHOT);
    let modes = Arc::new(Mutex::new(Vec::new()));
    let seen = modes.clone();
    let tell: Tell = Arc::new(move |_| {
        let mode = std::fs::metadata(&copy).unwrap().permissions().mode();
        seen.lock().unwrap().push(format!("{:o}", mode & 0o777));
    });
    let to = elsewhere.path().join("a");
    let made = venue.guichet.back_up(&office.caller, &to, tell).await;
    made.unwrap();
    let modes = std::mem::take(&mut *modes.lock().unwrap());
    assert!(!modes.is_empty());
    assert!(modes.iter().all(|mode| mode == "600"), "{modes:?}");
}
