//! The status that a code comes with.

use super::{Case, FindingKind, Level, Verdict};
use crate::facts::{Claim, Subject};

pub(super) fn compare<'a>(case: &Case<'a>, page: u16) -> Verdict<'a> {
    if !matches!(case.fact.subject, Subject::Code(_)) {
        return Verdict::Unlike;
    }
    let own = case
        .spec
        .iter()
        .copied()
        .find(|fact| matches!(fact.claim, Claim::CodeStatus(_)));
    match own {
        Some(spec) if spec.claim == Claim::CodeStatus(page) => Verdict::Same,
        Some(spec) => {
            let difference = case.differs(FindingKind::Code, Level::Breaks, spec);
            difference.set(Some(spec), "status", page.to_string()).verdict()
        }
        // The spec takes it with any status.
        None => Verdict::Same,
    }
}
