//! Claims of one text, put together: halves joined, doubles and contradictions left out.

use crate::facts::{Bounds, Claim, FieldType, Kind, Presence, Range};

use super::{Context, Said, read};

/// Claims without doubles, and the words of those that contradict each other, which are left out.
pub(super) fn tidy(found: Vec<Said>, context: &Context<'_>) -> (Vec<Said>, Vec<String>) {
    let mut said: Vec<Said> = Vec::new();
    let mut disputed: Vec<(Kind, String)> = Vec::new();
    for next in found.into_iter().filter_map(|said| settle(said, context)) {
        let kind = next.claim.kind();
        if is_advice(&next) && !said.iter().any(|other| matches!(other.claim, Claim::Deprecated(_))) {
            continue;
        }
        if said.iter().any(|other| other.claim == next.claim) || disputed.iter().any(|(other, _)| *other == kind) {
            continue;
        }
        let same = said
            .iter_mut()
            .find(|other| other.claim.kind() == kind && read::is_single(&other.claim));
        let rival = same.filter(|_| read::is_single(&next.claim));
        match rival {
            None => said.push(next),
            Some(other) => match join(&other.claim, &next.claim) {
                Some(claim) => {
                    other.claim = claim;
                    other.quote = format!("{} ... {}", other.quote, next.quote);
                }
                None => {
                    disputed.push((kind, next.quote));
                    said.retain(|other| other.claim.kind() != kind || !read::is_single(&other.claim));
                }
            },
        }
    }
    let is_conditional = said.iter().any(|said| matches!(said.claim, Claim::Condition(_)));
    if is_conditional {
        // What is required in one case is not required.
        said.retain(|said| said.claim != Claim::Presence(Presence::Required));
        disputed.retain(|(kind, _)| *kind != Kind::Required);
    }
    if said.iter().any(|said| matches!(said.claim, Claim::Chars(_))) {
        said.retain(|said| !is_digits(&said.claim));
    }
    count(&mut said, context);
    (said, disputed.into_iter().map(|(_, quote)| quote).collect())
}

/// `Use account_id.`, which says that a field is deprecated only behind a word that does.
fn is_advice(said: &Said) -> bool {
    let words = said.quote.to_ascii_lowercase();
    let words = words.trim_start_matches(|edge: char| !edge.is_alphanumeric());
    let stands_in = ["instead", "in place of", "in lieu of", "in its place"];
    matches!(said.claim, Claim::Deprecated(Some(_)))
        && (words.starts_with("use ") || words.starts_with("please use "))
        && !stands_in.iter().any(|phrase| words.contains(phrase))
}

/// Markers of presence are no values: `string (required)`.
fn names_presence(claim: &Claim) -> bool {
    let markers = ["required", "optional", "mandatory", "conditional", "deprecated"];
    let is_marker = |text: &str| markers.iter().any(|marker| text.eq_ignore_ascii_case(marker));
    matches!(claim, Claim::Enum { values, .. } if !values.is_empty() && values.iter().all(|value| is_marker(&value.text)))
}

/// What a claim is once it is known what the field holds.
fn settle(mut said: Said, context: &Context<'_>) -> Option<Said> {
    said.claim = match said.claim {
        Claim::Enum { values, open: false } if is_bool(&values) => match context.ty {
            None => Claim::Type(FieldType::Bool),
            Some(FieldType::Bool) => return None,
            Some(_) => Claim::Enum { values, open: false },
        },
        other => other,
    };
    if is_upside_down(&said.claim) || names_presence(&said.claim) {
        return None;
    }
    // A cell for the type says it better.
    let is_about_type = matches!(said.claim, Claim::Type(_));
    (!is_about_type || context.ty.is_none() || is_sharper(&said.claim, context.ty)).then_some(said)
}

/// Whether a text says more of a type than its cell: text that is a day.
fn is_sharper(claim: &Claim, ty: Option<&FieldType>) -> bool {
    matches!(
        (claim, ty),
        (
            Claim::Type(FieldType::Date | FieldType::DateTime),
            Some(FieldType::String | FieldType::Any)
        )
    )
}

fn is_bool(values: &[crate::facts::EnumText]) -> bool {
    let is = |index: usize, word: &str| {
        values
            .get(index)
            .is_some_and(|value| value.text.eq_ignore_ascii_case(word))
    };
    values.len() == 2 && ((is(0, "true") && is(1, "false")) || (is(0, "false") && is(1, "true")))
}

