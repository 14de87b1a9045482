//! The documents of the shipped APIs, as they are kept in `tests/snapshots/openapi`. With `UPDATE_OPENAPI` set the files
//! are written instead.
#![allow(clippy::unwrap_used, reason = "a file that cannot be read fails the test")]

mod support;

use std::fmt::Write as _;
use std::fs;

use specwright_openapi::export::{Exported, export};
use support::{compiled, root};

const APIS: &[&str] = &["invoicexpress", "textmarketer"];

#[test]
fn the_documents_are_as_they_were() {
    let folder = root().join("tests/snapshots/openapi");
    let mut wrong = Vec::new();
    for api in APIS {
        let exported = export(&compiled(&root().join("spec").join(api)));
        let files = [
            (format!("{api}.yaml"), exported.document.to_yaml()),
            (format!("{api}.losses.txt"), losses(&exported)),
        ];
        for (name, text) in files {
            let path = folder.join(&name);
            if std::env::var_os("UPDATE_OPENAPI").is_some() {
                fs::create_dir_all(&folder).unwrap();
                fs::write(&path, &text).unwrap();
            }
            if fs::read_to_string(&path).unwrap_or_default() != text {
                wrong.push(name);
            }
        }
    }
    assert!(wrong.is_empty(), "not as kept, see UPDATE_OPENAPI: {wrong:?}");
}

fn losses(exported: &Exported) -> String {
    let mut text = String::new();
    for loss in &exported.losses {
        writeln!(text, "{loss}").unwrap();
    }
    text
}
