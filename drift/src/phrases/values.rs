//! Lists of values: `a`, `b` or `c`; 1 = yes, 0 = no; auto, guides or manual.

use crate::text::json_quoted as quoted;
use std::sync::LazyLock;

use regex::Regex;

use super::prepared::{CLOSE, OPEN, bare};

/// Values and what each means.
#[derive(Debug, Default)]
pub(super) struct Values {
    items: Vec<(String, Option<String>)>,
    is_open: bool,
    /// One past the last byte that was read.
    pub end: usize,
}

/// More are a listing that no sentence holds.
const LIMIT: usize = 300;

/// A list in a sentence: at least two values, each a literal or a word that can be nothing but a value.
pub(super) fn read(text: &str) -> Option<Values> {
    let values = marked(text).or_else(|| map(text)).or_else(|| words(text, false))?;
    let is_list = values.items.len() > 1 || values.is_open;
    (is_list && values.are_fit()).then_some(values)
}

/// A list behind a label that says so, or in a cell for values: one value will do, and a value may have several words.
pub(super) fn read_label(text: &str) -> Option<Values> {
    let values = marked(text)
        .or_else(|| map(text))
        .or_else(|| words(text, true))
        .or_else(|| phrases(text))?;
    values.are_fit().then_some(values)
}

/// Words and nothing else, the last behind an `or` or a comma.
pub(super) fn read_bare(text: &str, least: usize) -> Option<Values> {
    let values = words(text, false)?;
    let is_choice = least < 3 || text.to_lowercase().contains(" or ");
    let are_joined = text.to_lowercase().contains(" and ");
    let is_rest = text.get(values.end..)?.trim_matches(['.', ' ']).is_empty()
        || text.get(values.end..)?.trim_start().starts_with('(');
    (values.items.len() >= least && is_choice && !are_joined && is_rest && values.are_fit()).then_some(values)
}

/// Words with signs between them that the pattern has looked at; names of fields are none.
pub(super) fn read_plain(text: &str, siblings: &[String]) -> Option<Values> {
    let mut values = Values::default();
    let text = text.replace(" or ", ",").replace(['|', '/'], ",");
    for part in text.split(',') {
        let part = part.split('(').next().unwrap_or_default();
        let word = super::render::literal(part.trim().trim_start_matches("or "));
        let is_field = super::render::sibling(&word, siblings).is_some();
        let is_rare = RARE_VALUES.contains(&word.to_lowercase().as_str());
        if !word.is_empty() && (is_field || is_rare || !is_value(&word)) {
            return None;
        }
        values.push(&word, None);
    }
    values.end = 0;
    (values.items.len() > 1 && values.are_fit()).then_some(values)
}

/// Values that are set apart, one of which is to be taken.
pub(super) fn read_marked(text: &str) -> Option<Values> {
    let values = marked(text)?;
    let is_choice = text.get(..values.end)?.to_lowercase().contains(" or ");
    (values.items.len() > 1 && is_choice && values.are_fit()).then_some(values)
}

/// Values with what each means.
pub(super) fn read_map(text: &str) -> Option<Values> {
    let values = marked(text).or_else(|| map(text))?;
    let have_meanings = values.items.iter().all(|(_, meaning)| meaning.is_some());
    (values.items.len() > 1 && have_meanings && values.are_fit()).then_some(values)
}

/// As the text form of facts has it behind `enum`.
pub(super) fn write(values: &Values) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (text, meaning) in &values.items {
        parts.push(match meaning {
            Some(meaning) => format!("{} ({})", quoted(text), quoted(meaning)),
            None => quoted(text),
        });
    }
    if values.is_open {
        parts.push("...".to_owned());
    }
    parts.join("|")
}

/// One value, where exactly one stands.
pub(super) fn single(text: &str) -> Option<String> {
    let value = super::render::literal(text);
    let is_marked = text.starts_with(OPEN);
    (!value.is_empty() && (is_marked || is_value(&value))).then_some(value)
}

