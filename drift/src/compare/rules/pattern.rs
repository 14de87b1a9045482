//! Which characters, and which regular expression.

use specwright_codegen::constraint::{CharClass, compile_pattern};

use super::{Case, FindingKind, Level, Verdict};
use crate::edit::quoted;
use crate::facts::{Bounds, Claim, FieldType, Kind};

/// A pattern that is one class of characters and how many of them: `^\d{9}$`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Simple {
    class: String,
    bounds: Bounds,
}

pub(super) fn of_chars<'a>(case: &Case<'a>, page: &str) -> Verdict<'a> {
    let Some(wanted) = letters(page) else {
        return Verdict::Unlike;
    };
    for fact in case.spec {
        let own = match &fact.claim {
            Claim::Chars(own) => Some(own.clone()),
            Claim::Pattern(pattern) => match Simple::parse(pattern) {
                Some(simple) => Some(simple.class),
                // A harder one says more than a class of characters can.
                None => return Verdict::Same,
            },
            Claim::Enum { .. } | Claim::Format(_) | Claim::Type(FieldType::Int | FieldType::Decimal) => {
                return Verdict::Same;
            }
            _ => None,
        };
        let Some(own) = own.and_then(|own| letters(&own)) else {
            continue;
        };
        if own == wanted {
            return Verdict::Same;
        }
        let only_page = wanted.iter().any(|letter| !own.contains(letter));
        let only_spec = own.iter().any(|letter| !wanted.contains(letter));
        let level = match (case.is_sent(), only_spec, only_page) {
            (true, true, _) | (false, _, true) => Level::Breaks,
            (true, false, _) => Level::Loosens,
            (false, _, false) => Level::Note,
        };
        let difference = case.differs(FindingKind::Pattern, level, fact);
        let at = matches!(fact.claim, Claim::Chars(_)).then_some(*fact);
        return difference.set(at, "chars", quoted(page)).verdict();
    }
    if !case.is_sent() || !case.has_type(|ty| matches!(ty, FieldType::String)) {
        return Verdict::Same;
    }
    let difference = case.added(FindingKind::Pattern, Level::Breaks);
    difference.set(case.itself(), "chars", quoted(page)).verdict()
}

pub(super) fn of_pattern<'a>(case: &Case<'a>, page: &str) -> Verdict<'a> {
    if case.spec.iter().any(|fact| says(fact.claim.clone(), page)) || is_chars_and_length(case, page) {
        return Verdict::Same;
    }
    let compiles = compile_pattern(page).is_ok();
    if let Some(spec) = case.first(Kind::Pattern) {
        let level = if case.is_sent() { Level::Breaks } else { Level::Note };
        let difference = case.differs(FindingKind::Pattern, level, spec);
        return difference
            .set(Some(spec).filter(|_| compiles), "pattern", quoted(page))
            .verdict();
    }
    if !case.is_sent() {
        return Verdict::Same;
    }
    let says_more = case
        .spec_of(Kind::Chars)
        .chain(case.spec_of(Kind::Format))
        .next()
        .is_some();
    let own_is_text = matches!(case.own_type(), Some(FieldType::String));
    if !own_is_text || case.enum_texts().is_some() || case.first(Kind::Encoding).is_some() {
        return Verdict::Unlike;
    }
    let difference = case.added(
        FindingKind::Pattern,
        if says_more { Level::Note } else { Level::Breaks },
    );
    difference
        .set(case.itself().filter(|_| compiles), "pattern", quoted(page))
        .verdict()
}

fn says(claim: Claim, page: &str) -> bool {
    let Claim::Pattern(own) = claim else { return false };
    let simple = |pattern: &str| Simple::parse(pattern).and_then(|it| Some((letters(&it.class)?, it.bounds)));
    plain(&own) == plain(page) || simple(&own).is_some_and(|own| Some(own) == simple(page))
}

