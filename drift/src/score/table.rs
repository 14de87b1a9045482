//! A score as a table in Markdown.

use std::fmt::Write;

use super::{Score, Tally};
use crate::facts::Kind;

/// Precision and recall that are to be reached on pages nobody tuned to, in percent.
const GOALS: [(&str, &[Kind], u8, u8); 5] = [
    (
        "names, statuses, codes",
        &[Kind::Operation, Kind::Name, Kind::Status, Kind::Code],
        99,
        97,
    ),
    ("required", &[Kind::Required], 97, 93),
    ("types", &[Kind::Type], 98, 95),
    (
        "enums, defaults, lengths",
        &[Kind::Enum, Kind::Default, Kind::Length],
        95,
        80,
    ),
    ("conditions", &[Kind::Condition], 90, 45),
];

/// Every kind that is counted, as the table calls it.
const KINDS: [(Kind, &str); 18] = [
    (Kind::Operation, "operation"),
    (Kind::Name, "name"),
    (Kind::Status, "status"),
    (Kind::Code, "code"),
    (Kind::Place, "place"),
    (Kind::Required, "required"),
    (Kind::Type, "type"),
    (Kind::Enum, "enum"),
    (Kind::Default, "default"),
    (Kind::Length, "length"),
    (Kind::Condition, "condition"),
    (Kind::Range, "range"),
    (Kind::Items, "items"),
    (Kind::Chars, "chars"),
    (Kind::Pattern, "pattern"),
    (Kind::Format, "format"),
    (Kind::Encoding, "encoding"),
    (Kind::Deprecated, "deprecated"),
];

impl Score {
    /// A table in Markdown: every kind, then the goals, then all.
    #[must_use]
    pub fn table(&self) -> String {
        let mut text = String::from(
            "| kind of fact | right | invented | missed | precision | recall | goal |\n|---|--:|--:|--:|--:|--:|--:|\n",
        );
        for (kind, name) in KINDS {
            write_row(&mut text, name, self.sum(&[kind]), None);
        }
        for (name, kinds, precision, recall) in GOALS {
            let name = format!("**{name}**");
            write_row(&mut text, &name, self.sum(kinds), Some((precision, recall)));
        }
        write_row(&mut text, "**all**", self.sum(&KINDS.map(|(kind, _)| kind)), None);
        text
    }
}

fn write_row(text: &mut String, name: &str, tally: Tally, goal: Option<(u8, u8)>) {
    let goal = goal.map_or_else(String::new, |(precision, recall)| format!("{precision} / {recall}"));
    let Tally {
        right,
        invented,
        missed,
    } = tally;
    let (precision, recall) = (percent(tally.precision()), percent(tally.recall()));
    // Writing to a text cannot fail.
    let _ = writeln!(
        text,
        "| {name} | {right} | {invented} | {missed} | {precision} | {recall} | {goal} |"
    );
}

/// In percent, cut off and not rounded, so that 100.0 means every one.
fn percent(share: Option<f64>) -> String {
    share.map_or_else(
        || "-".to_owned(),
        |share| format!("{:.1}", (share * 1000.0).floor() / 10.0),
    )
}