impl Values {
    /// The values without what they mean.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.items.iter().map(|(text, _)| text.as_str())
    }

    fn push(&mut self, text: &str, meaning: Option<&str>) {
        let text = super::render::literal(text);
        if text.is_empty() || self.items.iter().any(|(other, _)| *other == text) {
            return;
        }
        let meaning = meaning.map(tidy_meaning).filter(|meaning| !meaning.is_empty());
        let meaning = meaning.filter(|meaning| !meaning.to_lowercase().starts_with("default"));
        self.items.push((text, meaning));
    }

    fn are_fit(&self) -> bool {
        let is_short = |(text, _): &(String, _)| text.chars().count() <= 60 && !text.contains('\n');
        // `>= 1` and `non-empty` are limits, where generators have them behind the same label.
        let is_limit =
            |(text, _): &(String, _)| text.starts_with(">=") || text.starts_with("<=") || text == "non-empty";
        (1..=LIMIT).contains(&self.items.len()) && self.items.iter().all(is_short) && !self.items.iter().any(is_limit)
    }
}

fn tidy_meaning(text: &str) -> String {
    let text = bare(text);
    let edges = |edge: char| edge.is_whitespace() || matches!(edge, ',' | ';' | '.' | ':' | '=' | '-' | '(' | '|');
    let mut text = text.trim_matches(edges);
    for end in [" and", " or", " and/or"] {
        text = text.strip_suffix(end).unwrap_or(text).trim_end_matches(edges);
    }
    if let Some((before, _)) = text.split_once("(default") {
        text = before.trim_end_matches(edges);
    }
    let opens = text.matches('(').count() > 0;
    if !opens {
        text = text.trim_end_matches(')');
    }
    text.chars().take(120).collect()
}

static GAP: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let meaning = r"\((?P<a>[^()]*)\)|(?:=>|=|:|-|\bfor\b|\bto\b|\bif\b|\bwhen\b|\bmeans\b|\bmeaning\b|\bindicates\b|\bis for\b)\s*(?P<b>[^\x{e000}\x{e001}]{1,100}?)";
    let separator = r"(?:[,;|/]\s*(?:(?:and/or|or|and)\b)?|\s(?:and/or|or|and)\b|\n)";
    Regex::new(&format!(
        r"(?i)^\s*(?:{meaning})?\s*(?P<sep>{separator})\s*(?:an? |the |to |otherwise )?$|^\s*$"
    ))
    .ok()
});

static LAST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s*(?:\((?P<a>[^()]*)\)|(?:=>|=|:|-\s|for\b|to\b|if\b|when\b|means\b|meaning\b|indicates\b)\s*(?P<b>[^.;\x{e000}\x{e001}]{1,100}))").ok()
});

static MORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s*(?:,\s*)?(?:(?:and|or)\s+)?(?:\.\.\.|etc\b|and so on|and more\b|and others\b|others\b|among others|\(etc|\(among others|more\b)").ok()
});

/// Values that are set apart, with separators between them.
fn marked(text: &str) -> Option<Values> {
    let mut values = Values::default();
    let lead = text.find(OPEN)?;
    let is_lead = |word: &str| {
        matches!(
            word,
            "" | "either"
                | "the"
                | "the values"
                | "values"
                | "both"
                | "one of"
                | "the value"
                | "a"
                | "either the"
                | ":"
                | "["
                | "{"
                | "("
        )
    };
    if !is_lead(text.get(..lead)?.trim().to_lowercase().as_str()) {
        return None;
    }
    let mut at = lead;
    while let Some((literal, next)) = literal_at(text, at) {
        let rest = text.get(next..)?;
        let following = rest.find(OPEN);
        let gap = following.and_then(|following| rest.get(..following));
        let between = gap.and_then(|gap| GAP.as_ref()?.captures(gap));
        let last = || LAST.as_ref()?.captures(rest);
        let captures = between.as_ref().map_or_else(last, |_| None);
        let meaning = between
            .as_ref()
            .or(captures.as_ref())
            .and_then(|found| found.name("a").or(found.name("b")));
        push_literal(&literal, meaning.map(|meaning| meaning.as_str()), &mut values);
        values.end = next
            + captures
                .as_ref()
                .and_then(|found| Some(found.get(0)?.end()))
                .unwrap_or(0);
        match (&between, following) {
            (Some(_), Some(following)) => at = next + following,
            _ => {
                let has_more = |more: &Regex| more.is_match(rest);
                values.is_open = MORE.as_ref().is_some_and(has_more);
                break;
            }
        }
    }
    (!values.items.is_empty()).then_some(values)
}

