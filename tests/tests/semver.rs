//! The Rust verdicts of `specwright diff`, held against the compiler: every pair of specs under `semver` has a program
//! that uses what changes. It compiles against the client of the old spec, and against that of the new one exactly if no
//! finding is major. Where something is deprecated, the compiler warns.
//!
//! A program that breaks has to break for the reason in question: every line of the case's `breaks.txt` is found in the
//! compiler's first error. `UPDATE=1` writes these files.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test ends so")]

mod compiler;
mod proof;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proof::case::{Case, Verdict};
use proof::programs::{Failure, Program, Side};
use proof::record::Record;
use proof::workspace::Workspace;

static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| Case::all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("semver")));

/// `cargo run -p specwright-tests --example semver_checks` writes the record. That tool is not everywhere.
#[test]
fn what_another_tool_says_is_on_record_and_differences_are_explained() {
    let read = |file: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    let record = Record::read(&read("semver/semver-checks.txt"));
    let explanations = read("../docs/diff.md");
    let problems = record.problems(&CASES, &explanations);
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(
        explanations.contains(&record.table()),
        "docs/diff.md has other figures than\n{}",
        record.table()
    );
}

#[test]
fn programs_break_exactly_where_the_verdict_says_so() {
    let cases = &*CASES;
    assert!(!cases.is_empty(), "there are no cases");
    let workspace = Workspace::at(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("semver"));
    workspace.lay_out(cases);

    let (breaking, compiling): (Vec<Program<'_>>, Vec<Program<'_>>) =
        Program::all(cases).partition(Program::has_to_break);
    let compiled = workspace.try_all("compiles", &compiling);
    let broken = workspace.try_all("breaks", &breaking);

    let mut problems: Vec<String> = compiled.failed.iter().map(unexpected).collect();
    let knows_words = compiler::is_known("the words of errors");
    for program in &breaking {
        match broken.failed.get(program) {
            None => problems.push(format!("{program}: the verdict is major, but the program compiles")),
            Some(failure) => problems.extend(wrong_reason(program, failure, knows_words)),
        }
    }
    problems.extend(cases.iter().filter_map(needless_reason));
    problems.extend(cases.iter().filter_map(|case| wrong_warning(case, &compiled.warned)));
    assert!(
        problems.is_empty(),
        "{} of {} programs:\n{}",
        problems.len(),
        compiling.len() + breaking.len(),
        problems.join("\n")
    );
}

fn unexpected((program, failure): (&Program<'_>, &Failure)) -> String {
    let verdict = match program.side {
        Side::Before => "it was written for it",
        Side::After => &format!("the verdict is {}", program.case.verdict),
    };
    format!("{program}: {verdict}, but the compiler says\n{}", failure.rendered)
}

/// What is wrong with the reason for which the program breaks. Another compiler says the same in other words.
fn wrong_reason(program: &Program<'_>, failure: &Failure, knows_words: bool) -> Option<String> {
    let path = program.case.folder.join("breaks.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, &failure.words).unwrap();
        return None;
    }
    let words = fs::read_to_string(&path).unwrap_or_default();
    if words.trim().is_empty() {
        return Some(format!("{program}: no breaks.txt; UPDATE=1 writes it"));
    }
    let is_told = !knows_words || words.lines().all(|line| failure.text.contains(line));
    (!is_told).then(|| {
        format!(
            "{program}: breaks for another reason than\n{words}\n{}",
            failure.rendered
        )
    })
}

fn needless_reason(case: &Case) -> Option<String> {
    let path = case.folder.join("breaks.txt");
    (case.verdict != Verdict::Major && path.exists())
        .then(|| format!("{}: breaks.txt, and yet the verdict is {}", case.name, case.verdict))
}

/// Whoever uses what is deprecated is warned, and nobody else is.
fn wrong_warning(case: &Case, warned: &BTreeSet<Program<'_>>) -> Option<String> {
    let [before, after] = [Side::Before, Side::After].map(|side| warned.contains(&Program { case, side }));
    let is_new = after && !before;
    match case.deprecates {
        true if !is_new => Some(format!(
            "{}: something is deprecated, but the program is not warned",
            case.name
        )),
        false if is_new => Some(format!(
            "{}: the program is warned, but nothing is said to be deprecated",
            case.name
        )),
        _ => None,
    }
}
