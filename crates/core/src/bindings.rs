//! The page's TypeScript, generated from the operations: types by `ts-rs`, one function an
//! operation. Committed, and this test fails when it is stale; `cargo xtask bindings` writes it.

use std::any::TypeId;
use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

use crate::operations::*;
use crate::{BackupContents, BackupFile, BackupMade, ImportPreview, Operation, Progress, Refusal};

const FILE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../ui/src/backend/bindings.ts"
);

/// Every type that a question or an answer mentions, by name.
struct Types {
    config: Config,
    seen: Vec<TypeId>,
    declared: BTreeMap<String, String>,
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if self.seen.contains(&TypeId::of::<T>()) {
            return;
        }
        self.seen.push(TypeId::of::<T>());
        // Only our own types are declared; strings and lists have no file to be exported to.
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let declaration = format!("{docs}export {}", T::decl(&self.config));
            self.declared.insert(T::ident(&self.config), declaration);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

fn camel_case(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |camel, word| {
        let (head, tail) = word.split_at(1);
        camel + &head.to_uppercase() + tail
    })
}

/// The function that sends an operation.
fn function<O: Operation>(types: &mut Types) -> String {
    types.visit::<O::Answer>();
    let answer = O::Answer::inline_or_name(&types.config);
    let question = <O as TS>::inline(&types.config);
    let (camel, name) = (camel_case(O::NAME), O::NAME);
    if question == "Record<symbol, never>" || question == "{  }" {
        format!("  {camel}: () => call<{answer}>(\"{name}\", {{}}),\n")
    } else {
        types.visit::<O>();
        let question = O::ident(&types.config);
        format!("  {camel}: (question: {question}) => call<{answer}>(\"{name}\", question),\n")
    }
}

/// How an answer is written where it is used.
trait InlineOrName: TS {
    fn inline_or_name(config: &Config) -> String {
        if Self::output_path().is_some() {
            Self::ident(config)
        } else {
            Self::inline(config)
        }
    }
}

impl<T: TS> InlineOrName for T {}

macro_rules! functions {
    ($($name:ident: $operation:ident,)*) => {
        fn functions(types: &mut Types) -> String {
            [$(function::<$operation>(types)),*].concat()
        }
    };
}
crate::for_each_operation!(functions);

fn bindings() -> String {
    let config = Config::default();
    let mut types = Types {
        config,
        seen: Vec::new(),
        declared: BTreeMap::new(),
    };
    let functions = functions(&mut types)
        + &function::<OpenManagement>(&mut types)
        + &function::<OpenHandOut>(&mut types);
    types.visit::<Refusal>();
    // What the shell's own commands about backups speak: see ui/src/backend/backups.ts.
    types.visit::<BackupMade>();
    types.visit::<BackupFile>();
    types.visit::<BackupContents>();
    types.visit::<CheckBackup>();
    types.visit::<RestoreBackup>();
    types.visit::<Progress>();
    // And those about an import: see ui/src/backend/imports.ts.
    types.visit::<ImportPreview>();
    types.visit::<ImportOutcome>();
    let declared: Vec<_> = types.declared.into_values().collect();
    let text = format!(
        "// Generated from crates/core by `cargo xtask bindings`. Do not edit.\n\
         import {{ call }} from \"./call\";\n\n{}\n\n\
         /** One function an operation. Each rejects with a `Refusal`. */\n\
         export const backend = {{\n{functions}}};\n",
        declared.join("\n\n")
    );
    // ts-rs leaves a space at the end of lines before a comment.
    text.lines()
        .map(|line| line.trim_end().to_owned() + "\n")
        .collect()
}

#[test]
fn the_page_speaks_the_core_s_language() {
    let fresh = bindings();
    if std::env::var_os("GUICHET_WRITE_BINDINGS").is_some() {
        std::fs::write(FILE, fresh).unwrap();
        return;
    }
    let committed = std::fs::read_to_string(FILE).unwrap();
    assert!(
        committed == fresh,
        "stale: run `cargo xtask bindings` and commit the result"
    );
}
