//! Lines to facts.

use std::fmt;

use super::super::{
    Bounds, Claim, Condition, Default, EnumText, FieldPlace, FieldType, Group, Presence, Range, RangeEnd, Subject,
};
use super::Section;

/// Text that is no list of facts, and its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadFacts {
    /// From 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

/// Reads sections from text. Empty lines and lines that begin with `#` say nothing.
///
/// # Errors
///
/// A line that is neither the head of a section nor a subject with claims.
pub fn parse(text: &str) -> Result<Vec<Section>, BadFacts> {
    let mut sections: Vec<Section> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let fail = |message: String| BadFacts {
            line: index + 1,
            message,
        };
        let words = line.trim();
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        if !line.starts_with(' ') {
            sections.push(Section {
                request_line: (words != "page").then(|| words.to_owned()),
                statements: Vec::new(),
            });
            continue;
        }
        let section = sections
            .last_mut()
            .ok_or_else(|| fail("a subject needs a line such as `POST /orders` or `page` above it".to_owned()))?;
        let (subject, claims) = words.split_once("  ").unwrap_or((words, ""));
        let subject = parse_subject(subject).map_err(fail)?;
        let mut is_first = true;
        for claim in split(claims, ';').filter(|claim| !claim.is_empty()) {
            let claim = parse_claim(claim).ok_or_else(|| fail(format!("`{claim}` is no claim")))?;
            if is_first && claim.needs_existence(&subject) {
                section.statements.push((subject.clone(), Claim::Exists(None)));
            }
            is_first = false;
            section.statements.push((subject.clone(), claim));
        }
        if is_first {
            section.statements.push((subject, Claim::Exists(None)));
        }
    }
    Ok(sections)
}

impl Claim {
    /// Whether a line that begins with this claim leaves out that the subject is there, which it says all the same.
    fn needs_existence(&self, subject: &Subject) -> bool {
        !matches!(subject, Subject::Operation) && !matches!(self, Claim::Exists(_))
    }
}

fn parse_subject(text: &str) -> Result<Subject, String> {
    let (word, name) = text.split_once(' ').unwrap_or((text, ""));
    let name = name.trim();
    match word {
        "operation" => Ok(Subject::Operation),
        "request" if !name.is_empty() => Ok(Subject::Request(name.to_owned())),
        "response" if !name.is_empty() => Ok(Subject::Response(name.to_owned())),
        "status" => {
            let status = name.parse().map_err(|_| format!("`{name}` is no status"))?;
            Ok(Subject::Status(status))
        }
        "code" if !name.is_empty() => Ok(Subject::Code(name.to_owned())),
        other => Err(format!(
            "`{other}` is no subject: operation, request, response, status, code"
        )),
    }
}

/// One claim, as `write_claim` writes it.
pub(crate) fn parse_claim(text: &str) -> Option<Claim> {
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    let rest = rest.trim();
    Some(match word {
        "in" => Claim::Exists(Some(parse_place(rest)?)),
        "type" => Claim::Type(parse_type(rest)?),
        "required" if rest.is_empty() => Claim::Presence(Presence::Required),
        "required" => Claim::Condition(parse_condition(rest)?),
        "optional" if rest.is_empty() => Claim::Presence(Presence::Optional),
        "length" => Claim::Length(parse_bounds(rest)?),
        "range" => Claim::Range(parse_range(rest)?),
        "items" => Claim::Items(parse_bounds(rest)?),
        "chars" => Claim::Chars(unquote(rest)?),
        "pattern" => Claim::Pattern(unquote(rest)?),
        "enum" => parse_enum(rest)?,
        "format" => Claim::Format(unquote(rest)?),
        "encoding" => Claim::Encoding(unquote(rest)?),
        "joined" => Claim::Joined(unquote(rest)?),
        "default" => Claim::Default(parse_default(rest)?),
        "example" => Claim::Example(unquote(rest)?),
        "deprecated" if rest.is_empty() => Claim::Deprecated(None),
        "deprecated," => Claim::Deprecated(Some(unquote(rest.strip_prefix("use ")?)?)),
        "means" => Claim::Meaning(unquote(rest)?),
        "status" => Claim::CodeStatus(rest.parse().ok()?),
        _ => Claim::Group(parse_group(text)?),
    })
}

fn parse_place(text: &str) -> Option<FieldPlace> {
    let places = [
        FieldPlace::Path,
        FieldPlace::Query,
        FieldPlace::Header,
        FieldPlace::Body,
    ];
    places.into_iter().find(|place| place.as_str() == text)
}

