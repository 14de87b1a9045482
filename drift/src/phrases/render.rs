//! What a pattern's captures are worth: each by its kind, as the text form of facts writes it.

use std::sync::LazyLock;

use regex::Regex;

use super::Context;
use super::book::{Channel, Pattern};
use super::prepared::{CLOSE, OPEN, bare};
use super::prose;
use super::values;
use crate::page::Styled;
use crate::text::json_quoted as quoted;

/// A template filled in, or nothing where a capture is not what it has to be. The second is where the last list of
/// values really ends.
pub(super) fn render(
    template: &str,
    pattern: &Pattern,
    captures: &regex::Captures<'_>,
    context: &Context<'_>,
) -> Option<(String, Option<usize>)> {
    let mut out = String::new();
    let mut end = None;
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, following) = after.split_once('}')?;
        out += before;
        rest = following;
        if name == "self" {
            out += &quoted(known(context.name)?);
            continue;
        }
        let (name, kind) = name
            .split_once(':')
            .map_or((name, None), |(name, kind)| (name, Some(kind)));
        let Some((capture, by_macro)) = pattern.capture(captures, name) else {
            continue;
        };
        let text = capture.as_str();
        match kind.unwrap_or(by_macro) {
            "int" => out += &integer(text)?,
            "number" => out += &number(text)?,
            "value" | "literal" | "token" => out += &quoted(known(&literal(text))?),
            "field" | "one-name" => out += &quoted(&field(text, context)?),
            "fields" => out += &fields(text, context)?,
            "values" | "listed" => {
                let list = values::read(text)?;
                end = Some(capture.start() + list.end);
                out += &values::write(&list);
            }
            "label-values" => {
                let list = values::read_label(text)?;
                end = Some(capture.start() + list.end);
                out += &values::write(&list);
            }
            "type" => out += &type_word(text)?,
            "item-type" => out += &type_word(text).map(|ty| format!(" of {ty}")).unwrap_or_default(),
            "format" => out += format_word(text),
            "three-values" | "bare-list" | "marked-values" => {
                let list = match kind.unwrap_or(by_macro) {
                    "three-values" => values::read_bare(text, 3)?,
                    "bare-list" => values::read_bare(text, 2)?,
                    _ => values::read_marked(text)?,
                };
                end = Some(capture.start() + list.end);
                out += &values::write(&list);
            }
            "listed-words" => out += &values::write(&values::read_plain(text, context.siblings)?),
            "map" => {
                let list = values::read_map(text)?;
                end = Some(capture.start() + list.end);
                out += &values::write(&list);
            }
            "default-value" => out += &quoted(&prose::default_value(text)?),
            "noun-prose" => out += &quoted(&prose::noun(text)?),
            "absent-prose" => out += &quoted(&prose::absent(text)?),
            "cond-values" => {
                let (values, length) = condition_values(text)?;
                end = Some(capture.start() + length);
                out += &values;
            }
            "loose" => out += &quoted(&loose(text, context)?),
            "unless-words" => out += &quoted(&prose::unless_words(text)?),
            "when-words" => {
                let length = prose::case_end(text);
                out += &quoted(&prose::when_words(text.get(..length)?)?);
                end = Some(capture.start() + length);
            }
            "cell-words" => out += &cell_condition(text, context)?,
            "meaning" => {
                let length = next_status(text);
                out += &quoted(&prose::words(text.get(..length)?)?);
                end = Some(capture.start() + length);
            }
            "status" => out += &status(text)?,
            "over" => out += &format!(">{}", number(text)?),
            "under" => out += &format!("<{}", number(text)?),
            "min-items" => {
                out += &if text.is_empty() {
                    "1".to_owned()
                } else {
                    integer(text)?
                }
            }
            "sign" => out += &quoted(known(&bare(text))?),
            "one-value" => {
                out += &quoted(&values::single(text)?);
            }
            "date-layout" => out += &quoted(&super::layouts::layout(&bare(text))?),
            "class-first" => {
                out += &quoted(&super::classes::class(text)?);
                end = Some(capture.end());
            }
            "class" => out += &quoted(&super::classes::class(text)?),
            "pattern" => out += &quoted(&super::classes::pattern(text)?),
            "prose" => out += &quoted(&prose::words(text)?),
            _ => out += &quoted(known(&literal(text))?),
        }
    }
    Some((out + rest, end))
}

