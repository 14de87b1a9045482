//! Names of fields, out of the text around them.

use std::sync::LazyLock;

use regex::Regex;

use super::book::Channel;
use super::prepared::{CLOSE, OPEN, Prepared, bare};
use super::{Context, Said, cells, read};
use crate::facts::{Claim, FieldPlace, Presence};
use crate::page::{MarkKind, Styled};

/// Longer is no name.
const NAME_LIMIT: usize = 120;

static NAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    // A segment, then what goes on with dots, brackets, or colons of a namespace.
    Regex::new(r"^(?:[@$]|--)?[A-Za-z_][A-Za-z0-9_$-]*(?:(?:\.|->|::|:|/@?)[A-Za-z_$][A-Za-z0-9_$-]*|\[[A-Za-z0-9_\- *.]*\]|\[\]|\.\d+|\.\*|\{\d+\})*$").ok()
});

/// Words that head columns or begin sentences, and are taken for names otherwise.
const NO_NAMES: &[&str] = &[
    "name",
    "names",
    "parameter",
    "parameters",
    "field",
    "fields",
    "attribute",
    "attributes",
    "argument",
    "arguments",
    "required",
    "optional",
    "mandatory",
    "none",
    "n/a",
    "note",
    "notes",
    "example",
    "examples",
    "string",
    "integer",
    "boolean",
    "deprecated",
    "yes",
    "no",
    "true",
    "false",
    "null",
    "properties",
    "property",
    "header",
    "headers",
    "e.g",
    "default",
    "returns",
    "and",
];

/// The bare name and what stands around it.
pub(super) fn name(styled: &Styled) -> Option<(String, Vec<Said>)> {
    if styled.text.trim().len() > NAME_LIMIT * 4 {
        return None;
    }
    let is_code_only = styled.marks.iter().any(|mark| {
        let is_code = matches!(mark.kind, MarkKind::Code | MarkKind::Strong);
        is_code
            && styled
                .text
                .get(mark.start..mark.end)
                .is_some_and(|words| words.trim() == styled.text.trim())
    });
    let plain = without_strikes(styled);
    let prepared = read::prepare(&plain);
    let text = prepared
        .text
        .trim_matches(|edge: char| edge.is_whitespace() || matches!(edge, '\u{2022}'));
    let offset = prepared.text.find(text).unwrap_or_default();
    let (name, end, mark) = split(text)?;
    let is_common = NO_NAMES.contains(&name.to_lowercase().as_str()) && !name.contains('_');
    let is_lower = name.chars().all(|letter| letter.is_ascii_lowercase());
    let may_be_common = is_lower && (is_code_only || end < text.len() || text.starts_with(OPEN));
    let may_be_common = may_be_common || (is_lower && end >= text.len());
    let is_heading = is_common && !(may_be_common || is_lower && name == "name");
    if is_heading
        || (is_common
            && matches!(
                name.as_str(),
                "required" | "optional" | "mandatory" | "deprecated" | "yes" | "no"
            ))
    {
        return None;
    }
    let mut said = mark_claims(mark, text);
    if styled
        .marks
        .iter()
        .any(|mark| mark.kind == MarkKind::Struck && mark.end - mark.start >= name.len())
    {
        said.push(label(Claim::Deprecated(None), &styled.text));
    }
    said.extend(rest(&prepared, offset + end, is_code_only || text.starts_with(OPEN))?);
    Some((name, said))
}

/// A struck name is a name all the same.
fn without_strikes(styled: &Styled) -> Styled {
    Styled {
        text: styled.text.clone(),
        marks: styled
            .marks
            .iter()
            .filter(|mark| mark.kind != MarkKind::Struck)
            .cloned()
            .collect(),
    }
}

fn label(claim: Claim, quote: &str) -> Said {
    Said {
        claim,
        quote: quote.trim().to_owned(),
        is_label: true,
    }
}

/// What wraps a name or sticks to it.
#[derive(Clone, Copy, PartialEq)]
enum Sign {
    None,
    Star,
    Question,
    Brackets,
}

fn mark_claims(sign: Sign, text: &str) -> Vec<Said> {
    match sign {
        Sign::Star => vec![label(Claim::Presence(Presence::Required), &bare(text))],
        Sign::Question | Sign::Brackets => vec![label(Claim::Presence(Presence::Optional), &bare(text))],
        Sign::None => Vec::new(),
    }
}

