//! Names from a spec made fit for a message: quoted, cut, and compared with what was perhaps meant.

use crate::load::is_unseen;

/// The longest name that a message repeats.
const LONGEST_SHOWN: usize = 60;

/// The longest name, and the most candidates, that a suggestion is looked for: hostile files have more of both.
const LONGEST_COMPARED: usize = 64;
const MOST_COMPARED: usize = 200;

/// Text from a spec between backquotes: cut when long, what cannot be seen as escapes.
pub(crate) fn shown(name: &str) -> String {
    format!("`{}`", visible(name, LONGEST_SHOWN))
}

/// Text from a spec on one line, cut after `longest` characters.
pub(crate) fn visible(text: &str, longest: usize) -> String {
    let mut shown = String::new();
    for (count, character) in text.chars().enumerate() {
        if count == longest {
            shown.push('…');
            break;
        }
        if is_unseen(1, character) || matches!(character, '\n' | '\r' | '\t') {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Names as a sentence lists them: `a`, `b` or `c`.
pub(crate) fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.into_iter().map(shown).collect();
    match names.as_slice() {
        [] => "nothing".to_owned(),
        [name] => name.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// The candidate that was most likely meant by `name`, if one is close.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST_COMPARED {
        return None;
    }
    // A third of the letters may be wrong: `lenght` is `length`, `sum` is not `url`, and `q` is nothing but `Q`.
    let allowed = name.chars().count() / 3;
    let name = folded(name);
    candidates
        .into_iter()
        .take(MOST_COMPARED)
        .filter(|candidate| candidate.len() <= LONGEST_COMPARED)
        .map(|candidate| (distance(&name, &folded(candidate)), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Case and separators are what people mistake most.
fn folded(name: &str) -> Vec<char> {
    name.chars()
        .filter(|character| !matches!(character, '_' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Insertions, deletions, replacements and swaps of neighbours between two words.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &from) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &to) in b.iter().enumerate() {
            let replaced = last[j] + usize::from(from != to);
            let mut best = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && from == b[j - 1] && a[i - 1] == to {
                best = best.min(before_last[j - 1] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typo_finds_its_word() {
        let keys = ["length", "range", "about", "at_least_one_of"];
        assert_eq!(nearest("lenght", keys), Some("length"));
        assert_eq!(nearest("atLeastOneOf", keys), Some("at_least_one_of"));
        assert_eq!(nearest("abuot", keys), Some("about"));
        assert_eq!(nearest("colour", keys), None);
        assert_eq!(nearest("", keys), None);
        assert_eq!(nearest("q", ["k", "Q"]), Some("Q"));
    }

    #[test]
    fn hostile_names_are_shown_on_one_short_line() {
        assert_eq!(shown("a\nb\u{1b}[31m"), "`a\\nb\\u{1b}[31m`");
        assert_eq!(shown(&"x".repeat(100)).chars().count(), LONGEST_SHOWN + 3);
        assert_eq!(listed(["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
