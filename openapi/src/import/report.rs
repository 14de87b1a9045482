//! What a person has to know of an import, for people and for programs.

use std::fmt::Write;

use serde_json::{Value, json};
use specwright_codegen::writing::visible;

use crate::document::{Remark, RemarkKind};

/// Every loss and every guess, in the order of the document.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The lines, each with its place.
    pub remarks: Vec<Remark>,
}

impl Report {
    pub(super) fn new(mut remarks: Vec<Remark>) -> Self {
        remarks.sort_by(|a, b| {
            let key = |remark: &Remark| (remark.place.line, remark.place.column, remark.kind);
            key(a).cmp(&key(b)).then_with(|| a.text.cmp(&b.text))
        });
        remarks.dedup();
        Self { remarks }
    }

    /// How many lines there are of a kind.
    #[must_use]
    pub fn count(&self, kind: RemarkKind) -> usize {
        self.remarks.iter().filter(|remark| remark.kind == kind).count()
    }

    /// A line for each remark; nothing in it steers a terminal.
    #[must_use]
    pub fn text(&self, file: &str) -> String {
        let mut out = String::new();
        for remark in &self.remarks {
            let (place, file) = (&remark.place, visible(file));
            let head = format!("{file}:{}:{}", place.line, place.column);
            let text = visible(&remark.text);
            // Writing to a text does not fail.
            let _ = writeln!(
                out,
                "{head}: {}: {text} ({})",
                word(remark.kind),
                visible(&pointer(&place.pointer))
            );
        }
        out
    }

    /// The same for programs.
    #[must_use]
    pub fn json(&self) -> Value {
        let lines = self.remarks.iter().map(|remark| {
            json!({
                "kind": word(remark.kind),
                "line": remark.place.line,
                "column": remark.place.column,
                "pointer": remark.place.pointer,
                "text": remark.text,
            })
        });
        Value::Array(lines.collect())
    }
}

fn pointer(pointer: &str) -> String {
    format!("#{pointer}")
}

fn word(kind: RemarkKind) -> &'static str {
    match kind {
        RemarkKind::Skipped => "skipped",
        RemarkKind::Guessed => "guessed",
        RemarkKind::Doubtful => "doubtful",
        RemarkKind::Missing => "missing",
    }
}