/// The name at the start of a text, where the rest begins, and the sign that the name has.
fn split(text: &str) -> Option<(String, usize, Sign)> {
    // A literal, or a word up to a space.
    let literal = text
        .strip_prefix(OPEN)
        .and_then(|inside| Some((inside.split_once(CLOSE)?.0, OPEN.len_utf8() + CLOSE.len_utf8())));
    let (token, end) = match literal {
        Some((inside, marks)) => (inside.trim().to_owned(), inside.len() + marks),
        None => {
            let end = text
                .find(|character: char| character.is_whitespace() || character == OPEN)
                .unwrap_or(text.len());
            // A name in brackets may hold a space: `[ amount ]`.
            (text.get(..end)?.to_owned(), end)
        }
    };
    let inner = token.split_whitespace().next().unwrap_or_default();
    if inner.len() < token.len() {
        // Code that holds more than the name: `amount (required)`.
        let start = text.find(inner)?;
        return split_token(inner, start);
    }
    split_token(&token, end - token.len()).map(|(name, _, sign)| {
        let read = split_token(&token, 0).map_or(token.len(), |(_, read, _)| read);
        let left = token.len() - read;
        (
            name,
            end.saturating_sub(left + usize::from(literal.is_some()) * (if left > 0 { CLOSE.len_utf8() } else { 0 })),
            sign,
        )
    })
}

fn split_token(token: &str, start: usize) -> Option<(String, usize, Sign)> {
    // The rest may be glued: `amount(required)`, `amount:`, `amount,`.
    let cut = token
        .char_indices()
        .skip(1)
        .find(|(_, character)| matches!(character, '(' | ',' | ';' | '=' | '|'))
        .map(|(at, _)| at);
    let token = cut.and_then(|cut| token.get(..cut)).unwrap_or(token);
    // `amount:int` is no name in a namespace.
    let typed = token
        .split_once(':')
        .filter(|(name, ty)| !name.is_empty() && is_type(ty));
    let token = typed.map_or(token, |(name, _)| name);
    let end = start + token.len();
    let trimmed = token.trim_end_matches([':', '.', '\u{2020}', '\u{2021}']);
    let (bare, sign) = match trimmed {
        wrapped if wrapped.starts_with('[') && wrapped.ends_with(']') && !wrapped.contains("][") => {
            (wrapped.get(1..wrapped.len() - 1)?, Sign::Brackets)
        }
        starred if starred.ends_with('*') && !starred.ends_with(".*") => (starred.trim_end_matches('*'), Sign::Star),
        starred if starred.starts_with('*') => (starred.trim_matches('*'), Sign::Star),
        question if question.ends_with('?') => (question.trim_end_matches('?'), Sign::Question),
        bang if bang.ends_with('!') => (bang.trim_end_matches('!'), Sign::Star),
        plain => (plain, Sign::None),
    };
    Some((normal(bare)?, end, sign))
}

fn is_type(word: &str) -> bool {
    let types = [
        "int", "integer", "string", "str", "bool", "boolean", "float", "number", "date", "datetime", "object", "array",
    ];
    types.contains(&word.to_lowercase().as_str())
}

/// A name as facts have it: dots between the parts, marks of lists and of placeholders left out.
pub(super) fn normal(text: &str) -> Option<String> {
    let mut text = text.trim().trim_matches(|quote| matches!(quote, '"' | '\'' | '`'));
    for (open, close) in [
        ("#{", "}"),
        ("${", "}"),
        ("{{", "}}"),
        ("{", "}"),
        ("<", "/>"),
        ("<", ">"),
        ("%", "%"),
    ] {
        let inner = text.strip_prefix(open).and_then(|inner| inner.strip_suffix(close));
        text = inner.unwrap_or(text).trim();
    }
    let is_option = text.starts_with("--");
    let text = text.strip_prefix([':', '@', '$', '&', '?']).unwrap_or(text);
    if is_option || text.is_empty() || text.len() > NAME_LIMIT || !NAME.as_ref()?.is_match(text) {
        return None;
    }
    let mut name = String::new();
    for part in text.split(['.', '[', ']', '/']) {
        let part = part.trim_start_matches('@').trim();
        let is_mark = part.is_empty() || part == "*" || part.bytes().all(|byte| byte.is_ascii_digit());
        let is_index = matches!(part, "i" | "n" | "N" | "x" | "index") && !name.is_empty();
        if is_mark || is_index {
            continue;
        }
        if !name.is_empty() {
            name.push('.');
        }
        name += part;
    }
    (!name.is_empty()).then_some(name)
}

