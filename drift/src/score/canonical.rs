//! A claim in a form in which two that say the same are equal.

use std::collections::BTreeSet;

use crate::facts::text::{write_claim, write_subject};
use crate::facts::{
    Certainty, Claim, Condition, Default, Fact, FieldType, Group, Kind, Range, RangeEnd, Spot, Subject,
};

/// What is counted.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub kind: Kind,
    /// Equal for two that say the same.
    pub key: String,
    /// What only words say; two of the same key agree if their words mostly do.
    words: Option<BTreeSet<String>>,
    /// As a person reads it.
    pub line: String,
    /// Whether it counts only if the list has it: only a sample shows it, the path says it already, or the list
    /// leaves it open.
    pub is_implied: bool,
}

impl Unit {
    /// That an operation is there.
    pub(super) fn operation(request_line: &str) -> Self {
        Self {
            kind: Kind::Operation,
            key: format!("operation {request_line}"),
            words: None,
            line: "operation".to_owned(),
            is_implied: false,
        }
    }

    /// Whether it is no more than that a placeholder of the path is a field, or is in the path.
    pub(super) fn says_placeholder_of(&self, path: &str) -> bool {
        let name = path.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        name.map(|(name, _)| format!("request {name}")).any(|about| {
            self.line == about || self.line == format!("{about}  in path") || self.line == format!("{about}  required")
        })
    }

    pub(super) fn agrees(&self, other: &Unit) -> bool {
        self.key == other.key
            && match (&self.words, &other.words) {
                (Some(words), Some(others)) => mostly_the_same(words, others),
                _ => true,
            }
    }
}

/// The units of a fact that was read.
pub(super) fn of_fact(fact: &Fact) -> Vec<Unit> {
    let is_implied = fact.certainty == Certainty::Inferred && matches!(fact.place.spot, Spot::Code(_));
    of_statement(&fact.subject, &fact.claim, is_implied)
}

/// The units of a statement: one, or two for a field whose place is stated, or none for what is not counted; and what
/// it says besides.
pub(super) fn of_statement(subject: &Subject, claim: &Claim, is_implied: bool) -> Vec<Unit> {
    let mut units = stated(subject, claim, is_implied);
    for companion in companions(claim) {
        units.extend(stated(subject, &companion, true));
    }
    units
}

fn stated(subject: &Subject, claim: &Claim, is_implied: bool) -> Vec<Unit> {
    let about = write_subject(subject);
    let unit = |kind: Kind, value: String, words: Option<BTreeSet<String>>, line: String| Unit {
        kind,
        key: format!("{about} {kind:?} {value}"),
        words,
        line: format!("{about}  {line}").trim_end().to_owned(),
        is_implied,
    };
    let exists = match subject {
        Subject::Status(_) => Kind::Status,
        Subject::Code(_) => Kind::Code,
        _ => Kind::Name,
    };
    match claim {
        Claim::Meaning(_) | Claim::Example(_) => Vec::new(),
        Claim::Exists(None) => vec![unit(exists, String::new(), None, String::new())],
        Claim::Exists(Some(place)) => vec![
            unit(exists, String::new(), None, String::new()),
            unit(Kind::Place, place.as_str().to_owned(), None, write_claim(claim)),
        ],
        claim => vec![unit(claim.kind(), value(claim), words(claim), write_claim(claim))],
    }
}

