//! How a value travels.

use super::{Case, FindingKind, Level, Verdict};
use crate::facts::{Claim, FieldType, Kind};

pub(super) fn compare<'a>(case: &Case<'a>, page: &str) -> Verdict<'a> {
    let wanted = page.trim().to_lowercase();
    let is_same = |fact: &&crate::spec::SpecFact| matches!(&fact.claim, Claim::Encoding(own) if *own == wanted);
    if case.spec.iter().any(is_same) {
        return Verdict::Same;
    }
    match wanted.as_str() {
        "base64" if case.has_type(|ty| *ty == FieldType::File) => Verdict::Same,
        "base64" if matches!(case.own_type(), Some(FieldType::String)) => {
            let level = if case.is_sent() { Level::Breaks } else { Level::Loosens };
            let difference = case.added(FindingKind::Encoding, level);
            difference.set(case.itself(), "wire", "base64".to_owned()).verdict()
        }
        // Clients do that with every form and every address.
        "url" | "percent" | "utf-8" => Verdict::Same,
        _ => Verdict::Unlike,
    }
}

/// A list that travels as one text.
pub(super) fn of_list<'a>(case: &Case<'a>, by: &str) -> Verdict<'a> {
    let own = case.spec_of(Kind::Encoding).find_map(|fact| match &fact.claim {
        Claim::Joined(own) => Some((fact, own)),
        _ => None,
    });
    match own {
        Some((_, own)) if own.trim() == by.trim() => Verdict::Same,
        Some((spec, _)) => {
            let difference = case.differs(FindingKind::Encoding, Level::Breaks, spec);
            difference.set(Some(spec), "join", crate::edit::quoted(by)).verdict()
        }
        None if case.is_sent() && matches!(case.own_type(), Some(FieldType::List(_))) => {
            let difference = case.added(FindingKind::Encoding, Level::Breaks);
            difference.set(case.itself(), "join", crate::edit::quoted(by)).verdict()
        }
        // The caller writes the text.
        None => Verdict::Same,
    }
}