fn parse_type(text: &str) -> Option<FieldType> {
    if let Some(of) = text.strip_prefix("list of ") {
        return Some(FieldType::List(Some(Box::new(parse_type(of)?))));
    }
    let types = [
        FieldType::String,
        FieldType::Int,
        FieldType::Decimal,
        FieldType::Bool,
        FieldType::Date,
        FieldType::DateTime,
        FieldType::Time,
        FieldType::Object,
        FieldType::List(None),
        FieldType::File,
        FieldType::Any,
    ];
    types.into_iter().find(|ty| ty.word() == text)
}

fn parse_condition(text: &str) -> Option<Condition> {
    let (word, rest) = text.split_once(' ')?;
    if word == "when" {
        return Some(Condition::When(unquote(rest)?));
    }
    let (other, equals) = match rest.split_once(" = ") {
        Some((other, equals)) => (unquote(other)?, parse_values(equals)?),
        None => (unquote(rest)?, Vec::new()),
    };
    match word {
        "if" => Some(Condition::If { other, equals }),
        "unless" => Some(Condition::Unless { other, equals }),
        _ => None,
    }
}

fn parse_group(text: &str) -> Option<Group> {
    type Make = fn(Vec<String>) -> Group;
    let groups: [(&str, Make); 4] = [
        ("at least one of ", Group::AtLeastOneOf),
        ("exactly one of ", Group::ExactlyOneOf),
        ("at most one of ", Group::AtMostOneOf),
        ("together ", Group::Together),
    ];
    groups
        .into_iter()
        .find_map(|(words, make)| Some(make(parse_values(text.strip_prefix(words)?)?)))
}

fn parse_enum(text: &str) -> Option<Claim> {
    let mut values = Vec::new();
    let mut open = false;
    for part in split(text, '|') {
        match part == "..." {
            true => open = true,
            false => values.push(parse_enum_text(part)?),
        }
    }
    Some(Claim::Enum { values, open })
}

fn parse_enum_text(text: &str) -> Option<EnumText> {
    let (value, meaning) = match text.strip_suffix(')').and_then(|text| text.split_once(" (")) {
        Some((value, meaning)) => (value, Some(unquote(meaning)?)),
        None => (text, None),
    };
    Some(EnumText {
        text: unquote(value)?,
        meaning,
    })
}

fn parse_default(text: &str) -> Option<Default> {
    match text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
        Some(prose) => Some(Default::Prose(unquote(prose)?)),
        None => Some(Default::Value(unquote(text)?)),
    }
}

fn parse_bounds(text: &str) -> Option<Bounds> {
    let number = |text: &str| match text.is_empty() {
        true => Some(None),
        false => text.parse().ok().map(Some),
    };
    let (min, max) = text.split_once("..").unwrap_or((text, text));
    Some(Bounds {
        min: number(min)?,
        max: number(max)?,
    })
}

fn parse_range(text: &str) -> Option<Range> {
    let (min, max) = text.split_once("..")?;
    Some(Range {
        min: parse_end(min, '>')?,
        max: parse_end(max, '<')?,
    })
}

/// Nothing is no end; what is no number is none either.
fn parse_end(text: &str, sign: char) -> Option<Option<RangeEnd>> {
    if text.is_empty() {
        return Some(None);
    }
    let number = text.strip_prefix(sign).unwrap_or(text);
    let is_number = number.parse::<f64>().is_ok_and(f64::is_finite);
    is_number.then(|| {
        Some(RangeEnd {
            number: number.to_owned(),
            is_excluded: number.len() < text.len(),
        })
    })
}

fn parse_values(text: &str) -> Option<Vec<String>> {
    split(text, '|').map(unquote).collect()
}

/// The parts between separators that are not inside of quotes.
fn split(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut is_quoted = false;
    let mut is_escaped = false;
    text.split(move |character| {
        let was_escaped = is_escaped;
        is_escaped = is_quoted && !was_escaped && character == '\\';
        if character == '"' && !was_escaped {
            is_quoted = !is_quoted;
        }
        character == separator && !is_quoted
    })
    .map(str::trim)
}

/// A value as it is, or what stands in its quotes.
fn unquote(text: &str) -> Option<String> {
    match text.starts_with('"') {
        true => serde_json::from_str(text).ok(),
        false => (!text.is_empty()).then(|| text.to_owned()),
    }
}

impl fmt::Display for BadFacts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for BadFacts {}
