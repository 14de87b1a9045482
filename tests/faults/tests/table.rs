//! Tries every fault of `cases/` with every class of operation and both clients, and holds the outcome against
//! `docs/faults.md`. `SPECWRIGHT_BLESS=1` writes the page anew; `SPECWRIGHT_FAULTS=words` tries the cases with these words in
//! their title and prints them.
#![allow(
    clippy::panic,
    clippy::print_stdout,
    reason = "helpers of tests end a test so and speak so"
)]

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs};

use specwright_faults::footprint::Footprint;
use specwright_faults::script::{Case, Group, parse};
use specwright_faults::table::{Row, lines, markdown, measure};

/// In which the threads of clients that are gone have to end.
const GRACE: Duration = Duration::from_secs(10);

/// Most of a trial is waiting.
const AT_A_TIME: usize = 24;

#[test]
fn what_becomes_of_a_call() {
    let mut groups = groups();
    if let Some(part) = env::var("SPECWRIGHT_FAULTS").ok().filter(|part| !part.is_empty()) {
        keep_only(&mut groups, &part);
        let rows = measure(&cases(&groups), AT_A_TIME);
        println!("{}", markdown(&groups, &rows));
        assert_nothing_is_wrong(&rows);
        return;
    }
    let page = repository().join("docs/faults.md");
    let bless = env::var_os("SPECWRIGHT_BLESS").is_some();
    let cases = cases(&groups);
    let mut rows = measure(&cases, AT_A_TIME);
    let kept = match bless {
        true => written(&groups, &measure(&cases, AT_A_TIME)),
        false => fs::read_to_string(&page).unwrap_or_default(),
    };
    measure_again(&mut rows, &kept);
    let text = written(&groups, &rows);
    if bless {
        fs::write(&page, &text).expect("the page can be written");
    }
    assert_nothing_is_wrong(&rows);
    let news: Vec<_> = text
        .lines()
        .filter(|line| !kept.lines().any(|old| old == *line))
        .collect();
    assert!(
        bless || text == kept,
        "docs/faults.md differs; SPECWRIGHT_BLESS=1 writes it anew: {news:#?}"
    );
}

/// A machine that was busy with something else makes a time-out of what is none: what differs gets a quiet trial.
fn measure_again(rows: &mut [Row<'_>], kept: &str) {
    for _ in 0..3 {
        let others = rows.iter_mut().filter(|row| !kept.contains(&lines(row)));
        for row in others {
            *row = measure(&[row.case], 2).remove(0);
        }
    }
}

fn cases(groups: &[Group]) -> Vec<&Case> {
    groups.iter().flat_map(|group| &group.cases).collect()
}

/// The cases with these words in their title.
fn keep_only(groups: &mut Vec<Group>, part: &str) {
    for group in &mut *groups {
        group.cases.retain(|case| case.title.contains(part));
    }
    groups.retain(|group| !group.cases.is_empty());
}

fn assert_nothing_is_wrong(rows: &[Row<'_>]) {
    assert_eq!(Footprint::threads_after(GRACE), 0, "threads of clients are left");
    let wrong: Vec<_> = rows.iter().flat_map(Row::wrong).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn written(groups: &[Group], rows: &[Row<'_>]) -> String {
    include_str!("../introduction.md").to_owned() + &markdown(groups, rows)
}

fn groups() -> Vec<Group> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("the folder of the cases is there")
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    files.sort();
    let read = |file: PathBuf| {
        let text = fs::read_to_string(&file).expect("a case is text");
        parse(&text).unwrap_or_else(|problem| panic!("{}: {problem}", file.display()))
    };
    files.into_iter().map(read).collect()
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