/// What the words beside a name say; `None` where they show that it is no name.
fn rest(prepared: &Prepared<'_>, from: usize, is_set_apart: bool) -> Option<Vec<Said>> {
    let rest = prepared
        .text
        .get(from..)
        .unwrap_or_default()
        .replace([OPEN, CLOSE], " ");
    let mut said = Vec::new();
    let mut unknown = 0;
    // A star that stands apart, before a type: `amount * integer`. Alone it may point to a note.
    let rest = match rest.trim_start().strip_prefix('*') {
        Some(behind) if behind.starts_with(char::is_whitespace) && !behind.trim().is_empty() => {
            said.push(label(Claim::Presence(Presence::Required), "*"));
            behind.to_owned()
        }
        _ => rest,
    };
    let opens_rest = rest.trim_start().starts_with(['(', '[', ':', '-', '<']) || rest.starts_with('\n');
    for part in parts(&rest) {
        let is_bracketed = rest.contains(&format!("({part}"));
        let mut named = part.split(',').filter(|_| opens_rest || is_bracketed).map(str::trim);
        if let Some(place) = named.find_map(place) {
            said.push(label(Claim::Exists(Some(place)), part));
            if !part.contains(',') {
                continue;
            }
        }
        let styled = Styled::plain(part);
        let inner = read::prepare(&styled);
        let marker = read::whole(&inner, Channel::Marker, &Context::default());
        if marker.iter().any(|found| found.is_whole) {
            said.extend(marker.iter().flat_map(super::read::Found::claims));
            continue;
        }
        let is_glue = ["or ", "and ", "of ", "to "]
            .iter()
            .any(|word| part.to_lowercase().starts_with(word));
        let typed = match (is_glue, is_set_apart || opens_rest) {
            (true, _) => Vec::new(),
            (false, true) => cells::type_words(&styled),
            (false, false) => cells::only_type(&styled),
        };
        match typed.is_empty() {
            false => said.extend(typed),
            true => unknown += part.split_whitespace().count(),
        }
    }
    for said in &mut said {
        said.is_label = true;
    }
    // A plain word followed by words that say nothing known is the beginning of a sentence.
    let limit = if is_set_apart { usize::MAX } else { 0 };
    (unknown <= limit).then_some(said)
}

/// Where a field is sent, said beside its name: `(path)`, `(in query)`.
fn place(part: &str) -> Option<FieldPlace> {
    let part = part.to_lowercase();
    Some(match part.strip_prefix("in ").unwrap_or(&part) {
        "path" | "path parameter" | "path param" => FieldPlace::Path,
        "query" | "query parameter" | "query param" | "query string" => FieldPlace::Query,
        "header" | "request header" | "http header" => FieldPlace::Header,
        "body" | "formdata" | "form data" | "request body" => FieldPlace::Body,
        _ => return None,
    })
}

/// The pieces beside a name: in brackets, between commas and dashes, or word by word.
fn parts(text: &str) -> Vec<&str> {
    let is_separator = |character: char| matches!(character, ',' | ';' | '|' | '\n' | '/' | '\u{b7}');
    let mut parts = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    let mut push = |start: usize, end: usize| {
        let part = text.get(start..end).unwrap_or_default();
        let part =
            part.trim_matches(|edge: char| edge.is_whitespace() || matches!(edge, ':' | '-' | '*' | '.' | '(' | '='));
        let part = if part.contains('(') {
            part
        } else {
            part.trim_end_matches(')')
        };
        if part.contains(char::is_alphanumeric) {
            parts.push(part);
        }
    };
    for (at, character) in text.char_indices() {
        let is_break = match character {
            '(' | '[' | '{' => {
                depth += 1;
                depth == 1
                    && text
                        .get(..at)
                        .is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace))
            }
            ')' | ']' | '}' => {
                depth = depth.saturating_sub(1);
                depth == 0
            }
            other => depth == 0 && is_separator(other),
        };
        if is_break {
            push(start, at + usize::from(matches!(character, ')' | ']' | '}')));
            start = at
                + if matches!(character, '(' | '[' | '{') {
                    0
                } else {
                    character.len_utf8()
                };
        }
    }
    push(start, text.len());
    let mut words = Vec::new();
    for part in parts {
        // The brackets of `string[]` belong to the type.
        let part = match part.ends_with("[]") && !part.starts_with('[') {
            true => part.trim(),
            false => part.trim_matches(['[', ']', '{', '}']).trim(),
        };
        let is_run = part.split_whitespace().count() == 2 && !part.contains('(');
        let is_pair = is_run
            && ["required", "optional", "mandatory", "deprecated"].iter().any(|word| {
                let lower = part.to_lowercase();
                lower.ends_with(word) || lower.starts_with(word)
            });
        match is_pair && !part.to_lowercase().starts_with("not ") && !part.to_lowercase().starts_with("is ") {
            true => words.extend(part.split_whitespace()),
            false => words.push(part),
        }
    }
    words
}
