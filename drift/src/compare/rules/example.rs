//! A value that the page shows, against the rules of the spec.

use super::text_form::number;
use super::{Case, Difference, FindingKind, Level, Sign, Verdict};
use crate::facts::{Claim, FieldType, Kind};

/// Only what the spec would refuse to send is worth a word, and only where the page gives no rule of its own: a page against
/// itself is told elsewhere.
pub(super) fn compare<'a>(case: &Case<'a>, text: &str) -> Verdict<'a> {
    if !case.is_sent() || text.is_empty() || case.first(Kind::Encoding).is_some() {
        return Verdict::Same;
    }
    let kinds = [Kind::Enum, Kind::Length];
    for kind in kinds {
        if case.page.iter().any(|fact| fact.claim.kind() == kind) {
            continue;
        }
        let broken = case.spec_of(kind).find(|fact| match &fact.claim {
            Claim::Enum { values, open } => {
                !open
                    && values
                        .iter()
                        .all(|value| !super::text_form::is_same_value(&value.text, text))
            }
            Claim::Length(bounds) => {
                let count = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
                bounds.min.is_some_and(|min| count < min) || bounds.max.is_some_and(|max| count > max)
            }
            _ => false,
        });
        let is_list = case.has_type(|ty| matches!(ty, FieldType::List(_)));
        if let Some(spec) = broken.filter(|_| !is_list) {
            let difference = case.differs(FindingKind::Example, Level::Note, spec);
            return Difference {
                sign: Sign::Note,
                ..difference
            }
            .verdict();
        }
    }
    let only_number = matches!(case.own_type(), Some(FieldType::Int)) && !case.has_type(|ty| *ty == FieldType::String);
    let page_says_type = case.page.iter().any(|fact| fact.claim.kind() == Kind::Type);
    if only_number
        && !page_says_type
        && number(text).is_none()
        && text.chars().any(char::is_alphabetic)
        && let Some(spec) = case.first(Kind::Type)
    {
        let difference = case.differs(FindingKind::Example, Level::Note, spec);
        return Difference {
            sign: Sign::Note,
            ..difference
        }
        .verdict();
    }
    Verdict::Same
}