/// A literal may itself be a list: `a|b|c`.
fn push_literal(literal: &str, meaning: Option<&str>, values: &mut Values) {
    let separator = ["|", ", "].into_iter().find(|separator| literal.contains(separator));
    match separator {
        Some(separator) if literal.len() > separator.len() => {
            for part in literal.split(separator) {
                values.push(part.trim().trim_matches(['"', '\'']), None);
            }
        }
        _ => values.push(literal, meaning),
    }
}

fn literal_at(text: &str, at: usize) -> Option<(String, usize)> {
    let inside = text.get(at..)?.strip_prefix(OPEN)?;
    let close = inside.find(CLOSE)?;
    let literal = inside.get(..close)?.trim().to_owned();
    Some((literal, at + OPEN.len_utf8() + close + CLOSE.len_utf8()))
}

static KEY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?P<sep>^|[,;|/]\s*(?:and |or )?|\s+(?:and|or)\s+|[.\s]\s*)(?P<key>[a-z0-9_+*.-]{1,24}?)(?P<is>\s*=>?\s*|:\s+|\s-\s|\s+for\s|\s+if\s|\s+means\s)").ok()
});

/// `1 = yes, 0 = no`.
fn map(text: &str) -> Option<Values> {
    if text.contains(OPEN) {
        return None;
    }
    let keys: Vec<_> = KEY.as_ref()?.captures_iter(text).take(LIMIT).collect();
    let first = keys.first()?;
    if first.get(0)?.start() != 0 {
        return None;
    }
    let sign = first.name("is")?.as_str().trim().to_lowercase();
    let mut values = Values::default();
    let same: Vec<_> = keys
        .iter()
        .filter(|key| {
            key.name("is")
                .is_some_and(|is| is.as_str().trim().to_lowercase() == sign)
        })
        .collect();
    for (index, key) in same.iter().enumerate() {
        let start = key.get(0)?.end();
        let end = same
            .get(index + 1)
            .and_then(|next| next.get(0))
            .map_or(text.len(), |next| next.start());
        let meaning = text.get(start..end)?;
        let meaning = meaning.split([';', '\n', '.']).next().unwrap_or_default();
        values.push(key.name("key")?.as_str(), Some(meaning));
        values.end = start + meaning.len();
    }
    let is_equation = sign.starts_with('=');
    let are_keys = values.items.iter().all(|(text, meaning)| {
        is_key(text, is_equation) && meaning.as_ref().is_some_and(|meaning| meaning.len() < 100)
    });
    (are_keys && values.items.len() > 1).then_some(values)
}

/// What can stand before a sign of equality and be a value: a number, one letter, or a word.
fn is_key(text: &str, is_equation: bool) -> bool {
    let is_number = text.parse::<i64>().is_ok();
    is_number || text.chars().count() == 1 || (is_value(text) && (is_equation || text.len() <= 3))
}

