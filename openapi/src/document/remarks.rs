//! The remarks of a reading: each once, and not more than a person could ever look at.

use std::collections::HashSet;

use super::raw::{File, NodeId, is_unseen};
use super::types::{Place, Remark, RemarkKind};

/// How many remarks are kept.
const MOST: usize = 20_000;

/// How much of a foreign text a remark shows.
const LONGEST_QUOTE: usize = 80;

#[derive(Debug, Default)]
pub(super) struct Remarks {
    kept: Vec<Remark>,
    known: HashSet<(NodeId, String)>,
    more: usize,
}

impl Remarks {
    pub(super) fn add(&mut self, file: &File, id: NodeId, kind: RemarkKind, text: String) {
        if self.kept.len() >= MOST {
            self.more += 1;
            return;
        }
        if self.known.insert((id, text.clone())) {
            let place = file.place(id);
            self.kept.push(Remark { place, kind, text });
        }
    }

    /// The same where only the place is at hand.
    pub(super) fn add_at(&mut self, place: Place, kind: RemarkKind, text: String) {
        if self.kept.len() >= MOST {
            self.more += 1;
            return;
        }
        self.kept.push(Remark { place, kind, text });
    }

    /// Whether no more are kept; then there is no use in looking for slips.
    pub(super) fn are_full(&self) -> bool {
        self.kept.len() >= MOST
    }

    /// In the order of the file.
    pub(super) fn finish(mut self, file: &File) -> Vec<Remark> {
        self.kept.sort_by(|a, b| {
            let key = |remark: &Remark| (remark.place.line, remark.place.column);
            key(a).cmp(&key(b)).then_with(|| a.text.cmp(&b.text))
        });
        if self.more > 0 {
            self.kept.push(Remark {
                place: file.place(file.root()),
                kind: RemarkKind::Skipped,
                text: format!("{} more remarks are not shown", self.more),
            });
        }
        self.kept
    }
}

/// A foreign text in back quotes, fit for one line.
pub(super) fn quote(text: &str) -> String {
    let mut shown: String = text
        .chars()
        .map(|letter| {
            if is_unseen(letter) || letter == '`' {
                ' '
            } else {
                letter
            }
        })
        .take(LONGEST_QUOTE)
        .collect();
    if text.chars().nth(LONGEST_QUOTE).is_some() {
        shown.push('…');
    }
    format!("`{shown}`")
}