fn known(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

const NUMERALS: [(&str, u64); 15] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fifteen", 15),
    ("sixteen", 16),
    ("twenty", 20),
];

fn integer(text: &str) -> Option<String> {
    let word = text.to_lowercase();
    if let Some((_, value)) = NUMERALS.iter().find(|(numeral, _)| *numeral == word) {
        return Some(value.to_string());
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    Some(digits.parse::<u64>().ok()?.to_string())
}

fn number(text: &str) -> Option<String> {
    let text: String = text
        .chars()
        .filter(|character| !matches!(character, ',' | '\'' | ' ' | '+'))
        .collect();
    let text = match text.strip_prefix('.') {
        Some(fraction) => format!("0.{fraction}"),
        None => text,
    };
    text.parse::<f64>().is_ok_and(f64::is_finite).then_some(text)
}

/// A value without what sets it apart.
pub(super) fn literal(text: &str) -> String {
    let text = bare(text);
    text.trim_end_matches(['.', ',', ';']).trim().to_owned()
}

/// The name of a field: a sibling, or something that can hardly be a word.
pub(super) fn field(text: &str, context: &Context<'_>) -> Option<String> {
    let is_literal = text.starts_with(OPEN) && text.ends_with(CLOSE);
    let name = bare(text);
    let name = name.trim_end_matches(['.', ',', ';', ':']);
    if let Some(sibling) = sibling(name, context.siblings) {
        return Some(sibling.to_owned());
    }
    let normal = super::name::normal(name)?;
    if let Some(sibling) = sibling(&normal, context.siblings) {
        return Some(sibling.to_owned());
    }
    let is_identifier = normal.contains('_')
        || normal
            .as_bytes()
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if a.is_ascii_lowercase() && b.is_ascii_uppercase()));
    // Where nothing is known of the fields beside it, a plain word has to do.
    let is_word = context.siblings.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_lowercase())
        && !NO_FIELDS.contains(&normal.to_lowercase().as_str());
    let may_be = is_identifier || is_word || (is_literal && normal.chars().any(char::is_alphabetic));
    (may_be && normal != context.name).then_some(normal)
}

/// A field of the same block by its name, its last name, or another way to write it.
pub(super) fn sibling<'s>(name: &str, siblings: &'s [String]) -> Option<&'s str> {
    let last = |sibling: &'s String| sibling.rsplit('.').next().unwrap_or(sibling);
    let folded = |text: &str| text.to_lowercase().replace([' ', '_', '-'], "");
    let mut found = siblings.iter().find(|sibling| *sibling == name);
    found = found.or_else(|| siblings.iter().find(|sibling| last(sibling) == name));
    found = found.or_else(|| siblings.iter().find(|sibling| folded(last(sibling)) == folded(name)));
    found.map(String::as_str)
}

/// Several names, each of which must be one.
fn fields(text: &str, context: &Context<'_>) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for part in split_names(text) {
        // A rule over several fields may name the one at hand.
        let own = bare(part);
        let is_own = !own.is_empty() && own == context.name;
        let name = if is_own { own } else { field(part, context)? };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    (names.len() > 1).then(|| names.join("|"))
}

/// The parts of `a, b and/or the c`.
fn split_names(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for part in text.split([',', '/']) {
        let mut rest = part;
        while let Some((at, length)) = [" or ", " and ", " the "]
            .iter()
            .filter_map(|word| Some((rest.find(word)?, word.len())))
            .min()
        {
            parts.push(rest.get(..at).unwrap_or_default());
            rest = rest.get(at + length - 1..).unwrap_or_default();
        }
        parts.push(rest);
    }
    let strip = |part| {
        let mut part: &str = str::trim(part);
        for word in ["or ", "and ", "the ", "either ", "both "] {
            part = part.strip_prefix(word).unwrap_or(part).trim();
        }
        part.strip_suffix(" and")
            .or_else(|| part.strip_suffix(" or"))
            .unwrap_or(part)
            .trim()
    };
    parts
        .into_iter()
        .map(strip)
        .filter(|part| !part.is_empty() && !matches!(*part, "or" | "and" | "the"))
        .collect()
}