fn value(claim: &Claim) -> String {
    match claim {
        Claim::Condition(Condition::If { other, equals }) => format!("if {} {:?}", last(other), set(equals)),
        Claim::Condition(Condition::Unless { other, equals }) => format!("unless {} {:?}", last(other), set(equals)),
        Claim::Condition(Condition::When(_)) => "when".to_owned(),
        Claim::Group(Group::AtLeastOneOf(names)) => format!("at least {:?}", last_of(names)),
        Claim::Group(Group::ExactlyOneOf(names)) => format!("exactly {:?}", last_of(names)),
        Claim::Group(Group::AtMostOneOf(names)) => format!("at most {:?}", last_of(names)),
        Claim::Group(Group::Together(names)) => format!("together {:?}", last_of(names)),
        Claim::Range(Range { min, max }) => format!("{}..{}", end(min.as_ref()), end(max.as_ref())),
        Claim::Chars(class) => characters(class),
        Claim::Enum { values, open } => {
            let texts: BTreeSet<_> = values.iter().map(|value| value.text.as_str()).collect();
            format!("{texts:?} {open}")
        }
        Claim::Format(name) => format_name(name),
        Claim::Encoding(name) => name.to_lowercase(),
        Claim::Default(Default::Value(text)) if is_bool(text) => text.to_lowercase(),
        Claim::Joined(by) => format!("joined {by}"),
        Claim::Default(Default::Prose(_)) => "prose".to_owned(),
        claim => write_claim(claim),
    }
}

/// What a claim says besides, in the eyes of one reader or another: a layout of days is a type of days too.
fn companions(claim: &Claim) -> Vec<Claim> {
    match claim {
        Claim::Type(FieldType::Date) => vec![Claim::Format("yyyy-mm-dd".to_owned())],
        Claim::Format(name) => match format_name(name).as_str() {
            "yyyy-mm-dd" => vec![Claim::Type(FieldType::Date)],
            "unix" | "iso-8601" => vec![Claim::Type(FieldType::DateTime)],
            "uuid" | "email" | "uri" => vec![Claim::Type(FieldType::String)],
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// One name for the forms that have several.
fn format_name(name: &str) -> String {
    let name = name.to_lowercase();
    match name.as_str() {
        "epoch" => "unix".to_owned(),
        "date-time" | "rfc-3339" => "iso-8601".to_owned(),
        "date" => "yyyy-mm-dd".to_owned(),
        _ => name,
    }
}

fn is_bool(text: &str) -> bool {
    text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false")
}

fn words(claim: &Claim) -> Option<BTreeSet<String>> {
    let text = match claim {
        Claim::Condition(Condition::When(text)) | Claim::Default(Default::Prose(text)) => text,
        _ => return None,
    };
    let words = text.split(|character: char| !character.is_alphanumeric());
    Some(words.filter(|word| !is_filler(word)).map(str::to_lowercase).collect())
}

fn is_filler(word: &str) -> bool {
    let fillers = [
        "", "a", "an", "the", "is", "are", "it", "if", "when", "of", "to", "for", "in", "this", "that",
    ];
    fillers.iter().any(|filler| filler.eq_ignore_ascii_case(word))
}

/// Where a clause begins and ends is a matter of taste; that half of its words are there is not.
fn mostly_the_same(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let both = a.intersection(b).count();
    both * 2 >= a.len().max(b.len())
}

fn set(texts: &[String]) -> BTreeSet<&str> {
    texts.iter().map(String::as_str).collect()
}

/// Whether a neighbour is named with the names around it or without is a matter of taste.
fn last(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(_, last)| last)
}

fn last_of(names: &[String]) -> BTreeSet<&str> {
    names.iter().map(|name| last(name)).collect()
}

fn end(end: Option<&RangeEnd>) -> String {
    let Some(end) = end else {
        return String::new();
    };
    let sign = if end.is_excluded { "!" } else { "" };
    match end.number.contains('.') {
        true => format!("{sign}{}", end.number.trim_end_matches('0').trim_end_matches('.')),
        false => format!("{sign}{}", end.number),
    }
}

/// The characters that a class has, one by one, however it was abridged.
fn characters(class: &str) -> String {
    let given: Vec<char> = class.chars().collect();
    let mut all = BTreeSet::new();
    let mut rest = given.as_slice();
    while let Some((&first, after)) = rest.split_first() {
        match after {
            ['-', last, others @ ..] if first <= *last => {
                all.extend(first..=*last);
                rest = others;
            }
            _ => {
                all.insert(first);
                rest = after;
            }
        }
    }
    all.into_iter().collect()
}
