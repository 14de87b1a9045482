//! What a field holds.

use super::{Case, FindingKind, Level, Verdict};
use crate::facts::{Claim, FieldType, Kind};

pub(super) fn compare<'a>(case: &Case<'a>, page: &FieldType) -> Verdict<'a> {
    let Some(spec) = case.first(Kind::Type) else {
        return Verdict::Unlike;
    };
    if case.has_type(|ty| agrees(case, page, ty)) {
        return Verdict::Same;
    }
    let level = match (page, case.own_type(), case.is_sent()) {
        // Every whole number is a decimal one.
        (FieldType::Decimal, Some(FieldType::Int), true) => Level::Loosens,
        (FieldType::Date | FieldType::DateTime | FieldType::Time, Some(FieldType::String), _) => Level::Note,
        (_, Some(FieldType::String), false) if case.as_text() => Level::Note,
        _ => Level::Breaks,
    };
    let mut difference = case.differs(FindingKind::Type, level, spec);
    if let Some(value) = in_spec(page) {
        let is_plain = value.chars().all(char::is_alphanumeric);
        difference = match is_plain {
            true => difference.set(Some(spec), "type", value),
            false => difference,
        };
        if let Some(change) = &mut difference.change {
            let says_more = case.spec.iter().any(|fact| {
                matches!(
                    fact.claim.kind(),
                    Kind::Length | Kind::Chars | Kind::Pattern | Kind::Enum | Kind::Format | Kind::Range
                )
            });
            change.is_certain = !says_more && !matches!(case.own_type(), Some(FieldType::Object | FieldType::List(_)));
        }
    }
    difference.verdict()
}

/// How a spec says that type.
pub(super) fn in_spec(ty: &FieldType) -> Option<String> {
    match ty {
        FieldType::Time | FieldType::Object => None,
        FieldType::File => Some("bytes".to_owned()),
        FieldType::List(Some(of)) => Some(format!("list, of: {}", in_spec(of)?)),
        FieldType::List(None) => None,
        plain => Some(plain.word().to_owned()),
    }
}

fn agrees(case: &Case<'_>, page: &FieldType, spec: &FieldType) -> bool {
    if page == spec || matches!(spec, FieldType::Any) || matches!(page, FieldType::Any) {
        return true;
    }
    match (page, spec) {
        (FieldType::String, FieldType::Date | FieldType::DateTime | FieldType::Time | FieldType::File) => true,
        (FieldType::String, FieldType::Int | FieldType::Decimal | FieldType::Bool | FieldType::List(_)) => {
            case.as_text()
        }
        (FieldType::List(page), FieldType::List(spec)) => match (page, spec) {
            (Some(page), Some(spec)) => agrees_inside(case, page, spec),
            _ => true,
        },
        // One name for each of several values, or all of them in one text.
        (FieldType::List(_), FieldType::String) => case.as_text(),
        (page, FieldType::List(Some(of))) => case.as_text() && agrees_inside(case, page, of),
        (FieldType::Int, FieldType::Decimal) => !case.is_sent(),
        (FieldType::Decimal, FieldType::Int) => !says_fraction(case),
        // In JSON a number is no text, however many digits the text has.
        (FieldType::Int | FieldType::Decimal, FieldType::String) => {
            is_enum_of_numbers(case) || (case.as_text() && holds_digits(case))
        }
        (FieldType::Bool, FieldType::String | FieldType::Int) => holds_words(case),
        (FieldType::Date | FieldType::DateTime | FieldType::Time, FieldType::String) => is_shaped(case),
        // "Date" is what many call a moment.
        (FieldType::Date, FieldType::DateTime) => true,
        (FieldType::File, FieldType::String) => has_encoding(case),
        _ => false,
    }
}

/// Lists of lists are rare enough to take the inner ones as alike.
fn agrees_inside(case: &Case<'_>, page: &FieldType, spec: &FieldType) -> bool {
    match (page, spec) {
        (FieldType::List(_), FieldType::List(_)) => true,
        (FieldType::List(_), _) | (_, FieldType::List(_)) => false,
        (page, spec) => agrees(case, page, spec),
    }
}

/// Whether the page's word means that there is a fraction; "number" does not.
fn says_fraction(case: &Case<'_>) -> bool {
    let quote = case.fact.place.quote.to_lowercase();
    let vague = ["number", "numeric", "num"].iter().any(|word| quote.contains(word));
    let clear = [
        "decimal", "float", "double", "fraction", "money", "amount", "currency", "real",
    ];
    !vague || clear.iter().any(|word| quote.contains(word))
}

/// The values of an enum are texts in a spec, and may be numbers on the page.
fn is_enum_of_numbers(case: &Case<'_>) -> bool {
    case.enum_texts()
        .is_some_and(|texts| texts.iter().all(|text| super::text_form::number(text).is_some()))
}

fn holds_digits(case: &Case<'_>) -> bool {
    let of_spec = case.spec.iter().any(|fact| match &fact.claim {
        Claim::Chars(chars) => chars
            .chars()
            .all(|it| it.is_ascii_digit() || matches!(it, '-' | '\\' | 'd' | '.' | '+')),
        Claim::Pattern(pattern) => super::pattern::is_of_digits(pattern),
        Claim::Format(format) => matches!(format.as_str(), "uk_mobile" | "unix" | "unix-ms"),
        _ => false,
    });
    of_spec || !case.is_sent()
}

fn holds_words(case: &Case<'_>) -> bool {
    case.enum_texts()
        .is_some_and(|texts| texts.len() <= 2 && texts.iter().all(|text| super::text_form::flag(text).is_some()))
}

fn is_shaped(case: &Case<'_>) -> bool {
    case.spec.iter().any(|fact| {
        matches!(
            fact.claim.kind(),
            Kind::Format | Kind::Pattern | Kind::Chars | Kind::Length
        )
    })
}

fn has_encoding(case: &Case<'_>) -> bool {
    case.first(Kind::Encoding).is_some()
}
