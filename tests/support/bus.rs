//! A D-Bus session of the desk's own.

use std::{fs, path::Path, process::Command};

use super::program::Program;

/// Like a session's own configuration, but nothing is started on demand: a computer without a
/// password store.
const WITHOUT_SERVICES: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// The bus.
pub struct Bus {
    /// As DBUS_SESSION_BUS_ADDRESS says it.
    pub address: String,
    _daemon: Program,
}

impl Bus {
    /// A session's bus, which starts services on demand as a person's session does.
    pub fn start(environment: impl Fn(&str) -> Command, logs: &Path) -> Self {
        let mut daemon = environment("dbus-daemon");
        daemon.arg("--session");
        Self::started(daemon, logs)
    }

    /// A bus on which nobody offers a password store.
    pub fn start_without_services(environment: impl Fn(&str) -> Command, logs: &Path) -> Self {
        let configuration = logs.join("bus-without-services.conf");
        fs::write(&configuration, WITHOUT_SERVICES).expect("the bus's configuration");
        let mut daemon = environment("dbus-daemon");
        daemon.arg(format!("--config-file={}", configuration.display()));
        Self::started(daemon, logs)
    }

    fn started(mut daemon: Command, logs: &Path) -> Self {
        daemon.args(["--nofork", "--nopidfile", "--print-address=1"]);
        let mut daemon = Program::start(daemon, logs);
        Self {
            address: daemon.first_line(),
            _daemon: daemon,
        }
    }
}