/// Words that are no values where they stand alone in a sentence.
const NO_VALUES: &[&str] = &[
    "a",
    "an",
    "the",
    "any",
    "all",
    "each",
    "every",
    "either",
    "both",
    "none",
    "null",
    "empty",
    "blank",
    "omitted",
    "letters",
    "numbers",
    "digits",
    "characters",
    "letter",
    "number",
    "digit",
    "character",
    "string",
    "strings",
    "integer",
    "integers",
    "upper",
    "lower",
    "uppercase",
    "lowercase",
    "case",
    "alphanumeric",
    "alphabetic",
    "numeric",
    "and",
    "or",
    "not",
    "no-one",
    "is",
    "are",
    "be",
    "was",
    "it",
    "its",
    "this",
    "that",
    "these",
    "those",
    "which",
    "who",
    "where",
    "when",
    "if",
    "unless",
    "then",
    "than",
    "with",
    "without",
    "within",
    "for",
    "from",
    "to",
    "of",
    "in",
    "on",
    "at",
    "by",
    "as",
    "per",
    "via",
    "into",
    "only",
    "also",
    "more",
    "over",
    "above",
    "under",
    "older",
    "higher",
    "less",
    "fewer",
    "longer",
    "shorter",
    "greater",
    "between",
    "up",
    "one",
    "two",
    "three",
    "several",
    "many",
    "some",
    "you",
    "your",
    "we",
    "our",
    "they",
    "but",
    "so",
    "such",
    "e.g",
    "i.e",
    "etc",
    "spaces",
    "space",
    "hyphens",
    "dashes",
    "underscores",
    "periods",
    "commas",
    "symbols",
    "values",
    "value",
    "following",
    "below",
    "above",
    "json-encoded",
];

/// Words that no value holds, even behind a label.
const NO_LABEL_VALUES: &[&str] = &[
    "is",
    "are",
    "be",
    "if",
    "when",
    "the",
    "see",
    "which",
    "that",
    "you",
    "your",
    "this",
    "must",
    "should",
    "can",
    "will",
    "may",
    "any",
    "described",
    "following",
    "below",
    "above",
    "listed",
    "used",
    "it",
    "these",
    "where",
    "with",
];

/// Whether a word behind a label can be a value, or a part of one.
fn is_label_value(text: &str) -> bool {
    let word = text.to_lowercase();
    let is_token = text
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"_.+*#/:@'&-".contains(&byte) || byte >= 128);
    is_token && text.len() <= 40 && !NO_LABEL_VALUES.contains(&word.as_str())
}

/// Words that are values among others, but hardly where two stand alone.
const RARE_VALUES: &[&str] = &[
    "absolute",
    "added",
    "changed",
    "combined",
    "different",
    "found",
    "given",
    "included",
    "invalid",
    "left",
    "long",
    "mandatory",
    "multiple",
    "negative",
    "obtained",
    "optional",
    "other",
    "others",
    "passed",
    "positive",
    "provided",
    "relative",
    "repeated",
    "required",
    "retrieved",
    "same",
    "sent",
    "set",
    "short",
    "single",
    "specified",
    "supplied",
    "unique",
    "updated",
    "used",
    "valid",
    "zero",
];

/// Whether a word in a sentence can be a value.
fn is_value(text: &str) -> bool {
    let word = text.to_lowercase();
    let is_token = text
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"_.+*#/:@-".contains(&byte));
    is_token
        && text.len() <= 40
        && text.bytes().any(|byte| byte.is_ascii_alphanumeric())
        && !NO_VALUES.contains(&word.as_str())
}

static WORD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s*(?:either |\[|\{)?(?P<word>[a-z0-9][a-z0-9_+*#.-]*[a-z0-9_+*#]|[a-z0-9*#+])(?P<meaning>\s*\([^()]{1,80}\))?(?P<sep>\s*,\s*(?:and/or |or |and )?|\s*[|/]\s*|\s+(?:and/or|or|and)\s+|)").ok()
});

static AFTER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^\s*(?:$|[.;:!)\]}]|\(|-\s|(?:only|depending|where|respectively|based on|as applicable|\[default)\b)",
    )
    .ok()
});

/// What follows a list and a comma, and is no value.
static AFTERTHOUGHT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s*(?:separated|delimited|joined|defaults?|where|which|depending|case[- ]\w*sensitive|if|unless|as|see|max|min|required|optional)\b").ok()
});

