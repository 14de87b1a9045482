//! How much a pattern would weigh in the regex engine, so that one that is too large fails here and not in a program.

use regex_syntax::hir::{Class, Hir, HirKind};

/// About the number of the engine's states; each takes less than a hundred bytes.
const MOST: usize = 200_000;

pub(super) fn is_too_heavy(hir: &Hir) -> bool {
    weigh(hir) > MOST
}

fn weigh(hir: &Hir) -> usize {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len(),
        HirKind::Class(Class::Unicode(class)) => class.ranges().len().saturating_mul(2).max(1),
        HirKind::Class(Class::Bytes(class)) => class.ranges().len().max(1),
        HirKind::Repetition(repetition) => {
            let copies = repetition.max.unwrap_or(repetition.min.saturating_add(1)).max(1);
            weigh(&repetition.sub).saturating_mul(usize::try_from(copies).unwrap_or(usize::MAX))
        }
        HirKind::Capture(capture) => weigh(&capture.sub).saturating_add(2),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().map(weigh).fold(1, usize::saturating_add),
    }
}
