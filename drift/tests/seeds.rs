//! Two real pages against the specs that were written from them, where the pages are at hand: nothing drifts, and what a
//! page says against itself is found, and accepted with a reason in the API's own file.

#![allow(clippy::unwrap_used, reason = "a file that cannot be read fails the test")]

use std::fs;
use std::path::{Path, PathBuf};

use specwright_drift::accept::{ACCEPT_FILE, AcceptFile};
use specwright_drift::compare::{Comparison, Options, compare};
use specwright_drift::lock::{LOCK_FILE, LockFile};
use specwright_drift::{page, reader};

/// A page, and what a person knows of it.
struct Known {
    /// How its file's name begins.
    file: &'static str,
    api: &'static str,
    operation: &'static str,
    /// How many facts a reading has to compare at least.
    compared: usize,
    /// Words of each thing that the page says against itself.
    against_itself: &'static [&'static [&'static str]],
}

const PAGES: &[Known] = &[
    Known {
        file: "000_",
        api: "invoicexpress",
        operation: "accounts.at_communication",
        compared: 18,
        against_itself: &[
            &["at_subuser", "5 samples", "12345689/0"],
            &["at_subuser", "cut off"],
            &["success", "text"],
        ],
    },
    Known {
        file: "002_",
        api: "textmarketer",
        operation: "account.update",
        compared: 60,
        against_itself: &[
            &["notifcation_email", "notification_email"],
            &["notifcation_mobile", "notification_mobile"],
            &["20012-02-12", "year"],
            &["groups"],
        ],
    },
];

fn from_here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// Compares the page; `None` where it is not at hand.
fn compare_page(known: &Known) -> Option<(Comparison, LockFile)> {
    let mut files = fs::read_dir(from_here("../shared/seeds"))
        .ok()?
        .map(|entry| entry.unwrap().path());
    let file = files.find(|file| file.file_name().unwrap().to_string_lossy().starts_with(known.file))?;
    let page = page::read("page.txt", &fs::read(file).unwrap()).unwrap();
    let facts = reader::read(&page);
    let folder = from_here("spec").join(known.api);
    let spec = specwright_codegen::compile(specwright_codegen::load_folder(&folder).unwrap());
    let accepted = fs::read_to_string(folder.join(ACCEPT_FILE)).unwrap();
    let options = Options {
        only: &[],
        accepted: &AcceptFile::parse(&accepted).unwrap(),
        today: "2026-11-22",
    };
    let model = spec.model.as_ref().unwrap();
    let comparison = compare(&page, &facts, None, model, &spec.sources, &options).unwrap();
    let mut lock = LockFile::default();
    lock.record(&page, &facts, &comparison, options.today);
    Some((comparison, lock))
}

#[test]
fn nothing_drifts_and_what_a_page_says_against_itself_is_accepted() {
    for known in PAGES {
        let Some((comparison, _)) = compare_page(known) else {
            continue;
        };
        let api = known.api;
        let operations: Vec<_> = comparison.operations.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(operations, [known.operation], "{api}");
        assert_eq!(comparison.findings, [], "{api}");
        assert!(comparison.compared >= known.compared, "{api}: {}", comparison.compared);
        assert_eq!(comparison.compared, comparison.read, "{api}");
        for words in known.against_itself {
            let says = |text: &str| words.iter().all(|word| text.contains(word));
            let found = comparison
                .contradictions
                .iter()
                .any(|found| says(&found.text) || says(&format!("{}: {}", found.subject, found.text)));
            assert!(found, "{api}: {words:?} in {:#?}", comparison.contradictions);
        }
        for found in &comparison.contradictions {
            assert!(
                found.accepted.is_some(),
                "{api}: {} is not accepted: {}",
                found.id,
                found.text
            );
        }
    }
}

#[test]
fn the_lock_files_know_the_pages() {
    for known in PAGES {
        let Some((_, read)) = compare_page(known) else {
            continue;
        };
        let text = fs::read_to_string(from_here("spec").join(known.api).join(LOCK_FILE)).unwrap();
        let locked = LockFile::parse(&text).unwrap();
        let [of_file, of_page] = [&locked, &read].map(|lock| &lock.operations[known.operation]);
        let help = "run `specwright drift --lock` on the page and review the difference";
        assert_eq!(of_file.fingerprint, of_page.fingerprint, "{}: {help}", known.operation);
        assert_eq!(of_file.facts, of_page.facts, "{}: {help}", known.operation);
    }
}
