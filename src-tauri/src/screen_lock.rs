//! The desk locks with the computer: when its screen is locked, and before it goes to sleep (K1).
//!
//! On Linux both are signals on D-Bus: of the desktop's screen saver on the session's bus, of
//! logind on the system's. Where there is no such bus, nothing is heard, and the desk still locks
//! by idling (SI-6). On other systems nothing is heard yet.

use std::sync::Arc;

use gio::{
    BusType, Cancellable, DBusConnection, DBusSignalFlags,
    glib::{Error, Variant},
};
use tokio::sync::Notify;

/// A signal that says it.
struct Sign {
    interface: &'static str,
    member: &'static str,
}

const ON_THE_SESSIONS_BUS: [Sign; 2] = [
    Sign {
        interface: "org.freedesktop.ScreenSaver",
        member: "ActiveChanged",
    },
    Sign {
        interface: "org.gnome.ScreenSaver",
        member: "ActiveChanged",
    },
];

const ON_THE_SYSTEMS_BUS: [Sign; 2] = [
    Sign {
        interface: "org.freedesktop.login1.Manager",
        member: "PrepareForSleep",
    },
    Sign {
        interface: "org.freedesktop.login1.Session",
        member: "Lock",
    },
];

/// From now on `locks` is told whenever the computer locks its screen or goes to sleep. Called on the thread of
/// the windows, whose loop hears the buses too.
pub fn listen(locks: &Arc<Notify>) {
    listen_on(BusType::Session, &ON_THE_SESSIONS_BUS, locks);
    listen_on(BusType::System, &ON_THE_SYSTEMS_BUS, locks);
}

fn listen_on(bus: BusType, signs: &'static [Sign], locks: &Arc<Notify>) {
    let locks = Arc::clone(locks);
    let connected = move |connection: Result<DBusConnection, Error>| match connection {
        Ok(connection) => hear(&connection, signs, &locks),
        Err(error) => tracing::info!(%error, "the computer's lock is not heard on this bus"),
    };
    gio::bus_get(bus, Cancellable::NONE, connected);
}

fn hear(bus: &DBusConnection, signs: &[Sign], locks: &Arc<Notify>) {
    // Of the session's bus the windows have the same connection. Without this the app would end with a bus.
    bus.set_exit_on_close(false);
    bus.connect_closed(|_, _, error| {
        tracing::warn!(?error, "the computer's lock is heard no longer on this bus");
    });
    // For as long as the app runs: a connection that nobody holds is closed, and nothing would be heard.
    std::mem::forget(bus.clone());
    for sign in signs {
        let locks = Arc::clone(locks);
        bus.signal_subscribe(
            None,
            Some(sign.interface),
            Some(sign.member),
            None,
            None,
            DBusSignalFlags::NONE,
            move |_, _, _, _, _, value| {
                if locks_now(value) {
                    locks.notify_one();
                }
            },
        );
    }
}

/// The same signals with `false` say that the screen is open again, or that the computer woke up.
/// logind's `Lock` has no value.
fn locks_now(value: &Variant) -> bool {
    value.get::<(bool,)>().is_none_or(|(active,)| active)
}

#[cfg(test)]
mod tests {
    use gio::glib::prelude::ToVariant;

    use super::*;

    #[test]
    fn locking_locks_and_opening_does_not__SI_6() {
        assert!(locks_now(&(true,).to_variant()), "the screen is locked");
        assert!(locks_now(&().to_variant()), "logind's Lock");
        assert!(
            !locks_now(&(false,).to_variant()),
            "the screen is open again"
        );
    }
}
