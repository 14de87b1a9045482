//! Damage by saving that can be undone: soft line breaks that became spaces inside words.

use std::collections::HashSet;

/// Words that stand on every page; each half of a parted pair of words is often one of them.
const COMMON: &[&str] = &[
    "the", "of", "to", "is", "in", "for", "and", "or", "not", "be", "by", "with", "this", "that", "if", "you", "are",
    "can", "will", "must", "may", "at", "on", "as", "an", "from", "your", "it", "has", "have", "when", "been", "was",
    "only",
];

/// Undoes lost soft breaks at those places. Most stood within a word; some between two, where the blank is put back: the
/// words of the rest of the text decide.
pub(super) fn lost_breaks(text: &str, places: &[usize]) -> String {
    let known = words_elsewhere(text, places);
    let mut repaired = String::with_capacity(text.len().saturating_add(places.len()));
    let mut from = 0;
    for place in places {
        let (Some(before), Some(after)) = (text.get(from..*place), text.get(*place..)) else {
            continue;
        };
        repaired.push_str(before);
        if needs_blank(text.get(..*place).unwrap_or_default(), after, &known) {
            repaired.push(' ');
        }
        from = *place;
    }
    repaired.push_str(text.get(from..).unwrap_or_default());
    repaired
}

fn needs_blank(before: &str, after: &str, known: &HashSet<String>) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    if matches!(last, ',' | ';' | '.' | ')' | '!' | '?') && first.is_alphabetic() {
        // `e.g.` and addresses have no blank; a sentence has.
        return !before.ends_with("www.");
    }
    if !is_word(last) || !is_word(first) {
        return false;
    }
    let left: String = before.chars().rev().take_while(|c| is_word(*c)).take(60).collect();
    let left: String = left.chars().rev().collect();
    let right: String = after.chars().take_while(|c| is_word(*c)).take(60).collect();
    let is_known = |word: &str| known.contains(&word.to_lowercase()) || COMMON.contains(&word.to_lowercase().as_str());
    !is_known(&format!("{left}{right}")) && is_known(&left) && is_known(&right)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The words of the text that no damage touches.
fn words_elsewhere(text: &str, places: &[usize]) -> HashSet<String> {
    let mut words = HashSet::new();
    let mut places = places.iter().copied().peekable();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_word(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                while places.peek().is_some_and(|place| *place < from) {
                    places.next();
                }
                let is_touched = places.peek().is_some_and(|place| *place <= at);
                if !is_touched && let Some(word) = text.get(from..at) {
                    words.insert(word.to_lowercase());
                }
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Undoes the entities that are left when tags were taken away from HTML.
pub(super) fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        match entity(rest) {
            Some((c, length)) => {
                out.push(c);
                rest = rest.get(length..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = rest.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let c = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "rsquo" => '’',
        "lsquo" => '‘',
        "ldquo" => '“',
        "rdquo" => '”',
        "check" => '✓',
        _ => {
            let number = name.strip_prefix('#')?;
            let value = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(value)?
        }
    };
    Some((c, end.saturating_add(1)))
}

#[cfg(test)]
mod tests {
    use super::{entities, lost_breaks};

    #[test]
    fn words_are_joined_and_pairs_of_words_are_not() {
        for (damaged, whole) in [
            ("Between 5 a|nd 20 items.", "Between 5 and 20 items."),
            (
                "It is a vali|d port. Any valid port.",
                "It is a valid port. Any valid port.",
            ),
            (
                "What you|named does not|exist. You named what does not exist.",
                "What you named does not exist. You named what does not exist.",
            ),
            ("the name,|for the port", "the name, for the port"),
            ("'-' and '|_' signs", "'-' and '_' signs"),
            ("id (|no blank) &|gt;", "id (no blank) &gt;"),
            ("port|_id", "port_id"),
        ] {
            let mut places = Vec::new();
            let mut text = String::new();
            for c in damaged.chars() {
                if c == '|' {
                    places.push(text.len());
                } else {
                    text.push(c);
                }
            }
            assert_eq!(lost_breaks(&text, &places), whole);
        }
    }

    #[test]
    fn entities_are_undone_once() {
        assert_eq!(entities("&lt;a&gt; &amp;lt; &#233; &bad; & &"), "<a> &lt; é &bad; & &");
    }
}