/// Words with commas, bars or `or` between them, and then the end of the sentence.
fn words(text: &str, is_label: bool) -> Option<Values> {
    let mut values = Values::default();
    let mut at = 0;
    let mut last = "";
    let mut doubtful = 0;
    let are_loud = text.split(['.', ';', '(']).next().is_some_and(are_loud);
    loop {
        let rest = text.get(at..)?;
        if MORE.as_ref()?.is_match(rest) && at > 0 {
            values.is_open = true;
            values.end = text.len();
            break;
        }
        if at > 0 && AFTERTHOUGHT.as_ref()?.is_match(rest) {
            last = "";
            break;
        }
        let found = WORD.as_ref()?.captures(rest)?;
        let word = found.name("word")?.as_str();
        let is_fit = if is_label { is_label_value(word) } else { is_value(word) };
        let is_none = last.contains("or") && values.items.len() > 1 && word == "none";
        let is_fit = is_fit || is_none || are_loud && is_loud(word);
        // Codes of languages may be words.
        let is_code = !is_label && word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        doubtful += usize::from(!is_fit);
        if !(is_fit || is_code) || values.items.len() >= LIMIT {
            return None;
        }
        values.push(word, found.name("meaning").map(|meaning| meaning.as_str()));
        at += found.get(0)?.end();
        values.end = at;
        last = found.name("sep").map_or("", |separator| separator.as_str());
        if last.is_empty() {
            break;
        }
    }
    let rest = text.get(values.end..)?;
    let is_end = AFTER.as_ref()?.is_match(rest) || AFTERTHOUGHT.as_ref()?.is_match(rest);
    let is_list = values.items.len() > 1 || values.is_open || rest.trim().is_empty();
    let is_rare = |(text, _): &&(String, Option<String>)| RARE_VALUES.contains(&text.to_lowercase().as_str());
    let rare = values.items.iter().filter(is_rare).count();
    let is_sound = is_label || rare == 0 || (values.items.len() > 2 && rare * 2 <= values.items.len());
    let are_codes = values.items.len() > 2 && values.items.iter().all(|(text, _)| text.len() == 2);
    let is_sound = is_sound && (doubtful == 0 || are_codes);
    (is_end && is_list && is_sound && last.is_empty()).then_some(values)
}

/// A word in capitals that is no value in small letters: `IN`, `NONE`.
fn is_loud(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase()) && !["AND", "OR", "NOT"].contains(&word)
}

/// Whether a list holds nothing but words in capitals.
fn are_loud(list: &str) -> bool {
    let words = list.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '/' | '|'));
    let mut words = words.filter(|word| !matches!(*word, "" | "or" | "and")).peekable();
    let is_capitals = |word: &str| {
        word.bytes().any(|byte| byte.is_ascii_uppercase()) && !word.bytes().any(|byte| byte.is_ascii_lowercase())
    };
    words.peek().is_some() && words.all(is_capitals)
}

/// Values of several words, each begun by a capital or all of them short, up to the end of the text.
fn phrases(text: &str) -> Option<Values> {
    if text.contains([OPEN, '(', ':', '=']) {
        return None;
    }
    let text_end = text.trim_end_matches(['.', ' ']);
    let separator = ["\n", "|", ";", ","]
        .into_iter()
        .find(|separator| text_end.contains(separator))?;
    let mut values = Values {
        end: text.len(),
        ..Values::default()
    };
    for part in text_end.split(separator) {
        let mut part = part.trim();
        for word in ["and ", "or "] {
            part = part.strip_prefix(word).unwrap_or(part);
        }
        let ends: Vec<&str> = part.split(" or ").collect();
        let parts = if ends.len() == 2 {
            ends
        } else {
            part.split(" and ").collect()
        };
        for part in parts {
            let words: Vec<&str> = part.split_whitespace().collect();
            let are_plain = words.iter().all(|word| is_label_value(word.trim_matches(['\'', '"'])));
            if words.is_empty() || words.len() > 4 || !are_plain {
                return None;
            }
            values.push(part, None);
        }
    }
    (values.items.len() > 1).then_some(values)
}
