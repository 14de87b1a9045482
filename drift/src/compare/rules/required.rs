//! Whether a field may be left out.

use super::{Case, EditChange, FindingKind, Level, Verdict};
use crate::facts::{Claim, Group, Kind, Presence};

pub(super) fn compare<'a>(case: &Case<'a>, page: Presence) -> Verdict<'a> {
    let Some(spec) = case.first(Kind::Required) else {
        return Verdict::Unlike;
    };
    let is_same = spec.claim == Claim::Presence(page);
    // What takes the place of a field that is left out is sent, so it is never missing.
    if is_same || case.first(Kind::Default).is_some() {
        return Verdict::Same;
    }
    let page_has_condition = case.page.iter().any(|fact| matches!(fact.claim, Claim::Condition(_)));
    if page_has_condition {
        // The condition says more; it is compared on its own.
        return Verdict::Same;
    }
    match (page, case.is_sent()) {
        (Presence::Required, true) => {
            let condition = case.first(Kind::Condition);
            let mut difference = case.differs(FindingKind::Required, Level::Breaks, spec);
            if let Some(condition) = condition.or_else(|| group_of(case)) {
                difference.spec_value = Some(crate::facts::text::write_claim(&condition.claim));
            } else {
                let change = EditChange::Remove {
                    key: "optional".to_owned(),
                };
                difference = difference.edit(Some(spec), change, true);
            }
            difference.verdict()
        }
        // A field that comes always is read as one that may be missing.
        (Presence::Required, false) => Verdict::Same,
        (Presence::Optional, is_sent) => {
            let level = if is_sent { Level::Loosens } else { Level::Breaks };
            let difference = case.differs(FindingKind::Required, level, spec);
            difference.set(Some(spec), "optional", "true".to_owned()).verdict()
        }
    }
}

/// A rule over several fields that the field is in.
fn group_of<'a>(case: &Case<'a>) -> Option<&'a crate::spec::SpecFact> {
    let name = super::super::known::field_name(&case.spec.first()?.subject)?;
    let facts = &case.known.operation.facts;
    facts.iter().find(|fact| match &fact.claim {
        Claim::Group(Group::AtLeastOneOf(names) | Group::ExactlyOneOf(names)) => names.iter().any(|it| it == name),
        _ => false,
    })
}
