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
    let needed = needed.trim_start_matches("shlibs:Depends=").to_owned();
    let control = inside.join("DEBIAN");
    let declared = cmd!(shell, "sed -n s/^Depends://p {control}/control")
        .quiet()
        .read()?;
    let declared: Vec<_> = declared.split(',').map(str::trim).collect();
    println!("    {needed}");
    for needed in needed.split(',').map(str::trim) {
        ensure!(
            declared.contains(&needed),
            "tauri.conf.json does not name the dependency {needed:?}; it names {declared:?}"
        );
    }
    Ok(())
}
