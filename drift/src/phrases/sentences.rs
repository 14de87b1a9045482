//! Where sentences begin and end.

use super::prepared::{CLOSE, OPEN, Prepared};

/// How much of a sentence is read.
const SENTENCE_LIMIT: usize = 1_000;

impl Prepared<'_> {
    /// Where each sentence begins and ends. A line break, and a chip with a word of its own, end one too.
    pub(super) fn sentences(&self) -> Vec<(usize, usize)> {
        let mut sentences = Vec::new();
        let mut start = 0;
        let mut in_literal = false;
        for (at, character) in self.text.char_indices() {
            let after = at + character.len_utf8();
            match character {
                OPEN => in_literal = true,
                CLOSE => in_literal = false,
                '\n' => {
                    push_sentence(&self.text, start, at, &mut sentences);
                    start = after;
                    in_literal = false;
                }
                '.' | '!' | '?' if !in_literal && ends_sentence(&self.text, start, at) => {
                    push_sentence(&self.text, start, at, &mut sentences);
                    start = after;
                }
                _ => {}
            }
        }
        push_sentence(&self.text, start, self.text.len(), &mut sentences);
        sentences
    }
}

fn push_sentence(text: &str, start: usize, end: usize, sentences: &mut Vec<(usize, usize)>) {
    let Some(words) = text.get(start..end) else {
        return;
    };
    let is_edge = |character: char| character.is_whitespace() || matches!(character, '\u{2022}' | '\u{b7}');
    let lead = words.len() - words.trim_start_matches(is_edge).len();
    let trail = words.len() - words.trim_end_matches(is_edge).len();
    if lead + trail >= words.len() {
        return;
    }
    let start = start + lead;
    let mut end = (end - trail).min(start + SENTENCE_LIMIT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let marker = text.get(start..end).and_then(marker_end).map(|length| start + length);
    let (marker, rest) = marker.map_or((None, start), |marker| (Some((start, marker)), marker));
    let blank = text.get(rest..end).unwrap_or_default();
    let rest = rest + blank.len() - blank.trim_start().len();
    for (start, end) in marker.into_iter().chain([(rest, end)]) {
        let is_sentence = |words: &str| words.contains(char::is_alphanumeric) || words.chars().count() == 1;
        if text.get(start..end).is_some_and(is_sentence) {
            sentences.push((start, end));
        }
    }
}

/// Abbreviations after which a capital or a digit goes on with the sentence.
const ABBREVIATIONS: &[&str] = &[
    "e.g", "i.e", "eg", "ie", "max", "min", "approx", "no", "vs", "incl", "excl", "char", "chars", "req", "opt", "num",
    "alphanum", "ex", "resp", "cf", "ca", "st",
];

fn ends_sentence(text: &str, start: usize, at: usize) -> bool {
    let before = text.get(start..at).unwrap_or_default();
    let after = text.get(at + 1..).unwrap_or_default();
    let mut following = after.chars();
    match following.next() {
        None => true,
        Some(CLOSE | '.') => false,
        Some(_) if before.ends_with('.') => false,
        Some(next) if next.is_whitespace() || matches!(next, ')' | ']') => {
            let word = before
                .rsplit(|character: char| character.is_whitespace() || character == '(')
                .next();
            let word = word.unwrap_or_default().to_lowercase();
            let is_short = ABBREVIATIONS.contains(&word.as_str());
            let first = following.find(|character| !character.is_whitespace() && !matches!(character, ')' | ']'));
            // Behind a whole word, small letters begin a sentence as well: `Optional. early or late`.
            let is_word = word.len() > 4 && word.bytes().all(|byte| byte.is_ascii_lowercase());
            let goes_on =
                first.is_some_and(|first| (first.is_lowercase() && !is_word) || matches!(first, ',' | ';' | ':'));
            !is_short && !goes_on && next.is_whitespace()
        }
        Some(next) if next.is_uppercase() || next == OPEN => {
            // Glued sentences: a word in small letters, or a space, before; a word with one capital after.
            let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
            let is_word = word.is_empty() || (word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase()));
            let goes_on = following.next().is_some_and(char::is_lowercase) && after.contains([' ', ':']);
            is_word && !before.is_empty() && goes_on
        }
        _ => false,
    }
}

/// Where a marker before the sentence ends: `(optional) 1 or 0`, `Required: card or cash`.
fn marker_end(text: &str) -> Option<usize> {
    let (inside, close) = match text.strip_prefix(['(', '[']) {
        Some(inside) => (inside, inside.get(..160).unwrap_or(inside).find([')', ']'])?),
        None => (text, text.get(..24).unwrap_or(text).find([':', ',', ';'])?),
    };
    let words = inside.get(..close)?.trim();
    let is_wrapped = inside.len() < text.len();
    let first = words.split(|letter: char| !letter.is_alphabetic()).next()?;
    let is_marker = PRESENCE.contains(&first.to_lowercase().as_str()) && (is_wrapped || first.len() == words.len());
    let end = text.len() - inside.len() + close + 1;
    let rest = text.get(end..)?.trim_start();
    let next = rest.split(|letter: char| !letter.is_alphabetic()).next()?;
    let ends = is_wrapped || !CASES.contains(&next.to_lowercase().as_str());
    (is_marker && ends && !rest.is_empty()).then_some(end)
}

const PRESENCE: &[&str] = &["optional", "required", "mandatory"];

/// Words after which a marker is the beginning of a rule.
const CASES: &[&str] = &[
    "if",
    "when",
    "unless",
    "for",
    "only",
    "where",
    "except",
    "once",
    "in",
    "but",
    "required",
    "optional",
    "mandatory",
    "with",
    "as",
    "depending",
    "not",
    "yes",
    "no",
    "true",
    "false",
    "always",
    "and",
    "or",
    "conditional",
];
