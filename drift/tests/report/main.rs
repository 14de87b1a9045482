//! Reports of runs made by hand: what people, programs and pull requests see.
//!
//! Each case below has its expected texts in `tests/report/expected/<case>.txt`, `.md` and `.json`.
//! `UPDATE=1 cargo test -p specwright-drift --test report` writes them anew, for review.

mod cases;

use std::path::PathBuf;

use specwright_drift::report::{self, Run, TextOptions};

const COLUMNS: usize = 100;

/// Compares a text with its file, or writes the file.
fn expect(name: &str, text: &str) {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/report/expected")
        .join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, text).expect("the folder is a part of the repository");
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(expected == text, "{name} reads now:\n{text}");
}

fn texts(run: &Run) -> [String; 3] {
    let options = |unread, all| TextOptions { unread, all };
    [options(false, false), options(true, false), options(true, true)].map(|options| report::text(run, options))
}

fn steers(character: char) -> bool {
    character.is_control() || "\u{200b}\u{200e}\u{200f}\u{202a}\u{202e}\u{2066}\u{2069}\u{feff}".contains(character)
}

#[test]
fn texts_are_as_expected() {
    for (name, run) in cases::all() {
        let [short, unread, all] = texts(&run);
        expect(&format!("{name}.txt"), &short);
        if unread != short && cases::WITH_MORE.contains(&name) {
            expect(&format!("{name}.unread.txt"), &unread);
        }
        if all != short && cases::WITH_MORE.contains(&name) {
            expect(&format!("{name}.all.txt"), &all);
        }
    }
}

#[test]
fn no_text_is_wider_than_the_screen_or_steers_it() {
    for (name, run) in cases::all() {
        for text in texts(&run) {
            for line in text.lines() {
                assert!(line.chars().count() <= COLUMNS, "{name}: {line}");
                assert!(!line.contains(steers), "{name}: {line:?}");
            }
        }
    }
}

#[test]
fn many_findings_fit_sixty_lines() {
    for (name, run) in cases::all() {
        let count: usize = run
            .pages
            .iter()
            .filter_map(|page| page.compared())
            .map(|page| page.findings.len())
            .sum();
        let lines = report::text(&run, TextOptions::default()).lines().count();
        assert!(count < 25 || lines <= 60, "{name} has {lines} lines");
    }
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    for ((_, run), (_, again)) in cases::all().into_iter().zip(cases::all()) {
        assert_eq!(texts(&run), texts(&again));
    }
}
