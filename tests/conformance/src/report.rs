//! What became of the practice cases, as a table.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A case.
#[derive(Debug)]
pub struct Row {
    /// Its name in its suite.
    pub id: String,
    /// The feature.
    pub suite: String,
    /// The protocol.
    pub protocol: String,
    /// Whether it is one of this package's own.
    pub own: bool,
    /// What became of it.
    pub outcome: Outcome,
    /// Emitted lines of the operation and of the client's root, with the first case of each operation.
    pub lines: Option<(usize, usize)>,
}

/// What became of a case.
#[derive(Debug)]
pub enum Outcome {
    /// It does what the case says.
    Passed,
    /// It does something else.
    Failed(Vec<String>),
    /// No spec says it.
    NotExpressible(String),
}

#[derive(Default, Clone, Copy)]
struct Counts {
    passed: usize,
    failed: usize,
    not_expressible: usize,
}

impl Counts {
    fn add(&mut self, outcome: &Outcome) {
        let count = match outcome {
            Outcome::Passed => &mut self.passed,
            Outcome::Failed(_) => &mut self.failed,
            Outcome::NotExpressible(_) => &mut self.not_expressible,
        };
        *count += 1;
    }

    fn cells(self) -> String {
        format!("{} | {} | {}", self.passed, self.failed, self.not_expressible)
    }
}

/// How many cases did not pass.
#[must_use]
pub fn not_passed(rows: &[Row]) -> usize {
    rows.iter()
        .filter(|row| !matches!(row.outcome, Outcome::Passed))
        .count()
}

/// The report as Markdown.
#[must_use]
pub fn markdown(rows: &[Row]) -> String {
    let mut out = String::from("# Practice suites\n");
    table(&mut out, "protocol", rows, |row| row.protocol.clone());
    table(&mut out, "feature", rows, |row| {
        format!("{}: {}", row.protocol, row.suite)
    });
    lines(&mut out, rows);
    details(&mut out, rows);
    out
}

fn table(out: &mut String, head: &str, rows: &[Row], name: impl Fn(&Row) -> String) {
    let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
    let mut all = Counts::default();
    for row in rows {
        counts.entry(name(row)).or_default().add(&row.outcome);
        all.add(&row.outcome);
    }
    let _ = writeln!(
        out,
        "\n| {head} | passed | failed | not expressible |\n|---|---|---|---|"
    );
    for (name, counts) in counts {
        let _ = writeln!(out, "| {name} | {} |", counts.cells());
    }
    let _ = writeln!(out, "| all | {} |", all.cells());
}

fn lines(out: &mut String, rows: &[Row]) {
    let counted: Vec<(usize, usize)> = rows.iter().filter_map(|row| row.lines).collect();
    if counted.is_empty() {
        return;
    }
    let operations: usize = counted.iter().map(|(operation, _)| operation).sum();
    let roots: usize = counted.iter().map(|(_, root)| root).sum();
    let average = |lines: usize| lines / counted.len();
    let _ = writeln!(
        out,
        "\nEmitted Rust: {} operations with {} lines each on average, docs included; {} lines for the root of each client.",
        counted.len(),
        average(operations),
        average(roots)
    );
}

fn details(out: &mut String, rows: &[Row]) {
    for row in rows {
        let problems = match &row.outcome {
            Outcome::Passed => continue,
            Outcome::Failed(problems) => problems.join("\n"),
            Outcome::NotExpressible(reason) => format!("not expressible: {reason}"),
        };
        let _ = writeln!(out, "\n## {} ({})\n\n```text\n{problems}\n```", row.id, row.suite);
    }
}
