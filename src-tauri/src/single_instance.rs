//! One instance of the app per data folder (SE-18).
//!
//! The first instance holds an operating-system lock on a file in the folder. The lock goes with
//! the process, however it ends, so nothing that a killed instance leaves behind can
//! keep the next one out. A second instance finds the lock taken, asks the first through a
//! local socket to show its window, and ends. Neither needs D-Bus.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{self, Read, Write},
    path::Path,
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};

use interprocess::local_socket::{Listener, ListenerOptions, Name, Stream, prelude::*};
use tokio::sync::Notify;

/// The file that is locked. It stays empty.
const LOCK: &str = "guichet.lock";

/// The socket, where sockets are files.
#[cfg(unix)]
const SOCKET: &str = "guichet.raise";

/// What the second instance says, and hears when it was understood.
const RAISE: [u8; 1] = *b"r";

/// How long the second instance tries to be heard. It ends within 2 s in any case (SE-18).
const PATIENCE: Duration = Duration::from_millis(1500);

/// Between its lock and its socket the first takes a moment; the second tries this many times.
const TRIES: u32 = 30;

/// What an instance found.
pub enum Claim {
    /// It is the first.
    First(Place),
    /// Another instance is there.
    Taken,
}

/// Being the first instance. Lasts until it is dropped or the process ends.
pub struct Place {
    _lock: File,
}

/// Takes the first instance's place, or finds it taken. From then on `raised` is told whenever
/// another instance asks for the window.
pub fn claim(folder: &Path, raised: Arc<Notify>) -> io::Result<Claim> {
    let claim = claim_without_window(folder)?;
    if matches!(claim, Claim::Taken) {
        return Ok(claim);
    }
    // Being alone is what matters. That a second instance can't raise the window is a pity only.
    match listen(folder) {
        Ok(listener) => {
            thread::Builder::new()
                .name("single instance".to_owned())
                .spawn(move || hear(&listener, &raised))?;
        }
        Err(error) => tracing::warn!(%error, "other instances can't ask for the window"),
    }
    Ok(claim)
}

/// The same for who has no window that another instance could ask for.
pub fn claim_without_window(folder: &Path) -> io::Result<Claim> {
    let lock = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(folder.join(LOCK))?;
    match lock.try_lock() {
        Ok(()) => Ok(Claim::First(Place { _lock: lock })),
        Err(TryLockError::WouldBlock) => Ok(Claim::Taken),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Asks the first instance to show its window; whether it understood. Returns within [`PATIENCE`].
pub fn ask_for_window(folder: &Path) -> bool {
    let (understood, hears) = mpsc::channel();
    let folder = folder.to_owned();
    // A thread, because connecting, writing and reading may each wait for a first instance that hangs.
    let asking = thread::Builder::new().spawn(move || {
        for _ in 0..TRIES {
            if ask_once(&folder).is_ok() {
                // Nobody listens any more where this took too long.
                let _ = understood.send(());
                return;
            }
            thread::sleep(PATIENCE / TRIES);
        }
    });
    asking.is_ok() && hears.recv_timeout(PATIENCE).is_ok()
}

fn ask_once(folder: &Path) -> io::Result<()> {
    let at = Meeting::in_folder(folder)?;
    let mut first = Stream::connect(at.name()?)?;
    first.write_all(&RAISE)?;
    first.read_exact(&mut [0])
}

fn listen(folder: &Path) -> io::Result<Listener> {
    let at = Meeting::in_folder(folder)?;
    // Who holds the lock is alone, so a socket file that is there was left by one who is gone.
    at.clear()?;
    ListenerOptions::new().name(at.name()?).create_sync()
}

fn hear(listener: &Listener, raised: &Notify) {
    for caller in listener.incoming() {
        let heard = caller.and_then(|mut caller| {
            let mut said = [0];
            caller.read_exact(&mut said)?;
            if said == RAISE {
                raised.notify_one();
                caller.write_all(&RAISE)?;
            }
            Ok(())
        });
        if let Err(error) = heard {
            tracing::debug!(%error, "somebody called and said nothing");
        }
    }
}

/// Where the two instances meet.
#[cfg(unix)]
struct Meeting {
    path: std::path::PathBuf,
    /// Keeps `path` valid while it leads through an open folder.
    _folder: Option<File>,
}

#[cfg(unix)]
impl Meeting {
    /// A socket's name has room for about a hundred bytes, a folder's path may be longer. On Linux
    /// the way through an open descriptor is short whatever the folder's path is.
    fn in_folder(folder: &Path) -> io::Result<Self> {
        #[cfg(target_os = "linux")]
        {
            use std::os::fd::AsRawFd;

            let open = File::open(folder)?;
            let path = Path::new("/proc/self/fd")
                .join(open.as_raw_fd().to_string())
                .join(SOCKET);
            Ok(Self {
                path,
                _folder: Some(open),
            })
        }
        #[cfg(not(target_os = "linux"))]
        Ok(Self {
            path: folder.join(SOCKET),
            _folder: None,
        })
    }

    fn name(&self) -> io::Result<Name<'_>> {
        self.path
            .as_path()
            .to_fs_name::<interprocess::local_socket::GenericFilePath>()
    }

    fn clear(&self) -> io::Result<()> {
        match std::fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

/// Where the two instances meet.
#[cfg(windows)]
struct Meeting {
    pipe: String,
}

#[cfg(windows)]
impl Meeting {
    /// Pipes live outside of the file system, so the folder's path goes into the name.
    fn in_folder(folder: &Path) -> io::Result<Self> {
        use std::hash::{DefaultHasher, Hash, Hasher};

        let mut hash = DefaultHasher::new();
        folder.canonicalize()?.hash(&mut hash);
        Ok(Self {
            pipe: format!("{}-{:016x}", crate::paths::IDENTIFIER, hash.finish()),
        })
    }

    fn name(&self) -> io::Result<Name<'_>> {
        self.pipe
            .as_str()
            .to_ns_name::<interprocess::local_socket::GenericNamespaced>()
    }

    /// A pipe ends with the process that made it.
    fn clear(&self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
