//! In which case a field is required, and rules over several fields.

use super::{Case, FindingKind, Level, Verdict};
use crate::compare::known::Meant;
use crate::facts::{Claim, Condition, Group, Kind, Presence, Subject};

pub(super) fn of_field<'a>(case: &Case<'a>, page: &Condition) -> Verdict<'a> {
    if !case.is_sent() {
        return Verdict::Unlike;
    }
    let is_same = |fact: &&crate::spec::SpecFact| match &fact.claim {
        Claim::Condition(own) => agree(case, page, own),
        _ => false,
    };
    if case.spec.iter().any(is_same) || is_group(case, page) {
        return Verdict::Same;
    }
    if let Some(spec) = case.first(Kind::Condition) {
        // Words are not held against a rule: nobody knows whether they mean it.
        let is_words = matches!(page, Condition::When(_)) || matches!(spec.claim, Claim::Condition(Condition::When(_)));
        return match is_words {
            true => Verdict::Same,
            false => case.differs(FindingKind::Condition, Level::Breaks, spec).verdict(),
        };
    }
    let Some(spec) = case.first(Kind::Required) else {
        return Verdict::Unlike;
    };
    if spec.claim == Claim::Presence(Presence::Required) {
        return case.differs(FindingKind::Condition, Level::Loosens, spec).verdict();
    }
    if case.first(Kind::Default).is_some() {
        return Verdict::Same;
    }
    let level = match page {
        Condition::When(_) => Level::Note,
        _ => Level::Breaks,
    };
    let mut difference = case.differs(FindingKind::Condition, level, spec);
    difference.spec_value = Some("optional".to_owned());
    if let Some((key, value)) = written(case, page) {
        difference = difference.edit(
            Some(spec),
            super::EditChange::Set {
                key: key.to_owned(),
                value,
            },
            false,
        );
    }
    difference.verdict()
}

pub(super) fn of_operation<'a>(case: &Case<'a>, page: &Group) -> Verdict<'a> {
    let all: Vec<_> = case.known.operation.facts.iter().collect();
    let (kind, wanted) = parts(case, page);
    if wanted.iter().any(Option::is_none) {
        // It speaks of something that the spec does not have.
        return Verdict::Unlike;
    }
    let is_same = |fact: &&crate::spec::SpecFact| match &fact.claim {
        Claim::Group(own) => {
            let (own_kind, own) = parts(case, own);
            own_kind == kind && is_same_set(&own, &wanted)
        }
        _ => false,
    };
    if all.iter().any(is_same) || is_conditions(case, page) {
        return Verdict::Same;
    }
    let overlapping = all.iter().find(|fact| match &fact.claim {
        Claim::Group(own) => is_same_set(&parts(case, own).1, &wanted),
        _ => false,
    });
    let level = match page {
        // Not more than one cannot be said in a spec.
        Group::AtMostOneOf(_) => return Verdict::Unlike,
        Group::AtLeastOneOf(_) | Group::ExactlyOneOf(_) | Group::Together(_) => Level::Breaks,
    };
    match overlapping {
        Some(spec) => case.differs(FindingKind::Condition, level, spec).verdict(),
        None => {
            let mut difference = case.added(FindingKind::Condition, level);
            difference.spec = difference.spec.or_else(|| all.first().copied());
            difference.verdict()
        }
    }
}

/// The kind of a rule and the fields that it is over, as places among what the spec knows.
fn parts(case: &Case<'_>, group: &Group) -> (u8, Vec<Option<usize>>) {
    let (kind, names) = match group {
        Group::AtLeastOneOf(names) => (0, names),
        Group::ExactlyOneOf(names) => (1, names),
        Group::AtMostOneOf(names) => (2, names),
        Group::Together(names) => (3, names),
    };
    (kind, names.iter().map(|name| field(case, name)).collect())
}

fn field(case: &Case<'_>, name: &str) -> Option<usize> {
    match case.known.meant(&Subject::Request(name.to_owned()), case.root) {
        Meant::One(index) => Some(index),
        Meant::OneOf(several) => several.first().copied(),
        Meant::Nothing => None,
    }
}

fn is_same_set(a: &[Option<usize>], b: &[Option<usize>]) -> bool {
    a.len() == b.len() && a.iter().all(|it| b.contains(it))
}

fn agree(case: &Case<'_>, page: &Condition, spec: &Condition) -> bool {
    let is_same = |(other, equals): (&String, &[String]), (own, own_equals): (&String, &[String])| {
        let lower = |texts: &[String]| {
            let mut texts: Vec<_> = texts.iter().map(|text| text.trim().to_lowercase()).collect();
            texts.sort();
            texts
        };
        field(case, other).is_some() && field(case, other) == field(case, own) && lower(equals) == lower(own_equals)
    };
    match (page, spec) {
        (
            Condition::If { other, equals },
            Condition::If {
                other: own,
                equals: own_equals,
            },
        )
        | (
            Condition::Unless { other, equals },
            Condition::Unless {
                other: own,
                equals: own_equals,
            },
        ) => is_same((other, equals), (own, own_equals)),
        (Condition::When(_), Condition::When(_)) => true,
        _ => false,
    }
}

/// "Required unless the other is there", said as "at least one of both".
fn is_group(case: &Case<'_>, page: &Condition) -> bool {
    let Condition::Unless { other, equals } = page else {
        return false;
    };
    let Some(own) = super::super::known::field_name(&case.fact.subject) else {
        return false;
    };
    let both = [field(case, own), field(case, other)];
    if !equals.is_empty() || both.contains(&None) {
        // Unless a credential is sent in another way, and the like.
        return false;
    }
    case.known.operation.facts.iter().any(|fact| match &fact.claim {
        Claim::Group(group @ (Group::AtLeastOneOf(_) | Group::ExactlyOneOf(_))) => {
            is_same_set(&parts(case, group).1, &both)
        }
        _ => false,
    })
}

/// "At least one of both", said as "required unless the other is there".
fn is_conditions(case: &Case<'_>, page: &Group) -> bool {
    let Group::AtLeastOneOf(names) = page else { return false };
    let [a, b] = names.as_slice() else { return false };
    let (Some(a), Some(b)) = (field(case, a), field(case, b)) else {
        return false;
    };
    let unless = |own: usize, wanted: usize| {
        case.known.get(own).is_some_and(|known| {
            known.facts.iter().any(|fact| match &fact.claim {
                Claim::Condition(Condition::Unless { other, equals }) => {
                    equals.is_empty() && field(case, other) == Some(wanted)
                }
                _ => false,
            })
        })
    };
    unless(a, b) || unless(b, a)
}

/// As a spec writes it, if it can.
fn written(case: &Case<'_>, page: &Condition) -> Option<(&'static str, String)> {
    let name = |other: &str| -> Option<String> {
        let known = case.known.get(field(case, other)?)?;
        known.itself()?.keys.last().cloned()
    };
    let value = |other: &str, equals: &[String]| -> Option<String> {
        let name = name(other)?;
        let texts: Vec<_> = equals.iter().map(|text| crate::edit::quoted(text)).collect();
        Some(match texts.as_slice() {
            [] => name,
            [only] => format!("{{ {name}: {only} }}"),
            several => format!("{{ {name}: [{}] }}", several.join(", ")),
        })
    };
    match page {
        Condition::If { other, equals } => Some(("required_if", value(other, equals)?)),
        Condition::Unless { other, equals } => Some(("required_unless", value(other, equals)?)),
        Condition::When(_) => None,
    }
}
