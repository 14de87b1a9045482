//! Holds the verdicts of `specwright diff` on programs against those of cargo-semver-checks: both clients of every case
//! under `semver` are documented as JSON, and the tool compares each pair.
//!
//! `cargo run -p specwright-tests --example semver_checks` prints what differs and writes
//! `semver/semver-checks.txt`; the reasons in it are a person's and stay. `cargo semver-checks` has to be installed.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a program for the people who work on the rules"
)]

#[path = "../../tests/proof/mod.rs"]
#[allow(dead_code, reason = "no programs are compiled here")]
mod proof;
mod tool;
mod written;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use proof::case::{Case, Verdict};
use proof::record::{Entry, Record};
use proof::workspace::Workspace;
use tool::{Demand, Documents};

fn main() {
    let cases_folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("semver");
    let cases = Case::all(&cases_folder);
    let folder = scratch();
    Workspace::at(&folder).lay_out(&cases);
    let documents = Documents::write(&folder, &cases);

    let entries: BTreeMap<String, Entry> = cases
        .iter()
        .map(|case| (case.name.clone(), compare(case, &documents)))
        .collect();
    let path = cases_folder.join("semver-checks.txt");
    let earlier = Record::read(&fs::read_to_string(&path).unwrap_or_default());
    let mut record = Record { entries };
    written::take_reasons(&mut record, &earlier);
    fs::write(&path, written::text(&record)).unwrap();
    show(&record);
}

/// What the tool demands of a release. It does not look for what is new, but it sees what is missing: what it misses when
/// the two clients change places is new.
fn compare(case: &Case, documents: &Documents) -> Entry {
    let forwards = documents.compare(&case.before, &case.after);
    let backwards = documents.compare(&case.after, &case.before);
    let is_new = forwards.verdict == Verdict::None && backwards.verdict == Verdict::Major;
    let Demand { verdict, lints } = if is_new {
        Demand {
            verdict: Verdict::Minor,
            lints: backwards.lints.iter().map(|lint| format!("backwards:{lint}")).collect(),
        }
    } else {
        forwards
    };
    Entry {
        ours: case.verdict,
        theirs: verdict,
        lints,
        reason: None,
    }
}

fn show(record: &Record) {
    let differ = || record.entries.iter().filter(|(_, entry)| !entry.agrees());
    println!("{}", record.table());
    for (reason, rules) in record.reasons() {
        println!("{reason}");
        let of_reason = differ().filter(|(_, entry)| entry.reason.as_deref() == Some(reason));
        for (case, entry) in of_reason {
            println!("  {case}: {} and {} {:?}", entry.ours, entry.theirs, entry.lints);
        }
        println!("  {} rules", rules.len());
    }
    println!("{} of {} cases differ", differ().count(), record.entries.len());
}

/// A folder beside the other results of builds, kept for the next run.
fn scratch() -> PathBuf {
    let program = std::env::current_exe().unwrap();
    let target = program.ancestors().nth(3).unwrap();
    target.join("tmp/semver-checks")
}
