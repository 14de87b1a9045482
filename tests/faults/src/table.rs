//! Runs the cases, many at a time, and writes down what came of them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Mutex;
use std::time::Duration;

use crate::calls::{Class, Kind};
use crate::script::{Case, Group};
use crate::trial::{Trial, run};

/// What came of a case, class by class.
pub struct Row<'a> {
    /// The case.
    pub case: &'a Case,
    /// In the order of [`Class::ALL`], each with the asynchronous and the blocking client.
    pub trials: Vec<(Class, [Trial; 2])>,
}

impl Row<'_> {
    /// What may never be, and was.
    #[must_use]
    pub fn wrong(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (class, trials) in &self.trials {
            for (kind, trial) in ["async", "blocking"].iter().zip(trials) {
                let wrong = trial.wrong.iter();
                found.extend(wrong.map(|wrong| format!("{} ({class}, {kind}): {wrong}", self.case.title)));
            }
        }
        found
    }
}

/// Runs every case for every class and client, so many at a time.
#[must_use]
pub fn measure<'a>(cases: &[&'a Case], at_a_time: usize) -> Vec<Row<'a>> {
    let jobs = cases.iter().enumerate().flat_map(|(at, case)| {
        classes(case).flat_map(move |class| [Kind::Async, Kind::Blocking].map(|kind| (at, *case, class, kind)))
    });
    let jobs = Mutex::new(jobs);
    let done = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..at_a_time {
            scope.spawn(|| {
                loop {
                    let job = jobs.lock().expect("nobody panics while taking one").next();
                    let Some((at, case, class, kind)) = job else {
                        break;
                    };
                    let trial = run(case, class, kind);
                    let mut done = done.lock().expect("nobody panics while adding one");
                    done.insert((at, class, kind), trial);
                }
            });
        }
    });
    let mut done = done.into_inner().expect("all threads have ended");
    let mut row = |at, case: &'a Case| Row {
        case,
        trials: classes(case)
            .filter_map(|class| {
                let pair = [Kind::Async, Kind::Blocking].map(|kind| done.remove(&(at, class, kind)));
                let [awaited, blocking] = pair;
                Some((class, [awaited?, blocking?]))
            })
            .collect(),
    };
    cases.iter().enumerate().map(|(at, case)| row(at, case)).collect()
}

/// Those whose calls can be what the case asks for.
fn classes(case: &Case) -> impl Iterator<Item = Class> + use<> {
    let needs_body = case.setting.large;
    Class::ALL
        .into_iter()
        .filter(move |class| !needs_body || *class != Class::Safe)
}

/// The tables, one for each group.
#[must_use]
pub fn markdown(groups: &[Group], rows: &[Row<'_>]) -> String {
    let mut text = String::new();
    let mut rows = rows.iter();
    for group in groups {
        let _ = writeln!(text, "\n## {}\n\n{}\n", group.title, group.about.trim());
        text.push_str("| the service … | operation | the call gets | it may have arrived | attempts | seen | took |\n");
        text.push_str("|---|---|---|---|---|---|---|\n");
        for row in rows.by_ref().take(group.cases.len()) {
            text.push_str(&lines(row));
        }
    }
    text
}

/// The lines of a case.
#[must_use]
pub fn lines(row: &Row<'_>) -> String {
    let mut text = String::new();
    for (at, (classes, cells)) in merged(row).into_iter().enumerate() {
        let title = if at == 0 { row.case.title.as_str() } else { "" };
        let _ = writeln!(text, "| {title} | {classes} | {cells} |");
    }
    text
}

/// Classes with which the same happens stand on one line.
fn merged(row: &Row<'_>) -> Vec<(String, String)> {
    let mut lines: Vec<(Vec<String>, String)> = Vec::new();
    for (class, [awaited, blocking]) in &row.trials {
        let (awaited, blocking) = (cells(awaited), cells(blocking));
        if awaited == blocking {
            add(&mut lines, class.to_string(), awaited);
        } else {
            add(&mut lines, format!("{class} (async)"), awaited);
            add(&mut lines, format!("{class} (blocking)"), blocking);
        }
    }
    let all = |classes: Vec<String>| match classes.len() == row.trials.len() {
        true => "every".to_owned(),
        false => classes.join(", "),
    };
    lines
        .into_iter()
        .map(|(classes, cells)| (all(classes), cells))
        .collect()
}

fn add(lines: &mut Vec<(Vec<String>, String)>, class: String, cells: String) {
    match lines.iter_mut().find(|(_, found)| *found == cells) {
        Some((classes, _)) => classes.push(class),
        None => lines.push((vec![class], cells)),
    }
}

fn cells(trial: &Trial) -> String {
    let arrived = match trial.outcome.may_have_arrived {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let Trial {
        outcome,
        attempts,
        seen,
        ..
    } = trial;
    format!("{} | {arrived} | {attempts} | {seen} | {}", outcome.what, took(trial))
}

fn took(trial: &Trial) -> String {
    let mut parts = Vec::new();
    match trial.time_outs {
        0 => {}
        1 => parts.push("1 time-out".to_owned()),
        count => parts.push(format!("{count} time-outs")),
    }
    let pauses: Vec<_> = trial.pauses.iter().map(written).collect();
    if !pauses.is_empty() {
        parts.push(format!("pauses of {}", pauses.join(", ")));
    }
    if parts.is_empty() {
        return "at once".to_owned();
    }
    parts.join(", ")
}

fn written(time: &Duration) -> String {
    match time.subsec_millis() {
        0 => format!("{} s", time.as_secs()),
        _ => format!("{} ms", time.as_millis()),
    }
}