/// The type that a few words name.
fn type_word(text: &str) -> Option<String> {
    let styled = Styled::plain(bare(text));
    let prepared = super::read::prepare(&styled);
    let found = super::read::whole(&prepared, Channel::Type, &Context::default());
    let mut made = found.iter().flat_map(|found| &found.made);
    made.find_map(|claim| Some(claim.strip_prefix("type ")?.to_owned()))
}

/// A known form by one of its names.
fn format_word(text: &str) -> &'static str {
    match text.to_lowercase().as_str() {
        "url" | "uri" => "uri",
        "uuid" | "guid" => "uuid",
        "ipv4" => "ipv4",
        "ipv6" => "ipv6",
        "phone" => "phone",
        "hostname" => "hostname",
        _ => "email",
    }
}

/// The values behind `if kind is`, and how much of the text they are.
fn condition_values(text: &str) -> Option<(String, usize)> {
    if let Some(list) = values::read(text) {
        let texts: Vec<String> = list.texts().map(quoted).collect();
        return Some((texts.join("|"), list.end));
    }
    let end = match text.strip_prefix(OPEN).and_then(|inside| inside.find(CLOSE)) {
        Some(close) => OPEN.len_utf8() + close + CLOSE.len_utf8(),
        None => text
            .find(|character: char| character.is_whitespace() || ",;)!".contains(character))
            .unwrap_or(text.len()),
    };
    let value = values::single(text.get(..end)?)?;
    let rest = text.get(end..)?.trim_start();
    let is_end = rest.is_empty() || rest.starts_with(['.', ',', ';', ')', '!', ':']) || rest.starts_with("- ");
    let goes_on = [", and ", ", or ", ", but "]
        .iter()
        .any(|word| text.get(end..).is_some_and(|rest| rest.starts_with(word)));
    (is_end && !goes_on).then(|| (quoted(&value), end))
}

/// What a cell that begins with a yes goes on to say.
fn cell_condition(text: &str, context: &Context<'_>) -> Option<String> {
    let styled = Styled::plain(format!("Required {}", text.replace([OPEN, CLOSE], "`")));
    let said = super::description(&styled, context).claims;
    let claim = said
        .iter()
        .find(|said| matches!(said.claim, crate::facts::Claim::Condition(_)))?;
    Some(crate::facts::text::write_claim(&claim.claim))
}

static NEXT_STATUS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let reference = r"(?:(?:with|returns?|by) )?(?:an? |the )?(?:https? )?(?:status )?(?:code )?(?:of )?\x{e000}?(?:https? )?[1-5]\d\d\b";
    Regex::new(&format!(
        r"(?i)(?:[,;]\s*(?:and |or |but |while )?|\s(?:and|or|while|but) ){reference}"
    ))
    .ok()
});

/// Where a text goes on with another status.
pub(super) fn next_status(text: &str) -> usize {
    let next = NEXT_STATUS.as_ref().and_then(|next| next.find(text));
    next.map_or(text.len(), |next| next.start())
}

/// The number of a status.
fn status(text: &str) -> Option<String> {
    let start = text.find(|character: char| character.is_ascii_digit())?;
    text.get(start..start + 3).map(str::to_owned)
}

/// Words that stand where a field could.
const NO_FIELDS: &[&str] = &[
    "it",
    "this",
    "that",
    "these",
    "those",
    "none",
    "nothing",
    "one",
    "both",
    "either",
    "neither",
    "any",
    "all",
    "you",
    "they",
    "there",
    "value",
    "field",
    "parameter",
    "something",
    "anything",
    "another",
    "other",
    "others",
    "not",
    "more",
    "the",
    "a",
    "an",
    "which",
    "what",
    "payment",
    "order",
    "request",
    "account",
    "user",
    "customer",
    "card",
];

/// A name that its surroundings show to be one.
fn loose(text: &str, context: &Context<'_>) -> Option<String> {
    let is_plain = text
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    let known = sibling(text, context.siblings).map(str::to_owned);
    known.or_else(|| (is_plain && !NO_FIELDS.contains(&text)).then(|| text.to_owned()))
}
