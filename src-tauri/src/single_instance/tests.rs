use super::*;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn first(folder: &Path) -> (Place, Arc<Notify>) {
    let raised = Arc::new(Notify::new());
    match claim(folder, Arc::clone(&raised)).expect("a claim") {
        Claim::First(place) => (place, raised),
        Claim::Taken => panic!("the place is taken"),
    }
}

fn is_taken(folder: &Path) -> bool {
    let claimed = claim(folder, Arc::new(Notify::new())).expect("a claim");
    matches!(claimed, Claim::Taken)
}

#[tokio::test]
async fn second_instance_finds_the_place_taken_and_raises_the_first__SE_18() {
    let folder = folder();
    let (_place, raised) = first(folder.path());

    assert!(is_taken(folder.path()));
    assert!(ask_for_window(folder.path()));
    raised.notified().await;

    // and the third as well
    assert!(ask_for_window(folder.path()));
    raised.notified().await;
}

#[test]
fn place_is_free_again_when_the_first_is_gone__SE_18() {
    let folder = folder();
    let (place, _) = first(folder.path());
    assert!(is_taken(folder.path()));
    drop(place);
    let _next = first(folder.path());
}

#[cfg(unix)]
#[tokio::test]
async fn socket_left_by_a_killed_instance_does_not_matter__SE_18() {
    let folder = folder();
    // The file stays when its owner ends without removing it, and nobody answers there.
    drop(std::os::unix::net::UnixListener::bind(folder.path().join(SOCKET)).expect("a socket"));
    assert!(folder.path().join(SOCKET).exists());

    let (_place, raised) = first(folder.path());
    assert!(ask_for_window(folder.path()));
    raised.notified().await;
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn folder_with_a_path_longer_than_a_socket_name_is_no_obstacle__SE_18() {
    let folder = folder();
    let deep = folder.path().join("a".repeat(120)).join("b".repeat(120));
    std::fs::create_dir_all(&deep).expect("a deep folder");

    let (_place, raised) = first(&deep);
    assert!(ask_for_window(&deep));
    raised.notified().await;
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the limit is one of real time")]
fn second_instance_ends_within_two_seconds_when_the_first_hangs__SE_18() {
    let folder = folder();
    // A first instance that holds the lock and listens to nobody.
    let lock = File::create(folder.path().join(LOCK)).expect("a lock file");
    lock.lock().expect("the lock");

    let began = std::time::Instant::now();
    assert!(is_taken(folder.path()));
    assert!(!ask_for_window(folder.path()));
    assert!(began.elapsed() < Duration::from_secs(2));
}
