//! The pages of `tests/drift/pages`: what is read of each against the list beside it.
//!
//! With `SPECWRIGHT_PAGES=folder` another folder of the same form is read, and with `SPECWRIGHT_DETAILS=1` every
//! difference is printed. With `SPECWRIGHT_BLESS=1` the table in the README is written anew.

use std::fs;
use std::path::{Path, PathBuf};

use specwright_drift::score::{Score, score_page};

const BEGIN: &str = "<!-- score of pages -->\n";
const END: &str = "<!-- end of score -->\n";

fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/drift")
}

/// Every page that has a list, in order of their paths.
fn pages(folder: &Path, found: &mut Vec<(PathBuf, PathBuf)>) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            pages(&path, found);
            continue;
        }
        let list = path.with_extension("facts");
        if path != list && list.exists() {
            found.push((path, list));
        }
    }
}

fn scored(folder: &Path) -> Vec<(String, Score)> {
    let mut found = Vec::new();
    pages(folder, &mut found);
    let score = |(page, list): (PathBuf, PathBuf)| {
        let name = page.strip_prefix(folder).unwrap().display().to_string();
        let score = score_page(&name, &fs::read(&page).unwrap(), &fs::read_to_string(&list).unwrap());
        (name.clone(), score.unwrap_or_else(|bad| panic!("{name}: {bad}")))
    };
    found.into_iter().map(score).collect()
}

#[test]
fn the_readme_has_the_score_of_the_pages() {
    let folder = std::env::var_os("SPECWRIGHT_PAGES").map(PathBuf::from);
    let all = scored(folder.as_deref().unwrap_or(&home().join("pages")));
    let mut sum = Score::default();
    for (name, score) in &all {
        let (wrong, missed) = (score.invented.len(), score.missed.len());
        println!("{name}: {wrong} invented, {missed} missed");
        if std::env::var_os("SPECWRIGHT_DETAILS").is_some() {
            score.invented.iter().for_each(|line| println!("  + {line}"));
            score.missed.iter().for_each(|line| println!("  - {line}"));
        }
        sum += score.clone();
    }
    println!("{}", sum.table());
    if folder.is_none() {
        hold(&format!("{} pages.\n\n{}", all.len(), sum.table()));
    }
}

/// Compares the table with the README's, if it has one.
fn hold(table: &str) {
    let file = home().join("README.md");
    let readme = fs::read_to_string(&file).unwrap();
    let Some((before, rest)) = readme.split_once(BEGIN) else {
        return;
    };
    let (recorded, after) = rest.split_once(END).unwrap();
    if std::env::var_os("SPECWRIGHT_BLESS").is_some() {
        fs::write(&file, format!("{before}{BEGIN}{table}{END}{after}")).unwrap();
    } else {
        assert_eq!(recorded, table, "write the table anew with SPECWRIGHT_BLESS=1");
    }
}
