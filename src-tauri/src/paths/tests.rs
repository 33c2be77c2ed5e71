use std::os::unix::fs::{PermissionsExt, symlink};

use super::*;

fn desk_folder(path: &Path) -> DeskFolder {
    DeskFolder::new(Some(path.to_owned()), Arc::new(Notify::new()))
}

fn temporary() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn mode(path: &Path) -> u32 {
    let found = fs::symlink_metadata(path).expect("something there");
    found.permissions().mode() & 0o777
}

fn file(path: &Path, mode: u32) {
    fs::write(path, "").expect("a file");
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("its mode");
}

#[test]
fn folder_is_made_for_this_person_alone__SE_18() {
    let temporary = temporary();
    let path = temporary.path().join("some/where/new");
    desk_folder(&path).prepare().expect("a data folder");

    for folder in [&path, &path.join("logs"), &path.join("webview")] {
        assert_eq!(mode(folder), 0o700, "{}", folder.display());
    }
}

#[test]
fn modes_become_private_whatever_they_were__SE_18() {
    let temporary = temporary();
    let path = temporary.path();
    fs::create_dir(path.join("logs")).expect("logs/");
    let files = [
        "guichet.db",
        "guichet.db-wal",
        "logs/guichet.2026-11-24.log",
    ];
    for name in files {
        file(&path.join(name), 0o666);
    }
    file(&path.join("somebody-elses.txt"), 0o644);
    for folder in [path, &path.join("logs")] {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o777)).expect("its mode");
    }

    desk_folder(path).prepare().expect("a data folder");

    assert_eq!(mode(path), 0o700);
    assert_eq!(mode(&path.join("logs")), 0o700);
    for name in files {
        assert_eq!(mode(&path.join(name)), 0o600, "{name}");
    }
    // What is not the app's keeps its mode.
    assert_eq!(mode(&path.join("somebody-elses.txt")), 0o644);
}

#[test]
fn links_are_refused_wherever_they_are__SE_18() {
    for name in [
        "",
        "guichet.db",
        "logs",
        "webview",
        "logs/guichet.2026-11-24.log",
    ] {
        let temporary = temporary();
        let elsewhere = temporary.path().join("elsewhere");
        let path = temporary.path().join("data");
        fs::create_dir(&elsewhere).expect("a folder");
        if name.is_empty() {
            symlink(&elsewhere, &path).expect("a link");
        } else {
            let link = path.join(name);
            fs::create_dir_all(link.parent().expect("a parent")).expect("a folder");
            symlink(&elsewhere, link).expect("a link");
        }

        let refused = desk_folder(&path).prepare();
        assert_eq!(refused, Err(ClosedReason::FolderNotOurs), "{name:?}");
    }
}

#[test]
fn folder_of_somebody_else_is_refused_and_left_as_it_is__SE_18() {
    let temporary = temporary();
    // Only root can give a folder away; for everybody else, root's own folders are foreign.
    let path = if rustix::process::geteuid().is_root() {
        let nobody = rustix::fs::Uid::from_raw(65_534);
        rustix::fs::chown(temporary.path(), Some(nobody), None).expect("another owner");
        temporary.path()
    } else {
        Path::new("/usr")
    };
    let before = mode(path);

    let refused = desk_folder(path).prepare();
    assert_eq!(refused, Err(ClosedReason::FolderNotOurs));
    assert_eq!(mode(path), before);
}

#[test]
fn folder_that_can_not_be_made_is_said_and_works_once_it_can__SE_18() {
    let temporary = temporary();
    let obstacle = temporary.path().join("a-file");
    fs::write(&obstacle, "").expect("a file");
    let folder = desk_folder(&obstacle.join("data"));
    assert_eq!(folder.prepare(), Err(ClosedReason::FolderNotWritable));

    // "Try again"
    fs::remove_file(&obstacle).expect("no file");
    assert_eq!(folder.prepare(), Ok(obstacle.join("data")));
    assert_eq!(folder.prepare(), Ok(obstacle.join("data")));
}

#[test]
fn folder_that_another_instance_uses_is_not_used__SE_18() {
    let temporary = temporary();
    let first = desk_folder(temporary.path());
    first.claim().expect("a data folder");

    let second = desk_folder(temporary.path()).claim().map(Path::to_owned);
    assert!(matches!(second, Err(FolderProblem::InUse(_))), "{second:?}");
    first.claim().expect("still the first's");
}

#[test]
fn desk_without_a_named_folder_is_closed_not_started_elsewhere() {
    let nowhere = DeskFolder::new(None, Arc::new(Notify::new()));
    assert_eq!(nowhere.prepare(), Err(ClosedReason::FolderNotWritable));
}