/// Two claims of a kind as one, if they go together.
fn join(one: &Claim, other: &Claim) -> Option<Claim> {
    Some(match (one, other) {
        (Claim::Length(one), Claim::Length(other)) => Claim::Length(join_bounds(*one, *other)?),
        (Claim::Items(one), Claim::Items(other)) => Claim::Items(join_bounds(*one, *other)?),
        (Claim::Range(one), Claim::Range(other)) => Claim::Range(join_ranges(one, other)?),
        (
            Claim::Enum { values, open },
            Claim::Enum {
                values: more,
                open: also,
            },
        ) => {
            // A sentence that only says that there are more.
            if values.is_empty() || more.is_empty() {
                let values = if values.is_empty() { more } else { values };
                return Some(Claim::Enum {
                    values: values.clone(),
                    open: true,
                });
            }
            let texts = |values: &[crate::facts::EnumText]| {
                let mut texts: Vec<String> = values.iter().map(|value| value.text.clone()).collect();
                texts.sort();
                texts
            };
            let are_same = texts(values) == texts(more) && open == also;
            are_same.then(|| one.clone())?
        }
        (Claim::Deprecated(None), Claim::Deprecated(Some(_))) => other.clone(),
        (Claim::Deprecated(Some(_)), Claim::Deprecated(None)) => one.clone(),
        (Claim::Default(crate::facts::Default::Value(_)), Claim::Default(crate::facts::Default::Prose(_))) => {
            one.clone()
        }
        (Claim::Default(crate::facts::Default::Prose(_)), Claim::Default(crate::facts::Default::Value(_))) => {
            other.clone()
        }
        (Claim::Type(FieldType::List(None)), Claim::Type(FieldType::List(Some(_)))) => other.clone(),
        (Claim::Type(FieldType::List(Some(_))), Claim::Type(FieldType::List(None))) => one.clone(),
        (Claim::Type(FieldType::Decimal), Claim::Type(FieldType::Int))
        | (Claim::Type(FieldType::Int), Claim::Type(FieldType::Decimal)) => Claim::Type(FieldType::Decimal),
        (Claim::Type(FieldType::String), Claim::Type(FieldType::Date | FieldType::DateTime)) => other.clone(),
        (Claim::Type(FieldType::Date | FieldType::DateTime), Claim::Type(FieldType::String)) => one.clone(),
        _ => return None,
    })
}

/// A lower end and an upper one; two of the same are two rules.
fn join_bounds(one: Bounds, other: Bounds) -> Option<Bounds> {
    let half = |a: Option<u64>, b: Option<u64>| match (a, b) {
        (Some(a), Some(b)) if a != b => None,
        (a, b) => Some(a.or(b)),
    };
    Some(Bounds {
        min: half(one.min, other.min)?,
        max: half(one.max, other.max)?,
    })
}

fn join_ranges(one: &Range, other: &Range) -> Option<Range> {
    let half = |a: &Option<crate::facts::RangeEnd>, b: &Option<crate::facts::RangeEnd>| match (a, b) {
        (Some(a), Some(b)) if a != b => None,
        (a, b) => Some(a.clone().or_else(|| b.clone())),
    };
    Some(Range {
        min: half(&one.min, &other.min)?,
        max: half(&one.max, &other.max)?,
    })
}

/// Whether the lower end is above the upper one.
fn is_upside_down(claim: &Claim) -> bool {
    match claim {
        Claim::Length(Bounds {
            min: Some(min),
            max: Some(max),
        })
        | Claim::Items(Bounds {
            min: Some(min),
            max: Some(max),
        }) => min > max,
        Claim::Range(Range {
            min: Some(min),
            max: Some(max),
        }) => {
            let number = |end: &crate::facts::RangeEnd| end.number.parse::<f64>().unwrap_or_default();
            number(min) > number(max)
        }
        _ => false,
    }
}

/// A bare limit is of what the field holds: items of a list, characters of a text.
fn count(said: &mut [Said], context: &Context<'_>) {
    let is_number = matches!(context.ty, Some(FieldType::Int | FieldType::Decimal));
    let is_list = |claim: &Claim| matches!(claim, Claim::Joined(_) | Claim::Type(FieldType::List(_)));
    let holds_list = matches!(context.ty, Some(FieldType::List(_))) || said.iter().any(|said| is_list(&said.claim));
    let is_text = !is_number && said.iter().any(|said| matches!(said.claim, Claim::Chars(_)));
    let has = |said: &[Said], kind: Kind| said.iter().any(|said| said.claim.kind() == kind);
    let (has_items, has_length) = (has(said, Kind::Items), has(said, Kind::Length));
    let counts = |quote: &str| {
        let quote = quote.to_ascii_lowercase();
        let units = ["char", "letter", "digit", "long", "length", "symbol", "sign", "byte"];
        !units.iter().any(|unit| quote.contains(unit))
    };
    for said in said.iter_mut() {
        match &said.claim {
            Claim::Length(bounds) if holds_list && !has_items && bounds.min.is_none() && counts(&said.quote) => {
                said.claim = Claim::Items(*bounds);
                continue;
            }
            _ => {}
        }
        let Claim::Range(Range {
            min: None,
            max: Some(max),
        }) = &said.claim
        else {
            continue;
        };
        let bounds = Bounds {
            min: None,
            max: max.number.parse().ok().filter(|_| !max.is_excluded),
        };
        if bounds.max.is_some() && !is_number {
            if holds_list && !has_items {
                said.claim = Claim::Items(bounds);
            } else if is_text && !has_length {
                said.claim = Claim::Length(bounds);
            }
        }
    }
}

/// `0-9`, which are characters where others are named beside them.
fn is_digits(claim: &Claim) -> bool {
    let is = |end: &Option<crate::facts::RangeEnd>, number: &str| end.as_ref().is_some_and(|end| end.number == number);
    matches!(claim, Claim::Range(Range { min, max }) if is(min, "0") && is(max, "9"))
}
