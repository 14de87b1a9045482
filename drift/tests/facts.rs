//! Small pages in `tests/facts`, and beside each the facts that have to be read from it.
//!
//! `SPECWRIGHT_WRITE=1` writes the lists anew; look at the difference before you keep it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

use std::path::{Path, PathBuf};
use std::{env, fs};

use specwright_drift::facts::{Facts, text};
use specwright_drift::{page, reader};

const FORMATS: [&str; 6] = ["html", "htm", "md", "txt", "mht", "eml"];

#[test]
fn pages_are_read_as_their_lists_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/facts");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|file| {
        FORMATS
            .iter()
            .any(|format| file.extension().is_some_and(|own| own == *format))
    });
    files.sort();
    assert!(!files.is_empty());
    let wrong: Vec<String> = files.iter().filter_map(|file| difference(file)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is read otherwise than the list beside a page says.
fn difference(file: &Path) -> Option<String> {
    let list = file.with_extension("facts");
    let read = shown(&read(file));
    if env::var_os("SPECWRIGHT_WRITE").is_some() {
        fs::write(list, read).unwrap();
        return None;
    }
    let wanted = fs::read_to_string(list).unwrap_or_default();
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let lines = similar::TextDiff::from_lines(&wanted, &read)
        .unified_diff()
        .header(&name, "read")
        .to_string();
    (wanted != read).then_some(lines)
}

fn read(file: &Path) -> Facts {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let page = page::read(&name, &fs::read(file).unwrap()).unwrap_or_else(|reason| panic!("{name}: {reason:?}"));
    reader::read(&page)
}

/// The facts as text, then what was not understood.
fn shown(facts: &Facts) -> String {
    let mut shown = text::write(&text::sections(facts));
    for unread in &facts.unread {
        shown += &format!("# unread: {}\n", unread.text);
    }
    shown
}

/// `PAGE=file cargo test -p specwright-drift --test facts look -- --nocapture`
#[test]
fn look() {
    let Some(file) = env::var_os("PAGE") else { return };
    let facts = read(Path::new(&file));
    println!("{}", shown(&facts));
    for fact in facts
        .operations
        .iter()
        .flat_map(|operation| &operation.facts)
        .chain(&facts.shared)
    {
        let (certainty, place) = (fact.certainty.as_str(), &fact.place);
        let claim = text::write_claim(&fact.claim);
        println!(
            "{certainty:8} {} {claim}    [{place}] line {} {:?}",
            text::write_subject(&fact.subject),
            place.line,
            place.quote
        );
    }
}
