//! The .deb: its desktop entry, its description for software centres, its dependencies, its policy.

use std::path::Path;

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

use super::folder;
use crate::{repository, steps::step};

/// What has to be inside, besides the program.
const FILES: &[&str] = &[
    "usr/share/applications/Guichet.desktop",
    "usr/share/metainfo/app.guichet.desk.metainfo.xml",
    "usr/share/man/man1/guichet.1.gz",
    "usr/share/icons/hicolor/32x32/apps/guichet.png",
    "usr/share/icons/hicolor/128x128/apps/guichet.png",
    "usr/share/icons/hicolor/256x256@2/apps/guichet.png",
    "usr/share/icons/hicolor/scalable/apps/guichet.svg",
    "usr/share/doc/guichet/copyright",
];

/// Looks at all that can be seen without installing it.
pub fn check(shell: &Shell, package: &Path) -> Result<()> {
    let inside = folder().join("deb");
    shell.remove_path(&inside)?;
    cmd!(shell, "dpkg-deb --raw-extract {package} {inside}")
        .quiet()
        .run()?;
    step(
        "The .deb: desktop entry, icons, AppStream, man page",
        || {
            for file in FILES {
                ensure!(inside.join(file).is_file(), "the package has no {file}");
            }
            let desktop = inside.join(FILES[0]);
            cmd!(shell, "desktop-file-validate --warn-kde {desktop}").run()?;
            cmd!(shell, "appstreamcli validate --no-net {inside}/usr/share/metainfo/app.guichet.desk.metainfo.xml").run()?;
            Ok(cmd!(shell, "appstreamcli validate-tree --no-net {inside}").run()?)
        },
    )?;
    step("The .deb: no symbols inside", || {
        let program = inside.join("usr/bin/guichet");
        let sections = cmd!(shell, "readelf --wide --sections {program}")
            .quiet()
            .read()?;
        ensure!(
            !sections.contains(".symtab") && !sections.contains(".debug_info"),
            "the program has symbols"
        );
        Ok(())
    })?;
    step(
        "The .deb: it depends on what its program is linked with",
        || dependencies(shell, &inside),
    )?;
    step("The .deb: Debian's policy (lintian)", || {
        let overrides = repository::root().join("packaging/linux/lintian-not-ours");
        let suppressed = shell.read_file(overrides)?;
        let suppressed: Vec<_> = suppressed
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .collect();
        let suppressed = suppressed.join(",");
        Ok(cmd!(
            shell,
            "lintian --allow-root --fail-on error,warning --suppress-tags {suppressed} {package}"
        )
        .run()?)
    })
}

/// Every package that holds a library which the program is linked with is one that the package names, in a
/// version that is as new.
fn dependencies(shell: &Shell, inside: &Path) -> Result<()> {
    let source = folder().join("shlibdeps");
    shell.remove_path(&source)?;
    shell.write_file(
        source.join("debian/control"),
        "Source: guichet\n\nPackage: guichet\nArchitecture: any\n",
    )?;
    let program = inside.join("usr/bin/guichet");
    let needed = {
        let _there = shell.push_dir(&source);
        cmd!(shell, "dpkg-shlibdeps -O {program}")
            .quiet()
            .ignore_stderr()
            .read()?
    };
    let control = inside.join("DEBIAN");
    let declared = cmd!(shell, "sed -n s/^Depends://p {control}/control")
        .quiet()
        .read()?;
    println!("    {needed}");
    let declared: Vec<_> = relations(&declared).collect();
    for needed in relations(needed.trim_start_matches("shlibs:Depends=")) {
        let satisfied = declared
            .iter()
            .any(|declared| declared.promises(shell, &needed));
        ensure!(
            satisfied,
            "tauri.conf.json does not name the dependency {needed:?}; it names {declared:?}"
        );
    }
    Ok(())
}

/// A package, in a version that is as new as the one that is named, if any.
#[derive(Debug)]
struct Relation<'a> {
    package: &'a str,
    at_least: Option<&'a str>,
}

fn relations(field: &str) -> impl Iterator<Item = Relation<'_>> {
    field.split(',').map(|relation| {
        let (package, version) = relation.split_once(" (>= ").unwrap_or((relation, ""));
        let version = version.trim().trim_end_matches(')');
        Relation {
            package: package.trim(),
            at_least: Some(version).filter(|version| !version.is_empty()),
        }
    })
}

impl Relation<'_> {
    /// Whether what satisfies this one satisfies the other: newer is as good.
    fn promises(&self, shell: &Shell, other: &Self) -> bool {
        if self.package != other.package {
            return false;
        }
        match (self.at_least, other.at_least) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(ours), Some(theirs)) => {
                let compare = cmd!(shell, "dpkg --compare-versions {ours} ge {theirs}");
                compare.quiet().run().is_ok()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programs::runs;

    #[test]
    #[cfg(target_os = "linux")]
    fn a_dependency_on_a_newer_version_holds_for_an_older_one_too() {
        let shell = Shell::new().expect("a shell");
        if !runs(&shell, "dpkg") {
            // Neither Debian nor Ubuntu: nothing is compared here.
            return;
        }
        for (ours, theirs, holds) in [
            ("libc6 (>= 2.34)", "libc6 (>= 2.34)", true),
            // By their numbers and not by their letters.
            ("libc6 (>= 2.34)", "libc6 (>= 2.9)", true),
            ("libc6 (>= 2.34)", "libc6", true),
            ("libc6 (>= 2.9)", "libc6 (>= 2.34)", false),
            ("libc6", "libc6 (>= 2.34)", false),
            ("libc6-dev (>= 2.34)", "libc6 (>= 2.34)", false),
        ] {
            let ours = relations(ours).next().expect("a relation");
            let theirs = relations(theirs).next().expect("a relation");
            assert_eq!(
                ours.promises(&shell, &theirs),
                holds,
                "{ours:?} for {theirs:?}"
            );
        }
    }
}
