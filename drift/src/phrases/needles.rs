//! Which patterns can match at all: each needs one of a few short texts, and most sentences hold none of them.

use std::collections::HashMap;

use regex_syntax::hir::{Class, Hir, HirKind};

const KEY: usize = 3;

/// A text, and the pattern that needs it or another.
type Needle = (Box<[u8]>, usize);

/// For each pattern, texts of which a sentence must hold one.
#[derive(Default)]
pub(super) struct Needles {
    by_start: HashMap<[u8; KEY], Vec<Needle>>,
    /// Patterns of which nothing is known.
    always: Vec<usize>,
    count: usize,
}

impl Needles {
    /// Adds the next pattern, as it is before case is folded.
    pub(super) fn push(&mut self, pattern: &str) {
        let index = self.count;
        self.count += 1;
        match regex_syntax::parse(pattern).ok().and_then(|hir| required(&hir)) {
            Some(needles) => {
                for needle in needles {
                    if let Some(key) = needle.first_chunk::<KEY>() {
                        self.by_start.entry(*key).or_default().push((needle.into(), index));
                    }
                }
            }
            None => self.always.push(index),
        }
    }

    /// The patterns that can match, in order.
    pub(super) fn candidates(&self, text: &str) -> Vec<usize> {
        let mut is_in = vec![false; self.count];
        for index in &self.always {
            mark(&mut is_in, *index);
        }
        let bytes = text.to_lowercase().into_bytes();
        let mut rest = bytes.as_slice();
        while let Some(key) = rest.first_chunk::<KEY>() {
            for (needle, index) in self.by_start.get(key).into_iter().flatten() {
                if rest.starts_with(needle) {
                    mark(&mut is_in, *index);
                }
            }
            rest = rest.get(1..).unwrap_or_default();
        }
        is_in
            .iter()
            .enumerate()
            .filter(|(_, is_in)| **is_in)
            .map(|(index, _)| index)
            .collect()
    }
}

/// Texts of which every match holds one, all long enough to be looked up.
fn required(hir: &Hir) -> Option<Vec<Vec<u8>>> {
    let needles = match hir.kind() {
        HirKind::Literal(literal) => vec![String::from_utf8_lossy(&literal.0).to_lowercase().into_bytes()],
        HirKind::Capture(capture) => required(&capture.sub)?,
        HirKind::Repetition(repetition) if repetition.min > 0 => required(&repetition.sub)?,
        HirKind::Concat(parts) => {
            let choices = parts.iter().filter_map(required);
            choices.max_by_key(|needles| needles.iter().map(Vec::len).min())?
        }
        HirKind::Alternation(parts) => {
            let parts: Option<Vec<_>> = parts.iter().map(required).collect();
            parts?.concat()
        }
        HirKind::Class(Class::Unicode(_) | Class::Bytes(_)) | HirKind::Empty | HirKind::Look(_) => return None,
        HirKind::Repetition(_) => return None,
    };
    let are_usable = needles.iter().all(|needle| needle.len() >= KEY) && needles.len() <= 200;
    are_usable.then_some(needles)
}

fn mark(marks: &mut [bool], index: usize) {
    if let Some(mark) = marks.get_mut(index) {
        *mark = true;
    }
}
