//! Facts without their places.

use super::super::{Claim, Fact, Facts};
use super::Section;

/// All facts of a page, as sections: each operation, then what is said of none.
#[must_use]
pub fn sections(facts: &Facts) -> Vec<Section> {
    sections_with(facts, |_| true)
}

/// The same without meanings and examples, which are words only.
#[must_use]
pub fn brief_sections(facts: &Facts) -> Vec<Section> {
    sections_with(facts, |fact| {
        !matches!(fact.claim, Claim::Meaning(_) | Claim::Example(_))
    })
}

fn sections_with(facts: &Facts, is_told: fn(&Fact) -> bool) -> Vec<Section> {
    let statements = |facts: &[Fact]| {
        let told = facts.iter().filter(|fact| is_told(fact));
        told.map(|fact| (fact.subject.clone(), fact.claim.clone()))
            .collect::<Vec<_>>()
    };
    let mut sections: Vec<Section> = Vec::new();
    for operation in &facts.operations {
        sections.push(Section {
            request_line: Some(operation.request_line()),
            statements: statements(&operation.facts),
        });
    }
    let shared = statements(&facts.shared);
    if !shared.is_empty() {
        sections.push(Section {
            request_line: None,
            statements: shared,
        });
    }
    sections
}
