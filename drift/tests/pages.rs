//! Pages as they are saved, each with what a reader must see on it: `pages/<name>.<ext>` and `pages/<name>.outline`, which
//! says the blocks, or why the page is not read. `UPDATE=1 cargo test --test pages` writes the outlines; look at them.

#![allow(clippy::unwrap_used, reason = "a file that cannot be read fails the test")]

mod pages_outline;

use std::fs;
use std::path::{Path, PathBuf};

use pages_outline::outline;
use specwright_drift::page;

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|file| file.is_file() && file.extension().is_some_and(|extension| extension != "outline"));
    files.sort();
    files
}

fn seen(file: &Path) -> String {
    let name = file.file_name().unwrap().to_string_lossy();
    match page::read(&name, &fs::read(file).unwrap()) {
        Ok(page) => outline(&page),
        Err(refused) => {
            let line = refused.line.map(|line| format!("line {line}: ")).unwrap_or_default();
            format!("not checked: {line}{}\ncure: {}\n", refused.reason, refused.cure)
        }
    }
}

#[test]
fn pages_are_seen_as_a_person_sees_them() {
    let files = fixtures();
    assert!(files.len() >= 2, "the folder of pages is not there");
    let mut wrong = Vec::new();
    for file in files {
        let expected = file.with_extension("outline");
        let seen = seen(&file);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &seen).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != seen {
            wrong.push(format!("{}:\n{seen}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// For looking at a page: `PAGE=file cargo test --test pages look -- --nocapture`.
#[test]
fn look_at_a_page() {
    if let Some(file) = std::env::var_os("PAGE") {
        println!("{}", seen(Path::new(&file)));
    }
}
