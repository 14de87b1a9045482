//! Which characters a text allows, and regular expressions as pages print them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::prepared::bare;

static PART: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let parts = [
        r"(?P<alnum>alpha[- ]?num(?:eric(?:al)?)?s?\b|letters? (?:and|or) (?:numbers?|digits?))",
        r"(?P<hex>hex(?:a-?decimal)?\b)",
        r"(?P<upper>(?:upper[- ]?case|capital)(?: latin| english| ascii)? (?:letters?|characters?|alphabets?)|upper[- ]?case\b)",
        r"(?P<lower>(?:lower[- ]?case|small)(?: latin| english| ascii)? (?:letters?|characters?|alphabets?)|lower[- ]?case\b)",
        r"(?P<alpha>letters?\b|alphabet(?:ic(?:al)?|s)?(?: characters?)?\b|alpha\b|latin characters?)",
        r"(?P<digit>digits?\b|numbers?\b|numerals?\b|numeric(?:al)?\b)",
        r"(?P<underscore>under-?scores?\b|underlines?\b|low lines?|_)",
        r"(?P<hyphen>hyphens?(?:-minus)?\b|dash(?:es)?\b|minus(?:es)?(?: signs?)?\b)",
        r"(?P<dot>dots?\b|periods?\b|full stops?\b|points?\b)",
        r"(?P<space>(?:white ?)?spaces?\b|blanks?\b)",
        r"(?P<plus>plus(?: signs?)?\b)",
        r"(?P<at>at[- ]signs?\b)",
        r"(?P<slash>(?:forward )?slash(?:es)?\b)",
        r"(?P<colon>colons?\b)",
        r"(?P<comma>commas?\b)",
        r"(?P<span>(?-i:A-Z|a-z|0-9|A-F|a-f))",
        r"(?P<literal>\x{e000}[^\x{e001}]{1,20}\x{e001})",
        r"(?P<glue>\s+|\((?:no|without) [a-z ,]{3,40}\)|[,/&()+;]|\b(?:and/or|and|or|the|characters?|only|chars?|signs?|symbols?|plus|latin|english|ascii|standard|basic|also|both|with)\b|\bno (?:accented letters?|accents?|spaces?|symbols?|punctuation|special characters?)\b|\b(?:without|except|not) (?:accented letters?|accents?|spaces?)\b)",
    ];
    Regex::new(&format!("(?i)^(?:{})", parts.join("|"))).ok()
});

/// The inside of a bracketed class, in canonical order: `A-Z`, `a-z`, `0-9`, the others as they sort, `-` last. Words that
/// name no characters make it nothing.
pub(super) fn class(text: &str) -> Option<String> {
    let mut parts: BTreeSet<&'static str> = BTreeSet::new();
    let mut others: BTreeSet<char> = BTreeSet::new();
    let mut rest = text;
    while !rest.is_empty() {
        let found = PART.as_ref()?.captures(rest)?;
        let whole = found.get(0)?;
        let name = PART
            .as_ref()?
            .capture_names()
            .flatten()
            .find(|name| found.name(name).is_some())?;
        match name {
            "alnum" => parts.extend(["1A-Z", "2a-z", "3 0-9"]),
            "hex" => parts.extend(["1A-F", "2a-f", "3 0-9"]),
            "upper" => parts.extend(["1A-Z"]),
            "lower" => parts.extend(["2a-z"]),
            "alpha" => parts.extend(["1A-Z", "2a-z"]),
            "digit" => parts.extend(["3 0-9"]),
            "underscore" => others.extend(['_']),
            "hyphen" => others.extend(['-']),
            "dot" => others.extend(['.']),
            "space" => others.extend([' ']),
            "plus" => others.extend(['+']),
            "at" => others.extend(['@']),
            "slash" => others.extend(['/']),
            "colon" => others.extend([':']),
            "comma" => others.extend([',']),
            "span" => {
                parts.insert(span(whole.as_str())?);
            }
            "literal" => literal(&bare(whole.as_str()), &mut parts, &mut others)?,
            _ => {}
        }
        rest = rest.get(whole.end().max(1)..)?;
    }
    let mut class: String = parts
        .iter()
        .map(|part| part.get(1..).unwrap_or_default().trim())
        .collect();
    class.extend(others.iter().filter(|other| **other != '-'));
    if others.contains(&'-') {
        class.push('-');
    }
    (!class.is_empty()).then_some(class)
}

fn span(text: &str) -> Option<&'static str> {
    Some(match text {
        "A-Z" => "1A-Z",
        "a-z" => "2a-z",
        "A-F" => "1A-F",
        "a-f" => "2a-f",
        "0-9" => "3 0-9",
        _ => return None,
    })
}

/// A character by itself, or a bracketed class.
fn literal(text: &str, parts: &mut BTreeSet<&'static str>, others: &mut BTreeSet<char>) -> Option<()> {
    let mut rest = text.trim_start_matches('[').trim_end_matches(']');
    if rest.chars().count() > 1 && !text.starts_with('[') && !rest.contains("-") {
        return None;
    }
    while !rest.is_empty() {
        if let Some(found) = rest.get(..3).and_then(span) {
            parts.insert(found);
            rest = rest.get(3..)?;
            continue;
        }
        let character = rest.chars().next()?;
        if character.is_alphanumeric() {
            return None;
        }
        if character != '\\' {
            others.insert(character);
        }
        rest = rest.get(character.len_utf8()..)?;
    }
    Some(())
}

/// A regular expression without what wraps it: slashes, and the point that ends the sentence.
pub(super) fn pattern(text: &str) -> Option<String> {
    let mut text = bare(text);
    text = text.trim_end_matches([' ', ',', ';']).to_owned();
    if text.ends_with(" .") || (text.ends_with('.') && text.contains('$')) {
        text = text.trim_end_matches('.').trim_end().to_owned();
    }
    let inner = text.strip_prefix('/').and_then(|inner| inner.rsplit_once('/'));
    let mut body = match inner {
        Some((inner, flags)) if flags.len() <= 3 && flags.chars().all(|flag| flag.is_ascii_lowercase()) => inner,
        _ => text.as_str(),
    };
    if let Some(inner) = body.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        let is_one = !inner.contains(['(', ')']);
        if is_one {
            body = inner;
        }
    }
    // A text without any sign of a regular expression is a word.
    let has_sign = body.contains(['^', '$', '[', '\\', '*', '+']) || body.contains("{");
    (has_sign && !body.contains('\n') && body.len() <= 300).then(|| body.to_owned())
}
