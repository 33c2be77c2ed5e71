//! The desk locks with the computer: when its screen is locked, and before it goes to sleep (K1).
//!
//! On Linux both are signals on D-Bus: of the desktop's screen saver on the session's bus, of
//! logind on the system's. Where there is no such bus, nothing is heard, and the desk still locks
//! by idling (SI-6). On other systems nothing is heard yet.

use std::{sync::Arc, thread};

use tokio::sync::Notify;
use zbus::{
    MatchRule,
    blocking::{Connection, MessageIterator, connection::Builder},
    message::{Message, Type},
};

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

/// From now on `locks` is told whenever the computer locks its screen or goes to sleep.
pub fn listen(locks: &Arc<Notify>) {
    listen_on(Builder::session, &ON_THE_SESSIONS_BUS, locks);
    listen_on(Builder::system, &ON_THE_SYSTEMS_BUS, locks);
}

fn listen_on(
    bus: fn() -> zbus::Result<Builder<'static>>,
    signs: &'static [Sign],
    locks: &Arc<Notify>,
) {
    let locks = Arc::clone(locks);
    // Threads, because zbus waits for its messages.
    let listening =
        thread::Builder::new()
            .name("screen lock".to_owned())
            .spawn(move || match bus().and_then(Builder::build) {
                Ok(bus) => thread::scope(|scope| {
                    for sign in signs {
                        scope.spawn(|| {
                            if let Err(error) = hear(sign, &bus, &locks) {
                                tracing::warn!(%error, sign.interface, "this is not heard");
                            }
                        });
                    }
                }),
                Err(error) => {
                    tracing::info!(%error, "the computer's lock is not heard on this bus")
                }
            });
    if let Err(error) = listening {
        tracing::warn!(%error, "the computer's lock is not heard");
    }
}

fn hear(sign: &Sign, bus: &Connection, locks: &Notify) -> zbus::Result<()> {
    let rule = MatchRule::builder()
        .msg_type(Type::Signal)
        .interface(sign.interface)?
        .member(sign.member)?
        .build();
    for message in MessageIterator::for_match_rule(rule, bus, None)? {
        if locks_now(&message?) {
            locks.notify_one();
        }
    }
    Ok(())
}

/// The same signals with `false` say that the screen is open again, or that the computer woke up.
/// logind's `Lock` has no value.
fn locks_now(signal: &Message) -> bool {
    signal.body().deserialize().unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signal<B: serde::Serialize + zbus::zvariant::DynamicType>(value: &B) -> Message {
        let signal = Message::signal("/screen", "org.freedesktop.ScreenSaver", "ActiveChanged");
        let signal = signal.expect("a signal");
        signal.build(value).expect("a signal with a value")
    }

    #[test]
    fn locking_locks_and_opening_does_not__SI_6() {
        assert!(locks_now(&signal(&true)), "the screen is locked");
        assert!(locks_now(&signal(&())), "logind's Lock");
        assert!(!locks_now(&signal(&false)), "the screen is open again");
    }
}