/// Whether the spec says with `chars` and `length` what the page says with a pattern.
fn is_chars_and_length(case: &Case<'_>, page: &str) -> bool {
    let Some(simple) = Simple::parse(page) else {
        return false;
    };
    let Some(wanted) = letters(&simple.class) else {
        return false;
    };
    let has_chars = case.spec.iter().any(|fact| match &fact.claim {
        Claim::Chars(own) => letters(own).is_some_and(|own| own == wanted),
        Claim::Type(FieldType::Int) => wanted.iter().all(char::is_ascii_digit),
        _ => false,
    });
    let has_length = case.spec.iter().any(|fact| match &fact.claim {
        Claim::Length(own) => own.max == simple.bounds.max && own.min.unwrap_or(0) == simple.bounds.min.unwrap_or(0),
        _ => false,
    });
    let is_any_length = simple.bounds.max.is_none() && simple.bounds.min.unwrap_or(0) <= 1;
    has_chars && (has_length || is_any_length)
}

/// Whether the pattern lets only digits through.
pub(super) fn is_of_digits(pattern: &str) -> bool {
    let class = Simple::parse(pattern).and_then(|simple| letters(&simple.class));
    class.is_some_and(|class| class.iter().all(char::is_ascii_digit))
}

/// A pattern without what does not change what it means here: delimiters, a group around all of it, spelt-out digits.
fn plain(pattern: &str) -> String {
    let mut text = pattern.trim().to_owned();
    if let Some(inside) = text.strip_prefix('/').and_then(|it| it.strip_suffix('/')) {
        text = inside.to_owned();
    }
    loop {
        let inside = match text.strip_prefix('(').and_then(|it| it.strip_suffix(')')) {
            Some(inside) if !inside.contains(['(', ')']) => inside.strip_prefix("?:").unwrap_or(inside).to_owned(),
            _ => break,
        };
        text = inside;
    }
    text.replace("[0-9]", r"\d")
        .replace(r"\/", "/")
        .replace(r"\A", "^")
        .replace(r"\z", "$")
        .replace(r"\Z", "$")
}

/// The characters of a class up to the end of Latin letters.
fn letters(class: &str) -> Option<Vec<char>> {
    let class = CharClass::parse(class).ok()?;
    Some(
        ('\u{20}'..='\u{24f}')
            .filter(|letter| class.contains(*letter))
            .collect(),
    )
}

impl Simple {
    pub(super) fn parse(pattern: &str) -> Option<Self> {
        let pattern = plain(pattern);
        let inside = pattern.strip_prefix('^')?.strip_suffix('$')?;
        let (class, rest) = match inside.strip_prefix('[') {
            Some(rest) => rest.split_once(']').map(|(class, rest)| (class.to_owned(), rest))?,
            None => {
                let rest = inside.strip_prefix(r"\d").map(|rest| ("0-9", rest));
                let rest = rest.or_else(|| inside.strip_prefix(r"\w").map(|rest| ("0-9A-Z_a-z", rest)));
                let (class, rest) = rest?;
                (class.to_owned(), rest)
            }
        };
        let bounds = |min, max| Bounds { min, max };
        let bounds = match rest {
            "" => bounds(Some(1), Some(1)),
            "+" => bounds(Some(1), None),
            "*" => bounds(None, None),
            _ => {
                let counts = rest.strip_prefix('{')?.strip_suffix('}')?;
                match counts.split_once(',') {
                    None => bounds(Some(counts.parse().ok()?), Some(counts.parse().ok()?)),
                    Some((min, "")) => bounds(Some(min.parse().ok()?), None),
                    Some((min, max)) => bounds(min.parse().ok(), Some(max.parse().ok()?)),
                }
            }
        };
        CharClass::parse(&class).ok()?;
        Some(Self { class, bounds })
    }

    pub(super) fn length(&self) -> Bounds {
        self.bounds
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_that_are_alike() {
        assert_eq!(plain(r"(^\d{9}/)"), r"^\d{9}/");
        assert_eq!(plain(r"/^[0-9]{4}$/"), r"^\d{4}$");
        assert!(says(
            Claim::Pattern("^[0-9A-Fa-f]{4}$".to_owned()),
            "/^[a-fA-F0-9]{4}$/"
        ));
        assert!(!says(Claim::Pattern("^[0-9]{4}$".to_owned()), "^[0-9]{5}$"));
    }
}
