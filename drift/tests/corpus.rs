//! The pages of `tests/drift/pages` and `tests/drift/unseen`: what is read of each against the list beside it. The README
//! there has the sums as tables.
//!
//! With `SPECWRIGHT_PAGES=folder` another folder of the same form is read, and with `SPECWRIGHT_DETAILS=1` every
//! difference is printed. With `SPECWRIGHT_BLESS=1` the tables in the README are written anew.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a file that cannot be read fails the test, and the scores are printed"
)]

mod below;

use std::fs;
use std::path::{Path, PathBuf};

use below::files_below;
use specwright_drift::score::{Score, score_page};

fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/drift")
}

/// Every page that has a list, and the list, in the order of the paths.
fn pages(folder: &Path) -> Vec<(PathBuf, PathBuf)> {
    let with_list = files_below(folder).into_iter().filter_map(|path| {
        let list = path.with_extension("facts");
        (path != list && list.exists()).then_some((path, list))
    });
    with_list.collect()
}

fn scored(folder: &Path) -> Vec<(String, Score)> {
    let score = |(page, list): (PathBuf, PathBuf)| {
        let name = page.strip_prefix(folder).unwrap().display().to_string();
        let score = score_page(&name, &fs::read(&page).unwrap(), &fs::read_to_string(&list).unwrap());
        (name.clone(), score.unwrap_or_else(|bad| panic!("{name}: {bad}")))
    };
    pages(folder).into_iter().map(score).collect()
}

#[test]
fn the_readme_has_the_scores_of_the_pages() {
    if let Some(folder) = std::env::var_os("SPECWRIGHT_PAGES") {
        table(Path::new(&folder));
        return;
    }
    let file = home().join("README.md");
    let mut readme = fs::read_to_string(&file).unwrap();
    for half in ["pages", "unseen"] {
        let folder = home().join(half);
        if folder.is_dir() {
            hold(&mut readme, half, &table(&folder));
        }
    }
    if is_set("SPECWRIGHT_BLESS") {
        fs::write(&file, readme).unwrap();
    }
}

fn is_set(variable: &str) -> bool {
    std::env::var_os(variable).is_some()
}

/// The score of every page of a folder, printed, and their sum as the README has it.
fn table(folder: &Path) -> String {
    let all = scored(folder);
    let mut sum = Score::default();
    for (name, score) in &all {
        println!(
            "{name}: {} invented, {} missed",
            score.invented.len(),
            score.missed.len()
        );
        if is_set("SPECWRIGHT_DETAILS") {
            score.invented.iter().for_each(|line| println!("  + {line}"));
            score.missed.iter().for_each(|line| println!("  - {line}"));
        }
        sum += score.clone();
    }
    println!("{}", sum.table());
    format!("{} pages.\n\n{}", all.len(), sum.table())
}

/// Compares a table with the README's, if it has one, or writes it there.
fn hold(readme: &mut String, half: &str, table: &str) {
    let (begin, end) = (
        format!("<!-- score of {half} -->\n"),
        format!("<!-- end of {half} -->\n"),
    );
    let recorded = readme
        .split_once(&begin)
        .and_then(|(before, rest)| Some((before, rest.split_once(&end)?)));
    match recorded {
        Some((before, (_, after))) if is_set("SPECWRIGHT_BLESS") => {
            *readme = format!("{before}{begin}{table}{end}{after}");
        }
        Some((_, (recorded, _))) => assert_eq!(recorded, table, "write the table anew with SPECWRIGHT_BLESS=1"),
        None if is_set("SPECWRIGHT_BLESS") => *readme += &format!("\n{begin}{table}{end}"),
        None => {}
    }
}
